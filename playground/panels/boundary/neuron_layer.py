"""What one neuron answers, large over the plane, in place of the network's answer."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF

from engine.arrays import Array
from engine.probes import UnitField, round_up
from playground.look.tokens import Theme
from playground.panels.boundary.boundary_plot import BoundaryPlot
from playground.plotting.answers.picture import LINES, RINGS
from playground.plotting.contours import contour
from playground.plotting.legend_line import ColorScale
from playground.plotting.plots import Line
from playground.words.numbers import number

# Over regions and lines, under the samples.
HEIGHT = LINES + 1
FURTHEST = 1e30


class NeuronLayer:
    """An image, or a curve where there is one input; hidden until there is something to show."""

    def __init__(self, plot: BoundaryPlot, theme: Theme) -> None:
        self.plot = plot
        self.image = pg.ImageItem(axisOrder="row-major")
        self.image.setZValue(HEIGHT)
        self.curve = Line()
        self.curve.setZValue(RINGS)
        self.halo, self.hinge = (pg.PlotCurveItem(connect="pairs") for _ in range(2))
        for line in (self.halo, self.hinge):
            line.setZValue(HEIGHT + 1)
            line.setSegmentedLineMode("on")
        for item in (self.image, self.curve, self.halo, self.hinge):
            item.hide()
            plot.addItem(item)
        self.field: UnitField | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour it again."""
        self.theme = theme
        self.curve.setPen(theme.pen("text", 1.6))
        self.hinge.setPen(theme.pen("text", 2))
        self.halo.setPen(theme.pen("surface", 4.5, alpha=0.8))
        if self.field is not None:
            self.show(self.field)

    def show(self, field: UnitField | None) -> bool:
        """Show a newer reading; None: the network's own answer is looked at again.

        Returns whether its colours stand for other numbers now.
        """
        before, self.field = self._limit() if self.field is not None else None, field
        one = field is not None and len(field.values) == 1
        self.image.setVisible(field is not None and not one)
        self.curve.setVisible(one)
        self._show_hinge(field)
        if field is None:
            return before is not None
        left, right, bottom, top = field.plane.extent
        if one:
            values = np.clip(np.nan_to_num(field.values[0]), -FURTHEST, FURTHEST)
            places = left + (right - left) * (np.arange(len(values)) + 0.5) / len(values)
            self.curve.setData(places, values)
            return before is None
        table = self.theme.diverging()
        share = np.nan_to_num(field.values / (2 * self._limit()) + 0.5, nan=0.5)
        picture = table[(np.clip(share, 0, 1) * (len(table) - 1)).astype(int)]
        self.image.setImage(picture, autoLevels=False, levels=(0, 255))
        self.image.setRect(QRectF(left, bottom, right - left, top - bottom))
        return before != self._limit()

    def scale(self) -> ColorScale:
        """What its colours stand for."""
        limit = self._limit()
        return ColorScale(self.theme.diverging(), number(-limit, 3), number(limit, 3))

    def value_at(self, at: tuple[float, float]) -> float | None:
        """The answer at a place; None beside the plane."""
        if self.field is None:
            return None
        left, right, bottom, top = self.field.plane.extent
        rows, columns = self.field.values.shape
        across = (at[0] - left) / (right - left)
        up = 0.5 if rows == 1 else (at[1] - bottom) / (top - bottom)
        if not (0 <= across < 1 and 0 <= up < 1):
            return None
        return float(self.field.values[int(up * rows), int(across * columns)])

    def _show_hinge(self, field: UnitField | None) -> None:
        """Draw the line on which the neuron's function bends, where it crosses the plane."""
        ends = np.zeros((0, 2)) if field is None else _hinge(field)
        for line in (self.halo, self.hinge):
            line.setData(*ends.T)
            line.setVisible(len(ends) > 0)

    def _limit(self) -> float:
        return round_up(self.field.limit if self.field is not None else 0.0)


def _hinge(field: UnitField) -> Array:
    """Ends (2 pieces, 2) of the pieces of the hinge line, in the units of the plane."""
    left, right, bottom, top = field.plane.extent
    size, corner = np.array([right - left, top - bottom]), np.array([left, bottom])
    # One line of numbers is as good as two alike: the hinge goes from foot to top.
    one = len(field.sums) == 1
    sums = np.repeat(field.sums, 2, axis=0) if one else field.sums
    pieces = [contour(sums, level) for level in field.hinges]
    ends: Array = np.concatenate([*pieces, np.zeros((0, 2, 2))]).reshape(-1, 2)
    shape = np.array([sums.shape[1], sums.shape[0]])
    shares = (ends + 0.5) / shape
    if one:
        shares[:, 1] = ends[:, 1]
    return corner + shares * size
