"""Places in a network that one can point at: a parameter, a neuron, a column."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.network.blocks import blocks_of
from engine.network.network import Network
from engine.sentences import Sentence


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
