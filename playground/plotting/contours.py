"""Contour lines of a grid of numbers, and the numbers between its points."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array


def contour(values: Array, level: float) -> Array:
    """Pieces (m, 2, 2) of the line on which `values` (rows, columns) pass through `level`.

    Each piece has two ends (column, row), in steps of the grid. Cells with a corner that is not
    finite have none. Marching squares; where all four edges are crossed, ends are joined in order.
    """
    with np.errstate(all="ignore"):
        inside = values > level
        flat = inside[:, :-1] != inside[:, 1:]
        upright = inside[:-1] != inside[1:]
        along = (level - values[:, :-1]) / np.where(flat, values[:, 1:] - values[:, :-1], 1)
        above = (level - values[:-1]) / np.where(upright, values[1:] - values[:-1], 1)
    rows, columns = values.shape
    row, column = np.mgrid[: rows - 1, : columns - 1]
    finite = np.isfinite(values)
    whole = finite[:-1, :-1] & finite[1:, :-1] & finite[:-1, 1:] & finite[1:, 1:]
    # The edges of every cell in order around it: bottom, right, top, left.
    crossed = np.stack([flat[:-1], upright[:, 1:], flat[1:], upright[:, :-1]]) & whole
    places = np.stack(
        [
            np.stack([column + along[:-1], row], axis=-1),
            np.stack([column + 1, row + above[:, 1:]], axis=-1),
            np.stack([column + along[1:], row + 1], axis=-1),
            np.stack([column, row + above[:, :-1]], axis=-1),
        ]
    )
    order = np.argsort(~crossed, axis=0, kind="stable")
    count = crossed.sum(axis=0)
    pieces = []
    for first in (0, 2):
        cells = np.nonzero(count >= first + 2)
        ends = [places[(order[(first + k, *cells)], *cells)] for k in (0, 1)]
        pieces.append(np.stack(ends, axis=1))
    return np.concatenate(pieces)


def between(values: Array, rows: Array, columns: Array) -> Array:
    """The numbers at (row, column) places of a grid by bilinear interpolation.

    Places beyond the edge take the edge's; next to a number that is not finite there is none.
    """
    most_row, most_column = values.shape[0] - 1, values.shape[1] - 1
    r, c = np.clip(rows, 0, most_row), np.clip(columns, 0, most_column)
    i = np.minimum(r.astype(int), most_row - 1)
    j = np.minimum(c.astype(int), most_column - 1)
    a, b = r - i, c - j
    with np.errstate(all="ignore"):
        lower = values[i, j] * (1 - b) + values[i, j + 1] * b
        upper = values[i + 1, j] * (1 - b) + values[i + 1, j + 1] * b
        found: Array = lower * (1 - a) + upper * a
    return np.where(np.isfinite(found), found, np.nan)


def finer(values: Array, side: int) -> Array:
    """The grid (r, c) as a picture of `side` × `side` pixels, interpolated."""
    centres = (np.arange(side) + 0.5) / side
    rows, columns = np.meshgrid(
        centres * (values.shape[0] - 1), centres * (values.shape[1] - 1), indexing="ij"
    )
    return between(values, rows, columns)
