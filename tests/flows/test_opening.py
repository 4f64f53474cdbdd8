"""Opening what takes long: the window goes on, says so, and can be told to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flows_support import shipped
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QProgressBar

from engine.kernel.library import kernel_library
from engine.steps import Steps
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from engine.training.setup import MOST_SETUPS, Setup
from playground.control import file_controller, history
from playground.session.files import Opened, opening, working_out, write_document

CTRL = Qt.KeyboardModifier.ControlModifier


class Gate:
    """Lets work aside go on only when a test says so; `waiting` counts who has come to it."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self.waiting = 0

    def pass_through(self, steps: Steps[Any]) -> Steps[Any]:
        """The same steps, halfway held at the gate."""
        yield 0.5
        self.waiting += 1
        self._open.wait(20)
        return (yield from steps)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Everything that is opened, or undone at length, waits here."""
    made = Gate()

    def held_opening(path: Path) -> Steps[Opened]:
        return made.pass_through(opening(path))

    def held_working_out(spec: ExperimentSpec, known: tuple[Setup, ...]) -> Steps[Setup]:
        return made.pass_through(working_out(spec, known))

    monkeypatch.setattr(file_controller, "opening", held_opening)
    monkeypatch.setattr(history, "working_out", held_working_out)
    yield made
    made.open()


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Documents of two experiments, trained for a while."""
    made = {}
    for name, steps in (("moons", 3), ("circle", 5)):
        run = Run(shipped(name))
        run.advance(steps)
        made[name] = tmp_path / f"{name}.bpg"
        write_document(made[name], run.state())
    return made


def busy(user: Any) -> bool:
    return bool(user.window.busy.isVisible())


