"""Splits: sizes, and classes spread evenly over the parts."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.data.datasets import Data
from engine.data.splits import PARTS, split_rows


def labelled(labels: list[int], classes: int) -> Data:
    x = np.arange(2.0 * len(labels)).reshape(-1, 2)
    return Data.of(x, np.array(labels), classes=tuple("abcde"[:classes]))


shares = st.floats(0, 0.5)


@settings(max_examples=100)
@given(
    labels=st.lists(st.integers(0, 2), min_size=1, max_size=200),
    validation=shares,
    test=shares,
    seed=st.integers(0, 100),
)
def test_every_row_is_in_exactly_one_part(
    labels: list[int], validation: float, test: float, seed: int
) -> None:
    n = len(labels)
    rows = split_rows(labelled(labels, 3), validation, test, np.random.default_rng(seed))
    assert tuple(sorted(rows)) == tuple(sorted(PARTS))
    assert sorted(np.concatenate(list(rows.values())).tolist()) == list(range(n))
    assert len(rows["train"]) >= 1
    assert abs(len(rows["test"]) - test * n) <= 1
    # The last one goes to training if nothing else would.
    assert abs(len(rows["validation"]) - validation * n) <= 1 + (len(rows["train"]) == 1)


def test_classes_are_spread_evenly_even_if_one_is_rare() -> None:
    data = labelled([0] * 160 + [1] * 40, 2)
    rows = split_rows(data, 0.25, 0.25, np.random.default_rng(0))
    for part in PARTS:
        assert (data.y[rows[part]] == 1).mean() == np.float64(0.2)


def test_the_split_follows_the_stream() -> None:
    data = labelled([0, 1] * 50, 2)
    first, again, other = (
        split_rows(data, 0.2, 0.2, np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert all(first[part].tobytes() == again[part].tobytes() for part in PARTS)
    assert first["test"].tobytes() != other["test"].tobytes()


def test_numbers_are_split_too() -> None:
    data = Data.of(np.zeros((10, 1)), np.arange(10.0), inputs=("x",))
    rows = split_rows(data, 0.2, 0.3, np.random.default_rng(0))
    assert [len(rows[part]) for part in PARTS] == [5, 2, 3]
