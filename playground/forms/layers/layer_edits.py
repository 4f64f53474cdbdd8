"""Edits of a stack of hidden layers: tuples in, tuples out.

A block is what the lectures call a layer: one layer with weights and what follows it, such as
(Dense, BatchNorm, Activate). Layers before the first weights are a block of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from math import prod

from engine.network.activations import Activation
from engine.network.layers import Activate, Affine, Dense, Dropout, Layer, Residual, layer
from engine.specs.paths import switched

Layers = tuple[Layer, ...]

# What a block can begin with, and what may be in it beside its activation.
STARTS = tuple(kind for kind in layer if kind.weighted)
OPTIONAL = tuple(kind for kind in layer if not kind.weighted and kind is not Activate)
# Noise belongs on what a layer says; everything else is done to its weighted sums.
AFTER_ACTIVATION = (Dropout,)


def blocks_in(layers: Layers) -> tuple[Layers, ...]:
    """The layers cut into blocks; joined they are the same layers."""
    starts = [i for i, lay in enumerate(layers) if lay.weighted or i == 0]
    return tuple(layers[a:b] for a, b in pairwise([*starts, len(layers)]))


def joined(blocks: Iterable[Layers]) -> Layers:
    """The layers of all blocks in their order."""
    return tuple(lay for block in blocks for lay in block)


def add_block(layers: Layers, kind: type[Layer] | None = None) -> Layers:
    """One more block at the end, with the settings of the last one that has weights.

    Without `kind` it is a copy of that one; with it, a block that begins with such a layer.
    """
    weighted = [block for block in blocks_in(layers) if block[0].weighted]
    last = weighted[-1] if weighted else (Dense(), Activate())
    return layers + (last if kind is None else new_block(kind, last))


def new_block(kind: type[Layer], like: Layers) -> Layers:
    """A block that begins with a layer of this kind, as wide and as active as the block `like`.

    Maxout is a non-linearity of its own and stands alone; so does a residual block, which has
    its activation inside.
    """
    inside = [lay for start in like for lay in getattr(start, "layers", (start,))]
    active = next((lay for lay in inside if isinstance(lay, Activate)), Activate())
    affine = next((lay for lay in reversed(inside) if isinstance(lay, Affine)), Dense())
    if issubclass(kind, Residual):
        return (kind((switched(affine, Dense), active)),)
    if not issubclass(kind, Affine):
        return (kind(),)
    first = switched(affine, kind)
    return (first, active) if issubclass(kind, Dense) else (first,)


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


def with_layer(block: Layers, place: int, other: Layer) -> Layers:
    """A block with another layer at `place`."""
    return (*block[:place], other, *block[place + 1 :])


def with_units(block: Layers, units: int) -> Layers:
    """A block whose layer with weights is `units` wide; KnobError if that is out of range."""
    return tuple(replace(lay, units=units) if isinstance(lay, Affine) else lay for lay in block)


def with_activation(block: Layers, activation: Activation) -> Layers:
    """A block with this activation function, its first one if it has several."""
    place = first_of(block, Activate)
    if place is None:
        end = _end_of_sums(block)
        return (*block[:end], Activate(activation), *block[end:])
    return with_layer(block, place, Activate(activation))


def with_optional(block: Layers, kind: type[Layer], wanted: bool) -> Layers:
    """A block with a layer of this kind where it belongs, or without any.

    Dropout comes last; everything else comes before the activation.
    """
    if not wanted:
        return tuple(lay for lay in block if not isinstance(lay, kind))
    if first_of(block, kind) is not None:
        return block
    place = len(block) if kind in AFTER_ACTIVATION else _end_of_sums(block)
    return (*block[:place], kind(), *block[place:])


def first_of(block: Layers, kind: type[Layer]) -> int | None:
    """Where the first layer of this kind stands."""
    return next((i for i, lay in enumerate(block) if isinstance(lay, kind)), None)


def _end_of_sums(block: Layers) -> int:
    """Where the activation stands, or would stand."""
    ends = (i for i, lay in enumerate(block) if isinstance(lay, (Activate, *AFTER_ACTIVATION)))
    return next(ends, len(block))


def parameter_counts(blocks: Iterable[Layers], fan_in: int) -> tuple[list[int], int]:
    """How many numbers each block trains, and how wide the last one is."""
    counts = []
    for block in blocks:
        count = 0
        for lay in block:
            count += sum(prod(shape) for shape in lay.shapes(fan_in).values())
            fan_in = lay.width(fan_in)
        counts.append(count)
    return counts, fan_in
