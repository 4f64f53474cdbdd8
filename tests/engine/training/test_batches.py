"""Mini-batches: samples in the order of an epoch, put together an excerpt at a time."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from samples import normalized, same

from engine.training.epochs.progress import Batches
from engine.training.run import Run
from engine.training.setup import Setup

SETUP = Setup.of(normalized(class_weights="balanced"))
TRAIN = SETUP.parts["train"]
ORDER = np.random.default_rng(3).permutation(len(TRAIN))
ROW = TRAIN.x[0].nbytes


def weighted(places: np.ndarray) -> np.ndarray | None:
    weights = SETUP.sample_weights(TRAIN.labels)
    return None if weights is None else weights[places]


@pytest.mark.parametrize("shuffled", [True, False])
@pytest.mark.parametrize("size", [1, 5, 16, 42, 1000])
@pytest.mark.parametrize("most", [0, 7 * ROW, 1 << 20])
def test_mini_batches_are_the_samples_in_order(
    monkeypatch: pytest.MonkeyPatch, shuffled: bool, size: int, most: int
) -> None:
    monkeypatch.setattr("engine.training.epochs.progress.EXCERPT", most)
    batches = Batches.of(SETUP, ORDER, shuffled)
    places = ORDER if shuffled else np.argsort(TRAIN.rows)
    # From the middle on as well, and back: as after returning to a step, or a changed batch size.
    starts = [*range(0, len(TRAIN), size), 20, 3, 41, 0]
    for start in starts:
        x, y, weights = batches.cut(start, start + size)
        here = places[start : start + size]
        np.testing.assert_array_equal(x, TRAIN.x[here])
        np.testing.assert_array_equal(y, TRAIN.y[here])
        np.testing.assert_array_equal(weights, weighted(here))


def test_no_more_is_put_together_at_once_than_a_excerpt(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it at once kept a command waiting, a third of a second for 88 MB."""
    monkeypatch.setattr("engine.training.epochs.progress.EXCERPT", 10 * ROW)
    batches = Batches.of(SETUP, ORDER, True)
    assert [array.nbytes for array in batches.own_arrays if array.ndim == 2] == [0, 0]
    seen = []
    for start in range(0, 42, 4):
        x, *_ = batches.cut(start, start + 4)
        seen.append(x.base if x.base is not None else x)
        assert max(a.nbytes for a in batches.own_arrays if a.ndim == 2) <= 10 * ROW
    # Two mini-batches of four fit, and the third begins another excerpt.
    assert [one is two for one, two in pairwise(seen)] == 5 * [True, False]


@pytest.mark.parametrize("engine", ["numpy", "kernel"])
def test_excerpts_change_no_bit(monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    whole = Run(normalized(engine=engine))
    monkeypatch.setattr("engine.training.epochs.progress.EXCERPT", 3 * ROW)
    excerpted = Run(normalized(engine=engine))
    for _ in range(9):
        assert whole.step() == excerpted.step()
    assert same(whole.state(), excerpted.state())
