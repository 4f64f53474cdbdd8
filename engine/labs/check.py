"""The proof that a lab works: run without a window, from its start and with its model solution."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from engine.labs.changes import DRAWS, EVERY, every_path_like, level_at
from engine.labs.format.places import TomlPath
from engine.labs.format.table import Fault
from engine.labs.format.words import Words, result_in
from engine.labs.goals import Answer, Goal, Measured
from engine.labs.judge import Judge
from engine.labs.lab import Lab, is_control
from engine.labs.quantities import MeasureError, is_finite
from engine.labs.rehearsal import Lookup, begun, measured, trained
from engine.labs.steps import (
    CurveAnswer,
    ExplainStep,
    LabStep,
    NumberGuess,
    PredictStep,
    RecallStep,
)
from engine.specs.knobs import LEVELS
from engine.specs.paths import joined, names_in
from engine.specs.registry import SpecError
from engine.training.run import Run

# A goal without seeds of its own holds in so many of so many.
SEEDS, ENOUGH = 10, 8
# At most so many times a run is looked at.
LOOKS = 100
# Words that are read in a minute, and minutes that a step takes beside its words.
WORDS_A_MINUTE = 150
MINUTES_OF = {"read": 0.0, "predict": 0.5, "do": 1.0, "compare": 1.0, "debug": 1.0}
MINUTES_ELSE = 0.5


@dataclass(frozen=True, slots=True)
class Checking:
    """How a lab is checked: `panels` are the names of those there are, None if nobody knows.

    `seeds` bounds in how many seeds each goal is tried, with 0 nothing is run; `known` are the
    ids of all labs.
    """

    panels: Collection[str] | None = None
    known: Collection[str] | None = None
    seeds: int = SEEDS
    languages: tuple[str, ...] = ("en", "de")


def check(lab: Lab, how: Checking | None = None) -> tuple[Fault, ...]:
    """Everything that is wrong with a lab that can be read; nothing for one that works."""
    how = how or Checking()
    faults: list[Fault] = []

    def blame(place: TomlPath, problem: str) -> None:
        spot = lab.source.spots.value(place)
        faults.append(Fault(spot.line, spot.column, joined(*place), problem))

    findings = (_texts, _form, _names, _runs) if how.seeds else (_texts, _form, _names)
    for finding in findings:
        for place, problem in finding(lab, how):
            blame(place, problem)
    return tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))


Found = Iterator[tuple[TomlPath, str]]


def _texts(lab: Lab, how: Checking) -> Found:
    """Languages, results in texts, and the minutes that reading takes."""
    yield from _text_faults((), lab.title, how)
    yield from _text_faults((), lab.teaches, how)
    for step in lab.steps:
        for words in step.all_words:
            yield from _text_faults(step.place, words, how)
    needed = minutes_needed(lab)
    if needed > lab.minutes:
        yield ("minutes",), f"reading and doing it takes about {needed:.0f} minutes"


def _text_faults(place: TomlPath, words: Words, how: Checking) -> Found:
    if not words:
        return
    for language in how.languages:
        if language not in words.languages:
            yield place, f"no text in {language!r} beside {words.of('en')[:40]!r}"
    for language, text in words.texts:
        if digit := result_in(text):
            yield place, f"{digit!r} stands in the text ({language}): a result is a placeholder"
    names = {tuple(sorted(Words((pair,)).names)) for pair in words.texts}
    if len(names) > 1:
        yield place, f"the languages differ in their placeholders: {words.of('en')[:40]!r}"


def minutes_needed(lab: Lab) -> float:
    """How long a lab takes: its words at a reader's pace, and something for each step."""
    count = sum(words.count for words in lab.all_words if words) - _folded(lab)
    return count / WORDS_A_MINUTE + sum(MINUTES_OF.get(s.kind, MINUTES_ELSE) for s in lab.steps)


def _folded(lab: Lab) -> int:
    """Words that nobody reads before they are needed: hints, model answers, other replies."""
    count = 0
    for step in lab.steps:
        count += sum(words.count for words in step.hints) + sum(w.words.count for w in step.wrong)
        if isinstance(step, PredictStep):
            replies = [option.reply.count for option in step.options]
            count += sum(replies) - max(replies, default=0)
    return count


def _form(lab: Lab, how: Checking) -> Found:
    """What every lab has."""
    kinds = [step.kind for step in lab.steps]
    for kind in ("predict", "explain", "recall"):
        if kind not in kinds:
            yield ("step",), f"expected a step of kind {kind!r}"
    if not any(step.goals for step in lab.steps):
        yield ("step",), "expected a goal that the engine measures, or an answer that it checks"
    for step in lab.steps:
        if isinstance(step, ExplainStep) and not step.model:
            yield step.place, "expected a model answer"
        if isinstance(step, RecallStep):
            if step.exam is None:
                yield step.place, "expected an exam task"
            for question in step.questions:
                if question.about and question.about not in lab.builds_on:
                    yield question.place, f"the lab does not build on {question.about!r}"
    for number, name in enumerate(lab.builds_on):
        if how.known is not None and name not in how.known:
            yield ("builds_on", number), f"there is no lab called {name!r}"


