"""The ladder: the next step looked at phase by phase, and taken with the last one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from engine.probes import NextStep, rungs_of
from engine.running.snapshot import Snapshot, Status
from playground.panels.selection import PhaseShown
from playground.session.session import Session
from playground.window.bar.phase_bar import NEXT
from playground.window.main_window import MainWindow


class Ladder(QObject):
    """Goes through the phases of the next step, forwards and back.

    Looking changes nothing: going on from *update* takes the step, as the command Step does, and
    the next phase is the first of the step after it; going back from the first one undoes a step.
    Stepping by mini-batch or epoch stands at the first phase of the step that comes next.
    Whatever else happens to the run, from elsewhere, ends the looking.
    """

    def __init__(self, window: MainWindow, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._session = window, session
        self._bar = window.transport.phases
        self._on = False
        # Which phase, and the step that is looked at; None as long as it is on its way.
        self._place = 0
        self._seen: NextStep | None = None
        # How many commands were submitted with the newest one that was asked for here, and the
        # step at which a way back began.
        self._asked, self._left = 0, -1
        self._step, self._first = 0, 0
        self._bar.asked.connect(lambda name: self.handlers()[name]())
        self._bar.picked.connect(self._go)
        self._bar.closed.connect(self.leave)
        session.snapshot_ready.connect(self._follow)
        for signal in (session.run_started, session.retuned, session.assigned):
            signal.connect(self.leave)
        session.permissions.changed.connect(self.leave)
        session.spec_changed.connect(self._leave_if_there)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What carries out which command."""
        session = self._session
        return {
            "phase": self.forward,
            "phase_back": self.back,
            "step": partial(self._by, session.step),
            "epoch": partial(self._by, session.epoch),
            "back": partial(self._by, session.back),
            "epoch_back": partial(self._by, session.back_epoch),
        }

    @Slot()
    def forward(self) -> None:
        """Look at the next phase; after *update*, take the step."""
        if not self._on:
            self._enter()
        elif self._place < self._last:
            self._go(self._place + 1)
        else:
            self._drive(self._session.step, 0)

    @Slot()
    def back(self) -> None:
        """Look at the phase before; from the first one, undo the step before."""
        if not self._on:
            self._enter()
        elif self._place > 0:
            self._go(self._place - 1)
        elif self._seen is None or self._step > self._first:
            self._left = self._step
            self._drive(self._session.back, self._last)

    @Slot()
    def leave(self) -> None:
        """Look at no phase any more; nothing has been changed."""
        if self._on:
            self._on, self._seen = False, None
            self._bar.hide()
            self._light(None)
            self._window.wanted.emit()

    @property
    def _last(self) -> int:
        return len(rungs_of(self._session.setup.network)) - 1

    def _enter(self) -> None:
        """Begin to look, at rest."""
        if not self._session.permissions.may_train():
            return
        self._on, self._place, self._seen, self._left = True, 0, None, -1
        self._session.pause()
        self._bar.show()
        self._window.wanted.emit()
        self._asked = self._session.runner.submitted

    def _by(self, command: Callable[[], object]) -> None:
        """Step by mini-batch or epoch; who looks at phases goes on with the first one there."""
        if self._on:
            self._drive(command, 0)
        else:
            command()

    def _drive(self, command: Callable[[], object], place: int) -> None:
        """Go to another step, and look at this phase of it."""
        before = self._session.runner.submitted
        command()
        submitted = self._session.runner.submitted
        if submitted > before:
            self._place, self._seen, self._asked = place, None, submitted

    @Slot(int)
    def _go(self, place: int) -> None:
        self._place = place
        self._show()

    @Slot(object)
    def _follow(self, snapshot: Snapshot) -> None:
        """Show what has come, or leave where somebody else has gone on."""
        elsewhere = snapshot.step != self._step or snapshot.status is Status.RUNNING
        self._step, self._first = snapshot.step, snapshot.recorded[0]
        if not self._on or snapshot.applied < self._asked:
            return
        if snapshot.status is Status.FAILED or (self._seen is not None and elsewhere):
            self.leave()
        elif NEXT in snapshot.readings and snapshot.status is not Status.RUNNING:
            if self._left == snapshot.step:
                # There was no step before.
                self._place = 0
            self._seen, self._left = snapshot.readings[NEXT], -1
            self._show()

    @Slot()
    def _leave_if_there(self) -> None:
        """Other settings; those that come back with a step belong to it."""
        if self._seen is not None:
            self.leave()

    def _show(self) -> None:
        if self._seen is not None:
            setup = self._session.setup
            self._light(PhaseShown(rungs_of(setup.network)[self._place], self._seen))

    def _light(self, shown: PhaseShown | None) -> None:
        if shown is not None:
            self._bar.show_phase(self._session.setup, shown)
        self._window.panels.show_phase(shown)
