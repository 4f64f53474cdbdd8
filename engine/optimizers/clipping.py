"""Gradient clipping: what is done to a gradient that is too long before the optimiser sees it.

It works on the gradient of all parameters as one flat vector. Layers that are frozen count as
zero. The gradient that is shown is the one before clipping.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.specs.knobs import Spec, knob
from engine.specs.registry import Registry

# PyTorch adds it to the norm it divides by; equal results need the same.
NORM_FLOOR = 1e-6


@dataclass(frozen=True, slots=True)
class Clipping(Spec):
    """A bound on the gradient of one step."""

    formula: ClassVar[str]
    kernel: ClassVar[tuple[str, ...]] = ()

    def clip(self, grad: Array) -> Array:
        """The gradient within its bound; `grad` itself is left as it is."""
        raise NotImplementedError


clipping: Registry[Clipping] = Registry("clipping", Clipping)


@clipping("none", label="None")
@dataclass(frozen=True, slots=True)
class NoClipping(Clipping):
    """Gradients may be as large as they come.

    g stays g.
    """

    formula: ClassVar[str] = "g ← g"
    kernel: ClassVar[tuple[str, ...]] = ("none",)

    def clip(self, grad: Array) -> Array:
        return grad


@clipping("by_norm", label="By norm")
@dataclass(frozen=True, slots=True)
class ClipByNorm(Clipping):
    """Shortens a gradient that is longer than a limit and keeps its direction.

    g ← g min(1, c / (‖g‖ + 10⁻⁶)) with ‖g‖ = √Σg² over all layers together, as in PyTorch. It
    saves a run from one steep spot; optimisers that divide by the size of the gradient, such as
    Adam, need it less. Source: Pascanu, Mikolov, Bengio 2013.
    """

    max_norm: float = knob(
        1.0,
        low=1e-3,
        high=1000.0,
        log=True,
        label="Largest norm",
        symbol="c",
        help="How long the gradient of all layers together may be.",
    )
    formula: ClassVar[str] = "g ← g min(1, c / ‖g‖)"
    kernel: ClassVar[tuple[str, ...]] = ("by_norm", "max_norm")

    def clip(self, grad: Array) -> Array:
        share = self.max_norm / (math.sqrt(float(grad @ grad)) + NORM_FLOOR)
        return grad * share if share < 1 else grad


@clipping("by_value", label="By value")
@dataclass(frozen=True, slots=True)
class ClipByValue(Clipping):
    """Cuts every number of the gradient off at a limit, each by itself.

    g ← min(max(g, -c), c). Large components are cut and small ones are not, so the direction
    changes: the step leans towards the flat directions.
    """

    max_value: float = knob(
        1.0,
        low=1e-4,
        high=100.0,
        log=True,
        label="Largest value",
        symbol="c",
        help="How large each number of the gradient may be.",
    )
    formula: ClassVar[str] = "g ← min(max(g, −c), c)"
    kernel: ClassVar[tuple[str, ...]] = ("by_value", "max_value")

    def clip(self, grad: Array) -> Array:
        return np.clip(grad, -self.max_value, self.max_value)
