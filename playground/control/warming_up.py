"""Says how far first weights are that take long to be made, and begins without them if asked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from engine.running.snapshot import Snapshot
from engine.training.beginning.pretraining import NoPretraining
from playground.session.session import Session
from playground.window.busy_line import BusyLine
from playground.window.main_window import MainWindow
from playground.words.translate import tr


class WarmingUp(QObject):
    """Shows a line while layers are pre-trained; its button switches pre-training off."""

    def __init__(self, window: MainWindow, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.line = BusyLine(window, "pretraining.busy", row=2)
        self._begun = False
        self.line.stopped.connect(self._do_without)
        session.snapshot_ready.connect(self._show)

    @Slot(object)
    def _show(self, snapshot: Snapshot) -> None:
        share = min(one.beginning for one in (snapshot, *snapshot.beside))
        if share < 1 and not self._begun:
            self.line.begin(tr("Layers are pre-trained, one after the other."))
        elif share >= 1 and self._begun:
            self.line.end()
        self._begun = share < 1
        if self._begun:
            self.line.show_share(share)

    @Slot()
    def _do_without(self) -> None:
        session = self._session
        session.edit(replace(session.spec, pretraining=NoPretraining()))
        session.settle()
