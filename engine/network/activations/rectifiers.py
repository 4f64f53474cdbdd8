"""Rectifiers: activations that pass on what is positive and cut or bend what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.activations.base import Activation, activation
from engine.specs.knobs import knob


@activation("relu", label="ReLU")
@dataclass(frozen=True, slots=True)
class ReLU(Activation):
    """Cuts off negative numbers; a unit that is negative for every sample is dead.

    h = max(0, s), f'(s) = 1 for s > 0, else 0 (the subgradient at 0 is 0).
    """

    formula: ClassVar[str] = "h = max(0, s)"
    kernel: ClassVar[tuple[str, ...]] = ("relu",)
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    def __call__(self, s: Array) -> Array:
        return np.maximum(s, 0)

    def derivative(self, s: Array, h: Array) -> Array:
        return (s > 0).astype(s.dtype)

    def flat(self, s: Array) -> Array:
        return s <= 0

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
    kernel: ClassVar[tuple[str, ...]] = ("leaky_relu", "slope")
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    def __call__(self, s: Array) -> Array:
        return np.maximum(s, self.slope * s)

    def derivative(self, s: Array, h: Array) -> Array:
        return np.where(s > 0, s.dtype.type(1), s.dtype.type(self.slope))

    def flat(self, s: Array) -> Array:
        return (s <= 0) & (self.slope == 0)


@activation("elu", label="ELU")
@dataclass(frozen=True, slots=True)
class ELU(Activation):
    """Like ReLU, but bends smoothly towards -α on the negative side.

    h = s for s > 0, else α (e^s - 1); f'(s) = 1 or α e^s, which is never 0: units do not die. With
    α = 1 the slope has no jump.
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
    kernel: ClassVar[tuple[str, ...]] = ("selu", "alpha", "scale")
    scale: ClassVar[float] = 1.0
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    def __call__(self, s: Array) -> Array:
        return np.where(s > 0, s, self.alpha * np.expm1(np.minimum(s, 0)))

    def derivative(self, s: Array, h: Array) -> Array:
        return np.where(s > 0, s.dtype.type(1), self.alpha * np.exp(np.minimum(s, 0)))


@activation("selu", label="SELU")
@dataclass(frozen=True, slots=True)
class SELU(Activation):
    """An ELU scaled so that deep stacks of it pull their signals to mean 0 and variance 1.

    h = λ s for s > 0, else λ α (e^s - 1); f'(s) = λ or λ α e^s. λ = 1.0507… and α = 1.6733… make
    mean 0 and variance 1 a stable fixed point of the layer; this needs LeCun's initialisation.
    Source: Klambauer, Unterthiner, Mayr, Hochreiter 2017.
    """

    formula: ClassVar[str] = "h = λs if s > 0 else λα(eˢ − 1)"
    kernel: ClassVar[tuple[str, ...]] = ("selu", "alpha", "scale")
    kinks: ClassVar[tuple[float, ...]] = (0.0,)
    alpha: ClassVar[float] = 1.6732632423543772848170429916717
    scale: ClassVar[float] = 1.0507009873554804934193349852946

    def __call__(self, s: Array) -> Array:
        below = self.scale * self.alpha * np.expm1(np.minimum(s, 0))
        return np.where(s > 0, self.scale * s, below)

    def derivative(self, s: Array, h: Array) -> Array:
        below = self.scale * self.alpha * np.exp(np.minimum(s, 0))
        return np.where(s > 0, s.dtype.type(self.scale), below)
