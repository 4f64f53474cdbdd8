"""Undo and redo across a rebuild: both runs come back with weights and history, bit for bit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from samples import normalized

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def weights(user: Any, folder: Path) -> bytes:
    """The weights of this step, as the window exports them."""
    user.session.export(folder)
    user.wait(lambda: (folder / "result.json").exists())
    return (folder / "weights.npz").read_bytes()


def train(user: Any, steps: int) -> int:
    """Play by mouse until so many steps are shown, then pause; returns the step."""
    user.click("transport.play")
    user.wait(lambda: user.step_shown() >= steps)
    user.click("transport.play")
    user.rest()
    return user.step_shown()


@pytest.mark.long
def test_undo_and_redo_across_a_rebuild(open_window: Callable[..., Any], tmp_path: Path) -> None:
    user = open_window(normalized())
    curve = user.window.panels["loss"]
    first = train(user, 200)
    before = weights(user, tmp_path / "before")
    loss = user.stat("train_loss")
    history = curve.table()[-1][0]

    user.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    user.wait(lambda: user.step_shown() == 0)
    second = train(user, 50)
    after = weights(user, tmp_path / "after")
    assert before != after
    undo = user.window.actions_by_name["undo"]
    assert undo.text() == "Undo: Add layer 3"

    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: user.step_shown() == first and user.stat("train_loss") == loss)
    assert weights(user, tmp_path / "undone") == before
    user.wait(lambda: curve.table()[-1][0] == history)
    assert len(user.session.spec.layers) == len(normalized().layers)

    user.press(Qt.Key.Key_Z, CTRL | SHIFT)
    user.wait(lambda: user.step_shown() == second)
    assert weights(user, tmp_path / "redone") == after

    # Both go on where they were.
    assert train(user, second + 20) > second
    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: user.step_shown() == first)
    assert train(user, first + 20) > first
