"""Activation functions h = f(s) with their derivatives f'(s).

Arrays are batches of rows `(n, units)`. Each function is element-wise, so the chain rule is
`∂L/∂s = ∂L/∂h · f'(s)`. At a kink the derivative is a subgradient: 0 for ReLU at 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.knobs import Spec, knob
from engine.registry import Registry


@dataclass(frozen=True, slots=True)
class Activation(Spec):
    """An element-wise non-linearity.

    `kinks` are the points where the derivative jumps (a numeric check stays away from them).
    `steepest` is the largest slope of a function that saturates, 0 of one that does not.
    """

    formula: ClassVar[str]
    kinks: ClassVar[tuple[float, ...]] = ()
    steepest: ClassVar[float] = 0.0

    def __call__(self, s: Array) -> Array:
        """h = f(s), a new array of the same shape."""
        raise NotImplementedError

    def derivative(self, s: Array, h: Array) -> Array:
        """f'(s), given both s and h = f(s) so that nothing is computed twice."""
        raise NotImplementedError

    def backward(self, s: Array, h: Array, dh: Array) -> Array:
        """∂L/∂s from dh = ∂L/∂h."""
        return dh * self.derivative(s, h)


activation: Registry[Activation] = Registry("activation", Activation)


@activation("identity", label="Identity")
@dataclass(frozen=True, slots=True)
class Identity(Activation):
    """Passes its input on; layers of it collapse into one linear map.

    h = s, f'(s) = 1.
    """

    formula: ClassVar[str] = "h = s"

    def __call__(self, s: Array) -> Array:
        return s.copy()

    def derivative(self, s: Array, h: Array) -> Array:
        return np.ones_like(s)


@activation("sigmoid", label="Sigmoid")
@dataclass(frozen=True, slots=True)
class Sigmoid(Activation):
    """Squeezes any number into (0, 1); its slope is at most 1/4 and vanishes beyond |s| ≈ 5.

    h = 1 / (1 + e^(-s)), f'(s) = h (1 - h). Computed as (1 + tanh(s/2)) / 2, which cannot
    overflow.
    """

    formula: ClassVar[str] = "h = 1 / (1 + e⁻ˢ)"
    steepest: ClassVar[float] = 0.25

    def __call__(self, s: Array) -> Array:
        h: Array = np.tanh(0.5 * s)
        h *= 0.5
        h += 0.5
        return h

    def derivative(self, s: Array, h: Array) -> Array:
        return h * (1 - h)


@activation("tanh", label="Tanh")
@dataclass(frozen=True, slots=True)
class Tanh(Activation):
    """Squeezes any number into (-1, 1) around zero; it saturates at both ends.

    h = tanh(s), f'(s) = 1 - h².
    """

    formula: ClassVar[str] = "h = tanh(s)"
    steepest: ClassVar[float] = 1.0

    def __call__(self, s: Array) -> Array:
        return np.tanh(s)

    def derivative(self, s: Array, h: Array) -> Array:
        slope: Array = h * h
        np.subtract(1, slope, out=slope)
        return slope


@activation("relu", label="ReLU")
@dataclass(frozen=True, slots=True)
class ReLU(Activation):
    """Cuts off negative numbers; a unit that is negative for every sample is dead.

    h = max(0, s), f'(s) = 1 for s > 0, else 0 (the subgradient at 0 is 0).
    """

    formula: ClassVar[str] = "h = max(0, s)"
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    def __call__(self, s: Array) -> Array:
        return np.maximum(s, 0)

    def derivative(self, s: Array, h: Array) -> Array:
        return (s > 0).astype(s.dtype)

    def backward(self, s: Array, h: Array, dh: Array) -> Array:
        return dh * (s > 0)


@activation("leaky_relu", label="Leaky ReLU")
@dataclass(frozen=True, slots=True)
class LeakyReLU(Activation):
    """Lets a little of the negative side through, so that units cannot die.

    h = s for s > 0, else slope · s; f'(s) = 1 or slope (slope at 0).
    """

    slope: float = knob(
        0.01, low=0.0, high=1.0, symbol="a", help="Slope of the negative side; 0 gives ReLU."
    )
    formula: ClassVar[str] = "h = s if s > 0 else a·s"
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    def __call__(self, s: Array) -> Array:
        return np.maximum(s, self.slope * s)

    def derivative(self, s: Array, h: Array) -> Array:
        return np.where(s > 0, s.dtype.type(1), s.dtype.type(self.slope))


@activation("elu", label="ELU")
@dataclass(frozen=True, slots=True)
class ELU(Activation):
    """Like ReLU, but bends smoothly towards -α on the negative side.

    h = s for s > 0, else α (e^s - 1); f'(s) = 1 or h + α. With α = 1 the slope has no jump.
    Source: Clevert, Unterthiner, Hochreiter 2016.
    """

    alpha: float = knob(
        1.0,
        low=0.01,
        high=5.0,
        symbol="α",
        help="The value that large negative inputs tend to, negated.",
    )
    formula: ClassVar[str] = "h = s if s > 0 else α(eˢ − 1)"
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    def __call__(self, s: Array) -> Array:
        return np.where(s > 0, s, self.alpha * np.expm1(np.minimum(s, 0)))

    def derivative(self, s: Array, h: Array) -> Array:
        return np.where(s > 0, s.dtype.type(1), h + s.dtype.type(self.alpha))


@activation("step", label="Step (Heaviside)")
@dataclass(frozen=True, slots=True)
class Step(Activation):
    """Fires or does not; its derivative is 0, so no gradient trains what lies before it.

    h = 1 for s ≥ 0, else 0; f'(s) = 0.
    """

    formula: ClassVar[str] = "h = 1 if s ≥ 0 else 0"
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    def __call__(self, s: Array) -> Array:
        return (s >= 0).astype(s.dtype)

    def derivative(self, s: Array, h: Array) -> Array:
        return np.zeros_like(s)
