"""What a crash leaves: a file beside a lock that tells whether the process behind it still lives.

Every window that has something to lose writes a recovery file of its own, three times a minute,
shortly after every edit and whenever training comes to rest, and removes it when it is closed.
Whatever is left with nobody behind it is offered by the next window that opens.
"""

from __future__ import annotations

import logging
import os
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot

from engine.disk.disk_copy import DiskCopy
from engine.disk.opening import open_file
from engine.disk.reasons import NoFileError, check_kind
from engine.disk.whole_file import PART, WriteError, make_folder
from engine.files.bpg import StoredExperiment
from engine.files.lanes import lanes_in
from engine.files.safe_zip import LARGEST, StorageError
from engine.running.snapshot import Kept, Snapshot
from playground.session.document import Document, Position
from playground.session.files import WHOLE, write_lanes
from playground.session.lineup import Version
from playground.session.session import Session
from playground.session.settings import data_folder
from playground.session.writer import Writer
from playground.words.translate import tr

log = logging.getLogger(__name__)

EVERY = 20_000
AFTER_EDIT = 700
LOCK = ".lock"
ORIGIN, ORIGIN_ON_DISK = "origin", "origin-on-disk"
UNREADABLE = "unreadable"
# Seconds after which nobody is writing a file any more.
HALF_WRITTEN = 3600


def recovery_folder() -> Path:
    """Where recovery files are."""
    return data_folder() / "recovery"


