"""What a large table takes of the memory: nothing is there more often than it must be."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.data.datasets import Data
from engine.data.datasets.base import Gap
from engine.data.features import Square
from engine.data.inputs import InputMap
from engine.data.scaling import Standardise
from engine.data.tables import read_table
from engine.data.tables.opening import opened
from engine.steps import at_once

ROWS, WIDTH = 4_000, 160


def most_bytes(work: Callable[[], object]) -> int:
    """The bytes that some work takes at most at a time, its result included."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_spreads_are_measured_without_a_copy_of_the_table() -> None:
    x = np.random.default_rng(0).standard_normal((ROWS, WIDTH)) * np.arange(1, WIDTH + 1)
    assert most_bytes(lambda: Standardise().fit(x)) < x.nbytes / 4
    units = Standardise().fit(x)
    np.testing.assert_array_equal(units.scale, x.std(axis=0))
    np.testing.assert_array_equal(units.shift, x.mean(axis=0))


@pytest.mark.parametrize("features", [(), (Square(),)])
def test_what_the_network_is_shown_is_made_a_portion_at_a_time(
    monkeypatch: pytest.MonkeyPatch, features: tuple[Square, ...]
) -> None:
    monkeypatch.setattr("engine.data.inputs._PORTION", 20_000)
    rng = np.random.default_rng(0)
    x, rows = rng.standard_normal((ROWS, WIDTH)), rng.permutation(ROWS)[:3_001]
    names = tuple(f"x{i}" for i in range(WIDTH))
    shown = InputMap.of(names, features, True, Standardise(), x, "float64")
    made = shown.of_rows(x, rows)
    np.testing.assert_array_equal(made, shown.checked(x[rows]))
    assert most_bytes(lambda: shown.of_rows(x, rows)) < 1.3 * made.nbytes


def test_gaps_of_samples_that_were_drawn_now_are_filled_where_they_stand() -> None:
    x = np.arange(80.0).reshape(20, 4)
    data = replace(Data.of(x, np.zeros(20), tuple("abcd")), gaps=(Gap(np.array([3, 7]), 1),))
    copied = data.filled(np.arange(10))
    assert not np.shares_memory(copied.x, data.x)
    np.testing.assert_array_equal(data.x, x)
    filled = data.filled(np.arange(10), drawn_now=True)
    assert np.shares_memory(filled.x, data.x)
    assert not filled.x.flags.writeable
    np.testing.assert_array_equal(filled.x, copied.x)
    assert filled.x[3, 1] == np.median([x[row, 1] for row in range(10) if row not in (3, 7)])


def test_numbers_of_a_large_table_are_let_go_and_read_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(read_table, "_LARGE", 10)
    path = tmp_path / "table.csv"
    lines = [f"{row / 7:.3f},{row},{'' if row % 5 else 3},{'ab'[row % 2]}" for row in range(40)]
    path.write_text("a,b,c,class\n" + "\n".join(lines))
    choices = at_once(opened(path))
    column = choices.cells.column("a")
    before = column.numbers()
    first = choices.table.sample(np.random.default_rng(0))
    held = [name for name, value in vars(column).items() if getattr(value, "size", 0) == 40]
    assert held == ["rows"]
    again = choices.table.sample(np.random.default_rng(0))
    np.testing.assert_array_equal(first.x, again.x)
    np.testing.assert_array_equal(before, column.numbers())
