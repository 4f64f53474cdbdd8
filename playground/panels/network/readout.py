"""What the network view says of a place in words, with the numbers a student computes with."""

from __future__ import annotations

import numpy as np

from engine.network.places import Neuron, Parameter, Place
from playground.panels.network.joints import neuron_of
from playground.panels.network.painting.node_painter import limit_of
from playground.panels.network.scene import Scene
from playground.panels.network.wiring import Rank, Wiring
from playground.words.translate import tr


def sentence_of(scene: Scene, place: Place, principal: bool = False) -> str:
    """The lines of a tool-tip for a weight, a bias, a neuron or a column.

    `principal`: the maps lie on a plane of principal components.
    """
    if isinstance(place, Parameter):
        return _of_parameter(scene, place)
    if isinstance(place, Neuron):
        return "\n".join(_of_neuron(scene, place, principal))
    return _of_column(scene, scene.wiring.rank(place.column))


def name_of(wiring: Wiring, place: Parameter) -> str:
    """What a weight or bias is called in exported files, such as 2.dense.W[2, 4]."""
    array = next((rank.array for rank in wiring.ranks if rank.layer == place.layer), "")
    inside = ", ".join(str(i) for i in place.index)
    return f"{array.removesuffix('W')}{place.name}[{inside}]"


def node_name(rank: Rank, unit: int) -> str:
    """A node in words: an input or an output by its name, a neuron by its number from 1."""
    if rank.column < 0:
        return tr("input {name}", name=rank.names[unit])
    if rank.names:
        return tr("output {name}", name=rank.names[unit])
    return tr("neuron {unit} of layer {layer}", unit=unit + 1, layer=rank.title)


def number(value: float) -> str:
    """A weight as it is read off: four digits, with a real minus."""
    return f"{value:.4g}".replace("-", "−")


def value_at(scene: Scene, place: Parameter) -> float | None:
    """The number at a place, if it is drawn."""
    neuron = neuron_of(scene.wiring, place)
    joint = scene.joint(neuron.column) if neuron is not None else None
    if neuron is None or joint is None:
        return None
    return joint.weight_at(scene.wiring.rank(neuron.column), place)


def _of_parameter(scene: Scene, place: Parameter) -> str:
    wiring = scene.wiring
    neuron, value = neuron_of(wiring, place), value_at(scene, place)
    if neuron is None or value is None:
        return ""
    rank = wiring.rank(neuron.column)
    target = node_name(rank, neuron.unit)
    name, shown = name_of(wiring, place), number(value)
    if place.name == "b":
        line = tr("b of {target} = {value}", target=target, value=shown)
    else:
        source = node_name(wiring.rank(neuron.column - 1), place.index[0])
        line = tr(
            "w from {source} to {target} = {value}", source=source, target=target, value=shown
        )
    lines = [line, tr("{name}; click to edit", name=name)]
    if rank.pieces > 1:
        lines.append(
            tr(
                "piece {piece} of {count}, the strongest",
                piece=place.index[-1] // rank.units + 1,
                count=rank.pieces,
            )
        )
    return "\n".join(lines)


def _of_neuron(scene: Scene, place: Neuron, principal: bool) -> list[str]:
    rank = scene.wiring.rank(place.column)
    name = node_name(rank, place.unit)
    lines = [name[:1].upper() + name[1:]]
    joint = scene.joint(place.column)
    if joint is not None:
        lines.append(tr("b = {value}", value=number(float(joint.bias[place.unit]))))
    found = scene.map_of(place)
    if found is not None and np.isfinite(found).all():
        symbol = "z" if rank.title == "output" else "h"
        lines.append(
            tr(
                "{symbol} on the drawn plane: {low} to {high}, mean {mean}",
                symbol=symbol,
                low=number(float(found.min())),
                high=number(float(found.max())),
                mean=number(float(found.mean())),
            )
        )
        limit = f"{limit_of(scene.maps[place.column].values):g}"
        lines.append(tr("colours of this layer from −{limit} to {limit}", limit=limit))
        if principal:
            lines.append(tr("the plane of principal components 1 and 2, as in the boundary"))
    twin = scene.twin_of(place)
    if twin is not None:
        lines.append(tr("computes the same as neuron {unit} and always will", unit=twin + 1))
    if scene.is_dead(place):
        lines.append(tr("dead: f′(s) = 0 for every sample, so it cannot learn"))
    if scene.is_frozen(place):
        lines.append(tr("frozen: training leaves its weights as they are"))
    return lines


def _of_column(scene: Scene, rank: Rank) -> str:
    lines = [tr("Layer {title}: {count:,} neurons", title=rank.title, count=rank.units)]
    joint = scene.joints[rank.column]
    if joint is not None:
        lines.append(
            tr(
                "{count:,} weights, root mean square {rms}",
                count=joint.count,
                rms=number(joint.rms),
            )
        )
    if rank.summed_up:
        lines.append(tr("The map is the mean of |h| over the first 64 of them."))
    return "\n".join(lines)
