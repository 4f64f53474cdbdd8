"""The kernel's own elementary functions against NumPy's in higher precision, and its schedules."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from kernel_support import needs_kernel, stepper_of
from samples import spiral

from engine.arrays import Array
from engine.kernel.building import INTEL
from engine.kernel.forms import Form
from engine.kernel.library import kernel_library
from engine.kernel.random_words import shuffled
from engine.optimizers import SGD
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


def test_an_order_is_drawn_with_equal_chances_and_from_raw_words() -> None:
    stream, raw = np.random.Generator(np.random.PCG64(3)), np.random.PCG64(3)
    counts, rounds, n = np.zeros((5, 5)), 4000, 5
    for _ in range(rounds):
        order = shuffled(kernel_library(), stream, n)
        expected: list[int] = []
        for last in range(n):
            place = int(raw.random_raw()) * (last + 1) >> 64
            expected.append(last)
            expected[place], expected[last] = last, expected[place]
        assert order.tolist() == expected
        counts[np.arange(n), order] += 1
    assert sorted(order) == list(range(n))
    # Each number is at each place in a fifth of the orders: 16 degrees of freedom.
    assert ((counts - rounds / n) ** 2 / (rounds / n)).sum() < 40


def test_small_numbers_are_kept_whatever_another_library_has_set() -> None:
    """A processor told to flush small numbers to 0 is told otherwise, and as before at the end."""
    setting = ctypes.CDLL(None)
    if not hasattr(setting, "fegetenv") or not INTEL:
        pytest.skip("the processor is told in another way")
    held = (ctypes.c_uint32 * 8)()
    setting.fegetenv(held)
    usual, flushing = held[7], held[7] | 0x8040
    held[7] = flushing
    setting.fesetenv(held)
    try:
        _, stepper, batches = stepper_of(spiral(layers=(), optimizer=SGD(lr=0.1), dtype="float64"))
        stepper.weights.params.flat[...] = 5e-324
        stepper.advance(batches, 0, [0.0])
        kept = stepper.weights.params.flat.view(np.int64).tolist()
        setting.fegetenv(held)
        assert held[7] == flushing
    finally:
        held[7] = usual
        setting.fesetenv(held)
    assert set(kept) == {1}
