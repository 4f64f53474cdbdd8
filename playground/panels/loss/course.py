"""The course of a run: its curve so far, and what lies ahead of a step it was taken back to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.running.snapshot import Snapshot
from engine.training.past.loss_curve import CurvePoints
from playground.panels.loss.ghost import RunBefore
from playground.plotting.curve_scales import FIRST_END, Clock, Points, grown, sampled, scaled

NOTHING: Points = (np.zeros(0), np.zeros(0))


# Of so many runs that were left it is known how far they went.
MOST_LEFT = 8


class Furthest(NamedTuple):
    """The curve of a run as far as it was trained, its time, and its last step."""

    curve: CurvePoints
    clock: Clock
    step: int


class Course:
    """Follows one run: `curve` up to `step`, with `clock` between steps and epochs.

    `recorded` are the steps that can be gone to. What has been trained beyond the step at hand is
    kept until the run takes another course; then it is handed to `before`, to be compared with.
    """

    def __init__(self) -> None:
        self.before = RunBefore()
        # How far runs went that were left, by number: undo leads back to them.
        self._left: dict[int, Furthest] = {}
        self._run = -1
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.curve: CurvePoints | None = None
        self.clock = Clock(*NOTHING)
        self.step, self.epochs, self.recorded = 0, 0.0, range(1)
        self._furthest: Furthest | None = None

    def begin(self) -> None:
        """Another run begins."""
        if self._furthest is not None:
            self._left.pop(self._run, None)
            self._left[self._run] = self._furthest
            while len(self._left) > MOST_LEFT:
                del self._left[next(iter(self._left))]
        self._begin_anew()

    def take(self, snapshot: Snapshot, curve: CurvePoints | None) -> bool:
        """Go to the step of a snapshot; whether what lay ahead has been given up."""
        self.step, self.epochs, self.recorded = snapshot.step, snapshot.epochs, snapshot.recorded
        if snapshot.run != self._run:
            known = self._left.pop(snapshot.run, None)
            if known is not None and self._furthest is None and known.step <= self.recorded[-1]:
                self._furthest = known
            self._run = snapshot.run
        lost = self._furthest
        given_up = lost is not None and max(self.step, self.recorded[-1]) < lost.step
        if lost is not None and given_up:
            self.before.branch(lost.curve, lost.clock)
            self._furthest = None
        if curve is not None:
            self.curve, self.clock = curve, Clock.of(curve, self.step, self.epochs)
            if self._furthest is None or self.step >= self._furthest.step:
                self._furthest = Furthest(curve, self.clock, self.step)
        return given_up

    @property
    def whole(self) -> tuple[CurvePoints | None, Clock]:
        """The curve and its time, what lies ahead of the step at hand too."""
        furthest = self._furthest
        return (self.curve, self.clock) if furthest is None else (furthest.curve, furthest.clock)

    @property
    def last(self) -> int:
        """The last step there is, also of a run that was taken back."""
        furthest = self._furthest.step if self._furthest else 0
        return max(self.step, self.recorded[-1], furthest)

    def right(self, unit: str) -> float:
        """The right end of an axis of steps or of epochs."""
        return grown(self._end(unit), FIRST_END[unit])

    def steps_at(self, time: float, unit: str) -> int:
        """About which step a place on the axis is."""
        end = self._end(unit)
        return round(time if unit == "step" or not end else time * self.last / end)

    def ahead(self, score: str, log: bool, unit: str, grid: int) -> Points:
        """A smoothed score from this step on, if the run was taken back to it."""
        furthest = self._furthest
        if furthest is None or furthest.step <= self.step:
            return NOTHING
        steps = furthest.curve.column("step")
        kept = sampled(steps, grid)
        kept = kept[steps[kept] >= self.step]
        values = scaled(furthest.curve.smoothed(score)[kept], log)
        return furthest.clock.at(steps[kept], unit), values

    @property
    def losses_ahead(self) -> Array:
        """The training losses from this step on, which need their room on the axis too."""
        return self.ahead("train_loss", False, "step", 1)[1]

    def at(self, steps: Array | float, unit: str) -> Array:
        """Where steps up to the present stand on the axis."""
        return self.clock.at(steps, unit)

    def _end(self, unit: str) -> float:
        if unit == "step":
            return float(self.last)
        # Of a run that was returned to, the curve may not have come yet.
        now = float(self.clock.at(self.step, unit)) if len(self.clock.steps) else 0.0
        if self._furthest is None:
            # What lies ahead of a run that was returned to is not drawn yet, but has its room.
            return now * self.last / max(1, self.step)
        return max(now, float(self._furthest.clock.at(self._furthest.step, unit)))
