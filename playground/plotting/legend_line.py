"""A legend in as many lines as it needs: the markers of a picture, and a bar of its colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.arrays import Array
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.live_tip import LiveTip
from playground.words.translate import tr

# In heights of the type: between entries, and how long the bar may be.
GAP, LONGEST, SHORTEST = 0.7, 6.0, 2.0
# In pixels: between a marker and its name, and how thick the bar is.
NEAR, THICK = 4.0, 8.0
# So many classes have their names in it.
MOST_NAMED = 20
# The bar stands upright over two lines, for there is no room for its ends beside each other.
UPRIGHT = -1.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A marker as it is drawn in the picture, its name, and a shorter one."""

    symbol: str | QPainterPath
    pen: QPen
    brush: QBrush
    size: float
    name: str
    short: str = ""


def named_classes(entries: Sequence[LegendEntry]) -> tuple[LegendEntry, ...]:
    """The entries of classes, of many only the first: their markers and colours come again anyway.

    All of a thousand would be a legend higher than any screen.
    """
    more = len(entries) - MOST_NAMED
    if more <= 1:
        return tuple(entries)
    nothing = QPen(Qt.PenStyle.NoPen), QBrush(Qt.BrushStyle.NoBrush)
    rest = LegendEntry(QPainterPath(), *nothing, 0, tr("and {count:,} more", count=more))
    return (*entries[:MOST_NAMED], rest)


@dataclass(frozen=True, slots=True)
class ColorScale:
    """Colours (n, 3) of bytes in a row, and what the first and the last one mean.

    `short` says the same in few letters.
    """

    colors: Array
    low: str
    high: str
    short: tuple[str, str] | None = None

    def abridged(self) -> ColorScale:
        """This scale with the short names of its ends."""
        return self if self.short is None else replace(self, low=self.short[0], high=self.short[1])


@dataclass(frozen=True, slots=True)
class Legend:
    """What there is to explain in a picture; `sentences` say the rest, for who wants to know."""

    entries: tuple[LegendEntry, ...] = ()
    scale: ColorScale | None = None
    sentences: tuple[str, ...] = ()

    def words(self) -> str:
        """All of it in words."""
        named = ", ".join(entry.name for entry in self.entries)
        ends = f"{self.scale.low} … {self.scale.high}" if self.scale is not None else ""
        return "\n".join(part for part in (named, ends, *self.sentences) if part)


class Layout(NamedTuple):
    """The names in each line, and the scale in the last one: how long its bar is, or `UPRIGHT`."""

    rows: list[list[str]]
    scale: ColorScale | None
    bar: float


