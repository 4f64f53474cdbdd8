"""Blocks: the columns of the window. One layer with weights and what follows it.

Dense, BatchNorm and Activate are three layers of the network but one "layer" of the lectures:
`s = x W + b`, perhaps normalised, then `h = f(s)`. A block begins with whatever is `weighted`:
Dense, Maxout, or a residual block with all that is inside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from engine.network.activations import Activation, Identity
from engine.network.layers import Layer
from engine.sentences import Sentence

Layers: TypeAlias = tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Indices into the layers of a network: `first` has the weights, `last` gives h.

    `pre` is the layer whose output is the pre-activation s that enters `activation`, `active`
    the layer that applies it; both are the last one where there is none.
    """

    title: str
    first: int
    pre: int
    active: int
    last: int
    activation: Activation


def spans_of(layers: Layers) -> tuple[slice, ...]:
    """Where the blocks are: from each layer with weights up to the next."""
    starts = [place for place, lay in enumerate(layers) if lay.weighted]
    return tuple(slice(start, stop) for start, stop in pairwise([*starts, len(layers)]))


def blocks_of(layers: Layers) -> tuple[Block, ...]:
    """The blocks of a network's layers, the output layer last."""
    blocks = []
    for number, span in enumerate(spans_of(layers), start=1):
        last = span.stop - 1
        active = place_of_activation(layers[span])
        place = last if active is None else span.start + active
        pre = last if active is None else place - 1
        title = Sentence("output") if span.stop == len(layers) else str(number)
        blocks.append(Block(title, span.start, pre, place, last, activation_of(layers[span])))
    return tuple(blocks)


def blocks_in(layers: Layers) -> tuple[Layers, ...]:
    """The layers cut into blocks; joined they are the same layers.

    What stands before the first weights is a block of its own.
    """
    spans = spans_of(layers)
    ahead = layers[: spans[0].start] if spans else layers
    blocks = tuple(layers[span] for span in spans)
    return (ahead, *blocks) if ahead else blocks


def count_of_blocks(layers: Layers) -> int:
    """How many of these layers the lectures count."""
    return len(spans_of(layers))


def place_of_activation(block: Layers) -> int | None:
    """Where the first activation of a block stands."""
    return next((i for i, lay in enumerate(block) if lay.activation is not None), None)


def activation_of(block: Layers) -> Activation:
    """The activation function of a block, its first one if it has several."""
    return next((lay.activation for lay in block if lay.activation is not None), Identity())
