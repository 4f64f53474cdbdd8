"""The run before, to compare the present one with: as long as the two mean the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.training.past.loss_curve import CurvePoints
from engine.training.setup import Setup
from playground.plotting.curve_scales import Clock, Points, sampled, scaled


@dataclass(frozen=True, slots=True)
class Ghost:
    """The curve of a run, its time, and what it was trained on."""

    curve: CurvePoints
    clock: Clock
    setup: Setup

    def places(self, unit: str) -> Array:
        """Where its evaluations stand on an axis of steps or of epochs."""
        return self.clock.at(self.curve.column("step"), unit)

    def points(self, score: str, log: bool, unit: str, grid: int, right: float) -> Points:
        """A smoothed score up to the right end of the axis, at the steps of a grid."""
        kept, x = sampled(self.curve.column("step"), grid), self.places(unit)
        kept = kept[x[kept] <= right]
        return x[kept], scaled(self.curve.smoothed(score)[kept], log)


class RunBefore:
    """Remembers the newest run that has ended, and what the present one is trained on.

    `ghost` is that run if its losses mean what those of the present one mean.
    """

    def __init__(self) -> None:
        self.ghost: Ghost | None = None
        self._setup: Setup | None = None
        # Whether the present run has had the same samples all along.
        self._whole = True
        self._kept: Ghost | None = None

    def begin(self, setup: Setup, curve: CurvePoints | None, clock: Clock) -> None:
        """Another run begins: the one with this curve is the run before now, if it went at all."""
        if curve is not None and len(curve.rows) > 1 and self._setup is not None:
            self._kept = Ghost(curve, clock, self._setup) if self._whole else None
        self._whole = True
        self._turn_to(setup)

    def branch(self, curve: CurvePoints, clock: Clock) -> None:
        """The present run has another future now: the one that it had is compared with."""
        if self._setup is not None and self._whole:
            self._kept = Ghost(curve, clock, self._setup)
            self._turn_to(self._setup)

    def follow(self, setup: Setup) -> None:
        """The present run goes on with these samples."""
        if self._setup is not None:
            self._whole = self._whole and comparable(setup, self._setup)
        self._turn_to(setup)

    def _turn_to(self, setup: Setup) -> None:
        self._setup = setup
        same = self._kept is not None and comparable(self._kept.setup, setup)
        self.ghost = self._kept if same else None


def comparable(one: Setup, other: Setup) -> bool:
    """Whether losses mean the same: the same samples in the same parts, loss and outputs."""
    if one is other:
        return True
    samples = ((one.data.x, other.data.x), (one.data.y, other.data.y))
    rows = ((one.parts[part].rows, other.parts[part].rows) for part in one.parts)
    return (
        one.spec.loss == other.spec.loss
        and one.network.width == other.network.width
        and all(a is b or np.array_equal(a, b) for a, b in (*samples, *rows))
    )
