"""In what manner one column is written: its signs, its unit, and what stands for no value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import nan
from typing import ClassVar

from engine.data.tables.cells.clocks import CLOCKS, UNTIMED, time_of
from engine.data.tables.dialect import DECIMALS, LONGEST_CELL, MOST_CATEGORIES
from engine.specs.knobs import Spec, choice, names, text

# What people write where they have no value; letters of either size, spaces around it. An empty
# cell has none in any manner.
MISSING = ("na", "n/a", "#n/a", "nan", "null", "none", "?", "-", ".", "missing")

# No sign between the thousands.
UNGROUPED = "none"
GROUPS = {"point": ".", "comma": ",", "space": " \u00a0\u2009\u202f", "apostrophe": "'’"}
SPELLED, ANY_SIZE, BY_NUMBER, BY_TRUTH = "spelling", "any_size", "number", "truth"
# No date; otherwise the order of year, month and day.
UNDATED = "none"
DATES = ("ymd", "dmy", "mdy")

_TRUTHS = {
    **dict.fromkeys(("true", "t", "yes", "y", "ja", "j", "wahr", "1", "1.0"), "yes"),
    **dict.fromkeys(("false", "f", "no", "n", "nein", "falsch", "0", "0.0"), "no"),
}

# Letters that make a number larger, where several of them stand in one column: 350K beside 1.2M.
SCALES = {
    **dict.fromkeys(("k", "K"), 1e3),
    **dict.fromkeys(("M", "Mio"), 1e6),
    **dict.fromkeys(("B", "bn", "Mrd"), 1e9),
}

MOST_MARKERS = 40
LONGEST_MARKER = 40
# So do ledgers write what is owed; 2- is a mark at school.
OWED = re.compile(r"^([0-9].*[.,][0-9]{2})-$")
_BRACKETS = re.compile(r"^\((.*)\)$")
_SPACES = re.compile(r"^([+-]?)\s+|\s+$", re.ASCII)
_EXPONENT = r"(?:[eE][+-]?[0-9]+)?"


@dataclass(frozen=True, slots=True)
class Manner(Spec):
    """How the cells of one column are read.

    Numbers may have a minus sign of either kind, or stand in brackets, as bookkeepers write what
    is less than nothing. A unit is taken off and changes no number: 12 % is 12. Dates become days
    since the first of the column.
    """

    column: str = text("column", most=200, rebuilds=True, help="The name of the column.")
    decimal: str = choice(
        "point", *DECIMALS, label="Decimal sign", rebuilds=True, help="What stands before decimals."
    )
    thousands: str = choice(
        UNGROUPED, UNGROUPED, *GROUPS, rebuilds=True, help="What stands between groups of digits."
    )
    units: tuple[str, ...] = names(
        (), most=20, longest=20, rebuilds=True, help="What stands beside the numbers."
    )
    missing: tuple[str, ...] = names(
        MISSING,
        most=MOST_MARKERS,
        longest=LONGEST_MARKER,
        rebuilds=True,
        help="What stands where there is no value, beside nothing at all.",
    )
    alike: str = choice(
        SPELLED,
        SPELLED,
        ANY_SIZE,
        BY_NUMBER,
        BY_TRUTH,
        rebuilds=True,
        help="Which categories are one: those spelled alike, letters of either size, equal "
        "numbers, or all ways to write yes and no.",
    )
    dates: str = choice(
        UNDATED, UNDATED, *DATES, rebuilds=True, help="Whether it has dates, and their order."
    )

    order: tuple[str, ...] = names(
        (),
        most=MOST_CATEGORIES,
        longest=LONGEST_CELL,
        rebuilds=True,
        help="Words in their order, such as small, medium, large: they are 0, 1, 2.",
    )

    clock: str = choice(
        UNTIMED,
        UNTIMED,
        *CLOCKS,
        rebuilds=True,
        help="Whether it has times such as 1:14:11, and what stands before the first colon.",
    )

    exponent: ClassVar[str] = _EXPONENT

    @property
    def pattern(self) -> str:
        """What a number looks like once its unit is off and its sign is plain."""
        sign = re.escape(DECIMALS[self.decimal])
        digits = "[0-9]+"
        if self.thousands != UNGROUPED:
            between = "[" + re.escape(GROUPS[self.thousands]) + "]"
            digits = f"(?:[0-9]{{1,3}}(?:{between}[0-9]{{3}})+|[0-9]+)"
        return f"^[+-]?(?:{digits}(?:{sign}[0-9]*)?|{sign}[0-9]+){_EXPONENT}$"

    @property
    def is_plain(self) -> bool:
        """Whether a number is one for any program: a decimal sign at most, and no unit."""
        return self.thousands == UNGROUPED and not (
            self.units or self.order or self.clock != UNTIMED
        )

    @property
    def scales(self) -> dict[str, float]:
        """By how much each unit makes a number larger; empty if none does."""
        mixed = len(self.units) > 1 and all(unit in SCALES for unit in self.units)
        return {unit: SCALES[unit] for unit in self.units} if mixed else {}

    def numbers(self, words: Iterable[str]) -> list[float]:
        """Words without spaces around them as numbers, NaN for those that are none."""
        if self.clock != UNTIMED:
            return [time_of(word, self.clock) for word in words]
        is_number = re.compile(self.pattern).fullmatch
        groups = "" if self.thousands == UNGROUPED else GROUPS[self.thousands]
        decimal = DECIMALS[self.decimal]
        numbers, scales = [], self.scales
        for word in words:
            plain = word
            scale = next((size for unit, size in scales.items() if word.endswith(unit)), 1.0)
            for unit in self.units:
                plain = plain.replace(unit, "", 1)
            plain = plain.replace("−", "-")
            if plain[-1:] == "-":
                plain = OWED.sub(r"-\1", plain)
            if plain[:1] == "(":
                plain = _BRACKETS.sub(r"-\1", plain)
            if " " in plain or not plain.isprintable():
                plain = _SPACES.sub(r"\1", plain)
            if not is_number(plain):
                numbers.append(nan)
                continue
            for mark in groups:
                plain = plain.replace(mark, "")
            pointed = plain if decimal == "." else plain.replace(decimal, ".")
            numbers.append(scale * float(pointed))
        return numbers

    def key(self, word: str) -> object:
        """What makes two categories one."""
        kind = self.alike
        if kind == SPELLED:
            return word
        plain = word.lower()
        if kind == ANY_SIZE:
            return plain
        if kind == BY_TRUTH:
            return _TRUTHS.get(plain, plain)
        assert kind == BY_NUMBER
        try:
            return float(word.replace(",", "."))
        except ValueError:
            return plain
