"""Points that somebody drew: the data set is the list of its points."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from engine.data.datasets.base import Data, DataError, Dataset, dataset
from engine.data.datasets.drawing import numbered
from engine.sentences import Sentence
from engine.specs.knobs import TupleKnob, shortened

Point = tuple[float, float, int]

MOST_POINTS = 5000
MOST_CLASSES = 10
# How far from the origin a point can be drawn.
FARTHEST = 1_000_000
# Finer than any screen shows, and short in a file.
DIGITS = 4
TOO_FEW_CLASSES = Sentence("draw points of two classes or more to train on them")


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsKnob(TupleKnob):
    """A tuple of at most `most` points (a, b, class), with whole classes from 0 up to `classes`."""

    classes: int

    def problem(self, value: object) -> str | None:
        if not isinstance(value, tuple) or len(value) > self.most:
            return TupleKnob.problem(self, value)
        wrong = next((item for item in value if not self._fits(item)), None)
        if wrong is None:
            return None
        return Sentence(
            "expected points (a, b, class) with coordinates from {low:,} to {high:,} "
            "and a class from 0 to {last}, found {found}",
            low=-FARTHEST,
            high=FARTHEST,
            last=self.classes - 1,
            found=shortened(wrong),
        )

    def _fits(self, item: object) -> bool:
        if type(item) is not tuple or list(map(type, item)) != [float, float, int]:
            return False
        a, b, label = item
        near = -FARTHEST <= a <= FARTHEST and -FARTHEST <= b <= FARTHEST
        return near and 0 <= label < self.classes


def drawn_points(
    default: tuple[tuple[float, float, int], ...], *, most: int, classes: int, **about: Any
) -> Any:
    """A field that holds points (a, b, class) of the plane."""
    knob = PointsKnob(most=most, classes=classes, **about)
    return field(default=default, metadata={"knob": knob})


def point(a: float, b: float, label: int) -> Point:
    """A point as it is kept: rounded to four decimals."""
    # Adding zero turns a negative zero into zero, which is one character shorter in a file.
    return round(a, DIGITS) + 0.0, round(b, DIGITS) + 0.0, label


def _blob(a: float, b: float, label: int, count: int = 12, radius: float = 0.3) -> Iterable[Point]:
    """Points spread evenly over a disc, as the seeds of a sunflower are."""
    for i in range(count):
        distance, angle = radius * math.sqrt((i + 0.5) / count), i * math.pi * (3 - math.sqrt(5))
        yield point(a + distance * math.cos(angle), b + distance * math.sin(angle), label)


@dataset("drawn", label="Your own points")
@dataclass(frozen=True, slots=True)
class Drawn(Dataset):
    """Paint your own points on the plane and watch the network learn them.

    Each point is (x₁, x₂, class), classes counted from 0. Classes up to the highest that occurs
    take part, so that a class keeps its colour when another one is erased. A point stays in the
    part it was put in (training, validation or test) while others come and go. Raises `DataError`
    when fewer than two classes have points.
    """

    points: tuple[Point, ...] = drawn_points(
        (*_blob(-0.5, 0.3, 0), *_blob(0.5, -0.3, 1)),
        most=MOST_POINTS,
        classes=MOST_CLASSES,
        level="beginner",
        help="The points (x₁, x₂, class), drawn on the decision boundary.",
    )

    formula: ClassVar[str] = "(x₁, x₂) ∈ ℝ²,  y ∈ {0, …, 9}"

    def sample(self, rng: np.random.Generator) -> Data:
        """The points as they are; nothing is drawn from `rng`."""
        labels = {label for _, _, label in self.points}
        if len(labels) < 2:
            raise DataError(TOO_FEW_CLASSES)
        table = np.array(self.points)
        classes = numbered(max(labels) + 1)
        return Data.of(table[:, :2], table[:, 2], classes=classes, drawn=True)
