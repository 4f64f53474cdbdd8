"""Re-running what a hand-in says was done: what it says was reached is not believed.

A run begins with the lab's own experiment, takes only changes that the lab unlocks, and has an end.
The same bits come out on the same kind of machine; on another they can differ after some hundred
steps, hence "not confirmed here", which is no proof of anything.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from engine.labs.changes import STARTS, Unlocked, with_value
from engine.labs.goals import Answer, Goal, Measured
from engine.labs.lab import Lab
from engine.labs.progress import BEFORE, LabEvent, LabProgress
from engine.labs.quantities import MeasureError
from engine.labs.rehearsal import Lookup, begun, quantities_in, readings_of, trained
from engine.network.places import parameter_at
from engine.specs.knobs import needs_rebuild
from engine.specs.registry import SpecError
from engine.specs.strict_json import parse
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setups

# Steps of training that one hand-in may ask for, and events it may hold.
MOST_STEPS, MOST_EVENTS = 200_000, 20_000
# Seconds that a re-run may take, and steps between two looks at the clock.
MOST_SECONDS, STRETCH = 60.0, 100
# How often a stretch is looked at over which a bound had to hold; most of the looks must agree.
LOOKS = 10


class Outcome(Enum):
    """What came of re-running a goal that a hand-in says was reached."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not confirmed here"
    REFUSED = "not what the lab allows"


@dataclass(frozen=True, slots=True)
class ReRun:
    """What came of goal `goal` in step `place`."""

    place: int
    goal: int
    outcome: Outcome
    why: str = ""


class ReplayRefusedError(ValueError):
    """Something that the lab does not allow, or that has no end."""


def replayed(lab: Lab, progress: LabProgress, setups: Setups | None = None) -> tuple[ReRun, ...]:
    """A verdict on every goal that is said to be reached, in order.

    Whoever has many hand-ins of a lab hands over `setups`, so that data is drawn once for all.
    """
    claimed = [
        (place, number)
        for place, record in enumerate(progress.steps)
        for number, reached in enumerate(record.goals)
        if reached.reached
    ]
    replay = _Replay(lab, progress, setups or Setups())
    why = ""
    try:
        replay.go()
    except (ReplayRefusedError, SpecError, ValueError) as error:
        why = str(error)
    verdicts = []
    for place, number in claimed:
        found = replay.found.get((place, number))
        if found is not None:
            outcome = Outcome.CONFIRMED if found else Outcome.NOT_CONFIRMED
            verdicts.append(ReRun(place, number, outcome))
        elif why:
            verdicts.append(ReRun(place, number, Outcome.REFUSED, why))
        else:
            nothing = "nothing in the file leads to it"
            verdicts.append(ReRun(place, number, Outcome.NOT_CONFIRMED, nothing))
    return tuple(verdicts)


