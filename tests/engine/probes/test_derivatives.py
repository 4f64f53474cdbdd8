"""Derivatives of any value by any other: chain rule, Kronecker product, finite differences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.data.datasets import dataset
from engine.network.activations import Identity, ReLU, Sigmoid, Softmax, Tanh
from engine.network.jacobians import jacobian_by_array, loss_by_inputs, unvec, vec
from engine.network.layers import Activate, BatchNorm, Dense, Layer, Maxout, Residual
from engine.network.losses import MeanSquaredError
from engine.network.places import Parameter
from engine.probes import (
    MOST_PARTIALS,
    DerivativeProbe,
    DerivativeReading,
    ParameterProbe,
    PartialsProbe,
    TraceProbe,
)
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.trainer import Trainer

STACKS: dict[str, tuple[Layer, ...]] = {
    "2-2-1": (Dense(units=2), Activate(Tanh())),
    "normalised": (Dense(units=4), BatchNorm(), Activate(Sigmoid()), Dense(units=3), Activate()),
    "softmax": (Dense(units=3), Activate(Softmax())),
    "maxout": (Maxout(units=3),),
    "residual": (Dense(units=3), Residual(layers=(Dense(units=3), Activate())), Activate(Tanh())),
    "linear": (Dense(units=4), Activate(Identity()), Dense(units=3), Activate(Identity())),
}


def trained(name: str, data: str = "circle") -> Trainer:
    spec = ExperimentSpec(data=DataSpec(dataset=dataset[data]()), layers=STACKS[name])
    run = Run(spec)
    for _ in range(8):
        run.step()
    return run.trainer


def ends(trainer: Trainer) -> int:
    return len(trainer.network.layers) + 1


@pytest.mark.parametrize("name", STACKS)
def test_every_value_by_every_other_agrees_with_its_finite_difference(name: str) -> None:
    trainer = trained(name)
    for by in range(ends(trainer)):
        for of in range(by + 1, ends(trainer) + 1):
            reading = DerivativeProbe(of=of, by=by).measure(trainer)
            assert reading.agrees, (reading.of, reading.by, reading.difference)
            assert reading.matrix is not None
            assert reading.matrix.shape == reading.shape


@pytest.mark.parametrize("name", STACKS)
def test_every_array_agrees_with_its_finite_difference(name: str) -> None:
    trainer = trained(name)
    for i, views in enumerate(trainer.weights.params.views):
        for array in views:
            for of in (i + 1, -2, -1):
                reading = DerivativeProbe(of=of, by=i + 1, array=array).measure(trainer)
                assert reading.agrees, (reading.of, reading.by, reading.difference)
                assert reading.checked == views[array].size


@pytest.mark.parametrize("name", STACKS)
def test_the_jacobian_is_the_product_of_its_factors(name: str) -> None:
    trainer = trained(name)
    for of in (-2, -1):
        whole = DerivativeProbe(of=of).measure(trainer)
        product = np.eye(whole.shape[0])
        for factor in whole.factors:
            one = DerivativeProbe(of=factor.top, by=factor.bottom).measure(trainer)
            assert one.shape == factor.shape
            assert (one.of, one.by) == (factor.of, factor.by)
            product = product @ one.matrix
        np.testing.assert_allclose(whole.matrix, product, rtol=1e-9, atol=1e-12)


def test_by_all_weights_a_sum_answers_with_the_kronecker_product() -> None:
    trainer = trained("2-2-1")
    x = trainer.setup.parts["train"].x[0]
    reading = DerivativeProbe(of=1, by=1, array="W").measure(trainer)
    np.testing.assert_allclose(reading.matrix, np.kron(np.eye(2), x[None]), rtol=1e-12)
    assert reading.columns == ("w¹₁₁", "w¹₂₁", "w¹₁₂", "w¹₂₂")
    assert (reading.of, reading.by) == ("s¹", "vec(W¹)")


def test_one_row_of_numbers_becomes_the_gradient_of_the_weights_again() -> None:
    trainer = trained("2-2-1")
    reading = DerivativeProbe(of=-1, by=1, array="W").measure(trainer)
    trace = TraceProbe().measure(trainer)
    folded = reading.folded
    assert folded is not None
    np.testing.assert_allclose(folded.array, trace.value("∂L/∂W¹"), rtol=1e-9)
    assert folded.inputs is not None
    np.testing.assert_allclose(folded.array, np.outer(folded.inputs, folded.signals))
    np.testing.assert_allclose(folded.signals, trace.value("∂L/∂s¹"), rtol=1e-9)


def test_a_row_is_laid_out_and_folded_again() -> None:
    array = np.arange(6.0).reshape(2, 3)
    assert vec(array).tolist() == [0, 3, 1, 4, 2, 5]
    np.testing.assert_array_equal(unvec(vec(array), array.shape), array)
    trainer = trained("2-2-1")
    done = trainer.network.forward(trainer.weights, np.zeros((1, 2)))
    with pytest.raises(KeyError):
        jacobian_by_array(trainer.network, trainer.weights, done, 1, "W")


def test_linear_layers_are_one_product_matrix() -> None:
    trainer = trained("linear")
    reading = DerivativeProbe().measure(trainer)
    params = [views for views in trainer.weights.params.views if views]
    product, offset = np.eye(2), np.zeros(2)
    for views in params:
        product, offset = product @ views["W"], offset @ views["W"] + views["b"]
    assert reading.same
    assert reading.compared > 100
    np.testing.assert_allclose(reading.matrix, product.T, rtol=1e-5)
    np.testing.assert_allclose(reading.offset, offset, rtol=1e-4, atol=1e-6)
    assert not DerivativeProbe().measure(trained("2-2-1")).same


def test_the_loss_by_the_inputs_is_a_public_call() -> None:
    trainer = trained("normalised")
    part = trainer.setup.parts["train"]
    x, y = part.x[:3].astype(float), part.y[:3].astype(float)
    found = loss_by_inputs(trainer.network, trainer.weights, x, y)
    for i in range(3):
        reading = DerivativeProbe(of=-1, row=int(part.rows[i])).measure(trainer)
        np.testing.assert_allclose(reading.matrix[0], found[i], rtol=1e-4, atol=1e-7)


def test_of_what_stands_before_it_a_value_has_no_derivative() -> None:
    reading = DerivativeProbe(of=0, by=2).measure(trained("2-2-1"))
    assert (reading.of, reading.by) == ("h¹", "h¹")
    np.testing.assert_array_equal(reading.matrix, np.eye(2))


def test_a_matrix_too_large_to_read_has_only_a_shape() -> None:
    spec = ExperimentSpec(
        data=DataSpec(dataset=dataset["digits"]()), layers=(Dense(units=64), Activate(ReLU()))
    )
    reading = DerivativeProbe(of=1, by=1, array="W").measure(Run(spec).trainer)
    assert reading.matrix is None
    assert reading.shape == (64, 4096)
    small = DerivativeProbe(of=-1).measure(Run(spec).trainer)
    assert small.shape == (1, 64)
    assert small.agrees


def test_what_is_not_finite_does_not_agree() -> None:
    trainer = trained("2-2-1")
    trainer.weights.params.flat[0] = np.nan
    reading = DerivativeProbe(of=-1).measure(trainer)
    assert isinstance(reading, DerivativeReading)
    assert not reading.agrees
    assert not PartialsProbe().measure(trainer).agree.all()


@pytest.mark.parametrize("row", [-1, 0, 7])
def test_the_nine_partial_derivatives_are_those_of_each_parameter(row: int) -> None:
    spec = ExperimentSpec(
        data=DataSpec(dataset=dataset["xor"]()),
        layers=STACKS["2-2-1"],
        loss=MeanSquaredError(),
    )
    run = Run(spec)
    run.step()
    reading = PartialsProbe(row=row).measure(run.trainer)
    outputs = run.trainer.network.width
    assert reading.count == len(reading.places) == 6 + 3 * outputs
    assert reading.agree.all()
    for place, value, slope in zip(reading.places, reading.values, reading.gradients, strict=True):
        assert isinstance(place, Parameter)
        one = ParameterProbe.at(place, row).measure(run.trainer)
        assert one is not None
        assert (value, slope) == (one.value, one.gradient)


def test_many_parameters_are_counted_but_not_listed() -> None:
    spec = replace(ExperimentSpec(), layers=(Dense(units=MOST_PARTIALS), Activate()))
    reading = PartialsProbe().measure(Run(spec).trainer)
    assert reading.count > MOST_PARTIALS
    assert reading.places == ()
