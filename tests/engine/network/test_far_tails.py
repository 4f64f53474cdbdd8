"""Far tails keep their digits: every activation and loss against arithmetic of many digits."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from samples import spiral
from strategies import specs

from engine.arrays import Array
from engine.network.activations import (
    ELU,
    GELU,
    SELU,
    Activation,
    LeakyReLU,
    Mish,
    Sigmoid,
    SiLU,
    Softmax,
    Tanh,
    activation,
    complement,
    softmax,
)
from engine.network.layers import Activate, Dense
from engine.network.losses import (
    BinaryCrossEntropy,
    KLDivergence,
    Loss,
    SoftmaxCrossEntropy,
    SquaredError,
)
from engine.probes import DeadUnits, HealthProbe, NeuronProbe
from engine.training.trainer import Trainer

# Digits of the reference, and the step of its derivatives.
DIGITS, STEP = 400, Decimal("1e-60")
# How many of the digits of float64 a tail may lose, as a share of the value.
NEAR = 4e-15
# The normal distribution is a fitted fraction, and its tail the exponential of a square; slopes
# that are differences from 1 lose three digits before they are computed in another way.
NORMAL = SLOPE = 1e-12
# Numbers as small as this have fewer digits in float64, or none.
SMALLEST = 1e-305

Real = Callable[[Decimal], Decimal]
every_activation = pytest.mark.parametrize("cls", activation, ids=activation.names)
reach = st.floats(-700, 700)


def exp(s: Decimal) -> Decimal:
    return s.exp()


def sigmoid(s: Decimal) -> Decimal:
    small = exp(-abs(s))
    return (small if s < 0 else 1) / (1 + small)


def tanh(s: Decimal) -> Decimal:
    return 2 * sigmoid(2 * s) - 1


def softplus(s: Decimal) -> Decimal:
    return (1 + exp(s)).ln()


def normal(s: Decimal) -> Decimal:
    """Φ(s) = ½ + φ(s) (s + s³/3 + s⁵/15 + …)."""
    if abs(s) > 40:
        return Decimal(0 if s < 0 else 1)
    term = total = s
    n = 1
    while term and abs(term) > Decimal(10) ** -(DIGITS - 10):
        n += 2
        term *= s * s / n
        total += term
    # (2π)^(-1/2), to the digits that a comparison with float64 needs behind a cancellation.
    return Decimal("0.5") + total * exp(-s * s / 2) * ROOT


def _root() -> Decimal:
    with localcontext() as context:
        context.prec = DIGITS
        # Machin: π = 16 arctan(1/5) - 4 arctan(1/239).
        pi = 16 * _arctan(5) - 4 * _arctan(239)
        return 1 / (2 * pi).sqrt()


def _arctan(inverse: int) -> Decimal:
    power, total, n = Decimal(1) / inverse, Decimal(0), 0
    while power > Decimal(10) ** -(DIGITS + 5):
        total += (1 - 2 * (n % 2)) * power / (2 * n + 1)
        power /= inverse * inverse
        n += 1
    return total


ROOT = _root()


def bent(scale: Decimal, alpha: Decimal) -> Real:
    return lambda s: scale * (s if s > 0 else alpha * (exp(s) - 1))


def exact(f: Any) -> Real | None:
    """The function itself, for numbers of many digits; None for one that is not known here."""
    if isinstance(f, ELU):
        return bent(Decimal(1), Decimal(f.alpha))
    if isinstance(f, SELU):
        return bent(Decimal(f.scale), Decimal(f.alpha))
    if isinstance(f, LeakyReLU):
        return lambda s: s if s > 0 else Decimal(f.slope) * s
    if isinstance(f, GELU):
        if f.form == "exact":
            return lambda s: s * normal(s)
        slope, cubic = Decimal(f.slope), Decimal(f.cubic)
        return lambda s: s * sigmoid(2 * slope * s * (1 + cubic * s * s))
    known: dict[str, Real] = {
        "identity": lambda s: s,
        "relu": lambda s: max(s, Decimal(0)),
        "sigmoid": sigmoid,
        "tanh": tanh,
        "softplus": softplus,
        "silu": lambda s: s * sigmoid(s),
        "mish": lambda s: s * tanh(softplus(s)),
    }
    return known.get(f.name)


def slope_of(f: Real, s: Decimal) -> Decimal:
    """f'(s), by a difference of numbers of many digits."""
    return (f(s + STEP) - f(s - STEP)) / (2 * STEP)