class _Replay:
    """Goes through the events of a hand-in once."""

    def __init__(self, lab: Lab, progress: LabProgress, setups: Setups) -> None:
        self.lab, self.progress, self._setups = lab, progress, setups
        self.found: dict[tuple[int, int], bool] = {}
        self._runs: dict[str, Run] = {}
        # What the weights of each run were before they were set last.
        self._before: dict[tuple[str, str], float] = {}
        self._trained = 0
        self._until = time.monotonic() + MOST_SECONDS
        # How many looks at a stretch agreed with the bound, and how many there were.
        self._looks: dict[int, list[bool]] = {}

    def go(self) -> None:
        if not self.progress.fits(self.lab):
            raise ReplayRefusedError("it belongs to another version of the lab")
        events = self.progress.events
        if len(events) > MOST_EVENTS:
            raise ReplayRefusedError(f"more than {MOST_EVENTS:,} events")
        for number, event in enumerate(events):
            self._look_at_the_clock()
            if not event.place < len(self.lab.steps):
                raise ReplayRefusedError("a step that the lab does not have")
            if event.what == "begin":
                self._runs[event.lane] = begun(self._setups.of(self._experiment(event)))
                continue
            if event.lane not in self._runs:
                raise ReplayRefusedError("a change before anything has begun")
            self._go_to(event, list(self._ahead(number)))
            self._do(number, event)

    def _experiment(self, event: LabEvent) -> ExperimentSpec:
        lanes = {name for name, _ in self.lab.steps[event.place].lanes}
        if event.lane and event.lane not in lanes:
            raise ReplayRefusedError("a lane that the lab does not have")
        return self.lab.changed(event.place, event.lane)

    def _ahead(self, number: int) -> Iterator[tuple[int, LabEvent, Measured]]:
        """The goals that this run is said to reach before it begins anew."""
        here = self.progress.events[number]
        for later, event in enumerate(self.progress.events[number:], start=number):
            if event.lane != here.lane:
                continue
            if event.what in ("begin", "reset", "back") and later > number:
                return
            if event.what == "reach":
                goal = self._goal(event)
                if isinstance(goal, Measured):
                    yield later, event, goal

    def _goal(self, event: LabEvent) -> Goal:
        goals = self.lab.steps[event.place].goals
        if not event.text.isdecimal() or len(event.text) > 4 or not int(event.text) < len(goals):
            raise ReplayRefusedError("a goal that the lab does not have")
        return goals[int(event.text)]

    def _go_to(self, event: LabEvent, ahead: list[tuple[int, LabEvent, Measured]]) -> None:
        run = self._runs[event.lane]
        if event.what in ("reset", "back"):
            return
        if event.at < run.step_count:
            raise ReplayRefusedError("steps that run backwards")
        self._trained += event.at - run.step_count
        if self._trained > MOST_STEPS:
            raise ReplayRefusedError(f"more than {MOST_STEPS:,} steps of training")
        due: dict[int, list[tuple[int, Measured]]] = {}
        for later, reach, goal in ahead:
            first = max(reach.at - goal.for_steps, goal.from_step)
            for part in range(LOOKS):
                step = first + (reach.at - first) * part // LOOKS
                due.setdefault(step, []).append((later, goal))
        for step in sorted(due):
            if run.step_count <= step <= event.at:
                self._train(run, step)
                for later, goal in due[step]:
                    self._looks.setdefault(later, []).append(_holds(run, goal))
        self._train(run, event.at)

    def _look_at_the_clock(self) -> None:
        if time.monotonic() > self._until:
            raise ReplayRefusedError(f"running it again takes more than {MOST_SECONDS:.0f} seconds")

    def _train(self, run: Run, step: int) -> None:
        def look(run: Run) -> bool:
            self._look_at_the_clock()
            return True

        if not trained(run, step, look, STRETCH) or run.step_count < step:
            raise ReplayRefusedError("training ended before a step that is named")

    def _do(self, number: int, event: LabEvent) -> None:
        run = self._runs[event.lane]
        match event.what:
            case "edit" | "weight":
                self._change(run, event)
            case "reset":
                run.reset()
            case "back":
                run.seek(event.at)
            case "reach":
                key = (event.place, int(event.text))
                self.found[key] = self._is_reached(number, event, run)

    def _change(self, run: Run, event: LabEvent) -> None:
        before = run.trainer.spec
        if event.what == "weight":
            self._allow(event, (event.path,))
            self._weigh(run, event)
            return
        spec = with_value(before, event.path, parse(event.text))
        changed: tuple[str, ...] = (event.path,)
        if event.path == STARTS:
            if not spec.starts and self._unlocked(event).allows("new_weights"):
                changed = ()
            else:
                changed = tuple(one.place for one in set(before.starts) ^ set(spec.starts))
        self._allow(event, changed)
        if needs_rebuild(before, spec):
            self._runs[event.lane] = begun(self._setups.of(spec))
        else:
            run.retune(spec)

    def _weigh(self, run: Run, event: LabEvent) -> None:
        key = (event.lane, event.path)
        value = self._before.get(key) if event.text == BEFORE else parse(event.text)
        if not isinstance(value, int | float):
            raise ReplayRefusedError("a weight that is no number")
        place = parameter_at(run.trainer.network, event.path)
        self._before[key] = run.set_parameter(place, float(value))

    def _unlocked(self, event: LabEvent) -> Unlocked:
        return self.lab.steps[event.place].unlocked

    def _allow(self, event: LabEvent, paths: Iterable[str]) -> None:
        for path in self._unlocked(event).blocked(paths):
            raise ReplayRefusedError(f"{path[:60]} was changed, which is locked there")

    def _is_reached(self, number: int, event: LabEvent, run: Run) -> bool:
        goal = self._goal(event)
        if isinstance(goal, Measured):
            late = goal.by_step is not None and event.at > goal.by_step
            # A run that a stopping rule has ended stays as it is.
            early = event.at < goal.from_step + goal.for_steps and not run.trainer.stopped
            if late or early or not _holds(run, goal):
                return False
            looks = self._looks.get(number, [])
            return sum(looks) * 2 >= len(looks)
        assert isinstance(goal, Answer)
        quantities = quantities_in(self.lab, goal.names).get("", set())
        readings = readings_of(run, quantities)
        lookup = Lookup(self.lab, event.place, run.trainer.spec, readings, {})
        typed = self.progress.steps[event.place].goals[int(event.text)].text
        try:
            return goal.right(typed, lookup.value)
        except (MeasureError, TypeError, ValueError):
            return False


def _holds(run: Run, goal: Measured) -> bool:
    try:
        return goal.bound.holds(goal.quantity.number_of(goal.quantity.probe.measure_run(run)))
    except MeasureError:
        return False


def same_run(progress: LabProgress) -> LabProgress:
    """The part of a hand-in that a re-run depends on: equal ones need be run only once."""
    records = tuple(replace(record, texts=(), notes="", hints=0) for record in progress.steps)
    return replace(progress, name="", place=0, language="", versions=(), steps=records)
