"""A learner sees signals die out with small weights, and theory saying so before the first step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from flows_support import shipped

from engine.network.activations import Tanh
from engine.network.initializers import Normal, Xavier
from engine.network.layers import Activate, Dense


@pytest.mark.long
def test_small_weights_let_signals_die_out(open_window: Callable) -> None:
    block = (Dense(units=50, init_weights=Normal(std=0.01)), Activate(Tanh()))
    user = open_window(replace(shipped("circle"), layers=block * 5))
    window, panel = user.window, user.window.panels["variance"]
    window.docks["variance"].toggleViewAction().trigger()
    user.wait(lambda: panel.reading is not None and panel.first is not None)
    found = panel.reading
    assert found.activations[4] < 1e-4 * found.activations[0]
    np.testing.assert_allclose(
        np.log10(found.activations[:5]), np.log10(found.theory_activations[:5]), atol=0.3
    )
    mended = (Dense(units=50, init_weights=Xavier()), Activate(Tanh()))
    user.session.edit(replace(user.session.spec, layers=mended * 5))
    user.wait(lambda: panel.reading is not None and panel.reading.activations[4] > 0.1)
    user.session.run_to(10)
    user.wait(lambda: user.step_shown() == 10)
    user.rest()
    user.wait(lambda: panel.first is not None)
    assert not np.array_equal(panel.reading.sums, panel.first.sums)