class Recovery(QObject):
    """Keeps the recovery file of one window.

    `kept(int)` when the run of that number has been written, `failed(str)` once when it cannot be.
    """

    kept = Signal(int)
    failed = Signal(str)

    def __init__(
        self,
        session: Session,
        document: Document,
        writer: Writer,
        extras: Callable[[], Mapping[str, bytes]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._document, self._writer = session, document, writer
        self._extras = extras
        self.path = recovery_folder() / f"{uuid.uuid4().hex}{WHOLE}"
        self._lock = QLockFile(os.fspath(self.path.with_suffix(LOCK)))
        self._lock.setStaleLockTime(0)
        self._written: tuple[Position, Path | None] | None = None
        self._writing = self._complained = False
        self._regular = QTimer(self)
        self._regular.timeout.connect(self.keep)
        self._regular.start(EVERY)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.keep)
        self._asked: tuple[int, Version, dict[str, bytes]] | None = None
        session.kept.connect(self._write)
        session.undo_stack.indexChanged.connect(self._hurry)
        session.spec_changed.connect(self._hurry)
        document.saved.connect(self._hurry)
        self._training = False
        session.snapshot_ready.connect(self._follow)

    def close(self) -> None:
        """Stop keeping; the file stays until `remove`."""
        self._regular.stop()
        self._soon.stop()

    def remove(self) -> None:
        """Remove the file: nothing was lost."""
        if self._lock.isLocked():
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
            self._lock.unlock()
        self._written = None

    @Slot()
    def keep(self) -> None:
        """Write what is open, if it is not what was written before."""
        if self._writing:
            self._hurry()
            return
        if not self._document.modified:
            self.remove()
            return
        now = (self._document.position, self._document.path)
        if now == self._written or not self._ready():
            return
        extras = dict(self._extras())
        if now[1] is not None:
            extras[ORIGIN] = os.fsencode(now[1].absolute())
            on_disk = self._document.on_disk
            if on_disk is not None:
                extras[ORIGIN_ON_DISK] = on_disk.dump()
        self._written, self._writing = now, True
        self._asked = self._session.keep(), self._session.version, extras

    @Slot(object)
    def _write(self, kept: Kept) -> None:
        """The state has come: have it written."""
        if self._asked is None or self._asked[0] != kept.ticket:
            return
        (_, version, extras), self._asked = self._asked, None
        run = version.main.run
        if kept.state is None:
            self._note(run, tr(kept.problem))
            return
        self._writer.write(
            lambda: write_lanes(self.path, version, kept, extras, packed=False),
            lambda problem: self._note(run, problem),
        )

    def _ready(self) -> bool:
        """Have the folder and the lock; False if that is not possible."""
        if self._lock.isLocked():
            return True
        try:
            make_folder(self.path.parent)
        except WriteError as error:
            self._note(0, tr(str(error)))
            return False
        if not self._lock.tryLock(0):
            # The lock is a file of its own: a full disk has no room for it either.
            folder = self.path.parent
            self._note(0, tr("no file can be made in {folder}", folder=folder))
            return False
        return True

    @Slot(object)
    def _follow(self, snapshot: Snapshot) -> None:
        """What has been trained may have taken long: keep it as soon as it rests."""
        rests = self._training and not snapshot.training
        self._training = snapshot.training
        if rests:
            self._hurry()

    @Slot()
    def _hurry(self) -> None:
        if not self._soon.isActive() and self._regular.isActive():
            self._soon.start(AFTER_EDIT)

    def _note(self, run: int, problem: str) -> None:
        self._writing = False
        if not problem:
            self.kept.emit(run)
        elif not self._complained:
            self.failed.emit(tr("Nothing is kept against a crash: {problem}", problem=problem))
        self._complained = bool(problem)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A recovery file with nobody behind it; `lock` is ours as long as it is looked at.

    `origin` is the file of the document, `on_disk` that file as the session saw it last; `lanes`
    are called so, the main one first, where there are several.
    """

    path: Path
    lock: QLockFile
    origin: Path | None
    on_disk: DiskCopy | None
    label: str
    step: int
    age: float
    lanes: tuple[str, ...] = ()

    def sentence(self) -> str:
        """What it is, for a user to choose."""
        name = self.label if self.origin is None else self.origin.stem
        told = {"name": name, "step": self.step, "age": _age(self.age)}
        if not self.lanes:
            return tr(
                "A session that ended unexpectedly was kept: {name}, step {step:,}, {age}.", **told
            )
        return tr(
            "A session that ended unexpectedly was kept: {name} with lanes {lanes}, "
            "step {step:,}, {age}.",
            lanes=", ".join(self.lanes),
            **told,
        )

    def remove(self) -> None:
        """Remove it from disk."""
        self.path.unlink(missing_ok=True)
        self.lock.unlock()


def leftovers() -> Iterator[Leftover | str]:
    """What sessions that ended unexpectedly have left, the newest first.

    One that cannot be read is moved aside, and a sentence says so instead.
    """
    _sweep(recovery_folder())
    for path in _newest_first(recovery_folder()):
        lock = QLockFile(os.fspath(path.with_suffix(LOCK)))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            continue
        try:
            yield _look_at(path, lock)
        except Exception as error:
            # Whatever is wrong with it: left where it is, it would be in the way for ever.
            if not isinstance(error, StorageError | OSError):
                log.exception("unexpected in %s", path)
            problem = set_aside(path)
            lock.unlock()
            yield problem


def set_aside(path: Path) -> str:
    """Move an unreadable recovery file out of the way; a sentence that says where it is."""
    target = _moved_aside(path)
    return tr("What a session that ended unexpectedly has left cannot be read: {path}", path=target)


def _moved_aside(path: Path) -> Path:
    """Where a file is after it has been moved out of the way; where it was if it cannot be."""
    others = path.parent / UNREADABLE / path.name, path.with_suffix(f".{UNREADABLE}")
    for target in others:
        with suppress(OSError):
            target.parent.mkdir(exist_ok=True)
            os.replace(path, target)
            return target
    return path


def _newest_first(folder: Path) -> list[Path]:
    found = []
    for path in folder.glob(f"*{WHOLE}"):
        # Another window may just have removed its file.
        with suppress(OSError):
            found.append((path.lstat().st_mtime, path))
    return [path for _, path in sorted(found, reverse=True)]


def _sweep(folder: Path) -> None:
    """Remove what can only be in the way: files half written long ago, locks that are none."""
    for part in folder.glob(f".*{PART}"):
        with suppress(OSError):
            if time.time() - part.lstat().st_mtime > HALF_WRITTEN:
                part.unlink()
    for lock in folder.glob(f"*{LOCK}"):
        try:
            check_kind(lock.stat().st_mode)
        except NoFileError:
            # Whoever looked into a pipe would wait for ever.
            _moved_aside(lock)
        except OSError:
            continue


def _look_at(path: Path, lock: QLockFile) -> Leftover:
    with open_file(path, LARGEST) as file:
        stored = StoredExperiment(file)
        origin = stored.extra(ORIGIN)
        label = getattr(stored.spec.data.dataset, "label", "")
        age = max(0.0, time.time() - path.stat().st_mtime)
        # No file can have a name with such a byte.
        place = Path(os.fsdecode(origin)) if origin and b"\0" not in origin else None
        on_disk = DiskCopy.parse(stored.extra(ORIGIN_ON_DISK) or b"")
        found = lanes_in(stored)
        lanes = () if found is None else (found.main, *(mark for mark, _ in found.beside))
        names = tuple(mark.label for mark in lanes)
        return Leftover(path, lock, place, on_disk, label, stored.step, age, names)


def _age(seconds: float) -> str:
    minutes, hours, days = seconds / 60, seconds / 3600, seconds / 86400
    if minutes < 2:
        return tr("a moment ago")
    if hours < 2:
        return tr("{n} minutes ago", n=int(minutes))
    if days < 2:
        return tr("{n} hours ago", n=int(hours))
    return tr("{n} days ago", n=int(days))
