"""How a person reads a number: the same digits in header, chips, axes, legends and inspector."""

from __future__ import annotations

import math

from engine.sentences import raised

DIGITS = 4
MINUS = "−"
NONE = "–"
# From here on a rounded number is written with a power of ten, and so is what is below 1/10000.
_POWERS_FROM = 4
_FIXED_BELOW = 1e9
# An R² below it only says that the answers are far off.
_LOWEST = -9.0


def number(value: float | None, digits: int = DIGITS) -> str:
    """A number with so many significant digits: `0.0082`, `−8.2·10⁻⁶`, `∞`; – if there is none.

    Whole numbers, Python's `int`, are written in full: `12,345`.
    """
    if value is None or math.isnan(value):
        return NONE
    if isinstance(value, int):
        return f"{value:,}".replace("-", MINUS)
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    text = f"{value + 0.0:.{digits}g}"  # −0 is 0
    if "e" in text:
        mantissa, power = text.split("e")
        if 0 < int(power) < _POWERS_FROM:
            text = f"{float(text):.0f}"
        else:
            sign, times = mantissa.rstrip("0123456789."), mantissa.lstrip("-")
            text = f"{sign}{'' if times == '1' else f'{times}·'}{power_of_ten(int(power))}"
    return text.replace("-", MINUS)


def power_of_ten(power: int) -> str:
    """10⁻⁶ for −6."""
    return f"10{raised(power)}"


def percent(share: float, decimals: int = 1) -> str:
    """A share of 1 as a percentage, `97.5 %`; – if there is none."""
    return f"{fixed(100 * share, decimals)}\u00a0%" if math.isfinite(share) else number(share)


def fixed(value: float, decimals: int) -> str:
    """A number with so many decimals, thousands apart: `1,234.5`."""
    if not abs(value) < _FIXED_BELOW:
        return number(value)
    return f"{value:z,.{decimals}f}".replace("-", MINUS)


def r_squared(value: float) -> str:
    """R² with two decimals; far below 0 a bound says enough."""
    if math.isnan(value):
        return number(value)
    if value <= _LOWEST:
        return f"R²\u00a0<\u00a0{fixed(_LOWEST, 0)}"
    return f"R²\u00a0{fixed(value, 2)}"


class Figure(float):
    """A number in a sentence: whatever format its place asks for, it is written as above.

    `{x}`, `{x:g}` and `{x:.3g}` are `number`, `{x:.1%}` is `percent`, `{x:.2f}` is `fixed`.
    """

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        kind, digits = spec[-1:], spec[:-1].lstrip(",").lstrip(".")
        if kind == "%" and digits.isdigit():
            return percent(self, int(digits))
        if kind == "f" and digits.isdigit():
            return fixed(self, int(digits))
        if kind in ("", "g"):
            return number(self, int(digits) if digits else DIGITS)
        return format(float(self), spec).replace("-", MINUS)
