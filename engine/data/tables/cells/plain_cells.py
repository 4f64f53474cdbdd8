"""Cells that any program reads as numbers, beside those that have none: all columns at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from engine.arrays import Array
from engine.data.tables.cells.markers import spellings
from engine.data.tables.dialect import DECIMALS


@dataclass(frozen=True, slots=True)
class PlainCells:
    """A column of finite numbers in which `decimal`, if any, is the only sign between digits.

    `values (n,)` are NaN where there is none; `markers`: what stands there instead, in small
    letters, "" for an empty cell.
    """

    values: Array
    markers: frozenset[str]
    decimal: str


def plain_cells(columns: Sequence[Any], decimal: str) -> list[PlainCells | None]:
    """Each of these equally long columns of text as numbers; None for one that is none.

    An Arrow call takes as long as a look at a thousand cells: of all columns it is made once.
    """
    if not columns or not len(columns[0]):
        return [None] * len(columns)
    together = _joined(columns)
    pointed = _pointed(together, decimal)
    try:
        numbers = _numbers(pointed).reshape(len(columns), -1)
    except pa.ArrowInvalid:
        numbers = None
    if numbers is not None and np.isfinite(numbers).all():
        return [PlainCells(values, frozenset(), decimal) for values in numbers]
    absent = pc.is_in(together, value_set=_markers())
    gaps = pc.if_else(absent, pa.scalar(None, pa.string()), pointed)
    lacking = absent.to_numpy().reshape(len(columns), -1)
    markers = _markers_of_each(together.filter(absent), lacking)
    found: list[PlainCells | None] = []
    for block in _blocks_of_numbers(gaps, len(columns)):
        first, last = len(found), len(found) + len(block)
        whole = (np.isfinite(block) | lacking[first:last]).all(axis=1).tolist()
        found += [
            PlainCells(values, stand_in, decimal) if fits else None
            for values, fits, stand_in in zip(block, whole, markers[first:last], strict=True)
        ]
    return found


def _joined(columns: Sequence[Any]) -> Any:
    chunks = [
        chunk
        for column in columns
        for chunk in (column.chunks if isinstance(column, pa.ChunkedArray) else [column])
    ]
    return pa.chunked_array(chunks, pa.string())


@lru_cache(maxsize=1)
def _markers() -> Any:
    return pa.array(["", *spellings()])


def _pointed(cells: Any, decimal: str) -> Any:
    """The cells with points for decimal signs."""
    if decimal == "point":
        return cells
    # A point is between thousands then: what has one is no number here.
    cells = pc.replace_substring(cells, ".", "_")
    return pc.replace_substring(cells, DECIMALS[decimal], ".")


def _numbers(cells: Any) -> Array:
    numbers: Array = pc.cast(cells, pa.float64()).to_numpy()
    return numbers


def _blocks_of_numbers(cells: Any, count: int) -> list[Array]:
    """So many columns, one after the other in `cells`: halved until those of words are alone.

    These are infinite throughout.
    """
    try:
        return [_numbers(cells).reshape(count, -1)]
    except pa.ArrowInvalid:
        if count == 1:
            return [np.full((1, len(cells)), np.inf)]
    half = count // 2
    middle = len(cells) // count * half
    return [
        *_blocks_of_numbers(cells.slice(0, middle), half),
        *_blocks_of_numbers(cells.slice(middle), count - half),
    ]


def _markers_of_each(words: Any, lacking: Array) -> list[frozenset[str]]:
    """What stands in the cells that are `lacking (columns, n)`, of each column; `words` are all."""
    coded = pc.dictionary_encode(words).combine_chunks()
    names = [word.lower() for word in coded.dictionary.to_pylist()]
    found: list[set[str]] = [set() for _ in lacking]
    pairs = np.nonzero(lacking)[0] * max(1, len(names)) + coded.indices.to_numpy()
    for place, name in (divmod(pair, len(names)) for pair in np.unique(pairs).tolist()):
        found[place].add(names[name])
    return [frozenset(every) for every in found]
