"""Files, as a person uses them: save, open again, go on; and the question before a loss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from dropping import drop
from flows_support import shipped
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox

from engine.files.bpg import StoredExperiment
from engine.files.results import packed_weights
from engine.optimizers import SGD
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from playground.session.files import open_document, save_experiment, write_document

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """What a person chooses in the next file dialogs."""

    def answer(path: Path) -> None:
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))

    return answer


def question(user: Any) -> QMessageBox | None:
    """The question that is asked now, if any."""
    # One that was answered may not have gone yet.
    found = user.window.findChildren(QMessageBox, "question")
    return next((box for box in found if box.isVisible()), None)


def answer(user: Any, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Wait for the question and answer it by keyboard."""
    user.wait(lambda: question(user) is not None)
    asked = question(user)
    assert asked is not None
    # Without a window manager nobody else gives it the keyboard.
    asked.activateWindow()
    user.wait(asked.isActiveWindow)
    # The keyboard is where Enter says yes.
    assert asked.focusWidget() is asked.defaultButton()
    user.qtbot.keyClick(asked.focusWidget(), key, modifier)
    user.wait(lambda: question(user) is None)
    # What was answered may close the window, but only when the document has been written.
    user.window.activateWindow()
    user.wait(lambda: user.window.isActiveWindow() or not user.window.isVisible())


def edit(user: Any, **settings: Any) -> None:
    user.session.edit(replace(user.session.spec, **settings))


def train_to(user: Any, steps: int) -> None:
    user.session.run_to(steps)
    user.wait(lambda: user.step_shown() == steps and not user.playing())


def title(user: Any) -> str:
    """The title as the system shows it."""
    mark = "*" if user.window.isWindowModified() else ""
    return str(user.window.windowTitle().replace("[*]", mark))


def test_save_change_reopen_and_go_on_bit_for_bit(
    open_window: Callable, choose: Callable, tmp_path: Path
) -> None:
    user = open_window(shipped("moons"))
    assert title(user) == "Untitled – Backprop Playground"
    train_to(user, 37)
    assert title(user) == "Untitled* – Backprop Playground"
    choose(tmp_path / "mine")
    user.press(Qt.Key.Key_S, CTRL)
    user.wait(lambda: title(user) == "mine – Backprop Playground")
    spec = user.session.spec

    edit(user, optimizer=SGD(lr=0.3), seed=8)
    train_to(user, 60)
    assert title(user) == "mine* – Backprop Playground"
    choose(tmp_path / "mine.bpg")
    user.press(Qt.Key.Key_O, CTRL)
    answer(user, Qt.Key.Key_D, ALT)
    user.wait(lambda: user.step_shown() == 37)
    assert not user.playing()
    assert user.session.spec == spec
    assert title(user) == "mine – Backprop Playground"

    train_to(user, 200)
    user.session.export(tmp_path / "window")
    user.wait(lambda: (tmp_path / "window" / "result.json").exists())
    straight = Run(shipped("moons"))
    for _ in range(200):
        straight.step()
    packed = packed_weights(straight.trainer.network, straight.trainer.weights)
    (tmp_path / "straight.npz").write_bytes(packed)
    expected = (tmp_path / "straight.npz").read_bytes()
    assert (tmp_path / "window" / "weights.npz").read_bytes() == expected

    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: user.step_shown() == 60)
    assert user.session.spec.optimizer == SGD(lr=0.3)


@pytest.mark.long
def test_saving_does_not_stop_training(
    open_window: Callable, choose: Callable, tmp_path: Path
) -> None:
    user = open_window(shipped("circle"))
    user.click("transport.play")
    user.wait(lambda: user.step_shown() > 50)
    choose(tmp_path / "running.bpg")
    user.press(Qt.Key.Key_S, CTRL_SHIFT)
    user.wait(lambda: (tmp_path / "running.bpg").exists())
    step = user.step_shown()
    user.wait(lambda: user.step_shown() > step + 50)
    assert user.playing()
    with (tmp_path / "running.bpg").open("rb") as file:
        assert StoredExperiment(file).step >= 50


