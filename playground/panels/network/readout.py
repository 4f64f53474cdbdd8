"""What the network view says of a place in words, with the numbers a student computes with."""

from __future__ import annotations

import numpy as np

from engine.network.naming import INPUTS
from engine.network.places import Neuron, Parameter, Place
from playground.panels.network.joints import neuron_of
from playground.panels.network.painting.node_painter import limit_of
from playground.panels.network.scene import Scene
from playground.panels.network.wiring import Wiring
from playground.words.numbers import number
from playground.words.translate import tr


def sentence_of(scene: Scene, place: Place, principal: bool = False) -> str:
    """The lines of a tool-tip for a weight, a bias, a neuron or a column.

    `principal`: the maps lie on a plane of principal components.
    """
    if isinstance(place, Parameter):
        return _of_parameter(scene, place)
    if isinstance(place, Neuron):
        return "\n".join(_of_neuron(scene, place, principal))
    return _of_column(scene, place.column)


def node_name(wiring: Wiring, place: Neuron) -> str:
    """A node in words, such as “neuron 3 of layer 1”."""
    return tr(wiring.names.neuron(place))


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
    target = node_name(wiring, neuron)
    shown = number(value)
    if place.name == "b":
        line = tr("b of {target} = {value}", target=target, value=shown)
    else:
        source = node_name(wiring, Neuron(neuron.column - 1, place.index[0]))
        line = tr(
            "w from {source} to {target} = {value}", source=source, target=target, value=shown
        )
    lines = [line, tr("click to edit")]
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
    name = node_name(scene.wiring, place)
    lines = [name[:1].upper() + name[1:]]
    joint = scene.joint(place.column)
    if joint is not None and joint.biased:
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
        limit = number(limit_of(scene.maps[place.column].values))
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


def _of_column(scene: Scene, column: int) -> str:
    rank = scene.wiring.rank(column)
    name = tr(scene.wiring.names.layer(column)) if column >= 0 else tr(INPUTS)
    line = tr("{layer}: {count:,} neurons", layer=name, count=rank.units)
    lines = [line[:1].upper() + line[1:]]
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
