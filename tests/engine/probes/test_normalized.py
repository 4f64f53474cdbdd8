"""Batch normalisation of one neuron: the lectures' formulas are the engine's backward pass."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from samples import spiral

from engine.network.activations import ReLU
from engine.network.layers import Activate, BatchNorm, Dense, Residual
from engine.probes import NormalizedProbe, NormalizedReading
from engine.training.trainer import Trainer

LAYERS = (Dense(units=4), BatchNorm(), Activate(ReLU()), Dense(units=3), BatchNorm(), Activate())


def trained(layers: tuple = LAYERS, steps: int = 5, size: int = 16) -> Trainer:
    trainer = Trainer(replace(spiral(layers=layers), batch_size=size))
    for _ in range(steps):
        trainer.step()
    return trainer


def read(trainer: Trainer, **chosen: int) -> NormalizedReading:
    found = NormalizedProbe(**chosen).measure(trainer)
    assert found is not None
    return found


@pytest.mark.parametrize("at", [0, 1])
def test_the_formulas_are_what_back_propagation_hands_on(at: int) -> None:
    trainer = trained()
    found = read(trainer, at=at, unit=2)
    assert found.used
    assert (len(found.s), found.titles, found.at) == (16, ("1", "2"), at)
    layer = (1, 4)[at]
    assert trainer.last is not None
    np.testing.assert_allclose(found.by_s, trainer.last.deltas[layer - 1][:, 2], atol=1e-15)
    assert found.agrees
    grads = trainer.grads.views[layer]
    assert found.by_scale == pytest.approx(grads["gamma"][2])
    assert found.by_shift == pytest.approx(grads["beta"][2])
    np.testing.assert_allclose(found.y, found.scale * found.s_hat + found.shift)
    np.testing.assert_allclose([found.s.mean(), found.s.var()], [found.mean, found.variance])


def test_mean_and_variance_as_finite_differences_have_them() -> None:
    trainer = trained()
    found = read(trainer, at=0, unit=1)

    def objective(mean: float, variance: float) -> float:
        """J, linear in y around the present: its gradient by y is known."""
        s_hat = (found.s - mean) / math.sqrt(variance + found.epsilon)
        return float((found.by_y * (found.scale * s_hat + found.shift)).sum())

    e = 1e-6
    m, v = found.mean, found.variance
    by_mean = (objective(m + e, v) - objective(m - e, v)) / (2 * e)
    by_variance = (objective(m, v + e) - objective(m, v - e)) / (2 * e)
    assert found.by_mean == pytest.approx(by_mean, rel=1e-6, abs=1e-10)
    assert found.by_variance == pytest.approx(by_variance, rel=1e-6, abs=1e-10)


def test_before_the_first_step_it_is_the_fixed_batch() -> None:
    found = read(trained(steps=0), unit=0)
    assert not found.used
    assert len(found.s) == min(256, len(trained(steps=0).setup.parts["train"]))
    assert found.agrees


def test_of_one_sample_nothing_is_left_and_nothing_is_learnt() -> None:
    found = read(trained(), unit=0, size=1)
    assert found.s_hat.tolist() == [0.0]
    assert found.y.tolist() == [found.shift]
    assert found.variance == 0
    assert np.abs(found.by_s).max() == 0, "no gradient reaches what is below"


def test_of_two_samples_only_the_order_is_left() -> None:
    found = read(trained(), unit=0, size=2)
    np.testing.assert_allclose(np.abs(found.s_hat), 1, atol=1e-3)
    assert found.s_hat.sum() == pytest.approx(0, abs=1e-9)
    # What is left of the gradient is of the order of ε.
    assert np.abs(found.by_s).max() < 1e-2 * found.steepness * np.abs(found.by_y).max()


def test_test_mode_goes_by_the_running_averages() -> None:
    trainer = trained()
    found = read(trainer, at=0, unit=2)
    lay, params = trainer.network.layers[1], trainer.weights.layers[1]
    assert found.running_mean == params["running_mean"][2]
    assert found.running_variance == params["running_variance"][2]
    assert isinstance(lay, BatchNorm)
    std = math.sqrt(found.running_variance + lay.epsilon)
    np.testing.assert_allclose(
        found.tested, found.scale * (found.s - found.running_mean) / std + found.shift
    )


def test_without_normalisation_there_is_nothing_and_inside_a_block_no_way_back() -> None:
    assert NormalizedProbe().measure(trained((Dense(units=3), Activate()))) is None
    inside = (Dense(units=3), Residual(layers=(Dense(units=3), BatchNorm(), Activate())))
    found = read(trained(inside), unit=99)
    assert found.unit == 2
    assert np.isnan(found.by_s).all()
    assert math.isnan(found.by_mean)
    np.testing.assert_allclose(found.s_hat.mean(), 0, atol=1e-9)


def test_without_scale_and_shift_they_are_one_and_zero() -> None:
    layers = (Dense(units=4), BatchNorm(affine=False), Activate(ReLU()))
    found = read(trained(layers), at=0, unit=1)
    assert (found.scale, found.shift) == (1.0, 0.0)
    assert found.agrees
    np.testing.assert_allclose(found.y, found.s_hat)
