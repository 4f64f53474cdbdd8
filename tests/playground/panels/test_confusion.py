"""The confusion matrix: counts, colours, words, and predicted over true for numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.data.datasets import dataset
from engine.data.splits import PARTS
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.running.snapshot import Snapshot
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.metrics import ClassMetrics, metrics_of
from engine.training.setup import Setup
from engine.training.trainer import Trainer
from playground.look.colors import contrast
from playground.look.tokens import DARK, LIGHT, Theme
from playground.panels.boundary.panel import BoundaryPanel
from playground.panels.loss.panel import LossPanel
from playground.panels.scores.confusion.panel import ConfusionPanel
from playground.panels.selection import Cell
from playground.words.numbers import percent

LAYERS = (Dense(units=8), Activate())


def opened(qtbot: QtBot, trainer: Trainer, theme: Theme = LIGHT) -> ConfusionPanel:
    panel = ConfusionPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(400, 250)
    panel.start(trainer.setup)
    panel.show()
    draw(panel, trainer)
    return panel


def draw(panel: ConfusionPanel, trainer: Trainer) -> None:
    panel.draw(
        Snapshot(0, readings={want.probe: want.probe.measure(trainer) for want in panel.wants()})
    )


@pytest.fixture(scope="module")
def digits() -> Trainer:
    trainer = Trainer(ExperimentSpec(data=DataSpec(dataset["digits"]()), layers=LAYERS))
    for _ in range(30):
        trainer.step()
    return trainer


def test_every_part_shows_its_counts_and_scores(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    for place, part in enumerate(PARTS):
        panel.part.setCurrentIndex(place)
        found = metrics_of(digits, part)
        assert isinstance(found, ClassMetrics)
        np.testing.assert_array_equal(panel.grid.counts, found.confusion)
        assert f"accuracy {percent(found.accuracy)}" in panel.readout.text()
        assert "log-loss" in panel.readout.text()
        for c in range(10):
            texts = [panel.scores.item(c, column).text() for column in range(4)]
            values = (found.precision[c], found.recall[c], found.f1[c])
            assert texts[0] == str(c)
            assert texts[1:] == ["–" if np.isnan(v) else f"{v:.2f}" for v in values]
    assert panel.table()[3][0] == "2"
    assert panel.table()[3][1:] == [int(n) for n in panel.grid.counts[2]]


def test_the_pointer_reads_a_cell_in_words(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    counts = panel.grid.counts
    where = panel.grid.cell_rect(3, 8).center().toPoint()
    qtbot.mouseMove(panel.grid, QPoint(1, 1))
    qtbot.mouseMove(panel.grid, where)
    expected = f"{counts[3, 8]} of {counts[3].sum()} “3” were taken for “8”"
    qtbot.waitUntil(lambda: panel.readout.text() == expected)
    panel.grid.pointed.emit(4, 4)
    assert panel.readout.text() == f"{counts[4, 4]} of {counts[4].sum()} “4” were recognised"
    draw(panel, digits)
    assert "recognised" in panel.readout.text()
    panel.grid.pointed.emit(-1, -1)
    assert panel.readout.text().startswith("accuracy")


def test_arrow_keys_walk_over_the_cells(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    panel.grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(panel.grid, key)
    assert panel.grid.cell == (2, 0)
    assert "“2” were taken for “0”" in panel.grid.accessibleDescription()
    with qtbot.waitSignal(panel.grid.chosen) as caught:
        qtbot.keyClick(panel.grid, Qt.Key.Key_Return)
    assert caught.args == [2, 0]


def test_a_click_points_out_a_sample_of_the_cell(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    truth, answer = np.argwhere((panel.grid.counts > 0) & ~np.eye(10, dtype=bool))[0]
    where = panel.grid.cell_rect(truth, answer).center().toPoint()
    with qtbot.waitSignal(panel.selected) as caught:
        qtbot.mouseClick(panel.grid, Qt.MouseButton.LeftButton, pos=where)
    (picked,) = caught.args
    assert picked.picked == {"cell", "sample"}
    assert picked.cell == Cell("test", truth, answer)
    row = picked.sample
    setup = digits.setup
    assert row in setup.parts["test"].rows
    z = digits.network.predict(digits.weights, setup.input_map(setup.data.x[row : row + 1]))
    assert (setup.data.y[row], digits.network.loss.classify(z)[0]) == (truth, answer)


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.projector(), DARK.projector()],
                         ids=lambda t: t.name)  # fmt: skip
def test_counts_stand_out_on_every_colour(qtbot: QtBot, digits: Trainer, theme: Theme) -> None:
    panel = opened(qtbot, digits, theme)
    grid = panel.grid
    for share in range(101):
        grid.counts = np.array([[share, 100 - share], [0, 0]])
        for answer in (0, 1):
            assert contrast(grid.color(0, answer), grid.ink(0, answer)) >= 4.5


def test_colours_are_shares_of_the_truth(qtbot: QtBot, digits: Trainer) -> None:
    grid = opened(qtbot, digits).grid
    grid.counts = np.array([[10, 0], [500, 500]])
    full, none, half = grid.color(0, 0), grid.color(0, 1), grid.color(1, 0)
    assert len({full, none, half}) == 3
    assert grid.color(1, 1) == half


def test_a_part_without_samples_says_so(qtbot: QtBot) -> None:
    spec = spiral(layers=LAYERS)
    spec = replace(spec, data=replace(spec.data, test=0.0))
    panel = opened(qtbot, Trainer(spec))
    assert "No samples" in panel.readout.text()


def test_numbers_are_drawn_over_their_targets(qtbot: QtBot) -> None:
    spec = ExperimentSpec(data=DataSpec(dataset["sine"]()), layers=LAYERS, loss=MeanSquaredError())
    trainer = Trainer(spec)
    for _ in range(50):
        trainer.step()
    panel = opened(qtbot, trainer)
    part, setup = trainer.setup.parts["test"], trainer.setup
    assert not panel.grid.isVisible()
    assert panel.agreement.isVisible()
    x, y = panel.agreement.points.getData()
    rows = np.sort(part.rows)
    np.testing.assert_allclose(x, setup.data.y[rows, 0])
    z = trainer.network.predict(trainer.weights, setup.input_map(setup.data.x[rows]))
    np.testing.assert_allclose(y, z[:, 0])
    found = metrics_of(trainer, "test")
    assert "R² = " in panel.readout.text()
    assert "mean absolute error" in panel.readout.text()
    assert not isinstance(found, ClassMetrics)
    assert panel.table()[0] == ["true", "predicted"]
    assert len(panel.table()) == len(rows) + 1
    panel.residuals.click()
    x, y = panel.agreement.points.getData()
    np.testing.assert_allclose(x, z[:, 0])
    np.testing.assert_allclose(y, z[:, 0] - setup.data.y[rows, 0])
    (_, _), (low, high) = panel.agreement.plotItem.getViewBox().viewRange()
    assert low < y.min()
    assert y.max() < high
    assert panel.table()[0] == ["predicted", "residual"]
    panel.residuals.click()
    np.testing.assert_allclose(panel.agreement.points.getData()[1], z[:, 0])


def test_from_classes_to_numbers_and_back(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    spec = ExperimentSpec(data=DataSpec(dataset["sine"]()), layers=LAYERS, loss=MeanSquaredError())
    panel.start(Trainer(spec).setup)
    assert not panel.grid.isVisible()
    panel.start(digits.setup)
    assert panel.grid.isVisible()
    assert panel.grid.counts.sum() == 0


def test_counts_and_scores_take_turns_where_there_is_no_room_for_both(
    qtbot: QtBot, digits: Trainer
) -> None:
    panel = opened(qtbot, digits)
    assert panel.grid.isVisible()
    assert panel.scores.isVisible()
    assert not panel.by_class.isVisible()
    panel.resize(220, 250)
    assert panel.grid.isVisible()
    assert not panel.scores.isVisible()
    qtbot.mouseClick(panel.by_class, Qt.MouseButton.LeftButton)
    assert not panel.grid.isVisible()
    assert panel.scores.isVisible()


def test_it_fits_a_small_panel(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    assert panel.minimumSizeHint().width() <= 400
    assert panel.minimumSizeHint().height() <= 250


def test_titles_say_what_is_shown() -> None:
    """It was called a confusion matrix over a cloud of numbers."""
    line = Setup.of(ExperimentSpec(data=DataSpec(dataset["sine"]()), loss=MeanSquaredError()))
    classes = Setup.of(spiral())
    for kind in (ConfusionPanel, BoundaryPanel, LossPanel):
        assert kind.titles(classes) == (kind.title, kind.tab)
        title, _ = kind.titles(line)
        assert not {"confusion", "decision", "accuracy"} & set(title.lower().split())
    assert ConfusionPanel.titles(line)[0] == "Predicted against true"
