"""Learning-rate factors of layers, and layers that are frozen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import same, spiral

from engine.network.activations import Tanh
from engine.network.layers import Activate, BatchNorm, Dense, Residual
from engine.network.penalties import L1, L2
from engine.optimizers import SGD, AdamW, Lion, Momentum, Optimizer, optimizer
from engine.optimizers.clipping import ClipByNorm
from engine.training.descent import Descent
from engine.training.experiment import ExperimentSpec
from engine.training.trainer import Trainer

every_optimizer = pytest.mark.parametrize("cls", optimizer, ids=optimizer.names)


def spec(first: float = 1.0, norm: float = 1.0, **settings: object) -> ExperimentSpec:
    layers = (
        Dense(units=5, lr_multiplier=first),
        BatchNorm(lr_multiplier=norm),
        Activate(Tanh()),
        Dense(units=4),
        Activate(Tanh()),
    )
    return spiral(layers=layers, **settings)


def trained(experiment: ExperimentSpec, steps: int = 8) -> Trainer:
    trainer = Trainer(experiment)
    for _ in range(steps):
        trainer.step()
    return trainer


def test_without_factors_there_is_nothing_to_multiply() -> None:
    assert Trainer(spec()).network.lr_multipliers is None


def test_every_parameter_has_the_factor_of_its_layer() -> None:
    network = Trainer(spec(first=2.0, norm=0.5, output_lr_multiplier=0.0)).network
    factors = network.lr_multipliers
    assert factors is not None
    found = [{name: set(values.flat) for name, values in view.items()} for view in factors.views]
    assert found == [
        {"W": {2.0}, "b": {2.0}},
        {"gamma": {0.5}, "beta": {0.5}},
        {},
        {"W": {1.0}, "b": {1.0}},
        {},
        {"W": {0.0}, "b": {0.0}},
    ]


def test_layers_inside_a_residual_block_keep_their_own_factors() -> None:
    inside = (Dense(units=5, lr_multiplier=0.0), Activate(), Dense(units=5, lr_multiplier=3.0))
    trainer = trained(spiral(layers=(Dense(units=5), Residual(layers=inside))))
    first, now = Trainer(trainer.spec).weights.layers[1], trainer.weights.layers[1]
    assert same(now["0.W"], first["0.W"])
    assert not np.array_equal(now["2.W"], first["2.W"])


@every_optimizer
def test_a_factor_makes_the_same_step_longer(cls: type[Optimizer]) -> None:
    plain, fast = Trainer(spec(optimizer=cls())), Trainer(spec(first=4.0, optimizer=cls()))
    before = plain.weights.params.flat.copy()
    plain.step()
    fast.step()
    assert plain.last_update is not None
    np.testing.assert_array_equal(before + plain.last_update, plain.weights.params.flat)
    assert fast.last_update is not None
    own = 2 * 5 + 5
    np.testing.assert_allclose(fast.last_update[:own], 4 * plain.last_update[:own], rtol=1e-14)
    assert same(fast.last_update[own:], plain.last_update[own:])


@every_optimizer
def test_a_frozen_layer_does_not_move_by_a_bit(cls: type[Optimizer]) -> None:
    experiment = spec(first=0.0, norm=0.0, optimizer=cls(), penalty=L2(strength=0.1))
    trainer = Trainer(experiment)
    trainer.weights.layers[0]["b"][...] = -0.0
    first = [{name: a.copy() for name, a in layer.items()} for layer in trainer.weights.layers]
    for _ in range(8):
        trainer.step()
    now = trainer.weights.layers
    for i, name in ((0, "W"), (0, "b"), (1, "gamma"), (1, "beta")):
        assert same(now[i][name], first[i][name]), name
    assert not np.array_equal(now[3]["W"], first[3]["W"])
    assert not np.array_equal(now[1]["running_mean"], first[1]["running_mean"])
    assert trainer.last_update is not None
    assert not trainer.last_update[: 2 * 5 + 5 + 10].any()
    assert trainer.grads.views[0]["W"].any(), "its gradient is there to be shown"


def test_a_proximal_penalty_leaves_a_frozen_layer_alone() -> None:
    trainer = trained(spec(first=0.0, penalty=L1(strength=0.1, proximal=True)))
    first = Trainer(trainer.spec).weights.layers
    assert same(trainer.weights.layers[0]["W"], first[0]["W"])
    assert not np.array_equal(trainer.weights.layers[3]["W"], first[3]["W"])


@pytest.mark.parametrize("rule", [AdamW(weight_decay=0.5), Lion(weight_decay=0.5)])
def test_weight_decay_leaves_a_frozen_layer_alone(rule: Optimizer) -> None:
    trainer = trained(spec(first=0.0, optimizer=rule))
    assert same(trainer.weights.layers[0]["W"], Trainer(trainer.spec).weights.layers[0]["W"])


def test_a_frozen_layer_does_not_move_even_when_its_step_would_be_infinite() -> None:
    network = Trainer(spec(first=0.0)).network
    descent = Descent(spec(first=0.0, optimizer=SGD(lr=10.0)), network)
    params, grad = np.ones(network.parameter_count), np.full(network.parameter_count, 1e308)
    with np.errstate(over="ignore"):
        update = descent.move(params, grad, 1e10)
    assert (params[:15] == 1).all()
    assert not update[:15].any()


def test_freezing_and_melting_are_live() -> None:
    trainer = trained(spec(optimizer=Momentum()))
    before = trainer.weights.layers[0]["W"].copy()
    memory = trainer.state().memory["v"]
    trainer.retune(spec(first=0.0, optimizer=Momentum()))
    assert same(trainer.state().memory["v"], memory)
    trainer.step()
    assert same(trainer.weights.layers[0]["W"], before)
    trainer.retune(spec(optimizer=Momentum()))
    trainer.step()
    assert not np.array_equal(trainer.weights.layers[0]["W"], before)


def test_the_norm_of_clipping_leaves_frozen_layers_out() -> None:
    experiment = spec(
        first=0.0, norm=0.0, optimizer=SGD(lr=1.0), clipping=ClipByNorm(max_norm=1e-3)
    )
    trainer = trained(experiment, 1)
    assert trainer.last_update is not None
    assert np.linalg.norm(trainer.last_update) == pytest.approx(1e-3, rel=0.01)


def test_the_output_layer_can_be_frozen() -> None:
    experiment = replace(spec(), output_lr_multiplier=0.0)
    trainer = trained(experiment)
    assert same(trainer.weights.layers[-1], Trainer(experiment).weights.layers[-1])
