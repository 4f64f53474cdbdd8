"""The BatchNorm microscope draws the engine's numbers, and its switch reaches all panels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.network.activations import ReLU
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.layers.readings import Seen
from engine.network.places import Neuron
from engine.running.snapshot import Snapshot, Status
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from playground.look.tokens import LIGHT
from playground.panels.layers.normalized.panel import BatchNormPanel
from playground.panels.selection import Selection

LAYERS = (Dense(units=4), BatchNorm(), Activate(ReLU()), Dense(units=3), BatchNorm(), Activate())


@pytest.fixture
def panel(qtbot: QtBot) -> BatchNormPanel:
    made = BatchNormPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(560, 400)
    made.show()
    return made


def started(panel: BatchNormPanel, layers: tuple = LAYERS) -> Run:
    run = Run(replace(spiral(layers=layers), batch_size=16))
    for _ in range(3):
        run.step()
    panel.start(run.trainer.setup)
    drawn(panel, run)
    return run


def drawn(panel: BatchNormPanel, run: Run) -> None:
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, run.step_count, 0.0, Status.PAUSED, 1.0, "", readings))


def test_points_line_and_numbers_are_the_engines(panel: BatchNormPanel) -> None:
    run = started(panel)
    found = panel.reading
    assert found is not None
    np.testing.assert_allclose(panel.plot.points.getData(), [found.s, found.y])
    x, y = panel.plot.running.getData()
    std = np.sqrt(found.running_variance + found.epsilon)
    np.testing.assert_allclose(y, found.scale * (x - found.running_mean) / std + found.shift)
    assert panel.chip.accessibleName().startswith("good: batch of 10")
    assert "∂<i>J</i>/∂v" in panel.backwards.text()
    rows = panel.table()
    assert rows[7] == ["∂J/∂v", found.by_variance]
    assert len(rows) == 11 + 10
    assert panel.statistics.rowCount() == 3
    panel.select(Selection.of(place=Neuron(1, 2)))
    drawn(panel, run)
    assert (panel.layer.currentText(), panel.unit.value()) == ("Layer 2", 3)


@pytest.mark.parametrize(("place", "status"), [(2, "warning"), (3, "bad")])
def test_small_batches_say_what_they_do(panel: BatchNormPanel, place: int, status: str) -> None:
    run = started(panel)
    panel.batch.setCurrentIndex(place)
    panel.batch.activated.emit(place)
    drawn(panel, run)
    assert panel.chip.accessibleName().startswith(status)


def test_the_switch_says_how_all_panels_see(panel: BatchNormPanel, qtbot: QtBot) -> None:
    started(panel)
    assert panel.seen is Seen.USUAL
    with qtbot.waitSignal(panel.rewanted):
        panel.switch.setCurrentIndex(2)
        panel.switch.activated.emit(2)
    assert panel.seen is Seen.RUNNING


def test_where_nothing_is_normalised_it_offers_to(panel: BatchNormPanel) -> None:
    started(panel, (Dense(units=3), Activate()))
    assert "Nothing is normalised" in panel.empty.words.text()
    asked: list[ExperimentSpec] = []
    panel.edited.connect(asked.append)
    panel.add.click()
    assert any(lay.needs_batch for lay in asked[0].layers)
    assert panel.table() == []
