"""How a number of a run is written in the words of a lesson: as everywhere in the window."""

from __future__ import annotations

from typing import Any

from playground.words.numbers import number, percent
from playground.words.settings import word
from playground.words.translate import said

# Up to here whole numbers are written in full.
LARGEST = 1e6
# Names that end so are shares of things.
SHARES = ("accuracy", "share", "saturated", "dead")


def written(name: str, value: Any) -> str:
    """A value as a text shows it, given the name that stands for it."""
    if isinstance(value, bool | str) or value is None:
        return str(said(value))
    if isinstance(value, int):
        return number(value)
    if not isinstance(value, float):
        return word(value)
    if name.endswith(SHARES):
        return percent(value)
    whole = abs(value) < LARGEST and value == round(value)
    return number(round(value) if whole else value)
