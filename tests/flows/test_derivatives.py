"""From the menu to derivatives: a typed formula step by step, all partials of XOR, a Jacobian."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flows_support import shipped
from PySide6.QtWidgets import QMenu

from playground.panels.selection import Selection


def test_a_learner_walks_the_chain_rule(open_window: Callable) -> None:
    user = open_window(shipped("xor-by-hand"))
    window = user.window
    menu = next(m for m in window.findChildren(QMenu) if m.title().replace("&", "") == "Panels")
    assert menu.actions()

    def opened(name: str) -> None:
        window.docks[name].toggleViewAction().trigger()
        user.wait(lambda: window.panels[name].isVisible())
        assert not window.panels[name].visibleRegion().isEmpty(), "behind another tab"

    # A formula: typed, and walked back to its variables.
    opened("expression")
    panel = window.panels["expression"]
    field = user.find("expression.formula")
    field.setFocus()
    field.selectAll()
    user.qtbot.keyClicks(field, "sigma(w*x+b)")
    walk = panel.player.walk
    assert [node.symbol for node in walk.graph.nodes] == ["w", "x", "u₁", "b", "u₂", "f"]
    user.click("expression.graph.first")
    for _ in range(walk.length - 1):
        user.click("expression.graph.on")
    assert "∂f/∂x =\u00a0∂f/∂u₁" in panel.player.words.text()

    # All nine partial derivatives of 2-2-1, and the chain rule of one.
    opened("partials")
    partials = window.panels["partials"]
    user.wait(lambda: partials.reading is not None)
    assert partials.rows.rowCount() == 9
    # By hand, two samples lie on the kink of a ReLU: there no difference is a derivative.
    assert not partials.reading.agree.all()
    assert "kink" in partials.chip.text()
    partials.rows.clicked.emit(partials.rows.model().index(0, 0))
    page = window.panels["inspector"].parameter
    user.wait(lambda: page.reading is not None)
    assert page.reading.gradient == pytest.approx(partials.reading.gradients[0])

    # A Jacobian of the network, and its check.
    opened("jacobians")
    jacobians = window.panels["jacobians"]
    window.select(Selection.of(sample=3))
    user.wait(lambda: jacobians.reading is not None and jacobians.reading.row == 3)
    assert jacobians.reading.shape == (1, 2)
    assert "agrees" in jacobians.chip.text()