def check(found: float, wanted: Decimal, tolerance: float, scale: Decimal = Decimal(0)) -> None:
    """Fail unless `found` has the digits of `wanted`, or those of a sum with terms of `scale`."""
    allowed = Decimal(tolerance) * max(abs(wanted), scale) + Decimal(SMALLEST)
    assert abs(Decimal(found) - wanted) <= allowed, (found, float(wanted))


@every_activation
@settings(max_examples=30, deadline=None)
@given(data=st.data(), s=reach)
def test_values_and_slopes_are_right_however_far_out(
    cls: type[Activation], data: st.DataObject, s: float
) -> None:
    f = data.draw(specs(cls))
    real = exact(f)
    if real is None or any(abs(s - kink) < 1e-50 for kink in f.kinks):
        return
    x = np.array([[s]])
    h, slope = float(f(x)[0, 0]), float(f.derivative(x, f(x))[0, 0])
    backward = float(f.backward(x, f(x), np.ones_like(x))[0, 0])
    tolerance = NORMAL if isinstance(f, GELU) else NEAR
    with localcontext() as context:
        context.prec = DIGITS
        at = Decimal(s)
        check(h, real(at), tolerance)
        # A gate and s times its slope cancel where a smooth function turns.
        gated = isinstance(f, GELU | SiLU | Mish) and abs(s) > 1e-3
        scale = abs(real(at) / at) if gated else Decimal(0)
        lost = SLOPE if isinstance(f, Sigmoid | Tanh) else 4 * tolerance
        check(slope, slope_of(real, at), lost, scale * max(1, abs(at)))
        assert backward == slope


@every_activation
@settings(max_examples=30)
@given(data=st.data(), s=st.floats(-18, 18))
def test_a_slope_is_zero_only_where_the_function_is_flat(
    cls: type[Activation], data: st.DataObject, s: float
) -> None:
    f = data.draw(specs(cls))
    if not f.elementwise:
        return
    x = np.array([[s]])
    flat = bool(f.flat(x)[0, 0])
    assert (f.derivative(x, f(x))[0, 0] == 0) == flat
    if flat and s not in f.kinks:
        beside = np.array([[np.nextafter(s, -np.inf), np.nextafter(s, np.inf)]])
        np.testing.assert_array_equal(f(beside), f(x)[0, 0])


@pytest.mark.parametrize(
    ("f", "h", "slope"),
    [
        (Sigmoid(), 4.248354255291589e-18, 4.248354255291589e-18),
        (ELU(), -1.0, 4.248354255291589e-18),
        (activation["tanh"](), -1.0, 4 * 4.248354255291589e-18**2),
        (activation["softplus"](), 4.248354255291589e-18, 4.248354255291589e-18),
    ],
)
def test_at_minus_forty(f: Activation, h: float, slope: float) -> None:
    s = np.array([[-40.0]])
    assert f(s)[0, 0] == pytest.approx(h, rel=1e-15, abs=0)
    assert f.derivative(s, f(s))[0, 0] == pytest.approx(slope, rel=1e-14, abs=0)


rows = st.lists(reach, min_size=2, max_size=5)


def shares(z: list[float]) -> list[Decimal]:
    raised = [Decimal(v).exp() for v in z]
    return [v / sum(raised) for v in raised]


@settings(max_examples=30, deadline=None)
@given(z=rows, data=st.data())
@example(z=[40.0, 0.0], data=None)
@example(z=[0.0, 0.0, 0.0], data=None)
def test_softmax_its_slopes_and_its_chain_rule(z: list[float], data: st.DataObject | None) -> None:
    s = np.array([z])
    dh = [1.0, -2.0, 3.0, 0.5, 0.25][: len(z)]
    h = softmax(s)
    with localcontext() as context:
        context.prec = DIGITS
        p = shares(z)
        jacobian = Softmax().jacobian(s)[0]
        ds = Softmax().backward(s, h, np.array([dh]))[0]
        mean = sum((p[j] * Decimal(dh[j]) for j in range(len(z))), Decimal(0))
        for k in range(len(z)):
            check(h[0, k], p[k], 1e-12)
            check(complement(h)[0, k], 1 - p[k], 1e-12)
            check(Softmax().derivative(s, h)[0, k], p[k] * (1 - p[k]), 1e-12)
            check(jacobian[k, k], p[k] * (1 - p[k]), 1e-12)
            # A sum of terms of both signs has the digits of its terms.
            terms = sum(p[j] * abs(Decimal(dh[k]) - Decimal(dh[j])) for j in range(len(z)))
            check(ds[k], p[k] * (Decimal(dh[k]) - mean), 1e-12, p[k] * terms)


