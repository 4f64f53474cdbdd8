"""What is inside a plot: a plane between an axis at its left and one below it."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QGraphicsGridLayout, QSizePolicy

from playground.words.numbers import fixed, number

AXES = ("left", "bottom")
# Ticks as close as this are read better with powers of ten.
POWERS_FROM = 4
# A sparse axis has so many numbers, or some more.
FEW = 3
# How far pyqtgraph pushes the name of an axis over its edge.
NUDGE = 5


class Axis(pg.AxisItem):
    """An axis without numbers that would overlap.

    Nor does it draw ticks without length, which cannot be seen, yet take longest.
    """

    sparse = False

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        decimals = max(0, math.ceil(-math.log10(spacing * scale)))
        small = decimals >= POWERS_FROM
        return [
            number(value * scale) if small or not value else fixed(value * scale, decimals)
            for value in values
        ]

    def tickValues(self, minVal: float, maxVal: float, size: float) -> Any:
        levels = super().tickValues(minVal, maxVal, size)
        if not self.sparse:
            return levels
        counts = accumulate(len(values) for _, values in levels)
        last = next((i for i, count in enumerate(counts) if count >= FEW), len(levels))
        return levels[: last + 1]

    def set_sparse(self, sparse: bool) -> None:
        """Have numbers at the roundest places only, or as many as fit."""
        self.sparse = sparse
        self.picture = None
        self.update()

    def drawPicture(self, p: QPainter, axisSpec: Any, tickSpecs: Any, textSpecs: Any) -> None:
        seen = [tick for tick in tickSpecs if tick[1] != tick[2]]
        super().drawPicture(p, axisSpec, seen, self._apart(textSpecs))

    def fit_height(self) -> None:
        """Room for the numbers and below them for the name, in whatever size of type."""
        numbers = self.style["tickTextOffset"][1] + QFontMetrics(self.style["tickFont"]).height()
        name = self.label.boundingRect().height() - NUDGE if self.label.isVisible() else 0
        self.setHeight((numbers if self.style["showValues"] else 0) + name)

    def _apart(self, texts: list[Any]) -> list[Any]:
        """Of numbers beside each other those that leave a gap to the one before."""
        face = self.style["tickFont"]
        if self.orientation in ("left", "right") or face is None:
            return texts
        kept, end, metrics = [], -math.inf, QFontMetrics(face)
        for spec in sorted(texts, key=lambda spec: spec[0].center().x()):
            half = metrics.horizontalAdvance(spec[2]) / 2
            if spec[0].center().x() - half > end:
                kept.append(spec)
                end = spec[0].center().x() + half + metrics.averageCharWidth()
        return kept


class PlotArea(pg.GraphicsWidget):
    """A plane with its two axes, and nothing else.

    pyqtgraph's own has four axes, a title, a button and 40 controls of a menu, wanted or not:
    those of one window took a quarter of a second to make.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._view = pg.ViewBox(parent=self, enableMouse=False, enableMenu=False, defaultPadding=0)
        self._view.disableAutoRange()
        self._axes = {side: Axis(side, parent=self) for side in AXES}
        self.layout = QGraphicsGridLayout()
        self.setLayout(self.layout)
        # Below the name of the axis runs the frame of the focus.
        self.layout.setContentsMargins(1, 1, 1, 4)
        self.layout.setSpacing(0)
        self.layout.addItem(self._view, 0, 1)
        self.layout.addItem(self._axes["left"], 0, 0)
        self.layout.addItem(self._axes["bottom"], 1, 1)
        for axis in self._axes.values():
            axis.linkToView(self._view)
            # Above pictures, below what is to lie over the axes.
            axis.setZValue(0.5)
            # A prefix such as (x0.001) beside the name would be read as part of the numbers.
            axis.enableAutoSIPrefix(False)

    def getViewBox(self) -> pg.ViewBox:
        """The plane."""
        return self._view

    def getAxis(self, side: str) -> Axis:
        """The axis at this side, "left" or "bottom"."""
        return self._axes[side]
