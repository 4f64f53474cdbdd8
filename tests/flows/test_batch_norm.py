"""A learner adds batch normalisation, looks into it, and sees all panels as training sees them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from flows_support import shipped


@pytest.mark.long
def test_batch_normalisation_is_looked_into(open_window: Callable) -> None:
    user = open_window(shipped("circle"))
    window, panel = user.window, user.window.panels["batch_norm"]
    window.docks["batch_norm"].toggleViewAction().trigger()
    user.wait(lambda: panel.add.isVisible() and "Nothing" in panel.empty.words.text())
    user.click("batch_norm.add")
    user.wait(lambda: panel.reading is not None)
    user.session.run_to(20)
    user.wait(lambda: user.step_shown() == 20)
    user.rest()
    user.wait(lambda: panel.reading.used)
    assert panel.reading.agrees
    for place, size in ((2, 2), (3, 1)):
        panel.batch.setCurrentIndex(place)
        panel.batch.activated.emit(place)
        user.wait(lambda size=size: panel.reading is not None and len(panel.reading.s) == size)
        if size == 2:
            # Two samples come out at −1 and 1, whatever they were; one alone at 0.
            np.testing.assert_allclose(np.abs(panel.reading.s_hat), 1, rtol=0.05)
        else:
            np.testing.assert_allclose(panel.reading.s_hat, 0, atol=1e-12)
            assert panel.reading.by_s.tolist() == [0]
    panel.batch.setCurrentIndex(0)
    panel.batch.activated.emit(0)

    boundary = window.panels["boundary"].stage
    user.wait(lambda: boundary.field is not None)
    usual = boundary.field.values.copy()
    panel.switch.setCurrentIndex(1)
    panel.switch.activated.emit(1)
    user.wait(lambda: not np.array_equal(boundary.field.values, usual))
    window.docks["batch_norm"].close()
    user.wait(lambda: np.array_equal(boundary.field.values, usual))
