"""The lines on a picture of classes: the boundary, and where an answer is sure."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QPainterPath

from engine.arrays import Array
from playground.plotting.contours import contour

Extent = tuple[float, float, float, float]
# Beside the boundary itself, lines where an answer is this sure.
SURE = (0.75, 0.9)


def boundary_of(shares: Array) -> Array:
    """Lines between the regions of the classes; shares (rows, columns, k)."""
    if shares.shape[2] == 2:
        return contour(shares[:, :, 1] - shares[:, :, 0])
    best = shares.argmax(axis=2)
    second, first = np.moveaxis(np.partition(shares, (-2, -1), axis=2)[:, :, -2:], 2, 0)
    found = [np.zeros((0, 2, 2))]
    for label in np.unique(best):
        share = shares[:, :, label]
        found.append(contour(share - np.where(best == label, second, first)))
    return np.concatenate(found)


def levels_of(shares: Array) -> Array:
    """Lines along which the likeliest class has a share of `SURE`."""
    best = shares.max(axis=2)
    return np.concatenate([contour(best - sure) for sure in SURE])


def path_of(pieces: Array, shape: tuple[int, int], extent: Extent) -> QPainterPath:
    """Pieces of lines as a path over the picture's `extent`."""
    left, right, bottom, top = extent
    rows, columns = shape
    x = left + (pieces[:, :, 0].ravel() + 0.5) * (right - left) / columns
    y = bottom + (pieces[:, :, 1].ravel() + 0.5) * (top - bottom) / rows
    return pg.arrayToQPath(x, y, connect="pairs", finiteCheck=False)
