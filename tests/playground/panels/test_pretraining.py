"""The panel of pre-training draws the engine's losses, while they come and after."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.network.activations import Tanh
from engine.network.layers import Activate, Dense
from engine.running.snapshot import Snapshot
from engine.training.beginning.pretraining import AutoEncoders, NoPretraining
from engine.training.run import Run
from playground.look.tokens import LIGHT
from playground.panels.layers.pretraining.panel import PretrainingPanel

BLOCK = (Dense(units=3), Activate(Tanh()))
SPEC = replace(spiral(layers=BLOCK * 2), pretraining=AutoEncoders(epochs=6))


@pytest.fixture
def panel(qtbot: QtBot) -> PretrainingPanel:
    made = PretrainingPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def shown(panel: PretrainingPanel, run: Run) -> None:
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, readings=readings))


def test_each_layer_has_its_line_as_soon_as_it_learns(panel: PretrainingPanel) -> None:
    run = Run(SPEC, patient=True)
    panel.start(run.trainer.setup)
    assert len(panel.lines) == 2
    beginning = run.trainer.beginning
    run.owed.settle(lambda: len(beginning.losses) == 1 and len(beginning.losses[0]) == 4)
    shown(panel, run)
    x, y = panel.lines[0].getData()
    assert x.tolist() == [0, 1, 2, 3]
    np.testing.assert_allclose(y, np.log10(beginning.losses[0]))
    assert not len(panel.lines[1].getData()[0])
    assert panel.about.text().startswith("25.0")
    run.owed.settle()
    shown(panel, run)
    for line, losses in zip(panel.lines, beginning.losses, strict=True):
        np.testing.assert_allclose(line.getData()[1], np.log10(losses))
    assert panel.table()[1:] == [
        [n, *each] for n, each in enumerate(zip(*beginning.losses, strict=True))
    ]
    assert panel.about.text().startswith("reconstruction loss of layer 1: ")


def test_it_says_why_there_is_no_curve(panel: PretrainingPanel) -> None:
    without = Run(replace(SPEC, pretraining=NoPretraining()))
    panel.start(without.trainer.setup)
    shown(panel, without)
    assert panel.about.text().startswith("No pre-training")
    opened = Run(SPEC, patient=True)
    opened.restore(Run(SPEC).state())
    panel.start(opened.trainer.setup)
    shown(panel, opened)
    assert "before this run was opened" in panel.about.text()
    flat = Run(replace(SPEC, layers=()))
    panel.start(flat.trainer.setup)
    shown(panel, flat)
    assert panel.about.text() == "There is no hidden layer that could learn."
    assert panel.table() == []
