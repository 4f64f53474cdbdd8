"""What a card says of its layers in one line."""

from __future__ import annotations

from engine.network.layers import (
    Activate,
    Affine,
    BatchNorm,
    Dropout,
    Layer,
    LayerNorm,
    Maxout,
    Residual,
)
from playground.forms.layers.layer_edits import Layers, blocks_in
from playground.words.settings import short_label
from playground.words.translate import tr

_SHORT = {BatchNorm: "BN", LayerNorm: "LN"}


def title_of(first: Layer) -> str:
    """The layer that a block begins with, and how wide it is."""
    if isinstance(first, Maxout):
        return f"{short_label(first)} {first.units} × {first.pieces}"
    return (
        f"{short_label(first)} {first.units}" if isinstance(first, Affine) else short_label(first)
    )


def about_block(block: Layers) -> str:
    """What follows the first layer, and how its weights start, in a few words."""
    words = [_word(layer) for layer in block if not layer.weighted]
    words += [short_label(layer.init_weights) for layer in block if isinstance(layer, Affine)]
    frozen = [layer for layer in block if isinstance(layer, Affine) and not layer.lr_multiplier]
    words += [tr("frozen") for _ in frozen]
    if isinstance(block[0], Residual):
        words.insert(0, _inside(block[0].layers))
    return " · ".join(words)


def _word(layer: Layer) -> str:
    if isinstance(layer, Activate):
        return short_label(layer.activation)
    if isinstance(layer, Dropout):
        return f"{short_label(layer)} {layer.rate:g}"
    return _SHORT.get(type(layer)) or short_label(layer)


def _inside(layers: Layers) -> str:
    """The layers of a residual block: `x + Dense 8 tanh → Dense 8`."""
    parts = []
    for block in blocks_in(layers):
        follow = [_word(layer) for layer in block if not layer.weighted]
        start = [title_of(block[0])] if block[0].weighted else []
        parts.append(" ".join([*start, *follow]))
    return f"x + {' → '.join(parts)}" if parts else "x + x"
