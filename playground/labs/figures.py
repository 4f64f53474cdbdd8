"""How a number of a run is written in the words of a lesson: as everywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from engine.labs.format.words import Words
from engine.labs.rehearsal import Lookup
from playground.words.numbers import number, percent
from playground.words.settings import word
from playground.words.translate import said

# Up to here whole numbers are written in full.
LARGEST = 1e6
# What stands between thousands, where that is no comma: a narrow gap, for 4.000 beside 97.5 % could
# be taken for four.
THOUSANDS = {"de": "\u202f"}
# Names that end so are shares of things.
SHARES = ("accuracy", "share", "saturated", "dead")


def text_in(lookup: Lookup, words: Words, language: str) -> str:
    """Words in a language, with its placeholders filled: German does not write 1,500 steps."""
    return lookup.text(words.of(language), writing_in(language))


def writing_in(language: str) -> Callable[[str, Any], str]:
    """How values are written in the texts of a lab in this language."""
    return partial(written, thousands=THOUSANDS.get(language, ","))


def written(name: str, value: Any, thousands: str = ",") -> str:
    """A value as a text shows it, given the name that stands for it."""
    if isinstance(value, bool | str) or value is None:
        return str(said(value))
    if isinstance(value, int):
        return number(value).replace(",", thousands)
    if not isinstance(value, float):
        return word(value)
    if name.endswith(SHARES):
        return percent(value)
    whole = abs(value) < LARGEST and value == round(value)
    return number(round(value)).replace(",", thousands) if whole else number(value)
