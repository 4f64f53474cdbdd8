"""Going through a run by the slider under its curve, with mouse and keys."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from flows_support import shipped
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider

from engine.training.past.checkpoints import Checkpoints
from engine.training.run import Run

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def user(open_window: Callable) -> Any:
    """Somebody who has trained for a while."""
    user = open_window(shipped("circle"))
    user.session.run_to(400)
    user.wait(lambda: user.step_shown() == 400)
    user.rest()
    return user


def handle(slider: QSlider) -> QPoint:
    """The middle of the handle."""
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    style = slider.style()
    assert style is not None
    part = QStyle.SubControl.SC_SliderHandle
    kind = QStyle.ComplexControl.CC_Slider
    return style.subControlRect(kind, option, part, slider).center()


def exported(user: Any, folder: Path) -> bytes:
    """The weights of this step as the window writes them."""
    user.session.export(folder)
    user.wait(lambda: (folder / "result.json").exists())
    return (folder / "weights.npz").read_bytes()


def later(user: Any) -> int:
    """How many points of the curve are drawn beyond the step at hand."""
    return len(user.window.panels["loss"].lines[0].ahead.getData()[0])


@pytest.mark.long
def test_a_drag_goes_to_any_step_and_playing_goes_on_from_there(user: Any, tmp_path: Path) -> None:
    slider = user.find("loss.scrubber")
    weights = exported(user, tmp_path / "end")
    user.wait(lambda: not later(user))
    start = handle(slider)
    QTest.mousePress(slider, LEFT, pos=start)
    for way in (20, 40, 60):
        QTest.mouseMove(slider, start - QPoint(way, 0))
    QTest.mouseRelease(slider, LEFT, pos=start - QPoint(60, 0))
    user.wait(lambda: 0 < user.step_shown() < 400)
    user.wait(lambda: slider.value() == user.step_shown())
    # What lies ahead is still drawn.
    user.wait(lambda: later(user) > 0)
    lines = user.window.panels["loss"].lines[0]
    ends = {x for x, _ in lines.ends().values()}
    assert ends == {lines.ahead.getData()[0][-1]}, "it runs through no name"
    assert not user.playing()
    assert exported(user, tmp_path / "earlier") != weights

    user.session.run_to(400)
    user.wait(lambda: user.step_shown() == 400 and not user.playing())
    assert exported(user, tmp_path / "again") == weights
    user.wait(lambda: not later(user))


@pytest.mark.long
def test_keys_go_through_the_run_and_stop_at_its_ends(user: Any) -> None:
    slider = user.find("loss.scrubber")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    user.wait(lambda: user.step_shown() == 0)
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    user.wait(lambda: user.step_shown() == slider.pageStep())
    user.wait(lambda: "of 400" in slider.accessibleDescription())
    QTest.keyClick(slider, Qt.Key.Key_End)
    user.wait(lambda: user.step_shown() == 400)
    user.wait(lambda: slider.value() == 400)
    assert slider.maximum() > 400, "what has not been trained is out of reach"


@pytest.mark.long
def test_a_change_made_in_the_past_begins_another_course(user: Any) -> None:
    loss = user.window.panels["loss"]
    slider = user.find("loss.scrubber")
    before = loss.losses["train"].getData()[1].copy()
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    user.wait(lambda: user.step_shown() == 0 and later(user) > 0)
    user.type_number("optimizer.lr", "0.2")
    user.wait(lambda: not later(user) and len(loss.lines[0].ghost.getData()[1]) > 1)
    ghost = loss.lines[0].ghost.getData()[1]
    np.testing.assert_array_equal(ghost, before[: len(ghost)], "the course given up is the ghost")
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert slider.value() == 0, "nothing lies ahead any more"
    # Undo leads back to the run that was left, where it was, with all that lay ahead of it.
    user.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.wait(lambda: slider.maximum() >= 400)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    user.wait(lambda: user.step_shown() == 400 and not user.playing())
    user.wait(lambda: np.array_equal(loss.losses["train"].getData()[1], before))


def test_a_long_way_is_shown_and_can_be_left(user: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every way begins at step 0, and a step takes a while, as in a large network."""
    # The second lane begins at step 0 and is trained as far.
    user.controller.lanes.handlers()["add_lane"]()
    user.wait(lambda: len(user.session.version.lanes) == 2)
    slow, advance = threading.Event(), Run.advance

    def advance_slowly(run: Run, steps: int) -> list[float]:
        if slow.is_set():
            time.sleep(0.02)
        return advance(run, 1 if slow.is_set() else steps)

    monkeypatch.setattr(Checkpoints, "nearest", lambda *_: None)
    monkeypatch.setattr(Run, "advance", advance_slowly)
    line = user.controller._on_the_way.line
    slow.set()
    user.session.seek(380)
    user.wait(line.isVisible)
    assert line.text() == "Going to step 380 …"
    assert line.accessibleName() == "Note: Going to step 380 …"
    user.wait(lambda: line.bar.value() > 0)
    user.click("way.busy.cancel")
    user.wait(lambda: not line.isVisible())
    user.rest()
    assert 0 < user.step_shown() < 380
    # On from there; it leaves by itself on arrival.
    user.session.seek(380)
    user.wait(line.isVisible)
    slow.clear()
    user.wait(lambda: user.step_shown() == 380)
    user.rest()
    assert not line.isVisible()
