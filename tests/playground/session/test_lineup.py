"""A document of several lanes: whom an edit reaches, undo, and what a file keeps of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from samples import normalized

from engine.files.bpg import ABOUT
from engine.files.safe_zip import StorageError
from engine.optimizers import SGD, Adam
from engine.running.commands import CopyOf
from engine.training.run import Run
from engine.training.stopping import EarlyStopping
from playground.session.document import Document
from playground.session.experiments import ExperimentUnusableError, find
from playground.session.files import DocumentError, open_document
from playground.session.lineup import LaneVersion
from playground.session.run_starts import RunStart
from playground.session.session import Session
from playground.session.writer import Writer


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(normalized())
    yield made
    assert made.close()


@pytest.fixture
def document(session: Session) -> Iterator[Document]:
    writer = Writer(session)
    yield Document(session, writer, session)
    writer.close()


def add(session: Session, *, copied: bool = False, pinned: bool = False) -> None:
    """Another lane with the experiment of the one that is lit, which may be pinned."""
    version = session.version
    number = version.free_number
    assert number is not None
    start = RunStart(None, CopyOf(session.lane), 1) if copied else RunStart()
    lane = LaneVersion(number, session.spec, session.new_run(), start)
    version = version.having(replace(version.lit, pinned=pinned))
    session.arrange(version.adding(lane), "Add lane")


def batches(session: Session) -> list[int]:
    return [lane.spec.batch_size for lane in session.version.lanes]


def train(session: Session, qtbot: QtBot, upto: int) -> None:
    """All lanes that are not pinned stand at this step."""
    seen: dict[int, int] = {}
    runs = set(session.driven)

    def watch(snapshot) -> None:
        seen.update({one.run: one.step for one in (snapshot, *snapshot.beside)})

    session.snapshot_ready.connect(watch)
    session.set_speed(None)
    session.run_to(upto)
    qtbot.waitUntil(lambda: all(seen.get(run) == upto for run in runs), timeout=20_000)
    session.snapshot_ready.disconnect(watch)


def weights(session: Session, qtbot: QtBot) -> dict[int, bytes]:
    """The parameters of every lane."""
    with qtbot.waitSignal(session.kept, timeout=20_000) as kept:
        session.keep()
    (reply,) = kept.args
    return {number: state.trainer.params.tobytes() for number, state in reply.states.items()}


class TestEdits:
    """Whom an edit reaches."""

    def test_the_lane_that_is_lit(self, session: Session) -> None:
        add(session)
        session.edit(replace(session.spec, batch_size=5))
        assert batches(session) == [16, 5]
        session.light(0)
        session.edit(replace(session.spec, batch_size=9))
        assert batches(session) == [9, 5]

    def test_all_lanes_by_a_switch_but_those_that_are_pinned(self, session: Session) -> None:
        add(session)
        add(session, pinned=True)
        session.everywhere = True
        session.edit(replace(session.spec, batch_size=5))
        assert batches(session) == [5, 16, 5]

    def test_what_is_set_everywhere_leaves_what_differs(self, session: Session) -> None:
        add(session)
        session.edit(replace(session.spec, optimizer=SGD(lr=0.1)))
        session.everywhere = True
        session.edit(replace(session.spec, batch_size=5))
        kinds = [type(lane.spec.optimizer) for lane in session.version.lanes]
        assert kinds == [Adam, SGD]

    @pytest.mark.parametrize("pinned", [False, True])
    def test_samples_are_those_of_all_lanes(self, session: Session, pinned: bool) -> None:
        add(session, pinned=pinned)
        session.edit(replace(session.spec, data_draw=session.spec.data_draw + 1))
        session.edit(replace(session.spec, seed=7))
        assert len({(lane.spec.data_draw, lane.spec.seed) for lane in session.version.lanes}) == 1

    def test_new_weights_are_the_same_again_where_they_were(self, session: Session) -> None:
        add(session)
        add(session)
        session.edit(replace(session.spec, weights_draw=session.spec.weights_draw + 1))
        draws = [lane.spec.weights_draw for lane in session.version.lanes]
        session.new_weights()
        assert [lane.spec.weights_draw for lane in session.version.lanes] == [n + 1 for n in draws]

    def test_an_edit_that_one_lane_cannot_take_changes_none(self, session: Session) -> None:
        add(session)
        # It watches the validation part, which the other lane takes away.
        session.edit(replace(session.spec, stopping=(EarlyStopping(),)))
        session.light(0)
        said: list[str] = []
        session.noted.connect(said.append)
        before = session.version
        data = replace(session.spec.data, validation=0.0)
        assert not session.edit(replace(session.spec, data=data))
        assert session.version == before
        assert said


def test_undo_and_redo_across_lanes(session: Session, qtbot: QtBot) -> None:
    train(session, qtbot, 20)
    one = weights(session, qtbot)
    add(session, copied=True)
    assert weights(session, qtbot) == {0: one[0], 1: one[0]}
    session.edit(replace(session.spec, batch_size=5))
    train(session, qtbot, 45)
    both = weights(session, qtbot)
    session.light(0)
    session.edit(replace(session.spec, optimizer=SGD(lr=0.1)))
    for _ in range(3):
        session.undo_stack.undo()
    assert [lane.number for lane in session.version.lanes] == [0]
    for _ in range(2):
        session.undo_stack.redo()
    assert session.lane == 1, "the lane in which it was done is lit"
    assert batches(session) == [16, 5]
    assert weights(session, qtbot) == both, "trained weights return, too"


def test_a_file_keeps_all_lanes_and_they_go_on_bit_for_bit(
    session: Session, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    add(session)
    session.edit(replace(session.spec, optimizer=SGD(lr=0.1)))
    lane = replace(session.version.lane(0), name="slow & sure")
    session.arrange(session.version.having(lane), "Call")
    train(session, qtbot, 33)
    path = tmp_path / "two.bpg"
    with qtbot.waitSignal(document.saved, timeout=20_000):
        document.save(path, {})
    assert not document.modified
    session.light(0)
    assert not document.modified, "which lane is looked at changes nothing"
    train(session, qtbot, 60)
    assert document.modified
    expected = weights(session, qtbot)

    opened = open_document(path)
    session.open(opened.setup, opened.state, "Open", opened.lanes)
    document.opened(path, opened.step, opened.on_disk)
    assert not document.modified
    assert [one.label for one in session.version.lanes] == ["slow & sure", "B"]
    assert session.lane == 1, "the one that was lit"
    train(session, qtbot, 60)
    assert weights(session, qtbot) == expected


def test_a_name_that_is_too_long_to_be_read_is_cut_not_refused(
    session: Session, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    add(session)
    named = replace(session.version.lit, name="a lab may call its lanes " * 9)
    session.arrange(session.version.having(named), "Call")
    path = tmp_path / "long.bpg"
    with qtbot.waitSignal(document.saved, timeout=20_000):
        document.save(path, {})
    lanes = open_document(path).lanes
    assert lanes is not None
    assert named.name.startswith(lanes.beside[0].mark.name)


def test_one_lane_is_kept_as_it_ever_was(
    session: Session, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "one.bpg"
    with qtbot.waitSignal(document.saved, timeout=20_000):
        document.save(path, {})
    with zipfile.ZipFile(path) as file:
        assert b'"version": 1' in file.read(ABOUT)
        assert not [name for name in file.namelist() if "lane" in name]


def test_without_weights_a_file_holds_the_main_lane(
    session: Session, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    add(session)
    session.edit(replace(session.spec, batch_size=5))
    path = tmp_path / "two.json"
    document.save(path, {})
    assert open_document(path).setup.spec.batch_size == 16
    session.arrange(session.version.with_main(1), "Make main")
    document.save(path, {})
    assert open_document(path).setup.spec.batch_size == 5


def test_the_command_line_takes_the_main_lane_or_the_one_that_is_named(
    session: Session, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    add(session)
    session.edit(replace(session.spec, batch_size=5))
    path = tmp_path / "two.bpg"
    with qtbot.waitSignal(document.saved, timeout=20_000):
        document.save(path, {})
    assert [find(str(path), lane=lane).spec.batch_size for lane in ("", "A", "b")] == [16, 16, 5]
    assert (find(str(path)).lane, find(str(path)).lanes) == ("A", ("A", "B"))
    with pytest.raises(ExperimentUnusableError, match="no lane C; A, B"):
        find(str(path), lane="C")
    with pytest.raises(ExperimentUnusableError, match="no lane B; it has one alone"):
        find("spiral", lane="B")


def test_a_damaged_line_up_is_one_sentence(
    session: Session, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    add(session)
    path = tmp_path / "two.bpg"
    with qtbot.waitSignal(document.saved, timeout=20_000):
        document.save(path, {})
    with zipfile.ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    body = members["lanes.json"]
    bad = [b"{}", b"[]", body.replace(b'"lit": 1', b'"lit": 3'), body.replace(b": 1", b": 0")]
    for lanes in (*bad, body.replace(b'"pinned": false', b'"pinned": 1'), b"\xff"):
        with zipfile.ZipFile(path, "w") as file:
            for name, data in (members | {"lanes.json": lanes}).items():
                file.writestr(name, data)
        with pytest.raises(DocumentError) as error:
            open_document(path)
        assert "\n" not in str(error.value)
        assert not isinstance(error.value, StorageError)


def test_runs_of_lanes_are_those_of_runs_alone(session: Session, qtbot: QtBot) -> None:
    add(session)
    session.edit(replace(session.spec, batch_size=5))
    train(session, qtbot, 40)
    found = weights(session, qtbot)
    for lane in session.version.lanes:
        alone = Run(lane.spec)
        while alone.step_count < 40:
            alone.step()
        assert found[lane.number] == alone.trainer.weights.params.flat.tobytes()
