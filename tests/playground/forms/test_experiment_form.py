"""The experiment dock, as a person uses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from forms_support import Form, choose, tanh_blocks
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.data.datasets import Dataset, dataset
from engine.network.activations import Tanh
from engine.network.initializers import Glorot
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.network.penalties import L1, L2
from engine.optimizers import SGD, Adam
from engine.specs.differences import differences, every_path
from engine.specs.knobs import LEVELS, knobs_of
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from playground.forms.experiment_dock import ExperimentForm
from playground.forms.field import CountField, KnobField, SliderField
from playground.look.theme import DARK, LIGHT
from playground.widgets.count_box import CountBox
from playground.widgets.number_slider import NumberSlider
from playground.words.settings import REBUILDS


@pytest.fixture
def person(qtbot: QtBot) -> Callable[..., Form]:
    """Opens the form of an experiment."""
    return lambda *args, **more: Form(qtbot, *args, **more)


def test_learning_rate_is_typed_and_waits_for_enter(person: Callable[..., Form]) -> None:
    user = person()
    number = user.find("optimizer.lr").findChild(QLineEdit)
    number.setFocus()
    number.selectAll()
    user.qtbot.keyClicks(number, "3e-4")
    assert user.edits == []
    user.qtbot.keyClick(number, Qt.Key.Key_Return)
    assert [edit.optimizer.lr for edit in user.edits] == [3e-4]
    assert user.spec == replace(ExperimentSpec(), optimizer=Adam(lr=3e-4))


def test_dragging_a_slider_emits_all_along(person: Callable[..., Form]) -> None:
    user = person()
    slider = user.find("optimizer.lr", NumberSlider).slider
    slider.setSliderDown(True)
    for place in (10, 20, 30):
        slider.setSliderPosition(place)
        assert slider.isSliderDown()
        assert slider.sliderPosition() == place
    slider.setSliderDown(False)
    assert len({edit.optimizer.lr for edit in user.edits}) == 3


def test_showing_a_value_emits_nothing_and_keeps_the_controls(person: Callable[..., Form]) -> None:
    user = person()
    user.click("layers.0")
    before = {name: user.find(name) for name in user.names()}
    other = ExperimentSpec(
        layers=(Dense(units=5, init_weights=Glorot("uniform")), Activate(Tanh()), *tanh_blocks(1)),
        optimizer=Adam(lr=0.5),
        batch_size=7,
        seed=3,
        data=DataSpec(test=0.4),
    )
    user.find("optimizer.lr").slider.setFocus()
    user.form.set_experiment(other, Setup.of(other), every_path(other))
    assert user.edits == []
    assert {name: user.find(name) for name in user.names()} == before
    assert user.find("optimizer.lr").value() == 0.5
    assert user.find("batch_size").value() == 7
    assert user.find("seed").text() == "3"
    assert user.find("data.test").value() == 0.4
    assert user.find("layers.0.units", CountBox).value() == 5
    assert user.find("layers.0.init_weights.distribution", QComboBox).currentText() == "uniform"


def test_a_refused_edit_is_taken_back(qtbot: QtBot) -> None:
    spec = ExperimentSpec()
    setup = Setup.of(spec)
    form = ExperimentForm(spec, setup, LIGHT)
    qtbot.addWidget(form)
    form.edited.connect(lambda asked: form.set_experiment(spec, setup, differences(asked, spec)))
    combo = form.findChild(QComboBox, "optimizer")
    assert combo is not None
    choose(combo, "SGD")
    assert combo.currentText() == "Adam"
    assert form.findChild(QWidget, "optimizer.beta1") is not None


def test_another_optimiser_starts_from_its_own_defaults(person: Callable[..., Form]) -> None:
    user = person(replace(ExperimentSpec(), optimizer=Adam(lr=1e-4)))
    user.choose("optimizer", "SGD")
    assert user.spec.optimizer == SGD()
    assert user.find("optimizer.lr").value() == SGD().lr
    assert "optimizer.beta1" not in user.names()


def test_a_penalty_takes_a_strength_of_ten(person: Callable[..., Form]) -> None:
    user = person(replace(ExperimentSpec(), penalty=L2()), level="full")
    user.type("penalty.strength", "10")
    user.type("penalty.bias_strength", "10")
    assert user.spec.penalty == L2(strength=10.0, bias_strength=10.0)


def test_another_penalty_keeps_its_strength(person: Callable[..., Form]) -> None:
    user = person(replace(ExperimentSpec(), penalty=L2(strength=0.25)))
    user.choose("penalty", L1.label)  # type: ignore[attr-defined]
    assert user.spec.penalty == L1(strength=0.25)


def test_another_data_set_keeps_samples_and_noise(person: Callable[..., Form]) -> None:
    user = person()
    user.type("data.dataset.samples", "120")
    user.type("data.dataset.noise", "0.35")
    chosen = type(user.spec.data.dataset)
    other = next(
        (k for k in dataset if k is not chosen and {"samples", "noise"} <= set(knobs_of(k))), None
    )
    if other is None:
        pytest.skip("one generated data set only")
    gallery = user.form.data.gallery.gallery
    user.qtbot.mouseClick(gallery.button(other.name), Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert type(user.spec.data.dataset) is other
    assert user.spec.data.dataset.samples == 120  # type: ignore[attr-defined]
    assert user.spec.data.dataset.noise == 0.35  # type: ignore[attr-defined]
    assert user.find("data.dataset.samples").value() == 120


def test_levels_hide_what_is_above_them(person: Callable[..., Form]) -> None:
    user = person(level="beginner")
    beginner = {"data.dataset.noise", "optimizer", "optimizer.lr", "layers.add"}
    standard = {"loss", "penalty", "batch_size", "data.test", "seed"}
    full = {"optimizer.epsilon", "dtype", "weights_draw"}
    for level, shown in zip(
        LEVELS, (beginner, beginner | standard, beginner | standard | full), strict=True
    ):
        user.form.set_level(level)
        for name in beginner | standard | full:
            assert user.find(name).isVisible() == (name in shown), (level, name)
    assert user.edits == []


def test_more_settings_can_be_unfolded(person: Callable[..., Form]) -> None:
    user = person()
    assert not user.find("dtype").isVisible()
    user.click("experiment.more")
    assert user.find("dtype").isVisible()
    user.choose("dtype", "float32")
    assert user.spec.dtype == "float32"
    user.click("experiment.more")
    assert not user.find("dtype").isVisible()


def test_the_seed_is_typed_copied_and_rolled(person: Callable[..., Form]) -> None:
    user = person()
    user.type("seed", "1234", Qt.Key.Key_Tab)
    user.find("seed.copy").setFocus()
    assert user.spec.seed == 1234
    user.click("seed.copy")
    assert QGuiApplication.clipboard().text() == "1234"
    user.click("seed.roll")
    assert user.spec.seed != 1234
    assert user.find("seed").text() == str(user.spec.seed)


def test_every_control_that_rebuilds_says_so(person: Callable[..., Form]) -> None:
    user = person(level="full")
    user.click("layers.0")
    for field in user.form.findChildren(KnobField):
        place = field.place
        control = user.find(place.path)
        assert (REBUILDS in control.toolTip()) == place.knob.rebuilds, place.path
        marks = [m for m in field.findChildren(QLabel) if m.toolTip() == REBUILDS]
        if place.marked and isinstance(field, SliderField | CountField):
            assert len(marks) == place.knob.rebuilds, place.path
    for name in ("layers.add", "layers.0.remove", "layers.0.up", "layers.0.batch_norm"):
        assert REBUILDS in user.find(name).toolTip(), name
    notes = {name: section.note.text() for name, section in user.form.sections.items()}
    assert notes == {
        "data": "↻ another set rebuilds",
        "training": "● live",
        "loss": "↻ rebuilds",
        "network": "↻ rebuilds",
        "seed": "↻ rebuilds",
    }


@pytest.mark.long
def test_every_control_has_a_name_and_the_dock_no_sideways_scrolling(
    person: Callable[..., Form],
) -> None:
    user = person(level="full")
    user.form.resize(280, 1000)
    user.choose("loss", "Sigmoid cross-entropy (logistic)")
    user.click("layers.0")
    user.choose("layers.0.activation", "Leaky ReLU")
    user.choose("layers.0.init_weights", "Kaiming (He)")
    assert user.form.scroll_area.horizontalScrollBar().maximum() == 0
    assert user.form.minimumSizeHint().width() <= 280
    page = user.form.scroll_area.viewport().width()
    for control in user.form.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert control.accessibleName(), control
        if control.objectName() in user.names() and control.isVisible():
            right = control.mapTo(user.form, control.rect().topRight()).x()
            assert right <= page, control.objectName()


def test_the_wheel_scrolls_past_controls_without_the_keyboard(person: Callable[..., Form]) -> None:
    user = person()
    for name in ("optimizer", "loss"):
        combo = user.find(name, QComboBox)
        assert not combo.hasFocus()
        spot = QPointF(combo.rect().center())
        wheel = QWheelEvent(
            spot,
            combo.mapToGlobal(spot),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(combo, wheel)
    assert user.edits == []


def test_thumbnails_are_painted_while_the_window_is_idle(person: Callable[..., Form]) -> None:
    user = person()
    gallery = user.form.data.gallery
    user.qtbot.waitUntil(gallery.is_painted)
    before = [gallery.gallery.button(name).icon().cacheKey() for name in gallery.shown()]
    user.form.set_theme(DARK)
    user.qtbot.waitUntil(gallery.is_painted)
    after = [gallery.gallery.button(name).icon().cacheKey() for name in gallery.shown()]
    assert all(a != b for a, b in zip(before, after, strict=True))


def test_regression_is_a_group_of_the_gallery_and_what_is_asked_for_is_true(
    person: Callable[..., Form],
) -> None:
    user = person()
    gallery = user.form.data.gallery
    assert list(gallery.gallery.headings) == ["Classification", "Regression · tables"]
    for name in ("sine", "plane", "multi_gauss"):
        assert gallery.gallery.button(name).isVisible()
    for kind in dataset:
        # A table may ask for either; the one that comes with the program has classes.
        classes = kind.task == "classification" or kind is dataset["table"]
        assert bool(Setup.of(nearest(kind)).data.classes) == classes, kind


def test_what_matters_first_is_seen_first(person: Callable[..., Form]) -> None:
    user = person(unfolded=False)
    order = (
        *("data.dataset", "data.dataset.noise", "data.dataset.samples", "data.fold"),
        *("data.features", "optimizer", "optimizer.lr", "batch_size", "penalty"),
        *("training.fold", "loss", "layers.add", "seed"),
    )
    tops = [user.find(name).mapTo(user.form, QPoint(0, 0)).y() for name in order]
    assert tops == sorted(tops)
    for name in ("data.dataset.turns", "data.dataset.classes", "data.test", "data.scaling"):
        assert not user.find(name).isVisible(), name
    for name in ("schedule", "stopping", "class_weights"):
        assert not user.find(name).isVisible(), name
    assert user.find("data.fold").text() == "▸ Classes · Turns · Shares · Scaling"
    user.click("data.fold")
    assert user.find("data.dataset.turns").isVisible()
    user.click("training.fold")
    assert user.find("schedule").isVisible()


def test_the_decay_rates_of_adam_are_for_research(person: Callable[..., Form]) -> None:
    user = person()
    assert not user.find("optimizer.beta1").isVisible()
    assert not user.find("optimizer.beta2").isVisible()
    user.form.set_level("full")
    assert user.find("optimizer.beta1").isVisible()


def disabled(combo: QComboBox) -> dict[str, str]:
    """The items of a combo box that cannot be chosen, and what they say of it."""
    tips = {}
    for place in range(combo.count()):
        if not combo.model().item(place).isEnabled():  # type: ignore[attr-defined]
            tips[combo.itemText(place)] = combo.itemData(place, Qt.ItemDataRole.ToolTipRole)
    return tips


def test_what_changes_nothing_is_not_offered(person: Callable[..., Form]) -> None:
    plane = replace(ExperimentSpec(data=DataSpec(dataset["plane"]())), loss=MeanSquaredError())
    user = person(plane, level="full")
    fold, losses = user.find("training.fold"), user.find("loss", QComboBox)
    assert not user.find("class_weights").isVisible()
    assert not user.find("loss.targets").isVisible()
    assert "Class weights" not in fold.text()
    assert "needs classes" in disabled(losses)["Softmax cross-entropy"]
    assert "Mean squared error" not in disabled(losses)
    assert (
        "needs data with classes" in disabled(user.find("stopping", QComboBox))["Target accuracy"]
    )
    gallery = user.form.data.gallery.gallery
    user.qtbot.mouseClick(gallery.button("circle"), Qt.MouseButton.LeftButton)
    assert user.find("class_weights").isVisible()
    assert user.find("loss.targets").isVisible()
    assert "Class weights" in fold.text()
    assert disabled(losses) == {}
    user.choose("loss", "Softmax cross-entropy")
    user.qtbot.mouseClick(gallery.button("sine"), Qt.MouseButton.LeftButton)
    assert not user.find("class_weights").isVisible()
    assert not user.find("loss.targets").isVisible()


def test_what_needs_a_part_that_nobody_kept_back_says_so(person: Callable[..., Form]) -> None:
    user = person()
    assert disabled(user.find("schedule", QComboBox)) == {}
    user.type("data.validation", "0")
    for name in ("schedule", "stopping"):
        (reason, *_) = disabled(user.find(name, QComboBox)).values()
        assert "needs validation samples" in reason
    user.type("data.validation", "0.2")
    assert disabled(user.find("schedule", QComboBox)) == {}


def test_a_few_data_sets_are_shown_and_all_on_demand(person: Callable[..., Form]) -> None:
    user = person()
    gallery = user.form.data.gallery
    few = gallery.shown()
    assert 6 <= len(few) < len(dataset)
    user.click("data.more")
    assert sorted(gallery.shown()) == sorted(dataset.names)
    assert all(gallery.gallery.button(name).isVisible() for name in dataset.names)
    rare = "rings"
    user.qtbot.mouseClick(gallery.gallery.button(rare), Qt.MouseButton.LeftButton)
    # Nothing was set on the spiral, so nothing is kept.
    assert user.spec.data.dataset == dataset[rare]()
    user.click("data.more")
    # The chosen one stays in sight, until another is chosen.
    assert sorted(gallery.shown()) == sorted([*few, rare])
    user.qtbot.mouseClick(gallery.gallery.button(few[0]), Qt.MouseButton.LeftButton)
    assert gallery.shown() == few


def nearest(kind: type[Dataset]) -> ExperimentSpec:
    """An experiment on a data set, with a loss that suits it."""
    spec = ExperimentSpec(data=DataSpec(kind()))
    return replace(spec, loss=MeanSquaredError())
