"""A lab that is being written: read again whenever its file is saved, with its mistakes beside."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.disk.disk_copy import DiskCopy
from engine.disk.reasons import why_unread
from engine.labs.check import Checking, checking
from engine.labs.format.table import Fault, LabError
from engine.labs.lab import Lab
from engine.labs.library import Library
from engine.steps import Steps
from playground.importing.work import Work
from playground.labs.view import LessonView
from playground.words.translate import tr

# Milliseconds between two looks at the file. Editors replace it, or write it in several goes, and
# no network drive tells of either.
EVERY = 300


@dataclass(frozen=True, slots=True)
class LabDraft:
    """A file as it was read: the lab, unless there are mistakes that make it none."""

    lab: Lab | None
    faults: tuple[Fault, ...]


class LabWriting(QObject):
    """Follows one file; `read(Lab)` when it has been saved and is a lab."""

    read = Signal(object)

    def __init__(
        self, path: Path, view: LessonView, panels: Collection[str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.path, self._view = path, view
        self._seen: DiskCopy | None = None
        self._lab: Lab | None = None
        self._how = Checking(panels=panels, seeds=0)
        self._reading, self._proving = Work((), self), Work((), self)
        self._reading.finished.connect(self._take)
        self._proving.finished.connect(self._say_proof)
        self._proving.progressed.connect(self._say_share)
        view.faults.check_wanted.connect(self.prove)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._look)

    def begin(self, library: Library) -> None:
        """Read the file now, and whenever it is another; `library` are the labs there are."""
        known = frozenset(lab.id for lab in library.labs)
        self._how = Checking(self._how.panels, known, seeds=0)
        self._timer.start()
        self._look()

    @Slot()
    def prove(self) -> None:
        """Train every step, unchanged and with the solution, and say what came of it."""
        if self._lab is not None:
            how = Checking(self._how.panels, self._how.known)
            self._proving.start(checking(self._lab, how))

    def close(self) -> None:
        """Follow it no longer."""
        self._timer.stop()
        self._reading.stop()
        self._proving.stop()

    @Slot()
    def _look(self) -> None:
        """Read the file if it is another than the one that was read last."""
        now = DiskCopy.of(self.path)
        if now is not None and now != self._seen and not self._reading.busy():
            self._seen = now
            self._reading.start(_reading(self.path, self._how))

    @Slot(object)
    def _take(self, draft: LabDraft) -> None:
        self._proving.leave()
        if draft.lab is not None:
            self._lab = draft.lab
            self.read.emit(draft.lab)
        self._view.faults.show_faults(self.path.name, draft.faults, draft.lab is not None)

    @Slot(float)
    def _say_share(self, share: float) -> None:
        self._view.faults.say(
            tr("Checking {name}: {share:.0%} …", name=self.path.name, share=share)
        )

    @Slot(object)
    def _say_proof(self, faults: tuple[Fault, ...]) -> None:
        if faults:
            self._view.faults.show_faults(self.path.name, faults)
        else:
            self._view.faults.say(tr("{name} works.", name=self.path.name))


def _reading(path: Path, how: Checking) -> Steps[LabDraft]:
    """What a file holds, and all that can be said of it without training."""
    yield 0.0
    try:
        lab = Lab.load(path)
        return LabDraft(lab, (yield from checking(lab, how)))
    except LabError as error:
        return LabDraft(None, error.faults)
    except OSError as error:
        return LabDraft(None, (Fault(1, 1, "", why_unread(error)),))
