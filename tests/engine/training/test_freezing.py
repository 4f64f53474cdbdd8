"""Frozen neurons and layers: what they say of themselves, and that they do not move by a bit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from samples import same, spiral

from engine.network.layers import (
    Activate,
    BatchNorm,
    Dense,
    Dropout,
    Layer,
    LayerNorm,
    Maxout,
    Residual,
)
from engine.network.penalties import L1, L2, ElasticNet, Penalty
from engine.optimizers import AdamW, Optimizer, optimizer
from engine.specs.knobs import KnobError, needs_rebuild
from engine.training.experiment import ExperimentSpec
from engine.training.freezing import (
    frozen_neurons,
    is_layer_frozen,
    is_neuron_frozen,
    with_layer_frozen,
    with_neuron_frozen,
)
from engine.training.trainer import Trainer

FROZEN = (0, 2)
STACK: tuple[Layer, ...] = (
    Dense(units=4, frozen=FROZEN),
    BatchNorm(),
    Activate(),
    Maxout(units=4, pieces=3, frozen=FROZEN),
    LayerNorm(),
    Dropout(rate=0.1),
    Residual((Dense(units=4), Activate(), Dense(units=4, frozen=FROZEN), BatchNorm())),
)
PENALTIES = (
    L2(strength=0.1),
    L1(strength=0.1, bias_strength=0.1, proximal=True),
    ElasticNet(strength=0.1, proximal=True),
)


def frozen_numbers(trainer: Trainer) -> list[Any]:
    """Every number that belongs to a frozen unit, copied."""
    first, norm, _, second, layer_norm, _, residual, output = trainer.weights.layers
    units = list(FROZEN)
    # The pieces of a maxout unit are `units` columns apart.
    pieces = [piece * 4 + unit for piece in range(3) for unit in units]
    own = [(first, "W", units), (first, "b", units), (norm, "gamma", units), (norm, "beta", units)]
    own += [(second, "W", pieces), (second, "b", pieces)]
    own += [(layer_norm, name, units) for name in ("gamma", "beta")]
    own += [(residual, name, units) for name in ("2.W", "2.b", "3.gamma", "3.beta")]
    own += [(output, "W", [1]), (output, "b", [1])]
    return [arrays[name][..., chosen].copy() for arrays, name, chosen in own]


@pytest.mark.parametrize("price", PENALTIES, ids=repr)
@pytest.mark.parametrize("rule", optimizer, ids=optimizer.names)
def test_frozen_units_keep_their_bits(rule: type[Optimizer], price: Penalty) -> None:
    spec = spiral(layers=STACK, optimizer=rule(), penalty=price, output_frozen=(1,))
    trainer = Trainer(spec)
    for arrays in trainer.weights.params.views:
        for values in arrays.values():
            # Zero has two signs, and a step of length 0 would change one into the other.
            values.flat[::5] = -0.0
    before, start = frozen_numbers(trainer), trainer.weights.params.flat.copy()
    for _ in range(50):
        trainer.step()
    assert same(frozen_numbers(trainer), before)
    moving = trainer.weights.params.flat != start
    count = sum(values.size for values in before)
    # Zeros under an L1 penalty may stay as well, but most have moved.
    assert moving.sum() > 0.5 * (moving.size - count)


def test_weight_decay_and_momentum_of_before_do_not_move_a_unit_that_freezes_later() -> None:
    spec = spiral(layers=(Dense(units=4), Activate()), optimizer=AdamW(weight_decay=0.5))
    trainer = Trainer(spec)
    for _ in range(10):
        trainer.step()
    trainer.retune(with_neuron_frozen(spec, 0, 1, True))
    before = trainer.weights.layers[0]["W"].copy()
    for _ in range(10):
        trainer.step()
    now = trainer.weights.layers[0]["W"]
    assert same(now[:, 1], before[:, 1])
    assert (now[:, [0, 2, 3]] != before[:, [0, 2, 3]]).all()
    trainer.retune(spec)
    trainer.step()
    assert (trainer.weights.layers[0]["W"][:, 1] != before[:, 1]).all()


def test_units_beyond_the_width_are_ignored() -> None:
    layers = (Dense(units=3, frozen=(1, 7)), Maxout(units=2, frozen=(2, 3)))
    factors = Trainer(spiral(layers=layers, output_frozen=(5,))).network.lr_multipliers
    assert factors is not None
    np.testing.assert_array_equal(factors.views[0]["b"], [1, 0, 1])
    assert factors.flat.sum() == factors.flat.size - 3


def test_a_frozen_unit_in_a_slow_layer() -> None:
    layers = (Dense(units=2, lr_multiplier=0.5, frozen=(0,)), BatchNorm(lr_multiplier=2.0))
    factors = Trainer(spiral(layers=layers)).network.lr_multipliers
    assert factors is not None
    np.testing.assert_array_equal(factors.views[0]["W"], [[0, 0.5], [0, 0.5]])
    np.testing.assert_array_equal(factors.views[1]["gamma"], [0, 2])
    assert (factors.views[2]["W"] == 1).all()


@pytest.mark.parametrize("wrong", [(2, 1), (1, 1), (-1,), (2048,), (True,), (1.0,), [1], ("1",)])
def test_units_are_whole_numbers_in_rising_order(wrong: Any) -> None:
    with pytest.raises(KnobError, match="rising order"):
        Dense(frozen=wrong)


def test_freezing_survives_being_written_and_is_live() -> None:
    spec = spiral(layers=STACK, output_frozen=(0, 3))
    assert ExperimentSpec.loads(spec.dumps()) == spec
    assert not needs_rebuild(spec, with_neuron_frozen(spec, 0, 1, True))
    assert not needs_rebuild(spec, with_neuron_frozen(spec, 3, 3, False))


@pytest.mark.parametrize("column", range(4))
def test_neurons_of_any_column_freeze_and_melt(column: int) -> None:
    spec = spiral(layers=STACK)
    melted = spec
    for unit in FROZEN:
        melted = with_neuron_frozen(melted, column, unit, False)
        assert not is_neuron_frozen(melted, column, unit)
    frozen = with_neuron_frozen(with_neuron_frozen(melted, column, 2, True), column, 0, True)
    assert [is_neuron_frozen(frozen, column, unit) for unit in range(4)] == [1, 0, 1, 0]
    assert with_neuron_frozen(frozen, column, 2, True) == frozen
    assert with_neuron_frozen(with_neuron_frozen(frozen, column, 0, False), column, 2, False) == (
        melted
    )


@pytest.mark.parametrize("column", range(4))
def test_whole_columns_freeze_and_melt(column: int) -> None:
    spec = replace(spiral(layers=STACK), output_lr_multiplier=3.0)
    assert not is_layer_frozen(spec, column)
    frozen = with_layer_frozen(spec, column, True)
    assert [is_layer_frozen(frozen, other) for other in range(4)] == [
        other == column for other in range(4)
    ]
    assert is_neuron_frozen(frozen, column, 3)
    trainer = Trainer(frozen)
    starts = [0, 3, 6, 7, 8]
    inside = range(starts[column], starts[column + 1])
    before = [{k: v.copy() for k, v in trainer.weights.params.views[i].items()} for i in inside]
    for _ in range(5):
        trainer.step()
    assert same([trainer.weights.params.views[i] for i in inside], before)
    melted = with_layer_frozen(frozen, column, False)
    assert not is_layer_frozen(melted, column)
    assert with_layer_frozen(melted, column, False) == melted
    if column < 3:
        assert melted == spec


def test_a_column_that_is_not_there_is_refused() -> None:
    for column in (-1, 4):
        with pytest.raises(IndexError, match="from 0 to 3"):
            with_layer_frozen(spiral(layers=STACK), column, True)


def test_a_block_without_weights_has_nothing_to_freeze() -> None:
    spec = spiral(layers=(Residual((Activate(),)),))
    assert with_neuron_frozen(spec, 0, 0, True) == spec
    assert with_layer_frozen(spec, 0, True) == spec
    assert not is_layer_frozen(spec, 0)


def test_neurons_frozen_by_themselves_are_told_from_those_of_a_frozen_layer() -> None:
    spec = with_neuron_frozen(ExperimentSpec(), 1, 3, True)
    assert [frozen_neurons(spec, column) for column in range(3)] == [(), (3,), ()]
    whole = with_layer_frozen(spec, 0, True)
    assert frozen_neurons(whole, 0) == ()
    assert is_neuron_frozen(whole, 0, 2)
    with pytest.raises(IndexError):
        frozen_neurons(spec, 3)
