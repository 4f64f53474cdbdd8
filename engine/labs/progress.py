"""What a student has done in a lab: plain data that a window keeps and a hand-in holds."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.disk.opening import open_file
from engine.disk.whole_file import replace_file
from engine.labs.lab import Lab
from engine.labs.steps import LabStep, PredictStep
from engine.sentences import Sentence
from engine.specs.knobs import Spec, knob
from engine.specs.registry import SpecError, from_json, to_json
from engine.specs.strict_json import parse

PROGRESS_VERSION = 1
LARGEST_PROGRESS = 5_000_000
# Nobody trains more steps, or opens more hints.
MOST = 10**12
# What stands in the place of a weight that got back the value it had before it was set last.
BEFORE = "before"
# What happened to the run: see `LabEvent`.
EVENTS = ("begin", "edit", "weight", "reset", "back", "reach")


@dataclass(frozen=True, slots=True)
class Guess(Spec):
    """A prediction that was locked: the option's number from 0, a number, or a whole curve."""

    values: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Reached(Spec):
    """How a goal stood at the end: its last value, and the step of the run where it was reached."""

    value: float | None = None
    reached: bool = False
    step: int = knob(-1, low=-1, high=MOST)
    text: str = ""


@dataclass(frozen=True, slots=True)
class StepRecord(Spec):
    """What was done in one step of a lab.

    `guesses` holds every prediction in order: the first one counts. `texts` are explanations and
    answers to questions, `attempts` how often goals were checked in vain.
    """

    guesses: tuple[Guess, ...] = ()
    goals: tuple[Reached, ...] = ()
    texts: tuple[str, ...] = ()
    attempts: int = knob(0, low=0, high=MOST)
    hints: int = knob(0, low=0, high=MOST)
    notes: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class LabEvent(Spec):
    """One thing that happened to the run in step `place` of the lab, after `at` training steps.

    "begin": the experiment of the step was loaded. "edit": the setting at `path` got the value in
    JSON `text`; weights set by hand before the first step are one setting, "starts". "weight":
    the weight at `path` got the number in `text`, or what it had before, with BEFORE. "reset": the
    first weights came back. "back": the run was taken back to step `at`. "reach": goal number
    `text` was reached. `lane` names the run, "" where there is one alone.
    """

    what: str = "edit"
    place: int = 0
    at: int = knob(0, low=0, high=MOST)
    path: str = ""
    text: str = ""
    lane: str = ""


