"""Opened documents are released: their states stand in files, and are read again when needed."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from samples import normalized, same, spiral

from engine.disk.disk_copy import DiskCopy
from engine.files.safe_zip import StorageError
from engine.files.stored_state import ParkedState, StoredState
from engine.optimizers import SGD
from engine.running.snapshot import Snapshot
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.state import RunState
from playground.session import run_starts
from playground.session.document import Document
from playground.session.files import open_document, write_document
from playground.session.run_starts import RunStart, RunStarts
from playground.session.session import Session
from playground.session.writer import Writer


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session that is closed after the test."""
    made = Session(spiral())
    yield made
    assert made.close()


@pytest.fixture
def writer(session: Session) -> Iterator[Writer]:
    """What writes for the document."""
    made = Writer(session)
    yield made
    made.close()


@pytest.fixture
def document(session: Session, writer: Writer) -> Document:
    """The document of the session."""
    return Document(session, writer, session)


def trained(steps: int = 20) -> RunState:
    run = Run(normalized())
    for _ in range(steps):
        run.step()
    return run.state()


def saved(path: Path, steps: int = 20) -> RunState:
    """The state that is in a new file."""
    state = trained(steps)
    write_document(path, state)
    return state


@pytest.fixture
def stingy(monkeypatch: pytest.MonkeyPatch) -> None:
    """No state may stay at hand, and no run that was left but the last."""
    monkeypatch.setattr(run_starts, "LARGEST_AT_HAND", 0)
    monkeypatch.setattr("engine.running.left_runs.KEPT_BYTES", 0)


@pytest.fixture
def opens(session: Session, document: Document) -> Callable[[Path], None]:
    """Opens a file as the window does."""

    def act(path: Path) -> None:
        opened = open_document(path)
        session.open(opened.setup, opened.state, f"Open {path.name}")
        document.opened(path, opened.step, opened.on_disk)

    return act


def state_now(session: Session, qtbot: QtBot) -> RunState:
    """The state of the run as it is now."""
    with qtbot.waitSignal(session.kept) as kept:
        session.keep()
    (reply,) = kept.args
    assert reply.state is not None
    return reply.state


def undo_to(session: Session, count: int) -> None:
    session.undo_stack.setIndex(count)


class TestOnDisk:
    def test_a_state_is_read_again_to_the_bit(self, tmp_path: Path) -> None:
        path = tmp_path / "a.bpg"
        state, seen = saved(path), DiskCopy.of(path)
        assert seen is not None
        stored = StoredState(state.spec, path, seen)
        for near in (Setup.of(state.spec), Setup.of(spiral())):
            assert same(stored.read(near), state)

    def test_a_file_that_has_changed_is_not_taken_for_it(self, tmp_path: Path) -> None:
        path = tmp_path / "a.bpg"
        state, seen = saved(path), DiskCopy.of(path)
        assert seen is not None
        stored = StoredState(state.spec, path, seen)
        near = Setup.of(state.spec)
        saved(path, 21)
        with pytest.raises(StorageError, match=r"^a\.bpg has changed since it was opened$"):
            stored.read(near)
        path.unlink()
        with pytest.raises(StorageError, match=r"^a\.bpg: No such file"):
            stored.read(near)
        path.mkdir()
        with pytest.raises(StorageError, match=r"^a\.bpg: it is a folder, not a file$"):
            stored.read(near)

    def test_a_parked_state_has_no_name(self, tmp_path: Path) -> None:
        state = trained()
        parked = ParkedState.of(state, tmp_path)
        assert list(tmp_path.iterdir()) == []
        for _ in range(2):
            assert same(parked.read(Setup.of(state.spec)), state)
        parked.file.close()

    def test_who_saves_what_begins_begins_with_first_weights(self, tmp_path: Path) -> None:
        """A document that went on from a file was reset and saved before its weights were made."""
        path = tmp_path / "a.bpg"
        start = RunStart(saved(path))
        start.stands_in(path, DiskCopy.of(path))
        begins = RunState.beginning(Run(normalized()).state().trainer, normalized())
        write_document(path, begins)
        start.moves_to(path, DiskCopy.of(path), begins)
        assert (start.begins_anew, start.step, start.nbytes) == (True, 0, 0)
        opened = open_document(path)
        assert (opened.setup.spec, opened.state) == (normalized(), None)


class TestBounds:
    def test_what_stands_in_a_file_is_let_go_first(
        self, tmp_path: Path, writer: Writer, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
    ) -> None:
        path = tmp_path / "a.bpg"
        state = saved(path)
        unsaved, first, second = (RunStart(state) for _ in range(3))
        monkeypatch.setattr(run_starts, "LARGEST_AT_HAND", 2 * unsaved.nbytes)
        starts = RunStarts(writer, tmp_path / "parked")
        for start in (first, second):
            start.stands_in(path, DiskCopy.of(path))
        for start in (unsaved, first, second):
            starts.hold(start)
        assert [start.at_hand for start in (unsaved, first, second)] == [True, False, True]
        assert isinstance(first.source, StoredState)
        # Only when its file has changed a state is moved as well.
        path.unlink()
        starts.hold(RunStart(state))
        qtbot.waitUntil(lambda: not unsaved.at_hand)
        assert isinstance(unsaved.source, ParkedState)
        assert second.at_hand

    def test_a_disk_without_room_leaves_it_at_hand(
        self, tmp_path: Path, writer: Writer, stingy: None, qtbot: QtBot
    ) -> None:
        (tmp_path / "parked").write_text("in the way")
        start = RunStart(trained())
        starts = RunStarts(writer, tmp_path / "parked")
        starts.hold(start)
        done: list[str] = []
        writer.write(lambda: None, done.append)
        qtbot.waitUntil(lambda: done != [])
        assert start.at_hand
        assert isinstance(start.source, RunState)

    def test_a_start_that_is_forgotten_takes_no_memory(
        self, tmp_path: Path, writer: Writer, stingy: None, qtbot: QtBot
    ) -> None:
        start = RunStart(trained())
        starts = RunStarts(writer, tmp_path)
        starts.hold(start)
        done: list[str] = []
        writer.write(lambda: None, done.append)
        qtbot.waitUntil(lambda: done != [])
        assert not start.at_hand
        parked = start.source
        assert isinstance(parked, ParkedState)
        del start
        gc.collect()
        assert parked.file.closed


