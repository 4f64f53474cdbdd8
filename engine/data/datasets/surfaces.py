"""Regression with two inputs: a plane, Gaussian bumps, a badly scaled ravine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.data.datasets.base import Data, Generated, dataset, noise_level
from engine.data.datasets.drawing import jittered, polar
from engine.specs.knobs import knob


@dataclass(frozen=True, slots=True)
class SurfaceData(Generated):
    """A function of two inputs; a subclass gives `target`, and `place` where inputs are drawn."""

    noise: float = noise_level(0.05, of="target")
    task: ClassVar[str] = "regression"

    def place(self, square: Array) -> Array:
        """Inputs (n, 2) made from points spread evenly over [−1, 1]²."""
        return square

    def target(self, x: Array) -> Array:
        """f(x) of each row, (n,)."""
        raise NotImplementedError

    def sample(self, rng: np.random.Generator) -> Data:
        """x (n, 2) and y = f(x) + noise (n, 1)."""
        x = self.place(rng.uniform(-1.0, 1.0, (self.samples, 2)))
        return Data.of(x, jittered(rng, self.target(x)[:, None], self.noise))


@dataset("plane", label="Plane")
@dataclass(frozen=True, slots=True)
class PlaneSurface(SurfaceData):
    """A flat surface, which one linear neuron fits exactly.

    Inputs in [−1, 1]². With its own weights and bias in view, a linear neuron should end at
    (a, b) and c.
    """

    slope_1: float = knob(
        1.0,
        low=-5.0,
        high=5.0,
        symbol="a",
        label="Slope along x₁",
        help="How much the target rises per unit of x₁.",
    )
    slope_2: float = knob(
        0.5,
        low=-5.0,
        high=5.0,
        symbol="b",
        label="Slope along x₂",
        help="How much the target rises per unit of x₂.",
    )
    height: float = knob(0.0, low=-5.0, high=5.0, symbol="c", help="The target at the origin.")
    formula: ClassVar[str] = "y = a x₁ + b x₂ + c"

    def target(self, x: Array) -> Array:
        """a x₁ + b x₂ + c."""
        return np.asarray(self.slope_1 * x[:, 0] + self.slope_2 * x[:, 1] + self.height)


@dataset("multi_gauss", label="Gaussian bumps")
@dataclass(frozen=True, slots=True)
class MultiGauss(SurfaceData):
    """Hills and hollows that take turns on a circle.

    Bump j of k stands at radius 0.6 and angle 2π j/k, upward for even j and downward for odd j.
    Inputs in [−1, 1]², targets in about [−1, 1] before noise while the bumps do not overlap.
    """

    bumps: int = knob(4, low=1, high=9, symbol="k", help="How many hills and hollows together.")
    width: float = knob(
        0.2,
        low=0.05,
        high=1.0,
        log=True,
        symbol="w",
        help="Standard deviation of each bump, in units of the inputs.",
    )
    formula: ClassVar[str] = "y = Σⱼ (−1)ʲ exp(−‖x − μⱼ‖² / 2w²)"

    def target(self, x: Array) -> Array:
        """The sum of all bumps."""
        index = np.arange(self.bumps)
        centres = polar(np.full(self.bumps, 0.6), 2 * np.pi * index / self.bumps)
        squared = ((x[:, None, :] - centres) ** 2).sum(axis=2)
        return np.asarray(np.exp(-squared / (2 * self.width**2)) @ (-1.0) ** index)


@dataset("ravine", label="Ravine")
@dataclass(frozen=True, slots=True)
class Ravine(SurfaceData):
    """Two inputs of very different size: the loss of a linear neuron becomes a narrow ravine.

    x₁ in [−1, 1], x₂ in [−1, 1]/√κ, so that the squared loss curves κ times more along w₁ than
    along w₂ (up to sampling). The best weights are (1, 1). Plain gradient descent is held back by
    the steep direction, across which it zig-zags at η between 3 and 6; adaptive optimisers are not;
    scaling the inputs removes it. A bias, whose input is 1, is steeper than both (curvature 1
    against 1/3) and would diverge first: leave it out, or give it a small learning-rate factor.
    """

    noise: float = noise_level(0.0, of="target")
    condition: float = knob(
        100.0,
        low=1.0,
        high=10_000.0,
        log=True,
        label="Condition number",
        symbol="κ",
        help="How many times steeper the loss is along w₁ than along w₂.",
    )
    formula: ClassVar[str] = "y = x₁ + x₂,  var x₁ = κ · var x₂"

    def place(self, square: Array) -> Array:
        """x₂ divided by √κ."""
        return square / np.array([1.0, np.sqrt(self.condition)])

    def target(self, x: Array) -> Array:
        """x₁ + x₂."""
        return np.asarray(x.sum(axis=1))