def _names(lab: Lab, how: Checking) -> Found:
    """Panels and controls that are named exist."""
    for place, step in enumerate(lab.steps):
        covered = step.cover if isinstance(step, PredictStep) else ()
        for key, names in (("panels", step.panels), ("cover", covered)):
            for number, name in enumerate(names):
                if how.panels is not None and name not in how.panels:
                    yield (*step.place, key, number), f"there is no panel called {name!r}"
        for number, name in enumerate(step.spotlight):
            panel = how.panels is None or name in how.panels
            if not panel and not is_control(lab, place, name):
                yield (*step.place, "spotlight", number), f"no control or panel is called {name!r}"
        yield from _hidden(lab, place)


def _hidden(lab: Lab, place: int) -> Found:
    """What the model solution changes is shown by the controls that the lab has."""
    step = lab.steps[place]
    solved = step.solution.of(lab.begins[place])
    for path in step.solution.single_settings:
        if path in DRAWS.values():
            continue
        for one in every_path_like(solved, path) if EVERY in names_in(path) else (path,):
            level = level_at(solved, one)
            if LEVELS.index(level) > LEVELS.index(lab.controls):
                yield (*step.place, "solution"), f"{one} is shown from controls {level!r} on"


def _runs(lab: Lab, how: Checking) -> Found:
    """Every step run: predictions have one answer, goals are reached by the solution alone."""
    for place, step in enumerate(lab.steps):
        try:
            lookup = _lookup(lab, place)
        except (SpecError, ValueError) as error:
            yield step.place, f"it cannot be trained: {error}"
            continue
        yield from _unreadable(lab, step, lookup)
        if isinstance(step, PredictStep):
            yield from _prediction(step, lookup)
        yield from _goals(lab, place, lookup, how)


def _lookup(lab: Lab, place: int) -> Lookup:
    step = lab.steps[place]
    names = [name for name, _ in step.names]
    answer = step.answer if isinstance(step, PredictStep) else None
    return measured(lab, place, names, () if answer is None else (answer.quantity,))


def _unreadable(lab: Lab, step: LabStep, lookup: Lookup) -> Found:
    for name, place in dict.fromkeys(step.names):
        try:
            lookup.value(name)
        except MeasureError as error:
            yield place, f"{{{name}}} cannot be read: {error}"


def _prediction(step: PredictStep, lookup: Lookup) -> Found:
    if step.options:
        right = step.right_options(lookup.value)
        if len(right) != 1:
            words = ", ".join(repr(step.options[i].words.of("en")[:30]) for i in right) or "none"
            yield step.place, f"expected one option to be right, found {words}"
    answer = step.answer
    if answer is None:
        return
    readings = lookup.lanes[answer.lane][1] if answer.lane else lookup.readings
    try:
        value = answer.quantity.of(readings[answer.quantity.probe])
    except MeasureError as error:
        yield step.place, f"the answer cannot be read: {error}"
        return
    if not is_finite(value):
        yield step.place, "the answer is not finite"
    elif isinstance(answer, NumberGuess) and not isinstance(value, float):
        yield step.place, f"the answer is a list of {value.size}: name one, or reduce them"
    elif isinstance(answer, CurveAnswer):
        drawn = answer.values(value)  # type: ignore[arg-type]
        if len(drawn) < 3 or not all(answer.low <= each <= answer.high for each in drawn):
            shown = ", ".join(f"{each:.3g}" for each in drawn[:12])
            yield step.place, f"expected three values or more on the axis, found {shown}"


def _goals(lab: Lab, place: int, lookup: Lookup, how: Checking) -> Found:
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
                    yield goal.place, f"the start reaches it, unchanged, in seed {seed}"
        yield from _solved(goal, number, tried, spec.seed, how)


def _solved(goal: Measured, number: int, tried: _Tried, own: int, how: Checking) -> Found:
    given = [own, *(seed for seed in range(1, SEEDS + 2) if seed != own)]
    seeds = (goal.seeds or tuple(given[:SEEDS]))[: how.seeds]
    good = [seed for seed in seeds if number in tried.reached(goal.lane, seed, solved=True)]
    needed = len(seeds) if goal.seeds else len(seeds) * ENOUGH / SEEDS
    if len(good) < needed:
        bad = ", ".join(str(seed) for seed in seeds if seed not in good)
        yield goal.place, f"the model solution misses it in the seeds {bad}"
    elif not goal.seeds and own not in good:
        yield goal.place, f"the model solution misses it in the lab's own seed {own}"


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


def _answer(goal: Goal, lookup: Lookup) -> Found:
    assert isinstance(goal, Answer)
    try:
        truth = goal.truth(lookup.value)
        shown = truth if isinstance(truth, str) else _typed(truth)
        if goal.problem(shown) or not goal.right(shown, lookup.value):
            yield goal.place, "the right answer, typed, is not taken for it"
    except (MeasureError, TypeError, ValueError) as error:
        yield goal.place, f"the answer cannot be read: {error}"


def _typed(truth: object) -> str:
    if isinstance(truth, float):
        return repr(truth)
    rows: list[list[float]] = truth.tolist()  # type: ignore[attr-defined]
    return "; ".join(" ".join(map(repr, row)) for row in rows)
