"""Penalties on weights that are added to the loss; biases, γ and β are left alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.knobs import Spec, knob
from engine.registry import Registry


@dataclass(frozen=True, slots=True)
class Penalty(Spec):
    """A price on large weights."""

    formula: ClassVar[str]

    def value(self, weights: Array) -> float:
        """What one weight matrix adds to the loss."""
        raise NotImplementedError

    def gradient(self, weights: Array) -> Array:
        """What one weight matrix's gradient gains."""
        raise NotImplementedError


penalty: Registry[Penalty] = Registry("penalty", Penalty)


@penalty("none", label="None")
@dataclass(frozen=True, slots=True)
class NoPenalty(Penalty):
    """Weights may be as large as they like.

    R = 0.
    """

    formula: ClassVar[str] = "R = 0"

    def value(self, weights: Array) -> float:
        return 0.0

    def gradient(self, weights: Array) -> Array:
        return np.zeros_like(weights)


@penalty("l2", label="L2 (weight decay)")
@dataclass(frozen=True, slots=True)
class L2(Penalty):
    """Pulls every weight towards zero in proportion to its size.

    R = λ Σ W², ∂R/∂W = 2 λ W (one slide drops the factor 2).
    """

    strength: float = knob(
        1e-3,
        low=1e-6,
        high=1.0,
        log=True,
        symbol="λ",
        help="How strongly weights are pulled to zero.",
    )
    formula: ClassVar[str] = "R = λ Σ W²"

    def value(self, weights: Array) -> float:
        flat = weights.ravel()
        return float(self.strength * (flat @ flat))

    def gradient(self, weights: Array) -> Array:
        return weights * weights.dtype.type(2 * self.strength)


@penalty("l1", label="L1 (sparse weights)")
@dataclass(frozen=True, slots=True)
class L1(Penalty):
    """Pulls every weight towards zero with the same force, so that small ones end at zero.

    R = λ Σ |W|, ∂R/∂W = λ sign(W), 0 at 0.
    """

    strength: float = knob(
        1e-3,
        low=1e-6,
        high=1.0,
        log=True,
        symbol="λ",
        help="How strongly weights are pulled to zero.",
    )
    formula: ClassVar[str] = "R = λ Σ |W|"

    def value(self, weights: Array) -> float:
        return float(self.strength * np.abs(weights).sum())

    def gradient(self, weights: Array) -> Array:
        return np.sign(weights) * weights.dtype.type(self.strength)
