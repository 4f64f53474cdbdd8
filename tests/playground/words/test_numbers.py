"""Numbers as typed and read, and the stops of a slider."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.words.numbers import NumberError, format_number, parse_number, slider_values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3e-4", 3e-4),
        ("0,5", 0.5),
        (" 0.25 ", 0.25),
        ("−2", -2),
        (".5", 0.5),
        ("1E3", 1000),
        ("1 000", 1000),
        ("+7", 7),
        ("0,125", 0.125),
    ],
)
def test_typed_numbers(text: str, value: float) -> None:
    assert parse_number(text, -1e4, 1e4) == value


@pytest.mark.parametrize(
    "text", ["", "abc", "3e-", "nan", "inf", "1e999", "1,000", "1,2,3", "0x10", "1_000", "--1", "²"]
)
def test_bad_numbers_get_one_sentence(text: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_number(text, -1e4, 1e4)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_whole_numbers() -> None:
    value = parse_number("1e2", 0, 2000, integer=True)
    assert isinstance(value, int)
    assert value == 100
    assert parse_number("1,000", 0, 2000, integer=True) == 1000
    with pytest.raises(NumberError, match="whole"):
        parse_number("3.5", 0, 2000, integer=True)
    with pytest.raises(NumberError, match="from 0 to 2000"):
        parse_number("2001", 0, 2000, integer=True)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3e-4, "3e-4"),
        (0.25, "0.25"),
        (0.001, "0.001"),
        (1500.0, "1500"),
        (0.123456, "0.1235"),
        (1e-5, "1e-5"),
        (1.2343e-7, "1.234e-7"),
        (123456.0, "1.235e5"),
        (0.0, "0"),
        (-0.0, "0"),
        (12345, "12345"),
        (-0.5, "-0.5"),
    ],
)
def test_numbers_as_read(value: float, text: str) -> None:
    assert format_number(value) == text


@given(st.floats(-1e12, 1e12, allow_subnormal=False))
def test_what_is_shown_can_be_typed(value: float) -> None:
    assert parse_number(format_number(value), -2e12, 2e12) == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    ("low", "high", "log", "integer"),
    [
        (0, 0.5, False, False),
        (-1, 1, False, False),
        (1e-5, 1, True, False),
        (0, 10, True, False),
        (1, 1024, True, True),
        (0, 1000, True, True),
        (10, 2000, False, True),
        (1, 8, False, True),
        (0.3, 0.9999, False, False),
    ],
)
def test_slider_stops_at_round_numbers(low: float, high: float, log: bool, integer: bool) -> None:
    stops = slider_values(low, high, log=log, integer=integer)
    assert (stops[0], stops[-1]) == (low, high)
    assert list(stops) == sorted(set(stops))
    assert len(stops) <= 203
    assert all(len(f"{stop:.12g}") <= 7 for stop in stops)
    assert not integer or all(isinstance(stop, int) for stop in stops)


@pytest.mark.parametrize(
    ("low", "high", "log"), [(1, 1, False), (2, 1, False), (-1, 1, True), (0, math.inf, False)]
)
def test_slider_refuses_impossible_ranges(low: float, high: float, log: bool) -> None:
    with pytest.raises(ValueError, match=r"expected|logarithmic"):
        slider_values(low, high, log=log, integer=False)
