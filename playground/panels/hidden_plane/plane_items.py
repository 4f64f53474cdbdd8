"""What lies under the samples: the answers above, the folded grid, the lines that part."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt

from engine.arrays import Array
from engine.probes import Field, HiddenReading
from playground.look.tokens import Theme
from playground.plotting.contours import contour
from playground.plotting.plots import Line, Plot

Extent = tuple[float, float, float, float]
# A range is left when points go this share of it beyond, or fill less than that share of it.
BEYOND, FILLED = 0.05, 0.4
# Numbers further out cannot be drawn.
FURTHEST = 1e30


class PlaneItems:
    """Image, grid and lines of one plot; `limit` clamps the colours of predicted numbers."""

    def __init__(self, plot: Plot, theme: Theme, classes: bool, limit: float) -> None:
        self.plot, self.classes, self.limit = plot, classes, limit
        self.image = pg.ImageItem(axisOrder="row-major")
        self.grid = Line(connect="finite")
        self.lines = Line(connect="pairs")
        self.border = Line(connect="pairs")
        self.answer = Line(connect="finite")
        self.all = (self.image, self.grid, self.lines, self.border, self.answer)
        for item in self.all:
            plot.addItem(item)
        self._field: Field | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.theme = theme
        self.grid.setPen(theme.pen("text", 1, alpha=0.3))
        self.lines.setPen(theme.pen("text", 1, style=Qt.PenStyle.DashLine))
        self.border.setPen(theme.pen("text", 1.6))
        self.answer.setPen(theme.pen("accent", 2))
        if self._field is not None:
            self._color(self._field)

    def show_reading(self, reading: HiddenReading, extent: Extent, with_grid: bool) -> None:
        """Draw a reading in a view of this extent."""
        self._field = reading.rest
        one = reading.units == 1
        self.answer.setVisible(one and not self.classes)
        self.image.setVisible(not one or self.classes)
        if one and not self.classes:
            left, right = reading.plane.extent[:2]
            values = np.clip(np.nan_to_num(reading.rest.values[0, :, 0]), -FURTHEST, FURTHEST)
            places = left + (right - left) * (np.arange(len(values)) + 0.5) / len(values)
            self.answer.setData(places, values)
        else:
            self._color(reading.rest)
            left, right, bottom, top = reading.plane.extent
            if one:
                bottom, top = extent[2:]
            self.image.setRect(QRectF(left, bottom, right - left, top - bottom))
        self.grid.setVisible(with_grid)
        if with_grid:
            self.grid.setData(*_broken(reading.grid))
        self.lines.setData(*_across(reading.lines, extent).T)
        self.border.setData(*self._parting(reading.rest).T)

    def clear(self) -> None:
        """Take everything out of the plot."""
        for item in self.all:
            self.plot.removeItem(item)

    def _color(self, field: Field) -> None:
        if self.classes:
            picture = self.theme.shade_regions(field.values)
        else:
            table = self.theme.diverging()
            share = np.nan_to_num(field.values[:, :, 0] / (2 * self.limit) + 0.5, nan=0.5)
            picture = table[(np.clip(share, 0, 1) * (len(table) - 1)).astype(int)]
        self.image.setImage(picture, autoLevels=False, levels=(0, 255))

    def _parting(self, field: Field) -> Array:
        """Where two classes are equally likely above this layer, (2 m, 2)."""
        rows, columns, kinds = field.values.shape
        if not self.classes or kinds != 2 or rows == 1:
            return np.zeros((0, 2))
        left, right, bottom, top = field.plane.extent
        ends = contour(field.values[:, :, 1] - field.values[:, :, 0], 0.0).reshape(-1, 2)
        size = (right - left, top - bottom)
        return np.asarray((ends + 0.5) / (columns, rows) * size + (left, bottom))


def steady_range(now: Extent | None, wanted: Extent) -> Extent:
    """The range to show: the one of now, until points leave it by much or fill little of it."""
    if now is None:
        return wanted
    for low in (0, 2):
        size = now[low + 1] - now[low]
        out = max(now[low] - wanted[low], wanted[low + 1] - now[low + 1])
        if out > BEYOND * size or wanted[low + 1] - wanted[low] < FILLED * size:
            return wanted
    return now


def _broken(grid: Array) -> tuple[Array, Array]:
    """All lines of a grid one after the other, with a gap between them."""
    lines, _, _ = grid.shape
    gap = np.full((lines, 1, 2), math.nan)
    flat = np.concatenate([np.clip(grid, -FURTHEST, FURTHEST), gap], axis=1).reshape(-1, 2)
    return flat[:, 0], flat[:, 1]


def _across(lines: Array, extent: Extent) -> Array:
    """Both ends of each line a x + b y + c = 0 where it leaves the view, (2 m, 2)."""
    left, right, bottom, top = extent
    middle = np.array([(left + right) / 2, (bottom + top) / 2])
    reach = math.hypot(right - left, top - bottom)
    ends = []
    for a, b, c in lines.tolist():
        length = math.hypot(a, b)
        if not 0 < length < FURTHEST or not math.isfinite(c):
            continue
        normal = np.array([a, b]) / length
        foot = middle - normal * (float(normal @ middle) + c / length)
        if np.linalg.norm(foot - middle) > reach:
            continue
        along = np.array([-normal[1], normal[0]]) * reach
        ends += [foot - along, foot + along]
    return np.array(ends).reshape(-1, 2)
