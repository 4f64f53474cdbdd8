"""Initialisers that measure: they are finished with what the layer makes of real samples."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.initializers.base import Initializer, initializer
from engine.network.initializers.draws import orthonormal
from engine.specs.knobs import knob

# One scaling is exact for weighted sums; a maximum of sums with biases needs a few.
MOST_SCALINGS = 10


@initializer("lsuv", label="LSUV")
@dataclass(frozen=True, slots=True)
class LSUV(Initializer):
    """Starts orthogonal, then scales every layer until its output has variance 1 on real samples.

    W ← W / √(Var y) for y = x W + b on the first training samples (up to 256, whatever the batch
    size), layer by layer from the input, until |Var y - 1| is at most the tolerance. It needs no
    theory of the activation function: it measures. A layer that gives the same number for every
    sample is left as it is. Source: Mishkin, Matas 2016.
    """

    tolerance: float = knob(
        0.01,
        low=1e-4,
        high=0.5,
        log=True,
        rebuilds=True,
        level="full",
        help="How far from 1 the variance of the outputs may stay.",
    )
    formula: ClassVar[str] = "W ← W / √(Var y) until Var y ≈ 1"
    data_dependent: ClassVar[bool] = True

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        return orthonormal(fan_in, fan_out, rng)

    def settle(
        self, weights: Array, output: Callable[[], Array], biases: Array | None = None
    ) -> None:
        for _ in range(MOST_SCALINGS):
            variance = float(output().var())
            # Nothing to scale up, or nothing that a scale could bring back.
            if variance == 0 or not math.isfinite(variance):
                return
            if abs(variance - 1) <= self.tolerance:
                return
            weights /= math.sqrt(variance)


@initializer("krahenbuhl", label="Krähenbühl")
@dataclass(frozen=True, slots=True)
class Krahenbuhl(Initializer):
    """Gives every unit mean 0 and variance 1 on real samples, each by its own scale and bias.

    W ← W / σₖ and bₖ ← (bₖ − μₖ) / σₖ with μₖ, σₖ of yₖ = x W + b on the first training samples
    (up to 256), layer by layer from the input, after normal draws. What batch normalisation does
    in every step is done here once, before the first; LSUV has one scale for a whole layer. A unit
    that gives the same number for every sample is left as it is, and without biases the means
    stay. It is the first of the paper's two stages; the second evens out the rates of the layers.
    Source: Krähenbühl, Doersch, Donahue, Darrell 2016.
    """

    formula: ClassVar[str] = "W ← W/σ,  b ← (b − μ)/σ"
    data_dependent: ClassVar[bool] = True

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        return math.sqrt(1 / fan_in) * rng.standard_normal((fan_in, fan_out))

    def settle(
        self, weights: Array, output: Callable[[], Array], biases: Array | None = None
    ) -> None:
        y = output()
        mean, std = y.mean(axis=0), y.std(axis=0)
        # A rounding error of a mean is no spread.
        fit = np.isfinite(std) & (std > 1e-6 * np.abs(mean)) & np.isfinite(mean)
        std, mean = np.where(fit, std, 1), np.where(fit, mean, 0)
        # A maximum over several sums is scaled and shifted as each of them is.
        pieces = weights.shape[1] // len(std)
        weights /= np.tile(std, pieces)
        if biases is not None:
            biases -= np.tile(mean, pieces)
            biases /= np.tile(std, pieces)
