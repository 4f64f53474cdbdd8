"""Weights set by hand before the first step, in the real window: they belong to the experiment."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from flows_support import shipped
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from engine.network.places import Parameter
from engine.network.starts import Start
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from playground.command_line.main import main
from playground.panels.network.readout import value_at
from playground.panels.selection import Selection

PLACE, PATH = Parameter(0, "W", (1, 0)), "layers.0.W.1.0"
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def opened(open_window: Callable[..., Any], name: str) -> Any:
    user = open_window(shipped(name))
    user.window.resize(1920, 1080)
    user.window.arranger.fit()
    QApplication.processEvents()
    user.wait(lambda: bool(user.window.panels["network"].scene.links))
    return user


def drawn(user: Any, place: Parameter = PLACE) -> float:
    """A weight as the drawing has it."""
    found = value_at(user.window.panels["network"].scene, place)
    assert found is not None
    return float(found)


def click_and_type(user: Any, text: str) -> None:
    """Click the weight in the network view, and type another number."""
    canvas = user.window.panels["network"].canvas
    at: QPoint = canvas.point_on_screen(PLACE).toPoint()
    user.qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert canvas.editor.isVisible()
    user.qtbot.keyClicks(canvas.editor, text)
    user.qtbot.keyClick(canvas.editor, Qt.Key.Key_Return)


def type_in_inspector(user: Any, text: str) -> None:
    """Point at the weight, and type another number beside its gradient."""
    user.window.select(Selection.of(place=PLACE))
    field = user.find("inspector.value")
    user.wait(lambda: field.isVisible() and field.text() not in ("", "–"))
    field.setFocus()
    field.selectAll()
    user.qtbot.keyClicks(field, text)
    user.qtbot.keyClick(field, Qt.Key.Key_Return)


def train(user: Any, steps: int) -> None:
    user.session.run_to(steps)
    user.wait(lambda: user.step_shown() == steps and not user.playing())


@pytest.mark.long
@pytest.mark.parametrize("way", [click_and_type, type_in_inspector])
def test_what_is_set_at_the_first_step_outlives_reset_and_undo_takes_it_back(
    open_window: Callable[..., Any], way: Callable[[Any, str], None]
) -> None:
    user = opened(open_window, "circle")
    before, spec = drawn(user), user.session.spec
    way(user, "2.5")
    user.wait(lambda: drawn(user) == 2.5)
    assert user.session.spec.starts == (Start(PATH, 2.5),)
    assert user.session.undo_stack.count() == 1
    assert user.step_shown() == 0
    train(user, 30)
    user.wait(lambda: drawn(user) != 2.5)
    user.press(Qt.Key.Key_R)
    user.wait(lambda: user.step_shown() == 0 and drawn(user) == 2.5)

    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: drawn(user) == before)
    assert user.session.spec == spec
    user.press(Qt.Key.Key_Z, CTRL_SHIFT)
    user.wait(lambda: drawn(user) == 2.5)
    assert user.session.spec.starts == (Start(PATH, 2.5),)
    user.click("transport.new_weights")
    user.wait(lambda: drawn(user) not in (2.5, before))
    assert user.session.spec.starts == ()
    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: drawn(user) == 2.5)


@pytest.mark.long
def test_what_is_set_on_the_way_goes_with_reset(open_window: Callable[..., Any]) -> None:
    user = opened(open_window, "circle")
    before = drawn(user)
    train(user, 20)
    straight = Run(shipped("circle"))
    while straight.step_count < 20:
        straight.step()
    trained = float(straight.trainer.weights.layers[0]["W"][PLACE.index])
    user.wait(lambda: drawn(user) == trained)
    click_and_type(user, "2.5")
    user.wait(lambda: drawn(user) == 2.5)
    assert user.session.spec.starts == ()
    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: drawn(user) == trained)
    user.press(Qt.Key.Key_Z, CTRL_SHIFT)
    user.wait(lambda: drawn(user) == 2.5)
    user.press(Qt.Key.Key_R)
    user.wait(lambda: user.step_shown() == 0 and drawn(user) == before)


@pytest.mark.long
def test_a_file_keeps_it_and_the_command_line_begins_with_it(
    open_window: Callable[..., Any], tmp_path: Path
) -> None:
    user = opened(open_window, "circle")
    click_and_type(user, "2.5")
    user.wait(lambda: drawn(user) == 2.5)
    path = tmp_path / "mine.json"
    spec = user.session.spec
    user.controller.files.document.save(path, {})
    assert ExperimentSpec.load(path) == spec
    user.session.edit(shipped("xor"))
    user.controller.files.document.discard()
    user.controller.open(path)
    user.wait(lambda: user.session.spec == spec and drawn(user) == 2.5)

    out = tmp_path / "out"
    assert main(["train", str(path), "--epochs", "1", "--out", str(out), "--quiet"]) == 0
    result = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert result["spec"]["starts"] == [{"place": PATH, "value": 2.5}]
    train(user, result["steps"])
    straight = Run(spec)
    while straight.step_count < result["steps"]:
        straight.step()
    weights = np.load(out / "weights.npz")["1.dense.W"]
    assert np.array_equal(weights, straight.trainer.weights.layers[0]["W"])
    user.wait(lambda: drawn(user) == weights[1, 0])
