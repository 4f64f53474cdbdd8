"""A loss surface from above: a map with contour lines and the path walked on it."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.arrays import Array
from engine.probes import Surface
from playground.look.tokens import Theme
from playground.panels.landscape.scale import LossScale, paint
from playground.plotting.contours import between, contour, finer
from playground.plotting.plots import Plot
from playground.words.numbers import number
from playground.words.translate import said, tr

PIXELS = 72
LEVELS = 9
POINT = 9
ROOM = 0.04
AXIS_EMS = 4.4


class FlatView(Plot):
    """The map; `pointed` carries a sentence on the place under the pointer."""

    pointed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Map of the loss"), parent)
        self.setObjectName("landscape.map")
        self.surface: Surface | None = None
        self.scale: LossScale | None = None
        # Where the pointer is, as long as it is over the map.
        self._pointed: QPointF | None = None
        self.image = pg.ImageItem(axisOrder="row-major")
        self.lines = pg.PlotCurveItem(connect="pairs")
        self.halo = pg.PlotCurveItem(connect="finite")
        self.path = pg.PlotCurveItem(connect="finite")
        self.start = pg.ScatterPlotItem(size=POINT + 3, symbol="o", brush=None)
        self.present = pg.ScatterPlotItem(size=POINT, symbol="o")
        self.arrow = pg.ArrowItem(headLen=16, tipAngle=34, baseAngle=20)
        for item in (
            self.image, self.lines, self.halo, self.path, self.arrow, self.start, self.present,
        ):  # fmt: skip
            self.addItem(item)
        for line in (self.halo, self.path):
            line.setSegmentedLineMode("on")
        self.scene().sigMouseMoved.connect(self._read)
        self.clear_surface()
        self._color()

    def clear_surface(self) -> None:
        """Draw nothing."""
        self.surface = None
        for item in (self.image, self.lines, self.halo, self.path, self.start, self.present):
            item.hide()
        self.arrow.hide()

    def show_surface(self, surface: Surface, scale: LossScale, labels: tuple[str, str]) -> None:
        """Draw a surface in the colours of `scale`."""
        self.surface, self.scale = surface, scale
        shares = finer(scale.share(surface.values), PIXELS)
        left, right = float(surface.across[0]), float(surface.across[-1])
        bottom, top = float(surface.up[0]), float(surface.up[-1])
        self.set_labels(*labels)
        if not all(map(math.isfinite, (left, right, bottom, top))):
            self.clear_surface()
            return
        self.image.setImage(paint(shares, self.theme), autoLevels=False, levels=(0, 255))
        self.image.setRect(QRectF(left, bottom, right - left, top - bottom))
        size = np.array([right - left, top - bottom])
        # Some room, or half of the outermost numbers would be cut off.
        a, b = ROOM * size
        self.show_range(left - a, right + a, bottom - b, top + b)
        pieces = [contour(shares, level) for level in np.linspace(0, 1, LEVELS + 2)[1:-1]]
        # The picture's pixels are measured at their centres.
        ends = (np.concatenate(pieces).reshape(-1, 2) + 0.5) / PIXELS * size + (left, bottom)
        self.lines.setData(*ends.T)
        self._show_path(np.clip(surface.path, -1e100, 1e100), size)
        for item in (self.image, self.lines, self.present):
            item.show()

    def read_again(self) -> None:
        """Say what the loss is under the pointer by now, if that is here."""
        if self._pointed is not None:
            self._read(self._pointed)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointed = None
        self.pointed.emit("")

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        super().set_theme(theme)
        if hasattr(self, "arrow"):
            self._color()

    def _color(self) -> None:
        theme = self.theme
        self.plotItem.getAxis("left").setWidth(AXIS_EMS * theme.small_px)
        self.lines.setPen(theme.pen("text", 1, alpha=0.28))
        self.halo.setPen(theme.pen("surface", 3, alpha=0.85))
        self.path.setPen(theme.pen("text", 1))
        self.start.setPen(theme.pen("text", 2))
        self.start.setBrush(theme.brush("surface", 0.7))
        self.present.setPen(theme.pen("surface", 1.5))
        self.present.setBrush(theme.brush("accent"))
        self.arrow.setStyle(pen=theme.pen("surface", 1), brush=theme.brush("text"))
        if self.surface is not None and self.scale is not None:
            shares = finer(self.scale.share(self.surface.values), PIXELS)
            self.image.setImage(paint(shares, theme), autoLevels=False, levels=(0, 255))

    def _show_path(self, path: Array, size: Array) -> None:
        walked = len(path) > 1
        for item in (self.halo, self.path):
            item.setData(*path.T)
            item.setVisible(walked)
        self.start.setVisible(walked)
        self.arrow.setVisible(False)
        self.present.setData(*path[-1:].T)
        if not walked:
            return
        self.start.setData(*path[:1].T)
        found = _halfway(path / size)
        if found is not None:
            place, (across, up) = found
            view = self.plotItem.getViewBox()
            angle = math.degrees(math.atan2(up * view.height(), across * view.width()))
            # An arrow of 0° points to the left.
            self.arrow.setStyle(angle=180 - angle)
            self.arrow.setPos(*(place * size))
            self.arrow.setVisible(True)

    @Slot(object)
    def _read(self, position: QPointF) -> None:
        """Say what the loss is under the pointer."""
        self._pointed, surface = position, self.surface
        if surface is None:
            return
        at = self.plotItem.getViewBox().mapSceneToView(position)
        row, column = place_on(surface.up, at.y()), place_on(surface.across, at.x())
        sides = len(surface.up) - 1, len(surface.across) - 1
        if not (0 <= row <= sides[0] and 0 <= column <= sides[1]):
            self.pointed.emit("")
            return
        loss = float(between(surface.values, np.array(row), np.array(column)))
        told = tr("infinite") if math.isnan(loss) else number(loss)
        first, second = map(said, surface.labels)
        place = tr("{name} = {value:.3g}", name=first, value=at.x())
        other = tr("{name} = {value:.3g}", name=second, value=at.y())
        self.pointed.emit(tr("{place}, {other}: loss {loss}", place=place, other=other, loss=told))


def place_on(ticks: Array, value: float) -> float:
    """Where `value` lies among evenly spaced ticks, in steps from the first."""
    step = float(ticks[1] - ticks[0])
    return (value - float(ticks[0])) / step if step else 0.0


def _halfway(path: Array) -> tuple[Array, Array] | None:
    """The middle of a path's length, and the way it goes there; None if it goes nowhere."""
    with np.errstate(all="ignore"):
        ways = np.diff(path, axis=0)
        lengths = np.linalg.norm(ways, axis=1)
    total = float(lengths.sum())
    if not 0 < total < math.inf:
        return None
    walked = np.cumsum(lengths)
    i = int(np.searchsorted(walked, total / 2))
    return path[i] + ways[i] / 2, ways[i]
