"""How weights and biases start: one draw of `W (fan_in, fan_out)` from the random stream "init".

`fan_in` is the number of inputs of a unit, `fan_out` the number of units. Biases are drawn as one
row of such a matrix, see `Affine.init`. Draws are made in float64, so that float32 and float64
experiments start from the same weights.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.specs.knobs import Spec, choice, knob
from engine.specs.registry import Registry

# One scaling is exact for weighted sums; a maximum of sums with biases needs a few.
MOST_SCALINGS = 10


@dataclass(frozen=True, slots=True)
class Initializer(Spec):
    """A rule for the first values of a weight matrix, or of biases."""

    formula: ClassVar[str]
    data_dependent: ClassVar[bool] = False

    @classmethod
    def of_number(cls, value: float) -> Initializer:
        """A number where an initialiser is expected: all start there, as one value for biases."""
        return Constant(value=value) if value else Zeros()

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        """W (fan_in, fan_out) in float64."""
        raise NotImplementedError

    def settle(self, weights: Array, output: Callable[[], Array]) -> None:
        """Change drawn weights in place after seeing what the layer makes of the first samples.

        `output()` is the layer's output (n, units) for the weights as they are at that moment;
        only initialisers that are `data_dependent` do anything here.
        """


initializer: Registry[Initializer] = Registry("initializer", Initializer)


@initializer("zeros", label="Zeros")
@dataclass(frozen=True, slots=True)
class Zeros(Initializer):
    """All 0: as weights they leave the units of a layer clones, as biases they are the usual start.

    W = 0.
    """

    formula: ClassVar[str] = "W = 0"

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        return np.zeros((fan_in, fan_out))


@initializer("constant", label="Constant")
@dataclass(frozen=True, slots=True)
class Constant(Initializer):
    """All the same number: as weights they leave units clones, as biases they shift every sum.

    W = c. Slightly positive biases keep ReLU units alive at first.
    """

    value: float = knob(
        0.1, low=-10.0, high=10.0, symbol="c", rebuilds=True, help="The value that all start from."
    )
    formula: ClassVar[str] = "W = c"

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        return np.full((fan_in, fan_out), self.value)


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


@initializer("xavier", label="Xavier")
@dataclass(frozen=True, slots=True)
class Xavier(Initializer):
    """Keeps the variance of the signal through layers that are linear near 0, such as tanh.

    W ~ N(0, 1/fan_in). With ReLU it loses a factor √2 in standard deviation per layer.
    """

    formula: ClassVar[str] = "W ~ N(0, 1/fan_in)"

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        return math.sqrt(1 / fan_in) * rng.standard_normal((fan_in, fan_out))


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

    def settle(self, weights: Array, output: Callable[[], Array]) -> None:
        for _ in range(MOST_SCALINGS):
            variance = float(output().var())
            # Nothing to scale up, or nothing that a scale could bring back.
            if variance == 0 or not math.isfinite(variance):
                return
            if abs(variance - 1) <= self.tolerance:
                return
            weights /= math.sqrt(variance)
