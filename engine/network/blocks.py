"""Blocks: the columns of the window. One layer with weights and what follows it.

Dense, BatchNorm and Activate are three layers of the network but one "layer" of the lectures:
`s = x W + b`, perhaps normalised, then `h = f(s)`. A block begins with whatever is `weighted`:
Dense, Maxout, or a residual block with all that is inside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.network.activations import Activation, Identity
from engine.network.layers import Activate, Layer
from engine.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Block:
    """Indices into the layers of a network: `first` has the weights, `last` gives h.

    `pre` is the layer whose output is the pre-activation s that enters `activation`.
    """

    title: str
    first: int
    pre: int
    last: int
    activation: Activation


def blocks_of(layers: tuple[Layer, ...]) -> tuple[Block, ...]:
    """The blocks of a network's layers, the output layer last."""
    starts = [i for i, lay in enumerate(layers) if lay.weighted]
    stops = [*starts[1:], len(layers)]
    blocks = []
    for number, (first, stop) in enumerate(zip(starts, stops, strict=True), start=1):
        active = next((i for i in range(first, stop) if isinstance(layers[i], Activate)), None)
        title = Sentence("output") if stop == len(layers) else str(number)
        if active is None:
            blocks.append(Block(title, first, stop - 1, stop - 1, Identity()))
        else:
            found = layers[active]
            assert isinstance(found, Activate)
            blocks.append(Block(title, first, active - 1, stop - 1, found.activation))
    return tuple(blocks)
