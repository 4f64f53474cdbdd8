"""From a question to its panel with keys alone; from a verdict and a number with a click."""

from __future__ import annotations

from collections.abc import Callable

from flows_support import shipped
from PySide6.QtCore import Qt

from playground.window.docking.finder import PanelFinder


def test_a_learner_asks(open_window: Callable) -> None:
    user = open_window(shipped("xor"))
    window, control = user.window, Qt.KeyboardModifier.ControlModifier

    user.press(Qt.Key.Key_F, control)
    user.wait(lambda: window.findChild(PanelFinder) is not None)
    finder = window.findChild(PanelFinder)
    user.wait(finder.isVisible)
    user.qtbot.keyClicks(finder.field, "plateau")
    user.qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    user.wait(lambda: not window.panels["landscape"].visibleRegion().isEmpty())
    assert window.docks["landscape"].isAncestorOf(window.focusWidget())

    # A number of the bar, and a verdict on a layer.
    user.qtbot.mouseClick(window.transport.stats["test_accuracy"], Qt.MouseButton.LeftButton)
    user.wait(lambda: not window.panels["confusion"].visibleRegion().isEmpty())
    cell = window.panels["layers"].columns[0][1]
    user.wait(lambda: cell.verdict is not None)
    user.qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    user.wait(lambda: not window.panels["inspector"].visibleRegion().isEmpty())
