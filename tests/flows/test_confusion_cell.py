"""From a count in the confusion matrix to the samples behind it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from flows_support import shipped
from PySide6.QtCore import Qt


@pytest.mark.long
def test_a_click_on_a_cell_lists_its_samples(open_window: Callable) -> None:
    user = open_window(shipped("iris"))
    panels, docks = user.window.panels, user.window.docks
    docks["confusion"].raise_()
    confusion, table = panels["confusion"], panels["table"]
    user.wait(lambda: confusion.grid.isVisible() and confusion.grid.counts.sum() > 0)
    assert not table.isVisible()

    truth, answer = (int(i) for i in np.argwhere(confusion.grid.counts)[0])
    count = int(confusion.grid.counts[truth, answer])
    cell = confusion.grid.cell_rect(truth, answer).center().toPoint()
    user.qtbot.mouseClick(confusion.grid, Qt.MouseButton.LeftButton, pos=cell)
    user.wait(lambda: table.isVisible() and len(table.rows.order) == count)
    setup = user.session.setup
    assert set(setup.data.y[table.rows.order]) == {truth}
    assert set(table.rows.order) <= set(setup.parts["test"].rows)

    user.click("table.cell")
    assert len(table.rows.order) == len(setup.parts["test"].rows)
