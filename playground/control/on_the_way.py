"""Says how far a run is on its way to a step that takes long to be repeated."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from engine.running.snapshot import Snapshot
from playground.session.session import Session
from playground.window.busy_line import BusyLine
from playground.window.main_window import MainWindow
from playground.words.numbers import number
from playground.words.translate import tr


class OnTheWay(QObject):
    """Shows a line while steps are repeated up to one that was asked for; its button rests there.

    A way that is soon behind is done within one burst and never seen here: see
    `engine.running.loop.SEEK_SECONDS`.
    """

    def __init__(self, window: MainWindow, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        # It shares its place with pre-training, which comes before any step.
        self.line = BusyLine(window, "way.busy", row=2, stop=tr("Stop here"))
        self.line.stopped.connect(session.pause)
        session.snapshot_ready.connect(self._show)

    @Slot(object)
    def _show(self, snapshot: Snapshot) -> None:
        way = snapshot.approach
        ready = all(one.beginning == 1 for one in (snapshot, *snapshot.beside))
        if way is not None and ready:
            self.line.go_on(tr("Going to step {step} …", step=number(way.step)), way.share)
        elif not self.line.isHidden():
            self.line.end()
