"""What stands in a column where there is no value: decided for each column by its other cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Nothing else can be meant by these.
_SIGNS = frozenset(
    [
        "?",
        "-",
        "--",
        "---",
        "----",
        "–",
        "—",
        ".",
        "..",
        "...",
        "#n/a",
        "n/a",
        "n.a.",
        "n.a",
        "n/d",
        "n.d.",
        "<na>",
        "nan",
        "null",
        "<null>",
        "#null!",
        "#div/0!",
        "#value!",
        "#ref!",
        "#name?",
        "#num!",
        "#n/v",
        "#nv",
        "#wert!",
        "#bezug!",
        "#zahl!",
        "#valeur!",
        "#nom?",
        "#nombre!",
        "#n/d",
        "#¡valor!",
        "#¡div/0!",
        "#¡ref!",
        "#¿nombre?",
        "#valore!",
        "#rif!",
        "k.a.",
        "k.a",
        "nil",
        "\\n",
        "none:",
        "(null)",
        "[null]",
        "(none)",
        "na_real_",
        "na_integer_",
        "na_character_",
        "nat",
    ]
) | {"n. a.", "k. a.", "not available", "keine angabe", "not applicable", "no data", "not known"}
# Words that are no value in one file and one in another.
_WORDS = frozenset(
    ["na", "none", "unknown", "missing", "unbekannt", "fehlt", "fehlend", "undefined"]
)
# Numbers that mean "not measured" where all others are of another size.
_NUMBERS = (-99.0, -99.9, -999.0, -999.9, -9999.0, -9999.9, -99999.0)
LARGEST_STAND_IN = max(_NUMBERS)
# A word that stands in so many of the cells, beside other words, is one of the values.
_COMMON = {"none": 0.05}
_USUALLY_COMMON = 0.2
_SHORT = 3
# Signs that are answers where all others are.
_MINUSES = frozenset(["-", "--", "---", "–", "—"])
_PLUSES = re.compile(r"[+\-–—−±0/()]+")


@dataclass(frozen=True, slots=True)
class Markers:
    """The spellings that mean no value, and one that is in doubt (with its number of cells)."""

    missing: tuple[str, ...]
    doubtful: str = ""
    count: int = 0


def spellings() -> list[str]:
    """Every marker as people spell it: in small letters, in large ones, or with a large first."""
    words = sorted(_SIGNS | _WORDS)
    forms = [(word, word.upper(), word.capitalize(), word.title()) for word in words]
    return list(dict.fromkeys(form for every in forms for form in every))


def is_sign(word: str) -> bool:
    """Whether a cell can mean nothing but that there is no value."""
    return word.strip().lower() in _SIGNS


def may_be_missing(word: str) -> bool:
    """Whether a cell may mean that there is no value."""
    # Most cells are numbers, and no marker begins like one.
    if word[:1].isdigit():
        return False
    return word.strip().lower() in _SIGNS or word.strip().lower() in _WORDS


def among_numbers(words: Iterable[str]) -> tuple[str, ...]:
    """The markers of a column whose other cells are numbers or dates: all that may be one."""
    return tuple(sorted({word.lower() for word in words if may_be_missing(word)}))


def among_words(words: Mapping[str, int], elsewhere: frozenset[str]) -> Markers:
    """The markers of a column of words; `elsewhere` are those that stand among numbers.

    A word for nothing that is common and stands beside other words is a value; whether `NA` beside
    `EU` and `AS` is one, somebody has to say.
    """
    missing: set[str] = set()
    doubtful, doubted = "", 0
    cells = sum(words.values())
    others = [word for word in words if not may_be_missing(word)]
    signs = bool(others) and all(_PLUSES.fullmatch(word) for word in others)
    for word, count in words.items():
        plain = word.lower()
        if signs and word in _MINUSES:
            # Beside + it is an answer: a test is negative.
            continue
        if plain in _SIGNS:
            missing.add(plain)
        elif plain in _WORDS:
            if plain in elsewhere:
                missing.add(plain)
            elif plain == "na" and _is_code(word, others):
                doubtful, doubted = word, count
            elif (
                # Who writes R's word for nothing means it, however often.
                plain == "na" or not others or count < _COMMON.get(plain, _USUALLY_COMMON) * cells
            ):
                missing.add(plain)
    return Markers(tuple(sorted(missing)), doubtful, doubted)


def _is_code(word: str, others: list[str]) -> bool:
    """Whether a word looks like one of the others, which are all as short and as large."""
    # Beside M and F nobody writes NA for a third: codes are as long as each other, or longer.
    return any(len(other) >= len(word) for other in others) and all(
        len(other) <= _SHORT and other.isupper() == word.isupper() and other.isalpha()
        for other in others
    )


def stand_in(smallest: float, next_smallest: float, largest: float) -> bool:
    """Whether the smallest number of a column stands for no value, all others being far off."""
    if smallest not in _NUMBERS or not next_smallest > smallest:
        return False
    farthest = max(abs(next_smallest), abs(largest))
    return next_smallest >= 0 or farthest < abs(smallest) / 3
