"""Catches what nobody caught: logged in full, shown as one sentence, the run kept."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot

from playground.words.translate import tr

log = logging.getLogger(__name__)


class ErrorHooks(QObject):
    """Hooks both ways in which an exception can leave Python code in a Qt program.

    Slots and paint events reach `sys.excepthook`, threads `threading.excepthook`, each on its
    own thread; the sentence is handed to whoever shows it on the thread of this object. They can
    stand before there is anybody: what was caught until then is shown first.
    """

    _caught = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[str] = []
        self._show: Callable[[str], object] = self._waiting.append
        self._before = sys.excepthook, threading.excepthook
        self._caught.connect(self._report)
        sys.excepthook = self._main
        threading.excepthook = self._thread

    def show_with(self, show: Callable[[str], object]) -> None:
        """Have sentences shown from now on, those that have waited first."""
        self._show = show
        for sentence in self._waiting:
            show(sentence)
        self._waiting.clear()

    @contextmanager
    def catching(self) -> Iterator[None]:
        """Do the same for what is done before Qt's loop, where nobody else would catch it."""
        try:
            yield
        except Exception as error:
            self._main(type(error), error, error.__traceback__)

    def remove(self) -> None:
        """Put the former hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _main(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        log.error("unexpected", exc_info=(kind, error, trace))
        why = tr(str(error)) or kind.__name__
        self._caught.emit(tr("Something unexpected happened and was logged: {why}", why=why))

    def _thread(self, details: threading.ExceptHookArgs) -> None:
        error = details.exc_value or details.exc_type()
        self._main(details.exc_type, error, details.exc_traceback)

    @Slot(str)
    def _report(self, sentence: str) -> None:
        self._show(sentence)
