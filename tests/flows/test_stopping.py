"""A run that ends by itself, seen through the real window."""

from __future__ import annotations

from collections.abc import Callable

from flows_support import shipped
from forms_support import choose, type_number
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from engine.running.snapshot import Status


def test_a_rule_added_under_way_ends_the_run_and_says_so(open_window: Callable) -> None:
    user = open_window(shipped("moons"))
    user.click("transport.step")
    user.wait(lambda: user.step_shown() == 1)
    box = user.find("stopping")
    assert isinstance(box, QComboBox)
    choose(box, "Target accuracy")
    choose(user.find("stopping.0.part"), "train")
    type_number(user.qtbot, user.find("stopping.0.target"), "0.7", Qt.Key.Key_Return)
    user.click("transport.play")
    banner = user.window.banner
    user.wait(lambda: banner.isVisible() and "Stopped" in banner.text())
    assert "% of the training samples are right; the target was 70.0 %." in banner.text()
    assert user.session.status is Status.FINISHED
    assert user.session.run == 0, "the rule kept the run"
    user.rest()
    rested = user.step_shown()
    user.click("transport.play")
    user.wait(lambda: user.step_shown() > rested and user.playing())
    user.click("transport.play")
    user.rest()
