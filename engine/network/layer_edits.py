"""Edits of a stack of hidden layers: tuples in, tuples out.

A block is what the lectures call a layer: one layer with weights and what follows it, such as
(Dense, BatchNorm, Activate). Layers before the first weights are a block of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from engine.network.activations import Activation, Identity
from engine.network.blocks import Layers, blocks_in, place_of_activation
from engine.network.initializers import Initializer
from engine.network.layers import Activate, BatchNorm, Dense, Layer, layer
from engine.specs.edits import replace_at, switched

# What a block can begin with, and what may be in it beside its activation.
STARTS = tuple(kind for kind in layer if kind.weighted)
OPTIONAL = tuple(kind for kind in layer if not kind.weighted and kind().activation is None)


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
    """A block that begins with a layer of this kind, as wide and as active as the block `like`."""
    nested = [(start,) if start.layers is None else start.layers for start in like]
    inside = joined(nested)
    place = place_of_activation(inside)
    active = Activate() if place is None else inside[place]
    weights = next((lay for lay in reversed(inside) if lay.units is not None), Dense())
    return kind.begin_block(weights, active)


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
    return tuple(lay.with_units(units) for lay in block)


def with_activation(block: Layers, activation: Activation) -> Layers:
    """A block with this activation function, its first one if it has several."""
    place = place_of_activation(block)
    if place is None:
        end = _end_of_sums(block)
        return (*block[:end], Activate(activation), *block[end:])
    return with_layer(block, place, Activate(activation))


def activations_in(layers: Layers, inside: bool = False) -> tuple[Activation, ...]:
    """What the hidden layers apply to their sums, those inside residual blocks included.

    Plain sums without an activation function apply the identity; `inside` a residual block they
    are the ones that are added, and Maxout is an activation by itself.
    """
    found: list[Activation] = []
    for block in blocks_in(layers):
        for lay in block:
            found += activations_in(lay.layers, inside=True) if lay.layers is not None else ()
            found += [lay.activation] if lay.activation is not None else ()
        found += [Identity()] if _is_bare(block) and not inside else ()
    return tuple(found)


def with_activation_everywhere(
    layers: Layers, kind: type[Activation], inside: bool = False
) -> Layers:
    """The layers with another kind of activation function wherever `activations_in` finds one.

    Each keeps what was set and carries over.
    """
    changed: list[Layer] = []
    for block in blocks_in(layers):
        if _is_bare(block) and not inside:
            changed += with_activation(block, kind())
            continue
        for lay in block:
            if lay.layers is not None:
                nested = with_activation_everywhere(lay.layers, kind, inside=True)
                changed.append(replace_at(lay, "layers", nested))
            elif lay.activation is not None and type(lay.activation) is not kind:
                changed.append(Activate(switched(lay.activation, kind)))
            else:
                changed.append(lay)
    return tuple(changed)


def _is_bare(block: Layers) -> bool:
    """Whether a block is plain sums that go on as they are."""
    return block[0].sums == 1 and place_of_activation(block) is None


def with_optional(block: Layers, kind: type[Layer], wanted: bool) -> Layers:
    """A block with a layer of this kind where it belongs, or without any."""
    others = tuple(lay for lay in block if type(lay) is not kind)
    if not wanted:
        return others
    if others != block:
        return block
    place = len(block) if kind.after_activation else _end_of_sums(block)
    return (*block[:place], kind(), *block[place:])


def with_batch_norm_everywhere(layers: Layers, wanted: bool) -> Layers:
    """The layers with batch normalisation of all weighted sums, or of none.

    Inside residual blocks too, whose own answers are left as they are.
    """
    changed: list[Layer] = []
    for block in blocks_in(layers):
        first = block[0]
        if first.layers is not None:
            nested = with_batch_norm_everywhere(first.layers, wanted)
            changed += (replace_at(first, "layers", nested), *block[1:])
        elif first.weighted or not wanted:
            changed += with_optional(block, BatchNorm, wanted)
        else:
            changed += block
    return tuple(changed)


def with_weights_everywhere(layers: Layers, init_weights: Initializer) -> Layers:
    """The layers with one initialisation of all weights, inside residual blocks too."""
    return tuple(_with_weights(lay, init_weights) for lay in layers)


def _with_weights(lay: Layer, init_weights: Initializer) -> Layer:
    if lay.layers is not None:
        return replace_at(lay, "layers", with_weights_everywhere(lay.layers, init_weights))
    if lay.init_weights is not None:
        return replace_at(lay, "init_weights", init_weights)
    return lay


def _end_of_sums(block: Layers) -> int:
    """Where the activation stands, or would stand."""
    behind = (lay.after_activation or lay.activation is not None for lay in block)
    return next((place for place, ends in enumerate(behind) if ends), len(block))


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
