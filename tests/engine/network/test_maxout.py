"""Maxout: the largest of several weighted sums, and the gradient to that one alone."""

from __future__ import annotations

import numpy as np

from engine.network.initializers import Constant, Glorot, Zeros
from engine.network.layers import TEST, Dense, Maxout

# Two units of two pieces: the columns are piece 1 of both units, then piece 2 of both.
PARAMS = {"W": np.array([[1.0, 0.0, -1.0, 2.0]]), "b": np.array([0.0, 1.0, 0.0, -1.0])}


def test_maxout_by_hand() -> None:
    lay, x = Maxout(units=2, pieces=2), np.array([[3.0], [-2.0]])
    # Sums (3, 1 | -3, 5) and (-2, 1 | 2, -5).
    y, cache = lay.forward(PARAMS, x, TEST)
    np.testing.assert_array_equal(y, [[3.0, 5.0], [2.0, 1.0]])
    grads = {"W": np.empty((1, 4)), "b": np.empty(4)}
    dx = lay.backward(PARAMS, cache, np.array([[1.0, 10.0], [100.0, 1000.0]]), grads)
    np.testing.assert_array_equal(grads["b"], [1.0, 1000.0, 100.0, 10.0])
    np.testing.assert_array_equal(grads["W"], [[3.0, -2000.0, -200.0, 30.0]])
    np.testing.assert_array_equal(dx, [[1.0 * 1 + 10.0 * 2], [100.0 * -1 + 1000.0 * 0]])


def test_of_equal_sums_the_first_gets_the_gradient() -> None:
    lay = Maxout(units=3, pieces=4, init_weights=Zeros())
    params = lay.init(2, np.random.default_rng(0))
    _, cache = lay.forward(params, np.ones((5, 2)), TEST)
    grads = {name: np.empty_like(values) for name, values in params.items()}
    lay.backward(params, cache, np.ones((5, 3)), grads)
    np.testing.assert_array_equal(grads["b"].reshape(4, 3), [[5.0] * 3] + [[0.0] * 3] * 3)


def test_relu_is_the_larger_of_s_and_0() -> None:
    params = {"W": np.array([[2.0, 0.0]]), "b": np.array([1.0, 0.0])}
    y, _ = Maxout(units=1).forward(params, np.array([[1.0], [-1.0]]), TEST)
    np.testing.assert_array_equal(y, [[3.0], [0.0]])


def test_each_piece_is_drawn_for_the_units_it_serves() -> None:
    lay = Maxout(units=50, pieces=8, init_weights=Glorot(), init_bias=Constant(value=0.5))
    first = lay.init(100, np.random.default_rng(0))
    assert first["W"].shape == (100, 400)
    assert (first["b"] == 0.5).all()
    for piece in np.split(first["W"], 8, axis=1):
        np.testing.assert_allclose(piece.var(), 2 / 150, rtol=0.05)
    assert np.unique(first["W"]).size == first["W"].size, "two pieces are alike"
    one = Dense(units=50).init(100, np.random.default_rng(0))["W"]
    np.testing.assert_array_equal(first["W"][:, :50], one)
