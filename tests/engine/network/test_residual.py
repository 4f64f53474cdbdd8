"""Residual blocks: x + F(x), layers inside layers, and widths that must fit."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import spiral
from strategies import specs

from engine.files.results import weights_of
from engine.network.activations import ReLU, Softmax
from engine.network.initializers import Zeros
from engine.network.layers import (
    QUIET,
    TEST,
    Activate,
    BatchNorm,
    Dense,
    Dropout,
    Layer,
    LayerMisfit,
    Maxout,
    Residual,
    fitted,
)
from engine.network.losses import MeanSquaredError
from engine.network.naming import named_arrays
from engine.network.network import Network
from engine.network.penalties import L2
from engine.specs.knobs import KnobError, needs_rebuild
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from engine.training.trainer import Trainer

INSIDE = (Dense(units=5), BatchNorm(), Activate(ReLU()), Residual((Activate(),)), Dense(units=4))


def test_the_block_adds_what_is_inside_to_its_input() -> None:
    lay = Residual((Dense(units=2), Activate(ReLU())))
    params = {"0.W": np.array([[1.0, 0.0], [0.0, -1.0]]), "0.b": np.array([0.0, 1.0])}
    x = np.array([[1.0, 3.0]])
    # F(x) = max(0, (1, 1 - 3)) = (1, 0)
    y, cache = lay.forward(params, x, TEST)
    np.testing.assert_array_equal(y, [[2.0, 3.0]])
    grads = {"0.W": np.empty((2, 2)), "0.b": np.empty(2)}
    dx = lay.backward(params, cache, np.array([[10.0, 100.0]]), grads)
    np.testing.assert_array_equal(dx, [[10.0 + 10.0, 100.0]])
    np.testing.assert_array_equal(grads["0.b"], [10.0, 0.0])
    np.testing.assert_array_equal(grads["0.W"], [[10.0, 0.0], [30.0, 0.0]])


def test_a_block_is_its_network_and_a_sum() -> None:
    block = Network((Residual(INSIDE),), 4, MeanSquaredError())
    plain = Network(INSIDE, 4, MeanSquaredError())
    a = block.init(np.random.default_rng)
    b = plain.init(np.random.default_rng)
    b.params.flat[...], b.buffers.flat[...] = a.params.flat, a.buffers.flat
    x = np.random.default_rng(0).standard_normal((7, 4))
    inside = plain.forward(b, x, QUIET).outputs[-1]
    np.testing.assert_array_equal(block.forward(a, x, QUIET).outputs[-1], x + inside)
    assert block.parameter_count == plain.parameter_count


def test_names_penalties_and_files_know_the_layers_inside(tmp_path) -> None:
    network = Network((Residual(INSIDE),), 4, MeanSquaredError(), L2(strength=0.5))
    weights = network.init(np.random.default_rng)
    names = ["0.W", "0.b", "1.gamma", "1.beta", "4.W", "4.b"]
    assert list(weights.params.views[0]) == names
    assert list(named_arrays(network, weights))[:2] == ["1.residual.0.W", "1.residual.0.b"]
    assert list(weights.buffers.views[0]) == ["1.running_mean", "1.running_variance"]
    squares = sum(float((weights.layers[0][n] ** 2).sum()) for n in ("0.W", "4.W"))
    assert network.penalty_value(weights) == pytest.approx(0.5 * squares)
    deep = Network((Residual((Residual((Dense(units=3),)),)),), 3, MeanSquaredError())
    assert list(deep.gradients().views[0]) == ["0.0.W", "0.0.b"]


def test_running_statistics_inside_move_and_come_back() -> None:
    trainer = Trainer(spiral(layers=(Dense(units=4), Residual(INSIDE), Activate())))
    for _ in range(10):
        trainer.step()
    moved = trainer.weights.layers[1]["1.running_mean"]
    assert (moved != 0).all()
    state = trainer.state()
    again = weights_of(trainer.network, state.params, state.buffers)
    np.testing.assert_array_equal(again.layers[1]["1.running_mean"], moved)


def test_streams_inside_are_independent() -> None:
    plain, normed = Residual((Dense(), Dense())), Residual((Dense(), BatchNorm(), Dense()))
    zero = Residual((Dense(init_weights=Zeros()), Dense()))
    first = [lay.init(8, np.random.default_rng(1)) for lay in (plain, normed, zero)]
    np.testing.assert_array_equal(first[0]["1.W"], first[1]["2.W"])
    np.testing.assert_array_equal(first[0]["1.W"], first[2]["1.W"])
    assert (first[0]["0.W"] != first[0]["1.W"]).all()


def test_a_width_that_does_not_fit_is_said_with_its_place() -> None:
    layers = (Dense(units=5), Activate(), Residual((Dense(units=7),)))
    with pytest.raises(
        LayerMisfit, match=r"layers.2: .* gets, 5; it gives 7: .* 5 units"
    ) as caught:
        Network(layers, 2, MeanSquaredError())
    assert caught.value.place == 2
    with pytest.raises(SpecError, match="gives 7") as refused:
        Setup.of(ExperimentSpec(layers=layers))
    assert refused.value.path == "layers.2"
    deep = (Dense(units=5), Residual((Residual((Dense(units=7),)),)))
    with pytest.raises(LayerMisfit, match="gets, 5; it gives 7"):
        Network(deep, 2, MeanSquaredError())


def test_softmax_of_one_unit_is_refused_inside_and_outside() -> None:
    soft = (Dense(units=1), Activate(Softmax()))
    with pytest.raises(LayerMisfit, match=r"layers.1: Softmax compares units .* found one"):
        Network(soft, 2, MeanSquaredError())
    with pytest.raises(SpecError, match="found one") as refused:
        Setup.of(ExperimentSpec(layers=(Dense(units=3), Residual((*soft, Dense(units=3))))))
    assert refused.value.path == "layers.1"
    Network((Dense(units=2), Activate(Softmax())), 2, MeanSquaredError())


@settings(max_examples=100)
@given(layers=st.lists(specs(Layer, units=9), max_size=4).map(tuple), inputs=st.integers(1, 9))
def test_any_stack_can_be_made_to_fit(layers: tuple[Layer, ...], inputs: int) -> None:
    fit = fitted(layers, inputs)
    if "Softmax" not in repr(fit):  # which cannot stand on one unit
        Network(fit, inputs, MeanSquaredError())
    assert [type(lay) for lay in fit] == [type(lay) for lay in layers]
    assert fitted(fit, inputs) == fit
    if not any(isinstance(lay, Residual) for lay in layers):
        assert fit == layers


def test_only_the_last_weights_inside_follow_the_width() -> None:
    block = Residual((Dense(units=3), Activate(), Maxout(units=4, pieces=3), Activate()))
    inside = block.fitted(6).layers
    assert inside == (Dense(units=3), Activate(), Maxout(units=6, pieces=3), Activate())


def test_changes_inside_are_live_where_they_would_be_outside() -> None:
    old = Residual((Dense(), Dropout(rate=0.1)))
    assert not needs_rebuild(old, Residual((Dense(), Dropout(rate=0.2))))
    assert needs_rebuild(old, Residual((Dense(units=9), Dropout(rate=0.1))))
    assert needs_rebuild(old, Residual((Dense(),)))


def test_nothing_inside_is_the_identity() -> None:
    x = np.ones((2, 3))
    y, cache = Residual(()).forward({}, x, TEST)
    np.testing.assert_array_equal(y, 2 * x)
    np.testing.assert_array_equal(Residual(()).backward({}, cache, x, {}), 2 * x)


def nested(depth: int) -> str:
    inside = '{"type": "residual", "layers": [' * depth + '{"type": "activate"}' + "]}" * depth
    return f'{{"version": 1, "layers": [{inside}]}}'


def test_blocks_inside_blocks_come_back_from_a_file() -> None:
    spec = ExperimentSpec.loads(nested(4))
    assert ExperimentSpec.loads(spec.dumps()) == spec
    assert json.loads(spec.dumps())["layers"][0]["layers"][0]["type"] == "residual"


@pytest.mark.parametrize("depth", [5, 15, 30, 300, 3000])
def test_blocks_too_deep_are_refused(depth: int) -> None:
    with pytest.raises(SpecError, match="deep"):
        ExperimentSpec.loads(nested(depth))


def test_blocks_made_too_deep_are_refused() -> None:
    block = Residual((Residual((Residual((Residual(()),)),)),))
    with pytest.raises(KnobError, match="at most 4 deep"):
        Residual((block,))


def test_a_width_that_no_layer_may_have_leaves_the_block_unfit() -> None:
    block = Residual((Dense(units=7),))
    assert block.fitted(100_000) == block
