"""Numbers as a person types them, and as they stand in a field to be typed over."""

from __future__ import annotations

import math

from playground.words.number_syntax import TwoReadingsError, read_number
from playground.words.numbers import number
from playground.words.translate import said, tr


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
    try:
        value = read_number(text, integer=integer)
    except TwoReadingsError as error:
        raise NumberError(said(error)) from None
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
