"""The stops of a slider."""

from __future__ import annotations

import math

import pytest

from playground.widgets.slider_stops import slider_values


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