class LegendLine(QWidget):
    """Shows a legend in one line, in full or with short names, or else in as many as it needs."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend = Legend()
        self.setAccessibleName(name)
        self.tip = LiveTip(self, lambda _place: self.toolTip())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def show_legend(self, legend: Legend) -> bool:
        """Explain another picture; True if other words are needed for it."""
        others = legend.words() != self.legend.words()
        self.legend = legend
        self.setToolTip(legend.words())
        self.setAccessibleDescription(legend.words())
        self.fit()
        return others

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self.theme = theme
        self._face = font(theme, theme.small_px)
        self._metrics = QFontMetricsF(self._face)
        self._wide = self._metrics.horizontalAdvance
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(20 * self.theme.small_px, self.high(1))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.high(1))

    def high(self, lines: int) -> int:
        """How many pixels so many lines take."""
        return round(lines * (self._metrics.height() + 1))

    def lines(self, width: int) -> int:
        """How many lines it takes in this width."""
        laid = self.laid_out(width)
        return len(laid.rows) + (laid.bar == UPRIGHT)

    def narrowest(self) -> int:
        """The width in which nothing is cut: that of the longest entry."""
        entries, scale = self.legend.entries, self.legend.scale
        shorts = [self._long([entry.short or entry.name], i) for i, entry in enumerate(entries)]
        ends = scale.abridged() if scale is not None else None
        bars = [2 * NEAR + THICK + self._wide(end) for end in (ends.low, ends.high)] if ends else []
        return round(max([*shorts, *bars], default=0)) + 2

    def laid_out(self, width: float) -> Layout:
        """Where everything is in this width."""
        names = [entry.name for entry in self.legend.entries]
        shorts = [entry.short or entry.name for entry in self.legend.entries]
        scale = self.legend.scale
        brief = scale.abridged() if scale is not None else None
        for words, ends in ((names, scale), (shorts, scale), (shorts, brief)):
            bar = self._bar(width, ends, words)
            if bar is not None:
                return Layout([words], ends, bar)
        rows: list[list[str]] = [[]]
        for i, name in enumerate(shorts):
            if rows[-1] and self._long([*rows[-1], name], i - len(rows[-1])) > width:
                rows.append([])
            rows[-1].append(name)
        if brief is None:
            return Layout(rows, None, 0.0)
        bar = self._bar(width, brief, rows[-1], len(shorts) - len(rows[-1]))
        if bar is None:
            rows.append([])
            bar = self._bar(width, brief, [])
        return Layout(rows, brief, UPRIGHT if bar is None else bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        laid, line = self.laid_out(self.width()), self.high(1)
        entries = iter(self.legend.entries)
        with QPainter(self) as painter:
            painter.setFont(self._face)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for i, names in enumerate(laid.rows):
                self._paint_names(painter, entries, names, QRectF(0, i * line, self.width(), line))
            if laid.scale is not None:
                last = QRectF(0, (len(laid.rows) - 1) * line, self.width(), line)
                paint = self._paint_upright if laid.bar == UPRIGHT else self._paint_scale
                paint(painter, laid.scale, laid.bar, last)

    def _paint_names(
        self, painter: QPainter, entries: Iterator[LegendEntry], names: list[str], line: QRectF
    ) -> None:
        x, left = line.left(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for name, entry in zip(names, entries, strict=False):
            mark = entry.size + NEAR
            painter.save()
            painter.translate(QPointF(x + mark / 2, line.center().y()))
            drawSymbol(painter, entry.symbol, entry.size, entry.pen, entry.brush)
            painter.restore()
            painter.setPen(self.theme.color("quiet"))
            room = QRectF(x + mark + NEAR, line.top(), self._wide(name) + 1, line.height())
            painter.drawText(room, left, name)
            x = room.right() + GAP * self._metrics.height()

    def _paint_scale(self, painter: QPainter, scale: ColorScale, long: float, line: QRectF) -> None:
        """The bar at the right, its ends on either side."""
        high, low = self._wide(scale.high), self._wide(scale.low)
        middle = line.center().y()
        bar = QRectF(line.right() - high - NEAR - long, middle - THICK / 2, long, THICK)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(bar, _picture(scale))
        painter.setPen(self.theme.color("quiet"))
        center = Qt.AlignmentFlag.AlignVCenter
        before = QRectF(bar.left() - NEAR - low, line.top(), low + 1, line.height())
        painter.drawText(before, center, scale.low)
        after = QRectF(bar.right() + NEAR, line.top(), high + 1, line.height())
        painter.drawText(after, center, scale.high)

    def _paint_upright(
        self, painter: QPainter, scale: ColorScale, _long: float, line: QRectF
    ) -> None:
        """The bar at the left over two lines, its upper end above."""
        bar = QRectF(NEAR, line.top() + NEAR, THICK, 2 * line.height() - 2 * NEAR)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.translate(bar.bottomLeft())
        painter.rotate(-90)
        painter.drawImage(QRectF(0, 0, bar.height(), bar.width()), _picture(scale))
        painter.restore()
        painter.setPen(self.theme.color("quiet"))
        for end, top in ((scale.high, line.top()), (scale.low, line.bottom())):
            room = QRectF(bar.right() + NEAR, top, self._wide(end) + 1, line.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, end)

    def fit(self) -> None:
        """Be as high as the entries need in the width at hand."""
        self.setFixedHeight(self.high(self.lines(self.width())))
        self.update()

    def _bar(
        self, width: float, scale: ColorScale | None, names: Sequence[str], first: int = 0
    ) -> float | None:
        """How long the bar is behind these names in one line; None if they do not fit."""
        em, room = self._metrics.height(), width - self._long(names, first)
        if scale is None:
            return 0.0 if room >= 0 else None
        gap = GAP * em if names else 0.0
        room -= self._wide(scale.low) + self._wide(scale.high) + 2 * NEAR + gap
        return min(LONGEST * em, room) if room >= SHORTEST * em else None

    def _long(self, names: Sequence[str], first: int = 0) -> float:
        """How much of a line these names take with the markers from the `first` one on."""
        marks = (entry.size + 2 * NEAR + 1 for entry in self.legend.entries[first:])
        words = sum(self._wide(name) + mark for name, mark in zip(names, marks, strict=False))
        return words + max(0, len(names) - 1) * GAP * self._metrics.height()


def _picture(scale: ColorScale) -> QImage:
    """The colours in a row, one pixel each."""
    colors = scale.colors.tobytes()
    row = QImage(colors, len(scale.colors), 1, len(colors), QImage.Format.Format_RGB888)
    return row.copy()
