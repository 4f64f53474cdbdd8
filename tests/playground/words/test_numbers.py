"""Numbers as a person reads them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.sentences import Sentence
from playground.words.numbers import fixed, number, percent
from playground.words.translate import tr


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0082, "0.0082"),
        (8.2e-6, "8.2·10⁻⁶"),
        (-8.2e-6, "−8.2·10⁻⁶"),
        (1e-5, "10⁻⁵"),
        (-1e-5, "−10⁻⁵"),
        (1e-4, "0.0001"),
        (0.123456, "0.1235"),
        (-0.5, "−0.5"),
        (-0.0, "0"),
        (1500.0, "1500"),
        (9999.96, "10⁴"),
        (123456.0, "1.235·10⁵"),
        (12345, "12,345"),
        (-7, "−7"),
        (None, "–"),
        (math.nan, "–"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (np.float32(0.1), "0.1"),
    ],
)
def test_numbers_as_read(value: float | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.0456, "0.046"), (3.14159, "3.1"), (123.4, "120"), (1.26e-7, "1.3·10⁻⁷")]
)
def test_fewer_digits(value: float, text: str) -> None:
    assert number(value, 2) == text


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [(0.975, 1, "97.5\u00a0%"), (1, 0, "100\u00a0%"), (-0.25, 0, "−25\u00a0%"), (math.nan, 1, "–")],
)
def test_shares(share: float, decimals: int, text: str) -> None:
    assert percent(share, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234.56, "1,234.6"), (-0.04, "0.0"), (-2.0, "−2.0"), (2e30, "2·10³⁰"), (math.inf, "∞")],
)
def test_fixed_decimals(value: float, text: str) -> None:
    assert fixed(value, 1) == text


@pytest.mark.parametrize(
    ("pattern", "value", "text"),
    [
        ("σ {x:.2g}", 8.23e-6, "σ 8.2·10⁻⁶"),
        ("σ {x:g}", 0.123456, "σ 0.1235"),
        ("σ {x}", -0.5, "σ −0.5"),
        ("{x:.0%} dead", 0.2, "20\u00a0% dead"),
        ("1/{x:,.0f}", 12345.6, "1/12,346"),
        ("{x:.3g}", np.float32(1.5), "1.5"),
        ("{x:.1%}", math.nan, "–"),
        ("{x:,}", 1000, "1,000"),
        ("row {x}", 1000, "row 1000"),
    ],
)
def test_sentences_write_numbers_alike(pattern: str, value: float, text: str) -> None:
    assert tr(pattern, x=value) == text
    assert tr(Sentence(pattern, x=value)) == text
    assert tr("{inner}", inner=Sentence(pattern, x=value)) == text
