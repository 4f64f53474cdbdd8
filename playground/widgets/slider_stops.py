"""The round values a slider stops at."""

from __future__ import annotations

import math
from itertools import count

_ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
_DECADES_ABOVE_ZERO = 6
_MOST_STEPS = 200


def slider_values(low: float, high: float, *, log: bool, integer: bool) -> tuple[float, ...]:
    """The round numbers a slider over [low, high] stops at, both ends included.

    A logarithmic slider has ten stops a decade; one that begins at 0 keeps 0 at its far left
    and starts counting six decades below `high` (at 1 for whole numbers).
    Raises ValueError for an empty range and for a logarithm of negative numbers.
    """
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"expected low < high, found {low} and {high}")
    if log and low < 0:
        raise ValueError(f"a logarithmic range starts at 0 or above, found {low}")
    inner = _log_values(low, high, integer) if log else _even_values(low, high, integer)
    values = sorted({low, high, *(value for value in inner if low < value < high)})
    return tuple(int(value) for value in values) if integer else tuple(map(float, values))


def _log_values(low: float, high: float, integer: bool) -> list[float]:
    least = low if low > 0 else (1.0 if integer else high * 10.0**-_DECADES_ABOVE_ZERO)
    powers = range(math.floor(math.log10(least)), math.ceil(math.log10(high)) + 1)
    values = [float(f"{digit}e{power}") for power in powers for digit in _ROUND]
    if integer:
        values = [value for value in values if value == int(value)]
    return [value for value in values if value >= least * (1 - 1e-12)]


def _even_values(low: float, high: float, integer: bool) -> list[float]:
    step = _even_step(high - low, integer)
    first = math.ceil(low / step)
    last = math.floor(high / step)
    # Through text, so that 3 · 0.1 is the 0.3 a person would type.
    return [float(f"{place * step:.12g}") for place in range(first, last + 1)]


def _even_step(span: float, integer: bool) -> float:
    if integer and span <= _MOST_STEPS:
        return 1.0
    smallest = span / _MOST_STEPS
    for power in count(math.floor(math.log10(smallest))):
        for digit in (1, 2, 5):
            step = float(f"{digit}e{power}")
            if step >= smallest * (1 - 1e-9) and (not integer or step >= 1):
                return step
    raise AssertionError("powers of ten never end")
