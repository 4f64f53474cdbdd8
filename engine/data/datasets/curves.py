"""Regression with one input: functions y = f(x) to be fitted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.data.datasets.base import Data, Generated, dataset, noise_level
from engine.data.datasets.drawing import jittered
from engine.specs.knobs import knob


@dataclass(frozen=True, slots=True)
class CurveData(Generated):
    """A function of one input; a subclass gives `target`. x is drawn evenly from `span`."""

    noise: float = noise_level(0.05, of="target")
    task: ClassVar[str] = "regression"
    span: ClassVar[tuple[float, float]] = (-1.0, 1.0)

    def target(self, x: Array) -> Array:
        """f(x), element by element."""
        raise NotImplementedError

    def sample(self, rng: np.random.Generator) -> Data:
        """x (n, 1) and y = f(x) + noise (n, 1)."""
        x = rng.uniform(*self.span, (self.samples, 1))
        return Data.of(x, jittered(rng, self.target(x), self.noise), inputs=("x",))


@dataset("sine", label="Sine")
@dataclass(frozen=True, slots=True)
class Sine(CurveData):
    """A sine wave.

    x in [−1, 1], y in [−1, 1] before noise. The higher the frequency, the more hidden units.
    """

    frequency: float = knob(
        1.0,
        low=0.25,
        high=5.0,
        symbol="f",
        help="How many full waves per unit of x.",
    )
    formula: ClassVar[str] = "y = sin(2π f x)"

    def target(self, x: Array) -> Array:
        """sin(2π f x)."""
        return np.asarray(np.sin(2 * np.pi * self.frequency * x))


@dataset("sawtooth", label="Sawtooth")
@dataclass(frozen=True, slots=True)
class Sawtooth(CurveData):
    """A tent map applied to itself k times: few deep layers do what needs many shallow units.

    m(x) = 2x up to ½ and 2(1 − x) beyond; k-fold composition has 2ᵏ⁻¹ teeth. x in [0, 1],
    y in [0, 1] before noise. Two ReLU units in each of k layers give it exactly, one hidden layer
    needs about 2ᵏ units. Telgarsky, "Benefits of depth in neural networks" (2016).
    """

    noise: float = noise_level(0.0, of="target")
    depth: int = knob(
        3,
        low=1,
        high=8,
        symbol="k",
        help="How often the tent map is applied; each time doubles the teeth.",
    )
    formula: ClassVar[str] = "y = m(m(… m(x))),  m(x) = 1 − |2x − 1|"
    span: ClassVar[tuple[float, float]] = (0.0, 1.0)

    def target(self, x: Array) -> Array:
        """m applied k times."""
        for _ in range(self.depth):
            x = 1 - np.abs(2 * x - 1)
        return x


@dataset("step", label="Step")
@dataclass(frozen=True, slots=True)
class StepCurve(CurveData):
    """A jump from 0 to 1: smooth units can only come near it.

    x in [−1, 1]; y is 0 left of the jump and 1 from it on, before noise.
    """

    position: float = knob(0.0, low=-0.9, high=0.9, symbol="c", help="Where the jump is.")
    formula: ClassVar[str] = "y = [x ≥ c]"

    def target(self, x: Array) -> Array:
        """1 where x ≥ c, else 0."""
        return (x >= self.position).astype(np.float64)


@dataset("abs", label="Absolute value")
@dataclass(frozen=True, slots=True)
class Abs(CurveData):
    """A curve with one kink, which two ReLU units fit exactly.

    x in [−1, 1], y in [0, 1] before noise: |x| = relu(x) + relu(−x).
    """

    formula: ClassVar[str] = "y = |x|"

    def target(self, x: Array) -> Array:
        """|x|."""
        return np.abs(x)


@dataset("sinc", label="Sinc")
@dataclass(frozen=True, slots=True)
class Sinc(CurveData):
    """A high bump between ripples that die away.

    x in [−1, 1], y in about [−0.22, 1] before noise, 1 at x = 0 and 0 at every other multiple
    of 1/f.
    """

    frequency: float = knob(
        4.0,
        low=1.0,
        high=10.0,
        symbol="f",
        help="How many zeros of the curve per unit of x.",
    )
    formula: ClassVar[str] = "y = sin(π f x) / (π f x)"

    def target(self, x: Array) -> Array:
        """sinc(f x), 1 at 0."""
        return np.asarray(np.sinc(self.frequency * x))


@dataset("polynomial", label="Polynomial")
@dataclass(frozen=True, slots=True)
class Polynomial(CurveData):
    """A polynomial that swings evenly between −1 and 1.

    The Chebyshev polynomial T_p of degree p: x and y in [−1, 1] before noise, p zeros.
    The input features x, x², …, xᵖ make it linear.
    """

    degree: int = knob(3, low=1, high=10, symbol="p", help="Degree of the polynomial.")
    formula: ClassVar[str] = "y = T_p(x) = cos(p · arccos x)"

    def target(self, x: Array) -> Array:
        """T_p by its recurrence T_{p+1} = 2x T_p − T_{p−1}."""
        before, value = np.ones_like(x), x
        for _ in range(self.degree - 1):
            before, value = value, 2 * x * value - before
        return value
