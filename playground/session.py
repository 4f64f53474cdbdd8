"""The session: the experiment at hand, its undo history, and the runner that trains it.

Everything the window does to an experiment is one method here; everything the window shows
comes back through the signals. The frame timer takes snapshots out of the runner's mailbox and
lets training go on when they have been painted.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from engine.commands import (
    Back,
    Epoch,
    Export,
    Load,
    Pause,
    Play,
    Reset,
    Retune,
    Seek,
    SetParameter,
    Speed,
    Step,
    Want,
)
from engine.experiment import ExperimentSpec
from engine.knobs import needs_rebuild
from engine.places import Parameter
from engine.plan import Plan
from engine.probes import Probe
from engine.registry import SpecError
from engine.runner import FRAME, Runner
from engine.snapshot import Snapshot, Status
from playground.describe import describe
from playground.nearest import nearest_plan

# Paint and event handling of one frame, before any has been measured.
RESERVE = 0.001
LATE = 0.002
PAINTED = QEvent.Type(QEvent.registerEventType())
# Paint requests are posted with priority -1: an event of lower priority comes after them. An axis
# that has grown asks for another painting while it is painted, hence a second round.
AFTER_PAINTING = -1000
ROUNDS = 2
UNDO_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One state of the document: a worked-out experiment and the run that trains it."""

    plan: Plan
    run: int


