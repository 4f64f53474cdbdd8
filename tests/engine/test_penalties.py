"""Every penalty: its gradient, its sign, and that it leaves the weights alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import specs

from engine.gradcheck import numeric_gradient, relative_error
from engine.penalties import L1, L2, NoPenalty, Penalty, penalty

every_penalty = pytest.mark.parametrize("cls", penalty, ids=penalty.names)


@every_penalty
@settings(max_examples=10)
@given(data=st.data())
def test_the_gradient_is_that_of_the_value(cls: type[Penalty], data: st.DataObject) -> None:
    price = data.draw(specs(cls))
    weights = np.random.default_rng(0).standard_normal((4, 3))
    numeric = numeric_gradient(lambda: price.value(weights), weights)
    assert relative_error(price.gradient(weights), numeric) <= 1e-6


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
