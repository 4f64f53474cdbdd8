"""Pictures of data whose answers are numbers: a curve over one input, a heat map over two."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainterPath

from engine.arrays import Array
from engine.data.datasets import Data
from engine.data.plane import Plane
from engine.data.splits import PARTS
from engine.probes import Field, Samples
from playground.look.tokens import Theme
from playground.plotting.answers.picture import (
    LINES,
    RINGS,
    Picture,
    Placed,
    PlaneImage,
    point_size,
)
from playground.plotting.contours import contour
from playground.plotting.legend_line import ColorScale, Legend, LegendEntry
from playground.plotting.markers import TRAIN, marker, name_of, number_entries, shape
from playground.plotting.plots import Dots, Line, Plot
from playground.words.numbers import number
from playground.words.translate import tr

# Larger answers would not be seen anyway, and Qt takes no larger coordinates.
LARGEST = 1e100
# Rings of residuals have so many sizes, up to so many pixels beyond the point.
SIZES, WIDEST = 8, 6
# Of the largest target: a smaller residual gets no ring, and a plain heat map so many steps.
LEAST, STEPS = 0.05, 9
# Points have so many colours between the lowest and the highest target.
COLORS = 32


def _stroke(x: float, y: float) -> QPainterPath:
    """A short line through the middle of a marker."""
    path = QPainterPath(QPointF(-x, -y))
    path.lineTo(x, y)
    return path


DASH, UPRIGHT = _stroke(0.6, 0), _stroke(0, 0.6)


class CurvePicture(Picture):
    """A function of one input: the network's curve over the samples, residuals as thin lines."""

    def __init__(self, plot: Plot, theme: Theme, data: Data, plane: Plane) -> None:
        super().__init__(plot, theme, data, plane)
        self.residuals = Line(pen=theme.pen("quiet", 1, alpha=0.5), connect="pairs")
        self.parts = [
            Dots(
                size=point_size(theme, -2),
                symbol=marker("o", part),
                pen=theme.pen("quiet", 1),
                brush=theme.brush("quiet" if part == TRAIN else "surface", 0.6),
            )
            for part in range(len(PARTS))
        ]
        self.curve = Line(pen=theme.pen("accent", 2))
        self.add(self.residuals, LINES)
        for item in self.parts:
            self.add(item)
        self.add(self.curve, RINGS)

    def paint(self, field: Field, stride: int = 1) -> None:
        left, right, _, _ = field.plane.extent
        values = np.clip(field.values[0, :, 0].astype(float), -LARGEST, LARGEST)
        steps = (np.arange(len(values)) + 0.5) / len(values)
        self.curve.setData(left + (right - left) * steps, values)

    def place(self, samples: Placed) -> None:
        targets = samples.labels.reshape(len(samples.labels), -1)[:, 0]
        for part, item in enumerate(self.parts):
            chosen = samples.part == part
            item.setData(samples.points[chosen, 0], targets[chosen])

    def judge(self, samples: Samples) -> None:
        if not self.lines:
            self.residuals.clear()
            return
        ends = [samples.labels, samples.predicted]
        heights = np.stack([end.reshape(len(end), -1)[:, 0] for end in ends], axis=1)
        heights = np.clip(heights.astype(float), -LARGEST, LARGEST)
        x = np.repeat(samples.points[:, 0], 2)
        self.residuals.setData(x, heights.ravel(), connect="pairs")

    def legend(self, parts: Sequence[int]) -> Legend:
        nothing, size = QBrush(Qt.BrushStyle.NoBrush), point_size(self.theme, 1)
        entries = [LegendEntry(DASH, self.theme.pen("accent", 2), nothing, size, tr("network"))]
        for part in parts:
            fill = self.theme.brush("quiet" if part == TRAIN else "surface", 0.6)
            pen = self.theme.pen("quiet", 1)
            entries.append(LegendEntry(marker("o", part), pen, fill, size, *name_of(part)))
        if self.lines:
            pen = self.theme.pen("quiet", 1)
            entries.append(LegendEntry(UPRIGHT, pen, nothing, size, tr("residuals")))
        return Legend(tuple(entries))

    def read(self, field: Field, row: int, column: int) -> str:
        return tr("the network answers {value:.4g}", value=field.values[0, column, 0])