@dataclass(frozen=True, slots=True)
class LabProgress(Spec):
    """Where a student is in a lab, and everything done so far.

    `digest` is that of the lab file it belongs to; `versions` name the program and its libraries.
    """

    lab: str = ""
    digest: str = ""
    place: int = 0
    name: str = ""
    language: str = "en"
    steps: tuple[StepRecord, ...] = ()
    events: tuple[LabEvent, ...] = ()
    versions: tuple[str, ...] = ()
    version: int = field(default=PROGRESS_VERSION)

    @classmethod
    def begun(cls, lab: Lab, language: str = "en", versions: tuple[str, ...] = ()) -> LabProgress:
        """Nothing done yet."""
        records = tuple(
            StepRecord(goals=tuple(Reached() for _ in step.goals)) for step in lab.steps
        )
        return cls(lab.id, lab.digest, language=language, steps=records, versions=versions)

    def fits(self, lab: Lab) -> bool:
        """Whether it belongs to this lab, in this version of its file."""
        return (self.lab, self.digest) == (lab.id, lab.digest) and self._sound(lab)

    def _sound(self, lab: Lab) -> bool:
        counts = [len(record.goals) for record in self.steps]
        return counts == [len(step.goals) for step in lab.steps] and self.place < len(counts)

    def carried(self, old: Lab, new: Lab) -> LabProgress:
        """What is left of it when the lab's file has been changed: the step at hand, and records.

        A step is known again where it is the same, or has the same number and asks for the same.
        The course of the run is not carried: it belongs to the lab as it was.
        """
        fresh = LabProgress.begun(new, self.language, self.versions)
        found = [_place_of(step, number, old, new) for number, step in enumerate(new.steps)]
        records = tuple(
            blank if was is None else self.steps[was]
            for was, blank in zip(found, fresh.steps, strict=True)
        )
        here = found.index(self.place) if self.place in found else self.place
        place = min(here, len(new.steps) - 1)
        return replace(fresh, steps=records, place=place, name=self.name)

    @property
    def here(self) -> StepRecord:
        """The record of the present step."""
        return self.steps[self.place]

    def at(self, place: int) -> LabProgress:
        """The same with another step at hand."""
        return replace(self, place=place)

    def with_record(self, record: StepRecord) -> LabProgress:
        """The same with another record of the present step."""
        before, after = self.steps[: self.place], self.steps[self.place + 1 :]
        return replace(self, steps=(*before, record, *after))

    def locked(self, values: tuple[float, ...]) -> LabProgress:
        """A prediction more; earlier ones stay beside it."""
        return self.with_record(replace(self.here, guesses=(*self.here.guesses, Guess(values))))

    def hinted(self) -> LabProgress:
        """One more hint has been opened."""
        return self.with_record(replace(self.here, hints=self.here.hints + 1))

    def attempted(self) -> LabProgress:
        """The goals were checked and missed."""
        return self.with_record(replace(self.here, attempts=self.here.attempts + 1))

    def noted(self, notes: str) -> LabProgress:
        """Other notes on the present step."""
        return self.with_record(replace(self.here, notes=notes))

    def told(self, number: int, text: str) -> LabProgress:
        """Another text for question `number` of the present step."""
        texts = list(self.here.texts) + [""] * (number + 1 - len(self.here.texts))
        texts[number] = text
        return self.with_record(replace(self.here, texts=tuple(texts)))

    def stood(self, number: int, reached: Reached) -> LabProgress:
        """How goal `number` of the present step stands."""
        goals = (*self.here.goals[:number], reached, *self.here.goals[number + 1 :])
        return self.with_record(replace(self.here, goals=goals))

    def finished(self, done: bool = True) -> LabProgress:
        """The present step is done, or not."""
        return self.with_record(replace(self.here, done=done))

    def happened(self, event: LabEvent) -> LabProgress:
        """One more event; a drag that goes on takes the place of its last value."""
        last = self.events[-1] if self.events else None
        same = last is not None and event.what == last.what in ("edit", "weight")
        same = same and last is not None and BEFORE not in (event.text, last.text)
        if same and last is not None and replace(last, text=event.text) == event:
            return replace(self, events=(*self.events[:-1], event))
        return replace(self, events=(*self.events, event))

    def dumps(self) -> str:
        """The progress as JSON text."""
        return json.dumps(to_json(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def loads(cls, text: str) -> LabProgress:
        """The progress in JSON text; raises `SpecError`."""
        body = parse(text)
        if isinstance(body, dict) and body.get("version", 0) != PROGRESS_VERSION:
            raise SpecError("version", Sentence("expected {version}", version=PROGRESS_VERSION))
        found = from_json(cls, body)
        assert isinstance(found, cls)
        if not 0 <= found.place < max(1, len(found.steps)):
            raise SpecError("place", Sentence("expected the number of a step"))
        places = range(len(found.steps))
        if any(e.what not in EVENTS or e.place not in places for e in found.events):
            known = ", ".join(EVENTS)
            raise SpecError("events", Sentence("expected {known} at a step", known=known))
        check_letters(found.dumps())
        return found

    def save(self, path: Path) -> None:
        """Write it to a file, whole or not at all; raises `WriteError`."""
        replace_file(path, self.dumps().encode())

    @classmethod
    def load(cls, path: Path) -> LabProgress:
        """The progress in a file; raises `SpecError`, or OSError if it cannot be read."""
        return cls.loads(text_of(path))


def text_of(path: Path) -> str:
    """The text of a file of progress, or of a hand-in; raises `SpecError`, or OSError."""
    with open_file(path, LARGEST_PROGRESS) as file:
        raw = file.read()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SpecError("", Sentence("expected text in UTF-8")) from None


def check_letters(text: str) -> None:
    """Raise `SpecError` for halves of letters, as JSON can name them: nobody can write them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise SpecError("", Sentence("expected text in UTF-8")) from None


def _place_of(step: LabStep, number: int, old: Lab, new: Lab) -> int | None:
    """Where a step stood in a lab before its file was changed; None for a new one."""
    if step in old.steps:
        return old.steps.index(step)
    if number >= len(old.steps) or old.steps[number] in new.steps:
        return None
    return number if _asks_the_same(old.steps[number], step) else None


def _asks_the_same(one: LabStep, other: LabStep) -> bool:
    """Whether what was done in a step can stand as done in another."""
    if type(one) is not type(other) or len(one.goals) != len(other.goals):
        return False
    if isinstance(one, PredictStep) and isinstance(other, PredictStep):
        same = type(one.answer) is type(other.answer)
        return same and len(one.options) == len(other.options)
    return True
