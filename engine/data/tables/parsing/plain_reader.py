"""Reading columns as numbers while the rest of their file is still cut, on the other processor."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np

from engine.data.tables.cells.plain_cells import PlainCells, plain_cells

# Pieces may have more rows than the first.
_SPARE = 1.1


class PlainReader:
    """Reads pieces of columns as numbers in a thread of its own, while others are cut.

    There are about so many `pieces`. A column with something else in one is given up for all that
    follow.
    """

    def __init__(self, width: int, decimal: str, pieces: float) -> None:
        self._decimal, self._pieces = decimal, pieces
        self._left = list(range(width))
        self._markers: list[frozenset[str]] = [frozenset()] * width
        self._values = np.empty((width, 0))
        self._rows = 0
        self._pool = ThreadPoolExecutor(1)
        self._taken: list[Future[None]] = []

    def __enter__(self) -> PlainReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def take(self, columns: Sequence[Any]) -> None:
        """Take the next piece of every column."""
        self._taken.append(self._pool.submit(self._read, columns))

    def columns(self) -> list[PlainCells | None]:
        """All columns as numbers; None for one that is none."""
        for taken in self._taken:
            taken.result()
        found: list[PlainCells | None] = [None] * len(self._markers)
        for place in self._left if self._rows else ():
            values = self._values[place, : self._rows]
            found[place] = PlainCells(values, self._markers[place], self._decimal)
        return found

    def _read(self, columns: Sequence[Any]) -> None:
        found = plain_cells([columns[place] for place in self._left], self._decimal)
        first, self._rows = self._rows, self._rows + len(columns[0])
        if self._rows > self._values.shape[1]:
            self._make_room(self._rows - first)
        left = []
        for place, piece in zip(self._left, found, strict=True):
            if piece is not None:
                self._values[place, first : self._rows] = piece.values
                self._markers[place] |= piece.markers
                left.append(place)
        self._left = left

    def _make_room(self, rows: int) -> None:
        """Room for all pieces if they are like the last one, of so many `rows`.

        Memory that is never written to is never given out; growing piece by piece took it twice.
        """
        known = self._values
        most = max(int(rows * self._pieces * _SPARE), self._rows, 2 * known.shape[1])
        self._values = np.empty((len(known), most))
        self._values[:, : known.shape[1]] = known
