"""Going back in time in the window, as a learner does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flows_support import shipped
from PySide6.QtCore import Qt

WEIGHTS = "weights.npz"


def exported(user: Any, folder: Path) -> bytes:
    """The weights of this step as the window writes them."""
    user.session.export(folder)
    user.wait(lambda: (folder / "result.json").exists())
    return (folder / WEIGHTS).read_bytes()


@pytest.mark.long
def test_back_and_forward_again(open_window: Callable, tmp_path: Path) -> None:
    user = open_window(shipped("circle"))
    user.click("transport.play")
    user.wait(lambda: user.step_shown() > 300)
    user.click("transport.play")
    user.rest()
    step, loss = user.step_shown(), user.stat("train_loss")
    weights = exported(user, tmp_path / "before")

    for back in (1, 2):
        user.press(Qt.Key.Key_Left)
        user.wait(lambda back=back: user.step_shown() == step - back)
    assert exported(user, tmp_path / "earlier") != weights
    curve = user.window.panels["loss"].losses["train"]
    # The curve ends where the run is.
    user.wait(lambda: curve.getData()[0][-1] <= step - 2)

    for forward in (1, 2):
        user.press(Qt.Key.Key_Right)
        user.wait(lambda forward=forward: user.step_shown() == step - 2 + forward)
    user.wait(lambda: user.stat("train_loss") == loss)
    assert exported(user, tmp_path / "after") == weights


@pytest.mark.long
def test_the_button_goes_back_and_stops_at_the_start(open_window: Callable) -> None:
    user = open_window(shipped("xor"))
    first = user.stat("train_loss")
    user.click("transport.step")
    user.wait(lambda: user.step_shown() == 1)
    for _ in range(3):
        user.click("transport.back")
    user.wait(lambda: user.step_shown() == 0)
    user.wait(lambda: user.stat("train_loss") == first)
    assert not user.playing()
    assert not user.window.banner.isVisible()


@pytest.mark.long
def test_settings_return_with_the_step_they_belong_to(open_window: Callable) -> None:
    user = open_window(shipped("circle"))
    old = user.session.spec.optimizer.lr
    user.click("transport.step")
    user.wait(lambda: user.step_shown() == 1)
    user.type_number("optimizer.lr", "7e-3")
    user.click("transport.step")
    user.wait(lambda: user.step_shown() == 2)
    assert user.session.spec.optimizer.lr == 0.007
    run = user.session.run

    user.click("transport.back")
    user.click("transport.back")
    user.wait(lambda: user.step_shown() == 0)
    user.wait(lambda: user.session.spec.optimizer.lr == old)
    user.click("transport.step")
    user.wait(lambda: user.session.spec.optimizer.lr == 0.007)
    assert user.session.run == run, "no weights were lost"

    # An edit in the past is a new future; undoing it goes on from there.
    user.session.seek(0)
    user.wait(lambda: user.step_shown() == 0)
    user.wait(lambda: user.session.spec.optimizer.lr == old)
    user.type_number("optimizer.lr", "2e-2")
    user.click("transport.step")
    user.wait(lambda: user.step_shown() == 1)
    assert user.session.spec.optimizer.lr == 0.02


@pytest.mark.long
def test_the_future_can_be_sought_too(open_window: Callable) -> None:
    user = open_window(shipped("moons"))
    user.session.run_to(120)
    user.wait(lambda: user.step_shown() == 120)
    user.rest()
    loss = user.stat("train_loss")
    user.session.seek(40)
    user.wait(lambda: user.step_shown() == 40)
    user.session.seek(120)
    user.wait(lambda: user.step_shown() == 120 and user.stat("train_loss") == loss)
    user.session.seek(121)
    user.wait(lambda: user.window.banner.isVisible())
    assert "0 to 120" in user.window.banner.text()
