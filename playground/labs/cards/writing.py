"""Cards on which a student writes: an explanation in own words, answers to questions."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from engine.labs.format.words import Words
from engine.labs.steps import ExplainStep, RecallStep
from playground.labs.cards.base import Folded, StepCard
from playground.labs.lesson_text import LessonText
from playground.words.translate import tr

LINES = 4


class WrittenField(QPlainTextEdit):
    """A field of some lines; Tab leaves it."""

    def __init__(self, name: str, spoken: str, hint: str = "", lines: int = LINES) -> None:
        super().__init__()
        self._lines = lines
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        # The class exists before its lines do, and Qt styles it at once.
        self.setFixedHeight(self.fontMetrics().lineSpacing() * getattr(self, "_lines", LINES) + 20)


class ExplainCard(StepCard):
    """A question for own words; a model answer unfolds once something has been written."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        step = self.step
        assert isinstance(step, ExplainStep)
        self.field = _field(self, 0, tr("Your own words"), tr("In your own words …"))
        self.model = _model(self, step.model, tr("A model answer"), "lesson.model", self.field)


class RecallCard(StepCard):
    """Questions on what came before, each with its answer folded away, and a task as in an exam."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        step = self.step
        assert isinstance(step, RecallStep)
        self.fields: list[WrittenField] = []
        for number, question in enumerate(step.questions):
            self.add_filled(question.words)
            spoken = tr("Answer to question {number}", number=number + 1)
            field = _field(self, number, spoken, tr("Your answer …"), lines=2)
            self.fields.append(field)
            _model(self, question.model, tr("The answer"), f"lesson.model.{number}", field)
        title = self.add_caption(tr("A task as in an exam"))
        title.setProperty("kind", "title")
        self.add_filled(step.exam.words)
        _model(self, step.exam.model, tr("The solution"), "lesson.solution", None)


def _field(card: StepCard, number: int, spoken: str, hint: str, lines: int = LINES) -> WrittenField:
    """A field that is kept with every letter."""
    field = WrittenField(f"lesson.text.{number}", spoken, hint, lines)
    texts = card.lesson.record.texts
    field.setPlainText(texts[number] if number < len(texts) else "")
    field.textChanged.connect(partial(_tell, card, number, field))
    card.column.addWidget(field)
    return field


def _tell(card: StepCard, number: int, field: WrittenField) -> None:
    card.lesson.tell(number, field.toPlainText())


def _model(
    card: StepCard, words: Words, title: str, name: str, field: WrittenField | None
) -> QWidget:
    """An answer, folded; with a field it can be opened when something has been written there."""
    text = LessonText(card.formulas, card)
    text.set_words(card.said(words))
    fold = Folded(title, name, text, card)
    card.column.addWidget(fold)
    if field is not None:
        fold.line.setToolTip(tr("It can be opened when you have written something yourself."))

        def follow() -> None:
            fold.line.setEnabled(bool(field.toPlainText().strip()))

        field.textChanged.connect(follow)
        follow()
    return fold
