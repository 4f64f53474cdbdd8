"""Numbers as a person types them, and as they stand in a field to be typed over."""

from __future__ import annotations

import math
import re

from engine.sentences import RAISED
from playground.words.numbers import MINUS, number
from playground.words.translate import tr

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")
_POWER = re.compile(r"([+-]?)(?:(\d[\d.]*)[·×*])?10\^([+-]?\d+)")
_LOWERED = {raised: plain for plain, raised in RAISED.items()}
_SUPERSCRIPT = re.compile(f"[{''.join(map(chr, _LOWERED))}]+")


class NumberError(ValueError):
    """A typed text that is no allowed number; says in one sentence what would be."""


def typed(value: float) -> str:
    """A number to be typed over, at most four significant digits: `3e-4`, `0.25`, `1500`."""
    if isinstance(value, int):
        return str(value)
    if value == 0:
        return "0"
    if not math.isfinite(value):
        return number(value)
    digits, power = f"{value:.3e}".split("e")
    if -3 <= int(power) < 5:
        return f"{float(f'{value:.3e}'):.10f}".rstrip("0").rstrip(".")
    digits = digits.rstrip("0").rstrip(".")
    return f"{digits}e{int(power)}"


def parse_number(text: str, low: float, high: float, *, integer: bool = False) -> float:
    """The number in `text`: `3e-4`, `8.2·10⁻⁶`, `1/3`, `0,5`, `−2`; an int where `integer`.

    Raises NumberError with one plain sentence, also where a comma could mean two things.
    """
    plain = re.sub(r"\s", "", text.replace(MINUS, "-"))
    above, slash, below = plain.partition("/")
    value = _value(above, integer)
    if slash and value is not None:
        divisor = _value(below, integer)
        value = value / divisor if divisor else None
    wanted = tr("a whole number") if integer else tr("a number")
    if value is None:
        example = "12" if integer else tr("0.25 or 3e-4")
        raise NumberError(tr("Type {wanted}, such as {example}.", wanted=wanted, example=example))
    if not low <= value <= high:
        # As one may type them: the thousands of a fraction are not set apart.
        ends = (number(end if integer else float(end)) for end in (low, high))
        between = tr("{low} to {high}", low=next(ends), high=next(ends))
        raise NumberError(tr("Type {wanted} from {ends}.", wanted=wanted, ends=between))
    if not integer:
        return value
    if value != int(value):
        raise NumberError(
            tr("Type {wanted}, such as {example}.", wanted=wanted, example=round(value))
        )
    return int(value)


def _value(plain: str, integer: bool) -> float | None:
    """The number in a text without spaces; None if there is none."""
    if _THOUSANDS.fullmatch(plain):
        if not integer:
            raise NumberError(
                tr("“{text}” can be read two ways: write it without the comma.", text=plain)
            )
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".", 1)
    plain = _SUPERSCRIPT.sub(lambda found: "^" + found[0].translate(_LOWERED), plain)
    if power := _POWER.fullmatch(plain):
        sign, times, tens = power.groups()
        plain = f"{sign}{times or 1}e{tens}"
    return float(plain) if _NUMBER.fullmatch(plain) else None
