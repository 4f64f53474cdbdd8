"""Lines of equal value through a field, by marching squares."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QPainterPath

from engine.arrays import Array

Extent = tuple[float, float, float, float]
# Beside the boundary itself, lines where an answer is this sure.
SURE = (0.75, 0.9)


def segments(heights: Array) -> Array:
    """Ends (n, 2, 2) of the segments along which `heights` (rows, columns) are zero.

    In units of pixels, from the centre of the lower left one. Between neighbours of different
    sign the zero is where a straight line puts it; a saddle is cut as its mean says. Values that
    are not finite end a line.
    """
    above = heights > 0
    corners = above[:-1, :-1] * 1 + above[:-1, 1:] * 2 + above[1:, 1:] * 4 + above[1:, :-1] * 8
    rows, columns = np.nonzero((corners > 0) & (corners < 15))
    if not len(rows):
        return np.zeros((0, 2, 2))
    kinds = corners[rows, columns]
    at = [heights[rows + up, columns + right] for right, up in _CORNERS]
    saddles = (kinds == 5) | (kinds == 10)
    flipped = saddles & (sum(at) <= 0)
    kinds[flipped] = 15 - kinds[flipped]
    crossings = [_crossing(at, side) for side in range(4)]
    places = np.stack(crossings, axis=1) + np.stack([columns, rows], axis=1)[:, None]
    cells = np.arange(len(rows))
    first = places[cells[:, None], _FIRST[kinds]]
    second = places[cells[saddles][:, None], _SECOND[kinds[saddles]]]
    found = np.concatenate([first, second])
    return found[np.isfinite(found).all(axis=(1, 2))]


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


def boundary_of(shares: Array) -> Array:
    """Segments between the regions of the classes; shares (rows, columns, k)."""
    if shares.shape[2] == 2:
        return segments(shares[:, :, 1] - shares[:, :, 0])
    best = shares.argmax(axis=2)
    second, first = np.moveaxis(np.partition(shares, (-2, -1), axis=2)[:, :, -2:], 2, 0)
    found = [np.zeros((0, 2, 2))]
    for label in np.unique(best):
        share = shares[:, :, label]
        found.append(segments(share - np.where(best == label, second, first)))
    return np.concatenate(found)


def levels_of(shares: Array) -> Array:
    """Segments along which the likeliest class has a share of `SURE`."""
    best = shares.max(axis=2)
    return np.concatenate([segments(best - sure) for sure in SURE])


def path_of(found: Array, shape: tuple[int, int], extent: Extent) -> QPainterPath:
    """The segments as a path over the picture's `extent`."""
    left, right, bottom, top = extent
    rows, columns = shape
    x = left + (found[:, :, 0].ravel() + 0.5) * (right - left) / columns
    y = bottom + (found[:, :, 1].ravel() + 0.5) * (top - bottom) / rows
    return pg.arrayToQPath(x, y, connect="pairs", finiteCheck=False)
