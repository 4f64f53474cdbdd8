"""Steps of words: reading, explaining in own words, recalling what came before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.labs.format.places import TomlPath
from engine.labs.format.table import LabTable
from engine.labs.format.words import Words
from engine.labs.goals import Goal
from engine.labs.quantities import Measurable
from engine.labs.steps.base import LabStep, goals_of, shown, step

QUESTIONS = 2


@step("read")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStep(LabStep):
    """Words with formulas, and the running program beside them."""

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> ReadStep:
        common: Any = shown(table)
        return cls(words=table.words("words"), **common)


@step("explain")
@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainStep(LabStep):
    """A question to be answered in own words; a model answer is folded away."""

    model: Words = field(default_factory=Words)

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> ExplainStep:
        common: Any = shown(table)
        return cls(words=table.words("words"), model=table.words("model"), **common)

    @property
    def all_words(self) -> Iterator[Words]:
        yield from (self.title, self.words, self.model)


@dataclass(frozen=True, slots=True)
class Question:
    """A question about an earlier lab, whose id is `about`, with its answer."""

    about: str
    words: Words
    model: Words
    place: TomlPath = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class ExamTask:
    """A task as in an exam, with its solution; `goals` check an answer that can be checked."""

    words: Words = field(default_factory=Words)
    model: Words = field(default_factory=Words)
    goals: tuple[Goal, ...] = ()


@step("recall")
@dataclass(frozen=True, slots=True, kw_only=True)
class RecallStep(LabStep):
    """Two questions on earlier labs, and one task as in an exam."""

    questions: tuple[Question, ...] = ()
    exam: ExamTask = field(default_factory=ExamTask)

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> RecallStep:
        common: Any = shown(table)
        questions = []
        for inside in table.tables("question", QUESTIONS, QUESTIONS):
            about = inside.text("about", "")
            words, model = inside.words("words"), inside.words("model")
            questions.append(Question(about, words, model, inside.path))
            inside.close()
        exam = ExamTask()
        if (task := table.table("exam")) is not None:
            goals = goals_of(task, measures, 0)
            exam = ExamTask(task.words("words"), task.words("model"), goals)
            task.close()
        words = table.words("words", required=False)
        return cls(words=words, questions=tuple(questions), exam=exam, goals=exam.goals, **common)

    @property
    def all_words(self) -> Iterator[Words]:
        yield from self.common_words()
        for question in self.questions:
            yield from (question.words, question.model)
        yield from (self.exam.words, self.exam.model)
