"""Every activation function: its derivative, the chain rule, and what it must not do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import specs

from engine.activations import ELU, Activation, LeakyReLU, ReLU, Sigmoid, Step, Tanh, activation
from engine.arrays import Array
from engine.gradcheck import relative_error

every_activation = pytest.mark.parametrize("cls", activation, ids=activation.names)
TOLERANCE = 1e-6


def inputs(f: Activation, count: int = 101, reach: float = 8.0) -> Array:
    """Rows of inputs that stay away from the kinks of `f`."""
    s = np.linspace(-reach, reach, count)
    for kink in f.kinks:
        s = s[np.abs(s - kink) > 1e-3]
    return s.reshape(-1, 2) if s.size % 2 == 0 else s[:-1].reshape(-1, 2)


@every_activation
@settings(max_examples=10)
@given(data=st.data())
def test_the_derivative_is_that_of_the_function(cls: type[Activation], data: st.DataObject) -> None:
    f = data.draw(specs(cls))
    s, epsilon = inputs(f), 1e-6
    numeric = (f(s + epsilon) - f(s - epsilon)) / (2 * epsilon)
    assert relative_error(f.derivative(s, f(s)), numeric) <= TOLERANCE


@every_activation
@settings(max_examples=10)
@given(data=st.data())
def test_backward_is_the_chain_rule(cls: type[Activation], data: st.DataObject) -> None:
    f = data.draw(specs(cls))
    s = np.concatenate([inputs(f), [[k, k] for k in f.kinks] or np.zeros((0, 2))])
    h, dh = f(s), np.random.default_rng(0).standard_normal(s.shape)
    np.testing.assert_allclose(f.backward(s, h, dh), dh * f.derivative(s, h), rtol=1e-15)


@every_activation
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_shapes_and_precision_are_kept_and_inputs_left_alone(
    cls: type[Activation], dtype: str
) -> None:
    f, s = cls(), np.linspace(-3, 3, 12).reshape(4, 3).astype(dtype)
    h = f(s)
    dh = np.ones_like(s)
    kept = s.copy(), h.copy(), dh.copy()
    for out in (h, f.derivative(s, h), f.backward(s, h, dh)):
        assert out.shape == s.shape
        assert out.dtype == s.dtype
        assert not np.shares_memory(out, s)
        assert not np.shares_memory(out, dh)
    for before, after in zip(kept, (s, h, dh), strict=True):
        np.testing.assert_array_equal(before, after)


@every_activation
def test_huge_inputs_give_no_nan_and_no_warning(cls: type[Activation]) -> None:
    f, s = cls(), np.array([[-1e4, -800.0, 0.0, 800.0, 1e4]])
    h = f(s)
    assert np.isfinite(h).all()
    assert np.isfinite(f.derivative(s, h)).all()


@every_activation
def test_the_steepest_slope_is_that_of_the_function(cls: type[Activation]) -> None:
    f = cls()
    if f.steepest:
        s = np.linspace(-5, 5, 2001).reshape(1, -1)
        assert f.derivative(s, f(s)).max() == pytest.approx(f.steepest, rel=1e-9)


@pytest.mark.parametrize(
    ("f", "s", "h", "slope"),
    [
        (Sigmoid(), 0.0, 0.5, 0.25),
        (Sigmoid(), np.log(3.0), 0.75, 0.1875),
        (Tanh(), 0.0, 0.0, 1.0),
        (Tanh(), np.log(2.0), 0.6, 0.64),
        (ReLU(), -2.0, 0.0, 0.0),
        (ReLU(), 0.0, 0.0, 0.0),
        (ReLU(), 3.0, 3.0, 1.0),
        (LeakyReLU(slope=0.1), -2.0, -0.2, 0.1),
        (LeakyReLU(slope=0.1), 2.0, 2.0, 1.0),
        (ELU(alpha=2.0), np.log(0.5), -1.0, 1.0),
        (ELU(alpha=2.0), 4.0, 4.0, 1.0),
        (Step(), 0.0, 1.0, 0.0),
        (Step(), -1e-9, 0.0, 0.0),
    ],
)
def test_values_worked_out_by_hand(f: Activation, s: float, h: float, slope: float) -> None:
    x = np.array([[s]])
    assert f(x)[0, 0] == pytest.approx(h, abs=1e-15)
    assert f.derivative(x, f(x))[0, 0] == pytest.approx(slope, abs=1e-15)
