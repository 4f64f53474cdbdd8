"""Numbers as typed, and as they stand in a field."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.words.numbers import number
from playground.words.typed_numbers import NumberError, parse_number, typed


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
        ("8.2·10⁻⁶", 8.2e-6),
        ("−8,2 · 10⁻⁶", -8.2e-6),
        ("10⁻⁵", 1e-5),
        ("−10^-3", -1e-3),
        ("2×10^3", 2000),
        ("1/3", 1 / 3),
        ("−1/8", -0.125),
        ("0,5 / 4", 0.125),
        ("1e-3/2", 5e-4),
    ],
)
def test_typed_numbers(text: str, value: float) -> None:
    assert parse_number(text, -1e4, 1e4) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "abc", "3e-", "nan", "inf", "1e999", "1,000", "1,2,3", "0x10", "1_000", "--1", "²"),
        *("1/0", "1/", "/2", "1/2/3", "5²", "2·", "·10⁻⁵", "1e3·10²", "110^2", "–", "∞", "1,000/3"),
    ],
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
    with pytest.raises(NumberError, match="from 0 to 2,000"):
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
        (math.nan, "–"),
    ],
)
def test_numbers_to_be_typed_over(value: float, text: str) -> None:
    assert typed(value) == text


@given(st.floats(-1e12, 1e12, allow_subnormal=False))
def test_what_is_shown_can_be_typed(value: float) -> None:
    for text in (typed(value), number(value)):
        assert parse_number(text, -2e12, 2e12) == pytest.approx(value, rel=1e-3)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_come_back_as_they_were(value: int) -> None:
    for text in (typed(value), number(value)):
        assert parse_number(text, -1e12, 1e12, integer=True) == value


def test_the_ends_of_a_range_can_be_typed() -> None:
    with pytest.raises(NumberError, match="from 10⁻⁵ to 10⁵"):
        parse_number("0", 1e-5, 100_000)
    assert parse_number("10⁵", 1e-5, 100_000) == 100_000
