"""ROC curves and counters as they are drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from pytestqt.qtbot import QtBot

from engine.data.datasets import dataset
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.probes import LargestErrors, Moves, RocProbe, Zeros
from engine.probes.counters import EpochMoves
from engine.running.snapshot import Snapshot, Status
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from playground.look.tokens import DARK, LIGHT
from playground.panels.panel import Panel
from playground.panels.scores.counters.panel import CountersPanel
from playground.panels.scores.roc.panel import RocPanel

CIRCLE = ExperimentSpec(
    data=DataSpec(dataset["circle"]()), layers=(Dense(units=4), Activate()), batch_size=16
)


def shown(panel: Panel, run: Run, seconds: float = 0.0) -> None:
    """Draw what the panel wants of a run."""
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    at = Snapshot(0, run.step_count, run.trainer.epochs, Status.RUNNING, 1.0, "", readings)
    panel.draw(replace(at, seconds=seconds))


def test_roc_draws_every_part_and_where_it_answers(qtbot: QtBot) -> None:
    run = Run(CIRCLE)
    for _ in range(40):
        run.step()
    panel = RocPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.start(run.trainer.setup)
    shown(panel, run)
    found = RocProbe().measure(run.trainer)
    for part, reading in found.items():
        x, y = panel.lines[part].getData()
        np.testing.assert_array_equal((x, y), (reading.curve.false, reading.curve.true))
        assert panel.points[part].getData()[0].tolist() == [reading.false]
        assert f"{reading.area:.3f}" in panel.note.text()
        assert f"{reading.area:.3f}" in panel.words()
    assert len(panel.table()) == 1 + sum(len(each.curve.false) for each in found.values())
    panel.set_theme(DARK)
    iris = Run(ExperimentSpec(data=DataSpec(dataset["iris"]()), layers=()))
    panel.start(iris.trainer.setup)
    shown(panel, iris)
    assert "3" in panel.empty.words.text()
    assert panel.plot.isHidden()
    assert panel.table() == []


def test_counters_say_what_the_probes_read(qtbot: QtBot) -> None:
    run = Run(CIRCLE)
    run.record(frozenset((EpochMoves,)))
    panel = CountersPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.start(run.trainer.setup)
    shown(panel, run)
    assert "next steps" in panel.time.text()
    while run.trainer.epoch < 3:
        run.step()
    shown(panel, run, seconds=1.5)
    assert "0.5" in panel.time.text()
    moves = Moves().measure_run(run)
    assert moves is not None
    x, y = panel.line.getData()
    np.testing.assert_array_equal((x, y), moves.rows[:, :2].T)
    zeros = Zeros().measure(run.trainer)
    assert panel.rows.item(2, 1).text() == str(zeros.whole.weights)
    # Another threshold is another probe.
    panel.threshold.setValue(10.0)
    panel.threshold.edited.emit(10.0)
    assert Zeros(threshold=10.0) in {want.probe for want in panel.wants()}
    shown(panel, run, seconds=1.5)
    assert panel.rows.item(2, 3).text().startswith(f"{zeros.whole.weights} (100")
    assert panel.worst.isHidden()
    assert {row[0] for row in panel.table()[1:]} >= {"seconds per epoch", "weights that are 0"}


def test_the_worst_sample_can_be_picked(qtbot: QtBot) -> None:
    spec = ExperimentSpec(
        data=DataSpec(dataset["sine"]()), layers=(Dense(units=3), Activate()),
        loss=MeanSquaredError(),
    )  # fmt: skip
    run = Run(spec)
    panel = CountersPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.start(run.trainer.setup)
    shown(panel, run)
    picked = []
    panel.selected.connect(picked.append)
    panel.worst.clicked.emit(panel.worst.model().index(0, 0))
    assert picked[0].sample == LargestErrors().measure(run.trainer)["train"].row
