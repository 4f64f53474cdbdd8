"""The largest curvature, against the eigenvalues of the whole Hessian, and what it allows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.arrays import Array
from engine.data.datasets import dataset
from engine.network.activations import ReLU, Tanh
from engine.network.layers import Activate, BatchNorm, Dense, Dropout
from engine.network.losses import MeanSquaredError, SquaredError
from engine.network.penalties import L2
from engine.network.places import Parameter
from engine.optimizers import SGD, Adam, Momentum, Nesterov
from engine.probes import CurvatureProbe, OwnMemoryProbe
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer

PLAIN = ExperimentSpec(
    data=DataSpec(dataset["moons"](samples=60)),
    layers=(Dense(units=3), Activate(Tanh())),
    optimizer=SGD(lr=0.1),
    batch_size=5000,
)


def hessian(trainer: Trainer) -> Array:
    """Every second derivative of loss and penalty over the training part, by differences."""
    setup, flat = trainer.setup, trainer.weights.params.flat
    rows = setup.parts["train"].rows
    x, y, epsilon = setup.data.x[rows], setup.data.y[rows], 1e-5
    columns = []
    for i in range(flat.size):
        kept, sides = flat[i], []
        for step in (epsilon, -epsilon):
            flat[i] = kept + step
            _, grads = trainer.loss_and_gradients(x, y)
            sides.append(grads.flat.copy())
        flat[i] = kept
        columns.append((sides[0] - sides[1]) / (2 * epsilon))
    found = np.array(columns)
    return (found + found.T) / 2


@pytest.mark.parametrize(
    "change",
    [
        {}, {"penalty": L2(strength=0.1)}, {"loss": MeanSquaredError()},
        {"layers": (Dense(units=3), BatchNorm(), Activate(Tanh()))},
        {"class_weights": "balanced"},
    ],
    ids=["plain", "penalty", "squares", "normalised", "weighted"],
)  # fmt: skip
def test_it_is_the_largest_eigenvalue_of_the_hessian(change: dict) -> None:
    trainer = Trainer(replace(PLAIN, **change))
    for _ in range(20):
        trainer.step()
    before = trainer.weights.params.flat.copy()
    reading = CurvatureProbe().measure(trainer)
    assert reading is not None
    assert np.array_equal(trainer.weights.params.flat, before)
    expected = np.linalg.eigvalsh(hessian(trainer))[-1]
    assert reading.largest == pytest.approx(expected, rel=2e-3)
    assert reading.settled
    assert reading.stable == pytest.approx(2 / expected, rel=2e-3)


def test_the_largest_is_found_where_the_loss_bends_down_more() -> None:
    """Far on the wrong side of a sigmoid the squared error bends down."""
    trainer = Trainer(replace(PLAIN, loss=SquaredError(), layers=()))
    rng, bent = np.random.default_rng(0), 0
    for _ in range(30):
        trainer.weights.params.flat[...] = rng.normal(0, 3, trainer.weights.params.flat.size)
        values = np.linalg.eigvalsh(hessian(trainer))
        reading = CurvatureProbe(iterations=1000).measure(trainer)
        assert reading is not None
        assert reading.largest == pytest.approx(values[-1], rel=2e-2, abs=2e-3 * abs(values[0]))
        bent += -values[0] > values[-1]
    assert bent > 3


def test_learning_rate_factors_count() -> None:
    layers = (Dense(units=3, lr_multiplier=0.25), Activate(Tanh()))
    trainer = Trainer(replace(PLAIN, layers=layers))
    factors = trainer.network.lr_multipliers
    assert factors is not None
    roots = np.sqrt(factors.flat)
    expected = np.linalg.eigvalsh(roots[:, None] * hessian(trainer) * roots)[-1]
    reading = CurvatureProbe().measure(trainer)
    assert reading is not None
    assert reading.largest == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize("optimizer", [SGD(), Momentum(momentum=0.5), Momentum(momentum=0.9)])
def test_beyond_the_bound_descent_runs_away_and_within_it_does_not(optimizer: SGD) -> None:
    """On a quadratic loss the bound is exact."""
    spec = replace(
        PLAIN, data=DataSpec(dataset["sine"](samples=60)), loss=MeanSquaredError(), layers=(),
        optimizer=optimizer,
    )  # fmt: skip
    reading = CurvatureProbe(iterations=1000).measure(Trainer(spec))
    assert reading is not None
    assert reading.stable is not None
    losses = []
    for factor in (0.97, 1.03):
        trainer = Trainer(replace(spec, optimizer=replace(optimizer, lr=factor * reading.stable)))
        for _ in range(400):
            last = trainer.step()
        losses.append(last)
    assert losses[0] < 1
    assert losses[1] > 1e3


@pytest.mark.parametrize(
    "change",
    [
        {"optimizer": Adam()}, {"optimizer": Nesterov()}, {"batch_size": 10},
        {"layers": (Dense(units=3), Activate(Tanh()), Dropout())},
    ],
    ids=["adam", "nesterov", "mini-batches", "noise"],
)  # fmt: skip
def test_no_bound_is_given_where_none_holds(change: dict) -> None:
    reading = CurvatureProbe(iterations=5).measure(Trainer(replace(PLAIN, **change)))
    assert reading is not None
    assert reading.stable is None


def test_it_comes_in_portions() -> None:
    portions = CurvatureProbe(iterations=5).portions(Trainer(PLAIN))
    assert sum(1 for _ in portions) >= 4


def test_of_what_is_not_finite_there_is_none() -> None:
    trainer = Trainer(PLAIN)
    trainer.weights.params.flat[...] = np.nan
    assert CurvatureProbe().measure(trainer) is None


def test_memory_and_step_of_one_weight_are_those_of_the_rule() -> None:
    trainer = Trainer(replace(PLAIN, optimizer=Adam(lr=0.1)))
    place = Parameter(0, "W", (1, 2))
    fresh = OwnMemoryProbe.at(place).measure(trainer)
    assert fresh is not None
    assert np.isnan(fresh.rate)
    trainer.step()
    trainer.step()
    found = OwnMemoryProbe.at(place).measure(trainer)
    assert found is not None
    number = 1 * 3 + 2
    assert found.place == place
    assert dict(found.memory) == {name: trainer.descent.memory[name][number] for name in ("m", "v")}
    assert trainer.last_update is not None
    assert trainer.update_before is not None
    assert (found.step, found.before) == (
        trainer.last_update[number], trainer.update_before[number],
    )  # fmt: skip
    assert found.gradient == trainer.grads.flat[number]
    assert found.rate == abs(found.step / found.gradient)
    assert found.turned == (found.step * found.before < 0)


@pytest.mark.parametrize("size", [0.0, 1e200])
def test_where_the_loss_is_flat_or_far_too_large_it_does_not_settle(size: float) -> None:
    layers = (Dense(units=3), Activate(ReLU()))
    spec = replace(PLAIN, layers=layers, output_bias=False, dtype="float64")
    trainer = Trainer(spec)
    trainer.weights.params.flat[...] = size
    trainer.weights.layers[0]["b"][...] = size or -1.0
    reading = CurvatureProbe().measure(trainer)
    assert reading is None if size else (reading.largest, reading.settled) == (0.0, False)


def test_a_weight_that_is_not_there_has_no_memory() -> None:
    nowhere = OwnMemoryProbe.at(Parameter(0, "gamma", (1,)))
    assert nowhere.measure(Trainer(PLAIN)) is None