class Session(QObject):
    """Holds the experiment and the thread that trains it.

    `spec_changed(ExperimentSpec, Plan)` after every edit, `run_started(Plan)` when other weights or
    data are trained from now on, `snapshot_ready(Snapshot)` at most once a frame, `noted(str)`
    for a sentence the user should read.
    """

    spec_changed = Signal(object, object)
    run_started = Signal(object)
    snapshot_ready = Signal(object)
    retuned = Signal(str)
    noted = Signal(str)

    def __init__(self, spec: ExperimentSpec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = Runner()
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self.status = Status.PAUSED
        self._entry = Entry(Plan.of(spec), 0)
        self._runs = 0
        self._frame_began = 0.0
        self._rounds = 0
        self.runner.submit(Load(self._entry.plan, 0))
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._frame)
        self._timer.start(round(FRAME * 1000))

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment at hand."""
        return self._entry.plan.spec

    @property
    def plan(self) -> Plan:
        """The experiment at hand with its samples and sizes."""
        return self._entry.plan

    @property
    def run(self) -> int:
        """The number of the run being trained."""
        return self._entry.run

    def edit(self, spec: ExperimentSpec, text: str = "") -> bool:
        """Change the experiment, as one step that can be undone; False if it cannot be.

        A change that leaves shapes and data alone is applied to the run as it goes on; any other
        starts a new run with new weights.
        """
        if spec == self.spec:
            return True
        try:
            plan, note = nearest_plan(spec)
        except (SpecError, MemoryError) as error:
            self.noted.emit(f"That does not work: {error}")
            self.spec_changed.emit(self.spec, self.plan)
            return False
        change = describe(self.spec, plan.spec)
        rebuilt = needs_rebuild(self.spec, plan.spec)
        entry = Entry(plan, self._next_run() if rebuilt else self.run)
        self.undo_stack.push(
            _Edit(self._show, self._entry, entry, change.path, text or change.text)
        )
        if note:
            self.noted.emit(note)
        elif not rebuilt:
            self.retuned.emit(text or change.text)
        return True

    def set_parameter(self, place: Parameter, value: float) -> None:
        """Give one weight or bias another value."""
        self.runner.submit(SetParameter(place, value))

    @Slot()
    def play(self) -> None:
        """Train until paused."""
        self.runner.submit(Play())

    @Slot()
    def pause(self) -> None:
        """Stop training after the step at hand."""
        self.runner.submit(Pause())

    @Slot()
    def toggle(self) -> None:
        """Play if paused, pause if playing."""
        self.runner.submit(Pause() if self.status is Status.RUNNING else Play())

    @Slot()
    def step(self) -> None:
        """Train on one mini-batch."""
        self.runner.submit(Step())

    @Slot()
    def epoch(self) -> None:
        """Train to the end of the epoch."""
        self.runner.submit(Epoch())

    @Slot()
    def back(self) -> None:
        """Undo the last step, with the settings it was made with."""
        self.runner.submit(Back())

    def seek(self, step: int) -> None:
        """Go to a step that has been trained before, earlier or later."""
        self.runner.submit(Seek(step))

    @Slot()
    def reset(self) -> None:
        """Go back to the same first weights."""
        self.runner.submit(Reset())
        self.run_started.emit(self.plan)

    def run_to(self, steps: int) -> None:
        """Train until `steps` steps have been done in all, then rest."""
        self.runner.submit(Play(steps=steps))

    @Slot()
    def new_weights(self) -> None:
        """Draw other first weights for the same data."""
        self.edit(replace(self.spec, weights_draw=self.spec.weights_draw + 1), "New weights")

    @Slot()
    def new_data(self) -> None:
        """Draw other samples of the same data set."""
        self.edit(replace(self.spec, data_draw=self.spec.data_draw + 1), "New data")

    def set_speed(self, steps_per_second: float | None) -> None:
        """Limit the steps per second; None is as fast as the machine goes."""
        self.runner.submit(Speed(steps_per_second))

    def export(self, folder: Path) -> None:
        """Write weights, history and scores into a folder, from the training thread."""
        self.runner.submit(Export(folder))

    def want(self, probes: frozenset[Probe]) -> None:
        """Have these measured from now on."""
        self.runner.submit(Want(probes))

    def close(self) -> bool:
        """End the thread; returns whether it has ended."""
        self._timer.stop()
        return self.runner.close()

    def _next_run(self) -> int:
        self._runs += 1
        return self._runs

    def _show(self, entry: Entry) -> None:
        """Make `entry` the state of the document; the undo commands call it."""
        other_run = entry.run != self.run
        self._entry = entry
        self.runner.submit(Load(entry.plan, entry.run) if other_run else Retune(entry.plan.spec))
        self.spec_changed.emit(self.spec, self.plan)
        if other_run:
            self.run_started.emit(self.plan)

    def _follow(self, snapshot: Snapshot) -> None:
        """Show the settings of a step that was returned to, unless newer ones are on their way."""
        settled = snapshot.applied == self.runner.submitted
        if settled and snapshot.spec is not None and snapshot.spec != self.spec:
            self._entry = Entry(self.plan.retuned(snapshot.spec), self.run)
            self.spec_changed.emit(self.spec, self.plan)

    @Slot()
    def _frame(self) -> None:
        """Draw the newest snapshot; one that is late is looked for again soon."""
        began = time.perf_counter()
        snapshot = self.runner.take()
        late = snapshot is None and self.status is Status.RUNNING
        self._timer.start(round((LATE if late else FRAME) * 1000))
        if snapshot is None:
            return
        if snapshot.run == self.run:
            self._follow(snapshot)
            self.status = snapshot.status
            self.snapshot_ready.emit(snapshot)
        self._frame_began, self._rounds = began, ROUNDS
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
        spent = time.perf_counter() - self._frame_began
        self.runner.resume(max(0.0, FRAME - spent - RESERVE))


class _Edit(QUndoCommand):
    """One undoable change; changes of the same control in one run are one step."""

    def __init__(
        self, show: Callable[[Entry], None], old: Entry, new: Entry, path: str, text: str
    ) -> None:
        super().__init__(text)
        self._show, self._old, self._new, self._path = show, old, new, path
        self._made = time.monotonic()

    def redo(self) -> None:
        self._show(self._new)

    def undo(self) -> None:
        self._show(self._old)

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next tick of the same drag: same control, same run, within a second."""
        assert isinstance(other, _Edit)
        same = self._path == other._path and self._new.run == other._new.run == self._old.run
        if not same or other._made - self._made > 1.0:
            return False
        self._new, self._made = other._new, other._made
        self.setText(describe(self._old.plan.spec, self._new.plan.spec).text)
        return True
