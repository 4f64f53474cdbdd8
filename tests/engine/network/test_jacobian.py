"""Jacobians: each output by each input, against central differences and the chain rule."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from smoothness import smooth
from strategies import specs

from engine.arrays import Array
from engine.network.activations import ReLU, Sigmoid, Softmax, Tanh
from engine.network.gradient_check import relative_error
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, Layer, LayerMisfit, fitted
from engine.network.losses import MeanSquaredError
from engine.network.network import Network, Weights

INPUTS = 3


def randomized(network: Network, seed: int = 0) -> Weights:
    """Weights near 1 over the root of the fan-in, and scales and variances that are positive."""
    rng, weights = np.random.default_rng(seed), Weights(network)
    for arrays, fan_in in zip(weights.layers, network.fan_ins, strict=True):
        for values in arrays.values():
            scale = rng.standard_normal(values.shape) / np.sqrt(fan_in)
            values[...] = scale if values.ndim == 2 else rng.uniform(0.5, 1.5, values.shape)
    return weights


def numeric_jacobian(network: Network, weights: Weights, x: Array, epsilon: float) -> Array:
    """∂z/∂x of each row by central differences; rows do not depend on each other in test mode."""
    columns = []
    for i in range(x.shape[1]):
        step = np.zeros_like(x)
        step[:, i] = epsilon
        above, below = (network.predict(weights, x + way * step) for way in (1, -1))
        columns.append((above - below) / (2 * epsilon))
    return np.stack(columns, axis=2)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Any legal stack of up to four layers."""
    hidden = draw(st.lists(specs(Layer, units=4, pieces=3), max_size=4))
    try:
        layers = (*fitted(tuple(hidden), INPUTS), Dense(units=draw(st.integers(1, 3))))
        return Network(layers, INPUTS, MeanSquaredError())
    except LayerMisfit:
        assume(False)
        raise


@settings(max_examples=120)
@given(network=networks(), seed=st.integers(0, 10_000), rows=st.integers(1, 3))
def test_the_jacobian_of_any_network_is_that_of_finite_differences(
    network: Network, seed: int, rows: int
) -> None:
    weights = randomized(network, seed)
    x = np.random.default_rng(seed).standard_normal((rows, INPUTS))
    done = network.forward(weights, x)
    assume(smooth(network.layers, weights.layers, done.outputs, done.caches, training=False))
    found = network.jacobian(weights, x)
    assert found.shape == (rows, network.width, INPUTS)
    errors = [
        relative_error(found, numeric_jacobian(network, weights, x, epsilon))
        for epsilon in (1e-5, 1e-6)
    ]
    assert min(errors) <= 1e-6


@settings(max_examples=60)
@given(network=networks(), seed=st.integers(0, 10_000))
def test_it_is_the_product_of_the_layers_jacobians(network: Network, seed: int) -> None:
    weights = randomized(network, seed)
    x = np.random.default_rng(seed).standard_normal((4, INPUTS))
    product = np.broadcast_to(np.eye(INPUTS), (4, INPUTS, INPUTS))
    for i in range(len(network.layers)):
        product = network.layer_jacobian(weights, i, x) @ product
    np.testing.assert_allclose(network.jacobian(weights, x), product, rtol=1e-9, atol=1e-12)


def test_the_jacobians_of_single_layers_are_the_matrices_of_the_lectures() -> None:
    layers = (Dense(units=4), Activate(Sigmoid()), Dense(units=3), Activate(Softmax()))
    network = Network(layers, INPUTS, MeanSquaredError())
    weights = randomized(network)
    x = np.random.default_rng(1).standard_normal((2, INPUTS))
    _, _, h, s, p = network.forward(weights, x).outputs
    for row in range(2):
        found = [network.layer_jacobian(weights, i, x)[row] for i in range(4)]
        np.testing.assert_array_equal(found[0], weights.layers[0]["W"].T)
        np.testing.assert_allclose(found[1], np.diag(h[row] * (1 - h[row])), rtol=1e-12)
        np.testing.assert_array_equal(found[2], weights.layers[2]["W"].T)
        expected = np.diag(p[row]) - np.outer(p[row], p[row])
        np.testing.assert_allclose(found[3], expected, rtol=1e-12, atol=1e-15)
    assert s.shape == (2, 3)


def test_a_worked_example_of_the_chain_rule() -> None:
    # z = 2 relu(x₁ - x₂) - 3 relu(x₂): at (3, 1) both gates are open, at (3, -1) only the first.
    network = Network((Dense(units=2), Activate(ReLU()), Dense(units=1)), 2, MeanSquaredError())
    weights = Weights(network)
    weights.layers[0]["W"][...] = [[1, 0], [-1, 1]]
    weights.layers[2]["W"][...] = [[2], [-3]]
    found = network.jacobian(weights, np.array([[3.0, 1.0], [3.0, -1.0]]))
    np.testing.assert_array_equal(found, [[[2, -5]], [[2, -2]]])


def test_it_is_taken_in_test_mode_and_changes_nothing() -> None:
    layers = (Dense(units=4), BatchNorm(), Activate(Tanh()), Dropout(), Dense(units=2))
    network = Network(layers, INPUTS, MeanSquaredError())
    weights = randomized(network)
    params, buffers = weights.params.flat.copy(), weights.buffers.flat.copy()
    x = np.random.default_rng(0).standard_normal((5, INPUTS))
    together = network.jacobian(weights, x)
    alone = np.concatenate([network.jacobian(weights, x[i : i + 1]) for i in range(5)])
    np.testing.assert_allclose(together, alone, rtol=1e-12, atol=1e-15)
    np.testing.assert_array_equal(weights.params.flat, params)
    np.testing.assert_array_equal(weights.buffers.flat, buffers)


def test_no_layers_at_all_are_the_identity() -> None:
    network = Network((), 2, MeanSquaredError())
    x = np.ones((3, 2))
    np.testing.assert_array_equal(network.jacobian(Weights(network), x), [np.eye(2)] * 3)


@pytest.mark.parametrize("place", [-1, 3])
def test_there_is_no_such_layer(place: int) -> None:
    network = Network((Dense(units=2), Activate(), Dense(units=1)), 2, MeanSquaredError())
    with pytest.raises(IndexError, match="layer from 0 to 2"):
        network.layer_jacobian(Weights(network), place, np.ones((1, 2)))


def test_precision_is_that_of_the_network() -> None:
    network = Network((Dense(units=2),), 2, MeanSquaredError(), dtype="float32")
    assert network.jacobian(randomized(network), np.ones((1, 2))).dtype == "float32"