@pytest.mark.long
def test_who_opens_what_a_kernel_trained_is_told_where_there_is_none(
    open_window: Callable, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.kernel.library.LEVELS", {})
    kernel_library.cache_clear()
    user = open_window(shipped("xor"))
    assert not user.window.banner.isVisible()
    user.controller.open(files["moons"])
    user.wait(user.window.banner.isVisible)
    assert user.window.banner.text() == (
        "No compiled kernel is installed. NumPy computes in its place."
    )
    user.session.step()
    user.wait(lambda: user.step_shown() == 4)


@pytest.mark.long
def test_what_is_open_stays_and_goes_on_until_the_file_is_read(
    open_window: Callable, gate: Gate, files: dict[str, Path]
) -> None:
    user = open_window(shipped("xor"))
    before = user.session.spec
    user.controller.open(files["moons"])
    user.wait(lambda: busy(user))
    assert user.window.busy.text() == "Opening moons.bpg …"
    bar = user.find("busy.progress")
    assert isinstance(bar, QProgressBar)
    user.wait(lambda: bar.value() == bar.maximum() // 2)
    assert user.session.spec == before
    user.session.step()
    user.wait(lambda: user.step_shown() == 1)
    gate.open()
    user.wait(lambda: user.session.spec == shipped("moons"))
    user.wait(lambda: user.step_shown() == 3)
    assert not busy(user)
    assert user.window.windowTitle().startswith("moons[*]")


@pytest.mark.long
@pytest.mark.parametrize("by_key", [False, True])
def test_cancel_leaves_everything_as_it_is(
    open_window: Callable, gate: Gate, files: dict[str, Path], by_key: bool
) -> None:
    user = open_window(shipped("xor"))
    before, run, steps = user.session.spec, user.session.run, user.session.undo_stack.count()
    user.controller.open(files["moons"])
    user.wait(lambda: busy(user) and gate.waiting == 1)
    if by_key:
        user.find("busy.cancel").setFocus()
        user.qtbot.keyClick(user.find("busy.cancel"), Qt.Key.Key_Escape)
    else:
        user.click("busy.cancel")
    assert not busy(user)
    gate.open()
    # What comes after it waits until the thread has left the first.
    user.controller.open(files["circle"])
    user.wait(lambda: user.session.spec == shipped("circle"))
    assert user.session.undo_stack.count() == steps + 1
    user.session.undo_stack.undo()
    assert (user.session.spec, user.session.run) == (before, run)


@pytest.mark.long
def test_the_file_that_is_opened_last_replaces_the_one_before(
    open_window: Callable, gate: Gate, files: dict[str, Path]
) -> None:
    user = open_window(shipped("xor"))
    user.controller.open(files["moons"])
    user.wait(lambda: gate.waiting == 1)
    user.controller.open(files["circle"])
    user.wait(lambda: busy(user))
    assert user.window.busy.text() == "Opening circle.bpg …"
    gate.open()
    user.wait(lambda: user.session.spec == shipped("circle"))
    assert user.session.undo_stack.count() == 1


@pytest.mark.long
def test_a_new_experiment_replaces_what_is_being_opened(
    open_window: Callable, gate: Gate, files: dict[str, Path]
) -> None:
    user = open_window(shipped("xor"))
    user.controller.open(files["moons"])
    user.wait(lambda: busy(user))
    user.press(Qt.Key.Key_N, CTRL)
    assert not busy(user)
    assert user.session.spec == ExperimentSpec()


@pytest.mark.long
def test_a_file_that_cannot_be_opened_says_so_in_the_end(
    open_window: Callable, gate: Gate, tmp_path: Path
) -> None:
    user = open_window(shipped("xor"))
    bad = tmp_path / "bad.bpg"
    bad.write_bytes(b"PK no zip")
    user.controller.open(bad)
    user.wait(lambda: busy(user))
    gate.open()
    user.wait(lambda: user.window.banner.text().startswith("bad.bpg: expected"))
    assert not busy(user)
    assert user.session.spec == shipped("xor")


@pytest.mark.long
def test_the_window_closes_while_a_file_is_being_opened(
    open_window: Callable, gate: Gate, files: dict[str, Path]
) -> None:
    user = open_window(shipped("xor"))
    user.controller.open(files["moons"])
    user.wait(lambda: gate.waiting == 1)
    threading.Timer(0.2, gate.open).start()
    assert user.window.close()
    assert user.session.spec == shipped("xor")


@pytest.mark.long
def test_a_question_that_is_being_asked_is_answered_first(
    open_window: Callable, gate: Gate, files: dict[str, Path]
) -> None:
    user = open_window(shipped("xor"))
    user.session.edit(replace(user.session.spec, seed=8))
    user.controller.open(files["moons"])
    user.wait(lambda: gate.waiting == 1)
    assert not user.window.close()
    user.wait(lambda: busy(user))
    gate.open()
    user.wait(lambda: not busy(user))
    assert user.session.spec.seed == 8
    choose(user, "cancel")
    user.wait(lambda: len(questions(user)) == 1)
    choose(user, "discard")
    user.wait(lambda: user.session.spec == shipped("moons"))


def choose(user: Any, answer: str) -> None:
    """Press a button of the question that is asked now."""
    [asked] = questions(user)
    button = asked.findChild(QAbstractButton, f"question.{answer}")
    user.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def forget_samples(user: Any) -> None:
    """Work out so many others that those of before are not kept any more."""
    for seed in range(90, 90 + MOST_SETUPS):
        user.session.setups.of(replace(user.session.spec, seed=seed))


def questions(user: Any) -> list[QMessageBox]:
    found = user.window.findChildren(QMessageBox, "question")
    return [box for box in found if box.isVisible()]


@pytest.mark.long
def test_undo_of_what_takes_long_waits_aside_and_can_be_stopped(
    open_window: Callable, gate: Gate
) -> None:
    user = open_window(shipped("xor"))
    user.session.edit(replace(user.session.spec, seed=2))
    forget_samples(user)
    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: busy(user))
    assert user.window.busy.text().startswith("Undo: ")
    user.press(Qt.Key.Key_Z, CTRL)
    assert user.session.spec.seed == 2, "it is still being worked out"
    user.click("busy.cancel")
    assert user.session.spec.seed == 2

    user.press(Qt.Key.Key_Z, CTRL)
    gate.open()
    user.wait(lambda: user.session.spec == shipped("xor"))
    assert user.session.undo_stack.index() == 0


@pytest.mark.long
def test_an_edit_overtakes_an_undo_that_takes_long(open_window: Callable, gate: Gate) -> None:
    user = open_window(shipped("xor"))
    user.session.edit(replace(user.session.spec, seed=2))
    forget_samples(user)
    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: busy(user))
    user.session.edit(replace(user.session.spec, batch_size=7))
    gate.open()
    user.wait(lambda: not busy(user))
    assert (user.session.spec.seed, user.session.spec.batch_size) == (2, 7)
