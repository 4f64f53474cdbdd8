"""From a question to its panel with keys alone; from a verdict and a number with a click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flows_support import shipped
from PySide6.QtCore import QPoint, Qt

from engine.data.datasets import dataset
from engine.network.losses import MeanSquaredError
from engine.training.experiment import DataSpec
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


@pytest.mark.long
def test_a_learner_counts(open_window: Callable) -> None:
    """From the epoch in the bar to the counters, and by a question to the ROC curve."""
    user = open_window(shipped("circle"))
    window, control = user.window, Qt.KeyboardModifier.ControlModifier
    assert window.docks["counters"].isHidden()
    user.qtbot.mouseClick(window.transport.stats["epoch"], Qt.MouseButton.LeftButton)
    counters = window.panels["counters"]
    user.wait(lambda: counters.zeros is not None)
    for _ in range(2):
        user.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        user.rest()
    user.wait(lambda: counters.moves is not None)
    assert "moved the weights" in counters.moved.text()
    user.press(Qt.Key.Key_F, control)
    user.wait(lambda: window.findChild(PanelFinder) is not None)
    finder = window.findChild(PanelFinder)
    user.qtbot.keyClicks(finder.field, "another threshold")
    user.qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    roc = window.panels["roc"]
    user.wait(lambda: "area: " in roc.note.text())
    x, _ = roc.lines["test"].getData()
    assert (x[0], x[-1]) == (0, 1)
    # Zeros of the weights: exact ones, and those below a threshold of one's own.
    user.qtbot.mouseClick(window.transport.stats["epoch"], Qt.MouseButton.LeftButton)
    counters.threshold.edited.emit(counters.threshold.value())
    user.wait(lambda: counters.zeros is not None)
    assert counters.rows.rowCount() == len(counters.zeros.layers) + 1
    assert "An epoch takes" in counters.time.text()
    # On a curve, where the answer is furthest off; a click leads to that sample.
    curve = DataSpec(dataset["sine"](samples=60))
    user.session.edit(replace(user.session.spec, data=curve, loss=MeanSquaredError()))
    user.wait(lambda: "test" in counters.errors)
    counters.worst.chosen.emit(0)
    user.wait(lambda: window.selection.sample == next(iter(counters.errors.values())).row)


@pytest.mark.long
def test_a_learner_tests_the_learning_rate(open_window: Callable) -> None:
    """One click for the curve, one for the rate; the run at hand stays where it is."""
    user = open_window(shipped("circle", lr=1e-4))
    window = user.window
    window.docks["rate_test"].toggleViewAction().trigger()
    panel = window.panels["rate_test"]
    user.wait(panel.isVisible)
    user.click("rate_test.begin")
    user.wait(lambda: panel.found is not None)
    assert user.step_shown() == 0
    user.click("rate_test.take")
    assert user.session.spec.optimizer.lr > 1e-3
    assert panel.found is not None, "another rate has the same curve"


@pytest.mark.long
def test_a_learner_draws_a_digit(open_window: Callable) -> None:
    user = open_window(shipped("digits"))
    window = user.window
    window.docks["draw"].toggleViewAction().trigger()
    panel = window.panels["draw"]
    user.wait(lambda: panel.answered is not None)
    blank = panel.bars.shares.copy()
    pad = panel.pad
    side = QPoint(0, pad.height() // 5)
    middle = QPoint(pad.width() // 2, pad.height() // 2)
    user.qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=middle - side)
    user.qtbot.mouseMove(pad, middle + side)
    user.qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=middle + side)
    user.wait(lambda: panel.bars.shares.tolist() != blank.tolist())
    assert "It reads" in panel.answer.text()
