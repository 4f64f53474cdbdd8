"""The kernel's own elementary functions against NumPy's in higher precision, and its schedules."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from kernel_support import needs_kernel

from engine.arrays import Array
from engine.kernel.forms import Form
from engine.kernel.library import kernel_library
from engine.optimizers.schedules import Polynomial, schedule

pytestmark = needs_kernel
EXP, EXPM1, LOG, LOG1P, TANH, SHARE = range(6)


def of_kernel(number: int, x: Array) -> Array:
    y = np.empty_like(x)
    function = kernel_library().elementary(x.dtype.name)
    function(number, len(x), x.ctypes.data, y.ctypes.data)
    return y


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    ("number", "exact", "spread"),
    [
        (EXP, np.exp, 80),
        (EXPM1, np.expm1, 20),
        (EXPM1, np.expm1, 1e-3),
        (TANH, np.tanh, 12),
        (TANH, np.tanh, 1e-3),
    ],
)
def test_functions_are_right_to_the_last_digits(
    number: int, exact: Callable[[Array], Array], spread: float, dtype: str
) -> None:
    x = np.linspace(-spread, spread, 20_001).astype(dtype)
    expected = exact(x.astype(np.longdouble))
    off = np.abs(of_kernel(number, x).astype(np.longdouble) - expected)
    assert (off <= 4 * np.spacing(np.abs(expected).astype(dtype))).all()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(("number", "exact"), [(LOG, np.log), (LOG1P, np.log1p)])
def test_logarithms(number: int, exact: Callable[[Array], Array], dtype: str) -> None:
    x = np.exp(np.linspace(-30, 80, 20_001)).astype(dtype)
    expected = exact(x.astype(np.longdouble))
    off = np.abs(of_kernel(number, x).astype(np.longdouble) - expected)
    assert (off <= 4 * np.spacing(np.abs(expected).astype(dtype))).all()


def test_what_is_not_a_usual_number() -> None:
    x = np.array([np.nan, np.inf, -np.inf, -1e5, 0.0])
    np.testing.assert_array_equal(of_kernel(EXP, x), [np.nan, np.inf, 0, 0, 1])
    np.testing.assert_array_equal(of_kernel(EXPM1, x), [np.nan, np.inf, -1, -1, 0])
    np.testing.assert_array_equal(of_kernel(TANH, x), [np.nan, 1, -1, -1, 0])


@pytest.mark.parametrize("kind", [*(kind() for kind in schedule), Polynomial(power=2.7)], ids=str)
@pytest.mark.parametrize("warmup", [0, 7])
def test_schedules(kind: Any, warmup: int) -> None:
    chosen, library = replace(kind, per="step", warmup=warmup), kernel_library()
    item = library.item("schedule", Form.of(chosen))
    where = ctypes.addressof(item)
    rates = [library.rate(where, 0.3, 0.7, time, warmup) for time in range(200)]
    expected = [0.3 * chosen.scale(i, 0, {"factor": 0.7}) for i in range(len(rates))]
    np.testing.assert_allclose(rates, expected, rtol=1e-12, atol=1e-15)
