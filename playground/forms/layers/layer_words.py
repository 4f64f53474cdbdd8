"""What a card says of its layers in one line."""

from __future__ import annotations

from engine.network.blocks import Layers, blocks_in
from engine.network.layers import Layer
from playground.words.settings import short_label
from playground.words.translate import tr


def word_of(layer: Layer) -> str:
    """A layer in a word or two: "Dense 8", "tanh", "BN"."""
    return tr(layer.title) if layer.activation is None else short_label(layer.activation)


def about_block(block: Layers) -> str:
    """What follows the first layer, and how its weights start, in a few words."""
    first = block[0]
    words = [word_of(layer) for layer in block if not layer.weighted]
    if first.layers is not None:
        words.insert(0, first.around.format(inside=_inside(first.layers)))
    if first.init_weights is not None:
        words.append(short_label(first.init_weights))
        words += [] if any(first.lr_factors) else [tr("frozen")]
    return " · ".join(words)


def _inside(layers: Layers) -> str:
    """The layers inside another one, `Dense 8 tanh → Dense 8`; no layers are x itself."""
    return " → ".join(" ".join(map(word_of, block)) for block in blocks_in(layers)) or "x"
