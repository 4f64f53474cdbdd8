"""The data as a table: rows, answers, sorting, filtering, and many rows without copies."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from samples import Line, spiral

from engine.data.datasets import Data, Dataset
from engine.data.splits import PARTS
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.probes import AnswersProbe
from engine.running.snapshot import Snapshot
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from engine.training.trainer import Trainer
from playground.look.tokens import LIGHT
from playground.panels.samples.data.panel import MOST, DataTablePanel
from playground.panels.samples.data.rows_model import RowsModel
from playground.panels.selection import Cell, Selection
from playground.words.numbers import number, percent

PARTS_SHOWN = ("training", "validation", "test")
LAYERS = (Dense(units=3), Activate())


@dataclass(frozen=True, slots=True)
class Many(Dataset):
    """As many rows as a large file has."""

    count: int = 200_000

    def sample(self, rng: np.random.Generator) -> Data:
        x = rng.normal(size=(self.count, 2))
        return Data.of(x, (x[:, 0] > 0).astype(int), classes=("no", "yes"))


@dataclass(frozen=True, slots=True)
class Wide(Dataset):
    """As many columns as a picture has pixels."""

    def sample(self, rng: np.random.Generator) -> Data:
        x, pixels = rng.normal(size=(60, 300)), tuple(f"pixel {i}" for i in range(300))
        return Data.of(x, (x[:, 0] > 0).astype(int), pixels, ("no", "yes"))


def opened(qtbot: QtBot, trainer: Trainer) -> DataTablePanel:
    panel = DataTablePanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(600, 400)
    panel.start(trainer.setup)
    panel.show()
    return panel


def draw(panel: DataTablePanel, trainer: Trainer) -> None:
    panel.draw(
        Snapshot(0, readings={want.probe: want.probe.measure(trainer) for want in panel.wants()})
    )


@pytest.fixture
def trainer() -> Trainer:
    trainer = Trainer(spiral(200, layers=LAYERS))
    for _ in range(5):
        trainer.step()
    return trainer


def cell(panel: DataTablePanel, row: int, title: str) -> str:
    model = panel.view.model()
    titles = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    return str(model.data(model.index(row, titles.index(title))))


def test_cells_hold_the_data_and_what_the_network_answers(qtbot: QtBot, trainer: Trainer) -> None:
    panel, setup = opened(qtbot, trainer), trainer.setup
    assert panel.view.model().rowCount() == 200
    assert cell(panel, 8, "prediction") == "…"
    draw(panel, trainer)
    z = trainer.network.predict(trainer.weights, setup.input_map(setup.data.x))
    shares, losses = (
        trainer.network.loss.shares(z),
        trainer.network.loss.rows(z, setup.encoded(setup.data.y)),
    )
    for row in (0, 8, 199):
        assert cell(panel, row, "row") == str(row + 1)
        assert cell(panel, row, "x₂") == number(setup.data.x[row, 1])
        target, answer = int(setup.data.y[row]), int(shares[row].argmax())
        assert cell(panel, row, "target") == str(target)
        assert cell(panel, row, "prediction") == f"{answer}" + (" ✗" if answer != target else "")
        assert cell(panel, row, "confidence") == percent(shares[row].max())
        assert cell(panel, row, "loss") == number(losses[row])
        names = {"training": "train", "validation": "validation", "test": "test"}
        assert row in setup.parts[names[cell(panel, row, "part")]].rows
    assert panel.table()[9][1] == cell(panel, 8, "part")


def test_wrong_rows_alone(qtbot: QtBot, trainer: Trainer) -> None:
    panel = opened(qtbot, trainer)
    draw(panel, trainer)
    panel.wrong.click()
    answers = panel.rows.answers
    assert answers is not None
    wrong = np.flatnonzero(answers.predicted != answers.labels)
    assert panel.rows.order.tolist() == wrong.tolist()
    panel.parts.setCurrentIndex(3)
    assert set(panel.rows.order) == set(wrong) & set(trainer.setup.parts["test"].rows)
    # With other answers other rows are wrong.
    trainer.weights.layers[-1]["b"][...] = [100.0, -100.0]
    draw(panel, trainer)
    test = trainer.setup.parts["test"]
    assert set(panel.rows.order) == set(test.rows[test.labels == 1])


@pytest.mark.parametrize(
    "title", ["row", "part", "target", "prediction", "confidence", "loss", "x₁"]
)
def test_a_click_on_a_title_sorts(qtbot: QtBot, trainer: Trainer, title: str) -> None:
    panel = opened(qtbot, trainer)
    draw(panel, trainer)
    model = panel.rows
    titles = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    column = titles.index(title)
    keys = model._keys(column)
    panel.view.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert (np.diff(keys[model.order].astype(float)) >= 0).all()
    panel.view.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert (np.diff(keys[model.order].astype(float)) <= 0).all()
    assert sorted(model.order) == list(range(200))


def test_a_click_selects_the_sample_and_a_selected_one_comes_into_sight(
    qtbot: QtBot, trainer: Trainer
) -> None:
    panel = opened(qtbot, trainer)
    draw(panel, trainer)
    where = panel.view.visualRect(panel.rows.index(3, 1)).center()
    with qtbot.waitSignal(panel.selected) as caught:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert caught.args == [Selection.of(sample=3)]
    with qtbot.assertNotEmitted(panel.selected):
        panel.select(Selection.of(sample=150))
    assert panel.view.currentIndex().row() == 150
    assert panel.view.rowAt(0) < 150 < panel.view.rowAt(panel.view.viewport().height() - 1)
    # New answers leave the choice and the place alone.
    panel.view.sortByColumn(panel.rows.confidence, Qt.SortOrder.AscendingOrder)
    with qtbot.assertNotEmitted(panel.selected):
        trainer.step()
        draw(panel, trainer)
    assert panel.rows.order[panel.view.currentIndex().row()] == 150


def test_numbers_have_one_prediction_each_and_those_far_off_are_mistakes(qtbot: QtBot) -> None:
    spec = ExperimentSpec(data=DataSpec(Line()), layers=LAYERS, loss=MeanSquaredError())
    trainer = Trainer(spec)
    panel = opened(qtbot, trainer)
    draw(panel, trainer)
    assert panel.wrong.text() == "Far off only"
    setup = trainer.setup
    z = trainer.network.predict(trainer.weights, setup.input_map(setup.data.x))
    assert cell(panel, 4, "prediction") == number(float(z[4, 0]))
    assert cell(panel, 4, "target") == number(float(setup.data.y[4, 0]))
    off = (z - setup.data.y)[:, 0]
    assert cell(panel, 4, "off by") == number(float(off[4]))
    far = np.flatnonzero(np.abs(off) > 2 * np.abs(off).mean())
    assert len(far)
    panel.wrong.setChecked(True)
    assert panel.rows.order.tolist() == far.tolist()
    assert panel.rows.is_wrong(int(far[0]))


def test_two_hundred_thousand_rows_are_no_burden(qtbot: QtBot) -> None:
    trainer = Trainer(ExperimentSpec(data=DataSpec(Many()), layers=LAYERS))
    panel = opened(qtbot, trainer)
    draw(panel, trainer)
    assert f"rows 1 to {MOST:,}" in panel.note.text()
    assert cell(panel, MOST - 1, "prediction") != "…"
    assert cell(panel, MOST, "prediction") == "…"
    with qtbot.waitSignal(panel.rewanted):
        panel.select(Selection.of(sample=150_000))
    draw(panel, trainer)
    QApplication.processEvents()
    assert cell(panel, 150_000, "prediction") != "…"
    assert "rows 1 to" not in panel.note.text()
    start = time.perf_counter()
    for _ in range(10):
        draw(panel, trainer)
    assert time.perf_counter() - start < 2, "a frame may not depend on the number of rows"


def test_mistakes_are_looked_for_among_all_rows(qtbot: QtBot) -> None:
    trainer = Trainer(ExperimentSpec(data=DataSpec(Many(25_000)), layers=LAYERS))
    panel = opened(qtbot, trainer)
    draw(panel, trainer)
    with qtbot.waitSignal(panel.rewanted):
        panel.wrong.click()
    assert f"rows 1 to {MOST:,} are known; the others come" in panel.note.text()
    draw(panel, trainer)
    setup = trainer.setup
    z = trainer.network.predict(trainer.weights, setup.input_map(setup.data.x))
    wrong = np.flatnonzero(trainer.network.loss.classify(z) != setup.data.y)
    assert wrong.max() > 10 * MOST
    assert panel.rows.order.tolist() == wrong.tolist()
    assert panel.note.text() == f"{len(wrong):,} of 25,000 rows."
    panel.view.sortByColumn(panel.rows.confidence + 1, Qt.SortOrder.DescendingOrder)
    with qtbot.waitSignal(panel.rewanted):
        panel.wrong.click()
    draw(panel, trainer)
    losses = trainer.network.loss.rows(z, setup.encoded(setup.data.y))
    assert losses[panel.rows.order[0]] == losses.max()
    assert len(panel.rows.order) == 25_000
    # Sorted as they stand it is enough to know of the rows in sight.
    panel.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    (want,) = panel.wants()
    assert want.probe == AnswersProbe()


def test_parts_are_those_of_the_experiment(qtbot: QtBot, trainer: Trainer) -> None:
    panel = opened(qtbot, trainer)
    for place, part in enumerate(PARTS, start=1):
        panel.parts.setCurrentIndex(place)
        assert set(panel.rows.order) == set(trainer.setup.parts[part].rows)


def test_it_fits_a_small_panel(qtbot: QtBot, trainer: Trainer) -> None:
    panel = opened(qtbot, trainer)
    assert panel.minimumSizeHint().width() <= 400
    assert panel.minimumSizeHint().height() <= 250


def test_the_rows_behind_a_cell_of_the_confusion_matrix(qtbot: QtBot, trainer: Trainer) -> None:
    panel, setup = opened(qtbot, trainer), trainer.setup
    draw(panel, trainer)
    z = trainer.network.predict(trainer.weights, setup.input_map(setup.data.x))
    found = trainer.network.loss.classify(z)
    panel.wrong.setChecked(True)
    panel.select(Selection.of(cell=Cell("train", 0, 1)))
    inside = (setup.data.y == 0) & (found == 1) & np.isin(np.arange(200), setup.parts["train"].rows)
    assert 0 < inside.sum() < 200
    assert sorted(panel.rows.order.tolist()) == np.flatnonzero(inside).tolist()
    assert not panel.wrong.isChecked()
    assert panel.parts.currentText() == "Training"
    assert panel.cell.isVisible()
    assert "“0” taken for “1”" in panel.cell.text()

    # More training: the list follows what the network answers.
    trainer.step()
    draw(panel, trainer)
    z = trainer.network.predict(trainer.weights, setup.input_map(setup.data.x))
    now = (setup.data.y == 0) & (trainer.network.loss.classify(z) == 1)
    now &= np.isin(np.arange(200), setup.parts["train"].rows)
    assert sorted(panel.rows.order.tolist()) == np.flatnonzero(now).tolist()

    qtbot.mouseClick(panel.cell, Qt.MouseButton.LeftButton)
    assert not panel.cell.isVisible()
    assert len(panel.rows.order) == len(setup.parts["train"].rows)


def test_a_cell_of_other_classes_is_not_listed(qtbot: QtBot, trainer: Trainer) -> None:
    panel = opened(qtbot, trainer)
    panel.select(Selection.of(cell=Cell("test", 0, 5)))
    assert not panel.cell.isVisible()
    assert len(panel.rows.order) == 200


def test_no_number_is_cut_short(qtbot: QtBot, trainer: Trainer) -> None:
    panel = opened(qtbot, trainer)
    draw(panel, trainer)
    metrics, view = panel.view.fontMetrics(), panel.view
    for column in range(panel.rows.columnCount()):
        for row in range(50):
            text = panel.rows.text(row, column)
            assert metrics.horizontalAdvance(text) < view.columnWidth(column), (column, text)


def test_numbers_have_how_far_off_they_are_in_the_place_of_the_confidence(
    qtbot: QtBot, trainer: Trainer
) -> None:
    spec = ExperimentSpec(data=DataSpec(Line()), layers=LAYERS, loss=MeanSquaredError())
    panel = opened(qtbot, trainer)
    named = [panel.rows.headerData(panel.rows.confidence, Qt.Orientation.Horizontal)]
    panel.start(Trainer(spec).setup)
    named.append(panel.rows.headerData(panel.rows.confidence, Qt.Orientation.Horizontal))
    assert named == ["confidence", "off by"]


def test_the_parts_follow_a_live_change_of_the_shares(qtbot: QtBot, trainer: Trainer) -> None:
    panel, old = opened(qtbot, trainer), trainer.setup
    draw(panel, trainer)
    panel.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    panel.view.selectRow(3)
    chosen = panel.rows.order[3]
    spec = replace(old.spec, data=replace(old.spec.data, validation=0.4, test=0.3))
    setup = Setup.of(spec, [old])
    # The samples are the very same ones, only their parts are others.
    assert setup.data is old.data
    panel.set_experiment(spec, setup, frozenset({"data.validation", "data.test"}))
    titles = [cell(panel, row, "part") for row in range(200)]
    assert {name: titles.count(name) for name in PARTS_SHOWN} == dict(
        zip(PARTS_SHOWN, (60, 80, 60), strict=True)
    )
    # What one was looking at stays.
    assert panel.rows.order[panel.view.currentIndex().row()] == chosen
    panel.parts.setCurrentIndex(2)
    assert panel.view.model().rowCount() == 80
    panel.set_experiment(old.spec, old, frozenset({"data.validation", "data.test"}))
    assert panel.view.model().rowCount() == 30


def test_hundreds_of_columns_that_nobody_sees_are_not_read(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A column has its width when it comes into sight."""
    read: list[int] = []
    texts = RowsModel.texts
    monkeypatch.setattr(RowsModel, "texts", lambda rows, c: read.append(c) or texts(rows, c))
    panel = DataTablePanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(500, 300)
    panel.start(Setup.of(ExperimentSpec(data=DataSpec(dataset=Wide()))))
    assert not read
    panel.show()
    assert 0 < len(read) < 20
    header, last = panel.view.horizontalHeader(), panel.rows.columnCount() - 1
    before = header.sectionSize(last)
    panel.view.horizontalScrollBar().setValue(panel.view.horizontalScrollBar().maximum())
    assert read[-1] == last
    assert header.sectionSize(last) != before
    assert len(read) == len(set(read)) < 40
