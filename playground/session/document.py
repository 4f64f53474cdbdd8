"""What is open: the file it belongs to, and whether it was changed since it was kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from engine.disk.disk_copy import DiskCopy
from engine.files.bpg import goes_on
from engine.files.lanes import LaneMark
from engine.running.snapshot import Kept, Snapshot
from engine.training.experiment import ExperimentSpec
from playground.session.files import WHOLE, DocumentError, save_experiment, write_lanes
from playground.session.lineup import Version
from playground.session.run_starts import RunStarts
from playground.session.session import Session
from playground.session.settings import data_folder
from playground.session.tables import table_name
from playground.session.undo import documents_in
from playground.session.writer import Writer
from playground.words.translate import tr


class LanePosition(NamedTuple):
    """Where a lane of a document is: what is said of it, the experiment, its run and the step."""

    mark: LaneMark
    spec: ExperimentSpec
    run: int
    step: int


class Position(NamedTuple):
    """Where a document is: each of its lanes, the main one first, and the undo history."""

    lanes: tuple[LanePosition, ...]
    place: int

    @property
    def main(self) -> LanePosition:
        """Where the main lane is."""
        return self.lanes[0]

    @property
    def untrained(self) -> tuple[object, ...]:
        """All of it but the steps."""
        return self.place, *((lane.mark, lane.spec, lane.run) for lane in self.lanes)


@dataclass(frozen=True, slots=True)
class FileState:
    """The file of a document, and where it was when it was kept; None if it never was.

    `on_disk` is the file as it was read or written last.
    """

    path: Path | None
    position: Position | None
    on_disk: DiskCopy | None = None


@dataclass(frozen=True, slots=True)
class _Written:
    """What came of saving: an empty `problem` if all went well."""

    document: int
    kept: FileState
    whole: bool
    problem: str = ""
    # The lanes without weights, as they are called, where others have theirs.
    bare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be written as soon as the state has come."""

    document: int
    path: Path
    before: Position
    extras: Mapping[str, bytes]
    version: Version


