"""What is hovered is read again with every frame, in every panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from engine.network.places import Column, Neuron, Parameter
from engine.running.snapshot import Snapshot
from engine.specs.differences import every_path
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from playground.look.tokens import LIGHT
from playground.panels.boundary.panel import BoundaryPanel
from playground.panels.hidden_plane.panel import HiddenPlanePanel
from playground.panels.inspector.panel import InspectorPanel
from playground.panels.landscape.panel import LandscapePanel
from playground.panels.layers.health import HealthCell
from playground.panels.layers.panel import LayersPanel
from playground.panels.layers.strip import Strip
from playground.panels.loss.panel import LossPanel
from playground.panels.network.panel import NetworkPanel
from playground.panels.network.readout import value_at
from playground.panels.optimizer.panel import OptimizerPanel
from playground.panels.panel import Panel
from playground.panels.samples.data.panel import DataTablePanel
from playground.panels.scores.confusion.panel import ConfusionPanel
from playground.panels.selection import Selection
from playground.window.bar.scores import RunNumbers
from playground.words.numbers import number


class Watcher:
    """Somebody who rests the pointer on a panel while the network is trained."""

    def __init__(self, qtbot: QtBot, kind: type[Panel]) -> None:
        self.run = Run(Setup.of(ExperimentSpec()))
        self.panel = kind(LIGHT)
        qtbot.addWidget(self.panel)
        self.panel.resize(700, 460)
        setup = self.run.trainer.setup
        self.panel.set_experiment(setup.spec, setup, every_path(setup.spec))
        self.panel.start(setup)
        with qtbot.waitExposed(self.panel):
            self.panel.show()
        self.train(1)

    def train(self, steps: int) -> None:
        for _ in range(steps):
            self.run.step()
        readings = {want.probe: want.probe.measure_run(self.run) for want in self.panel.wants()}
        self.panel.draw(Snapshot(0, self.run.step_count, readings=readings))
        for _ in range(3):
            QApplication.processEvents()

    def point(self, widget: QWidget, at: QPointF) -> None:
        for place in (QPoint(1, 1), at.toPoint()):
            # Plots take no more than a hundred moves a second.
            QTest.qWait(20)
            QTest.mouseMove(widget, place)
        QApplication.processEvents()

    def ask(self, widget: QWidget, at: QPoint) -> str:
        """Wait for the tool-tip at a place of a widget."""
        event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, event)
        assert QToolTip.isVisible()
        return QToolTip.text()


@pytest.fixture
def watch(qtbot: QtBot) -> Callable[..., Watcher]:
    """Somebody at a panel of this kind."""
    return lambda kind: Watcher(qtbot, kind)


@pytest.mark.parametrize("name", ["weight", "bias"])
def test_the_tip_of_a_weight_follows_it(watch: Callable[..., Watcher], name: str) -> None:
    at = watch(NetworkPanel)
    canvas: Any = at.panel.canvas
    place = Parameter(0, "W", (1, 2)) if name == "weight" else Parameter(0, "b", (3,))
    at.point(canvas, canvas.point_on_screen(place))
    # Where links cross, another weight may lie on top.
    place = canvas.hovered
    before = value_at(canvas.scene, place)
    assert f"= {number(before)}\n" in QToolTip.text()
    at.train(60)
    after = value_at(canvas.scene, place)
    assert number(after) != number(before)
    assert f"= {number(after)}\n" in QToolTip.text()


def test_the_tip_of_a_neuron_follows_it(watch: Callable[..., Watcher]) -> None:
    at = watch(NetworkPanel)
    canvas: Any = at.panel.canvas
    at.point(canvas, canvas.point_on_screen(Neuron(0, 2)))
    before = QToolTip.text()
    at.train(60)
    assert QToolTip.text() != before
    assert number(float(canvas.scene.joint(0).bias[2])) in QToolTip.text()


def test_a_tip_that_went_away_stays_away(watch: Callable[..., Watcher]) -> None:
    at = watch(NetworkPanel)
    canvas: Any = at.panel.canvas
    at.point(canvas, canvas.point_on_screen(Neuron(0, 2)))
    QToolTip.hideText()
    QToolTip.showText(QPoint(5, 5), "something else", at.panel)
    at.train(5)
    assert QToolTip.text() == "something else"
    QToolTip.hideText()


def test_tips_of_histograms_and_verdicts_follow(watch: Callable[..., Watcher]) -> None:
    at = watch(LayersPanel)
    strip = next(part for part in at.panel.findChildren(Strip) if part.isVisible() and part.cells)
    area = strip.areas()[0].bars
    before = at.ask(strip, area.center().toPoint())
    at.train(200)
    assert QToolTip.text() == strip.words_at(QPointF(area.center().toPoint())) != before
    cell = next(part for part in at.panel.findChildren(HealthCell) if part.toolTip())
    before = at.ask(cell, cell.rect().center())
    at.train(200)
    assert QToolTip.text() == cell.toolTip() != before


def test_the_tip_of_the_optimiser_table_follows(watch: Callable[..., Watcher]) -> None:
    at = watch(OptimizerPanel)
    table: Any = at.panel.findChild(QWidget, "optimizer.table")
    at.train(5)
    room = table._rooms()[0]
    spot = QPointF(room.center().x(), table.height() / 2).toPoint()
    before = at.ask(table, spot)
    at.train(100)
    assert QToolTip.text() == table.about(QPointF(spot)) != before


def test_the_tip_of_the_inspectors_table_follows(watch: Callable[..., Watcher]) -> None:
    at = watch(InspectorPanel)
    at.panel.select(Selection.of(place=Column(0)))
    at.train(5)
    table: Any = at.panel.layer.arrays
    spot = table.visualItemRect(table.item(0, 0)).center()
    before = at.ask(table.viewport(), spot)
    at.train(100)
    assert QToolTip.text() == table.item(0, 0).toolTip() != before


def test_the_tips_of_the_numbers_in_the_bar_follow(qtbot: QtBot) -> None:
    run = Run(Setup.of(ExperimentSpec()))
    bar = QWidget()
    qtbot.addWidget(bar)
    row = QHBoxLayout(bar)
    numbers = RunNumbers(bar)
    for stat in numbers.stats.values():
        row.addWidget(stat)
    numbers.start(run.trainer.setup)
    with qtbot.waitExposed(bar):
        bar.show()

    def train(steps: int) -> None:
        for _ in range(steps):
            run.step()
        readings = {want.probe: want.probe.measure_run(run) for want in numbers.wants()}
        numbers.draw(Snapshot(0, run.step_count, readings=readings))
        for _ in range(3):
            QApplication.processEvents()

    train(1)
    stat = numbers.stats["train_loss"]
    at = stat.rect().center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, stat.mapToGlobal(at))
    QApplication.sendEvent(stat, event)
    assert "step 1." in QToolTip.text()
    train(60)
    assert "step 61." in QToolTip.text()


def test_the_cells_of_the_data_table_follow(watch: Callable[..., Watcher]) -> None:
    at = watch(DataTablePanel)
    view: Any = at.panel.view
    place = at.panel.rows.index(0, at.panel.rows.confidence + 1)
    spot = view.visualRect(place).center()
    at.point(view.viewport(), QPointF(spot))
    shown = view.indexAt(spot)
    before, picture = shown.data(), view.viewport().grab().toImage()
    at.train(60)
    # What is painted is what is known now, with the pointer still on it.
    assert view.indexAt(spot).data() == at.panel.rows.text(0, shown.column()) != before
    assert view.viewport().grab().toImage() != picture


# Where the pointer may rest, across and down: the first place with something to be read.
SHARES = (0.45, 0.3, 0.2, 0.1, 0.4, 0.6, 0.7)
READ_OFF: dict[str, tuple[type[Panel], Callable[[Any], tuple[QWidget, Callable[[], str]]]]] = {
    "boundary": (BoundaryPanel, lambda p: (p.plot.viewport(), p.readout.text)),
    "hidden": (HiddenPlanePanel, lambda p: (p.plot.viewport(), p.caption.text)),
    "landscape": (LandscapePanel, lambda p: (p.map.viewport(), p.caption.text)),
    "confusion": (ConfusionPanel, lambda p: (p.grid, p.readout.text)),
    "loss": (LossPanel, lambda p: (p.loss.viewport(), p.readout.box.text)),
}


@pytest.mark.long
@pytest.mark.parametrize("name", READ_OFF)
def test_what_is_read_off_under_the_pointer_follows(
    watch: Callable[..., Watcher], name: str
) -> None:
    kind, parts = READ_OFF[name]
    at = watch(kind)
    at.train(30)
    widget, text = parts(at.panel)
    idle = text()
    for share in SHARES:
        spot = QPointF(widget.width() * share, widget.height() * share)
        at.point(widget, spot)
        if text() not in ("", idle):
            break
    before = text()
    at.train(1500)
    stays = text()
    at.point(widget, spot)
    assert stays == text()
    assert stays != before
