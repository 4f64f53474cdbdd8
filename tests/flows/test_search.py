"""A learner has a search try learning rates and opens the best with one click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flows_support import shipped
from pools import pool

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
