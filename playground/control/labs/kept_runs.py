"""The trained run of a lab, kept beside the progress that it belongs to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from engine.disk.opening import open_file
from engine.disk.whole_file import make_folder
from engine.files.bpg import StoredExperiment
from engine.files.safe_zip import LARGEST, StorageError
from engine.labs.progress import LabProgress
from engine.running.snapshot import Kept, Snapshot
from engine.specs.registry import SpecError, to_json
from engine.steps import Steps
from engine.training.setup import Setup
from engine.training.state import RunState
from playground.session.files import WHOLE, DocumentError, working_out, write_document
from playground.session.lab_keeper import labs_folder
from playground.session.session import Session
from playground.session.writer import Writer

# The member of the file that says after which events of the lab the run was kept.
EVENTS = "lab-events"
# Milliseconds after something has happened, and between two looks while training goes on.
SOON, EVERY = 700, 20_000


@dataclass(frozen=True, slots=True)
class TrainedRun:
    """A run as it was kept, and the step of the lab with whose experiment it began."""

    setup: Setup
    state: RunState
    place: int


def opening_run(progress: LabProgress) -> Steps[TrainedRun | None]:
    """The run that belongs to what was done; None where there is none, or one of other events."""
    begun = [event for event in progress.events if event.what == "begin"]
    yield 0.0
    if not begun or begun[-1].lane:
        return None
    try:
        with open_file(run_path(progress.lab), LARGEST) as file:
            stored = StoredExperiment(file)
            if stored.extra(EVENTS) != digest_of(progress):
                return None
            setup = yield from working_out(stored.spec)
            state = stored.state(setup)
    except (DocumentError, StorageError, SpecError, OSError, MemoryError):
        # Then the step begins anew, as it does where nothing was kept.
        return None
    return None if state is None else TrainedRun(setup, state, begun[-1].place)


def run_path(lab: str) -> Path:
    """Where the run of a lab is kept."""
    return labs_folder() / f"{lab}{WHOLE}"


def digest_of(progress: LabProgress) -> bytes:
    """What happened to the run; that a goal was reached changes nothing of it."""
    events = [to_json(event) for event in progress.events if event.what != "reach"]
    return hashlib.sha256(json.dumps(events).encode()).hexdigest().encode()


class RunKeeper(QObject):
    """Writes the run at hand soon after it has come to rest or was changed, and now and then.

    `progress` says what was done in the lab, None where there is nothing to be kept; it is asked
    when the run is copied, so that both belong together.
    """

    def __init__(
        self,
        session: Session,
        writer: Writer,
        progress: Callable[[], LabProgress | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._writer, self._progress = session, writer, progress
        self._asked: tuple[int, Path, bytes] | None = None
        self._soon, self._regular = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.keep)
        self._regular.timeout.connect(self.keep)
        self._regular.start(EVERY)
        session.kept.connect(self._write)
        session.snapshot_ready.connect(self._follow)
        self._training = False
        # What has been written last: where, after which events, at which step.
        self._written: tuple[Path, bytes, int] | None = None

    def hurry(self) -> None:
        """Something has happened: keep the run in a moment."""
        self._soon.start()

    def close(self) -> None:
        """Keep nothing any more."""
        self._soon.stop()
        self._regular.stop()

    @Slot()
    def keep(self) -> None:
        """Have the run copied, which is written when the copy has come."""
        self._soon.stop()
        progress = self._progress()
        if progress is not None:
            asked = run_path(progress.lab), digest_of(progress)
            self._asked = (self._session.keep(), *asked)

    @Slot(object)
    def _follow(self, snapshot: Snapshot) -> None:
        """Training has come to rest: that is what somebody goes on from."""
        if self._training and not snapshot.training:
            self.hurry()
        self._training = snapshot.training

    @Slot(object)
    def _write(self, kept: Kept) -> None:
        if self._asked is None or self._asked[0] != kept.ticket:
            return
        (_, path, events), self._asked = self._asked, None
        state = kept.state
        if state is None or not state.step or self._written == (path, events, state.step):
            return
        self._written = path, events, state.step

        def write() -> None:
            make_folder(path.parent)
            write_document(path, state, {EVENTS: events})

        # That there is no room for it is said of the progress already.
        self._writer.write(write, lambda _: None)
