"""A lab: what a lesson file says, read strictly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.disk.opening import open_file
from engine.labs.changes import blame_changes, expanded
from engine.labs.format.table import LARGEST_LAB, LabTable, Source
from engine.labs.format.words import Words
from engine.labs.goals import Measured
from engine.labs.quantities import Measurable, quantity_named, read_quantity
from engine.labs.steps import (
    TRANSPORT,
    CurveAnswer,
    LabStep,
    NumberGuess,
    PredictStep,
    read_step,
)
from engine.sentences import Sentence
from engine.specs.edits import value_at
from engine.specs.knobs import LEVELS
from engine.specs.paths import names_in
from engine.specs.registry import SpecError, from_json
from engine.training.experiment import ExperimentSpec

FORMAT_VERSION = 1
SUFFIX = ".toml"
MOST_STEPS = 20
LONGEST = 12
LECTURES = ("000", "001", "002", "003", "004")
# Ways through the labs: what a first hour has, and a course of ten.
PATHS = ("first-hour", "course")
THEMES = (
    "neurons", "backpropagation", "activations", "initialisation", "normalisation", "losses",
    "optimisers", "regularisation", "pictures", "models",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LectureHeading:
    """A heading of the lectures that a lab belongs to; `text` is the number of the lecture."""

    text: str
    heading: str


@dataclass(frozen=True, slots=True)
class Lab:
    """A lesson: its words, the experiment it starts with, its steps.

    `begins` holds the experiment that each step works on: that of the start with the changes of the
    latest `setup`. `digest` tells one version of the file from another.
    """

    id: str
    title: Words
    teaches: Words
    lectures: tuple[LectureHeading, ...]
    builds_on: tuple[str, ...]
    minutes: int
    difficulty: int
    controls: str
    theme: str
    paths: tuple[str, ...]
    start: ExperimentSpec
    measures: Mapping[str, Measurable]
    steps: tuple[LabStep, ...]
    begins: tuple[ExperimentSpec, ...]
    digest: str
    source: Source = field(compare=False, repr=False)

    @classmethod
    def loads(cls, raw: bytes | str) -> Lab:
        """The lab in the text of a file; raises `LabError` with every mistake."""
        source = Source.of(raw)
        lab = _read(source)
        source.finish()
        return lab

    @classmethod
    def load(cls, path: Path) -> Lab:
        """The lab in a file; raises `LabError`, or OSError if it cannot be read."""
        with open_file(path, LARGEST_LAB) as file:
            return cls.loads(file.read())

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which all its texts are there."""
        texts = [words for words in self.all_words if words]
        return tuple(
            language
            for language in self.title.languages
            if all(language in words.languages for words in texts)
        )

    @property
    def all_words(self) -> tuple[Words, ...]:
        """Every text of the lab."""
        inside = (words for step in self.steps for words in step.all_words)
        return (self.title, self.teaches, *inside)

    def changed(self, place: int, lane: str = "") -> ExperimentSpec:
        """The experiment of a step, or of one of its lanes."""
        step, spec = self.steps[place], self.begins[place]
        return dict(step.lanes)[lane].starting(spec) if lane else spec


def ordered(labs: Iterable[Lab]) -> tuple[Lab, ...]:
    """Labs with each after all those it builds on; else in the order of their themes.

    One that builds on itself, through others, comes as soon as there is nothing else left.
    """
    waiting = sorted(labs, key=lambda lab: THEMES.index(lab.theme))
    known = {lab.id for lab in waiting}
    found: list[Lab] = []
    while waiting:
        done = {lab.id for lab in found}
        ready = (lab for lab in waiting if not (set(lab.builds_on) & known) - done)
        following = next(ready, waiting[0])
        waiting.remove(following)
        found.append(following)
    return tuple(found)


def _read(source: Source) -> Lab:
    table = LabTable(source, source.body)
    version = table.whole("format_version", low=1)
    if version > FORMAT_VERSION:
        table.blame("format_version", "a newer version of the program wrote this file")
    start = _start(table)
    measures = _measures(table)
    steps = tuple(read_step(inside, measures) for inside in table.tables("step", MOST_STEPS, 1))
    found = Lab(
        id=table.text("id", pattern=r"[a-z0-9]+(?:-[a-z0-9]+){0,8}"),
        title=table.words("title"),
        teaches=table.words("teaches"),
        lectures=tuple(map(_lecture, table.tables("lectures", 8, 1))),
        builds_on=table.texts("builds_on"),
        minutes=table.whole("minutes", low=1, high=LONGEST),
        difficulty=table.whole("difficulty", low=1, high=3),
        controls=table.choice("controls", LEVELS),
        theme=table.choice("theme", THEMES, THEMES[0]),
        paths=_paths(table),
        start=start,
        measures=measures,
        steps=steps,
        begins=tuple(_begins(source, start, steps)),
        digest=hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        source=source,
    )
    table.close()
    if not source.faults:
        _check_names(found)
    return found


