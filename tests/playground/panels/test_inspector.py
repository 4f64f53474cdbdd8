"""The inspector: what it says of a weight, a neuron, a layer, and what a click in it asks for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from samples import normalized, spiral

import playground.look.theme as look
from engine.data.datasets import dataset
from engine.data.scaling import Standardise
from engine.network.activations import ReLU
from engine.network.layers import Activate, Dense, Maxout, Residual
from engine.network.losses import MeanSquaredError
from engine.network.places import Column, Neuron, Parameter, Place
from engine.probes import NetworkGraphReading
from engine.running.snapshot import Snapshot
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer
from playground.look.tokens import DARK, LIGHT
from playground.panels.inspector.panel import InspectorPanel
from playground.panels.selection import Selection
from playground.words.numbers import number
from playground.words.places import names_of
from playground.words.symbols import indexed

TWO = (Dense(units=4), Activate(), Dense(units=3), Activate())


def plain(text: str) -> str:
    """Rich text without its tags and hard spaces."""
    out, inside = "", False
    for sign in text:
        inside = (inside or sign == "<") and sign != ">"
        out += "" if inside or sign == ">" else sign
    return out.replace("\u00a0", " ").replace("\u200a", "")


class Shown:
    """A panel and the trainer it looks at."""

    def __init__(self, qtbot: QtBot, trainer: Trainer) -> None:
        self.trainer, self.panel = trainer, InspectorPanel(LIGHT)
        qtbot.addWidget(self.panel)
        self.panel.resize(300, 700)
        self.panel.start(trainer.setup)
        self.panel.show()

    def look_at(self, place: Place) -> InspectorPanel:
        self.panel.select(Selection.of(place=place))
        return self.draw()

    def draw(self) -> InspectorPanel:
        readings = {want.probe: want.probe.measure(self.trainer) for want in self.panel.wants()}
        self.panel.draw(Snapshot(0, readings=readings))
        return self.panel


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    trainer = Trainer(spiral(layers=TWO))
    for _ in range(3):
        trainer.step()
    return Shown(qtbot, trainer)


def test_nothing_is_measured_until_something_is_clicked(shown: Shown) -> None:
    assert not shown.panel.wants()
    assert shown.panel.empty.isVisible()
    assert "Click a weight" in shown.panel.empty.words.text()
    assert shown.panel.table() == []


def test_a_weight_is_explained_with_its_numbers(shown: Shown) -> None:
    panel = shown.look_at(Parameter(2, "W", (2, 1)))
    page, reading = panel.parameter, panel.parameter.reading
    assert reading is not None
    assert not panel.empty.isVisible()
    assert page.title.text() == "Weight from neuron 3 of layer 1 to neuron 2 of layer 2"
    assert plain(page.symbol.text()) == "w32 ="
    assert float(page.field.text().replace("−", "-")) == pytest.approx(reading.value, rel=1e-3)
    assert "mean of 42 samples" in page.how.text()
    chain = plain(page.gradient.text())
    assert "∂L/∂w32 = 1/n Σ δ2 · h3" in chain
    assert "1/42 (" in chain
    assert chain.endswith(f"= {number(reading.gradient)}")
    check = plain(page.check.text())
    assert "[L(w32+ε) − L(w32−ε)] / 2ε" in check
    assert "✓ agrees to" in check
    assert f"Δw32 = {number(reading.last_update)}" in plain(page.step.text())
    assert dict(panel.table()[1:])["gradient"] == reading.gradient  # type: ignore[arg-type]


def test_the_error_signal_stands_below_and_can_be_followed(shown: Shown, qtbot: QtBot) -> None:
    panel = shown.look_at(Parameter(0, "W", (1, 2)))
    neuron = panel.parameter.neuron
    assert neuron is not None
    assert neuron.above is not None
    text = plain(panel.parameter.signal.text())
    assert "δ3 = f′(s3) · Σk w3k δk" in text
    assert "follow δ to layer 2 ▸" in text
    with qtbot.waitSignal(panel.selected) as caught:
        panel.parameter.signal.linkActivated.emit("above")
    strongest = int(np.abs(neuron.above.weights * neuron.above.signals).argmax())
    assert caught.args == [Selection.of(place=Neuron(1, strongest))]


def test_a_gradient_without_factors_is_shown_as_it_is(shown: Shown) -> None:
    panel = shown.look_at(Parameter(2, "W", (2, 1)))
    reading = panel.parameter.reading
    assert reading is not None
    bare = replace(reading, signals=None, inputs=None, penalty=0.25)
    panel.parameter.draw(bare)
    text = plain(panel.parameter.gradient.text())
    assert text.startswith(f"∂L/∂w32 = {number(reading.gradient)}")
    assert "the penalty adds 0.25" in text


def test_of_an_output_the_loss_is_told(shown: Shown) -> None:
    panel = shown.look_at(Parameter(4, "b", (1,)))
    assert panel.parameter.title.text() == "Bias of output 2 (class 1)"
    text = plain(panel.parameter.signal.text())
    assert "δ2 = ∂L/∂z2" in text
    assert "straight from the loss" in text
    assert "follow" not in text


def test_a_sample_is_looked_at_alone_and_given_up(shown: Shown, qtbot: QtBot) -> None:
    panel = shown.panel
    panel.select(Selection.of(sample=12))
    shown.look_at(Parameter(2, "W", (0, 0)))
    assert panel.parameter.reading is not None
    assert panel.parameter.reading.rows.tolist() == [12]
    assert "sample 13" in panel.parameter.how.text()
    assert "1/n" not in plain(panel.parameter.gradient.text())
    with qtbot.waitSignal(panel.rewanted):
        qtbot.mouseClick(panel.batch_button, Qt.MouseButton.LeftButton)
    shown.draw()
    assert len(panel.parameter.reading.rows) == 42
    assert not panel.batch_button.isVisible()


def test_another_value_is_asked_for(shown: Shown, qtbot: QtBot) -> None:
    place = Parameter(2, "W", (2, 1))
    panel = shown.look_at(place)
    field = panel.parameter.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "-1.5")
    with qtbot.waitSignal(panel.parameter_set) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == [place, -1.5]


def test_a_neuron_shows_its_values_and_its_strongest_weights(shown: Shown, qtbot: QtBot) -> None:
    panel = shown.look_at(Neuron(1, 2))
    page, reading = panel.neuron, panel.neuron.reading
    assert reading is not None
    assert reading.sums is not None
    assert page.title.text() == "Neuron 3 of layer 2 · Tanh"
    text = plain(page.forward.text())
    for part in (f"s3 = {number(reading.s)}", f"h3 = f(s) = {number(reading.h)}",
                 f"f′(s) = {number(reading.slope)}"):  # fmt: skip
        assert part in text
    assert "alive" in page.chip.text()
    assert page.weights.rowCount() == 5
    order = np.argsort(-np.abs(reading.sums.weights))
    names = [page.weights.item(i, 0).text() for i in range(5)]
    assert names == [*(f"neuron {i + 1}" for i in order), "bias"]
    where = page.weights.visualItemRect(page.weights.item(0, 1)).center()
    with qtbot.waitSignal(panel.selected) as caught:
        qtbot.mouseClick(page.weights.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert caught.args == [Selection.of(place=Parameter(2, "W", (int(order[0]), 2)))]
    with qtbot.waitSignal(panel.selected) as caught:
        page.weights.chosen.emit(4)
    assert caught.args == [Selection.of(place=Parameter(2, "b", (2,)))]


def test_a_neuron_without_bias_has_none_to_show(qtbot: QtBot) -> None:
    trainer = Trainer(spiral(layers=(Dense(units=3, bias=False), Activate())))
    trainer.step()
    panel = Shown(qtbot, trainer).look_at(Neuron(0, 1))
    page = panel.neuron
    assert "b2" not in plain(page.forward.text())
    assert f"s2 = {number(page.reading.s)}" in plain(page.forward.text())
    assert [page.weights.item(i, 0).text() for i in range(page.weights.rowCount())].count(
        "bias"
    ) == 0
    assert page.weights.rowCount() == 2


def test_a_dead_neuron_is_called_dead(qtbot: QtBot) -> None:
    trainer = Trainer(spiral(layers=(Dense(units=3), Activate(ReLU()))))
    trainer.weights.layers[0]["b"][1] = -100.0
    shown = Shown(qtbot, trainer)
    assert "dead" in shown.look_at(Neuron(0, 1)).neuron.chip.text()
    assert "alive" in shown.look_at(Neuron(0, 0)).neuron.chip.text()


def test_an_input_has_a_value(shown: Shown) -> None:
    panel = shown.look_at(Neuron(-1, 1))
    reading = panel.neuron.reading
    assert reading is not None
    assert panel.neuron.title.text() == "Input x₂"
    assert plain(panel.neuron.forward.text()) == f"x2 = {number(reading.h)}"
    assert not panel.neuron.weights.isVisible()


def test_a_layer_shows_formulas_shapes_and_sizes(qtbot: QtBot) -> None:
    trainer = Trainer(normalized())
    trainer.step()
    shown = Shown(qtbot, trainer)
    panel = shown.look_at(Column(0))
    page = panel.layer
    assert page.reading is not None
    assert page.title.text() == "Layer 1"
    assert "s = x W + b" in plain(page.formulas.text())
    assert page.note.text() == "2 numbers in, 6 out, 30 parameters"
    assert page.arrays.item(0, 0).text() == "dense.W"
    assert page.arrays.item(0, 1).text() == "2×6"
    assert page.arrays.item(0, 2).text() == number(page.reading.arrays[0].norm, 3)
    with qtbot.waitSignal(panel.selected) as caught:
        page.arrays.chosen.emit(2)
    assert caught.args == [Selection.of(place=Parameter(1, "gamma", (0,)))]


def test_the_graph_of_one_sample_is_listed_there_and_back(shown: Shown, qtbot: QtBot) -> None:
    panel = shown.panel
    qtbot.mouseClick(panel.trace_button, Qt.MouseButton.LeftButton)
    panel.select(Selection.of(sample=5))
    shown.draw()
    # As of a larger network, which is not drawn.
    panel.trace.draw_graph(NetworkGraphReading(5, "train", None))
    forward, backward = panel.trace.forward, panel.trace.backward
    assert forward.item(0, 0).text() == "x"
    assert forward.item(forward.rowCount() - 1, 0).text() == "L"
    assert backward.item(0, 0).text() == "∂L/∂z"
    assert forward.item(1, 3).text().startswith("2 × 4, first ")
    assert "Sample 6" in panel.trace.where.text()
    # In a narrow panel meaning and formula are in the tool tips alone.
    assert forward.isColumnHidden(1)
    assert "weights of layer 1" in forward.item(1, 0).toolTip()
    panel.resize(1200, 700)
    QApplication.processEvents()
    assert not forward.isColumnHidden(1)


def test_a_place_that_is_gone_is_forgotten(shown: Shown) -> None:
    shown.look_at(Neuron(1, 2))
    shown.panel.select(Selection.of(sample=50))
    smaller = Trainer(spiral(20, layers=(Dense(units=2), Activate())))
    shown.panel.start(smaller.setup)
    assert shown.panel.place is None
    assert shown.panel.row == -1
    assert shown.panel.empty.isVisible()
    shown.panel.select(Selection.of(place=Column(7)))
    assert shown.panel.place is None


def test_a_place_that_stays_is_kept(shown: Shown) -> None:
    shown.look_at(Neuron(0, 1))
    other = Trainer(replace(shown.trainer.spec, seed=7))
    shown.panel.start(other.setup)
    assert shown.panel.place == Neuron(0, 1)


def test_a_live_edit_is_named_and_keeps_the_reading(shown: Shown) -> None:
    panel = shown.look_at(Neuron(1, 2))
    layers = (*TWO[:3], Activate(ReLU()))
    edited = replace(shown.trainer.spec, layers=layers)
    changed = frozenset({"layers.3.activation"})
    panel.set_experiment(edited, shown.trainer.setup.retuned(edited), changed)
    assert panel.neuron.title.text() == "Neuron 3 of layer 2 · ReLU"
    assert panel.neuron.reading is not None
    panel.select(Selection.of(place=Column(1)))
    assert "ReLU" in panel.layer.formulas.text()
    panel.set_experiment(shown.trainer.spec, shown.trainer.setup, changed)
    assert "Tanh" in panel.layer.formulas.text()


def test_readings_of_another_place_are_not_shown(shown: Shown) -> None:
    shown.look_at(Parameter(2, "W", (2, 1)))
    old = {want.probe: want.probe.measure(shown.trainer) for want in shown.panel.wants()}
    shown.panel.select(Selection.of(place=Parameter(2, "W", (0, 0))))
    shown.panel.draw(Snapshot(0, readings=old))
    assert shown.panel.parameter.reading is None


def test_numbers_that_are_not_finite_are_said_in_words(shown: Shown) -> None:
    shown.trainer.weights.params.flat[...] = np.nan
    panel = shown.look_at(Parameter(0, "W", (0, 0)))
    assert "not finite" in plain(panel.parameter.check.text())
    for place in (Neuron(0, 0), Column(1), Neuron(2, 0)):
        shown.look_at(place)


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.projector()], ids=lambda t: t.name)
def test_nothing_is_clipped_in_a_small_panel(
    shown: Shown, qapp: QApplication, theme: look.Theme
) -> None:
    look.apply(qapp, theme)
    try:
        panel = shown.panel
        panel.set_theme(theme)
        panel.resize(400, 250)
        for place in (Parameter(2, "W", (2, 1)), Neuron(1, 2), Column(1)):
            shown.look_at(place)
            assert panel.minimumSizeHint().width() <= 400
            assert panel.minimumSizeHint().height() <= 250
    finally:
        look.apply(qapp, LIGHT)


def test_names_of_everything_that_has_parameters() -> None:
    layers = (Maxout(units=3), Residual((Dense(units=3), Activate())))
    names = names_of(Trainer(spiral(layers=layers)).setup)
    expected = {
        Parameter(0, "W", (1, 4)): "Weight from input x₂ to sum 2 of neuron 2 of layer 1",
        Parameter(1, "0.W", (0, 0)): "Weight from neuron 1 to neuron 1 of layer 1 inside layer 2",
        Parameter(2, "W", (0, 1)): "Weight from neuron 1 of layer 2 to output 2 (class 1)",
    }
    for place, text in expected.items():
        assert names.parameter(place) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.018712, "−0.01871"),
        (3e-9, "3·10⁻⁹"),
        (-1.5e12, "−1.5·10¹²"),
        (float("nan"), "–"),
        (None, "–"),
        (-0.0, "0"),
        (float("-inf"), "−∞"),
    ],
)
def test_numbers_as_they_are_written(value: float | None, text: str) -> None:
    assert number(value) == text


def test_indices_beyond_nine_are_told_apart() -> None:
    assert plain(indexed("w", 2, 3)) == "w34"
    assert plain(indexed("w", 2, 11)) == "w3,12"


@pytest.mark.parametrize("place", [Parameter(0, "W", (0, 1)), Neuron(0, 1), Column(0)])
def test_in_a_wide_and_low_room_its_parts_stand_beside_each_other(
    shown: Shown, place: Place
) -> None:
    panel = shown.panel
    panel.select(Selection.of(place=place))
    page = {Parameter: panel.parameter, Neuron: panel.neuron, Column: panel.layer}[type(place)]

    def firsts() -> list[QPoint]:
        QApplication.processEvents()
        return [group.geometry().topLeft() for group in page.groups]

    panel.resize(560, 200)
    left, right = firsts()
    assert left.y() == right.y()
    assert right.x() > left.x() + 200
    panel.resize(260, 500)
    upper, lower = firsts()
    assert upper.x() == lower.x()
    assert lower.y() > upper.y()
    for part in page.findChildren(QWidget):
        if part.isVisible() and part.parentWidget() is page:
            assert page.rect().contains(part.geometry()), part


def test_the_graph_says_that_it_is_in_training_units(qtbot: QtBot) -> None:
    data = DataSpec(dataset["engel"](), target_scaling=Standardise())
    trainer = Trainer(ExperimentSpec(data=data, loss=MeanSquaredError()))
    shown = Shown(qtbot, trainer)
    units = trainer.setup.target_units
    assert units is not None
    text = shown.panel.trace.units.text()
    assert "training units" in text
    assert number(float(units.shift[0])) in text
    shown.panel.start(Trainer(spiral()).setup)
    assert shown.panel.trace.units.isHidden()


@pytest.mark.parametrize("width", [150, 250, 520])
def test_a_number_without_room_ends_in_dots(qtbot: QtBot, width: int) -> None:
    """Cut off at the edge it would be another number."""
    shown = Shown(qtbot, Trainer(spiral(layers=TWO)))
    shown.panel.resize(width, 500)
    table = shown.look_at(Neuron(1, 0)).neuron.weights
    QApplication.processEvents()
    for now in (width, width - 40, width + 200):
        shown.panel.resize(now, 500)
        QApplication.processEvents()
        assert table.horizontalHeader().length() <= table.viewport().width()
