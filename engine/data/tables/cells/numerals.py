"""How the numbers of a column are written, found out from its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from engine.data.tables.cells.manner import GROUPS, OWED, SCALES, UNGROUPED

_CURRENCIES = "€$£¥₹₩₽¢₺₪฿₫"
_CODES = frozenset(
    [
        "EUR",
        "USD",
        "GBP",
        "CHF",
        "JPY",
        "CNY",
        "RMB",
        "INR",
        "KRW",
        "RUB",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "CZK",
        "HUF",
        "TRY",
        "BRL",
        "CAD",
        "AUD",
        "kr",
        "zł",
        "Fr.",
        "Kč",
        "Ft",
        "R$",
        "US$",
    ]
)
_SHARES = "%‰"
# Units that stand right behind their number; others are set off by a space.
_UNITS = frozenset(
    [
        "kg",
        "g",
        "mg",
        "µg",
        "t",
        "lb",
        "lbs",
        "oz",
        "km",
        "m",
        "cm",
        "mm",
        "nm",
        "mi",
        "ft",
        "in",
        "ml",
        "l",
        "L",
        "cl",
        "h",
        "min",
        "s",
        "ms",
        "d",
        "°",
        "°C",
        "°F",
        "K",
        "kcal",
        "kJ",
        "J",
        "kW",
        "W",
        "kWh",
        "V",
        "A",
        "Hz",
        "kHz",
        "MHz",
        "GHz",
        "px",
        "kB",
        "MB",
        "GB",
        "pt",
        "m²",
        "m³",
        "km²",
        "km/h",
        "mph",
    ]
)
_PARTS = re.compile(
    r"(?P<sign>[+-]?)\s*(?P<before>[^\d\s.,+()'’-][^\d\s.,+()-]{0,3})?\s*(?P<inner>[+-]?)\s*"
    r"(?P<core>[\d.,'’\u0020\u00a0\u2009\u202f]*\d[.,]?(?:[eE][+-]?\d+)?)"
    r"(?P<gap>\s*)(?P<after>[^\d\s.,()+-][^\d.,()+-]{0,11})?"
)
_BRACKETS = re.compile(r"\(\s*(.+?)\s*\)")
_EXPONENT = re.compile(r"[eE][+-]?\d+$")
_PLAIN = re.compile(r"\d+")
_DECIMAL = {sign: re.compile(rf"(?:\d+[{mark}]?\d*|[{mark}]\d+)") for sign, mark in
            {"point": ".", "comma": ","}.items()}  # fmt: skip
_GROUPED = {
    (decimal, group): re.compile(
        rf"[1-9]\d{{0,2}}(?:(?P<g>[{re.escape(GROUPS[group])}])\d{{3}})(?:(?P=g)\d{{3}})*"
        rf"(?:[{mark}]\d*)?"
    )
    for decimal, mark in {"point": ".", "comma": ","}.items()
    for group in GROUPS
    if group != decimal
}
# One sign with three digits behind and one to three before: thousands, or decimals.
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")

Format = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NumeralStyle:
    """How many cells are numbers in the best `format` (decimal sign, group sign), with `units`.

    `sure`: something in the column speaks for it; otherwise `other` fits as well.
    """

    format: Format
    units: tuple[str, ...]
    count: int
    sure: bool
    other: Format | None = None


_SIMPLE = re.compile(r"[+-]?([\d.,]*\d[.,]?(?:[eE][+-]?\d+)?)")
# What tells formats apart is where digits and signs stand, not which digits they are.
_ANY_DIGIT = str.maketrans("0123456789", "9" * 10)


def plainly(word: str) -> str:
    """A cell with a plain minus sign before it, and what stands in brackets below nothing."""
    word = word.strip().replace("−", "-")
    word = OWED.sub(r"-\1", word)
    bracketed = _BRACKETS.fullmatch(word)
    return f"-{bracketed[1]}" if bracketed and any(map(str.isdigit, word)) else word


def parted(word: str) -> tuple[str, str] | None:
    """The digits and signs of a number, and its unit, "" if it has none; None for other words."""
    simple = _SIMPLE.fullmatch(word)
    if simple:
        return simple[1], ""
    found = _PARTS.fullmatch(plainly(word))
    if found is None or (found["sign"] and found["inner"]):
        return None
    before, after = (found[name] or "" for name in ("before", "after"))
    after = after.strip()
    if before and after:
        return None
    if before and before not in _CODES and not all(mark in _CURRENCIES for mark in before):
        return None
    if after and not (_stands_close(after) or (found["gap"] and _is_word(after))):
        return None
    return found["core"].strip(), before or after


def _is_word(unit: str) -> bool:
    return unit.isprintable() and any(map(str.isalpha, unit))


def _stands_close(unit: str) -> bool:
    if unit in SCALES:
        return True
    return unit in _UNITS or unit in _CODES or all(mark in _CURRENCIES + _SHARES for mark in unit)


def is_either(word: str) -> bool:
    """Whether a sign in a number may stand before decimals or between thousands."""
    return _EITHER.fullmatch(word) is not None


def formats_of(core: str) -> frozenset[Format]:
    """The formats in which these digits and signs are a number."""
    shape = core.translate(_ANY_DIGIT)
    return _formats_of_shape("0" + shape[1:] if core[:1] == "0" else shape)


@lru_cache(maxsize=4096)
def _formats_of_shape(core: str) -> frozenset[Format]:
    core = _EXPONENT.sub("", core)
    if _PLAIN.fullmatch(core):
        return _ALL
    signs = {sign for sign, pattern in _DECIMAL.items() if pattern.fullmatch(core)}
    # Where thousands may be grouped, smaller numbers have no groups.
    found = {format for format in _ALL if format[0] in signs}
    found |= {format for format, pattern in _GROUPED.items() if pattern.fullmatch(core)}
    return frozenset(found)


_ALL = frozenset({("point", UNGROUPED), ("comma", UNGROUPED), *_GROUPED})
# The order in which formats are believed if nothing speaks for one of them.
_ORDER = (("point", UNGROUPED), ("comma", UNGROUPED), ("point", "comma"), ("comma", "point"))


def written(words: Mapping[str, int], decimal: str = "") -> NumeralStyle | None:
    """How numbers among `words` (each with its number of cells) are written; None without any.

    `decimal` is the sign that other columns speak for, where there is one.
    """
    parts = {word: found for word in words if (found := parted(word)) is not None}
    units = _units(parts, words)
    cores = Counter[str]()
    for word, (core, unit) in parts.items():
        if not unit or unit in units:
            cores[core] += words[word]
    if not cores:
        return None
    fitting = Counter[Format]()
    for core, cells in cores.items():
        for format in formats_of(core):
            fitting[format] += cells
    if not fitting:
        return None
    most = max(fitting.values())
    best = [format for format in (*_ORDER, *sorted(_ALL - set(_ORDER))) if fitting[format] == most]
    signed = [core for core in cores if not _PLAIN.fullmatch(_EXPONENT.sub("", core))]
    either = [core for core in signed if _EITHER.fullmatch(core)]
    if not signed or len(either) < len(signed) or not either:
        return NumeralStyle(best[0], units, most, bool(signed))
    mark = either[0][-4]
    as_decimal = ("point" if mark == "." else "comma", UNGROUPED)
    as_group = ("comma", "point") if mark == "." else ("point", "comma")
    if as_decimal not in best or as_group not in best:
        return NumeralStyle(best[0], units, most, True)
    if decimal:
        chosen = as_decimal if as_decimal[0] == decimal else as_group
        return NumeralStyle(chosen, units, most, True)
    # Numbers below a thousand stand there without a sign, none above it does: groups of digits.
    whole = [core for core in cores if core not in signed]
    if whole and all(len(core) <= 3 for core in whole) and len(whole) >= 2 and len(either) >= 2:
        return NumeralStyle(as_group, units, most, True)
    return NumeralStyle(as_decimal, units, most, False, as_group)


def _units(parts: Mapping[str, tuple[str, str]], words: Mapping[str, int]) -> tuple[str, ...]:
    """The units to be taken off: the same at every number, one currency at some, or sizes."""
    cells = Counter[str]()
    for word, (core, unit) in parts.items():
        if unit or core.strip("0.,"):
            cells[unit] += words[word]
    found = [unit for unit in cells if unit]
    if len(found) > 1 and all(unit in SCALES for unit in found):
        return tuple(sorted(found))
    if len(found) != 1:
        return ()
    currency = found[0] in _CODES or found[0][0] in _CURRENCIES
    return (found[0],) if currency or "" not in cells else ()
