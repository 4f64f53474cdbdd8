"""The hidden plane panel: which layer, which range, what lies under the samples."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.data.datasets import dataset
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.network.places import Column, Neuron
from engine.probes import HiddenPlane, HiddenReading
from engine.running.snapshot import Snapshot, Status
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer
from playground.look.tokens import LIGHT
from playground.panels.hidden_plane.cloud import MOST
from playground.panels.hidden_plane.panel import HiddenPlanePanel
from playground.panels.hidden_plane.plane_items import steady_range
from playground.panels.selection import Selection
from playground.words.numbers import percent

TWO = (Dense(units=4), Activate(), Dense(units=2), Activate())


def trained(spec: ExperimentSpec, steps: int = 20) -> Trainer:
    made = Trainer(spec)
    for _ in range(steps):
        made.step()
    return made


def drawn(panel: HiddenPlanePanel, trainer: Trainer) -> HiddenReading:
    """Measure what the panel wants and draw it."""
    (want,) = panel.wants()
    reading = want.probe.measure(trainer)
    assert isinstance(reading, HiddenReading)
    panel.draw(Snapshot(0, trainer.step_count, 1.0, Status.RUNNING, 1.0, "", {want.probe: reading}))
    return reading


@pytest.fixture
def panel(qtbot: QtBot) -> HiddenPlanePanel:
    """The panel, shown."""
    made = HiddenPlanePanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(400, 250)
    made.show()
    return made


def test_it_begins_with_the_last_hidden_layer(panel: HiddenPlanePanel) -> None:
    panel.start(trained(spiral(layers=TWO)).setup)
    assert panel.layers.currentText() == "Layer 2 (2)"
    assert [panel.layers.itemText(i) for i in range(3)] == [
        "Layer 1 (4)",
        "Layer 2 (2)",
        "Output (2)",
    ]
    (want,) = panel.wants()
    assert isinstance(want.probe, HiddenPlane)
    assert want.probe.layer == 2


def test_a_click_on_a_neuron_or_a_layer_chooses_the_layer(
    panel: HiddenPlanePanel, qtbot: QtBot
) -> None:
    panel.start(trained(spiral(layers=TWO)).setup)
    with qtbot.waitSignal(panel.rewanted):
        panel.select(Selection.of(place=Neuron(0, 3)))
    assert panel.layers.currentText() == "Layer 1 (4)"
    panel.select(Selection.of(place=Column(2)))
    assert panel.layers.currentText() == "Output (2)"
    panel.select(Selection.of(place=Neuron(-1, 0)))
    panel.select(Selection.of(place=None))
    assert panel.layers.currentText() == "Output (2)"


def test_every_sample_is_drawn_in_the_look_of_its_class(panel: HiddenPlanePanel) -> None:
    trainer = trained(spiral(layers=TWO))
    panel.start(trainer.setup)
    samples = drawn(panel, trainer).samples
    assert panel.cloud is not None
    for place, item in enumerate(panel.cloud.items):
        kind, part = divmod(place, 3)
        chosen = (samples.labels == kind) & (samples.part == part)
        np.testing.assert_allclose(np.array(item.getData()).T, samples.points[chosen])
    wrong = samples.predicted != samples.labels
    np.testing.assert_allclose(np.array(panel.cloud.ring.getData()).T, samples.points[wrong])


def test_of_many_samples_some_are_drawn_and_it_says_so(panel: HiddenPlanePanel) -> None:
    trainer = trained(spiral(1000, layers=TWO), 2)
    panel.start(trainer.setup)
    drawn(panel, trainer)
    assert panel.cloud is not None
    assert sum(len(item.getData()[0]) for item in panel.cloud.items) == MOST
    assert "500 of 1,000 samples" in panel.caption.text()


def test_axes_name_activations_or_components_with_their_share(panel: HiddenPlanePanel) -> None:
    trainer = trained(spiral(layers=TWO))
    panel.start(trainer.setup)
    drawn(panel, trainer)
    assert panel._names == ("h₁", "h₂")
    panel.layers.setCurrentIndex(0)
    reading = drawn(panel, trainer)
    shares = [float(name.split("(")[1].split("%")[0]) / 100 for name in panel._names]
    assert panel._names[0].startswith("PC 1")
    assert sum(shares) == pytest.approx(reading.plane.explained, abs=0.011)


def test_two_classes_are_parted_by_a_straight_line_before_the_output(
    panel: HiddenPlanePanel,
) -> None:
    trainer = trained(spiral(layers=TWO), 100)
    panel.start(trainer.setup)
    drawn(panel, trainer)
    assert panel.items is not None
    x, y = panel.items.border.getData()
    W, b = (trainer.weights.layers[4][name] for name in "Wb")
    normal, offset = W[:, 1] - W[:, 0], b[1] - b[0]
    away = (np.column_stack([x, y]) @ normal + offset) / np.linalg.norm(normal)
    assert len(away)
    assert np.abs(away).max() < 0.05


def test_the_input_grid_can_be_switched_off(panel: HiddenPlanePanel) -> None:
    trainer = trained(spiral(layers=TWO))
    panel.start(trainer.setup)
    drawn(panel, trainer)
    assert panel.items is not None
    assert panel.items.grid.isVisible()
    panel.folds.setChecked(False)
    assert not panel.items.grid.isVisible()


def test_the_answer_under_the_pointer_is_said(panel: HiddenPlanePanel) -> None:
    trainer = trained(spiral(layers=TWO))
    panel.start(trainer.setup)
    reading = drawn(panel, trainer)
    panel.plot.grab()
    left, right, bottom, top = reading.plane.extent
    at = QPointF(left + (right - left) * 10.5 / 40, bottom + (top - bottom) * 30.5 / 40)
    panel.plot.scene().sigMouseMoved.emit(panel.plot.plotItem.getViewBox().mapViewToScene(at))
    answer = reading.rest.values[30, 10]
    name = reading.samples.classes[int(answer.argmax())]
    assert panel.caption.text().endswith(f"{name}, {percent(answer.max())}")


def test_the_table_has_a_row_for_each_sample(panel: HiddenPlanePanel) -> None:
    trainer = trained(spiral(layers=TWO))
    panel.start(trainer.setup)
    assert panel.table() == []
    reading = drawn(panel, trainer)
    table = panel.table()
    assert table[0] == ["h₁", "h₂", "part", "target", "answer"]
    assert len(table) == 61
    assert table[1][:2] == reading.samples.points[0].tolist()
    assert table[1][3] in reading.samples.classes


def test_one_output_of_numbers_is_a_line_over_the_targets(panel: HiddenPlanePanel) -> None:
    sine = ExperimentSpec(data=DataSpec(dataset["sine"]()), loss=MeanSquaredError())
    trainer = trained(sine)
    panel.start(trainer.setup)
    panel.layers.setCurrentIndex(panel.layers.count() - 1)
    drawn(panel, trainer)
    assert panel.items is not None
    assert panel.items.answer.isVisible()
    assert not panel.items.image.isVisible()
    x, y = panel.items.answer.getData()
    np.testing.assert_allclose(x, y)


class TestRange:
    """The range changes seldom."""

    def test_points_that_move_a_little_leave_it(self) -> None:
        now = (0.0, 10.0, 0.0, 10.0)
        assert steady_range(now, (0.4, 10.3, -0.2, 9.0)) == now

    @pytest.mark.parametrize(
        "wanted", [(-2.0, 10.0, 0.0, 10.0), (0.0, 10.0, 0.0, 14.0), (4.0, 6.0, 0.0, 10.0)]
    )
    def test_points_far_out_or_close_together_change_it(
        self, wanted: tuple[float, float, float, float]
    ) -> None:
        assert steady_range((0.0, 10.0, 0.0, 10.0), wanted) == wanted
        assert steady_range(None, wanted) == wanted


def test_numbers_that_are_not_finite_draw_nothing_wrong(panel: HiddenPlanePanel) -> None:
    trainer = trained(spiral(layers=TWO))
    panel.start(trainer.setup)
    trainer.weights.layers[2]["W"][0, 0] = math.inf
    drawn(panel, trainer)
    assert not panel.grab().isNull()
