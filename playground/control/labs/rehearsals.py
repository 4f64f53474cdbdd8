"""Runs of a lab that are made aside: what is predicted, and what a step tells before it begins."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from engine.labs.rehearsal import Lookup, foreseeing
from playground.control.aside import Aside, Errand
from playground.labs.lesson import Lesson
from playground.window.main_window import MainWindow
from playground.words.translate import tr


class Rehearsals(QObject):
    """Makes one at a time, while the window and its run go on; `failed` hears of what cannot be."""

    def __init__(
        self, window: MainWindow, failed: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._failed = window, failed
        self._aside = Aside(window.busy, self)

    def begin(self, lesson: Lesson, place: int) -> None:
        """Have what comes of a step worked out, if it is not known yet."""
        if place in lesson.truths:
            return

        def take(truth: Lookup) -> None:
            lesson.truths[place] = truth
            view = self._window.lesson
            if view.lesson is lesson and lesson.place == place and view.card is not None:
                view.card.refresh()

        steps = foreseeing(lesson.lab, place)
        self._aside.begin(Errand(tr("Working out what will happen …"), steps, take, self._failed))

    def close(self) -> None:
        """Give up what is being worked out."""
        self._aside.close()
