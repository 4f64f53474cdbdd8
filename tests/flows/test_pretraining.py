"""A learner has layers pre-trained, sees them learn, and trains from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from flows_support import shipped

from engine.network.activations import Sigmoid
from engine.network.layers import Activate, Dense
from engine.training.beginning.pretraining import AutoEncoders, NoPretraining


@pytest.mark.long
def test_layers_learn_before_the_first_step_and_cancel_does_without(open_window: Callable) -> None:
    block = (Dense(units=6), Activate(Sigmoid()))
    user = open_window(replace(shipped("circle"), layers=block * 2))
    window, panel = user.window, user.window.panels["pretraining"]
    window.docks["pretraining"].toggleViewAction().trigger()
    user.wait(lambda: panel.about.text().startswith("No pre-training"))
    user.session.edit(replace(user.session.spec, pretraining=AutoEncoders(epochs=5)))
    user.wait(lambda: panel.reading is not None and panel.reading.share == 1)
    assert [len(line.getData()[0]) for line in panel.lines] == [6, 6]
    for line in panel.lines:
        assert line.getData()[1][-1] < line.getData()[1][0]
    assert user.step_shown() == 0
    user.session.run_to(3)
    user.wait(lambda: user.step_shown() == 3)
    drawn = [line.getData()[1].copy() for line in panel.lines]
    long = replace(user.session.spec, pretraining=AutoEncoders(epochs=1000))
    user.session.edit(long)
    line = user.controller._warming_up.line
    user.wait(line.isVisible)
    assert "pre-trained" in line.message.text()
    user.wait(lambda: line.bar.value() > 0)
    user.click("pretraining.busy.cancel")
    user.wait(lambda: not line.isVisible())
    assert user.session.spec.pretraining == NoPretraining()
    user.session.undo_stack.undo()
    user.session.undo_stack.undo()
    assert user.session.spec.pretraining == AutoEncoders(epochs=5)
    user.wait(lambda: panel.reading is not None and panel.reading.share == 1)
    for line, before in zip(panel.lines, drawn, strict=True):
        assert np.array_equal(line.getData()[1], before)