@pytest.mark.usefixtures("stingy")
class TestUndo:
    def test_undo_and_redo_across_documents_are_bit_equal(
        self, session: Session, opens: Callable[[Path], None], tmp_path: Path, qtbot: QtBot
    ) -> None:
        states = {}
        for number in range(1, 5):
            path = tmp_path / f"{number}.bpg"
            states[number] = saved(path, 10 * number)
            opens(path)
        assert not any(held.at_hand for held in gc.get_objects() if isinstance(held, RunStart))
        for number in (4, 1, 3, 2, 4):
            undo_to(session, number)
            # How long its steps took is not known of a state that no lane has kept.
            now = replace(state_now(session, qtbot), timing=None)
            assert same(now, states[number]), number

    def test_a_file_that_has_changed_is_said_and_its_run_begins_anew(
        self, session: Session, opens: Callable[[Path], None], tmp_path: Path, qtbot: QtBot
    ) -> None:
        for name in "abc":
            saved(tmp_path / f"{name}.bpg")
            opens(tmp_path / f"{name}.bpg")
            state_now(session, qtbot)
        saved(tmp_path / "a.bpg", 5)
        said: list[Snapshot] = []
        session.snapshot_ready.connect(said.append)
        undo_to(session, 1)
        assert state_now(session, qtbot).step == 0
        qtbot.waitUntil(lambda: any(snapshot.message for snapshot in said))
        (message,) = {snapshot.message for snapshot in said if snapshot.message}
        assert message == (
            "The run that was kept cannot go on and begins anew: "
            "a.bpg has changed since it was opened."
        )

    def test_what_was_saved_is_what_undo_returns_to(
        self,
        session: Session,
        document: Document,
        opens: Callable[[Path], None],
        tmp_path: Path,
        qtbot: QtBot,
    ) -> None:
        path = tmp_path / "a.bpg"
        saved(path)
        opens(path)
        session.run_to(33)
        qtbot.waitUntil(lambda: document.position.main.step == 33)
        with qtbot.waitSignal(document.saved):
            document.save(path, {})
        state = state_now(session, qtbot)
        for name in "bc":
            saved(tmp_path / f"{name}.bpg")
            opens(tmp_path / f"{name}.bpg")
            state_now(session, qtbot)
        undo_to(session, 1)
        assert same(state_now(session, qtbot), state)

    def test_settings_changed_since_are_in_force_again(
        self, session: Session, opens: Callable[[Path], None], tmp_path: Path, qtbot: QtBot
    ) -> None:
        path = tmp_path / "a.bpg"
        saved(path)
        opens(path)
        other = replace(session.spec, optimizer=SGD(lr=0.5))
        assert session.edit(other)
        for name in "bc":
            saved(tmp_path / f"{name}.bpg")
            opens(tmp_path / f"{name}.bpg")
            state_now(session, qtbot)
        undo_to(session, 2)
        state = state_now(session, qtbot)
        assert (state.step, state.spec) == (20, other)
        qtbot.wait(100)
        assert session.spec == other


def test_documents_that_undo_cannot_reach_are_forgotten(
    session: Session, document: Document, opens: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "a.bpg"
    saved(path)
    for _ in range(20):
        opens(path)
        session.undo_stack.undo()
    opens(path)
    assert len(document._kept) == 2
    session.undo_stack.undo()
    assert document.name == "Untitled"


MEMORY = """
import gc, resource, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from dataclasses import replace
from engine.network.layers import Activate, Dense
from engine.training.run import Run
from playground.session.document import Document
from playground.session.files import open_document, write_document
from playground.session.session import Session
from playground.session.writer import Writer
from samples import spiral

app = QCoreApplication([])
path = Path(sys.argv[1])
spec = spiral(layers=(Dense(units=500), Activate(), Dense(units=500), Activate()))
run = Run(spec)
for _ in range(3):
    run.step()
write_document(path, run.state())
del run
session = Session(spiral())
writer = Writer(session)
document = Document(session, writer, session)

def megabytes():
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1_000_000

def settled(run):
    seen = []
    session.snapshot_ready.connect(seen.append)
    while not any(s.run == run and s.step == 3 for s in seen):
        QTest.qWait(5)
    session.snapshot_ready.disconnect(seen.append)

print(path.stat().st_size // 1_000_000)
for count in range(1, 31):
    opened = open_document(path)
    session.open(opened.setup, opened.state, "Open")
    document.opened(path, opened.step, opened.on_disk)
    del opened
    settled(session.run)
    if count in (5, 30):
        print(megabytes())
print(session.undo_stack.count())
session.close()
writer.close()
"""


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_a_large_file_opened_many_times_takes_no_more_memory(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    places = os.pathsep.join([str(root), str(root / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(tmp_path / "large.bpg")],
        env=os.environ | {"PYTHONPATH": places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    size, after_five, after_thirty, steps = map(int, done.stdout.split())
    assert steps == 30
    assert size >= 5
    assert after_thirty - after_five < 2 * size, (size, after_five, after_thirty)
