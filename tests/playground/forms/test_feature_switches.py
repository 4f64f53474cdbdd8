"""Input features and scaling in the form of an experiment, as a person uses them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from forms_support import Form
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from engine.data.datasets import dataset
from engine.data.features import (
    Cosine,
    Feature,
    PlainInput,
    Polynomial,
    Product,
    Sine,
    Square,
    feature,
)
from engine.data.scaling import NoScaling, Standardise
from engine.specs.differences import every_path
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup


@pytest.fixture
def person(qtbot: QtBot) -> Callable[..., Form]:
    """Opens the form of an experiment."""
    return lambda *args, **more: Form(qtbot, *args, **more)


def shown(*features: Feature) -> ExperimentSpec:
    return ExperimentSpec(data=DataSpec(features=features))


def digits() -> ExperimentSpec:
    return ExperimentSpec(data=DataSpec(dataset["digits"]()))


def test_every_number_of_two_inputs_has_a_switch_with_a_map(person: Callable[..., Form]) -> None:
    user = person()
    names = {
        "data.features.input.0": "x₁",
        "data.features.input.1": "x₂",
        "data.features.square.0": "x₁²",
        "data.features.square.1": "x₂²",
        "data.features.product.0": "x₁x₂",
        "data.features.sine.0": "sin x₁",
        "data.features.sine.1": "sin x₂",
    }
    for path, text in names.items():
        button = user.find(path, QToolButton)
        assert button.isVisible()
        assert button.text() == text
        assert not button.icon().isNull()
        assert button.isChecked() == (".input." in path)
    assert not user.find("data.features.cosine.0").isVisible()
    assert not user.find("data.features.polynomial").isVisible()
    user.click("data.features.more")
    assert user.find("data.features.cosine.0").isVisible()
    assert user.find("data.features.polynomial").isVisible()


def test_the_maps_show_the_features(person: Callable[..., Form]) -> None:
    user = person()

    def corners(name: str) -> list[str]:
        """Left and right end of a map's upper and lower edge: the sign of the feature there."""
        icon = user.find(name, QToolButton).icon()
        picture = icon.pixmap(icon.availableSizes()[0]).toImage()
        side = picture.height()
        places = ((1, 1), (side - 2, 1), (1, side - 2), (side - 2, side - 2))
        colors = (picture.pixelColor(*place) for place in places)
        return ["+" if color.blue() > color.red() else "-" for color in colors]

    assert corners("data.features.input.0") == ["-", "+", "-", "+"]
    assert corners("data.features.input.1") == ["+", "+", "-", "-"]
    assert corners("data.features.square.0") == ["+", "+", "+", "+"]
    assert corners("data.features.product.0") == ["-", "+", "+", "-"]


@pytest.mark.parametrize("kind", feature, ids=feature.names)
def test_of_many_inputs_every_kind_has_a_switch(
    person: Callable[..., Form], kind: type[Feature]
) -> None:
    user = person(digits())
    user.click("data.features.more")
    button = user.find(f"data.features.{kind.name}", QToolButton)  # type: ignore[attr-defined]
    assert button.isVisible()
    assert button.isChecked() == (kind is PlainInput)
    assert kind.formula in button.accessibleDescription()


def test_single_features_are_switched_one_by_one(person: Callable[..., Form]) -> None:
    user = person()
    user.click("data.features.product.0")
    user.click("data.features.square.1")
    # In the order of the registry, whatever was switched on first.
    assert user.spec == shown(Square(columns=(1,)), Product())
    assert user.setup.inputs == ("x₁", "x₂", "x₂²", "x₁x₂")
    user.click("data.features.square.0")
    assert user.spec == shown(Square(), Product())
    user.click("data.features.square.1")
    user.click("data.features.square.0")
    user.click("data.features.product.0")
    assert user.spec == ExperimentSpec()


def test_single_inputs_are_switched_and_one_stays(person: Callable[..., Form]) -> None:
    user = person()
    user.click("data.features.input.0")
    data = replace(ExperimentSpec().data, features=(PlainInput(columns=(1,)),), raw_inputs=False)
    assert user.spec.data == data
    assert user.setup.inputs == ("x₂",)
    before = user.spec
    user.click("data.features.input.1")
    assert user.spec == before
    assert user.find("data.features.input.1", QToolButton).isChecked()
    user.click("data.features.square.0")
    user.click("data.features.input.1")
    assert user.setup.inputs == ("x₁²",)
    user.click("data.features.input.0")
    user.click("data.features.input.1")
    user.click("data.features.square.0")
    assert user.spec == ExperimentSpec()