def _paths(table: LabTable) -> tuple[str, ...]:
    paths = table.texts("paths")
    for name in paths:
        if name not in PATHS:
            table.blame(
                "paths",
                Sentence(
                    "unknown: {name}; expected one of {known}", name=name, known=", ".join(PATHS)
                ),
            )
    return paths


def _start(table: LabTable) -> ExperimentSpec:
    inside = table.table("start")
    if inside is None:
        return ExperimentSpec()
    try:
        spec = from_json(ExperimentSpec, expanded(dict(inside.body)))
        assert isinstance(spec, ExperimentSpec)
        return spec
    except SpecError as error:
        inside.blame_path(error.path, error.problem)
        return ExperimentSpec()


def _measures(table: LabTable) -> dict[str, Measurable]:
    found: dict[str, Measurable] = {}
    inside = table.table("measures", required=False)
    for name in inside.body if inside is not None else ():
        assert inside is not None
        one = inside.table(name)
        if not name.isidentifier():
            inside.blame(
                name, Sentence("expected a name of letters, found {name!r:.40}", name=name)
            )
        if one is not None:
            found[name] = read_quantity(one)
            one.close()
    return found


def _lecture(table: LabTable) -> LectureHeading:
    found = LectureHeading(table.choice("text", LECTURES), table.text("heading"))
    table.close()
    return found


def _begins(
    source: Source, start: ExperimentSpec, steps: tuple[LabStep, ...]
) -> Iterable[ExperimentSpec]:
    """What each step works on; changes that do not fit are noted in the source."""
    here = start
    for step in steps:
        inside = LabTable(source, _body_at(source, step), step.place)
        if step.setup is not None:
            here = blame_changes(inside, "setup", step.setup, start)
        lanes = inside.body.get("lanes", {})
        between = LabTable(source, lanes if isinstance(lanes, dict) else {}, (*step.place, "lanes"))
        for name, changes in step.lanes:
            blame_changes(between, name, changes, here)
        blame_changes(inside, "solution", step.solution, here)
        wrong = step.unlocked.problem_in(here)
        if wrong is not None:
            path, problem = wrong
            inside.blame("unlock", Sentence("{path}: {problem}", path=path, problem=problem))
        for path in step.solution.paths:
            if not step.unlocked.allows(path):
                inside.blame(
                    "solution", Sentence("{path} is not among what is unlocked", path=path)
                )
        yield here


def _body_at(source: Source, step: LabStep) -> dict[str, object]:
    found: dict[str, object] = source.body[str(step.place[0])][step.place[1]]
    return found


def _check_names(lab: Lab) -> None:
    """Note names that nothing stands for, and lanes that there are not."""
    for step in lab.steps:
        lanes = tuple(name for name, _ in step.lanes)
        for name, place in step.names:
            problem = _problem_of_name(lab, step, name)
            if problem:
                lab.source.blame(
                    place, Sentence("{{{name}}}: {problem}", name=name, problem=problem)
                )
        told = [goal for goal in step.goals if isinstance(goal, Measured)]
        wanted = [(goal.lane, goal.place) for goal in told]
        if isinstance(step, PredictStep) and isinstance(step.answer, NumberGuess | CurveAnswer):
            wanted.append((step.answer.lane, step.place))
        for lane, place in wanted:
            if lane and lane not in lanes:
                known = ", ".join(lanes) or Sentence("none")
                lab.source.blame(place, Sentence("unknown lane; there are {known}", known=known))


def _problem_of_name(lab: Lab, step: LabStep, name: str) -> str:
    """Why nothing stands for a name, one phrase; empty if something does."""
    first, *rest = names_in(name)
    place, lane = lab.steps.index(step), ""
    if first == "lanes":
        lanes = dict(step.lanes)
        if not rest or rest[0] not in lanes:
            return Sentence("no such lane; there are {known}", known=", ".join(lanes))
        lane, name, first = rest[0], ".".join(rest[1:]), rest[1] if rest[1:] else ""
    if name == "steps" or quantity_named(name, lab.measures) is not None:
        return ""
    spec = lab.start if first == "start" else lab.changed(place, lane)
    path = name.partition(".")[2] if first in ("start", "now") else name
    try:
        value_at(spec, path)
    except SpecError as error:
        return error.problem
    return ""


def is_control(lab: Lab, place: int, path: str) -> bool:
    """Whether a spotlight means a control of a step: a setting, a command or a weight."""
    if path in TRANSPORT or lab.steps[place].unlocked.allows(path):
        return True
    try:
        value_at(lab.begins[place], path)
    except SpecError:
        return False
    return True