class Document(QObject):
    """The document that the session trains.

    `changed()` when its name, or whether it is modified, is another; `saved(str)` when it has been
    written, with a sentence if something had to be left out, and `failed(str)` when it has not.
    `overtaken(Path)` instead of writing when somebody else has changed its file in the meantime.
    Undo can return to another document, which then has its own file again.
    """

    changed = Signal()
    saved = Signal(str)
    failed = Signal(str)
    overtaken = Signal(object)

    def __init__(self, session: Session, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._writer = session, writer
        self._seen = {session.run: 0}
        self._asked: dict[int, _Asked] = {}
        self._writing: Counter[Path] = Counter()
        self._kept: dict[int, FileState] = {}
        self._starts = RunStarts(writer, data_folder())
        self._shown: tuple[str, Path | None, bool] = ("", None, False)
        self.opened(None, 0)
        session.kept.connect(self._write)
        session.snapshot_ready.connect(self._follow)
        session.spec_changed.connect(self._look)
        session.undo_stack.indexChanged.connect(self._look)

    @property
    def path(self) -> Path | None:
        """The file it belongs to, if it has one."""
        return self._now.path

    @property
    def name(self) -> str:
        """The file's name without its suffix; of what has no file yet, that of its table."""
        if self.path is not None:
            return self.path.stem
        return table_name(self._session.spec) or tr("Untitled")

    @property
    def position(self) -> Position:
        """Where it is now; another run is taken to be where it was kept until it has been seen."""
        kept = self._kept.get(self._session.document)
        known = kept.position.lanes if kept is not None and kept.position is not None else ()
        steps = {lane.mark.number: lane.step for lane in known}
        lanes = []
        for lane in self._session.version.lanes:
            step = self._seen.get(lane.run, steps.get(lane.number, 0))
            lanes.append(LanePosition(lane.mark, lane.spec, lane.run, step))
        return Position(tuple(lanes), self._session.undo_stack.index())

    @property
    def modified(self) -> bool:
        """Whether anything, be it one step of training, has happened since it was kept."""
        return self.position != self._now.position

    @property
    def would_be_missed(self) -> bool:
        """Whether something would be lost: edits, or whatever happened to a file of its own."""
        kept, now = self._now.position, self.position
        if kept is None or self.path is not None:
            return self.modified
        return now.untrained != kept.untrained

    @property
    def on_disk(self) -> DiskCopy | None:
        """Its file as it was read or written last."""
        return self._now.on_disk

    def opened(self, path: Path | None, step: int, on_disk: DiskCopy | None = None) -> None:
        """The session has just begun with what `path` held, at this step."""
        if path is not None:
            self._session.version.main.start.stands_in(path, on_disk)
        self._begin(step)
        self._keep(self._session.document, FileState(path, self.position, on_disk))

    def recovered(self, path: Path | None, step: int, on_disk: DiskCopy | None = None) -> None:
        """The session has just begun with what a crash left of `path`: nothing of it is saved."""
        self._begin(step)
        self._keep(self._session.document, FileState(path, None, on_disk))

    def begun(self) -> None:
        """The session has just begun with what is nobody's file yet, such as an imported table."""
        self.recovered(None, 0)

    def discard(self) -> None:
        """Take what is open for kept as it is: nobody will be asked about it."""
        self._keep(self._session.document, replace(self._now, position=self.position))

    def save(self, path: Path, extras: Mapping[str, bytes], replacing: bool = False) -> None:
        """Write it to `path`; a whole one when its state has come, while training goes on.

        Unless `replacing`, its own file is left alone if somebody else has changed it.
        """
        document, before = self._session.document, self.position
        if not replacing and self._is_overtaken(path):
            self.overtaken.emit(path)
            return
        if path.suffix.lower() != WHOLE:
            try:
                save_experiment(path, before.main.spec)
            except DocumentError as error:
                self.failed.emit(tr(str(error)))
                return
            done = FileState(path, before, DiskCopy.of(path))
            self._note(_Written(document, done, whole=False))
            return

        self._writing[path] += 1
        version = self._session.version
        self._asked[self._session.keep()] = _Asked(document, path, before, extras, version)

    @Slot(object)
    def _write(self, kept: Kept) -> None:
        """The state has come: have it written."""
        asked = self._asked.pop(kept.ticket, None)
        if asked is None:
            return
        if kept.state is None:
            self._writing[asked.path] -= 1
            self.failed.emit(tr("The run could not be kept: {error}.", error=tr(kept.problem)))
            return
        states, before = kept.states, asked.before
        lanes = tuple(
            lane._replace(spec=states[lane.mark.number].spec, step=states[lane.mark.number].step)
            for lane in before.lanes
        )
        done = FileState(asked.path, Position(lanes, before.place))
        bare = [lane.mark.label for lane in lanes if not goes_on(states[lane.mark.number])]
        some = tuple(bare) if len(bare) < len(lanes) else ()
        written = _Written(asked.document, done, not bare, bare=some)
        main = states[asked.version.main.number]

        def end(problem: str) -> None:
            self._writing[asked.path] -= 1
            now = replace(written.kept, on_disk=DiskCopy.of(asked.path))
            if not problem and written.whole:
                asked.version.main.start.moves_to(asked.path, now.on_disk, main)
            self._note(replace(written, kept=now, problem=problem))

        self._writer.write(lambda: write_lanes(asked.path, asked.version, kept, asked.extras), end)

    def _is_overtaken(self, path: Path) -> bool:
        """Whether its own file is there, and not as it was read or written last."""
        found = DiskCopy.of(path)
        own = path == self.path and not self._writing[path]
        return own and found is not None and found != self.on_disk

    @property
    def _now(self) -> FileState:
        return self._kept[self._session.document]

    def _keep(self, document: int, kept: FileState) -> None:
        self._kept[document] = kept
        self._look()

    def _forget_others(self) -> None:
        """Forget the documents that undo cannot lead to any more."""
        known = documents_in(self._session.undo_stack)
        self._kept = {number: kept for number, kept in self._kept.items() if number in known}

    def _note(self, written: _Written) -> None:
        if written.problem:
            self.failed.emit(written.problem)
            return
        path = written.kept.path
        assert path is not None
        self._keep(written.document, written.kept)
        left_out = ""
        if written.bare:
            left_out = tr(
                "{name} holds all lanes, {lanes} without weights: they are not finite.",
                name=path.name,
                lanes=", ".join(written.bare),
            )
        elif not written.whole and path.suffix.lower() == WHOLE:
            left_out = tr(
                "{name} holds the experiment without weights: they are not finite.", name=path.name
            )
        elif not written.whole and written.kept.position and len(written.kept.position.lanes) > 1:
            left_out = tr(
                "{name} holds lane {lane} alone, without weights; a {suffix} file keeps them all.",
                name=path.name,
                lane=written.kept.position.main.mark.label,
                suffix=WHOLE,
            )
        elif not written.whole and written.kept.position and written.kept.position.main.step:
            left_out = tr(
                "{name} holds the experiment without weights; a {suffix} file keeps them.",
                name=path.name,
                suffix=WHOLE,
            )
        self.saved.emit(left_out)

    def _begin(self, step: int) -> None:
        """The session has just begun with a document, its main lane at this step."""
        version = self._session.version
        self._seen = {lane.run: lane.start.step for lane in version.lanes}
        self._seen[version.main.run] = step
        for lane in version.lanes:
            self._starts.hold(lane.start)
        self._forget_others()

    @Slot(object)
    def _follow(self, snapshot: Snapshot) -> None:
        runs = {lane.run for lane in self._session.version.lanes}
        self._seen = {run: step for run, step in self._seen.items() if run in runs}
        self._seen |= {one.run: one.step for one in (snapshot, *snapshot.beside)}
        *_, modified = self._shown
        # What trains on stays modified.
        if not (modified and snapshot.training):
            self._look()

    @Slot()
    def _look(self) -> None:
        """Say so when the name or the mark is another."""
        if self._session.document not in self._kept:
            # The session has begun with another document, and whoever opened it says which.
            return
        shown = (self.name, self.path, self.modified)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
