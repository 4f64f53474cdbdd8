"""A learner sees on the slider how large the learning rate may be, and that it is so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flows_support import shipped

from engine.data.datasets import dataset
from engine.network.losses import MeanSquaredError
from engine.optimizers import SGD, Adam, Momentum
from engine.training.experiment import DataSpec
from playground.widgets.number_slider import NumberSlider


@pytest.mark.long
def test_the_mark_is_there_for_full_batch_descent_alone(open_window: Callable) -> None:
    spec = replace(
        shipped("circle"), data=DataSpec(dataset["sine"](samples=60)), loss=MeanSquaredError(),
        layers=(), optimizer=SGD(lr=0.01), batch_size=5000,
    )  # fmt: skip
    user = open_window(spec)

    def slider() -> NumberSlider:
        found = user.window.form.findChild(NumberSlider, "optimizer.lr")
        assert found is not None
        return found

    user.wait(lambda: slider().mark.isVisible())
    plain = slider().mark.accessibleName()
    assert "stable up to" in plain
    assert slider().mark.caption.isVisible()
    edit = user.session.edit
    edit(replace(user.session.spec, optimizer=Momentum(lr=0.01, momentum=0.5)))
    user.wait(lambda: slider().mark.isVisible() and slider().mark.accessibleName() != plain)
    edit(replace(user.session.spec, batch_size=16))
    user.wait(lambda: not slider().mark.isVisible())
    edit(replace(user.session.spec, batch_size=5000))
    user.wait(lambda: slider().mark.isVisible())
    edit(replace(user.session.spec, optimizer=Adam()))
    user.wait(lambda: not slider().mark.isVisible())
