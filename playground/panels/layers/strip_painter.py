"""Paints a row of the layers panel: caption, bars, functions, the past, the ends of the axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from engine.arrays import Array
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.panels.layers.heat_maps import HeatMaps
from playground.panels.layers.recent_histograms import RecentHistograms
from playground.panels.layers.rows import StripCell
from playground.plotting.bars import outline_of, rebinned
from playground.words.translate import tr

LEFT, CENTRE, RIGHT = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignRight,
)


@dataclass(frozen=True, slots=True)
class Area:
    """Where one layer's part of a row stands: its bars, its past, the numbers under its axis.

    There may be room to say where the past ends (`now`), and above it where it begins (`since`).
    """

    bars: QRectF
    past: QRectF
    axis: QRectF
    now: bool
    since: bool


class StripPainter:
    """Fonts, pens and brushes of a row, and what it does with them."""

    def __init__(self, theme: Theme, role: str) -> None:
        self.face = font(theme, theme.small_px)
        self.metrics = QFontMetrics(self.face)
        self.line = self.metrics.height()
        self._brush = theme.brush(role, 0.75)
        self._text, self._quiet = theme.pen("text"), theme.pen("quiet")
        self._ground = theme.pen("border")
        self._dashed = theme.pen("text", 1, style=Qt.PenStyle.DashLine)
        # The ends of each axis as they fit, by what they depend on.
        self._fitting: dict[tuple[tuple[str, ...], bool, int], tuple[str, str, str]] = {}

    def caption(
        self, painter: QPainter, area: QRectF, titles: Sequence[str], symbol: str, extent: str
    ) -> None:
        """Name of the row over its symbol and range; where both do not fit, the range counts.

        The `titles` say the name in fewer and fewer words.
        """
        about = f"{symbol}: {extent}" if extent else symbol
        if extent and self.metrics.horizontalAdvance(about) > area.width():
            about = extent
        fitting = (title for title in titles if self._cut(title, area) == title)
        title = next(fitting, titles[-1])
        top = area.top() + max(0.0, (area.height() - 2 * self.line) / 2)
        for number, (text, pen) in enumerate(((title, self._text), (about, self._quiet))):
            painter.setPen(pen)
            place = QRectF(area.left(), top + number * self.line, area.width(), self.line)
            self._write(painter, place, text, LEFT)

    def bars(self, painter: QPainter, memory: RecentHistograms, areas: Mapping[int, Area]) -> None:
        """Bars of all layers in one polygon: between columns it runs along their common ground."""
        heights = memory.newest()
        heights = heights / np.maximum(heights.max(axis=1, keepdims=True), 1e-12)
        outlines = [outline_of(area.bars, heights[place]) for place, area in areas.items()]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._brush)
        painter.drawPolygon(arrayToQPolygonF(*np.concatenate(outlines, axis=1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._ground)
        for area in areas.values():
            painter.drawLine(area.bars.bottomLeft(), area.bars.bottomRight())

    def past(
        self, painter: QPainter, past: HeatMaps, areas: Mapping[int, Area], ends: tuple[str, str]
    ) -> None:
        """The heat maps of the last histograms, between the names of their ends."""
        painter.setPen(self._quiet)
        for place, area in areas.items():
            painter.drawImage(area.past, past.images[place])
            if area.since:
                self._write(painter, area.past.translated(0, -self.line), ends[0], RIGHT)
            if area.now:
                below = area.past.height() + 1
                self._write(painter, area.past.translated(0, below), ends[1], RIGHT)

    def functions(
        self, painter: QPainter, cell: StripCell, shown: tuple[float, float], bars: QRectF
    ) -> None:
        """What stands over the bars: values before a normalisation, f(s) and f′(s)."""
        own = cell.centre, cell.limit
        if cell.before is not None:
            heights = rebinned(cell.before, np.array(own), np.array(shown))
            painter.setPen(self._text)
            outline = outline_of(bars, heights / max(float(heights.max()), 1e-12))
            painter.drawPolyline(arrayToQPolygonF(*outline))
        if cell.response is not None:
            pixels = bars.width() / (2 * shown[1])
            left = bars.center().x() + (own[0] - own[1] - shown[0]) * pixels
            area = QRectF(left, bars.top(), 2 * own[1] * pixels, bars.height())
            painter.setClipRect(bars.adjusted(0, -1, 0, 1))
            _paint_line(painter, area, cell.response.values, self._text)
            _paint_line(painter, area, cell.response.slopes, self._dashed)
            painter.setClipping(False)

    def note(self, painter: QPainter, cell: StripCell, bars: QRectF) -> None:
        """The number of a cell, beside its only bar and not on it."""
        if cell.note:
            painter.setPen(self._text)
            right_half = int(cell.shares.argmax()) * 2 >= len(cell.shares)
            self._write(painter, bars, cell.note, LEFT if right_half else RIGHT)

    def folded(self, painter: QPainter, room: QRectF, title: str, free: QRectF, why: str) -> None:
        """A row without anything to see in one line: its name, and why."""
        painter.setPen(self._quiet)
        self._write(painter, room, title, LEFT)
        self._write(painter, free, why, CENTRE)

    def empty(self, painter: QPainter, area: Area, why: str) -> None:
        """Why there is nothing to see."""
        painter.setPen(self._quiet)
        self._write(painter, area.bars.united(area.past), why, CENTRE)

    def ticks(
        self,
        painter: QPainter,
        axis: QRectF,
        ends: tuple[str, str, str],
        *,
        apart: bool,
        captioned: bool,
    ) -> None:
        """The ends and the middle of the axis, as far as there is room.

        An axis that stands `apart` from those of the other layers says so. Where there is no room
        at all the caption has to do, if it says the same (`captioned`).
        """
        key = (ends, apart, round(axis.width()))
        fitting = self._fitting.get(key)
        if fitting is None:
            fitting = self._fit(ends, apart, captioned, axis.width())
            self._fitting[key] = fitting
        painter.setPen(self._text if apart else self._quiet)
        for text, side in zip(fitting, (LEFT, CENTRE, RIGHT), strict=True):
            if text:
                flags = side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextDontClip
                painter.drawText(axis, int(flags), text)

    def _fit(
        self, ends: tuple[str, str, str], apart: bool, captioned: bool, room: float
    ) -> tuple[str, str, str]:
        left, middle, right = ends
        both = f"±{right}" if left == f"−{right}" else middle
        tries = [(left, middle, right), (left, "", right), ("", both, "")]
        if captioned:
            tries.append(("", "", ""))
        if apart:
            tries = [
                (left, tr("own range"), right),
                ("", tr("own range {range}", range=both), ""),
                ("", both, ""),
            ]
        for texts in tries:
            if sum(self.metrics.horizontalAdvance(f"{text} ") for text in texts) <= room:
                return texts
        return tries[-1]

    def _write(self, painter: QPainter, area: QRectF, text: str, side: Qt.AlignmentFlag) -> None:
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignTop), self._cut(text, area))

    def _cut(self, text: str, area: QRectF) -> str:
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))


def _paint_line(painter: QPainter, area: QRectF, values: Array, pen: QPen) -> None:
    """A function from its least value (or 0) to its greatest."""
    values = np.clip(np.nan_to_num(values.astype(np.float64)), -1e30, 1e30)
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    share = (values - low) / max(high - low, 1e-12)
    middles = area.left() + area.width() * (np.arange(len(values)) + 0.5) / len(values)
    painter.setPen(pen)
    painter.drawPolyline(arrayToQPolygonF(middles, area.bottom() - share * area.height()))
