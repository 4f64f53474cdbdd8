"""Runs of a lab without a window: what its names stand for, and what its probes read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine.labs.format.words import figure, filled
from engine.labs.lab import Lab
from engine.labs.quantities import Measurable, MeasureError, quantity_named
from engine.labs.steps import CurveAnswer, NumberGuess, PredictStep
from engine.network.places import parameter_at
from engine.probes import Probe
from engine.specs.edits import value_at
from engine.specs.paths import joined, names_in
from engine.specs.registry import SpecError
from engine.steps import Steps, at_once, between
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.trainer import Diverged

# Steps of training after which a window can stop a run.
AT_A_TIME = 20
Readings = Mapping[Probe, Any]
# Names of numbers that are shares of 1.
SHARES = ("accuracy", "share", "saturated", "dead", "sure", "precision", "recall", "f1")
# What is looked at between two steps; says whether to go on.
Look = Callable[[Run], bool]


def begun(wanted: Setup | ExperimentSpec, weights: Iterable[tuple[str, float]] = ()) -> Run:
    """A run with weights set by hand; raises `SpecError` or ValueError for what does not fit."""
    run = Run(wanted, past_bytes=0)
    for path, value in weights:
        run.set_parameter(parameter_at(run.trainer.network, path), value)
    return run


def trained(run: Run, steps: int, look: Look | None = None, every: int = 1) -> bool:
    """Train up to a step, looking every so often; False if it diverged before.

    It ends earlier where a stopping rule is met, or where `look` says that nothing is left to see.
    """
    while run.step_count < steps and not run.trainer.stopped:
        ahead = min(every - run.step_count % every, steps - run.step_count)
        try:
            run.advance(ahead)
        except Diverged:
            return False
        if look is not None and run.step_count % every == 0 and not look(run):
            break
    return True


def readings_of(run: Run, quantities: Iterable[Measurable]) -> dict[Probe, Any]:
    """What the probes of these quantities read now, each taken once."""
    return {probe: probe.measure_run(run) for probe in {q.probe for q in quantities}}


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the names in a step of a lab stand for.

    `readings` are those of the run at hand, `spec` its settings; `lanes` has both for each lane.
    """

    lab: Lab
    place: int
    spec: ExperimentSpec
    readings: Readings
    lanes: Mapping[str, tuple[ExperimentSpec, Readings]]

    def value(self, name: str) -> Any:
        """A number, numbers or a word; raises `MeasureError` for what cannot be read."""
        first, *rest = names_in(name)
        if first == "lanes" and rest and (lane := self._lane(rest[0])) is not None:
            inside = Lookup(self.lab, self.place, *lane, {})
            return inside.value(joined(*rest[1:]))
        if name == "steps":
            return self.lab.steps[self.place].steps
        quantity = quantity_named(name, self.lab.measures)
        if quantity is not None:
            return self.measured(quantity)
        spec = self.lab.start if first == "start" else self.spec
        path = joined(*rest) if first in ("start", "now") else name
        try:
            found = value_at(spec, path)
        except SpecError as error:
            raise MeasureError(str(error)) from None
        return getattr(found, "name", found)

    def _lane(self, name: str) -> tuple[ExperimentSpec, Readings] | None:
        """A lane, whose settings are known before it has run; None if there is no such lane."""
        planned = name in dict(self.lab.steps[self.place].lanes)
        if planned and name not in self.lanes:
            return self.lab.changed(self.place, name), {}
        return self.lanes.get(name)

    def measured(self, quantity: Measurable) -> Any:
        """What a quantity is by the readings."""
        if quantity.probe not in self.readings:
            raise MeasureError("it has not been measured")
        return quantity.of(self.readings[quantity.probe])

    def predicted(self, answer: NumberGuess | CurveAnswer) -> Any:
        """What a prediction is compared with; raises `MeasureError` if it is not there."""
        inside = self.lanes.get(answer.lane, (self.spec, {}))[1] if answer.lane else self.readings
        return replace(self, readings=inside).measured(answer.quantity)

    def text(self, text: str, write: Callable[[str, Any], str] | None = None) -> str:
        """A text with its placeholders filled; – where there is nothing to read yet.

        `write` says how a value is written, given the full name of what it is.
        """

        def value_of(name: str) -> str:
            try:
                value = self.value(name)
            except MeasureError:
                return "–"
            quantity = quantity_named(_without_lane(name), self.lab.measures)
            full = name if quantity is None else quantity.name
            return (write or written)(full, value)

        return filled(text, value_of)


