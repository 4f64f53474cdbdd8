"""The gradient check itself: exact on known functions, and it notices a wrong gradient."""

from __future__ import annotations

import numpy as np
import pytest

from engine.arrays import Array
from engine.network.gradient_check import check_network, numeric_gradient, relative_error
from engine.network.layers import TEST, Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.network.network import Network


def test_the_numeric_gradient_of_a_cubic() -> None:
    p = np.array([[1.0, -2.0], [0.5, 3.0]])
    kept = p.copy()
    numeric = numeric_gradient(lambda: float((p**3).sum()), p)
    assert relative_error(3 * p * p, numeric) < 1e-9
    np.testing.assert_array_equal(p, kept)


def test_the_relative_error_has_one_scale_and_a_floor() -> None:
    assert relative_error(np.array([100.0, 1.0]), np.array([100.0, 2.0])) == 0.01
    assert relative_error(np.array([0.0]), np.array([1e-9])) == pytest.approx(1e-6)
    assert relative_error(np.zeros(0), np.zeros(0)) == 0


class TwiceTheError(MeanSquaredError):
    """A loss with a gradient that is wrong by a factor of two."""

    def row_gradient(self, z: Array, y: Array) -> Array:
        return 2 * MeanSquaredError().row_gradient(z, y)


@pytest.mark.parametrize(("loss", "right"), [(MeanSquaredError(), True), (TwiceTheError(), False)])
def test_a_wrong_gradient_is_found(loss: MeanSquaredError, right: bool) -> None:
    network = Network((Dense(units=3), Activate(), Dense(units=1)), 2, loss)
    weights = network.init(np.random.default_rng)
    x, y = np.random.default_rng(1).standard_normal((2, 5, 2))
    assert (check_network(network, weights, x, y[:, :1], TEST) <= 1e-6) is right
