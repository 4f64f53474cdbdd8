"""Edits of a stack of hidden layers: tuples in, tuples out.

A block is what the lectures call a layer: one layer with weights and what follows it, such as
(Dense, BatchNorm, Activate). Layers before the first weights are a block of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from math import prod

from engine.activations import Activation
from engine.layers import Activate, BatchNorm, Dense, Layer

Layers = tuple[Layer, ...]


def blocks_in(layers: Layers) -> tuple[Layers, ...]:
    """The layers cut into blocks; joined they are the same layers."""
    starts = [i for i, layer in enumerate(layers) if layer.penalized or i == 0]
    return tuple(layers[a:b] for a, b in pairwise([*starts, len(layers)]))


def joined(blocks: Iterable[Layers]) -> Layers:
    """The layers of all blocks in their order."""
    return tuple(layer for block in blocks for layer in block)


def add_block(layers: Layers) -> Layers:
    """One more block at the end, with the settings of the last one that has weights."""
    weighted = [block for block in blocks_in(layers) if block[0].penalized]
    return layers + (weighted[-1] if weighted else (Dense(), Activate()))


def remove_block(layers: Layers, index: int) -> Layers:
    """All blocks but this one. IndexError if there is none."""
    blocks = list(blocks_in(layers))
    del blocks[index]
    return joined(blocks)


def duplicate_block(layers: Layers, index: int) -> Layers:
    """The same block twice, one after the other. IndexError if there is none."""
    blocks = list(blocks_in(layers))
    blocks.insert(index, blocks[index])
    return joined(blocks)


def move_block(layers: Layers, index: int, to: int) -> Layers:
    """The block `index` taken out and put back in as number `to`. IndexError if there is none."""
    blocks = list(blocks_in(layers))
    blocks.insert(to, blocks.pop(index))
    return joined(blocks)


def with_block(layers: Layers, index: int, block: Layers) -> Layers:
    """Another block in place of this one. IndexError if there is none."""
    blocks = list(blocks_in(layers))
    blocks[index] = block
    return joined(blocks)


def with_layer(block: Layers, place: int, layer: Layer) -> Layers:
    """A block with another layer at `place`."""
    return (*block[:place], layer, *block[place + 1 :])


def with_units(block: Layers, units: int) -> Layers:
    """A block whose layer with weights is `units` wide; KnobError if that is out of range."""
    return tuple(replace(lay, units=units) if isinstance(lay, Dense) else lay for lay in block)


def with_activation(block: Layers, activation: Activation) -> Layers:
    """A block with this activation function, its first one if it has several."""
    place = first_of(block, Activate)
    if place is None:
        return (*block, Activate(activation))
    return with_layer(block, place, Activate(activation))


def with_batch_norm(block: Layers, wanted: bool) -> Layers:
    """A block with batch normalisation before its activation, or without any."""
    if not wanted:
        return tuple(layer for layer in block if not isinstance(layer, BatchNorm))
    if first_of(block, BatchNorm) is not None:
        return block
    active = first_of(block, Activate)
    place = len(block) if active is None else active
    return (*block[:place], BatchNorm(), *block[place:])


def first_of(block: Layers, kind: type[Layer]) -> int | None:
    """Where the first layer of this kind stands."""
    return next((i for i, layer in enumerate(block) if isinstance(layer, kind)), None)


def parameter_counts(blocks: Iterable[Layers], fan_in: int) -> tuple[list[int], int]:
    """How many numbers each block trains, and how wide the last one is."""
    counts = []
    for block in blocks:
        count = 0
        for layer in block:
            count += sum(prod(shape) for shape in layer.shapes(fan_in).values())
            fan_in = layer.width(fan_in)
        counts.append(count)
    return counts, fan_in
