"""Input features and scaling in the form of an experiment, as a person uses them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from forms_support import Form
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from engine.data.features import Cosine, Feature, Polynomial, Product, Sine, Square, feature
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


def test_every_registered_feature_has_a_box(person: Callable[..., Form]) -> None:
    user = person()
    for name in feature.names:
        box = user.find(f"data.features.{name}", QCheckBox)
        assert box.isVisible()
        assert not box.isChecked()
        assert feature[name].formula in box.accessibleDescription()


def test_features_are_ticked_and_named(person: Callable[..., Form]) -> None:
    user = person()
    assert user.find("data.inputs").text() == "2 inputs: x₁, x₂"
    user.click("data.features.product")
    user.click("data.features.square")
    # In the order of the registry, whatever was ticked first.
    assert user.spec == shown(Square(), Product())
    assert user.find("data.inputs").text() == "5 inputs: x₁, x₂, x₁², x₂², x₁x₂"
    user.click("data.raw_inputs")
    assert user.find("data.inputs").text() == "3 inputs: x₁², x₂², x₁x₂"
    user.click("data.raw_inputs")
    user.click("data.features.square")
    user.click("data.features.product")
    assert user.spec == ExperimentSpec()


def test_a_ticked_feature_shows_its_knobs(person: Callable[..., Form]) -> None:
    user = person()
    assert "data.features.0.frequency" not in user.names()
    user.click("data.features.cosine")
    user.type("data.features.0.frequency", "5")
    assert user.spec == shown(Cosine(frequency=5.0))
    user.click("data.features.sine")
    assert user.spec == shown(Sine(), Cosine(frequency=5.0))
    assert user.find("data.features.1.frequency").value() == 5.0
    user.click("data.features.cosine")
    assert user.spec == shown(Sine())
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
    assert user.find("data.features.sine", QCheckBox).isChecked()
    assert user.find("data.features.polynomial", QCheckBox).isChecked()
    assert not user.find("data.features.square", QCheckBox).isChecked()
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
    user.click("data.features.sine")
    assert user.spec == shown(Polynomial(degree=4))


def test_features_survive_a_change_of_the_data(person: Callable[..., Form]) -> None:
    user = person()
    user.click("data.features.square")
    user.choose("data.scaling", Standardise.label)  # type: ignore[attr-defined]
    user.type("data.test", "0.3")
    user.type("data.dataset.noise", "0.2")
    data = user.spec.data
    assert data == replace(
        data, features=(Square(),), scaling=Standardise(), test=0.3, validation=0.15
    )


def test_beginners_are_not_shown_them(person: Callable[..., Form]) -> None:
    user = person(level="beginner")
    assert not user.find("data.features.square").isVisible()
    assert not user.find("data.inputs").isVisible()
    user.form.set_level("standard")
    assert user.find("data.features.square").isVisible()
    assert user.find("data.inputs").isVisible()
