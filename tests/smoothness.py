"""Whether a pass can be checked by finite differences: away from kinks and from flat batches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.network.layers import (
    Activate,
    BatchNorm,
    Layer,
    LayerNorm,
    Maxout,
    Mode,
    Residual,
)

MARGIN = 1e-3
LEAST_SPREAD = 0.1


class SameNoise(Mode):
    """A training mode whose dropout noise is the same in every pass, as a check needs it."""

    def __init__(self) -> None:
        object.__setattr__(self, "training", True)

    @property
    def rng(self) -> np.random.Generator:  # type: ignore[override]
        """A generator in the same state each time it is asked for."""
        return np.random.default_rng(3)


def smooth(
    layers: Sequence[Layer],
    weights: Sequence[Mapping[str, Array]],
    outputs: Sequence[Array],
    caches: Sequence[Any],
    training: bool,
) -> bool:
    """Whether no number lies at a kink, and no normalisation divides by next to nothing.

    outputs[i] is what layer i was given; caches[i] what it kept.
    """
    passes = zip(layers, weights, outputs, caches, strict=False)
    return all(_smooth(lay, params, x, cache, training) for lay, params, x, cache in passes)


def _smooth(lay: Layer, params: Mapping[str, Array], x: Array, cache: Any, training: bool) -> bool:
    if isinstance(lay, Activate):
        return not any((np.abs(x - kink) < MARGIN).any() for kink in lay.activation.kinks)
    if isinstance(lay, BatchNorm):
        return not training or bool((x.std(axis=0) >= LEAST_SPREAD).all())
    if isinstance(lay, LayerNorm):
        return x.shape[1] == 1 or bool((x.std(axis=1) >= LEAST_SPREAD).all())
    if isinstance(lay, Maxout):
        sums = (x @ params["W"] + params.get("b", 0)).reshape(len(x), lay.pieces, lay.units)
        second, first = np.sort(sums, axis=1)[:, -2:].transpose(1, 0, 2)
        return bool((first - second >= MARGIN).all())
    if isinstance(lay, Residual):
        inside = [
            {n.partition(".")[2]: v for n, v in params.items() if n.startswith(f"{i}.")}
            for i in range(len(lay.layers))
        ]
        return smooth(lay.layers, inside, cache.outputs, cache.caches, training)
    return True
