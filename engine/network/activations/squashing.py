"""Activations that squash: sigmoid, tanh, their straight forms, and the identity beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.activations.base import Activation, activation


def decay(s: Array, rate: float = 1) -> Array:
    """e^(-rate · |s|), which lies in [0, 1] for all numbers."""
    e: Array = np.abs(s)
    e *= -rate
    np.exp(e, out=e)
    return e


# Below this share of the steepest slope a difference from 1 has lost three digits and more.
FAR_OUT = 0.001


def with_tails(slope: Array, s: Array, steepest: float, rate: float = 1) -> Array:
    """`slope`, which holds a difference from 1, with all digits far out as well.

    There it is 4 · steepest · e / (1 + e)² with e = e^(-rate · |s|); `slope` is changed in place.
    """
    bound = FAR_OUT * steepest
    # The place of the least is found in a third of the time that its value takes.
    if len(slope) and slope.item(slope.argmin()) < bound:
        # Few are that far out: finding them by one index each is nine times as quick as by two.
        far = np.flatnonzero(slope < bound)
        e = decay(s.take(far), rate)
        slope.put(far, 4 * steepest * e / (1 + e) ** 2)
    return slope


@activation("identity", label="Identity")
@dataclass(frozen=True, slots=True)
class Identity(Activation):
    """Passes its input on; layers of it collapse into one linear map.

    h = s, f'(s) = 1.
    """

    formula: ClassVar[str] = "h = s"
    kernel: ClassVar[tuple[str, ...]] = ("identity",)

    def __call__(self, s: Array) -> Array:
        return s.copy()

    def derivative(self, s: Array, h: Array) -> Array:
        return np.ones_like(s)


@activation("sigmoid", label="Sigmoid")
@dataclass(frozen=True, slots=True)
class Sigmoid(Activation):
    """Squeezes any number into (0, 1); its slope is at most 1/4 and vanishes beyond |s| ≈ 5.

    h = 1 / (1 + e^(-s)), f'(s) = h (1 - h). Computed with e = e^(-|s|), which cannot overflow, as
    1 / (1 + e) or e / (1 + e); far out f'(s) = e / (1 + e)², so that no digits are lost.
    """

    formula: ClassVar[str] = "h = 1 / (1 + e⁻ˢ)"
    kernel: ClassVar[tuple[str, ...]] = ("sigmoid",)
    steepest: ClassVar[float] = 0.25

    def __call__(self, s: Array) -> Array:
        e = decay(s)
        h = np.where(s < 0, e, e.dtype.type(1))
        e += 1
        h /= e
        return h

    def derivative(self, s: Array, h: Array) -> Array:
        slope = 1 - h
        slope *= h
        return with_tails(slope, s, self.steepest)


@activation("tanh", label="Tanh")
@dataclass(frozen=True, slots=True)
class Tanh(Activation):
    """Squeezes any number into (-1, 1) around zero; it saturates at both ends.

    h = tanh(s), f'(s) = 1 - h²; far out it is 4 e / (1 + e)² with e = e^(-2|s|), for beyond
    |s| ≈ 19 nothing would be left of the difference of 1 and h².
    """

    formula: ClassVar[str] = "h = tanh(s)"
    kernel: ClassVar[tuple[str, ...]] = ("tanh",)
    steepest: ClassVar[float] = 1.0

    def __call__(self, s: Array) -> Array:
        return np.tanh(s)

    def derivative(self, s: Array, h: Array) -> Array:
        slope = h * h
        np.subtract(1.0, slope, slope)
        return with_tails(slope, s, self.steepest, 2)


@activation("hard_tanh", label="Hard tanh")
@dataclass(frozen=True, slots=True)
class HardTanh(Activation):
    """A tanh made of three straight lines: cut off at -1 and 1, and truly flat beyond.

    h = min(1, max(-1, s)), f'(s) = 1 for |s| < 1, else 0 (the subgradient at the kinks is 0). A
    unit beyond ±1 for every sample learns nothing any more. Source: Collobert 2004.
    """

    formula: ClassVar[str] = "h = min(1, max(−1, s))"
    kernel: ClassVar[tuple[str, ...]] = ("hard_tanh",)
    kinks: ClassVar[tuple[float, ...]] = (-1.0, 1.0)
    steepest: ClassVar[float] = 1.0

    def __call__(self, s: Array) -> Array:
        return np.clip(s, -1, 1)

    def derivative(self, s: Array, h: Array) -> Array:
        return (np.abs(s) < 1).astype(s.dtype)

    def flat(self, s: Array) -> Array:
        return np.abs(s) >= 1


@activation("step", label="Step (Heaviside)")
@dataclass(frozen=True, slots=True)
class Step(Activation):
    """Fires or does not; its derivative is 0, so no gradient trains what lies before it.

    h = 1 for s ≥ 0, else 0; f'(s) = 0.
    """

    formula: ClassVar[str] = "h = 1 if s ≥ 0 else 0"
    kernel: ClassVar[tuple[str, ...]] = ("step",)
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    def __call__(self, s: Array) -> Array:
        return (s >= 0).astype(s.dtype)

    def derivative(self, s: Array, h: Array) -> Array:
        return np.zeros_like(s)

    def flat(self, s: Array) -> Array:
        return np.ones(s.shape, dtype=bool)
