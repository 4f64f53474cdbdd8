"""The card of a step: its words, filled by the engine, and room for what its kind asks for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.labs.format.words import Words
from engine.labs.rehearsal import Lookup
from playground.labs.lesson import Lesson
from playground.labs.lesson_text import LessonText
from playground.look.tokens import Theme
from playground.plotting.formulas import Formulas
from playground.words.translate import tr


class StepCard(QFrame):
    """Shows the words of a step.

    `lane_wanted(str)` asks for a lane to be run, `answered(QWidget)` when there is something new
    to read in it.
    """

    lane_wanted = Signal(str)
    answered = Signal(object)

    def __init__(
        self, lesson: Lesson, formulas: Formulas, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lesson, self.formulas, self.theme = lesson, formulas, theme
        self.step = lesson.step
        self.setProperty("kind", "lesson")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 14)
        self.column.setSpacing(10)
        self.words = self.add_words("lesson.words")
        self._filled: list[tuple[LessonText, Words]] = [(self.words, self.step.words)]
        self.words.setVisible(bool(self.step.words))
        self.fill()

    def fill(self) -> None:
        """Write again what the engine fills."""
        for shown, words in self._filled:
            shown.set_words(self.lesson.text(words, self.lesson.told))

    def refresh(self) -> None:
        """Something that was worked out aside has come."""
        self.fill()

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self.theme = theme

    def add_words(self, name: str = "") -> LessonText:
        """Room for a text below the others."""
        shown = LessonText(self.formulas, self)
        shown.setObjectName(name)
        self.column.addWidget(shown)
        return shown

    def add_filled(self, words: Words) -> LessonText:
        """A text below the others that the engine fills."""
        shown = self.add_words()
        self._filled.append((shown, words))
        shown.set_words(self.lesson.text(words, self.lesson.told))
        return shown

    def add_caption(self, text: str = "") -> QLabel:
        """A line of quiet words below the others."""
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setProperty("kind", "caption")
        self.column.addWidget(label)
        return label

    def said(self, words: Words, lookup: Lookup | None = None) -> str:
        """Words in the language of the lab."""
        return self.lesson.text(words, lookup)


def button(text: str, name: str, act: Callable[[], object], parent: QWidget) -> QPushButton:
    """A button with a name for screen readers and tests."""
    made = QPushButton(text, parent)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.clicked.connect(lambda _checked=False: act())
    return made


class Folded(QWidget):
    """An answer that is folded away until somebody wants to see it."""

    opened = Signal()

    def __init__(self, title: str, name: str, text: LessonText, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._text = title, text
        self.line = button("", name, self._turn, self)
        self.line.setProperty("kind", "fold")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(text)
        self._show(False)

    @Slot()
    def _turn(self) -> None:
        self._show(self._text.isHidden())

    def _show(self, opened: bool) -> None:
        self._text.setVisible(opened)
        self.line.setText(f"{'▾' if opened else '▸'} {self._title}")
        state = tr("open") if opened else tr("folded")
        self.line.setAccessibleName(f"{self._title}, {state}")
        if opened:
            self.opened.emit()
