"""Networks: back-propagation through any legal stack, and numbers worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from smoothness import SameNoise, smooth
from strategies import specs

from engine.arrays import Array
from engine.network.activations import ReLU
from engine.network.gradient_check import check_network, numeric_gradient, relative_error
from engine.network.layers import (
    QUIET,
    TEST,
    Activate,
    BatchNorm,
    Dense,
    Layer,
    LayerMisfit,
    Mode,
    fitted,
)
from engine.network.losses import (
    BinaryCrossEntropy,
    Loss,
    LossMisfit,
    MeanSquaredError,
    SoftmaxCrossEntropy,
)
from engine.network.network import Network, Pass, Weights
from engine.network.penalties import L2, Penalty

TOLERANCE = 1e-6
FAN_IN = 3


def randomized(network: Network, seed: int) -> Weights:
    """Weights of a size that keeps signals near 1, so that gradients are neither 0 nor huge."""
    rng, weights = np.random.default_rng(seed), Weights(network)
    for arrays, fan_in in zip(weights.layers, network.fan_ins, strict=True):
        for name, values in arrays.items():
            if values.ndim == 2:
                values[...] = rng.standard_normal(values.shape) / np.sqrt(fan_in)
            elif name == "b":
                values[...] = 0.3 * rng.standard_normal(values.shape)
            else:
                values[...] = rng.uniform(0.5, 1.5, values.shape)
    return weights


def checkable(network: Network, weights: Weights, done: Pass, mode: Mode) -> bool:
    """Whether finite differences can tell the derivative of this pass."""
    return smooth(network.layers, weights.layers, done.outputs, done.caches, mode.training)


@st.composite
def networks(draw: st.DrawFn) -> tuple[Network, Array, Array]:
    """A legal network of up to four layers with a batch that fits it."""
    classes = draw(st.sampled_from([0, 2, 3]))
    loss: Loss = draw(specs(Loss))
    try:
        outputs = loss.outputs(classes, 2)
    except LossMisfit:
        assume(False)
    hidden = draw(st.lists(specs(Layer, units=4, pieces=3), max_size=4))
    assume("Step" not in repr(hidden))
    layers = (*fitted(tuple(hidden), FAN_IN), Dense(units=outputs))
    n = draw(st.integers(1, 6))
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    given_y = rng.integers(0, classes, n) if classes else rng.standard_normal((n, 2))
    try:
        network = Network(layers, FAN_IN, loss, draw(specs(Penalty)))
        encoded = loss.encode(given_y, classes)
    except (LayerMisfit, LossMisfit):
        assume(False)
    return network, rng.standard_normal((n, FAN_IN)), encoded


@settings(max_examples=150)
@given(
    case=networks(), mode=st.sampled_from([TEST, QUIET, SameNoise()]), seed=st.integers(0, 10_000)
)
def test_back_propagation_through_any_legal_network(
    case: tuple[Network, Array, Array], mode: Mode, seed: int
) -> None:
    network, x, y = case
    weights = randomized(network, seed)
    grads = network.gradients()
    done = network.loss_and_gradients(weights, x, y, mode, grads)
    assume(checkable(network, weights, done, mode))
    assert check_network(network, weights, x, y, mode) <= TOLERANCE

    def loss() -> float:
        z = network.forward(weights, x, mode).outputs[-1]
        return network.loss.value(z, y) + network.penalty_value(weights)

    # The check has one scale for all; here each array is compared on its own.
    for arrays, params in zip(grads.views, weights.params.views, strict=True):
        for name, analytic in arrays.items():
            # A long step has less rounding error, a short one less of the curvature's.
            errors = [
                relative_error(analytic, numeric_gradient(loss, params[name], epsilon))
                for epsilon in (1e-5, 1e-6)
            ]
            assert min(errors) <= TOLERANCE, name


@settings(max_examples=50)
@given(case=networks(), seed=st.integers(0, 10_000))
def test_the_error_signals_are_derivatives_by_the_outputs(
    case: tuple[Network, Array, Array], seed: int
) -> None:
    network, x, y = case
    weights = randomized(network, seed)
    done = network.loss_and_gradients(weights, x, y, TEST, network.gradients())
    assume(checkable(network, weights, done, TEST))
    for i, delta in enumerate(done.deltas):
        if delta is None:
            continue
        # The rest of the network, started from the output of layer i.
        output = done.outputs[i + 1].copy()

        def loss_from(i: int = i, output: Array = output) -> float:
            h = output
            for lay, params in list(zip(network.layers, weights.layers, strict=True))[i + 1 :]:
                h, _ = lay.forward(params, h, TEST)
            return network.loss.value(h, y)

        assert relative_error(delta, numeric_gradient(loss_from, output)) <= TOLERANCE, i


def test_error_signals_stop_at_the_first_layer_that_has_parameters() -> None:
    network = Network(
        (Activate(), Dense(units=2), Activate(), Dense(units=1)), 2, MeanSquaredError()
    )
    weights = network.init(np.random.default_rng)
    x = np.ones((3, 2))
    done = network.loss_and_gradients(weights, x, x[:, :1], TEST, network.gradients())
    assert [delta is not None for delta in done.deltas] == [False, True, True, True]


def test_a_penalty_counts_weights_but_not_biases() -> None:
    network = Network(
        (Dense(units=2), BatchNorm(), Dense(units=1)), 2, MeanSquaredError(), L2(strength=0.5)
    )
    weights = randomized(network, 0)
    w1, w2 = weights.layers[0]["W"], weights.layers[2]["W"]
    expected = 0.5 * float((w1**2).sum() + (w2**2).sum())
    assert network.penalty_value(weights) == pytest.approx(expected)
    x = np.random.default_rng(0).standard_normal((4, 2))
    with_penalty, without = network.gradients(), network.gradients()
    done = network.loss_and_gradients(weights, x, x[:, :1], TEST, with_penalty)
    plain = Network(network.layers, 2, MeanSquaredError())
    assert plain.loss_and_gradients(weights, x, x[:, :1], TEST, without).loss == done.loss
    np.testing.assert_allclose(with_penalty.views[0]["W"] - without.views[0]["W"], w1, rtol=1e-12)
    for i, name in ((0, "b"), (1, "gamma"), (1, "beta"), (2, "b")):
        np.testing.assert_array_equal(with_penalty.views[i][name], without.views[i][name])


def test_the_flat_vector_and_the_arrays_are_one() -> None:
    network = Network((Dense(units=3), BatchNorm(), Dense(units=2)), 4, MeanSquaredError())
    weights = network.init(np.random.default_rng)
    assert network.parameter_count == weights.params.flat.size == 4 * 3 + 3 + 3 + 3 + 3 * 2 + 2
    assert weights.buffers.flat.size == 6
    for arrays in weights.params.views:
        assert all(np.shares_memory(values, weights.params.flat) for values in arrays.values())
    weights.params.flat[...] = 7.0
    assert (weights.layers[2]["W"] == 7.0).all()
    assert (weights.layers[1]["running_variance"] == 1.0).all()


XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def xor_by_hand(loss: Loss, outputs: Array, bias: Array) -> tuple[Network, Weights]:
    """The 2-2-k network of the lectures; their W₁ has a row for each unit, ours a column."""
    layers = (Dense(units=2), Activate(ReLU()), Dense(units=outputs.shape[1]))
    network = Network(layers, 2, loss)
    weights = Weights(network)
    weights.layers[0]["W"][...] = np.array([[2.0, 2.0], [1.0, 1.0]]).T
    weights.layers[0]["b"][...] = [-1.0, -1.0]
    weights.layers[2]["W"][...] = outputs
    weights.layers[2]["b"][...] = bias
    return network, weights


def test_the_hidden_points_of_the_lectures_xor() -> None:
    w, b = np.array([[1.0], [-3.0]]), np.array([0.0])
    network, weights = xor_by_hand(MeanSquaredError(), w, b)
    _, _, hidden, z = network.forward(weights, XOR).outputs
    np.testing.assert_array_equal(hidden, [[0, 0], [1, 0], [1, 0], [3, 1]])
    # One line, h₁ - 3 h₂ = 1/2, separates them; the output is XOR itself.
    np.testing.assert_array_equal(z, [[0.0], [1.0], [1.0], [0.0]])
    np.testing.assert_array_equal(network.loss.classify(z), [0, 1, 1, 0])


def test_the_nine_derivatives_of_the_lectures_xor() -> None:
    w, b = np.array([[1.0], [-2.0]]), np.array([0.5])
    network, weights = xor_by_hand(MeanSquaredError(), w, b)
    grads = network.gradients()
    y = np.array([[0.0], [1.0], [1.0], [0.0]])
    # z = (0.5, 1.5, 1.5, 1.5), so dz = (z - y) / 4 = (1, 1, 1, 3) / 8.
    done = network.loss_and_gradients(weights, XOR, y, TEST, grads)
    assert done.loss == (0.25 + 0.25 + 0.25 + 2.25) / 8
    # h = ((0,0), (1,0), (1,0), (3,1)): ∂L/∂w = hᵀ dz.
    np.testing.assert_array_equal(grads.views[2]["W"], [[11 / 8], [3 / 8]])
    np.testing.assert_array_equal(grads.views[2]["b"], [6 / 8])
    # Gates (0,0), (1,0), (1,0), (1,1): h₂ is exactly at its kink for two samples and counts 0.
    ds = np.array([[0, 0], [1, 0], [1, 0], [3, -6]]) / 8
    np.testing.assert_array_equal(grads.views[0]["W"], XOR.T @ ds)
    np.testing.assert_array_equal(grads.views[0]["b"], [5 / 8, -6 / 8])


def test_two_softmax_outputs_learn_as_one_sigmoid_of_their_difference() -> None:
    two = np.array([[0.5, 1.5], [1.0, -2.0]])
    network2, weights2 = xor_by_hand(SoftmaxCrossEntropy(), two, np.array([0.1, -0.4]))
    one = two[:, 1:] - two[:, :1]
    network1, weights1 = xor_by_hand(BinaryCrossEntropy(), one, np.array([-0.5]))
    labels = np.array([0, 1, 1, 0])
    grads2, grads1 = network2.gradients(), network1.gradients()
    y2, y1 = network2.loss.encode(labels, 2), network1.loss.encode(labels, 2)
    done2 = network2.loss_and_gradients(weights2, XOR, y2, TEST, grads2)
    done1 = network1.loss_and_gradients(weights1, XOR, y1, TEST, grads1)
    assert done2.loss == pytest.approx(done1.loss, rel=1e-12)
    np.testing.assert_allclose(grads2.views[0]["W"], grads1.views[0]["W"], atol=1e-15)
    np.testing.assert_allclose(grads2.views[2]["W"][:, 1:], grads1.views[2]["W"], atol=1e-15)


def test_layers_without_activation_are_one_linear_map() -> None:
    network = Network((Dense(units=5), Dense(units=4), Dense(units=2)), 3, MeanSquaredError())
    weights = randomized(network, 1)
    x = np.random.default_rng(0).standard_normal((6, 3))
    w = weights.layers[0]["W"] @ weights.layers[1]["W"] @ weights.layers[2]["W"]
    z = network.forward(weights, x).outputs[-1] - network.forward(weights, 0 * x).outputs[-1]
    np.testing.assert_allclose(z, x @ w, rtol=1e-10, atol=1e-12)
