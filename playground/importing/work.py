"""Work done aside in small steps, so that the window stays alive and the user can stop it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    Signal,
    Slot,
)

from engine.steps import Steps
from playground.words.translate import tr

# A bar of this share can be told apart.
_SEEN = 0.002


class Work(QObject):
    """Takes one generator at a time to its end in a thread of its own.

    `progressed` carries what it yields, the share that is done; `finished` what it returns, and
    `failed` the sentence of an exception of the kinds `refusals`. A generator that is stopped
    says nothing more.
    """

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, refusals: tuple[type[Exception], ...], parent: QObject) -> None:
        super().__init__(parent)
        self._refusals = refusals
        # Made first, so that it ends first: until then its thread may tell.
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._told = _Told(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._told.progressed.connect(self._on_progress, queued)
        self._told.ended.connect(self._on_end, queued)
        self._run: _RunningWork | None = None
        self._left: list[_RunningWork] = []
        self._busy = False

    def start(self, steps: Steps[Any], patience: int = 0) -> None:
        """Begin; what was under way is left first.

        What takes no longer than `patience` milliseconds is finished when this returns.
        """
        self.leave()
        run = self._run = _RunningWork(steps, self._refusals, self._told)
        self._busy = True
        self._pool.start(run)
        if patience and self._pool.waitForDone(patience):
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def busy(self) -> bool:
        """Whether something is under way."""
        return self._busy

    def stop(self) -> None:
        """Stop after the step at hand, and wait for that."""
        self.leave()
        self._pool.waitForDone()
        self._left.clear()

    def leave(self) -> None:
        """Have it stopped after the step at hand, without waiting for that."""
        if self._pool.activeThreadCount() == 0:
            # Only now may a run go: its thread could still have been leaving it.
            self._left.clear()
        if self._run is not None:
            self._run.stopped = True
            self._left.append(self._run)
        self._run, self._busy = None, False

    @Slot(object, float)
    def _on_progress(self, run: _RunningWork, share: float) -> None:
        if run is self._run:
            self.progressed.emit(share)

    @Slot(object, object, str)
    def _on_end(self, run: _RunningWork, result: object, problem: str) -> None:
        if run is not self._run:
            return
        self._busy = False
        if problem:
            self.failed.emit(problem)
        else:
            self.finished.emit(result)


class _Told(QObject):
    """What runs say; it lives in the thread of the window."""

    progressed = Signal(object, float)
    ended = Signal(object, object, str)


class _RunningWork(QRunnable):
    """One generator on its way."""

    def __init__(
        self, steps: Steps[Any], refusals: tuple[type[Exception], ...], told: _Told
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._told = told
        self.stopped = False
        self._steps, self._refusals = steps, refusals

    def run(self) -> None:
        shown = 0.0
        try:
            while not self.stopped:
                share = next(self._steps)
                # Thousands of columns are as many steps, most of which nobody would see.
                if not shown <= share < shown + _SEEN:
                    shown = share
                    self._told.progressed.emit(self, share)
        except StopIteration as end:
            self._told.ended.emit(self, end.value, "")
        except Exception as error:
            self._told.ended.emit(self, None, tr(str(error)) or type(error).__name__)
            if not isinstance(error, self._refusals):
                raise
        finally:
            self._steps.close()
