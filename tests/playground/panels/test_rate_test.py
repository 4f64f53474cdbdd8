"""The learning-rate test in its panel: aside, cancellable, and taken with a click."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.data.datasets import dataset
from engine.network.layers import Activate, Dense
from engine.optimizers import SGD
from engine.search.rate_test import rate_test
from engine.steps import at_once
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import LIGHT
from playground.panels.search.rate_test.panel import RateTestPanel

CIRCLE = ExperimentSpec(
    data=DataSpec(dataset["circle"]()),
    layers=(Dense(units=8), Activate()),
    optimizer=SGD(lr=0.001),
    batch_size=32,
)


@pytest.fixture
def panel(qtbot: QtBot) -> RateTestPanel:
    """A panel of the circle, shown."""
    made = RateTestPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    made.start(Setup.of(CIRCLE))
    return made


def test_one_click_draws_the_curve_and_one_takes_the_suggestion(
    panel: RateTestPanel, qtbot: QtBot
) -> None:
    assert panel.table() == []
    panel.begin.click()
    assert panel.begin.text() == "Cancel"
    qtbot.waitUntil(lambda: panel.found is not None, timeout=20_000)
    theirs = at_once(rate_test(CIRCLE))
    x, y = panel.line.getData()
    np.testing.assert_array_equal((x, y), (np.log10(theirs.rates), theirs.losses))
    assert panel.marked.getData()[0][0] == np.log10(theirs.suggested)
    assert panel.begin.text() == "Try all rates"
    assert len(panel.table()) == 1 + len(theirs.rates)
    edits = []
    panel.edited.connect(edits.append)
    panel.take.click()
    assert edits[0].optimizer.lr == pytest.approx(theirs.suggested, rel=0.05)
    # Another rate or schedule leaves the curve, anything else does not.
    panel.set_experiment(edits[0], Setup.of(edits[0]), frozenset({"optimizer.lr"}))
    assert panel.found is not None
    assert panel.present.getData()[0][0] == pytest.approx(np.log10(edits[0].optimizer.lr))
    other = replace(CIRCLE, batch_size=16)
    panel.set_experiment(other, Setup.of(other), frozenset({"batch_size"}))
    assert panel.found is None
    assert panel.take.isHidden()


def test_it_can_be_cancelled(panel: RateTestPanel) -> None:
    panel.begin.click()
    panel.begin.click()
    assert panel.begin.text() == "Try all rates"
    assert panel.found is None
    panel.end()
