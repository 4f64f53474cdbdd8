"""What students did in labs, kept in the application's own folder from the first change on."""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.disk.whole_file import make_folder, replace_file
from engine.labs.lab import Lab
from engine.labs.progress import LabProgress
from engine.specs.registry import SpecError
from playground.session.files import WHOLE
from playground.session.settings import data_folder
from playground.session.writer import Writer
from playground.words.translate import tr

SUFFIX = ".json"


def labs_folder() -> Path:
    """Where progress is kept."""
    return data_folder() / "labs"


class LabKeeper(QObject):
    """Writes progress at once after each change, whole or not at all.

    While one is being written only the newest waits. `failed(str)` once when it cannot be kept.
    """

    failed = Signal(str)

    def __init__(self, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._writer = writer
        self._next: LabProgress | None = None
        # What may not have been written yet.
        self._newest: dict[str, LabProgress] = {}
        self._writing = self._complained = False

    def load(self, lab: Lab) -> LabProgress | None:
        """What was done in a lab; None if nothing, or nothing that fits the lab as it is now."""
        try:
            found = self._newest.get(lab.id) or LabProgress.load(_path(lab.id))
        except (SpecError, OSError):
            found = None
        if found is not None and found.fits(lab):
            return found
        self.put_aside(lab)
        return None

    def put_aside(self, lab: Lab) -> None:
        """Keep what was done under another name: the lab begins anew, or is another now."""
        self.flush()
        self._newest.pop(lab.id, None)
        path = _path(lab.id)

        def move() -> None:
            # The run belongs to what was done; without that it would be taken for that of the next.
            path.with_suffix(WHOLE).unlink(missing_ok=True)
            if path.exists():
                os.replace(path, path.with_name(f"{lab.id}.{time.time_ns()}.old"))

        self._writer.write(move, self._note)

    def save(self, progress: LabProgress) -> None:
        """Have it written."""
        self._next = self._newest[progress.lab] = progress
        if not self._writing:
            self._write()

    def flush(self) -> None:
        """Have what waits written now, after what is being written."""
        if self._next is not None:
            self._write()

    def _write(self) -> None:
        progress, self._next = self._next, None
        if progress is None:
            return

        def write() -> None:
            path = _path(progress.lab)
            make_folder(path.parent)
            replace_file(path, progress.dumps().encode())

        self._writing = True
        self._writer.write(write, self._end)

    def _end(self, problem: str) -> None:
        self._writing = False
        self._note(problem)
        if self._next is not None:
            self._write()

    def _note(self, problem: str) -> None:
        if problem and not self._complained:
            self.failed.emit(tr("Your work in the lab cannot be kept: {problem}", problem=problem))
        self._complained = bool(problem)


def _path(lab: str) -> Path:
    return labs_folder() / f"{lab}{SUFFIX}"
