"""Dates and times as people write them, as days since the beginning of 1970."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from math import isnan, nan

from engine.data.tables.cells.manner import DATES, UNDATED

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar",
            "feb february februar",
            "mar march märz mär mrz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = (
    r"(?:[T\s,]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d(?:[.,]\d+)?))?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>Z|UTC|[+-]\d\d(?::?\d\d)?)?)?"
)
# A year of four digits first; or day and month first, which only the column can tell apart.
_YEAR_FIRST = re.compile(
    r"(?P<year>[12]\d{3})(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}))?" + _TIME
)
# As programs write it: 20240131, with the time of the day behind it.
_COMPACT = re.compile(
    r"(?P<year>(?:18|19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)"
    r"(?P<hour>[0-2]\d)?(?P<minute>[0-5]\d)?(?P<second>[0-5]\d)?(?P<half>)(?P<zone>Z)?"
)
_JAPANESE = re.compile(r"(?P<year>[12]\d{3})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?" + _TIME)
_YEAR_LAST = re.compile(
    r"(?P<one>\d{1,2})(?P<sep>[-/.])(?P<two>\d{1,2})(?P=sep)(?P<year>[12]\d{3}|\d\d)" + _TIME
)
_WORDED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+)?(?P<name>[^\W\d_]{3,9})\.?[\s-]+"
    r"(?:(?P<late>\d{1,2})(?:st|nd|rd|th)?,?[\s-]+)?(?P<year>[12]\d{3}|\d\d)" + _TIME
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def order_of(words: Iterable[str]) -> str:
    """The order in which all of these words are dates, one of DATES; `UNDATED` if in none."""
    some = [word.strip() for word in words]
    if not some or any(not 6 <= len(word) <= 40 for word in some):
        return UNDATED
    # Slashes are mostly American; where the day is beyond 12, the other order is left.
    orders = ("ymd", "mdy", "dmy") if "/" in some[0] else DATES
    for order in orders:
        if not any(isnan(day_of(word, order)) for word in some):
            return order
    return UNDATED


def day_of(word: str, order: str) -> float:
    """Days since 1970, with the time of the day as a fraction; NaN if it is no date."""
    word = word.strip()
    first = _YEAR_FIRST.fullmatch(word) or _JAPANESE.fullmatch(word) or _COMPACT.fullmatch(word)
    if first:
        return _day(first, int(first["year"]), int(first["month"]), int(first["day"] or 1))
    if order == "ymd":
        named = _WORDED.fullmatch(word)
        if named is None or named["name"].lower() not in _MONTHS:
            return nan
        day = named["day"] or named["late"] or "1"
        return _day(named, _whole_year(named["year"]), _MONTHS[named["name"].lower()], int(day))
    last = _YEAR_LAST.fullmatch(word)
    if last is None:
        return nan
    one, two = int(last["one"]), int(last["two"])
    day, month = (one, two) if order == "dmy" else (two, one)
    return _day(last, _whole_year(last["year"]), month, day)


def _whole_year(year: str) -> int:
    """A year of two digits lies in the hundred years up to 2049."""
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < 50 else 1900)


def _day(found: re.Match[str], year: int, month: int, day: int) -> float:
    hour, minute = int(found["hour"] or 0), int(found["minute"] or 0)
    second = float((found["second"] or "0").replace(",", "."))
    if found["half"]:
        if not 1 <= hour <= 12:
            return nan
        hour = hour % 12 + (12 if found["half"][0] in "Pp" else 0)
    try:
        at = datetime(year, month, day, tzinfo=_zone(found["zone"]))
    except ValueError:
        return nan
    if hour > 24 or minute > 59 or second >= 61:
        return nan
    at += timedelta(hours=hour, minutes=minute, seconds=second)
    return (at - _EPOCH) / timedelta(days=1)


def _zone(text: str | None) -> timezone:
    if not text or text in ("Z", "UTC"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    size = timedelta(hours=min(hours, 23), minutes=min(minutes, 59))
    return timezone(-size if text[0] == "-" else size)
