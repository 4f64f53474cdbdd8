"""Activations that squash: sigmoid, tanh, their straight forms, and the identity beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.activations.base import Activation, activation


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


@activation("hard_tanh", label="Hard tanh")
@dataclass(frozen=True, slots=True)
class HardTanh(Activation):
    """A tanh made of three straight lines: cut off at -1 and 1, and truly flat beyond.

    h = min(1, max(-1, s)), f'(s) = 1 for |s| < 1, else 0 (the subgradient at the kinks is 0). A
    unit beyond ±1 for every sample learns nothing any more. Source: Collobert 2004.
    """

    formula: ClassVar[str] = "h = min(1, max(−1, s))"
    kinks: ClassVar[tuple[float, ...]] = (-1.0, 1.0)
    steepest: ClassVar[float] = 1.0

    def __call__(self, s: Array) -> Array:
        return np.clip(s, -1, 1)

    def derivative(self, s: Array, h: Array) -> Array:
        return (np.abs(s) < 1).astype(s.dtype)


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
