"""The names of lines, written where the lines end."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.plots import Plot

GAP = 5
# The names get so much of a plot's width at most, else a corner of it.
WIDEST = 0.36
# Around the plot, as everywhere; at the right there is room for the names.
MARGINS = (1, 1, 4)


class EndNames:
    """One text for each line, moved apart where lines end close together.

    They stand beside the lines, or beyond the right end of the axis, in a margin kept free for
    them. In a narrow plot they stand in its upper right corner, which falling lines leave free,
    in the order of the lines. Where not all fit above each other the first ones are written; one
    that is wider than the plot ends in ….
    """

    def __init__(self, plot: Plot, names: Mapping[str, str], roles: Mapping[str, str]) -> None:
        self.plot, self.roles, self.words = plot, roles, dict(names)
        self.items = {name: QGraphicsSimpleTextItem(text) for name, text in names.items()}
        for item in self.items.values():
            item.setParentItem(plot.plotItem)
            item.hide()
        self._ends: Mapping[str, tuple[float, float]] = {}
        self._offered = tuple(names)
        self._margin: int | None = None
        self.set_theme(plot.theme)
        plot.plotItem.getViewBox().sigResized.connect(self._resize)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes."""
        face = font(theme, theme.small_px)
        self.metrics = QFontMetrics(face)
        for name, item in self.items.items():
            item.setFont(face)
            item.setBrush(theme.color(theme.words(self.roles[name])))
        self._make_room()
        self._place()

    def call(self, names: Mapping[str, str], roles: Mapping[str, str]) -> None:
        """Have other words, and other colours, for some of the lines."""
        self.roles = {**self.roles, **roles}
        self.words.update(names)
        self.set_theme(self.plot.theme)

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
        widest = max((self._wide(name) for name in self._offered), default=0) + 2 * GAP
        margin = 1 if widest > WIDEST * self.plot.width() else widest
        if margin != self._margin:
            self._margin = margin
            left, top, bottom = MARGINS
            self.plot.plotItem.layout.setContentsMargins(left, top, margin, bottom)

    def _wide(self, name: str) -> int:
        return self.metrics.horizontalAdvance(self.words[name])

    @Slot()
    def _resize(self) -> None:
        self._make_room()
        self._place()

    def _place(self) -> None:
        view, line = self.plot.plotItem.getViewBox(), self.metrics.height()
        area = view.sceneBoundingRect()
        # No name hangs below its line.
        fitting = int((area.height() + self.metrics.descent()) // line)
        written = [name for name in self.items if name in self._ends][:fitting]
        for name, item in self.items.items():
            item.setVisible(name in written)
        points = {name: view.mapViewToScene(QPointF(*self._ends[name])) for name in written}
        written.sort(key=lambda name: points[name].y())
        cornered = self._margin == 1
        wanted = [area.top() if cornered else points[name].y() for name in written]
        heights = apart(wanted, line, area.top(), area.bottom())
        room = area.width() - 2 * GAP if cornered else math.inf
        for name, y in zip(written, heights, strict=True):
            wide = min(self._wide(name), room)
            self._write(name, wide)
            x = min(max(points[name].x(), area.left()), area.right()) + GAP
            if cornered:
                x = area.right() - wide - GAP
            place = self.plot.plotItem.mapFromScene(QPointF(x, y - line / 2))
            self.items[name].setPos(place)

    def _write(self, name: str, wide: float) -> None:
        """Have the item of a line show its name, within so many pixels."""
        text, item = self.words[name], self.items[name]
        if wide < self._wide(name):
            text = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(wide))
        if text != item.text():
            item.setText(text)


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