@settings(max_examples=30, deadline=None)
@given(z=rows, place=st.integers(0, 4))
@example(z=[40.0, 0.0], place=0)
@example(z=[7.0, 7.0, 7.0], place=1)
@pytest.mark.parametrize("loss", [SoftmaxCrossEntropy(), KLDivergence()])
def test_cross_entropy_of_sure_answers(loss: Loss, z: list[float], place: int) -> None:
    right, logits = place % len(z), np.array([z])
    y = loss.encode(np.array([right]), len(z))
    with localcontext() as context:
        context.prec = DIGITS
        p = shares(z)
        check(loss.rows(logits, y)[0], -p[right].ln(), 1e-12)
        for k, found in enumerate(loss.row_gradient(logits, y)[0]):
            check(found, p[k] - (k == right), 1e-12)


@settings(max_examples=30, deadline=None)
@given(z=reach, label=st.integers(0, 1))
@example(z=40.0, label=1)
def test_losses_of_one_output(z: float, label: int) -> None:
    logits = np.array([[z]])
    with localcontext() as context:
        context.prec = DIGITS
        p = sigmoid(Decimal(z))
        loss: Loss = BinaryCrossEntropy()
        y = loss.encode(np.array([label]), 2)
        check(loss.rows(logits, y)[0], -(p if label else 1 - p).ln(), 1e-12)
        check(loss.row_gradient(logits, y)[0, 0], p - label, 1e-12)
        check(loss.shares(logits)[0, 0], 1 - p, 1e-12)
        for link in ("sigmoid", "tanh"):
            loss = SquaredError(link=link)
            q, slope = (
                (p, p * (1 - p))
                if link == "sigmoid"
                else (tanh(Decimal(z)), 1 - tanh(Decimal(z)) ** 2)
            )
            y = loss.encode(np.array([label]), 2)
            error = q - Decimal(y[0, 0])
            check(loss.rows(logits, y)[0], error * error / 2, 1e-12)
            check(loss.row_gradient(logits, y)[0, 0], error * slope, 1e-12)
            no = Decimal(loss.no)
            check(loss.shares(logits)[0, 0], (1 - q) / (1 - no), 1e-12)


@settings(max_examples=30, deadline=None)
@given(z=rows, place=st.integers(0, 4))
@example(z=[40.0, 0.0], place=0)
def test_the_squared_error_behind_softmax(z: list[float], place: int) -> None:
    loss, right, logits = SquaredError(link="softmax"), place % len(z), np.array([z])
    y = loss.encode(np.array([right]), len(z))
    with localcontext() as context:
        context.prec = DIGITS
        p = shares(z)
        error = [p[k] - (k == right) for k in range(len(z))]
        check(loss.rows(logits, y)[0], sum((e * e for e in error), Decimal(0)) / 2, 1e-12)
        mean = sum((p[j] * error[j] for j in range(len(z))), Decimal(0))
        for k, found in enumerate(loss.row_gradient(logits, y)[0]):
            terms = sum(p[j] * (abs(error[k]) + abs(error[j])) for j in range(len(z)))
            check(found, p[k] * (error[k] - mean), 1e-12, p[k] * terms)


FLAT_NOWHERE = [cls() for cls in activation if cls.elementwise and not cls().flat(np.zeros((1, 1)))]


@pytest.mark.parametrize(
    "f", [f for f in FLAT_NOWHERE if not f.kinks or isinstance(f, ELU | SELU)], ids=repr
)
@pytest.mark.parametrize("bias", [-40.0, -2000.0])
def test_units_far_out_are_not_called_dead(f: Activation, bias: float) -> None:
    trainer = Trainer(spiral(layers=(Dense(units=3), Activate(f))))
    trainer.weights.layers[0]["b"][...] = bias
    assert not DeadUnits().measure(trainer)[0].units.any()
    assert HealthProbe().measure(trainer).layers[0].dead == 0
    assert not NeuronProbe(column=0, unit=0).measure(trainer).dead


def test_a_sure_network_still_learns_a_little() -> None:
    z: Array = np.array([[40.0, 0.0]])
    loss = SoftmaxCrossEntropy()
    gradient = loss.gradient(z, np.array([[1.0, 0.0]]))
    assert gradient[0].tolist() == pytest.approx([-math.exp(-40), math.exp(-40)], rel=1e-14, abs=0)