class HeatPicture(Picture):
    """A number over the plane: answers as a heat map, samples in the colour of their target.

    A ring around a sample shows its residual, target less answer: its colour the sign, its size
    the amount.
    """

    def __init__(self, plot: Plot, theme: Theme, data: Data, plane: Plane) -> None:
        super().__init__(plot, theme, data, plane)
        self.surface = PlaneImage(self)
        self.rings = [
            Dots(symbol="o", pen=theme.pen(role, 1.3), brush=None)
            for role in ("negative", "positive")
        ]
        self.points = Dots(size=point_size(theme), pen=theme.pen("text", 1))
        for item in (*self.rings, self.points):
            self.add(item)
        self.fit(data, plane)

    def fit(self, data: Data, plane: Plane) -> None:
        super().fit(data, plane)
        self.limit = float(np.abs(data.y).max()) or 1.0

    def paint(self, field: Field, stride: int = 1) -> None:
        values = field.values[:, :, 0]
        shown = values
        if self.plain:
            steps = 2 * self.limit / STEPS
            shown = np.rint(np.clip(values, -self.limit, self.limit) / steps) * steps
        self.surface.show_image(self._colors(shown), field.plane)
        if not self.lines:
            self.surface.hide_lines()
        elif stride:
            some = values[::stride, ::stride]
            with np.errstate(all="ignore"):
                main = contour(some)
                half = [contour(some, level) for level in (-self.limit / 2, self.limit / 2)]
            lines = (main * stride, np.concatenate(half) * stride)
            self.surface.show_lines(*lines, values.shape, field.plane)

    def place(self, samples: Placed) -> None:
        targets = samples.labels.reshape(len(samples.labels), -1)[:, 0]
        symbols = [shape(part) for part in range(len(PARTS))]
        # Each colour is drawn once and then copied: a few of them are enough.
        steps = np.clip(np.rint((targets / self.limit + 1) / 2 * COLORS), 0, COLORS).astype(int)
        colors = self._colors((np.arange(COLORS + 1) / COLORS * 2 - 1) * self.limit)
        brushes = [pg.mkBrush(*color) for color in colors.tolist()]
        self.points.setData(
            *samples.points.T,
            brush=[brushes[step] for step in steps],
            symbol=[symbols[part] for part in samples.part.tolist()],
        )

    def judge(self, samples: Samples) -> None:
        with np.errstate(all="ignore"):
            residuals = (samples.labels - samples.predicted).astype(float)
        share = np.nan_to_num(residuals.reshape(len(residuals), -1)[:, 0] / self.limit)
        steps = np.ceil(np.clip(np.abs(share), 0, 1) * SIZES) / SIZES
        sizes = point_size(self.theme, 2) + point_size(self.theme, WIDEST) * steps
        points = samples.points
        for item, chosen in zip(self.rings, (share < -LEAST, share > LEAST), strict=True):
            item.setData(*points[chosen].T, size=sizes[chosen])

    def legend(self, parts: Sequence[int]) -> Legend:
        size = point_size(self.theme, 1)
        entries = [*number_entries(self.theme, parts, size)]
        nothing, wide = QBrush(Qt.BrushStyle.NoBrush), size + 3
        for role, name, short in (
            ("positive", tr("target above the answer"), tr("above")),
            ("negative", tr("target below the answer"), tr("below")),
        ):
            pen = self.theme.pen(role, 1.3)
            entries.append(LegendEntry("o", pen, nothing, wide, name, short))
        low, high = number(-self.limit, 3), number(self.limit, 3)
        sentences = (
            tr("Samples wear the colour of their target; larger rings are larger residuals."),
            tr("Colours are clamped at {low} and {high}.", low=low, high=high),
        )
        return Legend(tuple(entries), ColorScale(self.theme.diverging(), low, high), sentences)

    def read(self, field: Field, row: int, column: int) -> str:
        return tr("the network answers {value:.4g}", value=field.values[row, column, 0])

    def _colors(self, values: Array) -> Array:
        table = self.theme.diverging()
        share = np.nan_to_num(values / (2 * self.limit) + 0.5, nan=0.5)
        return table[(np.clip(share, 0, 1) * (len(table) - 1)).astype(int)]