def test_kinds_are_switched_for_many_inputs(person: Callable[..., Form]) -> None:
    user = person(digits())
    assert user.find("data.inputs").isVisible()
    user.click("data.features.square")
    user.click("data.features.input")
    assert user.spec.data.features == (Square(),)
    assert not user.spec.data.raw_inputs
    assert len(user.setup.inputs) == 64


def test_a_feature_that_is_on_shows_its_knobs(person: Callable[..., Form]) -> None:
    user = person()
    user.click("data.features.more")
    assert "data.features.0.frequency" not in user.names()
    user.click("data.features.cosine.1")
    user.type("data.features.0.frequency", "5")
    assert user.spec == shown(Cosine(columns=(1,), frequency=5.0))
    user.click("data.features.sine.0")
    assert user.spec == shown(Sine(columns=(0,)), Cosine(columns=(1,), frequency=5.0))
    assert user.find("data.features.1.frequency").value() == 5.0
    # The other column takes the same frequency.
    user.click("data.features.cosine.0")
    assert user.spec == shown(Sine(columns=(0,)), Cosine(frequency=5.0))
    user.click("data.features.cosine.0")
    user.click("data.features.cosine.1")
    assert user.spec == shown(Sine(columns=(0,)))
    assert "data.features.1.frequency" not in user.names()


def test_scaling_is_a_visible_switch(person: Callable[..., Form]) -> None:
    user = person()
    assert user.find("data.scaling").isVisible()
    assert user.find("data.scaling").currentText() == NoScaling.label  # type: ignore[attr-defined]
    user.choose("data.scaling", Standardise.label)  # type: ignore[attr-defined]
    assert user.spec.data == DataSpec(scaling=Standardise())


def test_features_of_a_file_are_shown_without_emitting(person: Callable[..., Form]) -> None:
    user = person()
    other = shown(Sine(), Sine(frequency=3.0), Polynomial(degree=4))
    user.form.set_experiment(other, Setup.of(other), every_path(other))
    assert user.edits == []
    assert user.find("data.features.sine.0", QToolButton).isChecked()
    assert user.find("data.features.polynomial", QToolButton).isChecked()
    assert not user.find("data.features.square.0", QToolButton).isChecked()
    assert user.find("data.features.1.frequency").value() == 3.0
    assert user.find("data.features.2.degree").value() == 4
    # The same kinds with other values: no control is made anew.
    slider = user.find("data.features.1.frequency")
    again = shown(Sine(), Sine(frequency=7.0), Polynomial(degree=4))
    user.form.set_experiment(again, Setup.of(again), frozenset({"data.features.1.frequency"}))
    assert user.find("data.features.1.frequency") is slider
    assert slider.value() == 7.0
    # Both sines leave together.
    user.spec = again
    user.click("data.features.sine.0")
    user.click("data.features.sine.1")
    assert user.spec == shown(Polynomial(degree=4))


def test_features_survive_a_change_of_the_data(person: Callable[..., Form]) -> None:
    user = person()
    user.click("data.features.square.0")
    user.click("data.features.square.1")
    user.choose("data.scaling", Standardise.label)  # type: ignore[attr-defined]
    user.type("data.test", "0.3")
    user.type("data.dataset.noise", "0.2")
    data = user.spec.data
    assert data == replace(
        data, features=(Square(),), scaling=Standardise(), test=0.3, validation=0.15
    )


def test_beginners_are_not_shown_them(person: Callable[..., Form]) -> None:
    user = person(digits(), level="beginner")
    assert not user.find("data.features.square").isVisible()
    assert not user.find("data.inputs").isVisible()
    user.form.set_level("standard")
    assert user.find("data.features.square").isVisible()
    assert user.find("data.inputs").isVisible()


def test_the_switches_follow_the_number_of_inputs(person: Callable[..., Form]) -> None:
    user = person(shown(Square(columns=(1,))))
    gallery = user.form.data.gallery.gallery
    user.qtbot.mouseClick(gallery.button("sine"), Qt.MouseButton.LeftButton)
    # There is no second input, and so neither its square nor a product.
    assert user.setup.inputs == ("x",)
    assert user.find("data.features.input.0").text() == "x"
    assert "data.features.input.1" not in user.names()
    assert not user.find("data.features.square.0", QToolButton).isChecked()
    user.qtbot.mouseClick(gallery.button("digits"), Qt.MouseButton.LeftButton)
    assert user.find("data.features.square", QToolButton).isChecked()