@pytest.fixture
def overtaken(
    open_window: Callable, choose: Callable, tmp_path: Path, suffix: str
) -> tuple[Any, Path]:
    """A window whose file another one has written since, and which has just been told to save."""
    user, path = open_window(shipped("moons")), tmp_path / f"mine{suffix}"
    choose(path)
    user.press(Qt.Key.Key_S, CTRL)
    user.wait(lambda: title(user) == "mine – Backprop Playground")
    if suffix == ".bpg":
        write_document(path, Run(shipped("circle")).state())
    else:
        save_experiment(path, shipped("circle"))
    edit(user, seed=8)
    user.press(Qt.Key.Key_S, CTRL)
    return user, path


@pytest.mark.long
@pytest.mark.parametrize("suffix", [".bpg", ".json"])
class TestAFileThatAnotherWindowHasWritten:
    def test_both_are_kept(self, overtaken: tuple[Any, Path]) -> None:
        user, path = overtaken
        answer(user, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        user.wait(lambda: title(user) == "mine 2 – Backprop Playground")
        beside = path.with_name(f"mine 2{path.suffix}")
        assert open_document(path).setup.spec == shipped("circle")
        assert open_document(beside).setup.spec == replace(shipped("moons"), seed=8)

    def test_it_is_replaced(self, overtaken: tuple[Any, Path]) -> None:
        user, path = overtaken
        answer(user, Qt.Key.Key_R, ALT)
        user.wait(lambda: title(user) == "mine – Backprop Playground")
        assert open_document(path).setup.spec == replace(shipped("moons"), seed=8)
        edit(user, seed=9)
        user.press(Qt.Key.Key_S, CTRL)
        user.wait(lambda: title(user) == "mine – Backprop Playground")
        assert open_document(path).setup.spec.seed == 9, "nobody is asked twice"

    def test_the_other_is_opened_and_undo_brings_this_one_back(
        self, overtaken: tuple[Any, Path]
    ) -> None:
        user, path = overtaken
        answer(user, Qt.Key.Key_O, ALT)
        user.wait(lambda: user.session.spec == shipped("circle"))
        assert title(user) == "mine – Backprop Playground"
        user.press(Qt.Key.Key_Z, CTRL)
        user.wait(lambda: user.session.spec == replace(shipped("moons"), seed=8))
        assert open_document(path).setup.spec == shipped("circle")

    def test_escape_leaves_both_as_they_are(self, overtaken: tuple[Any, Path]) -> None:
        user, path = overtaken
        answer(user, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        assert title(user) == "mine* – Backprop Playground"
        assert open_document(path).setup.spec == shipped("circle")

    def test_a_file_that_was_removed_is_written_again(self, overtaken: tuple[Any, Path]) -> None:
        user, path = overtaken
        answer(user, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        path.unlink()
        user.press(Qt.Key.Key_S, CTRL)
        user.wait(lambda: title(user) == "mine – Backprop Playground")
        assert open_document(path).setup.spec.seed == 8

    def test_closing_goes_on_after_the_answer(self, overtaken: tuple[Any, Path]) -> None:
        user, path = overtaken
        answer(user, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        assert not user.window.close()
        user.click("question.save")
        user.wait(lambda: user.window.findChild(QAbstractButton, "question.replace") is not None)
        user.click("question.replace")
        user.wait(lambda: not user.window.isVisible())
        assert open_document(path).setup.spec.seed == 8


@pytest.mark.long
def test_nobody_is_asked_about_what_was_only_played(open_window: Callable) -> None:
    user = open_window(shipped("xor"))
    train_to(user, 5)
    assert user.window.close()


@pytest.mark.long
def test_closing_asks_and_the_keyboard_answers(
    open_window: Callable, choose: Callable, tmp_path: Path
) -> None:
    user = open_window(shipped("xor"))
    edit(user, seed=8)
    train_to(user, 3)
    choose(tmp_path / "kept.bpg")
    assert not user.window.close()
    answer(user, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    user.wait(lambda: not user.window.isVisible())
    with (tmp_path / "kept.bpg").open("rb") as file:
        stored = StoredExperiment(file)
    assert (stored.spec.seed, stored.step) == (8, 3)


@pytest.mark.long
def test_escape_keeps_the_window(open_window: Callable) -> None:
    user = open_window(shipped("xor"))
    edit(user, seed=8)
    assert not user.window.close()
    answer(user, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert user.window.isVisible()


@pytest.mark.long
def test_discarding_closes_without_a_file(open_window: Callable) -> None:
    user = open_window(shipped("xor"))
    edit(user, seed=8)
    assert not user.window.close()
    assert not user.window.close(), "one question is enough"
    answer(user, Qt.Key.Key_D, ALT)
    assert not user.window.isVisible()


@pytest.mark.long
def test_a_save_that_fails_keeps_the_window_open(
    open_window: Callable, choose: Callable, tmp_path: Path
) -> None:
    user = open_window(shipped("xor"))
    edit(user, seed=8)
    choose(tmp_path / "nowhere" / "kept.bpg")
    assert not user.window.close()
    answer(user, Qt.Key.Key_S, ALT)
    user.wait(lambda: "kept.bpg" in user.window.banner.text())
    assert user.window.isVisible()


@pytest.mark.long
def test_new_asks_first_and_can_be_undone(open_window: Callable) -> None:
    user = open_window(shipped("circle"))
    edit(user, seed=8)
    train_to(user, 5)
    user.press(Qt.Key.Key_N, CTRL)
    answer(user, Qt.Key.Key_D, ALT)
    user.wait(lambda: user.step_shown() == 0)
    assert user.session.spec == ExperimentSpec()
    assert title(user) == "Untitled – Backprop Playground"
    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: user.step_shown() == 5)
    assert user.session.spec.seed == 8


@pytest.mark.long
def test_recent_files_are_offered_and_missing_ones_vanish(
    open_window: Callable, choose: Callable, tmp_path: Path
) -> None:
    user = open_window(shipped("xor"))
    for name in ("a", "b"):
        choose(tmp_path / f"{name}.bpg")
        user.press(Qt.Key.Key_S, CTRL_SHIFT)
        user.wait(lambda name=name: title(user).startswith(f"{name} –"))
        train_to(user, user.step_shown() + 2)

    menu = user.window.findChild(type(user.window.menus["File"]), "recent")
    assert [action.text() for action in menu.actions()] == ["&1  b.bpg", "&2  a.bpg"]
    (tmp_path / "a.bpg").unlink()
    menu.actions()[1].trigger()
    assert user.window.banner.text() == "a.bpg is no longer where it was."
    assert [action.text() for action in menu.actions()] == ["&1  b.bpg"]
    menu.actions()[0].trigger()
    answer(user, Qt.Key.Key_D, ALT)
    user.wait(lambda: user.step_shown() == 2)
    assert title(user) == "b – Backprop Playground"


@pytest.mark.long
def test_a_dropped_file_is_opened_and_a_bad_one_changes_nothing(
    open_window: Callable, choose: Callable, tmp_path: Path
) -> None:
    user = open_window(shipped("circle"))
    train_to(user, 6)
    choose(tmp_path / "mine.bpg")
    user.press(Qt.Key.Key_S, CTRL)
    user.wait(lambda: title(user).startswith("mine –"))
    user.window.docks["layers"].hide()
    user.press(Qt.Key.Key_S, CTRL)
    saved = (tmp_path / "mine.bpg").read_bytes()
    user.wait(lambda: (tmp_path / "mine.bpg").read_bytes() != saved)
    user.window.docks["layers"].show()

    bad = tmp_path / "bad.bpg"
    bad.write_bytes(saved[:-100])
    run = user.session.run
    drop(user.window, bad)
    banner = user.window.banner
    assert banner.text().startswith("bad.bpg: expected a whole file")
    assert (user.session.run, title(user)) == (run, "mine – Backprop Playground")

    drop(user.window, tmp_path / "mine.bpg")
    user.wait(lambda: user.session.run != run and user.step_shown() == 6)
    assert not user.window.docks["layers"].isVisible(), "the file knows where the docks were"
    user.window.actions_by_name["reset_layout"].trigger()
    assert user.window.docks["layers"].isVisible()
