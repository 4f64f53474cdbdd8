"""Dates as people write them, as days since the beginning of 1970."""

from __future__ import annotations

from datetime import date
from math import isnan

import pytest

from engine.data.tables.cells.dates import day_of, order_of
from engine.data.tables.cells.manner import UNDATED


def days(year: int, month: int, day: int) -> int:
    return (date(year, month, day) - date(1970, 1, 1)).days


@pytest.mark.parametrize(
    ("word", "order", "day"),
    [
        ("1970-01-01", "ymd", 0),
        ("1970-01-02", "ymd", 1),
        ("2024-02", "ymd", days(2024, 2, 1)),
        ("2024年2月29日", "ymd", days(2024, 2, 29)),
        ("5 Mar 2024", "ymd", days(2024, 3, 5)),
        ("March 5th, 2024", "ymd", days(2024, 3, 5)),
        ("Mai 1998", "ymd", days(1998, 5, 1)),
        ("3.4.2024", "dmy", days(2024, 4, 3)),
        ("3.4.2024", "mdy", days(2024, 3, 4)),
        ("01/02/49", "dmy", days(2049, 2, 1)),
        ("01/02/50", "dmy", days(1950, 2, 1)),
    ],
)
def test_a_day_counts_from_1970(word: str, order: str, day: int) -> None:
    assert day_of(word, order) == day


@pytest.mark.parametrize(
    ("time", "hours"),
    [
        ("06:00", 6),
        ("24:00", 24),
        ("06:30:36", 6.51),
        ("06:30:36,5", 6.51 + 0.5 / 3600),
        ("12:00 am", 0),
        ("12:00 pm", 12),
        ("1:00 P.M.", 13),
        ("06:00Z", 6),
        ("06:00 UTC", 6),
        ("06:00+02:00", 4),
        ("06:00 -0530", 11.5),
    ],
)
def test_the_time_is_a_part_of_the_day(time: str, hours: float) -> None:
    assert day_of(f"1970-01-01 {time}", "ymd") == pytest.approx(hours / 24)


@pytest.mark.parametrize(
    ("word", "order"),
    [
        ("2024-02-30", "ymd"),
        ("2024-13-01", "ymd"),
        ("5 Foo 2024", "ymd"),
        ("12345678", "ymd"),
        ("12345678", "dmy"),
        ("31.12.2024", "mdy"),
        ("2024-01-01 25:00", "ymd"),
        ("2024-01-01 10:60", "ymd"),
        ("2024-01-01 10:00:61", "ymd"),
        ("2024-01-01 13:00 pm", "ymd"),
        ("2024-01-01 0:30 am", "ymd"),
    ],
)
def test_what_is_no_date_is_none(word: str, order: str) -> None:
    assert isnan(day_of(word, order))


@pytest.mark.parametrize(
    ("words", "order"),
    [
        (["1/2/2024", "1/13/2024"], "mdy"),
        (["1/2/2024", "13/1/2024"], "dmy"),
        (["1/2/2024"], "mdy"),
        (["1.2.2024"], "dmy"),
        (["2024-01-02"], "ymd"),
        ([], UNDATED),
        (["1.2.2024", "here or there"], UNDATED),
        (["1.2.24", "x" * 41], UNDATED),
        (["1.2.3"], UNDATED),
    ],
)
def test_a_column_has_one_order(words: list[str], order: str) -> None:
    assert order_of(words) == order
