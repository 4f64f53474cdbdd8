"""Every penalty: its gradient, its sign, its step, and that it leaves the weights alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import spiral
from strategies import specs

from engine.arrays import Array
from engine.network.activations import ReLU
from engine.network.gradient_check import check_network, numeric_gradient, relative_error
from engine.network.layers import TEST, Activate, BatchNorm, Dense, Residual
from engine.network.losses import MeanSquaredError
from engine.network.network import Network
from engine.network.penalties import (
    L1,
    L2,
    ElasticNet,
    InducedL1,
    NoPenalty,
    Penalty,
    Shrinking,
    penalty,
    soft_threshold,
)
from engine.optimizers import SGD
from engine.specs.edits import replace_at
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.trainer import Trainer

every_penalty = pytest.mark.parametrize("cls", penalty, ids=penalty.names)
STRENGTHS = [cls for cls in penalty if issubclass(cls, Shrinking)]


@every_penalty
@pytest.mark.parametrize("shape", [(4, 3), (3, 1), (6,)])
@pytest.mark.parametrize("bias", [False, True])
@settings(max_examples=10)
@given(data=st.data())
def test_the_gradient_is_that_of_the_value(
    cls: type[Penalty], shape: tuple[int, ...], bias: bool, data: st.DataObject
) -> None:
    price = data.draw(specs(cls))
    weights = np.random.default_rng(0).standard_normal(shape)
    numeric = numeric_gradient(lambda: price.value(weights, bias), weights)
    assert relative_error(price.gradient(weights, bias), numeric) <= 1e-6


@every_penalty
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_a_penalty_is_not_negative_and_only_looks(cls: type[Penalty], dtype: str) -> None:
    weights = np.linspace(-2, 2, 9).reshape(3, 3).astype(dtype)
    kept = weights.copy()
    assert cls().value(weights) >= 0
    assert cls().value(np.zeros_like(weights)) == 0
    gradient = cls().gradient(weights)
    assert gradient.dtype == weights.dtype
    assert not np.shares_memory(gradient, weights)
    np.testing.assert_array_equal(weights, kept)
    # Pushed against the gradient, a weight comes nearer to zero or stays.
    assert (gradient * weights >= 0).all()


def test_values_worked_out_by_hand() -> None:
    weights = np.array([[1.0, -2.0], [0.0, 3.0]])
    assert NoPenalty().value(weights) == 0
    assert L2(strength=0.1).value(weights) == pytest.approx(1.4, rel=1e-15)
    assert L1(strength=0.1).value(weights) == pytest.approx(0.6, rel=1e-15)
    np.testing.assert_allclose(L2(strength=0.1).gradient(weights), [[0.2, -0.4], [0.0, 0.6]])
    np.testing.assert_allclose(L1(strength=0.1).gradient(weights), [[0.1, -0.1], [0.0, 0.1]])
    net = ElasticNet(strength=0.1, l1_share=0.25)
    assert net.value(weights) == pytest.approx(0.25 * 0.6 + 0.75 * 1.4, rel=1e-15)
    np.testing.assert_allclose(net.gradient(weights), [[0.175, -0.325], [0.0, 0.475]])


def test_the_induced_norm_is_the_largest_column_and_pulls_there_alone() -> None:
    # Two inputs (rows), three units (columns): sums 1, 5 and 4; the largest row would be 6.
    weights = np.array([[1.0, -2.0, 3.0], [0.0, 3.0, -1.0]])
    price = InducedL1(strength=0.5)
    assert price.value(weights) == 2.5
    np.testing.assert_array_equal(price.gradient(weights), [[0, -0.5, 0], [0, 0.5, 0]])
    assert price.value(weights) == 0.5 * np.linalg.norm(weights, 1)


def test_of_several_largest_columns_the_first_one_is_pulled() -> None:
    gradient = InducedL1(strength=1.0).gradient(np.array([[1.0, -2.0, 2.0]]))
    np.testing.assert_array_equal(gradient, [[0, -1, 0]])


def test_the_elastic_net_lies_between_its_two_ends() -> None:
    weights = np.random.default_rng(0).standard_normal((3, 4))
    for share, end in ((1.0, L1(strength=0.2)), (0.0, L2(strength=0.2))):
        net = ElasticNet(strength=0.2, l1_share=share)
        assert net.value(weights) == pytest.approx(end.value(weights), rel=1e-15)
        np.testing.assert_allclose(net.gradient(weights), end.gradient(weights), rtol=1e-15)


@pytest.mark.parametrize("cls", STRENGTHS)
def test_biases_have_a_strength_of_their_own(cls: type[Shrinking]) -> None:
    b = np.array([1.0, -3.0])
    assert not cls().counts_biases
    price = cls(strength=0.1, bias_strength=0.4)
    assert price.counts_biases
    same = cls(strength=0.4)
    assert price.value(b, bias=True) == same.value(b)
    np.testing.assert_array_equal(price.gradient(b, bias=True), same.gradient(b))
    assert price.value(b) == pytest.approx(same.value(b) / 4)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_the_soft_threshold_cuts_small_weights_to_exactly_zero(dtype: str) -> None:
    weights = np.array([0.3, -0.3, 0.1, -0.1, 0.05, 0.0, 2.0], dtype)
    soft_threshold(weights, 0.1)
    np.testing.assert_allclose(weights, [0.2, -0.2, 0, 0, 0, 0, 1.9], rtol=1e-6)
    assert (weights[2:6] == 0).all()
    assert weights.dtype == dtype


PROXIMAL = [
    L1(strength=0.2, bias_strength=0.05, proximal=True),
    ElasticNet(strength=0.2, bias_strength=0.05, l1_share=0.3, proximal=True),
]


@pytest.mark.parametrize("price", PROXIMAL, ids=repr)
@pytest.mark.parametrize("bias", [False, True])
def test_the_proximal_step_finds_the_best_compromise(price: Penalty, bias: bool) -> None:
    rate = 0.7
    grid = np.linspace(-3, 3, 60_001)
    size = np.array([price.value(v, bias) for v in grid[:, np.newaxis]])
    for start in (-1.3, -0.05, 0.0, 0.02, 0.4, 2.0):
        weights = np.array([start])
        price.proximal_step(weights, rate, bias)
        best = grid[np.argmin((grid - start) ** 2 / 2 + rate * size)]
        assert weights[0] == pytest.approx(best, abs=1e-4)


def three_layers(price: Penalty) -> Network:
    inside = Residual(layers=(Dense(units=3), Activate(ReLU())))
    layers = (Dense(units=3), BatchNorm(), inside, Dense(units=1))
    return Network(layers, 2, MeanSquaredError(), price)


@pytest.mark.parametrize("cls", STRENGTHS)
def test_a_network_counts_every_bias_when_it_is_told_to(cls: type[Shrinking]) -> None:
    price = cls(strength=0.1, bias_strength=0.3)
    network = three_layers(price)
    weights = network.init(np.random.default_rng)
    rng = np.random.default_rng(1)
    weights.params.flat[...] = rng.standard_normal(weights.params.flat.size)
    views = weights.params.views
    counted = [(views[0]["W"], views[0]["b"]), (views[2]["0.W"], views[2]["0.b"])]
    counted.append((views[3]["W"], views[3]["b"]))
    expected = sum(price.value(w) + price.value(b, bias=True) for w, b in counted)
    assert network.penalty_value(weights) == pytest.approx(expected, rel=1e-14)
    x = rng.standard_normal((5, 2))
    assert check_network(network, weights, x, x[:, :1], TEST) <= 1e-6


def test_a_proximal_step_moves_weights_biases_and_nothing_else() -> None:
    network = three_layers(L1(strength=0.5, bias_strength=0.25, proximal=True))
    weights = network.init(np.random.default_rng)
    weights.params.flat[...] = 1.0
    change = network.proximal_step(weights, rate=0.1)
    np.testing.assert_array_equal(weights.params.flat, 1 + change)
    for i, name in ((0, "W"), (2, "0.W"), (3, "W")):
        np.testing.assert_allclose(weights.params.views[i][name], 0.95)
    for i, name in ((0, "b"), (2, "0.b"), (3, "b")):
        np.testing.assert_allclose(weights.params.views[i][name], 0.975)
    for name in ("gamma", "beta"):
        np.testing.assert_array_equal(weights.params.views[1][name], 1.0)


def test_a_frozen_layer_is_not_shrunk_and_a_slow_one_less() -> None:
    layers = (Dense(units=2, lr_multiplier=0.0), Dense(units=1, lr_multiplier=0.5))
    network = Network(layers, 2, MeanSquaredError(), L1(strength=0.5, proximal=True))
    weights = network.init(np.random.default_rng)
    weights.params.flat[...] = 1.0
    network.proximal_step(weights, rate=0.1)
    np.testing.assert_array_equal(weights.params.views[0]["W"], 1.0)
    np.testing.assert_allclose(weights.params.views[1]["W"], 0.975)


def trained(price: Penalty, steps: int = 300) -> tuple[Trainer, Array]:
    """A trainer after some steps, with the weights of its hidden layer."""
    layers = (Dense(units=12), Activate(ReLU()))
    trainer = Trainer(spiral(layers=layers, penalty=price, optimizer=SGD(lr=0.05)))
    for _ in range(steps):
        trainer.step()
    return trainer, trainer.weights.layers[0]["W"]


def test_only_the_proximal_step_makes_weights_exactly_zero() -> None:
    price = L1(strength=0.02)
    assert (trained(price)[1] != 0).all()
    trainer, weights = trained(replace(price, proximal=True))
    zeros = weights == 0
    assert 0.05 < zeros.mean() < 1
    # Without the price they leave zero again: they were never dead.
    trainer.retune(replace(trainer.spec, penalty=NoPenalty()))
    trainer.step()
    assert (trainer.weights.layers[0]["W"][zeros] != 0).any()


def test_a_proximal_step_follows_the_plain_step_of_the_optimiser() -> None:
    price = L1(strength=0.3, proximal=True)
    spec = spiral(layers=(Dense(units=3),), penalty=price, optimizer=SGD(lr=0.1))
    trainer, plain = Trainer(spec), Trainer(replace(spec, penalty=NoPenalty()))
    before = trainer.weights.params.flat.copy()
    assert trainer.step() == plain.step()
    expected = plain.weights.params.views[0]["W"].copy()
    price.proximal_step(expected, 0.1)
    np.testing.assert_array_equal(trainer.weights.params.views[0]["W"], expected)
    np.testing.assert_array_equal(
        trainer.weights.params.views[0]["b"], plain.weights.params.views[0]["b"]
    )
    # What is recorded as the update is all that changed, the shrinking included.
    assert trainer.last_update is not None
    np.testing.assert_allclose(
        before + trainer.last_update, trainer.weights.params.flat, rtol=1e-14, atol=1e-17
    )


def test_the_objective_holds_the_price_and_its_gradient_also_when_it_acts_after_the_step() -> None:
    x = np.random.default_rng(0).standard_normal((4, 2))
    gradients = []
    for price in (L1(strength=0.3), L1(strength=0.3, proximal=True)):
        network = three_layers(price)
        weights, grads = network.init(np.random.default_rng), network.gradients()
        network.loss_and_gradients(weights, x, x[:, :1], TEST, grads)
        gradients.append(grads.flat)
        assert network.penalty_value(weights) > 0
    np.testing.assert_array_equal(*gradients)


@pytest.mark.parametrize("cls", STRENGTHS, ids=lambda cls: cls.name)
@pytest.mark.parametrize("name", ["strength", "bias_strength"])
def test_strengths_go_up_to_ten(cls: type[Shrinking], name: str) -> None:
    spec = spiral(penalty=cls())
    strong = replace_at(spec, f"penalty.{name}", 10)
    assert ExperimentSpec.loads(strong.dumps()) == strong
    assert getattr(strong.penalty, name) == 10
    with pytest.raises(SpecError, match=r"to 10, found 10\.1"):
        replace_at(spec, f"penalty.{name}", 10.1)


def test_the_strongest_penalty_presses_every_weight_to_nothing() -> None:
    trainer = Trainer(spiral(penalty=L2(strength=10.0), optimizer=SGD(lr=0.03)))
    for _ in range(200):
        trainer.step()
    assert all(np.abs(views["W"]).max() < 1e-4 for views in trainer.weights.params.views if views)
