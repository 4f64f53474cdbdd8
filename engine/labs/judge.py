"""The judge: whether the goals of a step are reached, by the readings of a run as they come."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.labs.goals import Answer, Goal, Measured, ValueOf
from engine.labs.quantities import MeasureError
from engine.labs.steps import LabStep
from engine.probes import Probe


@dataclass(frozen=True, slots=True)
class Standing:
    """How one goal stands: its newest value, since which step its bound holds, whether reached.

    `step` is where it was reached. One that is `faulty` could not be measured: this blocks nobody.
    """

    value: float = math.nan
    since: int | None = None
    reached: bool = False
    step: int = -1
    faulty: str = ""

    @property
    def passed(self) -> bool:
        """Whether a student may go on."""
        return self.reached or self.faulty != ""


class Judge:
    """Watches a run, or each lane of one, for the goals of one step of a lab.

    What has been reached stays so. `wanted` are the probes that `take` needs readings of.
    """

    def __init__(self, step: LabStep) -> None:
        self.goals: tuple[Goal, ...] = step.goals
        self.standings = [Standing() for _ in self.goals]
        self._newest: dict[str, int] = {}

    @property
    def wanted(self) -> frozenset[Probe]:
        """The probes to be read."""
        return frozenset(g.quantity.probe for g in self.goals if isinstance(g, Measured))

    @property
    def all_reached(self) -> bool:
        """Whether a student may go on: each goal is reached, or faulty."""
        return all(standing.passed for standing in self.standings)

    def begin_anew(self) -> None:
        """Another run begins: what has to hold for a while counts from its beginning."""
        self._newest.clear()
        self.standings = [
            standing if standing.reached else Standing() for standing in self.standings
        ]

    def take(
        self, at: int, readings: Mapping[Probe, Any], lane: str = "", *, ended: bool = False
    ) -> bool:
        """Look at what was read at a step; whether any goal stands otherwise now.

        A run that was taken back has to hold its bounds anew. Probes without a reading wait. What
        is read of a run that a stopping rule has `ended` holds for every later step too.
        """
        back = at < self._newest.get(lane, 0)
        self._newest[lane] = at
        changed = False
        for number, goal in enumerate(self.goals):
            if not isinstance(goal, Measured) or goal.lane != lane:
                continue
            before = self.standings[number]
            if back and not before.reached:
                before = Standing(before.value)
            if goal.quantity.probe in readings:
                before = _looked_at(goal, before, at, readings[goal.quantity.probe], ended)
            changed |= before != self.standings[number]
            self.standings[number] = before
        return changed

    def answer(self, number: int, text: str, value_of: ValueOf, at: int = 0) -> bool:
        """Check what was typed for goal `number`; whether it is right, or cannot be checked."""
        goal = self.goals[number]
        assert isinstance(goal, Answer)
        try:
            right = goal.right(text, value_of)
        except (MeasureError, TypeError, ValueError) as error:
            self.standings[number] = Standing(faulty=str(error) or type(error).__name__)
            return True
        if right:
            self.standings[number] = Standing(reached=True, step=at)
        return right


def _looked_at(goal: Measured, before: Standing, at: int, reading: Any, ended: bool) -> Standing:
    if reading is None:
        # There is nothing to measure before the first step.
        return before
    try:
        value = goal.quantity.number_of(reading)
    except (MeasureError, ArithmeticError, ValueError, IndexError) as error:
        return before if before.reached else Standing(faulty=str(error) or type(error).__name__)
    if before.reached:
        return Standing(value, before.since, True, before.step)
    in_time = (at >= goal.from_step or ended) and (goal.by_step is None or at <= goal.by_step)
    if not in_time or not goal.bound.holds(value):
        return Standing(value)
    since = at if before.since is None else before.since
    if at - since >= goal.for_steps or ended:
        return Standing(value, since, True, at)
    return Standing(value, since)
