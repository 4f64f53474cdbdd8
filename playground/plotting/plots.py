"""A pyqtgraph plot as this program uses it: quiet, fixed ranges, coloured by the theme."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsItem, QSizePolicy, QWidget

from playground.look.theme import font
from playground.look.tokens import Theme
from playground.words.numbers import fixed, number

AXES = ("left", "bottom")
# A plot lower than this names its axes for screen readers only.
LABELLED_EMS = 6
# Ticks as close as this are read better with powers of ten.
POWERS_FROM = 4
# A sparse axis has so many numbers, or some more.
FEW = 3
# How far pyqtgraph pushes the name of an axis over its edge.
NUDGE = 5
# How opaque a grid is, of 255.
GRID = 89
# An axis is kept as a picture of itself: what moves beside it would have it drawn again.
AS_SEEN = QGraphicsItem.CacheMode.DeviceCoordinateCache
Ticks = list[list[tuple[float, str]]]


class Line(pg.PlotCurveItem):
    """A line in a plot that sets its own ranges.

    It counts as large as what is seen of the plane, which is known without a look at its points.
    """

    _boundingRect: QRectF | None  # noqa: N815

    def boundingRect(self) -> QRectF:
        if self._boundingRect is None:
            view, empty = self.getViewBox(), self.xData is None or not len(self.xData)
            self._boundingRect = QRectF() if view is None or empty else view.viewRect()
        return self._boundingRect


class Dots(pg.ScatterPlotItem):
    """Points in a plot that sets its own ranges; without any, nothing is painted."""

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return QRectF() if view is None or not len(self.data) else view.viewRect()


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

    def resizeEvent(self, ev: Any = None) -> None:
        """Name in the middle; that of an upright axis too short for it from the top downwards."""
        super().resizeEvent(ev)
        if self.orientation == "left" and self.label is not None:
            highest = self.label.boundingRect().width() - self.label.document().documentMargin()
            self.label.setY(max(self.label.y(), highest))

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
            axis.setCacheMode(AS_SEEN)
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


class Plot(pg.GraphicsView):
    """A plot without menu, buttons or auto-range; `set_theme` colours it.

    Ranges are set by `show_range`, ticks by `set_ticks`; both touch the plot only when they
    change. Tab reaches the plot: a frame shows the focus, and `describe` says in words what is
    drawn, for who cannot see it.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.describe: Callable[[], str] | None = None
        self.enableMouse(False)
        self.plotItem = PlotArea()
        self.setCentralItem(self.plotItem)
        self._ranges: tuple[float, float, float, float] | None = None
        self._labels: dict[str, str] = {}
        self._ticks: dict[str, Ticks | None] = {}
        self.set_theme(theme)

    def addItem(self, item: QGraphicsItem, ignoreBounds: bool = False) -> None:
        """Show an item in the plane."""
        self.plotItem.getViewBox().addItem(item, ignoreBounds=ignoreBounds)

    def removeItem(self, item: QGraphicsItem) -> None:
        """Take an item out of the plane."""
        self.plotItem.getViewBox().removeItem(item)

    def set_labels(self, bottom: str = "", left: str = "") -> None:
        """Name the axes, with units."""
        self._labels = {"bottom": bottom, "left": left}
        self._label()

    def set_ticks(self, side: str, ticks: Ticks | None) -> None:
        """Write these numbers along an axis, in levels of (place, text); None: as it finds best."""
        if side not in self._ticks or ticks != self._ticks[side]:
            self._ticks[side] = ticks
            self.plotItem.getAxis(side).setTicks(ticks)

    def set_square(self, square: bool) -> None:
        """Whether a unit is as long upwards as sideways."""
        self.plotItem.getViewBox().setAspectLocked(square)
        self._ranges = None

    def show_range(self, left: float, right: float, bottom: float, top: float) -> None:
        """Show exactly this part of the plane (in log10 where an axis is logarithmic)."""
        ranges = (left, right, bottom, top)
        if ranges != self._ranges and right > left and top > bottom:
            self._ranges = ranges
            self.plotItem.getViewBox().setRange(
                xRange=(left, right), yRange=(bottom, top), padding=0, disableAutoRange=True
            )

    def set_theme(self, theme: Theme) -> None:
        """Colour ground, axes and grid."""
        self.theme = theme
        self.setBackground(theme.surface)
        face = font(theme, theme.small_px)
        for side in AXES:
            axis = self.plotItem.getAxis(side)
            axis.setPen(theme.pen("border"))
            axis.setTextPen(theme.pen("quiet"))
            axis.setTickPen(theme.pen("grid"))
            axis.setTickFont(face)
            axis.setStyle(tickLength=0, autoExpandTextSpace=True)
        self._label()

    def _label(self) -> None:
        for side in self._labels:
            self._name(side, self._labels[side])
        self._fit_label()

    def _name(self, side: str, text: str) -> None:
        axis, size = self.plotItem.getAxis(side), f"{self.theme.small_px}px"
        axis.setLabel(
            text, **{"color": self.theme.quiet, "font-size": size, "font-family": "Inter"}
        )
        axis.showLabel(bool(text))

    def _fit_label(self) -> None:
        """Leave labels out where the plot is so low that they would be cut or run into others.

        Where one is too long along the bottom, what stands in brackets at its end is left out.
        """
        upright, level = (self.plotItem.getAxis(side) for side in AXES)
        wide = QFontMetrics(font(self.theme, self.theme.small_px)).horizontalAdvance
        left, bottom = (self._labels.get(side, "") for side in AXES)
        tall = self.height() >= LABELLED_EMS * self.theme.small_px
        across = self.width() - upright.width()
        short = next((name for name in (bottom, bottom.split(" (")[0]) if wide(name) <= across), "")
        if tall and short and short != level.labelText:
            self._name("bottom", short)
        room = {
            level: tall and bool(short),
            upright: bool(left) and wide(left) <= self.height(),
        }
        for axis, fits in room.items():
            if fits != axis.label.isVisible():
                axis.showLabel(fits)
        level.fit_height()
        # Now, not with the next events: others ask where the axes are.
        self.plotItem.layout.activate()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        # pyqtgraph calls this while it is still being made.
        if hasattr(self, "_labels"):
            self._fit_label()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Someone has come by keyboard, and may be listening rather than looking."""
        super().focusInEvent(event)
        if self.describe is not None:
            self.setAccessibleDescription(self.describe())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The frame of the focus, over everything."""
        super().drawForeground(painter, rect)
        if self.hasFocus():
            painter.save()
            painter.resetTransform()
            painter.setPen(self.theme.pen("accent", 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))
            painter.restore()

    @contextmanager
    def axes_drawn(self) -> Iterator[None]:
        """Have lines and letters of the axes drawn meanwhile, rather than pictures of them."""
        axes = [self.plotItem.getAxis(side) for side in AXES]
        for axis in axes:
            axis.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        try:
            yield
        finally:
            for axis in axes:
                axis.setCacheMode(AS_SEEN)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left: nothing is being read off."""
        super().leaveEvent(event)
        self.setToolTip("")


def set_grid(plot: Plot, x: bool, y: bool) -> None:
    """Quiet grid lines across the plot."""
    for side, shown in (("bottom", x), ("left", y)):
        plot.plotItem.getAxis(side).setGrid(GRID if shown else False)


def line_in(plot: Plot) -> Line:
    """A line without points yet; wide ones are drawn piece by piece, which is faster."""
    line = Line(connect="finite")
    line.setSegmentedLineMode("on")
    plot.addItem(line)
    return line
