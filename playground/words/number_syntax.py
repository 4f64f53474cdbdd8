"""Numbers as a person writes them: in fields, in dialogs and on the command line, without Qt."""

from __future__ import annotations

import re

from engine.sentences import RAISED, Sentence
from playground.words.numbers import MINUS

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")
_POWER = re.compile(r"([+-]?)(?:(\d[\d.]*)[·×*])?10\^([+-]?\d+)")
_LOWERED = {raised: plain for plain, raised in RAISED.items()}
_SUPERSCRIPT = re.compile(f"[{''.join(map(chr, _LOWERED))}]+")


class TwoReadingsError(ValueError):
    """A number that can be read two ways; says in a sentence what to write instead."""


def read_number(text: str, *, integer: bool = False) -> float | None:
    """The number in `text`: `3e-4`, `8.2·10⁻⁶`, `1/3`, `0,5`, `−2`; None if there is none.

    With `integer`, commas set thousands apart. Raises `TwoReadingsError` where one could mean two
    things.
    """
    plain = re.sub(r"\s", "", text.replace(MINUS, "-"))
    above, slash, below = plain.partition("/")
    value = _value(above, integer)
    if slash and value is not None:
        divisor = _value(below, integer)
        value = value / divisor if divisor else None
    return value


def _value(plain: str, integer: bool) -> float | None:
    """The number in a text without spaces and fractions; None if there is none."""
    if _THOUSANDS.fullmatch(plain):
        if not integer:
            raise TwoReadingsError(
                Sentence("“{text}” can be read two ways: write it without the comma.", text=plain)
            )
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".", 1)
    plain = _SUPERSCRIPT.sub(lambda found: "^" + found[0].translate(_LOWERED), plain)
    if power := _POWER.fullmatch(plain):
        sign, times, tens = power.groups()
        plain = f"{sign}{times or 1}e{tens}"
    return float(plain) if _NUMBER.fullmatch(plain) else None
