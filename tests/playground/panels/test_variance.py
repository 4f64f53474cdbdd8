"""Variance by layer draws the engine's numbers: now, at first, and in theory."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.network.activations import ReLU
from engine.network.initializers import Normal
from engine.network.layers import Activate, Dense
from engine.running.snapshot import Snapshot, Status
from engine.training.run import Run
from playground.look.tokens import LIGHT
from playground.panels.layers.variance.panel import VariancePanel

BLOCK = (Dense(units=60, init_weights=Normal(std=0.1)), Activate(ReLU()))


@pytest.fixture
def panel(qtbot: QtBot) -> VariancePanel:
    made = VariancePanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(560, 300)
    made.show()
    return made


def test_measured_first_and_theory_are_drawn(panel: VariancePanel) -> None:
    run = Run(replace(spiral(layers=BLOCK * 4), batch_size=16))
    panel.start(run.trainer.setup)
    for _ in range(5):
        run.step()
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, run.step_count, 0.0, Status.PAUSED, 1.0, "", readings))
    found, first = panel.reading, panel.first
    assert found is not None
    assert first is not None
    for line, numbers in (
        (panel.forwards.now, found.activations), (panel.forwards.first, first.activations),
        (panel.forwards.theory, found.theory_activations), (panel.backwards.now, found.signals),
        (panel.backwards.theory, first.theory_signals), (panel.backwards.median, found.medians),
    ):  # fmt: skip
        with np.errstate(divide="ignore"):
            powers = np.log10(numbers)
        x, y = line.getData()
        assert x.tolist() == [1, 2, 3, 4, 5]
        np.testing.assert_allclose(y[np.isfinite(powers)], powers[np.isfinite(powers)])
    panel.of.setCurrentIndex(1)
    panel.of.activated.emit(1)
    np.testing.assert_allclose(panel.forwards.now.getData()[1], np.log10(found.sums))
    assert "theory for Normal" in panel.legend.text()
    assert panel.about.text().count("(theory: 0.55)") == 2, "√(60 · 0.1² / 2)"
    table = panel.table()
    assert [row[1] for row in table[1:]] == found.sums.tolist()
    assert len(table[0]) == 10
    assert panel.forwards.describe().startswith("from layer 1")
