"""Looking into one weight in the window: read it, change it, take that back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flows_support import shipped
from PySide6.QtCore import Qt

from engine.network.places import Column, Neuron, Parameter
from playground.panels.selection import Selection
from playground.words.numbers import number

CONTROL = Qt.KeyboardModifier.ControlModifier


def typed(user, text: str) -> None:  # type: ignore[no-untyped-def]
    """Type a number into the field of the inspector, and press Enter."""
    field = user.find("inspector.value")
    field.setFocus()
    field.selectAll()
    user.qtbot.keyClicks(field, text)
    user.qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_learner_reads_a_weight_changes_it_and_takes_that_back(open_window: Callable) -> None:
    user = open_window(shipped("xor"))
    panel, dock = user.window.panels["inspector"], user.window.docks["inspector"]
    assert not dock.isVisible()
    user.press(Qt.Key.Key_Right)
    user.wait(lambda: user.step_shown() == 1)

    user.window.select(Selection.of(place=Parameter(0, "W", (0, 1))))
    page = panel.parameter
    user.wait(lambda: page.reading is not None and page.neuron is not None)
    assert dock.isVisible()
    before = page.reading
    assert number(before.gradient) in page.gradient.text()
    assert "✓ agrees" in page.check.text()
    assert page.field.text() == f"{before.value:.4g}"

    # Another value: the inspector shows it, and the gradient that belongs to it.
    typed(user, "1.5")
    user.wait(lambda: page.reading.value == 1.5)
    assert page.field.text() == "1.5"
    assert page.reading.gradient != before.gradient
    assert page.reading.agrees
    assert user.step_shown() == 1

    user.press(Qt.Key.Key_Z, CONTROL)
    user.wait(lambda: page.reading.value == before.value)
    assert page.reading.gradient == before.gradient


@pytest.mark.long
def test_a_chosen_sample_is_followed_through_the_network(open_window: Callable) -> None:
    user = open_window(shipped("moons"))
    panel = user.window.panels["inspector"]
    user.window.select(Selection.of(place=Column(0)))
    user.wait(lambda: panel.layer.reading is not None)
    user.window.select(Selection.of(place=Neuron(0, 0)))
    user.window.panels["boundary"].pick(sample=17)
    user.wait(lambda: panel.neuron.reading is not None and panel.neuron.reading.row == 17)
    user.click("inspector.trace")
    user.wait(lambda: panel.trace.reading is not None and panel.trace.reading.row == 17)
    signal = panel.neuron.reading.signal
    assert panel.trace.reading.value("∂L/∂s¹")[0] == pytest.approx(signal)
    # The sample is pointed out in the table, too.
    table = user.window.panels["table"]
    assert table.view.currentIndex().row() == 17


@pytest.mark.long
def test_the_inspector_follows_training(open_window: Callable) -> None:
    user = open_window(shipped("circle"))
    page = user.window.panels["inspector"].parameter
    user.window.select(Selection.of(place=Parameter(2, "W", (0, 0))))
    user.wait(lambda: page.reading is not None)
    first = page.reading.value
    user.click("transport.play")
    user.wait(lambda: page.reading.value != first)
    user.click("transport.play")
    user.rest()
    kept = user.session.setup
    user.press(Qt.Key.Key_R)
    user.wait(lambda: page.reading is not None and page.reading.value == first)
    assert user.session.setup is kept
