"""What one stroke of a tool does to the points, from press to release."""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import Array
from engine.data.datasets import Data
from engine.data.datasets.drawn import FARTHEST, MOST_CLASSES, MOST_POINTS, Point, point

Place = tuple[float, float]
Points = tuple[Point, ...]
# A brush drops so many points for each of its radii travelled, and at once so many.
DROPS, DROPPED = 1.0, 2


class Stroke:
    """One stroke of a tool: `move` takes it on, `points` are what there is by then."""

    def __init__(self, before: Points, at: Place, radius: float) -> None:
        self.before, self.radius = before, radius
        self.last = at
        self.points = before
        self.fresh: Points = ()
        self.full = False

    def move(self, to: Place) -> None:
        """The pointer is somewhere else."""
        self.last = to


class Paint(Stroke):
    """Drops jittered points of one class along its way."""

    def __init__(
        self,
        before: Points,
        at: Place,
        radius: float,
        label: int,
        within: tuple[float, float, float, float],
        rng: np.random.Generator,
    ) -> None:
        super().__init__(before, at, radius)
        self.label, self.within, self.rng = label, within, rng
        self._travelled = 0.0
        self._drop(at)

    def move(self, to: Place) -> None:
        way = math.dist(self.last, to)
        spacing = self.radius / DROPS
        gone = spacing - self._travelled
        while gone <= way:
            share = gone / way
            a, b = (s + share * (e - s) for s, e in zip(self.last, to, strict=True))
            self._drop((a, b))
            gone += spacing
        self._travelled = way - (gone - spacing)
        super().move(to)

    def _drop(self, at: Place) -> None:
        left, right, bottom, top = self.within
        for turn, share in self.rng.random((DROPPED, 2)).tolist():
            # The root spreads points evenly over the disc.
            distance, angle = self.radius * math.sqrt(share), 2 * math.pi * turn
            a, b = at[0] + distance * math.cos(angle), at[1] + distance * math.sin(angle)
            self.full = len(self.before) + len(self.fresh) >= MOST_POINTS
            if not self.full and left <= a <= right and bottom <= b <= top:
                self.fresh = (*self.fresh, point(a, b, self.label))
        self.points = self.before + self.fresh


class Erase(Stroke):
    """Takes away every point that the brush passes over."""

    def __init__(self, before: Points, at: Place, radius: float) -> None:
        super().__init__(before, at, radius)
        self._places = np.array(before).reshape(-1, 3)[:, :2]
        self._left = np.ones(len(before), bool)
        self._wipe(at)

    def move(self, to: Place) -> None:
        self._wipe(to)
        super().move(to)

    def _wipe(self, to: Place) -> None:
        hit = _distances(self._places, self.last, to) <= self.radius
        if (hit & self._left).any():
            self._left &= ~hit
            self.points = tuple(self.before[i] for i in np.flatnonzero(self._left))


class Drag(Stroke):
    """Moves the nearest point; none if there is none within reach."""

    def __init__(
        self,
        before: Points,
        at: Place,
        reach: float,
        within: tuple[float, float, float, float],
    ) -> None:
        super().__init__(before, at, reach)
        self.within = within
        self.held = nearest(np.array(before).reshape(-1, 3)[:, :2], at, reach)

    def move(self, to: Place) -> None:
        super().move(to)
        if self.held is None:
            return
        left, right, bottom, top = self.within
        label = self.before[self.held][2]
        moved = point(min(max(to[0], left), right), min(max(to[1], bottom), top), label)
        self.fresh = (moved,)
        self.points = (*self.before[: self.held], moved, *self.before[self.held + 1 :])


def nearest(places: Array, at: Place, reach: float) -> int | None:
    """Which of the places (n, 2) is nearest to `at`; None if none is within reach."""
    if not len(places):
        return None
    distances = np.hypot(*(places - at).T)
    best = int(distances.argmin())
    return best if distances[best] <= reach else None


def _distances(places: Array, start: Place, end: Place) -> Array:
    """How far each place (n, 2) is from the way between two points, (n,)."""
    way = np.subtract(end, start)
    length = float(way @ way)
    share = np.clip((places - start) @ way / length, 0, 1) if length > 0 else np.zeros(len(places))
    return np.asarray(np.hypot(*(places - start - share[:, None] * way).T))


def adoptable(data: Data) -> bool:
    """Whether these samples could have been drawn."""
    few = len(data.x) <= MOST_POINTS and 0 < len(data.classes) <= MOST_CLASSES
    return few and data.x.shape[1] == 2 and bool(np.abs(data.x).max() <= FARTHEST)


def points_of(data: Data) -> Points:
    """The samples of planar data with classes as points."""
    rows = zip(data.x.tolist(), data.y.tolist(), strict=True)
    return tuple(point(a, b, label) for (a, b), label in rows)
