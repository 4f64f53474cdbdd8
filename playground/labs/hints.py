"""Hints in stages: each opens after an attempt or some time, and its use is recorded."""

from __future__ import annotations

import math

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.labs.cards.base import button
from playground.labs.kept_focus import kept_focus
from playground.labs.lesson import Lesson
from playground.labs.lesson_text import LessonText
from playground.plotting.formulas import Formulas
from playground.words.translate import tr


class HintBox(QWidget):
    """The hints that are open, and a button for the next one."""

    def __init__(self, lesson: Lesson, formulas: Formulas, parent: QWidget) -> None:
        super().__init__(parent)
        self._lesson, self._formulas = lesson, formulas
        self.shown: list[LessonText] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.more = button("", "lesson.hint", self._open, self)
        self._column.addWidget(self.more)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is open, and whether there may be more."""
        lesson = self._lesson
        opened, hints = lesson.record.hints, lesson.step.hints
        for words in hints[len(self.shown) : opened]:
            text = LessonText(self._formulas, self)
            text.setProperty("kind", "words")
            text.set_words(lesson.text(words, lesson.told))
            self._column.insertWidget(len(self.shown), text)
            self.shown.append(text)
        self.more.setVisible(opened < len(hints))
        self.more.setText(tr("Hint {n} of {all}", n=opened + 1, all=len(hints)))
        self.more.setAccessibleName(self.more.text())
        ready = lesson.may_open_hint()
        self.more.setEnabled(ready)
        wait = tr("It opens after an attempt that misses, or within {n} s.", n=self._seconds())
        self.more.setToolTip(tr("Opening a hint costs nothing.") if ready else wait)
        if not ready and opened < len(hints) and not self._later.isActive():
            self._later.start(1000 * self._seconds())

    def _seconds(self) -> int:
        return max(1, math.ceil(self._lesson.hint_in()))

    def _open(self) -> None:
        # With the keyboard one goes on reading.
        with kept_focus(self, lambda: self.shown[-1]):
            self._lesson.open_hint()
            self.refresh()
