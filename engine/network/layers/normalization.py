"""Layers that give numbers mean 0 and variance 1: over the batch, or over the units of a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.arrays import Array, Shapes
from engine.network.layers.base import Arrays, Layer, Mode, layer, lr_multiplier
from engine.network.layers.moments import Flow, SignalMoments, through_normalization
from engine.network.layers.readings import BatchStatistics, Factors, Term
from engine.sentences import Sentence
from engine.specs.knobs import flag, knob

NORMALIZED = Term("ŝ", Sentence("normalised pre-activation"))
SCALE = Term("γ", Sentence("scale"), times="x̂")
SHIFT = Term("β", Sentence("shift"))


def variance_floor() -> Any:
    """The knob ε of a normalisation."""
    return knob(
        1e-5,
        low=1e-8,
        high=0.1,
        log=True,
        symbol="ε",
        level="full",
        help="Added to the variance, so that nothing is divided by zero.",
    )


def scale_and_shift() -> Any:
    """The switch for γ and β of a normalisation."""
    return flag(
        True,
        label="Scale and shift",
        symbol="γ, β",
        rebuilds=True,
        level="full",
        help="Whether γ and β are learned; without them they stay 1 and 0.",
    )


@dataclass(slots=True)
class Normalized:
    """What a normalisation keeps of a pass: x̂, 1/√(var + ε), and the statistics it used."""

    x_hat: Array
    inverse_std: Array
    mean: Array
    variance: Array
    training: bool

    def factors(self, dy: Array, name: str, index: tuple[int, ...]) -> Factors:
        """What makes up ∂L/∂γ or ∂L/∂β of one unit, see `Layer.factors`."""
        column = index[-1]
        scaled = self.x_hat[:, column] if name == "gamma" else np.ones(len(dy))
        return dy[:, column], scaled


@layer("batch_norm", label="Batch normalisation")
@dataclass(frozen=True, slots=True)
class BatchNorm(Layer):
    """Gives every unit mean 0 and variance 1 over the batch, then a scale and shift to learn.

    x̂ = (x - mean) / √(var + ε), y = γ x̂ + β, with the batch's mean and biased variance (1/n)
    while training and running averages otherwise. Backwards, while training, the gradient
    flows through mean and variance as well: ∂L/∂x = γ/(n√(var+ε)) (n dy - Σdy - x̂ Σ(dy x̂)).
    The running variance is the unbiased one (1/(n-1)), as in PyTorch. With batches of one
    sample x̂ is 0: nothing of the input gets through. Source: Ioffe, Szegedy 2015.
    """

    momentum: float = knob(
        0.1,
        low=0.001,
        high=1.0,
        log=True,
        help="Share of the newest batch in the running averages.",
    )
    epsilon: float = variance_floor()
    affine: bool = scale_and_shift()
    lr_multiplier: float = lr_multiplier()
    formula: ClassVar[str] = "y = γ (x − mean) / √(var + ε) + β"
    kernel: ClassVar[tuple[str, ...]] = ("batch_norm", "epsilon", "affine", "momentum")
    answer: ClassVar[Term] = NORMALIZED
    arrays: ClassVar[Mapping[str, Term]] = {
        "gamma": SCALE,
        "beta": SHIFT,
        "running_mean": Term("μ", Sentence("running mean")),
        "running_variance": Term("σ²", Sentence("running variance")),
    }

    @property
    def title(self) -> Sentence:
        return Sentence("BN")

    @property
    def needs_batch(self) -> bool:
        return True

    def shapes(self, fan_in: int) -> Shapes:
        return {"gamma": (fan_in,), "beta": (fan_in,)} if self.affine else {}

    def buffer_shapes(self, fan_in: int) -> Shapes:
        return {"running_mean": (fan_in,), "running_variance": (fan_in,)}

    def init(self, fan_in: int, rng: np.random.Generator) -> dict[str, Array]:
        ones, zeros = np.ones(fan_in), np.zeros(fan_in)
        first = {"gamma": ones, "beta": zeros} if self.affine else {}
        return first | {"running_mean": zeros, "running_variance": ones}

    def flow(self, fan_in: int, x: SignalMoments) -> Flow | None:
        return through_normalization(x, self.epsilon)

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, Normalized]:
        if mode.training:
            mean = np.add.reduce(x, axis=0)
            mean /= len(x)
            x_hat = x - mean
            variance = np.einsum("ij,ij->j", x_hat, x_hat)
            variance /= len(x)
        else:
            mean, variance = params["running_mean"], params["running_variance"]
            x_hat = x - mean
        inverse_std = 1 / np.sqrt(variance + self.epsilon)
        x_hat *= inverse_std
        cache = Normalized(x_hat, inverse_std, mean, variance, mode.training)
        if not self.affine:
            return x_hat, cache
        y = x_hat * params["gamma"]
        y += params["beta"]
        return y, cache

    def backward(
        self, params: Arrays, cache: Normalized, dy: Array, grads: Arrays, to_input: bool = True
    ) -> Array | None:
        # These two sums are ∂L/∂γ and ∂L/∂β, and the way through variance and mean needs them too.
        along = np.einsum("ij,ij->j", dy, cache.x_hat, out=grads.get("gamma"))
        total = np.add.reduce(dy, axis=0, out=grads.get("beta"))
        if not to_input:
            return None
        scale = params["gamma"] * cache.inverse_std if self.affine else cache.inverse_std
        if not cache.training:
            return dy * scale
        n = len(dy)
        dx: Array = dy - total / n
        dx -= cache.x_hat * (along / n)
        dx *= scale
        return dx

    def observe(self, params: Arrays, cache: Normalized) -> None:
        n = len(cache.x_hat)
        unbiased = cache.variance * (n / (n - 1)) if n > 1 else cache.variance
        for name, now in (("running_mean", cache.mean), ("running_variance", unbiased)):
            running = params[name]
            running += self.momentum * (now - running)

    def factors(
        self, params: Arrays, cache: Normalized, dy: Array, name: str, index: tuple[int, ...]
    ) -> Factors:
        return cache.factors(dy, name, index)

    def batch_statistics(
        self, params: Arrays, x: Array, y: Array, cache: Normalized
    ) -> Iterator[BatchStatistics]:
        running = params["running_mean"], params["running_variance"]
        yield BatchStatistics(x, y, cache.mean, cache.variance, *running, self.epsilon)

    def kernel_room(self, fan_in: int) -> tuple[int, int]:
        return fan_in, 5 * fan_in

    def kernel_cache(self, x: Array, y: Array, room: Array) -> Normalized:
        inverse_std, mean, variance, *_ = room[x.size :].reshape(5, -1)
        return Normalized(room[: x.size].reshape(x.shape), inverse_std, mean, variance, True)


@layer("layer_norm", label="Layer normalisation")
@dataclass(frozen=True, slots=True)
class LayerNorm(Layer):
    """Gives the units of every single sample mean 0 and variance 1, then a scale and shift.

    x̂ = (x - mean) / √(var + ε) with mean and biased variance (1/m) over the m units of a row,
    y = γ x̂ + β. Backwards with g = γ dy: ∂L/∂x = 1/(m√(var+ε)) (m g - Σg - x̂ Σ(g x̂)), sums
    over the row. Samples do not see each other: training and test are the same, and a batch of
    one works. One unit alone becomes 0, and two become ±1: it takes a few units to be of use.
    Source: Ba, Kiros, Hinton 2016.
    """

    epsilon: float = variance_floor()
    affine: bool = scale_and_shift()
    lr_multiplier: float = lr_multiplier()
    formula: ClassVar[str] = "y = γ (x − mean of row) / √(var of row + ε) + β"
    kernel: ClassVar[tuple[str, ...]] = ("layer_norm", "epsilon", "affine")
    answer: ClassVar[Term] = NORMALIZED
    arrays: ClassVar[Mapping[str, Term]] = {"gamma": SCALE, "beta": SHIFT}

    @property
    def title(self) -> Sentence:
        return Sentence("LN")

    def shapes(self, fan_in: int) -> Shapes:
        return {"gamma": (fan_in,), "beta": (fan_in,)} if self.affine else {}

    def init(self, fan_in: int, rng: np.random.Generator) -> dict[str, Array]:
        return {"gamma": np.ones(fan_in), "beta": np.zeros(fan_in)} if self.affine else {}

    def flow(self, fan_in: int, x: SignalMoments) -> Flow | None:
        return through_normalization(x, self.epsilon)

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, Normalized]:
        m = x.shape[1]
        mean = np.add.reduce(x, axis=1, keepdims=True) / m
        x_hat = x - mean
        variance = np.einsum("ij,ij->i", x_hat, x_hat)[:, None] / m
        inverse_std = 1 / np.sqrt(variance + self.epsilon)
        x_hat *= inverse_std
        cache = Normalized(x_hat, inverse_std, mean, variance, mode.training)
        if not self.affine:
            return x_hat, cache
        y = x_hat * params["gamma"]
        y += params["beta"]
        return y, cache

    def backward(
        self, params: Arrays, cache: Normalized, dy: Array, grads: Arrays, to_input: bool = True
    ) -> Array | None:
        g = dy
        if self.affine:
            np.einsum("ij,ij->j", dy, cache.x_hat, out=grads["gamma"])
            np.add.reduce(dy, axis=0, out=grads["beta"])
            g = dy * params["gamma"]
        if not to_input:
            return None
        m = dy.shape[1]
        dx: Array = g - np.add.reduce(g, axis=1, keepdims=True) / m
        dx -= cache.x_hat * (np.einsum("ij,ij->i", g, cache.x_hat)[:, None] / m)
        dx *= cache.inverse_std
        return dx

    def factors(
        self, params: Arrays, cache: Normalized, dy: Array, name: str, index: tuple[int, ...]
    ) -> Factors:
        return cache.factors(dy, name, index)

    def kernel_room(self, fan_in: int) -> tuple[int, int]:
        return fan_in + 3, 0

    def kernel_cache(self, x: Array, y: Array, room: Array) -> Normalized:
        inverse_std, mean, variance = room[x.size :].reshape(3, -1, 1)
        return Normalized(room[: x.size].reshape(x.shape), inverse_std, mean, variance, True)
