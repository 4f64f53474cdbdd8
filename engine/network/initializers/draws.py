"""Initialisers that draw by a rule and know the sizes of a layer alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.initializers.base import Initializer, initializer
from engine.specs.knobs import choice, knob


@initializer("normal", label="Normal")
@dataclass(frozen=True, slots=True)
class Normal(Initializer):
    """Independent normal numbers of a width you choose, whatever the layer's size.

    W ~ N(0, σ²).
    """

    std: float = knob(
        0.01,
        low=1e-4,
        high=10.0,
        log=True,
        label="Standard deviation",
        symbol="σ",
        rebuilds=True,
        help="Too small and signals die out with depth; too large and units saturate.",
    )
    formula: ClassVar[str] = "W ~ N(0, σ²)"

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        return self.std * rng.standard_normal((fan_in, fan_out))

    def moments(self, fan_in: int, fan_out: int) -> tuple[float, float]:
        return 0.0, self.std**2


@initializer("uniform", label="Uniform")
@dataclass(frozen=True, slots=True)
class Uniform(Initializer):
    """Independent numbers, equally likely between -a and a.

    W ~ U[-a, a].
    """

    limit: float = knob(
        0.5,
        low=1e-4,
        high=10.0,
        log=True,
        symbol="a",
        rebuilds=True,
        help="The largest number drawn.",
    )
    formula: ClassVar[str] = "W ~ U[−a, a]"

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        return rng.uniform(-self.limit, self.limit, (fan_in, fan_out))

    def moments(self, fan_in: int, fan_out: int) -> tuple[float, float]:
        return 0.0, self.limit**2 / 3


@initializer("fan_in_uniform", label="Uniform by fan-in (PyTorch)")
@dataclass(frozen=True, slots=True)
class FanInUniform(Initializer):
    """Independent numbers within 1/√fan_in of zero: what PyTorch gives weights and biases.

    W ~ U[-1/√fan_in, 1/√fan_in], Var W = 1/(3 fan_in). For weights PyTorch calls it Kaiming's
    uniform with a = √5; a signal loses a factor √3 in standard deviation per linear layer.
    """

    formula: ClassVar[str] = "W ~ U[−1/√fan_in, 1/√fan_in]"

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        limit = 1 / math.sqrt(fan_in)
        return rng.uniform(-limit, limit, (fan_in, fan_out))

    def moments(self, fan_in: int, fan_out: int) -> tuple[float, float]:
        return 0.0, 1 / (3 * fan_in)


@initializer("xavier", label="Xavier")
@dataclass(frozen=True, slots=True)
class Xavier(Initializer):
    """Keeps the variance of the signal through layers that are linear near 0, such as tanh.

    W ~ N(0, 1/fan_in). With ReLU it loses a factor √2 in standard deviation per layer.
    """

    formula: ClassVar[str] = "W ~ N(0, 1/fan_in)"

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        return math.sqrt(1 / fan_in) * rng.standard_normal((fan_in, fan_out))

    def moments(self, fan_in: int, fan_out: int) -> tuple[float, float]:
        return 0.0, 1 / fan_in


@dataclass(frozen=True, slots=True)
class Shaped(Initializer):
    """An initialiser that fixes the variance and lets you choose the distribution."""

    distribution: str = choice(
        "normal",
        "normal",
        "uniform",
        rebuilds=True,
        help="The shape of the distribution; its variance is the same for both.",
    )

    def variance(self, fan_in: int, fan_out: int) -> float:
        """The variance of one weight."""
        raise NotImplementedError

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        std = math.sqrt(self.variance(fan_in, fan_out))
        if self.distribution == "normal":
            return std * rng.standard_normal((fan_in, fan_out))
        limit = std * math.sqrt(3)
        return rng.uniform(-limit, limit, (fan_in, fan_out))

    def moments(self, fan_in: int, fan_out: int) -> tuple[float, float]:
        return 0.0, self.variance(fan_in, fan_out)


@initializer("glorot", label="Glorot")
@dataclass(frozen=True, slots=True)
class Glorot(Shaped):
    """A compromise that keeps the variance forwards and the gradient's variance backwards.

    Var W = 2 / (fan_in + fan_out); the uniform form is U[-√(6/(fan_in+fan_out)), +…].
    Source: Glorot, Bengio 2010.
    """

    formula: ClassVar[str] = "Var W = 2 / (fan_in + fan_out)"

    def variance(self, fan_in: int, fan_out: int) -> float:
        return 2 / (fan_in + fan_out)


@initializer("kaiming", label="Kaiming (He)")
@dataclass(frozen=True, slots=True)
class Kaiming(Shaped):
    """Keeps the variance through ReLU layers, where half of the signal is cut away.

    Var W = 2 / fan_in. Source: He, Zhang, Ren, Sun 2015.
    """

    formula: ClassVar[str] = "Var W = 2 / fan_in"

    def variance(self, fan_in: int, fan_out: int) -> float:
        return 2 / fan_in


@initializer("lecun", label="LeCun")
@dataclass(frozen=True, slots=True)
class LeCun(Shaped):
    """Keeps the variance forwards through layers that are linear near 0; what SELU is made for.

    Var W = 1 / fan_in, so that the normal form is what the lectures call Xavier; the uniform form
    is U[-√(3/fan_in), +…]. Source: LeCun, Bottou, Orr, Müller 1998.
    """

    formula: ClassVar[str] = "Var W = 1 / fan_in"

    def variance(self, fan_in: int, fan_out: int) -> float:
        return 1 / fan_in


def orthonormal(rows: int, columns: int, rng: np.random.Generator) -> Array:
    """A random matrix (rows, columns) whose columns, or else rows, are orthonormal.

    The Q of a normal matrix = Q R, with the signs of R's diagonal moved into it: without them
    the draw would not be uniform over all such matrices.
    """
    tall = rng.standard_normal((max(rows, columns), min(rows, columns)))
    q, r = np.linalg.qr(tall)
    q *= np.where(np.diagonal(r) < 0, -1.0, 1.0)
    return q if rows >= columns else q.T


@initializer("orthogonal", label="Orthogonal")
@dataclass(frozen=True, slots=True)
class Orthogonal(Initializer):
    """Turns signals without stretching them: all singular values of the weights are equal.

    W = g Q with Qᵀ Q = 1 for fan_in ≥ fan_out, else Q Qᵀ = 1, Q drawn uniformly. A stack of
    linear layers of one width keeps the length of every signal and gradient exactly, at any
    depth. g = √2 makes up for what ReLU cuts off. Source: Saxe, McClelland, Ganguli 2014.
    """

    gain: float = knob(
        1.0,
        low=0.01,
        high=10.0,
        log=True,
        symbol="g",
        rebuilds=True,
        help="How much every signal is stretched.",
    )
    formula: ClassVar[str] = "W = g Q,  QᵀQ = 1"

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        return self.gain * orthonormal(fan_in, fan_out, rng)

    def moments(self, fan_in: int, fan_out: int) -> tuple[float, float]:
        return 0.0, self.gain**2 / max(fan_in, fan_out)


@initializer("random_walk", label="Random walk")
@dataclass(frozen=True, slots=True)
class RandomWalk(Initializer):
    """Keeps the length of the error signal, which goes a random walk from layer to layer, unbiased.

    W ~ N(0, g²/N), N = fan_in; g = e^(1/2N) for linear units and √2 e^(1.2/(max(N, 6) − 2.4)) for
    ReLU. Xavier and Kaiming keep the mean of the square; its logarithm falls all the same, by 1/N
    a layer, for the mean is made by a few that are large. Very deep networks need the difference.
    Source: Sussillo, Abbott 2014.
    """

    units: str = choice(
        "relu",
        "relu",
        "linear",
        rebuilds=True,
        help="The units that the signal goes through: those of tanh are linear near 0.",
    )
    formula: ClassVar[str] = "W ~ N(0, g²/N)"

    def gain(self, width: int) -> float:
        """g for layers of this width."""
        if self.units == "linear":
            return math.exp(1 / (2 * width))
        return math.sqrt(2) * math.exp(1.2 / (max(width, 6) - 2.4))

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        std = self.gain(fan_in) / math.sqrt(fan_in)
        return std * rng.standard_normal((fan_in, fan_out))

    def moments(self, fan_in: int, fan_out: int) -> tuple[float, float]:
        return 0.0, self.gain(fan_in) ** 2 / fan_in
