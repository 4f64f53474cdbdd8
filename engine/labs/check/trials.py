"""The steps of a lab run: from their start, which reaches nothing, and with the model solution."""

from __future__ import annotations

from dataclasses import replace

from engine.labs.check.how import ENOUGH, SEEDS, Checking, Findings
from engine.labs.goals import Answer, Goal, Measured
from engine.labs.judge import Judge
from engine.labs.lab import Lab
from engine.labs.quantities import MeasureError, is_finite
from engine.labs.rehearsal import Lookup, begun, foreseeing, trained
from engine.labs.steps import CurveAnswer, LabStep, NumberGuess, PredictStep
from engine.sentences import Sentence
from engine.specs.registry import SpecError
from engine.steps import at_once
from engine.training.run import Run

# At most so many times a run is looked at.
LOOKS = 100


def trials_of(lab: Lab, place: int, how: Checking) -> Findings:
    """A step run: a prediction has one answer, goals are reached by the solution alone."""
    step = lab.steps[place]
    try:
        lookup = at_once(foreseeing(lab, place))
    except (SpecError, ValueError) as error:
        yield step.place, Sentence("it cannot be trained: {error}", error=error)
        return
    yield from _unreadable(step, lookup)
    if isinstance(step, PredictStep):
        yield from _prediction(step, lookup)
    yield from _goals(lab, place, lookup, how)


def _unreadable(step: LabStep, lookup: Lookup) -> Findings:
    for name, place in dict.fromkeys(step.names):
        try:
            lookup.value(name)
        except MeasureError as error:
            yield place, Sentence("{{{name}}} cannot be read: {error}", name=name, error=error)


def _prediction(step: PredictStep, lookup: Lookup) -> Findings:
    if step.options:
        right = step.right_options(lookup.value)
        if len(right) != 1:
            words = ", ".join(repr(step.options[i].words.of("en")[:30]) for i in right) or "none"
            yield (
                step.place,
                Sentence("expected one option to be right, found {words}", words=words),
            )
    answer = step.answer
    if answer is None:
        return
    try:
        value = lookup.predicted(answer)
    except MeasureError as error:
        yield step.place, Sentence("the answer cannot be read: {error}", error=error)
        return
    if not is_finite(value):
        yield step.place, Sentence("the answer is not finite")
    elif isinstance(answer, NumberGuess) and not isinstance(value, float):
        yield (
            step.place,
            Sentence("the answer is a list of {size}: name one, or reduce them", size=value.size),
        )
    elif isinstance(answer, CurveAnswer):
        drawn = answer.values(value)
        if len(drawn) < 3 or not all(answer.low <= each <= answer.high for each in drawn):
            shown = ", ".join(f"{each:.3g}" for each in drawn[:12])
            yield (
                step.place,
                Sentence("expected three values or more on the axis, found {shown}", shown=shown),
            )


def _goals(lab: Lab, place: int, lookup: Lookup, how: Checking) -> Findings:
    """The start reaches no goal of a step; the model solution reaches each."""
    step, tried = lab.steps[place], _Tried(lab, place)
    for number, goal in enumerate(step.goals):
        if isinstance(goal, Answer):
            yield from _answer(goal, lookup)
            continue
        assert isinstance(goal, Measured)
        spec = lab.changed(place, goal.lane)
        if step.hands_on:
            for seed in {spec.seed, *goal.seeds[:2]}:
                if number in tried.reached(goal.lane, seed, solved=False):
                    yield (
                        goal.place,
                        Sentence("the start reaches it, unchanged, in seed {seed}", seed=seed),
                    )
        yield from _solved(goal, number, tried, spec.seed, how)


def _solved(goal: Measured, number: int, tried: _Tried, own: int, how: Checking) -> Findings:
    given = [own, *(seed for seed in range(1, SEEDS + 2) if seed != own)]
    seeds = (goal.seeds or tuple(given[:SEEDS]))[: how.seeds]
    good = [seed for seed in seeds if number in tried.reached(goal.lane, seed, solved=True)]
    needed = len(seeds) if goal.seeds else len(seeds) * ENOUGH / SEEDS
    if len(good) < needed:
        bad = ", ".join(str(seed) for seed in seeds if seed not in good)
        yield goal.place, Sentence("the model solution misses it in the seeds {bad}", bad=bad)
    elif not goal.seeds and own not in good:
        yield (
            goal.place,
            Sentence("the model solution misses it in the lab's own seed {own}", own=own),
        )


class _Tried:
    """Runs of one step, unchanged and with the model solution, each made once."""

    def __init__(self, lab: Lab, place: int) -> None:
        self._lab, self._place, self._step = lab, place, lab.steps[place]
        self._found: dict[tuple[str, int, bool], frozenset[int]] = {}

    def reached(self, lane: str, seed: int, *, solved: bool) -> frozenset[int]:
        """The numbers of the goals that a run reaches."""
        key = (lane, seed, solved)
        if key not in self._found:
            self._found[key] = self._run(lane, seed, solved)
        return self._found[key]

    def _run(self, lane: str, seed: int, solved: bool) -> frozenset[int]:
        step, spec = self._step, replace(self._lab.changed(self._place, lane), seed=seed)
        weights = step.solution.weights if solved else ()
        judge = Judge(step)
        wanted = [goal for goal in step.goals if isinstance(goal, Measured) and goal.lane == lane]
        probes = {goal.quantity.probe for goal in wanted}

        def look(run: Run) -> bool:
            readings = {probe: probe.measure_run(run) for probe in probes}
            judge.take(run.step_count, readings, lane, ended=run.trainer.stopped != "")
            standings = zip(step.goals, judge.standings, strict=True)
            return any(goal in wanted and not stands.reached for goal, stands in standings)

        try:
            run = begun(step.solution.of(spec) if solved else spec, weights)
        except (SpecError, ValueError):
            return frozenset()
        if look(run):
            trained(run, step.horizon, look, min(_pace(goal, step) for goal in wanted))
            if run.step_count:
                look(run)
        return frozenset(n for n, stands in enumerate(judge.standings) if stands.reached)


def _pace(goal: Measured, step: LabStep) -> int:
    """Every how many steps a run is looked at."""
    whole = max(1, max(goal.horizon, step.steps) // LOOKS)
    return max(1, min(whole, goal.for_steps // 5 or whole))


def _answer(goal: Goal, lookup: Lookup) -> Findings:
    assert isinstance(goal, Answer)
    try:
        truth = goal.truth(lookup.value)
        shown = truth if isinstance(truth, str) else _typed(truth)
        if goal.problem(shown) or not goal.right(shown, lookup.value):
            yield goal.place, Sentence("the right answer, typed, is not taken for it")
    except (MeasureError, TypeError, ValueError) as error:
        yield goal.place, Sentence("the answer cannot be read: {error}", error=error)


def _typed(truth: object) -> str:
    if isinstance(truth, float):
        return repr(truth)
    rows: list[list[float]] = truth.tolist()  # type: ignore[attr-defined]
    return "; ".join(" ".join(map(repr, row)) for row in rows)
