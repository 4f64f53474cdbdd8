"""The chain rule of one parameter: the two numbers of each sample that make up its gradient."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.arrays import Array
from engine.network.layers import BatchNorm, Dense, Layer, LayerNorm, Maxout, Residual
from engine.network.layers.base import Arrays

Factors = tuple[Array, Array]


def factors_of(
    layer: Layer, params: Arrays, cache: Any, dy: Array, name: str, index: tuple[int, ...]
) -> Factors | None:
    """δ (n,) and h (n,) of every sample, so that ∂L/∂w = Σ δ h; None for other kinds of layers.

    δ is the error signal of the sum that the parameter enters, h what it is multiplied by there:
    the input for a weight, 1 for a bias, x̂ for the scale of a normalisation. dy (n, width).
    """
    *inside, last = name.split(".", 1)
    if isinstance(layer, Residual) and inside:
        return _inside(layer, params, cache, dy, int(inside[0]), last, index)
    column = index[-1]
    if isinstance(layer, Dense):
        return dy[:, column], _entering(cache, name, index)
    if isinstance(layer, Maxout):
        piece, unit = divmod(column, layer.units)
        won = cache.piece[:, unit] == piece
        return dy[:, unit] * won, _entering(cache.x, name, index)
    if isinstance(layer, BatchNorm | LayerNorm):
        scaled = cache.x_hat[:, column] if name == "gamma" else np.ones(len(dy))
        return dy[:, column], scaled
    return None


def _entering(x: Array, name: str, index: tuple[int, ...]) -> Array:
    return x[:, index[0]] if name == "W" else np.ones(len(x))


def _inside(
    block: Residual, params: Arrays, cache: Any, dy: Array, place: int, name: str,
    index: tuple[int, ...],
) -> Factors | None:  # fmt: skip
    """The factors of a parameter of layer `place` inside a residual block."""
    own = [
        {key.removeprefix(f"{i}."): value for key, value in params.items()
         if key.startswith(f"{i}.")}
        for i in range(len(block.layers))
    ]  # fmt: skip
    inner = dy
    for i in range(len(block.layers) - 1, place, -1):
        unwanted = {key: np.zeros_like(value) for key, value in own[i].items()}
        found = block.layers[i].backward(own[i], cache.caches[i], inner, unwanted)
        assert found is not None
        inner = found
    return factors_of(block.layers[place], own[place], cache.caches[place], inner, name, index)
