"""Round classes in the plane: circle, spiral, moons, rings. No straight line parts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.data.datasets.base import Data, Generated, dataset, noise_level
from engine.data.datasets.drawing import even_labels, jittered, numbered, polar
from engine.specs.knobs import knob

_OUTER_RING = (0.7, 1.0)


@dataset("circle", label="Circle")
@dataclass(frozen=True, slots=True)
class Circle(Generated):
    """A disc of one class inside a ring of the other.

    Class 0 fills the disc of the given radius evenly by area, class 1 the ring 0.7 ≤ r ≤ 1.
    Inputs lie in [−1, 1]² before noise. One hidden layer of three units can close a line
    around the disc; the single input x₁² + x₂² makes it linear.
    """

    radius: float = knob(
        0.5,
        low=0.1,
        high=0.7,
        symbol="r",
        help="Radius of the inner disc; the outer ring begins at 0.7.",
    )
    formula: ClassVar[str] = "y = 0 for ‖x‖ ≤ r,  y = 1 for 0.7 ≤ ‖x‖ ≤ 1"

    def sample(self, rng: np.random.Generator) -> Data:
        """Points even by area within each class."""
        y = even_labels(self.samples, 2)
        low = np.array([0.0, _OUTER_RING[0]])[y]
        high = np.array([self.radius, _OUTER_RING[1]])[y]
        # The area inside radius r grows as r²: drawing r² evenly spreads the points evenly.
        radius = np.sqrt(rng.uniform(low**2, high**2))
        x = polar(radius, rng.uniform(0.0, 2 * np.pi, self.samples))
        return Data.of(jittered(rng, x, self.noise), y, classes=numbered(2))


@dataset("spiral", label="Spiral")
@dataclass(frozen=True, slots=True)
class Spiral(Generated):
    """Arms that wind around each other: the classic hard case for a small network.

    Arm c of k starts at r = 0.1 and runs outward to r = 1 while it turns; the arms are
    2π/k apart. Inputs lie in [−1, 1]² before noise. After Lang & Witbrock, "Learning to tell
    two spirals apart" (1988).
    """

    noise: float = noise_level(0.02)
    classes: int = knob(
        2,
        low=2,
        high=5,
        rebuilds=True,
        level="beginner",
        symbol="k",
        help="How many arms, each a class of its own.",
    )
    turns: float = knob(
        1.0,
        low=0.25,
        high=3.0,
        help="How often each arm goes round. More turns need a larger network.",
    )
    formula: ClassVar[str] = "x = r · (cos φ, sin φ),  φ = 2π (turns · r + y / k)"

    def sample(self, rng: np.random.Generator) -> Data:
        """Radius drawn evenly along each arm."""
        y = even_labels(self.samples, self.classes)
        radius = rng.uniform(0.1, 1.0, self.samples)
        x = polar(radius, 2 * np.pi * (self.turns * radius + y / self.classes))
        return Data.of(jittered(rng, x, self.noise), y, classes=numbered(self.classes))


@dataset("moons", label="Moons")
@dataclass(frozen=True, slots=True)
class Moons(Generated):
    """Two half-moons that reach into each other.

    Half circles of radius 2/3, one open downward and one open upward, shifted by 2/3 and 1/3.
    Inputs lie in [−1, 1] × [−0.5, 0.5] before noise.
    """

    noise: float = noise_level(0.06)
    formula: ClassVar[str] = "x = ±(⅔ (cos t, sin t) − (⅓, ⅙)),  0 ≤ t ≤ π"

    def sample(self, rng: np.random.Generator) -> Data:
        """Angle drawn evenly along each half circle."""
        y = even_labels(self.samples, 2)
        t = rng.uniform(0.0, np.pi, self.samples)
        side = (1 - 2 * y)[:, None]
        x = side * (2 / 3 * np.column_stack([np.cos(t), np.sin(t)]) - np.array([1 / 3, 1 / 6]))
        return Data.of(jittered(rng, x, self.noise), y, classes=numbered(2))


@dataset("rings", label="Rings")
@dataclass(frozen=True, slots=True)
class Rings(Generated):
    """Thin rings around one centre, each a class of its own.

    Ring c of k has the radius (c + 1)/k. Inputs lie in [−1, 1]² before noise.
    """

    noise: float = noise_level(0.04)
    classes: int = knob(
        3,
        low=2,
        high=5,
        rebuilds=True,
        level="beginner",
        symbol="k",
        help="How many rings, each a class of its own.",
    )
    formula: ClassVar[str] = "‖x‖ = (y + 1) / k"

    def sample(self, rng: np.random.Generator) -> Data:
        """Angle drawn evenly along each ring."""
        y = even_labels(self.samples, self.classes)
        angle = rng.uniform(0.0, 2 * np.pi, self.samples)
        x = polar((y + 1) / self.classes, angle)
        return Data.of(jittered(rng, x, self.noise), y, classes=numbered(self.classes))
