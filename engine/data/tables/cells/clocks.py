"""Times as a clock shows them: how long a run took, when a train leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import nan

# No times; otherwise what the longest of them have, seconds or not.
UNTIMED, LONG, SHORT = "none", "h:m:s", "h:m"
CLOCKS = (LONG, SHORT)
_NEARLY_ALL = 0.9
_TIME = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):([0-5]\d(?:[.,]\d+)?)")


def clock_of(words: Mapping[str, int]) -> str:
    """Which of CLOCKS nearly all of these words, each with its number of cells, are on."""
    found = {word: parts for word in words if (parts := _TIME.fullmatch(word)) is not None}
    if not found or sum(words[word] for word in found) < _NEARLY_ALL * sum(words.values()):
        return UNTIMED
    return LONG if any(parts[1] for parts in found.values()) else SHORT


def time_of(word: str, clock: str) -> float:
    """A time in units of what stands before the first colon of the longest ones; NaN if it is none.

    Of hours, minutes and seconds that is hours, and 59:30 among them has none. 3:45 alone are three
    and three quarters, whether of an hour or of a minute.
    """
    found = _TIME.fullmatch(word)
    if found is None or (found[1] and clock == SHORT):
        return nan
    first, last = int(found[2]), float(found[3].replace(",", "."))
    if clock == SHORT:
        return first + last / 60
    return int(found[1] or 0) + first / 60 + last / 3600
