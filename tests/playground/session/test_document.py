"""Experiment files, opened and saved; and what counts as a change."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from samples import normalized, same, spiral

from engine.data.datasets.table import Table
from engine.optimizers import Adam
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from playground.session.document import Document
from playground.session.experiments import ExperimentUnusableError, find
from playground.session.files import (
    DocumentError,
    Opened,
    open_document,
    open_experiment,
    save_experiment,
    write_document,
)
from playground.session.session import Session
from playground.session.tables import tables_folder
from playground.session.writer import Writer


def test_what_is_saved_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    spec = ExperimentSpec(seed=7)
    save_experiment(path, spec)
    assert open_experiment(path) == spec
    opened = open_document(path)
    assert (opened.setup.spec, opened.state, opened.step, opened.layout) == (spec, None, 0, b"")


def test_a_run_is_opened_where_it_was(tmp_path: Path) -> None:
    run = Run(normalized())
    for _ in range(10):
        run.step()
    path = tmp_path / "a.bpg"
    write_document(path, run.state(), {"layout": b"docks"})
    opened = open_document(path)
    assert same(opened.state, run.state())
    assert (opened.step, opened.layout, opened.path) == (10, b"docks", path)
    # What a file is, is said by what it holds.
    renamed = path.rename(tmp_path / "a.json")
    assert open_document(renamed).step == 10


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"{", "expected JSON"),
        (b'{"version": 99}', "newer version"),
        (b'{"version": 1, "batch_size": "many"}', "batch_size: expected a whole number"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_a_bad_file_is_named_with_what_was_expected(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    for opens in (open_experiment, open_document):
        with pytest.raises(DocumentError, match=expected) as error:
            opens(path)
        assert str(error.value).startswith("bad.json: ")
        assert "\n" not in str(error.value)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + bytes(50), b"hello" * 50])
def test_a_bad_document_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.bpg"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=r"^bad\.bpg: expected"):
        open_document(path)


def test_an_experiment_that_does_not_fit_together_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    save_experiment(path, ExperimentSpec(data=DataSpec(features=(), raw_inputs=False)))
    with pytest.raises(DocumentError, match=r"a\.json: data\.features"):
        open_document(path)


def test_files_that_cannot_be_read_or_written_are_named(tmp_path: Path) -> None:
    for opens in (open_experiment, open_document):
        with pytest.raises(DocumentError, match=r"no\.json"):
            opens(tmp_path / "no.json")
    with pytest.raises(DocumentError, match=r"a\.json"):
        save_experiment(tmp_path / "nowhere" / "a.json", ExperimentSpec())
    with pytest.raises(DocumentError, match=r"a\.bpg"):
        write_document(tmp_path / "nowhere" / "a.bpg", Run(spiral()).state())


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_while_saving_leaves_the_old_or_the_new_file() -> None:
    script = Path(__file__).parents[2] / "benchmarks" / "kill_saves.py"
    done = subprocess.run(
        [sys.executable, str(script), "--count", "20"],
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 kills: 0 damaged" in done.stdout


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session that is closed after the test."""
    made = Session(spiral())
    yield made
    assert made.close()


@pytest.fixture
def document(session: Session, qtbot: QtBot) -> Iterator[Document]:
    """The document of the session, untouched."""
    writer = Writer(session)
    made = Document(session, writer, session)
    qtbot.waitUntil(lambda: made.position.main.step == 0)
    yield made
    writer.close()


def trained(session: Session, document: Document, qtbot: QtBot) -> None:
    step = document.position.main.step
    session.step()
    qtbot.waitUntil(lambda: document.position.main.step == step + 1)


def test_playing_is_not_missed_but_edits_are(
    session: Session, document: Document, qtbot: QtBot
) -> None:
    assert (document.name, document.path, document.modified) == ("Untitled", None, False)
    trained(session, document, qtbot)
    assert document.modified
    assert not document.would_be_missed
    session.edit(replace(session.spec, optimizer=Adam(lr=0.5)))
    assert document.would_be_missed
    session.undo_stack.undo()
    assert not document.would_be_missed


def test_after_saving_a_step_counts(
    session: Session, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    session.edit(replace(session.spec, seed=3))
    path = tmp_path / "a.bpg"
    with qtbot.waitSignal(document.saved) as said:
        document.save(path, {})
    assert said.args == [""]
    assert (document.name, document.modified, document.would_be_missed) == ("a", False, False)
    with qtbot.waitSignal(document.changed):
        session.step()
    assert document.modified
    assert document.would_be_missed
    document.discard()
    assert not document.would_be_missed


def test_what_is_left_out_is_said(
    session: Session, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    trained(session, document, qtbot)
    with qtbot.waitSignal(document.saved) as said:
        document.save(tmp_path / "a.json", {})
    assert said.args == ["a.json holds the experiment without weights; a .bpg file keeps them."]
    assert open_document(tmp_path / "a.json").setup.spec == session.spec


def test_what_cannot_be_saved_is_said_and_stays_modified(
    session: Session, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    trained(session, document, qtbot)
    for name in ("a.bpg", "a.json"):
        with qtbot.waitSignal(document.failed) as said:
            document.save(tmp_path / "nowhere" / name, {})
        assert said.args[0].startswith(name)
    assert document.modified
    assert document.path is None


def test_undo_returns_to_the_document_that_was_open(
    session: Session, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.bpg", tmp_path / "second.bpg"
    with qtbot.waitSignal(document.saved):
        document.save(first, {})
    other = Opened(second, Setup.of(normalized()))
    session.open(other.setup, other.state, "Open second.bpg")
    document.opened(second, other.step)
    assert (document.name, document.modified) == ("second", False)
    session.edit(replace(session.spec, seed=9))
    assert (document.name, document.modified) == ("second", True)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert document.name == "first"
    session.undo_stack.redo()
    assert document.name == "second"


def test_a_table_travels_with_the_document(
    session: Session, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    csv = tmp_path / "mine.csv"
    rows = "".join(f"{i},{i % 7},{'ab'[i % 2]}\n" for i in range(60))
    csv.write_text("p,q,kind\n" + rows)
    digest = hashlib.sha256(csv.read_bytes()).hexdigest()
    table = Table(str(csv), digest, inputs=("p", "q"), targets=("kind",), categories=("kind",))
    spec = ExperimentSpec(data=DataSpec(table))
    assert session.edit(spec)
    path = tmp_path / "a.bpg"
    with qtbot.waitSignal(document.saved):
        document.save(path, {})
    before = open_document(path)
    assert before.setup.spec == session.spec
    csv.unlink()
    opened = open_document(path)
    assert same(opened.setup.data, before.setup.data)
    assert opened.state is not None
    found = opened.setup.spec.data.dataset
    assert isinstance(found, Table)
    # The table keeps its name, in a folder that is named by its content.
    assert Path(found.path) == tables_folder() / digest / "mine.csv"
    # Another table under the same name is not taken for it.
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["table.csv"] = members["table.csv"].replace(b"a", b"b")
    Path(found.path).unlink()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    with pytest.raises(DocumentError, match=r"mine\.csv"):
        open_document(path)


def test_the_command_line_takes_the_experiment_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.bpg"
    write_document(path, Run(normalized()).state())
    found = find(str(path))
    assert (found.spec, found.step) == (normalized(), 0)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(ExperimentUnusableError, match=r"a\.bpg: expected a whole file"):
        find(str(path))
