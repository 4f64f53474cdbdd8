"""Contour lines of a grid of numbers, and the numbers between its points."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array


def contour(values: Array, level: float = 0.0) -> Array:
    """Pieces (n, 2, 2) of the line on which `values` (rows, columns) pass through `level`.

    Each piece has two ends (column, row), in steps of the grid: its places are the centres of
    pixels. Marching squares: between neighbours on both sides of the level the crossing is where a
    straight line puts it; a saddle is cut as its mean says. Values that are not finite end a line.
    """
    heights = values - level if level else values
    above = heights > 0
    corners = above[:-1, :-1] * 1 + above[:-1, 1:] * 2 + above[1:, 1:] * 4 + above[1:, :-1] * 8
    rows, columns = np.nonzero((corners > 0) & (corners < 15))
    if not len(rows):
        return np.zeros((0, 2, 2))
    kinds = corners[rows, columns]
    at = [heights[rows + up, columns + right] for right, up in _CORNERS]
    whole = np.isfinite(at).all(axis=0)
    if not whole.all():
        rows, columns, kinds = rows[whole], columns[whole], kinds[whole]
        at = [corner[whole] for corner in at]
    saddles = (kinds == 5) | (kinds == 10)
    flipped = saddles & (sum(at) <= 0)
    kinds[flipped] = 15 - kinds[flipped]
    crossings = [_crossing(at, side) for side in range(4)]
    places = np.stack(crossings, axis=1) + np.stack([columns, rows], axis=1)[:, None]
    cells = np.arange(len(rows))
    first = places[cells[:, None], _FIRST[kinds]]
    second = places[cells[saddles][:, None], _SECOND[kinds[saddles]]]
    return np.concatenate([first, second])


# Corners of a cell counter-clockwise from the lower left, as (right, up); side i goes from
# corner i to the next.
_CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1))
# For each pattern of corners above zero: the two sides that its line joins.
_FIRST = np.array(
    [
        *((0, 0), (3, 0), (0, 1), (3, 1), (1, 2), (0, 1), (0, 2), (3, 2)),
        *((2, 3), (0, 2), (0, 3), (1, 2), (1, 3), (0, 1), (0, 3), (0, 0)),
    ]
)
# A saddle has a second line. Of 5 and 10 each cuts off the two corners that lie below zero.
_SECOND = np.zeros((16, 2), int)
_SECOND[5], _SECOND[10] = (2, 3), (1, 2)


def _crossing(at: list[Array], side: int) -> Array:
    """Where the zero crosses one side of each cell, (n, 2) from the cell's lower left corner."""
    start, end = at[side], at[(side + 1) % 4]
    (a, b), (c, d) = _CORNERS[side], _CORNERS[(side + 1) % 4]
    # A side without a crossing has none to find, and nobody asks for it.
    with np.errstate(all="ignore"):
        share = start / (start - end)
        return np.stack([a + share * (c - a), b + share * (d - b)], axis=1)


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
