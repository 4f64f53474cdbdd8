"""Jacobians and all partial derivatives: what is drawn are the numbers of the engine."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.data.datasets import dataset
from engine.network.activations import Identity, Tanh
from engine.network.layers import Activate, Dense, Layer
from engine.network.losses import MeanSquaredError
from engine.network.places import Parameter
from engine.probes import ParameterProbe
from engine.running.snapshot import Snapshot, Status
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from playground.look.tokens import DARK, LIGHT
from playground.panels.derivatives.jacobians.panel import JacobiansPanel
from playground.panels.derivatives.partials.panel import PartialsPanel
from playground.panels.panel import Panel
from playground.panels.selection import Selection

SMALL = (Dense(units=2), Activate(Tanh()))


def run_of(layers: tuple[Layer, ...] = SMALL, data: str = "xor") -> Run:
    spec = ExperimentSpec(data=DataSpec(dataset=dataset[data]()), layers=layers)
    run = Run(spec)
    for _ in range(3):
        run.step()
    return run


def shown(panel: Panel, run: Run) -> None:
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, run.step_count, 0.0, Status.PAUSED, 1.0, "", readings))


@pytest.fixture
def jacobians(qtbot: QtBot) -> JacobiansPanel:
    panel = JacobiansPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(500, 400)
    panel.show()
    return panel


@pytest.fixture
def partials(qtbot: QtBot) -> PartialsPanel:
    panel = PartialsPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(500, 400)
    panel.show()
    return panel


def choose(panel: JacobiansPanel, of: str, by: str) -> None:
    panel.of.setCurrentIndex(panel.of.findText(of))
    panel.of.activated.emit(panel.of.currentIndex())
    assert panel.by.findText(by) >= 0
    panel.by.setCurrentIndex(panel.by.findText(by))
    panel.by.activated.emit(panel.by.currentIndex())


def test_the_jacobian_of_the_network_is_shown_first(jacobians: JacobiansPanel) -> None:
    run = run_of()
    jacobians.start(run.trainer.setup)
    shown(jacobians, run)
    trainer = run.trainer
    x = trainer.setup.parts["train"].x[:1]
    wanted = trainer.network.jacobian(trainer.weights, x)[0]
    np.testing.assert_allclose(jacobians.grid.values, wanted, rtol=1e-5)
    assert "good" in jacobians.chip.accessibleName()
    assert "∂h¹/∂s¹" in jacobians.chain.text()
    spoken = jacobians.chain.accessibleDescription()
    outputs = trainer.network.width
    assert spoken == f"∂z/∂x {outputs}×2 = ∂z/∂h¹ {outputs}×2 · ∂h¹/∂s¹ 2×2 · ∂s¹/∂x 2×2"


def test_a_factor_of_the_chain_is_shown_by_a_click(jacobians: JacobiansPanel) -> None:
    run = run_of()
    jacobians.start(run.trainer.setup)
    shown(jacobians, run)
    jacobians.chain.linkActivated.emit("factor:1")
    assert (jacobians.of.currentText(), jacobians.by.currentText()) == ("h¹", "s¹")
    shown(jacobians, run)
    values = jacobians.grid.values
    np.testing.assert_array_equal(values, np.diag(np.diag(values)))


def test_by_all_weights_it_is_the_kronecker_product(jacobians: JacobiansPanel) -> None:
    run = run_of()
    jacobians.start(run.trainer.setup)
    choose(jacobians, "s¹", "vec(W¹)")
    shown(jacobians, run)
    x = run.trainer.setup.parts["train"].x[0]
    np.testing.assert_allclose(jacobians.grid.values, np.kron(np.eye(2), x[None]))
    assert "I ⊗ xᵀ" in jacobians.kind.text()
    choose(jacobians, "L", "vec(W¹)")
    shown(jacobians, run)
    assert jacobians.view.count() == 2
    assert jacobians.grid.values.shape == (2, 2), "folded as W is"
    assert "(2×1)·(1×2) = 2×2" in jacobians.kind.text()


def test_layers_without_a_bend_are_one_linear_map(jacobians: JacobiansPanel) -> None:
    run = run_of((Dense(units=3), Activate(Identity()), Dense(units=2), Activate(Identity())))
    jacobians.start(run.trainer.setup)
    shown(jacobians, run)
    assert "one linear map" in jacobians.kind.text()
    jacobians.start(run_of().trainer.setup)
    shown(jacobians, run_of())
    assert "one linear map" not in jacobians.kind.text()


def test_the_loss_by_a_digit_is_a_picture(jacobians: JacobiansPanel) -> None:
    run = run_of(data="digits")
    jacobians.start(run.trainer.setup)
    choose(jacobians, "L", "x")
    shown(jacobians, run)
    (tile,) = jacobians.pictures.tiles
    assert tile.picture.shape == (8, 8, 3)
    assert not jacobians.pictures.isHidden()
    choose(jacobians, "z", "x")
    shown(jacobians, run)
    assert len(jacobians.pictures.tiles) == 10


def test_rows_of_a_matrix_stay_high_enough_to_be_read(jacobians: JacobiansPanel) -> None:
    """In a low panel the page scrolls: names of rows lay over each other."""
    jacobians.set_theme(LIGHT.projector())
    run = run_of((Dense(units=8), Activate()))
    jacobians.start(run.trainer.setup)
    choose(jacobians, "h¹", "x")
    jacobians.resize(500, 260)
    shown(jacobians, run)
    QApplication.processEvents()
    high = QFontMetricsF(jacobians.grid.face).height()
    assert jacobians.grid.cell_rect(0, 0).height() >= high


def test_numbers_and_colours_of_a_cell_are_told(jacobians: JacobiansPanel, qtbot: QtBot) -> None:
    run = run_of()
    jacobians.start(run.trainer.setup)
    shown(jacobians, run)
    qtbot.mouseClick(
        jacobians.grid, Qt.MouseButton.LeftButton,
        pos=jacobians.grid.cell_rect(0, 1).center().toPoint(),
    )  # fmt: skip
    assert jacobians.kind.text().startswith("∂z₁/∂x₂ = ")
    assert jacobians.grid.accessibleDescription() == jacobians.kind.text()
    table = jacobians.table()
    assert table[0] == ["∂z/∂x", "x₁", "x₂"]
    assert table[1][1:] == jacobians.grid.values[0].tolist()


def test_the_sample_that_is_picked_is_looked_at(
    jacobians: JacobiansPanel, partials: PartialsPanel
) -> None:
    run = run_of()
    for panel in (jacobians, partials):
        panel.start(run.trainer.setup)
        panel.select(Selection.of(sample=7))
        shown(panel, run)
    assert "sample 8" in jacobians.where.text()
    assert "sample 8" in partials.about.text()
    partials.batch_button.click()
    shown(partials, run)
    assert "mean loss" in partials.about.text()


def test_all_partial_derivatives_are_those_of_the_inspector(partials: PartialsPanel) -> None:
    spec = replace(run_of().spec, loss=MeanSquaredError())
    run = Run(spec)
    run.step()
    partials.start(run.trainer.setup)
    shown(partials, run)
    table = partials.table()
    assert len(table) == 1 + run.trainer.network.parameter_count
    place = Parameter(0, "W", (1, 0))
    one = ParameterProbe.at(place).measure(run.trainer)
    assert one is not None
    assert table[3][1:] == [one.value, one.gradient, one.numeric]
    assert partials.rows.item(2, 0).text() == "w¹₂₁"
    picked: list[Selection] = []
    partials.selected.connect(picked.append)
    partials.rows.chosen.emit(2)
    assert picked[0].place == place


def test_a_large_network_says_so(partials: PartialsPanel) -> None:
    run = run_of((Dense(units=100), Activate()))
    partials.start(run.trainer.setup)
    shown(partials, run)
    assert "parameters" in partials.empty.words.text()
    assert partials.table() == []
    partials.set_theme(DARK)
