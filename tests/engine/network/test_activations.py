"""Every activation function: its derivative, the chain rule, and what it must not do."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import specs

from engine.arrays import Array
from engine.network.activations import (
    ELU,
    GELU,
    SELU,
    Activation,
    HardTanh,
    LeakyReLU,
    Mish,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Step,
    Tanh,
    activation,
    softmax,
)
from engine.network.activations.normal import cumulative, density
from engine.network.gradient_check import numeric_gradient, relative_error

every_activation = pytest.mark.parametrize("cls", activation, ids=activation.names)
TOLERANCE = 1e-6


def inputs(f: Activation, count: int = 101, reach: float = 8.0) -> Array:
    """Rows of inputs that stay away from the kinks of `f`."""
    s = np.linspace(-reach, reach, count)
    for kink in f.kinks:
        s = s[np.abs(s - kink) > 1e-3]
    return s.reshape(-1, 2) if s.size % 2 == 0 else s[:-1].reshape(-1, 2)


def numeric_jacobian(f: Activation, s: Array) -> Array:
    """J[i, k, j] = ∂f(s)[i, k]/∂s[i, j] by central differences."""
    found = np.zeros((*s.shape, s.shape[1]))
    for j in range(s.shape[1]):
        step = np.zeros_like(s)
        step[:, j] = 1e-6
        found[:, :, j] = (f(s + step) - f(s - step)) / 2e-6
    return found


@every_activation
@settings(max_examples=10)
@given(data=st.data())
def test_the_derivative_is_that_of_the_function(cls: type[Activation], data: st.DataObject) -> None:
    f = data.draw(specs(cls))
    s = inputs(f)
    jacobian = numeric_jacobian(f, s)
    slopes = np.diagonal(jacobian, axis1=1, axis2=2)
    assert relative_error(f.derivative(s, f(s)), slopes) <= TOLERANCE
    assert relative_error(f.jacobian(s), jacobian) <= TOLERANCE
    mixed = bool((jacobian[:, ~np.eye(s.shape[1], dtype=bool)] != 0).any())
    assert mixed != f.elementwise


@every_activation
@settings(max_examples=10)
@given(data=st.data())
def test_backward_is_the_chain_rule(cls: type[Activation], data: st.DataObject) -> None:
    f = data.draw(specs(cls))
    s = np.concatenate([inputs(f), [[k, k] for k in f.kinks] or np.zeros((0, 2))])
    h, dh = f(s), np.random.default_rng(0).standard_normal(s.shape)
    chain = np.einsum("ikj,ik->ij", f.jacobian(s), dh)
    np.testing.assert_allclose(f.backward(s, h, dh), chain, rtol=1e-12, atol=1e-15)


@every_activation
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_shapes_and_precision_are_kept_and_inputs_left_alone(
    cls: type[Activation], dtype: str
) -> None:
    f, s = cls(), np.linspace(-3, 3, 12).reshape(4, 3).astype(dtype)
    h = f(s)
    dh = np.ones_like(s)
    kept = s.copy(), h.copy(), dh.copy()
    assert f.jacobian(s).shape == (4, 3, 3)
    assert f.jacobian(s).dtype == s.dtype
    assert f.saturated(s, h).shape == s.shape
    for out in (h, f.derivative(s, h), f.backward(s, h, dh)):
        assert out.shape == s.shape
        assert out.dtype == s.dtype
        assert not np.shares_memory(out, s)
        assert not np.shares_memory(out, dh)
    for before, after in zip(kept, (s, h, dh), strict=True):
        np.testing.assert_array_equal(before, after)


@every_activation
def test_huge_inputs_give_no_nan_and_no_warning(cls: type[Activation]) -> None:
    for f in (cls(), GELU(form="tanh")):
        for dtype in ("float64", "float32"):
            s = np.array([[-1e4, -800.0, -40.0, 0.0, 40.0, 800.0, 1e4]], dtype)
            h = f(s)
            assert np.isfinite(h).all()
            assert np.isfinite(f.derivative(s, h)).all()
            assert np.isfinite(f.backward(s, h, np.ones_like(s))).all()


@every_activation
def test_the_steepest_slope_is_that_of_the_function(cls: type[Activation]) -> None:
    f = cls()
    if f.steepest and f.elementwise:
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
        (LeakyReLU(slope=0.1), 0.0, 0.0, 0.1),
        (LeakyReLU(slope=0.1), 2.0, 2.0, 1.0),
        (ELU(alpha=2.0), np.log(0.5), -1.0, 1.0),
        (ELU(alpha=2.0), 0.0, 0.0, 2.0),
        (ELU(alpha=2.0), 4.0, 4.0, 1.0),
        (SELU(), -math.inf, -1.7580993408473766, 0.0),
        (SELU(), 0.0, 0.0, 1.7580993408473766),
        (SELU(), 2.0, 2.1014019747109610, 1.0507009873554805),
        (Softplus(), 0.0, math.log(2), 0.5),
        (Softplus(), math.log(3.0), math.log(4), 0.75),
        (GELU(), 0.0, 0.0, 0.5),
        (GELU(), 1.0, 0.8413447460685429, 0.8413447460685429 + 0.24197072451914337),
        (GELU(form="tanh"), 0.0, 0.0, 0.5),
        (SiLU(), math.log(3.0), 0.75 * math.log(3), 0.75 + 0.1875 * math.log(3)),
        (Mish(), 0.0, 0.0, 0.6),
        (HardTanh(), 0.5, 0.5, 1.0),
        (HardTanh(), 1.0, 1.0, 0.0),
        (HardTanh(), -7.0, -1.0, 0.0),
        (Step(), 0.0, 1.0, 0.0),
        (Step(), -1e-9, 0.0, 0.0),
    ],
)
def test_values_worked_out_by_hand(f: Activation, s: float, h: float, slope: float) -> None:
    x = np.array([[s]])
    assert f(x)[0, 0] == pytest.approx(h, abs=1e-15)
    assert f.derivative(x, f(x))[0, 0] == pytest.approx(slope, abs=1e-15)


def test_softmax_by_hand() -> None:
    s = np.log([[1.0, 2.0, 5.0]])
    p = np.array([1 / 8, 2 / 8, 5 / 8])
    np.testing.assert_allclose(Softmax()(s), [p], rtol=1e-15)
    np.testing.assert_allclose(Softmax().jacobian(s), [np.diag(p) - np.outer(p, p)], atol=1e-16)
    # Moving all inputs by the same amount changes nothing: ∂L/∂s adds up to 0.
    ds = Softmax().backward(s, softmax(s), np.array([[3.0, -1.0, 2.0]]))
    assert ds.sum() == pytest.approx(0, abs=1e-15)


def test_a_softmax_of_one_unit_always_answers_one() -> None:
    s = np.array([[-3.0], [7.0]])
    h = Softmax()(s)
    np.testing.assert_array_equal(h, [[1.0], [1.0]])
    np.testing.assert_array_equal(Softmax().backward(s, h, np.ones((2, 1))), [[0.0], [0.0]])


def test_two_units_of_softmax_are_a_sigmoid_of_their_difference() -> None:
    s = np.array([[0.3, 1.7], [-2.0, 4.0]])
    np.testing.assert_allclose(Softmax()(s)[:, 1], Sigmoid()(s[:, 1] - s[:, 0]), rtol=1e-14)


def test_saturation_is_a_slope_below_a_twentieth_of_the_steepest() -> None:
    s = np.array([[0.0, 2.0, 5.0, -5.0]])
    np.testing.assert_array_equal(Tanh().saturated(s, Tanh()(s)), [[False, False, True, True]])
    assert not ReLU().saturated(s, ReLU()(s)).any()
    # σ (1 - σ) = 0.0452 at 3 and 0.0123 at 4.37; a twentieth of 1/4 is 0.0125.
    s = np.array([[0.0, 3.0, 4.37, -4.37]])
    np.testing.assert_array_equal(
        Sigmoid().saturated(s, Sigmoid()(s)), [[False, False, True, True]]
    )


def test_a_wide_softmax_is_saturated_when_one_unit_takes_all_and_not_when_all_are_equal() -> None:
    s = np.zeros((2, 200))
    s[1, 7] = 40.0
    saturated = Softmax().saturated(s, Softmax()(s))
    assert not saturated[0].any()
    assert saturated[1].all()
    # The border: one unit has 1 - 1/80 of all.
    h = np.array([[0.98, 0.02], [0.99, 0.01]])
    np.testing.assert_array_equal(Softmax().saturated(h, h), [[False, False], [True, True]])


def test_gelus_two_forms_are_nearly_the_same() -> None:
    s = np.linspace(-6, 6, 1001).reshape(-1, 1)
    gap = np.abs(GELU()(s) - GELU(form="tanh")(s)).max()
    assert 1e-4 < gap < 5e-4


class TestTheNormalDistribution:
    def test_the_distribution_function_has_the_digits_of_float64(self) -> None:
        s = np.concatenate([np.linspace(-37, 9, 20_001), [0.0, -0.0, 1e-300, -1e-17, 50.0, -1e4]])
        exact = np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in s])
        found = cumulative(s)
        assert np.abs(found - exact).max() <= 3e-16
        near = np.abs(s) < 5
        assert (np.abs(found - exact)[near] <= 8e-15 * exact[near]).all()
        # e^(-s²/2) itself has only so many digits when s is large, here and in erfc.
        assert (np.abs(found - exact) <= 4e-13 * exact + 1e-307).all()

    def test_the_tails_mirror_each_other(self) -> None:
        s = np.linspace(0, 8, 999)
        np.testing.assert_allclose(cumulative(s) + cumulative(-s), 1, rtol=3e-16)
        assert cumulative(np.array([0.0]))[0] == pytest.approx(0.5, abs=2e-16)

    def test_the_density_is_the_derivative(self) -> None:
        s = np.linspace(-5, 5, 41)
        numeric = numeric_gradient(lambda: float(cumulative(s).sum()), s)
        assert relative_error(density(s), numeric) <= 1e-8
        assert density(np.array([0.0]))[0] == pytest.approx(1 / math.sqrt(2 * math.pi), rel=1e-15)
