"""Variance by layer: what is measured at the first weights is what theory says, in B12 and B13."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import spiral

from engine.data.datasets import dataset
from engine.network.activations import Activation, ReLU, Tanh
from engine.network.initializers import Constant, Initializer, Kaiming, Normal, Uniform, Xavier
from engine.network.layers import Activate, BatchNorm, Dense, Residual
from engine.network.layers.moments import SignalMoments, through_function
from engine.probes import VarianceProbe, VarianceReading
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer


def deep(start: Initializer, f: Activation, width: int = 500, norm: bool = False) -> Trainer:
    """Ten layers of 500 on normal inputs in 500 dimensions, as in the lectures."""
    data = DataSpec(dataset=dataset["normal"](inputs=width, samples=300, labels="random"))
    between = (BatchNorm(),) if norm else ()
    block = (Dense(units=width, init_weights=start), *between, Activate(f))
    return Trainer(ExperimentSpec(data=data, layers=block * 10, dtype="float32"))


def read(trainer: Trainer, start: bool = False) -> VarianceReading:
    return VarianceProbe(start=start).measure(trainer)


def close(measured: np.ndarray, theory: np.ndarray, within: float) -> None:
    assert np.isfinite(theory).all()
    np.testing.assert_allclose(measured, theory, rtol=within)


@pytest.mark.long
def test_tanh_with_small_weights_dies_out() -> None:
    found = read(deep(Normal(std=0.01), Tanh()))
    h = found.activations[:10]
    assert h[0] == pytest.approx(0.21, abs=0.01)
    assert h[9] == pytest.approx(3e-7, rel=0.5)
    close(h, found.theory_activations[:10], 0.1)
    close(found.signals, found.theory_signals, 0.35)


@pytest.mark.long
def test_tanh_with_large_weights_saturates() -> None:
    found = read(deep(Normal(std=1.0), Tanh()))
    close(found.activations[:10], found.theory_activations[:10], 0.02)
    assert found.activations[4] > 0.95
    assert found.medians[0] < 1e-10 < found.signals[0], "the median says what the mean hides"


@pytest.mark.long
def test_xavier_keeps_tanh_alive() -> None:
    found = read(deep(Xavier(), Tanh()))
    assert found.activations[0] == pytest.approx(0.63, abs=0.02)
    assert found.activations[9] == pytest.approx(0.23, abs=0.03)
    close(found.activations[:10], found.theory_activations[:10], 0.1)


@pytest.mark.long
def test_relu_loses_a_factor_with_xavier_and_none_with_kaiming() -> None:
    xavier, kaiming = (read(deep(start, ReLU())) for start in (Xavier(), Kaiming()))
    factor = (xavier.sums[9] / xavier.sums[0]) ** (1 / 9)
    assert factor == pytest.approx(np.sqrt(0.5), rel=0.05)
    close(xavier.theory_sums[1:10] / xavier.theory_sums[:9], np.full(9, np.sqrt(0.5)), 1e-6)
    close(kaiming.theory_sums[1:10] / kaiming.theory_sums[:9], np.ones(9), 1e-6)
    for found in (xavier, kaiming):
        close(found.sums[:10], found.theory_sums[:10], 0.35)
        close(found.signals, found.theory_signals, 0.35)


def test_batch_normalisation_mends_it() -> None:
    found = read(deep(Normal(std=0.01), ReLU(), 200, norm=True))
    close(found.sums[:10], np.ones(10), 0.05)
    close(found.sums[:10], found.theory_sums[:10], 0.05)
    close(found.activations[:10], found.theory_activations[:10], 0.05)


@pytest.mark.parametrize("f", [ReLU(), Tanh()])
def test_the_integral_is_the_mean_over_many_normal_numbers(f: Activation) -> None:
    s = np.random.default_rng(0).normal(0.3, 1.7, (1, 2_000_000))
    h = f(s)
    flow = through_function(f, SignalMoments(0.3, 1.7**2))
    assert flow.out.mean == pytest.approx(h.mean(), abs=3e-3)
    assert flow.out.variance == pytest.approx(h.var(), rel=5e-3)
    assert flow.back == pytest.approx((f.derivative(s, h) ** 2).mean(), rel=5e-3)
    half = through_function(ReLU(), SignalMoments(0.0, 4.0))
    assert (half.out.second, half.back) == pytest.approx((2.0, 0.5), rel=1e-4)


@pytest.mark.parametrize("spread", [0.0, np.inf])
def test_what_does_not_spread_goes_through_as_one_number(spread: float) -> None:
    flow = through_function(Tanh(), SignalMoments(0.5, spread))
    assert (flow.out.mean, flow.out.variance) == (np.tanh(0.5), 0.0)
    assert flow.back == pytest.approx((1 - np.tanh(0.5) ** 2) ** 2)


def test_the_start_stays_and_the_present_moves() -> None:
    trainer = Trainer(replace(spiral(), batch_size=16))
    first = read(trainer)
    for _ in range(30):
        trainer.step()
    np.testing.assert_array_equal(read(trainer, start=True).sums, first.sums)
    assert not np.array_equal(read(trainer).sums, first.sums)
    before = trainer.grads.flat.copy()
    read(trainer)
    np.testing.assert_array_equal(trainer.grads.flat, before)


def test_where_there_is_no_theory_there_is_no_number() -> None:
    layers = (
        Dense(units=4), Activate(), Residual(layers=(Dense(units=4), Activate())),
        Dense(units=3, init_weights=Uniform()), Activate(),
    )  # fmt: skip
    found = read(Trainer(spiral(layers=layers)))
    assert np.isfinite(found.theory_sums).tolist() == [True, False, False, False]
    assert np.isfinite(found.theory_signals).tolist() == [False, False, False, True]
    constant = (Dense(units=4, init_weights=Constant()), Activate())
    assert np.isnan(read(Trainer(spiral(layers=constant))).theory_sums).all()
