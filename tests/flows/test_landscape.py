"""Looking at the loss around a run, at what a layer makes of the data, and at the optimiser."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from flows_support import shipped
from PySide6.QtCore import Qt

from engine.network.places import Parameter


@pytest.mark.long
def test_a_path_is_walked_and_looked_at_from_all_sides(open_window: Callable) -> None:
    user = open_window(shipped("spiral"))
    panel = user.window.panels["landscape"]
    user.window.docks["landscape"].raise_()
    user.wait(lambda: panel.isVisible())
    assert "No path yet" in panel.empty.text()

    # A step: the path is measured finely, since the run rests.
    user.press(Qt.Key.Key_Right)
    user.wait(lambda: panel.surface is not None and len(panel.surface.across) == 41)
    assert panel.surface.steps.tolist() == [0, 1]

    # While it trains, with few points; the path grows.
    user.click("transport.play")
    user.wait(lambda: "finer at rest" in panel.caption.text())
    assert len(panel.surface.across) < 41
    assert len(panel.surface.path) > 2
    user.click("transport.play")
    user.wait(lambda: not user.playing() and len(panel.surface.across) == 41)
    assert panel.surface.steps[-1] == user.step_shown()

    # In three dimensions, turned by the keyboard.
    user.click("landscape.solid")
    assert panel.relief.isVisible()
    before = panel.relief.view
    panel.relief.setFocus()
    user.qtbot.keyClick(panel.relief, Qt.Key.Key_Left)
    assert panel.relief.view != before

    # Over two weights, chosen as a click in the network chooses them.
    panel.choice.kind.setCurrentIndex(1)
    user.controller.window.panels["network"].pick(place=Parameter(0, "W", (1, 3)))
    user.wait(
        lambda: panel.surface is not None and panel.surface.labels[0] == "Weight x₂ → 4 of layer 1"
    )

    # Back at the beginning there is no path.
    panel.choice.kind.setCurrentIndex(0)
    user.press(Qt.Key.Key_R)
    user.wait(lambda: user.step_shown() == 0 and panel.surface is None)


@pytest.mark.long
def test_hidden_plane_and_optimiser_follow_the_run(open_window: Callable) -> None:
    user = open_window(shipped("spiral"))
    hidden, optimizer = (user.window.panels[name] for name in ("hidden_plane", "optimizer"))
    for name in ("hidden_plane", "optimizer"):
        user.window.docks[name].raise_()
    user.wait(lambda: hidden.reading is not None)
    user.click("transport.play")
    user.wait(lambda: len(optimizer.table()) > 12)
    user.click("transport.play")
    user.rest()
    layer = hidden.layers.count() - 1
    hidden.layers.setCurrentIndex(layer)
    user.wait(lambda: hidden.reading is not None and hidden.reading.title == "output")
    steps = optimizer.trail.rate.getData()[0]
    assert (np.diff(steps[-100:]) == 1).all(), "every step, whatever the speed"
