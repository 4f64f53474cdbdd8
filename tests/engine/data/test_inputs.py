"""From the inputs of the data to those of the network: features, scaling, and what stays raw."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from samples import Line, same, spiral

from engine.data.datasets import dataset
from engine.data.features import (
    MOST_COLUMNS,
    Feature,
    PlainInput,
    Polynomial,
    Product,
    Sine,
    Square,
)
from engine.data.inputs import InputMap
from engine.data.scaling import NoScaling, Scaling, Standardise, scaling
from engine.data.splits import PARTS
from engine.network.losses import MeanSquaredError
from engine.optimizers import Adam
from engine.probes import DecisionField, SamplesProbe
from engine.specs.registry import SpecError
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from engine.training.trainer import Trainer


def shown(*features: Feature, **settings: Any) -> ExperimentSpec:
    """A spiral whose inputs reach the network with these features, and are not rounded."""
    spec = spiral(engine="numpy")
    return replace(spec, data=replace(spec.data, features=features, **settings))


def test_without_features_and_scaling_nothing_changes() -> None:
    setup = Setup.of(spiral())
    assert setup.inputs == ("x₁", "x₂")
    for name in PARTS:
        part = setup.parts[name]
        assert same(part.x, setup.data.x[part.rows])


def test_features_are_added_to_the_inputs_and_named() -> None:
    setup = Setup.of(shown(Square(), Sine()))
    assert setup.inputs == ("x₁", "x₂", "x₁²", "x₂²", "sin x₁", "sin x₂")
    assert setup.network.fan_ins[0] == 6
    part = setup.parts["validation"]
    raw = setup.data.x[part.rows]
    np.testing.assert_array_equal(part.x, np.hstack([raw, raw**2, np.sin(raw)]))


def test_raw_inputs_can_be_left_out() -> None:
    setup = Setup.of(shown(Square(), raw_inputs=False))
    assert setup.inputs == ("x₁²", "x₂²")
    np.testing.assert_array_equal(
        setup.parts["train"].x, setup.data.x[setup.parts["train"].rows] ** 2
    )


def test_some_inputs_can_be_left_out() -> None:
    setup = Setup.of(shown(PlainInput(columns=(1,)), Square(columns=(0,)), raw_inputs=False))
    assert setup.inputs == ("x₂", "x₁²")
    train = setup.data.x[setup.parts["train"].rows]
    np.testing.assert_array_equal(setup.parts["train"].x, np.c_[train[:, 1], train[:, 0] ** 2])
    # Beside all of them one more is not there twice.
    assert Setup.of(shown(PlainInput(columns=(1,)))).inputs == ("x₁", "x₂")


def test_a_column_of_two_features_is_there_once() -> None:
    setup = Setup.of(shown(Square(), Product(), Polynomial(degree=2), Square()))
    assert setup.inputs == ("x₁", "x₂", "x₁²", "x₂²", "x₁x₂")
    train = setup.data.x[setup.parts["train"].rows]
    np.testing.assert_array_equal(setup.parts["train"].x[:, 4], train[:, 0] * train[:, 1])


def test_two_inputs_of_one_name_both_stay() -> None:
    train = np.array([[1.0, 2.0], [3.0, 5.0]])
    made = InputMap.of(("a", "a"), (Square(),), True, NoScaling(), train, "float64")
    assert made.names == ("a", "a", "a²", "a²")
    np.testing.assert_array_equal(made(train), np.hstack([train, train**2]))


@pytest.mark.parametrize("features", [(), (Square(),), (Polynomial(degree=4),)])
def test_standardised_columns_have_mean_0_and_variance_1_over_training(
    features: tuple[Feature, ...],
) -> None:
    setup = Setup.of(shown(*features, scaling=Standardise()))
    x = setup.parts["train"].x
    np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(x.var(axis=0), 1, rtol=1e-12)
    # Only over training: the other parts are in the same units, and not centred themselves.
    plain = Setup.of(shown(*features))
    mean, deviation = (f(plain.parts["train"].x, axis=0) for f in (np.mean, np.std))
    for name in PARTS:
        expected = (plain.parts[name].x - mean) / deviation
        np.testing.assert_allclose(setup.parts[name].x, expected, rtol=1e-9, atol=1e-12)
    assert np.abs(setup.parts["test"].x.mean(axis=0)).max() > 1e-3


def test_scaling_is_off_by_default() -> None:
    assert DataSpec().scaling == NoScaling()
    assert DataSpec().features == ()


def test_a_constant_column_is_left_alone() -> None:
    x = np.array([[7.0, 0.1, 1.0], [7.0, 0.1, 3.0], [7.0, 0.1, 5.0]])
    units = Standardise().fit(x)
    scaled = units(x)
    np.testing.assert_array_equal(scaled[:, :2], x[:, :2])
    np.testing.assert_allclose(scaled[:, 2], [-np.sqrt(1.5), 0, np.sqrt(1.5)])
    # A spread that is nothing but rounding counts as constant.
    rounding = np.array([[1e9], [np.nextafter(1e9, 2e9)], [1e9]])
    np.testing.assert_array_equal(Standardise().fit(rounding)(rounding), rounding)


@pytest.mark.parametrize("cls", scaling, ids=scaling.names)
def test_scaling_can_be_undone(cls: type[Scaling]) -> None:
    x = np.random.default_rng(0).standard_normal((20, 3)) * [1, 1e3, 1e-3] + [0, 5, -1]
    units = cls().fit(x)
    np.testing.assert_allclose(units.inverse(units(x)), x, rtol=1e-12)


def test_standardise_as_scikit_learn_does() -> None:
    sk = pytest.importorskip("sklearn.preprocessing", reason="scikit-learn is not installed")
    x = np.random.default_rng(0).standard_normal((30, 4)) * [1, 50, 1e-4, 3] + 2
    expected = sk.StandardScaler().fit(x[:20]).transform(x)
    np.testing.assert_allclose(Standardise().fit(x[:20])(x), expected, rtol=1e-12)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_pictures_stay_in_the_units_of_the_data(dtype: str) -> None:
    spec = replace(shown(Square(), scaling=Standardise()), dtype=dtype)
    trainer = Trainer(spec)
    setup, plain = trainer.setup, Setup.of(shown())
    assert same(setup.plane.extent, plain.plane.extent)
    reading = SamplesProbe().measure(trainer)
    rows = np.concatenate([setup.parts[name].rows for name in PARTS])
    np.testing.assert_array_equal(reading.points, plain.data.x[rows])
    assert setup.grid(8).dtype == dtype
    # The field says at a pixel what the network says of the same raw inputs as a sample.
    field = DecisionField(resolution=8).measure(trainer)
    assert field.plane.extent == plain.plane.extent
    z = trainer.network.predict(trainer.weights, setup.input_map(setup.plane.grid(8)))
    expected = trainer.network.loss.predict(z).reshape(8, 8, -1)
    np.testing.assert_allclose(field.values, expected, rtol=1e-6)


def test_with_squares_one_neuron_draws_a_circle() -> None:
    def accuracy(*features: Feature) -> float:
        data = DataSpec(dataset["circle"](samples=200), features=features)
        trainer = Trainer(ExperimentSpec(data=data, layers=(), optimizer=Adam(lr=0.1)))
        for _ in range(400):
            trainer.step()
        return trainer.score("test").accuracy

    assert accuracy() < 0.8
    assert accuracy(Square()) > 0.95


def test_standardise_makes_the_ravine_round() -> None:
    def condition(chosen: Scaling) -> float:
        """How many times steeper the squared loss of a linear neuron is one way than another."""
        data = DataSpec(dataset["ravine"](samples=200, condition=10_000.0), scaling=chosen)
        x = Setup.of(ExperimentSpec(data=data, loss=MeanSquaredError())).parts["train"].x
        return float(np.linalg.cond(x.T @ x))

    assert condition(NoScaling()) > 1000
    assert condition(Standardise()) < 3


class TestRefused:
    """What cannot be shown to a network, each with the place and a way out."""

    def test_nothing_left_to_show(self) -> None:
        with pytest.raises(SpecError, match="at least one input") as caught:
            Setup.of(shown(raw_inputs=False))
        assert caught.value.path == "data.features"

    def test_far_too_many_products(self) -> None:
        data = DataSpec(dataset["digits"](), features=(Polynomial(degree=3),))
        with pytest.raises(
            SpecError, match=f"at most {MOST_COLUMNS:,}.* 47,840 .*degree"
        ) as caught:
            Setup.of(ExperimentSpec(data=data))
        assert caught.value.path == "data.features"

    @pytest.mark.parametrize("dtype", ["float64", "float32"])
    def test_numbers_beyond_the_precision(self, dtype: str) -> None:
        largest = 1e40 if dtype == "float64" else 1e10
        train = np.array([[1.0], [largest]])
        made = InputMap.of(("x",), (Polynomial(degree=8),), True, NoScaling(), train / 1e40, dtype)
        with pytest.raises(SpecError, match=rf"range of {dtype}, found x"):
            made.checked(train)

    def test_inputs_too_large_for_float32(self) -> None:
        train = np.array([[1.0], [1e300]])
        made = InputMap.of(("x",), (), True, NoScaling(), train, "float32")
        with pytest.raises(SpecError, match="found x beyond it") as caught:
            made.checked(train)
        assert caught.value.path == "data.dataset"


def test_features_work_for_one_input_and_for_three() -> None:
    curve = DataSpec(dataset["sine"](), features=(Polynomial(degree=3), Product()))
    setup = Setup.of(ExperimentSpec(data=curve, loss=MeanSquaredError()))
    assert setup.inputs == ("x", "x²", "x³")
    three = ExperimentSpec(
        data=DataSpec(Line(), features=(Product(),), scaling=Standardise()), loss=MeanSquaredError()
    )
    assert Setup.of(three).inputs == ("a", "b", "c", "a · b", "a · c", "b · c")
    field = DecisionField(resolution=5).measure(Trainer(three))
    assert field.values.shape == (5, 5, 1)
