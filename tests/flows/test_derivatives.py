"""From the menu to derivatives: a typed formula step by step, all partials of XOR, a Jacobian."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from flows_support import shipped
from PySide6.QtWidgets import QComboBox, QMenu

from engine.data.datasets import dataset
from engine.training.experiment import DataSpec
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

    # The same for one sample, and back to the mean of the batch.
    mean = partials.reading.gradients.copy()
    window.select(Selection.of(sample=0))
    user.wait(lambda: partials.reading is not None and partials.reading.row == 0)
    assert not np.array_equal(partials.reading.gradients, mean)
    user.wait(lambda: user.find("partials.batch").isVisible())
    user.click("partials.batch")
    user.wait(lambda: partials.reading is not None and partials.reading.row < 0)
    assert np.array_equal(partials.reading.gradients, mean)

    # A Jacobian of the network, and its check.
    opened("jacobians")
    jacobians = window.panels["jacobians"]
    window.select(Selection.of(sample=3))
    user.wait(lambda: jacobians.reading is not None and jacobians.reading.row == 3)
    assert jacobians.reading.shape == (1, 2)
    assert "agrees" in jacobians.chip.text()


def choose(user: Any, name: str, text: str) -> None:
    """Choose what begins so in a box, as a person does."""
    box = user.find(name)
    assert isinstance(box, QComboBox)
    assert box.isVisible()
    place = next(i for i in range(box.count()) if box.itemText(i).startswith(text))
    box.setCurrentIndex(place)
    box.activated.emit(place)


@pytest.mark.long
def test_a_learner_plays_the_graph_of_the_network_and_sees_a_loss_as_a_picture(
    open_window: Callable,
) -> None:
    """XOR's graph at one sample by itself; I ⊗ xᵀ; then digits: ∂L/∂x, the first weights, none."""
    user = open_window(shipped("xor-by-hand"))
    window, panels = user.window, user.window.panels
    window.select(Selection.of(sample=2))
    window.docks["expression"].toggleViewAction().trigger()
    user.wait(panels["expression"].isVisible)
    choose(user, "expression.examples", "This network")
    player = panels["expression"].player
    user.wait(lambda: "sample 3" in panels["expression"].problem.text() and player.isVisible())
    user.click("expression.graph.first")
    user.click("expression.graph.play")
    user.wait(lambda: player.walk.at >= 2)
    user.click("expression.graph.play")
    user.click("expression.graph.last")
    assert player.words.text().startswith("Backwards")

    jacobians = panels["jacobians"]
    window.docks["jacobians"].toggleViewAction().trigger()
    user.wait(jacobians.isVisible)
    choose(user, "jacobians.of", "s¹")
    choose(user, "jacobians.by", "vec(W¹)")
    user.wait(lambda: "I ⊗ xᵀ" in jacobians.kind.text())
    x = user.session.setup.data.x[2]
    np.testing.assert_allclose(jacobians.grid.values, np.kron(np.eye(2), x[None]))

    digits = DataSpec(dataset["digits_or_none"]())
    user.session.edit(replace(shipped("digits"), data=digits))
    user.wait(lambda: len(user.session.setup.data.classes) == 11)
    choose(user, "jacobians.of", "L")
    choose(user, "jacobians.by", "x")
    user.wait(lambda: len(jacobians.pictures.tiles) == 1)
    assert jacobians.pictures.tiles[0].picture.shape == (8, 8, 3)
    assert "agrees" in jacobians.chip.text()
    window.arranger.reveal("pictures")
    choose(user, "pictures.kind", "Weights")
    user.wait(lambda: len(panels["pictures"].grid.tiles) > 8)
    window.docks["draw"].toggleViewAction().trigger()
    user.wait(lambda: panels["draw"].answered is not None)
    assert panels["draw"].table()[-1][0] == "none"
