"""After a divergence the window offers what fits its cause, and does it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.data.datasets import dataset
from engine.data.scaling import Standardise
from engine.network.losses import MeanSquaredError
from engine.optimizers import SGD
from engine.training.experiment import DataSpec, ExperimentSpec

RATE = 10.0
WILD = ExperimentSpec(
    data=DataSpec(dataset=dataset["plane"]()),
    layers=(),
    loss=MeanSquaredError(),
    optimizer=SGD(lr=RATE),
)


@pytest.mark.long
@pytest.mark.parametrize("far", [1e3, 0.1])
def test_what_is_offered_is_done(
    far: float, open_window: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.training.divergence.FAR", far)
    user = open_window(WILD)
    user.click("transport.play")
    banner = user.window.banner
    user.wait(lambda: "infinite" in banner.text())
    expected = "learning rate" if far > 1 else "standardise both"
    assert expected in banner.text()
    session = user.session
    session.pause()
    banner.action_clicked.emit()
    user.wait(lambda: session.spec != WILD)
    session.pause()
    if far > 1:
        assert session.spec.optimizer.lr == RATE / 2
    else:
        assert session.spec.optimizer.lr == RATE
        assert session.spec.data.scaling == session.spec.data.target_scaling == Standardise()
