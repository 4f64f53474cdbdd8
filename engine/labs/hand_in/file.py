"""The hand-in: everything a student did in a lab, in one file that anyone can read."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from engine.disk.whole_file import replace_file
from engine.labs.lab import Lab
from engine.labs.progress import LabProgress, check_letters, text_of
from engine.labs.steps import ExplainStep, PredictStep, RecallStep
from engine.sentences import Sentence
from engine.specs.knobs import Spec
from engine.specs.registry import SpecError, from_json, to_json
from engine.specs.strict_json import parse

HAND_IN = ".bplab"
HAND_IN_VERSION = 1


@dataclass(frozen=True, slots=True)
class HandIn(Spec):
    """A student's work in a lab: the name, when it was saved, seed and settings, all that was done.

    `settings` is the experiment at hand as its JSON text; `saved` is a date as the student's
    machine has it, for people to read.
    """

    name: str = ""
    saved: str = ""
    seed: int = 0
    settings: str = ""
    progress: LabProgress = field(default_factory=LabProgress)
    hand_in: int = HAND_IN_VERSION

    def dumps(self) -> str:
        """The hand-in as text."""
        return json.dumps(to_json(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def loads(cls, text: str) -> HandIn:
        """The hand-in in a text; raises `SpecError`."""
        body = parse(text)
        if not isinstance(body, dict) or "hand_in" not in body:
            raise SpecError("", Sentence("expected a hand-in, found another kind of file"))
        if body["hand_in"] != HAND_IN_VERSION:
            raise SpecError("hand_in", Sentence("expected {version}", version=HAND_IN_VERSION))
        # What the progress says of itself is checked where it is read.
        progress = LabProgress.loads(json.dumps(body.pop("progress", {})))
        made = from_json(cls, {**body, "progress": to_json(progress)})
        assert isinstance(made, cls)
        check_letters(made.dumps())
        return made

    def save(self, path: Path) -> None:
        """Write it to a file, whole or not at all; raises `WriteError`."""
        replace_file(path, self.dumps().encode())

    @classmethod
    def load(cls, path: Path) -> HandIn:
        """The hand-in in a file; raises `SpecError`, or OSError if it cannot be read."""
        return cls.loads(text_of(path))


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that was not done: in step `place`, and what it is."""

    place: int
    what: Sentence


def missing_in(lab: Lab, progress: LabProgress) -> tuple[Missing, ...]:
    """What a hand-in lacks, step by step."""
    found: list[Missing] = []
    for place, (step, record) in enumerate(zip(lab.steps, progress.steps, strict=False)):
        texts = [text for text in record.texts if text.strip()]
        if isinstance(step, PredictStep) and not record.guesses:
            found.append(Missing(place, Sentence("no prediction")))
        if isinstance(step, ExplainStep) and not texts:
            found.append(Missing(place, Sentence("no explanation")))
        if isinstance(step, RecallStep) and len(texts) < len(step.questions):
            found.append(Missing(place, Sentence("questions without an answer")))
        left = sum(not reached.reached for reached in record.goals)
        if left == 1:
            found.append(Missing(place, Sentence("a goal not reached")))
        elif left:
            found.append(Missing(place, Sentence("{count} goals not reached", count=left)))
    return tuple(found)
