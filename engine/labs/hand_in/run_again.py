"""One run of a hand-in made again: what it reaches, and whether the lab allows what was changed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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


class ReplayRefusedError(ValueError):
    """Something that the lab does not allow, or that has no end."""


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What came of one run: which goals it reached by step and number, what it took, and if it was
    `refused`, why.
    """

    found: tuple[tuple[tuple[int, int], bool], ...] = ()
    steps: int = 0
    seconds: float = 0.0
    refused: str = ""


def typed_for(progress: LabProgress, event: LabEvent) -> str:
    """What was typed for the goal of an event, if that is there."""
    goals = progress.steps[event.place].goals
    known = event.text.isdecimal() and len(event.text) < 5 and int(event.text) < len(goals)
    return goals[int(event.text)].text if known else ""


class RunAgain:
    """Goes through the events of one run once."""

    def __init__(
        self,
        lab: Lab,
        progress: LabProgress,
        events: Sequence[LabEvent],
        setups: Setups,
        seconds: float,
    ) -> None:
        self.lab, self.progress, self._setups = lab, progress, setups
        self.events = events
        self._found: dict[tuple[int, int], bool] = {}
        self._run: Run | None = None
        # The experiment and the step of the run; both are known where it is not trained any more.
        self._spec, self._at = lab.start, 0
        # What the weights of the run were before they were set last.
        self._before: dict[str, float] = {}
        self._trained, self._began = 0, time.monotonic()
        self._until = self._began + seconds
        # How many looks at a stretch agreed with the bound, and how many there were.
        self._looks: dict[int, list[bool]] = {}

    def outcome(self) -> RunOutcome:
        why = ""
        try:
            self._go()
        except (ReplayRefusedError, SpecError, ValueError) as error:
            why = str(error)
        seconds = time.monotonic() - self._began
        return RunOutcome(tuple(self._found.items()), self._trained, seconds, why)

    def _go(self) -> None:
        reaches = [n for n, event in enumerate(self.events) if event.what == "reach"]
        last = max(reaches, default=-1)
        for number, event in enumerate(self.events):
            self._look_at_the_clock()
            if event.what == "begin":
                self._spec = self._experiment(event)
                if last > 0:
                    self._run = begun(self._setups.of(self._spec))
                continue
            if number > last:
                # Nothing hangs on this run any more.
                self._run = None
            self._go_to(event, list(self._ahead(number)))
            self._do(number, event)

    def _experiment(self, event: LabEvent) -> ExperimentSpec:
        lanes = {name for name, _ in self.lab.steps[event.place].lanes}
        if event.lane and event.lane not in lanes:
            raise ReplayRefusedError("a lane that the lab does not have")
        return self.lab.changed(event.place, event.lane)

    def _ahead(self, number: int) -> Iterator[tuple[int, LabEvent, Measured]]:
        """The goals that this run is said to reach before it is taken back."""
        for later, event in enumerate(self.events[number:], start=number):
            if event.what in ("reset", "back") and later > number:
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
        if event.what in ("reset", "back"):
            return
        if event.at < self._at:
            raise ReplayRefusedError("steps that run backwards")
        self._trained += event.at - self._at
        if self._trained > MOST_STEPS:
            raise ReplayRefusedError(f"more than {MOST_STEPS:,} steps of training")
        self._at = event.at
        run = self._run
        if run is None:
            return
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
        match event.what:
            case "edit":
                self._change(event)
            case "weight":
                self._allow(event, (event.path,))
                self._weigh(event)
            case "reset" | "back":
                self._take_back(event.at if event.what == "back" else 0)
            case _:
                # "reach": no hand-in holds anything else.
                key = (event.place, int(event.text))
                self._found[key] = self._is_reached(number, event)

    def _take_back(self, step: int) -> None:
        if step > self._at:
            raise ReplayRefusedError("a step back that leads forwards")
        self._at = step
        if self._run is not None and step:
            self._run.seek(step)
        elif self._run is not None:
            self._run.reset()

    def _change(self, event: LabEvent) -> None:
        before, spec = self._spec, with_value(self._spec, event.path, parse(event.text))
        changed: tuple[str, ...] = (event.path,)
        if event.path == STARTS:
            if not spec.starts and self._unlocked(event).allows("new_weights"):
                changed = ()
            else:
                changed = tuple(one.place for one in set(before.starts) ^ set(spec.starts))
        self._allow(event, changed)
        self._spec, again = spec, needs_rebuild(before, spec)
        self._at = 0 if again else self._at
        if self._run is not None and again:
            self._run = begun(self._setups.of(spec))
        elif self._run is not None:
            self._run.retune(spec)

    def _weigh(self, event: LabEvent) -> None:
        value = self._before.get(event.path) if event.text == BEFORE else parse(event.text)
        if self._run is None:
            return
        if not isinstance(value, int | float):
            raise ReplayRefusedError("a weight that is no number")
        place = parameter_at(self._run.trainer.network, event.path)
        self._before[event.path] = self._run.set_parameter(place, float(value))

    def _unlocked(self, event: LabEvent) -> Unlocked:
        return self.lab.steps[event.place].unlocked

    def _allow(self, event: LabEvent, paths: Iterable[str]) -> None:
        for path in self._unlocked(event).blocked(paths):
            raise ReplayRefusedError(f"{path[:60]} was changed, which is locked there")

    def _is_reached(self, number: int, event: LabEvent) -> bool:
        goal, run = self._goal(event), self._run
        assert run is not None
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
        try:
            return goal.right(typed_for(self.progress, event), lookup.value)
        except (MeasureError, TypeError, ValueError):
            return False


def _holds(run: Run, goal: Measured) -> bool:
    try:
        return goal.bound.holds(goal.quantity.number_of(goal.quantity.probe.measure_run(run)))
    except MeasureError:
        return False
