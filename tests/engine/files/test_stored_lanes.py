"""Lanes in one file, and states that are read again when they are needed."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from samples import normalized, same, spiral

from engine.disk.disk_copy import DiskCopy
from engine.files import stored_state
from engine.files.bpg import LANES, MOST_LANES, StoredExperiment, lane_member, write
from engine.files.lanes import LONGEST_NAME, LaneMark, lane_members, lanes_in
from engine.files.safe_zip import StorageError
from engine.files.stored_state import ParkedState, StoredState
from engine.training.run import Run
from engine.training.setup import Setup

MAIN, SECOND, THIRD = LaneMark(0), LaneMark(2, "slow", True), LaneMark(3)


def trained(steps: int, **settings: Any) -> Run:
    run = Run(normalized(**settings))
    for _ in range(steps):
        run.step()
    return run


def members() -> dict[str, bytes]:
    run = trained(7, seed=2)
    beside = [(SECOND, run.trainer.spec, run.state()), (THIRD, spiral(), None)]
    return lane_members(MAIN, 2, beside)


def opened(extras: dict[str, bytes]) -> StoredExperiment:
    file = io.BytesIO()
    write(file, normalized(), None, extras)
    return StoredExperiment(file)


def test_lanes_come_back_as_they_were() -> None:
    lanes = lanes_in(opened(members()))
    assert lanes is not None
    assert (lanes.main, lanes.lit) == (MAIN, 2)
    assert [mark for mark, _ in lanes.beside] == [SECOND, THIRD]
    assert [mark.label for mark in (MAIN, SECOND, THIRD)] == ["A", "slow", "D"]
    (_, second), (_, third) = lanes.beside
    assert same(second.state(Setup.of(second.spec)), trained(7, seed=2).state())
    assert third.spec == spiral()
    assert not third.has_state


def test_a_file_of_one_lane_says_nothing_of_lanes() -> None:
    assert lane_members(MAIN, 0, []) == {}
    assert lanes_in(opened({})) is None


def test_a_name_that_is_too_long_is_cut() -> None:
    long = LaneMark(1, "x" * (LONGEST_NAME + 1))
    lanes = lanes_in(opened(lane_members(MAIN, 0, [(long, spiral(), None)])))
    assert lanes is not None
    assert lanes.beside[0][0].name == "x" * LONGEST_NAME


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.pop("lit"),
        lambda body: body.pop("lanes"),
        lambda body: body.update(lit=7),
        lambda body: body.update(lit=True),
        lambda body: body.update(lanes=3),
        lambda body: body.update(lanes=[]),
        lambda body: body["lanes"].append(body["lanes"][0]),
        lambda body: body["lanes"].append({"number": 1, "name": "", "pinned": False}),
        lambda body: body["lanes"][0].update(number=-1),
        lambda body: body["lanes"][2].update(number=MOST_LANES),
        lambda body: body["lanes"][2].update(number="3"),
        lambda body: body["lanes"][1].update(name=4),
        lambda body: body["lanes"][1].update(name="x" * (LONGEST_NAME + 1)),
        lambda body: body["lanes"][1].update(pinned=1),
        lambda body: body["lanes"][1].pop("pinned"),
    ],
)
def test_lanes_that_cannot_be_are_refused(change: Callable[[dict[str, Any]], object]) -> None:
    found = members()
    body = json.loads(found[LANES])
    change(body)
    with pytest.raises(StorageError, match=rf"^{LANES}: expected lanes, found others$"):
        lanes_in(opened(found | {LANES: json.dumps(body).encode()}))


@pytest.mark.parametrize("text", [b"", b"{", b"\xff", b"[]", b"null"])
def test_what_says_nothing_of_lanes_is_refused(text: bytes) -> None:
    with pytest.raises(StorageError, match="expected lanes"):
        lanes_in(opened(members() | {LANES: text}))


def test_a_lane_that_is_damaged_is_refused_with_its_own_words() -> None:
    with pytest.raises(StorageError, match="expected an experiment, found another kind of file"):
        lanes_in(opened(members() | {lane_member(2): b"x" * 100}))


class TestStatesOnDisk:
    """A state of the past stands in a document, or in a file of its own, until it is read."""

    def document(self, path: Path, run: Run) -> StoredState:
        with path.open("wb") as file:
            write(file, run.trainer.spec, run.state())
        seen = DiskCopy.of(path)
        assert seen is not None
        return StoredState(run.trainer.spec, path, seen)

    def test_it_is_read_again_from_the_document(self, tmp_path: Path) -> None:
        run = trained(5)
        stored = self.document(tmp_path / "a.bpg", run)
        assert stored.stands
        assert same(stored.read(run.trainer.setup), run.state())
        assert same(stored.read(Setup.of(spiral())), run.state())

    def test_nothing_is_taken_from_a_document_that_was_changed(self, tmp_path: Path) -> None:
        run = trained(5)
        stored = self.document(tmp_path / "a.bpg", run)
        self.document(tmp_path / "a.bpg", trained(9))
        assert not stored.stands
        with pytest.raises(StorageError, match=r"a\.bpg has changed since it was opened"):
            stored.read(run.trainer.setup)
        (tmp_path / "a.bpg").unlink()
        with pytest.raises(StorageError, match=r"^a\.bpg: "):
            stored.read(run.trainer.setup)

    def test_a_document_without_a_state_has_none_to_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.bpg"
        with path.open("wb") as file:
            write(file, normalized())
        seen = DiskCopy.of(path)
        assert seen is not None
        with pytest.raises(StorageError, match="expected the state of a run, found none"):
            StoredState(normalized(), path, seen).read(Setup.of(normalized()))

    def test_a_parked_one_has_no_name(self, tmp_path: Path) -> None:
        run = trained(5)
        parked = ParkedState.of(run.state(), tmp_path)
        assert not list(tmp_path.iterdir())
        for _ in range(2):
            assert same(parked.read(run.trainer.setup), run.state())
        parked.file.close()

    def test_what_cannot_be_parked_leaves_no_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise OSError("full")

        monkeypatch.setattr(stored_state, "write", fail)
        with pytest.raises(OSError, match="full"):
            ParkedState.of(trained(1).state(), tmp_path)
        assert not list(tmp_path.iterdir())
