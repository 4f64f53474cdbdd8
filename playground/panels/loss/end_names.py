"""The names of lines, written where the lines end."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.plots import Plot

GAP = 5
# Around the plot, as everywhere; at the right there is room for the names.
MARGINS = (1, 1, 4)


class EndNames:
    """One text for each line, moved apart where lines end close together.

    They stand beside the lines, or beyond the right end of the axis, in a margin kept free for
    them. Where not all fit above each other the first ones are written.
    """

    def __init__(self, plot: Plot, names: Mapping[str, str], roles: Mapping[str, str]) -> None:
        self.plot, self.roles = plot, roles
        self.items = {name: QGraphicsSimpleTextItem(text) for name, text in names.items()}
        for item in self.items.values():
            item.setParentItem(plot.plotItem)
            item.hide()
        self._ends: Mapping[str, tuple[float, float]] = {}
        self._offered = tuple(names)
        self.set_theme(plot.theme)
        plot.plotItem.getViewBox().sigResized.connect(self._place)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes."""
        face = font(theme, theme.small_px)
        self.metrics = QFontMetrics(face)
        for name, item in self.items.items():
            item.setFont(face)
            item.setBrush(theme.color(theme.words(self.roles[name])))
        self._make_room()
        self._place()

    def offer(self, names: tuple[str, ...]) -> None:
        """Keep room for these names."""
        self._offered = names
        self._make_room()

    def show(self, ends: Mapping[str, tuple[float, float]]) -> None:
        """Write the names of these lines beside their ends, which are points of the plane."""
        self._ends = {name: end for name, end in ends.items() if all(map(math.isfinite, end))}
        self._place()

    def shown(self) -> dict[str, QGraphicsSimpleTextItem]:
        """The names that are written."""
        return {name: item for name, item in self.items.items() if item.isVisible()}

    def _make_room(self) -> None:
        widths = [self.metrics.horizontalAdvance(self.items[name].text()) for name in self._offered]
        left, top, bottom = MARGINS
        self.plot.plotItem.layout.setContentsMargins(left, top, max(widths) + 2 * GAP, bottom)

    @Slot()
    def _place(self) -> None:
        view, line = self.plot.plotItem.getViewBox(), self.metrics.height()
        area = view.sceneBoundingRect()
        written = [name for name in self.items if name in self._ends][: int(area.height() // line)]
        for name, item in self.items.items():
            item.setVisible(name in written)
        points = {name: view.mapViewToScene(QPointF(*self._ends[name])) for name in written}
        written.sort(key=lambda name: points[name].y())
        heights = apart([points[name].y() for name in written], line, area.top(), area.bottom())
        for name, y in zip(written, heights, strict=True):
            x = min(max(points[name].x(), area.left()), area.right()) + GAP
            place = self.plot.plotItem.mapFromScene(QPointF(x, y - line / 2))
            self.items[name].setPos(place)


def apart(places: list[float], least: float, low: float, high: float) -> list[float]:
    """Rising places moved as little as needed to be `least` apart and between low and high."""
    found: list[float] = []
    for place in places:
        found.append(max(place, found[-1] + least if found else low + least / 2))
    limit = high - least / 2
    for i in range(len(found) - 1, -1, -1):
        found[i] = min(found[i], limit)
        limit = found[i] - least
    return found
