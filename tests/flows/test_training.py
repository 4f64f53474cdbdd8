"""Training in the window, as a learner does it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from flows_support import shipped
from PySide6.QtCore import Qt

from engine.running.snapshot import Status


def test_a_learner_trains_the_spiral(open_window: Callable, qtbot) -> None:  # type: ignore[no-untyped-def]
    user = open_window(shipped("spiral"))
    user.click("transport.play")
    user.wait(lambda: user.percent("train_accuracy") > 95)
    assert user.playing()

    # Another learning rate: the run goes on.
    run, step = user.session.run, user.step_shown()
    user.type_number("optimizer.lr", "7e-3")
    assert user.session.spec.optimizer.lr == 0.007
    user.wait(lambda: user.step_shown() > step and len(user.window.panels["loss"].marks) == 1)
    assert user.session.run == run

    # Another layer: the control says beforehand that this rebuilds.
    layers = len(user.window.panels["layers"].columns)
    assert "rebuild" in user.find("layers.add").toolTip().lower()
    user.click("layers.add")
    user.wait(lambda: len(user.window.panels["layers"].columns) == layers + 1)
    assert user.session.run != run
    user.snapshots.clear()
    user.wait(lambda: bool(user.snapshots))
    assert user.snapshots[0].step < step

    user.press(Qt.Key.Key_Space)
    user.rest()
    still = user.step_shown()
    user.press(Qt.Key.Key_Space)
    user.wait(lambda: user.step_shown() > still)
    user.controller.discard_changes()
    user.window.close()
    assert not any(thread.name == "trainer" for thread in threading.enumerate())


@pytest.mark.long
def test_the_drawing_follows_the_network(open_window: Callable) -> None:
    user = open_window(shipped("circle"))
    boundary = user.window.panels["boundary"]
    user.wait(lambda: boundary.picture.image.image is not None)
    before = boundary.picture.image.image.copy()
    user.click("transport.play")
    user.wait(lambda: user.percent("train_accuracy") > 97)
    user.click("transport.play")
    user.rest()
    # At rest the picture may have come to be finer than it was.
    user.wait(lambda: not np.array_equal(boundary.picture.image.image, before))
    steps, losses = user.window.panels["loss"].losses["train"].getData()
    assert steps[-1] > 0
    assert losses[-1] < losses[0]
    strips = user.window.panels["layers"].shown()
    # Panels are drawn in turns: the last of them may come after the step counter has come to rest.
    user.wait(lambda: all(strip.memory is not None for strip in strips))
    assert all(strip.memory.newest().sum(axis=1) == pytest.approx(1) for strip in strips)


@pytest.mark.long
def test_step_epoch_and_reset(open_window: Callable) -> None:
    user = open_window(shipped("xor"))
    user.press(Qt.Key.Key_Right)
    user.wait(lambda: user.step_shown() == 1)
    user.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    # 0.96 of an epoch is written 1.0 too: it is over when the run rests.
    user.wait(lambda: user.stat("epoch") == "1.0")
    user.rest()
    first = user.stat("train_loss")
    user.press(Qt.Key.Key_R)
    user.wait(lambda: user.step_shown() == 0 and user.stat("train_loss") != first)
    # The same weights and batches again: the same loss after one epoch.
    user.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    user.wait(lambda: user.stat("epoch") == "1.0" and user.stat("train_loss") == first)


@pytest.mark.long
def test_undo_brings_the_trained_weights_back(open_window: Callable) -> None:
    user = open_window(shipped("circle"))
    user.click("transport.play")
    user.wait(lambda: user.percent("train_accuracy") > 95)
    user.click("transport.play")
    user.rest()
    step, loss = user.step_shown(), user.stat("train_loss")
    user.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    user.wait(lambda: user.step_shown() == 0 and user.stat("train_loss") != loss)
    assert user.window.actions_by_name["undo"].text() == "Undo: New weights"
    user.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.wait(lambda: user.step_shown() == step)
    user.wait(lambda: user.stat("train_loss") == loss)


@pytest.mark.long
def test_new_data_keeps_the_first_weights(open_window: Callable) -> None:
    user = open_window(shipped("moons"))
    before = user.session.setup
    user.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    user.wait(lambda: user.session.run == 1 and bool(user.snapshots))
    after = user.session.setup
    assert not np.array_equal(before.data.x, after.data.x)
    first = before.stream_of_layer(0).random(3)
    assert np.array_equal(first, after.stream_of_layer(0).random(3))


@pytest.mark.long
def test_divergence_is_said_in_words_and_offers_a_way_out(open_window: Callable) -> None:
    user = open_window(shipped("spiral", lr=10.0, optimizer="sgd", loss="mse", activation="relu"))
    user.click("transport.play")
    banner = user.window.banner
    user.wait(lambda: banner.isVisible() and "infinite" in banner.text())
    assert user.session.status is Status.DIVERGED
    assert "layer" in banner.text()
    user.qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    assert user.session.spec.optimizer.lr == 5.0
    assert not banner.isVisible() or banner.text() == ""


@pytest.mark.long
def test_the_real_digits_reach_95_percent(open_window: Callable) -> None:
    user = open_window(shipped("digits"))
    assert (
        "PC 1" in user.window.panels["boundary"].plot.plotItem.getAxis("bottom").label.toPlainText()
    )
    user.click("transport.play")
    user.wait(lambda: user.percent("test_accuracy") >= 95)
    user.click("transport.play")
    user.rest()
    assert user.percent("test_accuracy") >= 95


def test_window_and_command_line_write_the_same_bits(
    open_window: Callable, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from playground.command_line.main import main

    user = open_window(shipped("moons"))
    for epoch in range(1, 4):
        user.click("transport.epoch")
        user.wait(lambda done=f"{epoch}.0": user.stat("epoch") == done and not user.playing())
    user.session.export(tmp_path / "window")
    user.wait(lambda: user.window.banner.isVisible())
    assert main(["train", "moons", "--epochs", "3", "--out", str(tmp_path / "line")]) == 0
    window, line = ((tmp_path / place / "weights.npz").read_bytes() for place in ("window", "line"))
    assert window == line


@pytest.mark.long
def test_a_bad_file_leaves_the_running_experiment_alone(
    open_window: Callable, tmp_path: Path
) -> None:
    user = open_window(shipped("circle"))
    user.click("transport.play")
    user.wait(lambda: user.step_shown() > 20)
    spec, run = user.session.spec, user.session.run
    bad = tmp_path / "bad.json"
    bad.write_text('{"version": 1, "layers": [{"type": "dense", "units": 1000000}]}')
    user.controller.open(bad)
    banner = user.window.banner
    assert banner.isVisible()
    assert "bad.json" in banner.text()
    assert "layers.0.units" in banner.text()
    step = user.step_shown()
    user.wait(lambda: user.step_shown() > step)
    assert (user.session.spec, user.session.run) == (spec, run)


def test_panels_say_of_which_step_their_numbers_are(open_window: Callable) -> None:
    user = open_window(shipped("spiral"))
    notes = [dock.note for dock in user.window.docks.values()]
    user.click("transport.play")
    user.wait(lambda: any(note.text().startswith("at step ") for note in notes))
    user.click("transport.play")
    user.wait(lambda: not user.playing() and not any(note.text() for note in notes))
