"""Places in a network that one can point at: a parameter, a neuron, a column."""

from __future__ import annotations

from dataclasses import dataclass


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
