"""What a crash leaves: written beside a lock, found by the next window, never in anybody's way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.disk.disk_copy import DiskCopy
from engine.files.bpg import write
from engine.optimizers import Adam
from engine.training.run import Run
from playground.session.document import Document
from playground.session.files import open_document
from playground.session.lineup import LaneVersion
from playground.session.recovery import (
    LOCK,
    UNREADABLE,
    Leftover,
    Recovery,
    leftovers,
    recovery_folder,
)
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
    """What writes for the document and for the recovery file."""
    made = Writer(session)
    yield made
    made.close()


@pytest.fixture
def document(session: Session, writer: Writer, qtbot: QtBot) -> Document:
    """The document of the session, seen at its first step."""
    made = Document(session, writer, session)
    with qtbot.waitSignal(session.snapshot_ready):
        pass
    return made


@pytest.fixture
def recovery(session: Session, document: Document, writer: Writer) -> Iterator[Recovery]:
    """The recovery file of the session; its timers are stopped after the test."""
    made = Recovery(session, document, writer, lambda: {"layout": b"docks"}, session)
    yield made
    made.close()


def kept(recovery: Recovery, qtbot: QtBot) -> None:
    """Write now and wait until it is on disk."""
    with qtbot.waitSignal(recovery.kept):
        recovery.keep()


def crash(recovery: Recovery) -> None:
    """Leave the file as a killed process would: with a lock that nobody holds."""
    recovery._lock.unlock()
    recovery._lock.lock()
    text = recovery.path.with_suffix(LOCK).read_text().splitlines()
    recovery._lock.unlock()
    # No process has this number on any system.
    recovery.path.with_suffix(LOCK).write_text("\n".join(["4194999", *text[1:]]) + "\n")


def test_nothing_is_written_as_long_as_nothing_is_changed(recovery: Recovery) -> None:
    recovery.keep()
    assert not recovery_folder().exists()
    assert list(leftovers()) == []


def test_an_edit_is_written_within_a_second_and_a_clean_exit_removes_it(
    session: Session, recovery: Recovery, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(recovery.kept, timeout=2000):
        session.edit(replace(session.spec, optimizer=Adam(lr=0.5)))
        session.edit(replace(session.spec, seed=5))
    opened = open_document(recovery.path)
    assert opened.setup.spec == session.spec
    assert opened.layout == b"docks"
    recovery.close()
    recovery.remove()
    assert list(recovery_folder().iterdir()) == []


def test_training_is_written_by_and_by(
    session: Session, document: Document, recovery: Recovery, qtbot: QtBot
) -> None:
    for step in (1, 2):
        session.step()
        qtbot.waitUntil(lambda done=step: document.position.main.step == done)
        kept(recovery, qtbot)
        assert open_document(recovery.path).step == step
    with qtbot.assertNotEmitted(recovery.kept, wait=100):
        recovery.keep()


def test_all_lanes_are_kept_and_named(session: Session, recovery: Recovery, qtbot: QtBot) -> None:
    lane = LaneVersion(1, replace(session.spec, batch_size=5), session.new_run(), name="small")
    session.arrange(session.version.adding(lane), "Add lane")
    kept(recovery, qtbot)
    opened = open_document(recovery.path)
    assert opened.lanes is not None
    (beside,) = opened.lanes.beside
    assert (beside.setup.spec.batch_size, beside.state is not None) == (5, True)
    recovery.close()
    crash(recovery)
    (left,) = leftovers()
    assert isinstance(left, Leftover)
    assert "with lanes A, small, step 0" in left.sentence()
    left.remove()


@pytest.mark.long
def test_what_took_long_is_written_as_soon_as_it_rests(
    session: Session, document: Document, recovery: Recovery, qtbot: QtBot
) -> None:
    session.edit(replace(session.spec, engine="numpy"))
    for steps in (400, 800):
        session.run_to(steps)
        qtbot.waitUntil(lambda end=steps: document.position.main.step == end)
        # Nobody edits, and the next regular time is far away.
        with qtbot.waitSignal(recovery.kept, timeout=5000):
            pass
        assert open_document(recovery.path).step == steps


def test_a_restored_document_knows_its_file_as_it_was_before_the_crash(
    session: Session, document: Document, recovery: Recovery, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "mine.bpg"
    with qtbot.waitSignal(document.saved):
        document.save(path, {})
    session.edit(replace(session.spec, seed=5))
    kept(recovery, qtbot)
    crash(recovery)
    before = DiskCopy.of(path)
    path.write_bytes(b"somebody else")
    (left,) = leftovers()
    assert isinstance(left, Leftover)
    left.lock.unlock()
    assert left.on_disk == before != DiskCopy.of(path)


def test_what_is_saved_needs_no_recovery_file(
    session: Session, document: Document, recovery: Recovery, qtbot: QtBot, tmp_path: Path
) -> None:
    session.edit(replace(session.spec, seed=5))
    kept(recovery, qtbot)
    with qtbot.waitSignal(document.saved):
        document.save(tmp_path / "a.bpg", {})
    qtbot.waitUntil(lambda: not recovery.path.exists())


def test_files_of_windows_that_live_are_left_alone(
    session: Session, recovery: Recovery, qtbot: QtBot
) -> None:
    session.edit(replace(session.spec, seed=5))
    kept(recovery, qtbot)
    assert list(leftovers()) == []


def test_what_is_left_is_described_and_can_be_removed(
    session: Session, document: Document, recovery: Recovery, qtbot: QtBot, tmp_path: Path
) -> None:
    document.opened(tmp_path / "mine.bpg", 0)
    session.step()
    qtbot.waitUntil(lambda: document.position.main.step == 1)
    kept(recovery, qtbot)
    crash(recovery)
    os.utime(recovery.path, (0, recovery.path.stat().st_mtime - 3 * 60 - 5))
    (left,) = leftovers()
    assert isinstance(left, Leftover)
    assert left.origin == tmp_path / "mine.bpg"
    expected = "A session that ended unexpectedly was kept: mine, step 1, 3 minutes ago."
    assert left.sentence() == expected
    assert (
        replace(left, origin=None, age=5.0, step=12_000)
        .sentence()
        .endswith("kept: Spiral, step 12,000, a moment ago.")
    )
    assert "5 hours" in replace(left, age=5 * 3600.0 + 9).sentence()
    assert "4 days" in replace(left, age=4 * 86400.0 + 9).sentence()
    # It is ours as long as we look at it: another window is not offered the same.
    assert list(leftovers()) == []
    left.remove()
    assert list(recovery_folder().iterdir()) == []


def test_the_newest_comes_first_and_damaged_ones_are_moved_aside(
    session: Session, recovery: Recovery, qtbot: QtBot
) -> None:
    session.edit(replace(session.spec, seed=5))
    kept(recovery, qtbot)
    crash(recovery)
    raw = recovery.path.read_bytes()
    folder = recovery_folder()
    for number, name in enumerate(("old", "older", "oldest"), start=1):
        path = folder / f"{name}.bpg"
        path.write_bytes(raw if name != "older" else raw[:-40])
        os.utime(path, (0, recovery.path.stat().st_mtime - 1000 * number))
    found = list(leftovers())
    names = [left.path.stem if isinstance(left, Leftover) else "" for left in found]
    assert names == [recovery.path.stem, "old", "", "oldest"]
    assert found[2] == (
        "What a session that ended unexpectedly has left cannot be read: "
        f"{folder / UNREADABLE / 'older.bpg'}"
    )
    assert (folder / UNREADABLE / "older.bpg").read_bytes() == raw[:-40]
    assert not (folder / "older.bpg").exists()


def test_an_origin_that_no_file_can_have_is_none() -> None:
    """The document could not have been saved any more."""
    folder = recovery_folder()
    folder.mkdir(parents=True)
    spec = spiral()
    for number, origin in enumerate((b"nul\0.bpg", b"mine.bpg", b"")):
        with (folder / f"{number}.bpg").open("wb") as file:
            write(file, spec, Run(spec).state(), {"origin": origin})
        (left,) = leftovers()
        assert isinstance(left, Leftover)
        assert left.origin == (Path("mine.bpg") if number == 1 else None)
        left.remove()


def test_one_that_breaks_the_reader_is_moved_aside_too(
    session: Session, recovery: Recovery, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.edit(replace(session.spec, seed=5))
    kept(recovery, qtbot)
    crash(recovery)

    def broken(file: object) -> object:
        raise IndexError

    monkeypatch.setattr("playground.session.recovery.StoredExperiment", broken)
    (sentence,) = leftovers()
    assert str(recovery_folder() / UNREADABLE) in str(sentence)
    assert list(leftovers()) == [], "it is not offered for ever"


def test_a_folder_that_cannot_be_made_is_said_once(
    session: Session, recovery: Recovery, qtbot: QtBot
) -> None:
    recovery_folder().parent.mkdir(parents=True, exist_ok=True)
    recovery_folder().write_text("in the way")
    session.edit(replace(session.spec, seed=5))
    with qtbot.waitSignal(recovery.failed) as said:
        recovery.keep()
    assert said.args[0].startswith("Nothing is kept against a crash: ")
    with qtbot.assertNotEmitted(recovery.failed, wait=100):
        recovery.keep()


def test_windows_side_by_side_have_files_of_their_own(
    session: Session, document: Document, writer: Writer, recovery: Recovery, qtbot: QtBot
) -> None:
    other = Recovery(session, document, writer, dict, session)
    session.edit(replace(session.spec, seed=5))
    kept(recovery, qtbot)
    kept(other, qtbot)
    assert recovery.path != other.path
    assert recovery.path.exists()
    assert other.path.exists()
    other.close()
    other.remove()
    assert recovery.path.exists()
    lock = QLockFile(os.fspath(recovery.path.with_suffix(LOCK)))
    assert not lock.tryLock(0)


def test_what_can_only_be_in_the_way_is_cleared_away(
    session: Session, recovery: Recovery, qtbot: QtBot
) -> None:
    session.edit(replace(session.spec, seed=5))
    kept(recovery, qtbot)
    crash(recovery)
    folder = recovery_folder()
    # A link that leads nowhere hid all other files; half a file stayed for ever.
    (folder / "nowhere.bpg").symlink_to(folder / "gone")
    old, new = folder / ".0123.part", folder / ".4567.part"
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    found = list(leftovers())
    assert [isinstance(left, Leftover) for left in found].count(True) == 1
    assert any("cannot be read" in left for left in found if isinstance(left, str))
    assert not (folder / "nowhere.bpg").is_symlink()
    assert not old.exists()
    assert new.exists(), "another window may be writing it"


def test_one_that_cannot_be_moved_into_the_folder_is_renamed(
    session: Session, recovery: Recovery, qtbot: QtBot
) -> None:
    folder = recovery_folder()
    folder.mkdir(parents=True)
    (folder / UNREADABLE).write_text("in the way")
    (folder / "bad.bpg").write_bytes(b"none")
    (sentence,) = leftovers()
    assert str(folder / "bad.unreadable") in str(sentence)
    assert list(leftovers()) == []


def test_a_lock_that_cannot_be_made_is_said(
    session: Session, recovery: Recovery, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refused:
        def isLocked(self) -> bool:
            return False

        def tryLock(self, timeout: int) -> bool:
            return False

    monkeypatch.setattr(recovery, "_lock", Refused())
    session.edit(replace(session.spec, seed=5))
    with qtbot.waitSignal(recovery.failed) as said:
        recovery.keep()
    assert said.args[0].endswith(f"no file can be made in {recovery_folder()}")
