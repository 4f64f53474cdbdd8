"""Classes that fill regions of the plane: XOR, half-planes, squares, stripes, a curve's sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.data.datasets.base import Data, Generated, dataset, noise_level
from engine.data.datasets.drawing import even_labels, jittered, numbered, turned
from engine.specs.knobs import choice, knob


@dataset("xor", label="XOR")
@dataclass(frozen=True, slots=True)
class Xor(Generated):
    """Opposite quadrants share a class: the problem one neuron cannot solve.

    Points fill the four quadrants of [−1, 1]² with a gap of 0.1 on either side of both axes.
    Class 1 where exactly one input is positive. Minsky & Papert, "Perceptrons" (1969).
    """

    noise: float = noise_level(0.05)
    formula: ClassVar[str] = "y = [x₁ > 0] xor [x₂ > 0]"

    def sample(self, rng: np.random.Generator) -> Data:
        """The quadrants take turns, so each holds a quarter of the samples."""
        index = np.arange(self.samples)
        first, second = index // 2 % 2, index % 2
        signs = 2 * np.column_stack([first, second]) - 1
        x = signs * rng.uniform(0.1, 1.0, (self.samples, 2))
        return Data.of(jittered(rng, x, self.noise), first ^ second, classes=numbered(2))


@dataset("linear", label="Linear")
@dataclass(frozen=True, slots=True)
class Linear(Generated):
    """Two classes on either side of a straight line, with an empty strip between them.

    The line runs through the origin; its normal w has length 1 and the given angle. Without noise
    every point keeps at least half the margin from the line, so the perceptron rule converges.
    Inputs fill a square of side 2 turned by the angle: within [−1, 1]² at 0°, ±√2 at 45°.
    """

    noise: float = noise_level(
        0.0, help="Standard deviation of the noise; enough of it makes the classes overlap."
    )
    margin: float = knob(
        0.2,
        low=0.0,
        high=1.0,
        symbol="m",
        help="Width of the empty strip between the classes.",
    )
    angle: float = knob(
        30.0,
        low=-180.0,
        high=180.0,
        unit="°",
        symbol="φ",
        help="Direction of the line's normal, counter-clockwise from x₁.",
    )
    formula: ClassVar[str] = "y = [w · x > 0],  w = (cos φ, sin φ),  |w · x| ≥ m/2"

    def sample(self, rng: np.random.Generator) -> Data:
        """Distance from the line drawn between half the margin and 1."""
        y = even_labels(self.samples, 2)
        distance = (2 * y - 1) * rng.uniform(self.margin / 2, 1.0, self.samples)
        along = rng.uniform(-1.0, 1.0, self.samples)
        x = turned(np.column_stack([distance, along]), self.angle)
        return Data.of(jittered(rng, x, self.noise), y, classes=numbered(2))


@dataset("checkerboard", label="Checkerboard")
@dataclass(frozen=True, slots=True)
class Checkerboard(Generated):
    """Squares of two classes that take turns, as on a chess board.

    The square [−1, 1]² is cut into cells × cells squares; the corner at (−1, −1) is class 0.
    Two cells a side make XOR; each further cell asks for more hidden units.
    """

    noise: float = noise_level(0.0)
    cells: int = knob(4, low=2, high=8, symbol="q", help="How many squares on each side.")
    formula: ClassVar[str] = "y = (⌊q (x₁ + 1)/2⌋ + ⌊q (x₂ + 1)/2⌋) mod 2"

    def sample(self, rng: np.random.Generator) -> Data:
        """Each sample picks a square of its class, then a place in it."""
        y = even_labels(self.samples, 2)
        column, row = np.divmod(np.arange(self.cells**2), self.cells)
        color = (column + row) % 2
        corners = np.column_stack([column, row])
        share = rng.uniform(size=self.samples)
        corner = np.empty((self.samples, 2))
        for c in (0, 1):
            own = corners[color == c]
            corner[y == c] = own[(share[y == c] * len(own)).astype(int)]
        x = 2 * (corner + rng.uniform(size=(self.samples, 2))) / self.cells - 1
        return Data.of(jittered(rng, x, self.noise), y, classes=numbered(2))


@dataset("stripes", label="Stripes")
@dataclass(frozen=True, slots=True)
class Stripes(Generated):
    """Parallel stripes of two classes that take turns.

    The square [−1, 1]² is cut into equal stripes across w = (cos φ, sin φ), the first of them
    class 0, and turned with w: inputs stay within [−1, 1]² at 0° and ±√2 at 45°.
    """

    noise: float = noise_level(0.02)
    stripes: int = knob(4, low=2, high=12, symbol="s", help="How many stripes.")
    angle: float = knob(
        0.0,
        low=-180.0,
        high=180.0,
        unit="°",
        symbol="φ",
        help="Direction across the stripes, counter-clockwise from x₁.",
    )
    formula: ClassVar[str] = "y = ⌊s (w · x + 1)/2⌋ mod 2"

    def sample(self, rng: np.random.Generator) -> Data:
        """Each sample picks a stripe of its class, then a place in it."""
        y = even_labels(self.samples, 2)
        of_class = (self.stripes + 1 - y) // 2
        stripe = 2 * np.floor(rng.uniform(size=self.samples) * of_class) + y
        across = 2 * (stripe + rng.uniform(size=self.samples)) / self.stripes - 1
        x = turned(np.column_stack([across, rng.uniform(-1.0, 1.0, self.samples)]), self.angle)
        return Data.of(jittered(rng, x, self.noise), y, classes=numbered(2))


_BORDERS: dict[str, Callable[[Array], Array]] = {
    "line": lambda x: 0.5 * x,
    "parabola": lambda x: x**2 - 0.5,
    "cubic": lambda x: 2 * x**3 - 1.5 * x,
    "sine": lambda x: 0.5 * np.sin(2 * np.pi * x),
    "abs": lambda x: np.abs(x) - 0.5,
}


@dataset("above", label="Above a curve")
@dataclass(frozen=True, slots=True)
class Above(Generated):
    """Whether a point lies above or below a curve.

    Class 1 above, class 0 below, with a gap of 0.05 on either side. Curves: line x₁/2, parabola
    x₁² − ½, cubic 2x₁³ − 3x₁/2, sine ½ sin 2πx₁, abs |x₁| − ½. Inputs lie in [−1, 1]² before
    noise.
    """

    noise: float = noise_level(0.02)
    curve: str = choice("sine", *_BORDERS, symbol="f", help="The curve between the classes.")
    formula: ClassVar[str] = "y = [x₂ > f(x₁)]"

    def sample(self, rng: np.random.Generator) -> Data:
        """x₁ drawn evenly, then x₂ evenly on its side of the curve."""
        y = even_labels(self.samples, 2)
        side = 2 * y - 1
        across = rng.uniform(-1.0, 1.0, self.samples)
        border = _BORDERS[self.curve](across) + 0.05 * side
        share = rng.uniform(size=self.samples)
        x = np.column_stack([across, border + share * (side - border)])
        return Data.of(jittered(rng, x, self.noise), y, classes=numbered(2))
