"""The histograms that are remembered: sorted into one range, without losing any."""

from __future__ import annotations

import numpy as np
import pytest

from playground.panels.layers.recent_histograms import ROWS, RecentHistograms, rebinned


def test_another_range_keeps_all_values() -> None:
    shares = np.array([0.1, 0.2, 0.4, 0.2, 0.1])
    for wanted in (0.1, 0.5, 1.0, 2.0, 50.0):
        assert rebinned(shares, np.array(1.0), np.array(wanted)).sum() == pytest.approx(1)
    np.testing.assert_allclose(rebinned(shares, np.array(1.0), np.array(1.0)), shares)
    # Five times as wide: all of it in the middle bin; a fifth: the outer ones take the rest.
    np.testing.assert_allclose(
        rebinned(shares, np.array(1.0), np.array(5.0)), [0, 0, 1, 0, 0], atol=1e-12
    )
    narrow = rebinned(shares, np.array(1.0), np.array(0.2))
    np.testing.assert_allclose(narrow, [0.38, 0.08, 0.08, 0.08, 0.38])


def test_the_range_grows_after_a_few_readings_and_noise_does_not_move_it() -> None:
    memory = RecentHistograms(1, 5)
    shares = np.full((1, 5), 0.2)
    for step in range(20):
        memory.add(step, shares, np.array([5.0 if step % 9 == 8 else 1.0]))
        if step >= 9:
            assert memory.shown.tolist() == [1.0]
    for step in range(20, 24):
        memory.add(step, shares, np.array([5.0]))
    assert memory.shown.tolist() == [5.0]
    assert memory.newest().sum() == pytest.approx(1)


def test_only_the_last_ones_are_kept() -> None:
    memory = RecentHistograms(2, 3)
    for step in range(ROWS + 10):
        memory.add(step, np.full((2, 3), 1 / 3), np.ones(2))
    assert memory.steps.tolist() == list(range(10, ROWS + 10))
    assert memory.picture().shape == (2, ROWS, 3)
    memory.add(15, np.eye(2, 3), np.ones(2))
    assert memory.steps[-6:].tolist() == [10, 11, 12, 13, 14, 15]
    assert memory.steps[0] == -1
    np.testing.assert_array_equal(memory.picture()[1, -1], [0, 255, 0])
    assert not memory.picture()[:, 0].any()
