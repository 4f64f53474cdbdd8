"""What of a loss curve is drawn where: few points, smooth lines, axes that change seldom."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.probes import round_up
from engine.training.past.loss_curve import CurvePoints
from playground.plotting.plots import Ticks
from playground.words.numbers import number

# More points than this cannot be told apart, and wide lines cost by the point.
DRAWN = 200
LEAST = 1e-12
# Points of a line: where they stand, in two arrays.
Points = tuple[Array, Array]
# The axis of steps first ends here, that of epochs a hundredth of it.
FIRST_END = {"step": 50.0, "epoch": 0.5}


@dataclass(frozen=True, slots=True)
class Clock:
    """Steps (n,) and the epochs (n,) reached with them, both rising."""

    steps: Array
    epochs: Array

    @classmethod
    def of(cls, curve: CurvePoints, step: int, epochs: float) -> Clock:
        """The time of a curve, up to the present of its run."""
        return cls(np.append(curve.column("step"), step), np.append(curve.column("epoch"), epochs))

    def at(self, steps: Array | float, unit: str) -> Array:
        """Where steps stand on an axis of steps or of epochs."""
        if unit == "step":
            return np.asarray(steps, dtype=np.float64)
        return np.asarray(np.interp(steps, self.steps, self.epochs))


def grid_of(steps: float) -> int:
    """The distance of points that a line over so many steps is drawn with: a power of two.

    So a longer line is drawn with some of the points of a shorter one, and with no others.
    """
    return int(2 ** max(0, math.ceil(math.log2(max(1.0, steps) / DRAWN))))


def sampled(steps: Array, grid: int) -> Array:
    """Which of the rising steps are drawn: the first in each stretch of the grid, and the newest.

    Two runs drawn with one grid are drawn at the same steps, if they were measured there.
    """
    kept = np.flatnonzero(np.diff(steps // grid, prepend=-1))
    return np.append(kept, len(steps) - 1) if len(steps) and kept[-1] < len(steps) - 1 else kept


def zigzag(steps: Array, x: Array, low: Array, high: Array, grid: int) -> tuple[Array, Array]:
    """Smallest and largest value in each stretch of the grid, one after the other.

    x (n,), low (n,) and high (n,) belong to buckets of mini-batches that end at `steps (n,)`.
    """
    starts = np.flatnonzero(np.diff((steps - 1) // grid, prepend=-1))
    if not len(starts):
        return starts, starts
    lows, highs = np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)
    return np.repeat(x[starts], 2), np.stack([lows, highs], axis=1).ravel()


def scaled(values: Array, log: bool) -> Array:
    """Losses as they are drawn: on a logarithmic axis as powers of ten."""
    return np.log10(np.maximum(values, LEAST)) if log else values


def grown(time: float, first: float) -> float:
    """The right end of the axis, in steps of 25 % so that it seldom changes."""
    return float(first * 1.25 ** math.ceil(math.log(max(time, first) / first, 1.25) - 1e-9))


def loss_range(values: Iterable[Array], log: bool) -> tuple[float, float]:
    """Half decades on a logarithmic axis, a round number above the largest on a linear one."""
    seen = np.concatenate([np.zeros(0), *values])
    seen = seen[np.isfinite(seen)]
    if not len(seen):
        return (0.0, 1.0)
    if not log:
        return (min(0.0, float(seen.min())), round_up(float(seen.max())))
    low = max(LEAST, float(seen.min()))
    floor = math.floor(2 * math.log10(low)) / 2
    ceiling = math.ceil(2 * math.log10(max(low, float(seen.max())))) / 2
    return (floor, max(ceiling, floor + 0.5))


def decades(bottom: float, top: float, most: int) -> Ticks:
    """Ticks of a logarithmic axis: powers of ten, and 2 and 5 between them while there is room.

    At most about `most` of them are written.
    """
    steps = (1, 2, 5) if 3 * (top - bottom) <= most else (1,)
    stride = max(1, math.ceil((top - bottom) / most))
    powers = range(math.floor(bottom), math.ceil(top) + 1)
    return [
        [
            (power + math.log10(step), number(step * 10.0**power))
            for power in powers
            if power % stride == 0
            for step in steps
        ]
    ]