def written(name: str, value: Any) -> str:
    """A value as reports show it: shares of things as percentages."""
    if isinstance(value, float) and is_share(name):
        return f"{figure(round(100 * value, 1))} %"
    return figure(value)


def is_share(name: str) -> bool:
    """Whether what is called so is a share of 1, which reads better as a percentage."""
    return any(part in SHARES for part in names_in(name))


def _without_lane(name: str) -> str:
    first, *rest = names_in(name)
    return joined(*rest[1:]) if first == "lanes" and rest[1:] else name


def quantities_in(lab: Lab, names: Iterable[str]) -> dict[str, set[Measurable]]:
    """What has to be measured for these names, by lane; "" is the run at hand."""
    found: dict[str, set[Measurable]] = {}
    for name in names:
        first, *rest = names_in(name)
        lane, rest = (rest[0], rest[1:]) if first == "lanes" and rest else ("", [first, *rest])
        quantity = quantity_named(joined(*rest), lab.measures) if rest else None
        if quantity is not None:
            found.setdefault(lane, set()).add(quantity)
    return found


def measured(
    lab: Lab, place: int, names: Iterable[str], extra: Iterable[Measurable] = ()
) -> Lookup:
    """What is to be read after a step of a lab has run as it stands, in all its lanes.

    `extra` is measured beside what the names stand for. Raises `SpecError` or ValueError if the
    experiment cannot be trained.
    """
    return at_once(measuring(lab, place, names, extra))


def measuring(
    lab: Lab, place: int, names: Iterable[str], extra: Iterable[Measurable] = ()
) -> Steps[Lookup]:
    """The same in steps, for a window that goes on meanwhile."""
    step, wanted = lab.steps[place], quantities_in(lab, names)
    lanes: dict[str, tuple[ExperimentSpec, Readings]] = {}
    alone = bool(wanted.get("") or extra)
    share = 1 / (len(step.lanes) + alone or 1)
    for number, (lane, _) in enumerate(step.lanes):
        spec = lab.changed(place, lane)
        run = yield from between(share * number, share * (number + 1), _training(spec, step.steps))
        lanes[lane] = spec, readings_of(run, {*wanted.get(lane, set()), *extra})
    spec = lab.begins[place]
    readings: dict[Probe, Any] = {}
    if alone:
        run = yield from between(1 - share, 1.0, _training(spec, step.steps))
        readings = readings_of(run, {*wanted.get("", set()), *extra})
    return Lookup(lab, place, spec, readings, lanes)


def foreseeing(lab: Lab, place: int) -> Steps[Lookup]:
    """What all names of a step, and its prediction, stand for once it has run as it stands."""
    step = lab.steps[place]
    answer = step.answer if isinstance(step, PredictStep) else None
    extra = [answer.quantity] if isinstance(answer, NumberGuess | CurveAnswer) else []
    return (yield from measuring(lab, place, [name for name, _ in step.names], extra))


def foreseeing_all(lab: Lab, known: Mapping[int, Lookup]) -> Steps[Mapping[int, Lookup]]:
    """The same of every step, by its number; what is `known` of some is taken as it is.

    A step whose experiment cannot be trained has the names of its settings alone.
    """
    found: dict[int, Lookup] = {}
    count = len(lab.steps)
    for place in range(count):
        if place in known:
            found[place] = known[place]
            continue
        try:
            steps = foreseeing(lab, place)
            found[place] = yield from between(place / count, (place + 1) / count, steps)
        except (SpecError, ValueError):
            found[place] = unmeasured(lab, place)
    return found


def unmeasured(lab: Lab, place: int) -> Lookup:
    """What the names of a step stand for before anything has been measured: its settings."""
    return Lookup(lab, place, lab.begins[place], {}, {})


def _training(spec: ExperimentSpec, steps: int) -> Steps[Run]:
    """A run trained up to a step, a few steps at a time."""
    run = begun(spec)
    for step in range(0, steps, AT_A_TIME):
        yield step / steps
        if not trained(run, min(step + AT_A_TIME, steps)):
            break
    return run
