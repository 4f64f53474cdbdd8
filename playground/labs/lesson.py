"""A student in a lab: the step at hand, what has been done, what the run at hand reads."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.labs.changes import STARTS
from engine.labs.format.words import Words
from engine.labs.goals import Answer, Measured
from engine.labs.judge import Judge, Standing
from engine.labs.lab import Lab
from engine.labs.progress import BEFORE, LabEvent, LabProgress, Reached, StepRecord
from engine.labs.quantities import Measurable
from engine.labs.rehearsal import Lookup, Readings, quantities_in
from engine.labs.steps import ExplainStep, LabStep, PredictStep, RecallStep
from engine.probes import Probe
from engine.running.pace import Pace, Want, usual_pace
from engine.running.snapshot import Snapshot
from engine.specs.differences import differences
from engine.specs.edits import replace_at, value_at
from engine.specs.knobs import Spec, needs_rebuild
from engine.specs.paths import is_inside
from engine.specs.registry import SpecError, to_json
from engine.training.experiment import ExperimentSpec
from playground.labs.figures import text_in

# Seconds after which another hint may be opened, whatever has been tried.
HINT_EVERY = 60.0


class Lesson(QObject):
    """Knows no window: it is told what happens, and says what came of it.

    `changed()` when what is kept is another, `moved()` when another step is at hand, `stood()`
    when a goal stands otherwise, `measured()` when a text may read otherwise, `reached(int)` when
    that goal of the step has just been reached.
    """

    changed = Signal()
    moved = Signal()
    stood = Signal()
    measured = Signal()
    reached = Signal(int)

    def __init__(self, lab: Lab, progress: LabProgress, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lab, self.progress = lab, progress
        self.spec, self.at, self.lane = lab.start, 0, ""
        self.lanes: dict[str, tuple[ExperimentSpec, Readings]] = {}
        # What a prediction is compared with, worked out aside.
        self.truths: dict[int, Lookup] = {}
        self._readings: dict[Probe, Any] = {}
        # The step at which each of them was taken.
        self._taken_at: dict[Probe, int] = {}
        self._set_up()

    @property
    def place(self) -> int:
        """The number of the step at hand, from 0."""
        return self.progress.place

    @property
    def step(self) -> LabStep:
        """The step at hand."""
        return self.lab.steps[self.place]

    @property
    def record(self) -> StepRecord:
        """What was done in it."""
        return self.progress.here

    @property
    def lookup(self) -> Lookup:
        """What names stand for in the run at hand."""
        return Lookup(self.lab, self.place, self.spec, self._readings, self.lanes)

    @property
    def told(self) -> Lookup | None:
        """What the words of the step tell of, if that is a run of its own: one made aside.

        Until it has come, nothing has been measured.
        """
        if not self.rehearsed:
            return None
        return self.truths.get(self.place) or replace(self.lookup, readings={})

    @property
    def rehearsed(self) -> bool:
        """Whether the student is told what comes of the step as it stands, and is to mend it."""
        return self.step.hands_on and self.step.looks_ahead

    @property
    def predicts(self) -> bool:
        """Whether the step asks for a prediction that has not been locked."""
        return isinstance(self.step, PredictStep) and not self.record.guesses

    def text(self, words: Words, lookup: Lookup | None = None) -> str:
        """Words in the lab's language, filled with what is read now."""
        return text_in(lookup or self.lookup, words, self.progress.language)

    def wants(self) -> frozenset[Want]:
        """What has to be measured for the goals and the texts of this step."""
        goals = (goal for goal in self.step.goals if isinstance(goal, Measured))
        prompt = {Want(goal.quantity.probe, Pace(prompt=True)) for goal in goals}
        return frozenset(prompt | {Want(one.probe, usual_pace(one.probe)) for one in self._told()})

    def go_to(self, place: int) -> None:
        """Turn to another step."""
        self._keep(self.progress.at(place))
        self._set_up()
        self.moved.emit()

    def begin(self, spec: ExperimentSpec, lane: str = "") -> None:
        """The experiment of the step, or of one of its lanes, has been loaded."""
        self.spec, self.at, self.lane = spec, 0, lane
        self._forget()
        self.judge.begin_anew()
        self._happened("begin")
        self.stood.emit()

    def go_on(self, before: Lesson) -> None:
        """Take over the run of a lesson of which this is another version."""
        self.spec, self.at = before.spec, before.at

    def edited(self, spec: ExperimentSpec) -> None:
        """The experiment at hand is another."""
        self._forget()
        # Weights set by hand before the first step are recorded all together.
        found = differences(self.spec, spec)
        paths = {STARTS if is_inside(path, STARTS) else path for path in found}
        for path in sorted(paths, key=lambda path: (self._rebuilds(path, spec), path)):
            self._happened("edit", path, _as_json(value_at(spec, path)))
            if self._rebuilds(path, spec):
                # What is changed together with it is changed in the new run, at its beginning.
                self.at = 0
        self.spec = spec
        self.measured.emit()

    def weighed(self, path: str, value: float) -> None:
        """A weight has been given another value, or with NaN the one that it had before."""
        self._forget()
        # One that is set before the first step is among the starts, which `edited` has recorded.
        known = any((one.place, one.value) == (path, value) for one in self.spec.starts)
        if self.at or not known:
            self._happened("weight", path, BEFORE if math.isnan(value) else json.dumps(value))

    def take(self, snapshot: Snapshot) -> None:
        """Look at what has been measured."""
        if snapshot.step < self.at:
            self._happened("back" if snapshot.step else "reset", at=snapshot.step)
        self.at = snapshot.step
        mine = {want.probe for want in self.wants()}
        fresh = {probe: made for probe, made in snapshot.readings.items() if probe in mine}
        self._readings.update(fresh)
        self._taken_at.update(dict.fromkeys(fresh, snapshot.step))
        before = list(self.judge.standings)
        if self.judge.take(snapshot.step, fresh, self.lane):
            self._note_reached(before)
            self.stood.emit()
        if fresh:
            self.measured.emit()

    @property
    def settled(self) -> bool:
        """Whether all that the step wants has been measured at the step at hand."""
        return all(self._taken_at.get(want.probe) == self.at for want in self.wants())

    def keep_lane(self) -> None:
        """The run of this lane has come to its end: its readings stay."""
        self.lanes[self.lane] = self.spec, dict(self._readings)
        self.measured.emit()

    def lock(self, values: tuple[float, ...]) -> None:
        """Lock a prediction; the first one counts, later ones stand beside it."""
        self._keep(self.progress.locked(values).finished())

    def tell(self, number: int, text: str) -> None:
        """Keep an explanation, or the answer to a question."""
        told = self.progress.told(number, text)
        filled = sum(bool(one.strip()) for one in told.here.texts)
        self._keep(told.finished(filled >= self._asked() and self.judge.all_reached))

    def note(self, text: str) -> None:
        """Keep notes on this step."""
        self._keep(self.progress.noted(text))

    def name(self, name: str) -> None:
        """Keep whose work it is."""
        self._keep(replace(self.progress, name=name))

    def check(self) -> list[str]:
        """Check the goals; what to say to known wrong ways, if not all are reached."""
        if self.judge.all_reached:
            return []
        self.miss()
        value_of = self.lookup.value
        return [self.text(one.words) for one in self.step.wrong if _holds(one.when, value_of)]

    def miss(self) -> None:
        """The goals were looked at in vain."""
        self._keep(self.progress.attempted())

    def may_answer(self, number: int) -> bool:
        """Whether all is measured that an answer is compared with."""
        names = quantities_in(self.lab, self.step.goals[number].names)
        return all(one.probe in self._readings for one in names.get("", ()))

    def answer(self, number: int, text: str) -> bool:
        """Check what was typed for a goal; whether one may go on."""
        right = self.judge.answer(number, text, self.lookup.value, self.at)
        reached = self.judge.standings[number].reached
        progress = self.progress.stood(number, Reached(None, reached, self.at, text))
        if right:
            self._keep(progress)
            if reached:
                self._happened("reach", text=str(number))
                self.reached.emit(number)
            self._finish()
        else:
            self._keep(progress.attempted())
        self.stood.emit()
        return right

    def may_open_hint(self) -> bool:
        """Whether another hint may be opened: by attempts, or by time."""
        return self.record.hints < len(self.step.hints) and self.hint_in() <= 0

    def hint_in(self) -> float:
        """Seconds until another hint may be opened without a further attempt."""
        if self.record.attempts > self.record.hints:
            return 0.0
        return HINT_EVERY * (self.record.hints + 1) - (time.monotonic() - self._entered)

    def open_hint(self) -> None:
        """Open another hint; that is kept, and costs nothing."""
        self._keep(self.progress.hinted())

    def pass_on(self) -> None:
        """The student goes on: what asks for nothing has been done."""
        asks = isinstance(self.step, PredictStep | ExplainStep | RecallStep)
        if not asks and self.judge.all_reached:
            self._keep(self.progress.finished())

    def _asked(self) -> int:
        return len(self.step.questions) if isinstance(self.step, RecallStep) else 1

    def _told(self) -> Iterator[Measurable]:
        """What the texts of the step say, and what its answers are compared with."""
        step = self.step
        words = (step.words, *step.hints, *(one.words for one in step.wrong))
        names = [name for text in words for name in text.names]
        names += [name for one in step.wrong for name in one.when.names]
        names += [name for goal in step.goals for name in goal.names]
        found = quantities_in(self.lab, names)
        yield from (*found.get("", ()), *(found.get(self.lane, ()) if self.lane else ()))

    def _set_up(self) -> None:
        self.judge = Judge(self.step)
        for number, kept in enumerate(self.record.goals):
            if kept.reached:
                value = float("nan") if kept.value is None else kept.value
                self.judge.standings[number] = Standing(value, reached=True, step=kept.step)
        self.lane = ""
        self.lanes.clear()
        self._forget()
        self._entered = time.monotonic()

    def _note_reached(self, before: list[Standing]) -> None:
        for number, (was, now) in enumerate(zip(before, self.judge.standings, strict=True)):
            if now.reached and not was.reached:
                progress = self.progress.stood(number, Reached(now.value, True, now.step))
                self._keep(progress)
                self._happened("reach", text=str(number))
                self.reached.emit(number)
        self._finish()

    def _finish(self) -> None:
        told = sum(bool(text.strip()) for text in self.record.texts)
        enough = not isinstance(self.step, RecallStep) or told >= self._asked()
        if self.step.goals and enough and self.judge.all_reached and not self.record.done:
            self._keep(self.progress.finished())

    def _forget(self) -> None:
        """What was measured is no news of the run at hand."""
        self._readings.clear()
        self._taken_at.clear()

    def _happened(
        self, what: str, path: str = "", text: str = "", *, at: int | None = None
    ) -> None:
        event = LabEvent(what, self.place, self.at if at is None else at, path, text, self.lane)
        self._keep(self.progress.happened(event))

    def _rebuilds(self, path: str, spec: ExperimentSpec) -> bool:
        """Whether a change of this setting alone begins another run."""
        try:
            return needs_rebuild(self.spec, replace_at(self.spec, path, value_at(spec, path)))
        except SpecError:
            return True

    def _keep(self, progress: LabProgress) -> None:
        if progress != self.progress:
            self.progress = progress
            self.changed.emit()


def answers(step: LabStep) -> list[int]:
    """The numbers of the goals that are answered by typing."""
    return [number for number, goal in enumerate(step.goals) if isinstance(goal, Answer)]


def _holds(condition: Any, value_of: Any) -> bool:
    try:
        return bool(condition.holds(value_of))
    except LookupError:
        # There is nothing to read yet.
        return False


def _as_json(value: Any) -> str:
    if isinstance(value, tuple):
        return json.dumps([to_json(one) if isinstance(one, Spec) else one for one in value])
    return json.dumps(to_json(value) if isinstance(value, Spec) else value)
