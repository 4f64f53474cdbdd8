"""Long work of the window, done aside: what is open stays as it is until the result has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Slot

from engine.specs.registry import SpecError
from engine.steps import Steps, never
from playground.importing.work import Work
from playground.session.files import DocumentError
from playground.window.busy_line import BusyLine

# Milliseconds that the window waits for what may be done at once: a small file, a small table.
PATIENCE = 50


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be done, in words and in steps, and what becomes of its result, or its failure.

    `left` is what happens when it is given up.
    """

    words: str
    steps: Steps[Any]
    then: Callable[[Any], object]
    failed: Callable[[str], object]
    left: Callable[[], object] = never


class Aside(QObject):
    """Does one errand at a time; `line` shows one that takes long, and stops it.

    The newest wish counts: what was under way comes to nothing when something else begins.
    """

    def __init__(self, line: BusyLine, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._work = Work((DocumentError, SpecError, MemoryError), self)
        self._work.progressed.connect(line.show_share)
        self._work.finished.connect(self._finish)
        self._work.failed.connect(self._fail)
        line.stopped.connect(self.leave)
        self._errand: Errand | None = None

    @property
    def errand(self) -> Errand | None:
        """What is under way, if anything."""
        return self._errand

    def begin(self, errand: Errand) -> None:
        """Do this; what is done within a moment is over when this returns."""
        before, self._errand = self._errand, errand
        self._line.begin(errand.words)
        self._work.start(errand.steps, PATIENCE)
        if before is not None:
            before.left()

    @Slot()
    def leave(self) -> None:
        """Give up what is under way: nothing has happened."""
        self._work.leave()
        errand = self._take()
        if errand is not None:
            errand.left()

    def close(self) -> None:
        """Give up what is under way, and wait until its thread has left it."""
        self.leave()
        self._work.stop()

    @Slot(object)
    def _finish(self, result: Any) -> None:
        errand = self._take()
        if errand is not None:
            errand.then(result)

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        errand = self._take()
        if errand is not None:
            errand.failed(sentence)

    def _take(self) -> Errand | None:
        """Nothing is under way any more."""
        self._line.end()
        errand, self._errand = self._errand, None
        return errand
