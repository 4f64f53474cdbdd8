"""The form of the experiment in the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from samples import spiral

from engine.network.activations import ReLU, Tanh
from engine.network.layers import Activate, Dense


@pytest.mark.long
def test_what_matters_first_needs_no_scrolling_at_900_pixels(
    open_window: Callable[..., Any],
) -> None:
    user = open_window(spiral())
    user.window.resize(1440, 900)
    user.window.arrange()
    QApplication.processEvents()
    form = user.window.form
    port = form.scroll_area.viewport()
    names = ("data.dataset", "data.dataset.noise", "data.dataset.samples", "data.features")
    for name in (*names, "optimizer", "optimizer.lr", "batch_size", "penalty"):
        control = user.find(name)
        assert control.isVisible(), name
        assert control.mapTo(port, control.rect().bottomLeft()).y() < port.height(), name


@pytest.mark.long
def test_single_features_reach_the_network(open_window: Callable[..., Any]) -> None:
    user = open_window(spiral())
    user.click("data.features.square.1")
    user.click("data.features.input.0")
    user.wait(lambda: user.session.setup.inputs == ("x₂", "x₂²"))


@pytest.mark.long
def test_two_clicks_give_all_layers_another_activation(open_window: Callable[..., Any]) -> None:
    user = open_window(spiral(layers=(Dense(units=4), Activate(Tanh())) * 3))
    run, before = user.session.run, user.session.spec
    common = user.find("layers.activation")
    assert isinstance(common, QComboBox)
    user.window.form.scroll_area.ensureWidgetVisible(common)
    user.qtbot.mouseClick(common, Qt.MouseButton.LeftButton)
    items = common.view()
    user.wait(items.isVisible)
    row = items.visualRect(items.model().index(common.findText("ReLU"), 0))
    # Qt takes a click where the pointer has not moved for the one that opened the list.
    user.qtbot.mouseMove(items.viewport(), row.topLeft())
    user.qtbot.mouseMove(items.viewport(), row.center())
    user.qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    user.wait(lambda: user.session.spec.layers == (Dense(units=4), Activate(ReLU())) * 3)
    # Training goes on with the same weights, and one step takes it back.
    assert user.session.run == run
    assert user.session.undo_stack.undoText() == "Activation of all layers to ReLU"
    user.session.undo_stack.undo()
    assert user.session.spec == before
    assert common.currentText() == "tanh"
