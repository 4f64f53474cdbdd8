"""The histograms that are remembered: sorted into one range, without losing any."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pytest

from engine.arrays import Array
from engine.probes import histograms
from playground.panels.layers.recent_histograms import ROWS, RecentHistograms
from playground.panels.layers.rows import StripCell
from playground.plotting.bars import rebinned

BINS = 41


def around(limit: float, centre: float = 0.0) -> Array:
    return np.array([centre, limit])


def cells(*limits: float, bins: int = 5) -> dict[int, StripCell]:
    """A cell for each layer, values spread evenly from -limit to limit."""
    even = np.full(bins, 1 / bins)
    return {i: StripCell(even, limit, "", common=limit) for i, limit in enumerate(limits)}


def measured(*layers: Array) -> Mapping[int, StripCell]:
    titles = [str(i) for i in range(len(layers))]
    found = histograms(titles, list(layers), BINS).layers
    return {i: StripCell.of(layer) for i, layer in enumerate(found)}


def normal(mean: float, std: float, seed: int = 0) -> Array:
    return np.random.default_rng(seed).normal(mean, std, (256, 8))


def filled(memory: RecentHistograms, place: int) -> int:
    """How many bins the values of a layer fill."""
    return int(np.count_nonzero(memory.newest()[place] > 0.01))


def test_another_range_keeps_all_values() -> None:
    shares = np.array([0.1, 0.2, 0.4, 0.2, 0.1])
    for wanted in (around(0.1), around(0.5), around(1.0), around(2.0), around(50.0, -3.0)):
        assert rebinned(shares, around(1.0), wanted).sum() == pytest.approx(1)
    np.testing.assert_allclose(rebinned(shares, around(1.0), around(1.0)), shares)
    np.testing.assert_allclose(rebinned(shares, around(1.0, 7.0), around(1.0, 7.0)), shares)
    # Five times as wide: all of it in the middle bin; a fifth: the outer ones take the rest.
    wide = rebinned(shares, around(1.0), around(5.0))
    np.testing.assert_allclose(wide, [0, 0, 1, 0, 0], atol=1e-12)
    narrow = rebinned(shares, around(1.0), around(0.2))
    np.testing.assert_allclose(narrow, [0.38, 0.08, 0.08, 0.08, 0.38])
    # The same place after a shift by two bins.
    shifted = rebinned(shares, around(1.0), around(1.0, 0.8))
    np.testing.assert_allclose(shifted, [0.7, 0.2, 0.1, 0, 0], atol=1e-12)


def test_the_range_grows_after_a_few_readings_and_noise_does_not_move_it() -> None:
    memory = RecentHistograms(1, 5)
    for step in range(20):
        memory.add(step, cells(5.0 if step % 9 == 8 else 1.0))
        if step >= 4:
            assert memory.shown.tolist() == [1.0]
    for step in range(20, 24):
        memory.add(step, cells(5.0))
    assert memory.shown.tolist() == [5.0]
    assert memory.newest().sum() == pytest.approx(1)
    assert memory.picture()[0, -20:].any(axis=1).all(), "a range around 0 forgets nothing"


@pytest.mark.parametrize("limit", [0.05, 20.0])
def test_a_range_that_does_not_fit_at_all_is_left_at_once(limit: float) -> None:
    memory = RecentHistograms(1, 5)
    for step in range(9):
        memory.add(step, cells(1.0))
    memory.add(9, cells(limit))
    assert memory.shown.tolist() == [limit]


def test_only_the_last_ones_are_kept() -> None:
    memory = RecentHistograms(2, 3)
    for step in range(ROWS + 10):
        memory.add(step, cells(1.0, 1.0, bins=3))
    assert memory.steps.tolist() == list(range(10, ROWS + 10))
    assert memory.picture().shape == (2, ROWS, 3)
    memory.add(15, {1: StripCell(np.eye(3)[1], 1.0, "")})
    assert memory.steps[-6:].tolist() == [10, 11, 12, 13, 14, 15]
    assert memory.steps[0] == -1
    np.testing.assert_array_equal(memory.picture()[1, -1], [0, 255, 0])
    assert not memory.picture()[:, 0].any()


def test_values_close_together_get_a_range_of_their_own_and_their_past_begins_anew() -> None:
    memory = RecentHistograms(2, BINS)
    for step in range(3):
        memory.add(step, measured(normal(0, 0.3), normal(0.5, 0.2)))
    assert memory.range_of(1) == memory.range_of(0) == (0.0, memory.usual([0]))
    memory.add(3, measured(normal(0, 0.3), normal(0.97, 0.005)))
    centre, limit = memory.range_of(1)
    assert abs(centre - 0.97) <= limit <= 0.1
    assert filled(memory, 1) >= 4
    seen = memory.picture()[:, -4:].any(axis=2).tolist()
    assert seen == [[True] * 4, [False] * 3 + [True]]
    memory.add(4, measured(normal(0, 0.3), normal(0.97, 0.005, seed=1)))
    assert memory.picture()[1, -2:].any(axis=1).all(), "it goes on from there"
    # Spread out again, it has the range of the others again, and begins anew again.
    memory.add(5, measured(normal(0, 0.3), normal(0.5, 0.2)))
    assert memory.range_of(1)[0] == 0
    assert memory.picture()[1, -3:].any(axis=1).tolist() == [False, False, True]


def changes(ranges: list[tuple[float, float]]) -> int:
    return sum(a != b for a, b in pairwise(ranges))


def test_a_range_of_its_own_does_not_flip_where_values_fill_about_four_bins() -> None:
    """Four of 41 bins from -1 to 1: a standard deviation of about 0.05."""
    memory, ranges = RecentHistograms(2, BINS), []
    noise = np.random.default_rng(3).standard_normal(100)
    for step in range(100):
        close = normal(0.6, 0.05 + 0.006 * noise[step], step)
        memory.add(step, measured(normal(0, 0.25), close))
        ranges.append(memory.range_of(1))
    assert changes(ranges) <= 2


def test_a_range_of_its_own_follows_values_that_drift_away() -> None:
    memory, ranges = RecentHistograms(2, BINS), []
    for step in range(100):
        values = normal(0.5 + 0.001 * step, 0.005, step)
        memory.add(step, measured(normal(0, 0.25), values))
        centre, limit = memory.range_of(1)
        assert (np.abs(values - centre) <= limit).mean() >= 0.85
        assert filled(memory, 1) >= 4
        ranges.append((centre, limit))
    assert 1 <= changes(ranges) <= 6


@pytest.mark.parametrize("value", [0.0, 0.97, -3e-7, 1e138])
def test_a_layer_of_equal_values_keeps_the_common_range(value: float) -> None:
    memory = RecentHistograms(2, BINS)
    for step in range(3):
        memory.add(step, measured(normal(0, 1), np.full((9, 4), value)))
    assert memory.range_of(1)[0] == 0
    assert memory.newest()[1].sum() == pytest.approx(1)
