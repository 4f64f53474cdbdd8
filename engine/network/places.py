"""Places in a network that one can point at: a parameter, a neuron, a column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.network.blocks import blocks_of
from engine.sentences import Sentence
from engine.specs.paths import joined, names_in

if TYPE_CHECKING:
    # A network sets some of its places itself, see `starts`.
    from engine.network.network import Network

# The output layer has no number in paths: hidden layers come and go before it.
OUTPUT = "output"
_NUMBER = r"(?:0|[1-9][0-9]{0,6})"
_PATH = re.compile(
    rf"(?:layers\.(?P<layer>{_NUMBER})|{OUTPUT})(?P<inside>(?:\.layers\.{_NUMBER})*)"
    rf"\.(?P<name>[A-Za-z_][A-Za-z_0-9]{{0,40}})(?P<index>(?:\.{_NUMBER}){{1,4}})"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number that training moves: at `index` of the array `name` of layer `layer`.

    Layers are those of `Network.layers`, counted from 0; `name` is a key of `Weights.layers`,
    such as "W" or "b".
    """

    layer: int
    name: str
    index: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Neuron:
    """Unit `unit` of column `column`, both from 0; column −1 are the inputs of the network."""

    column: int
    unit: int


@dataclass(frozen=True, slots=True)
class Column:
    """A whole column of the window: one of `blocks_of(network.layers)`, from 0."""

    column: int


Place = Parameter | Neuron | Column


def is_parameter_path(path: str) -> bool:
    """Whether this is how the path of a parameter is written, be there such a one or not."""
    return _PATH.fullmatch(path) is not None


def path_of_parameter(network: Network, place: Parameter) -> str:
    """The path of a parameter: "layers.0.W.1.2", "layers.3.layers.0.b.4" or "output.W.0.1"."""
    *inside, name = names_in(place.name)
    last = place.layer == len(network.layers) - 1
    outer = OUTPUT if last else joined("layers", place.layer)
    return joined(outer, *(joined("layers", i) for i in inside), name, *place.index)


def parameter_at(network: Network, path: str) -> Parameter:
    """The parameter that a path leads to; raises ValueError if `network` has no such layer.

    Whether the layer has such a parameter, `check_parameter` says.
    """
    found = _PATH.fullmatch(path)
    if found is None:
        raise ValueError(Sentence("expected the path of a parameter, found {path}", path=path))
    hidden = len(network.layers) - 1
    layer = hidden if found["layer"] is None else int(found["layer"])
    if found["layer"] is not None and layer >= hidden:
        raise ValueError(
            Sentence(
                "no such layer; expected one of {count} hidden ones, counted from 0, or {output}",
                count=hidden,
                output=OUTPUT,
            )
        )
    inside = names_in(found["inside"])[2::2]
    index = names_in(found["index"])[1:]
    return Parameter(layer, joined(*inside, found["name"]), tuple(map(int, index)))


def exists(network: Network, place: Place) -> bool:
    """Whether `network` has this place."""
    if isinstance(place, Parameter):
        if not 0 <= place.layer < len(network.layers):
            return False
        shape = network.layers[place.layer].shapes(network.fan_ins[place.layer]).get(place.name, ())
        return len(shape) == len(place.index) > 0 and all(
            0 <= i < n for i, n in zip(place.index, shape, strict=True)
        )
    blocks = blocks_of(network.layers)
    if isinstance(place, Column):
        return 0 <= place.column < len(blocks)
    if not -1 <= place.column < len(blocks):
        return False
    after = 0 if place.column < 0 else blocks[place.column].last + 1
    return 0 <= place.unit < (*network.fan_ins, network.width)[after]


def check_parameter(network: Network, place: Parameter, value: float) -> None:
    """Raise ValueError if `network` has no such parameter, or if it cannot take this value."""
    if not 0 <= place.layer < len(network.layers):
        last = len(network.layers) - 1
        raise ValueError(
            Sentence(
                "expected a layer from 0 to {last}, found {layer}", last=last, layer=place.layer
            )
        )
    layer, fan_in = network.layers[place.layer], network.fan_ins[place.layer]
    if place.name in layer.buffer_shapes(fan_in):
        raise ValueError(
            Sentence("{name} follows the data of each batch and cannot be set", name=place.name)
        )
    shapes = layer.shapes(fan_in)
    if place.name not in shapes:
        known = ", ".join(shapes) or Sentence("none, for it has no parameters")
        raise ValueError(
            Sentence(
                "expected a parameter of layer {layer}: {known}", layer=place.layer, known=known
            )
        )
    shape = shapes[place.name]
    fits = len(place.index) == len(shape)
    if not fits or not all(0 <= i < n for i, n in zip(place.index, shape, strict=True)):
        raise ValueError(
            Sentence(
                "expected a place in {name} {shape}, found {index}",
                name=place.name,
                shape=shape,
                index=place.index,
            )
        )
    # A comparison with NaN is false as well.
    if not abs(value) <= float(np.finfo(network.dtype).max):
        raise ValueError(
            Sentence(
                "expected a finite {dtype} number, found {value}", dtype=network.dtype, value=value
            )
        )
