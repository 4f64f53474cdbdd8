"""A learner has a search try learning rates and opens the best with one click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flows_support import shipped
from pools import pool
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.optimizers import Adam

__all__ = ["pool"]


@pytest.mark.long
@pytest.mark.usefixtures("pool")
def test_the_best_of_a_search_is_opened_with_one_click(open_window: Callable) -> None:
    user = open_window(replace(shipped("circle"), optimizer=Adam(lr=1e-5)))
    window, panel = user.window, user.window.panels["search"]
    window.docks["search"].raise_()
    user.wait(lambda: panel.begin.isVisible())
    while panel.plan.ranges.shown > 1:
        panel.plan.ranges.lines[-1].remove.click()
    line = panel.plan.ranges.lines[0]
    line.which.setCurrentIndex(line.which.findData("optimizer.lr"))
    line.values.setText("0.00001, 0.01")
    panel.plan.epochs.setValue(3)
    user.click("search.begin")
    user.wait(lambda: panel.note.text().startswith("Done after"))
    assert panel.progress.best() == (0.01,)
    assert len(panel.table()) == 3
    user.click("search.open")
    user.wait(lambda: user.session.spec.optimizer.lr == 0.01)
    user.session.undo_stack.undo()
    assert user.session.spec.optimizer.lr == 1e-5


@pytest.mark.long
@pytest.mark.usefixtures("pool")
def test_a_map_of_two_settings_and_the_path_through_them(open_window: Callable) -> None:
    user = open_window(replace(shipped("circle"), optimizer=Adam(lr=1e-5)))
    window, panel = user.window, user.window.panels["search"]
    window.docks["search"].raise_()
    user.wait(lambda: panel.begin.isVisible())
    ranges = panel.plan.ranges
    while ranges.shown > 2:
        ranges.lines[-1].remove.click()
    while ranges.shown < 2:
        ranges.more.click()
    for line, path, values in zip(
        ranges.lines[:2], ("optimizer.lr", "batch_size"), ("0.00001, 0.01", "10, 40"), strict=True
    ):
        line.which.setCurrentIndex(line.which.findData(path))
        line.values.setText(values)
    panel.plan.epochs.setValue(2)
    user.click("search.begin")
    user.wait(lambda: panel.note.text().startswith("Done after"))
    panel.page.setCurrentIndex(panel.page.findText("Map"))
    view = panel.found.map
    user.wait(view.isVisible)
    assert view.map.names == ("optimizer.lr", "batch_size")
    assert view.map.best == view.map.path[-1]
    assert view.map.across[view.map.best[0]] == 0.01
    other = next(place for place in view.map.scores if place != view.map.best)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect_of(other).center().toPoint())
    wanted = view.map.across[other[0]], view.map.upwards[other[1]]
    user.click("search.open")
    user.wait(lambda: (user.session.spec.optimizer.lr, user.session.spec.batch_size) == wanted)
    panel.page.setCurrentIndex(panel.page.findText("Path"))
    user.wait(panel.found.path.isVisible)
    assert panel.found.path.rowCount() >= 3
    assert panel.found.path.item(0, 0).text() == "start"
