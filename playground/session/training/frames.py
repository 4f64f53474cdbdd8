"""Frame by frame: snapshots out of the mailbox, and training goes on when they are painted."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot

from engine.running.thread import FRAME, Runner

# A snapshot that is so little late is waited for, without a rest of the event loop; one that is
# later is looked for again as soon.
LATE = 0.002
# A frame that comes so much later than it was due takes this from the next one; a later one does
# not, or training would be left hardly any time wherever the machine is busy.
SLACK = 0.004
PAINTED = QEvent.Type(QEvent.registerEventType())
# Paint requests are posted with priority -1: an event of lower priority comes after them. An axis
# that has grown asks for another painting while it is painted, hence a second round.
AFTER_PAINTING = -1000
ROUNDS = 2


class Frames(QObject):
    """Takes at most one snapshot a frame; `taken(Snapshot)` hands it on to be drawn."""

    taken = Signal(object)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._running = False
        self._hurried = False
        # When the next frame is due.
        self._due = time.perf_counter() + FRAME
        self._rounds = 0
        # Seconds this thread had worked when there was something new to draw.
        self._worked: float | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._frame)
        self._timer.start(round(FRAME * 1000))

    def stop(self) -> None:
        """Take no more."""
        self._timer.stop()

    def hurry(self) -> None:
        """Do not wait for the next frame's turn, since training is about to rest."""
        self._hurried = True
        self._timer.start(round(LATE * 1000))

    def take_time(self) -> None:
        """Training goes on: each frame waits for its turn again."""
        self._hurried = False

    @Slot()
    def _frame(self) -> None:
        """Draw the newest snapshot; one that is late is looked for again soon."""
        snapshot = self._runner.take(LATE if self._running and not self._hurried else 0.0)
        # Now: taking may have waited for the training thread.
        began = time.perf_counter()
        if snapshot is not None and not snapshot.training:
            self._hurried = False
        if self._hurried or (snapshot is None and self._running):
            self._timer.start(round(LATE * 1000))
        else:
            late = not 0 <= began - self._due <= SLACK
            self._due = (began if late else self._due) + FRAME
            self._timer.start(round(1000 * (self._due - began)))
        if snapshot is None:
            return
        self._running = snapshot.training
        new = any(one.readings for one in (snapshot, *snapshot.beside))
        self._worked = time.thread_time() if new else None
        self.taken.emit(snapshot)
        self._rounds = ROUNDS
        self._await_painting()

    def _await_painting(self) -> None:
        QCoreApplication.postEvent(self, QEvent(PAINTED), AFTER_PAINTING)

    def customEvent(self, event: QEvent) -> None:
        """All that was to be painted is painted: training may go on until the next frame."""
        if event.type() != PAINTED:
            return
        self._rounds -= 1
        if self._rounds > 0:
            self._await_painting()
            return
        drawn = None if self._worked is None else time.thread_time() - self._worked
        self._runner.resume(max(0.0, self._due - time.perf_counter()), drawn)
