"""A legend in one line: the markers of a picture with their names, and a bar of its colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.arrays import Array
from playground.look.theme import font
from playground.look.tokens import Theme

# In heights of the type: between entries, usually and at least, and how long the bar may be.
GAP, LEAST, LONGEST, SHORTEST = 0.9, 0.25, 6.0, 2.5
NEAR = 4.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A marker as it is drawn in the picture, its name, and a shorter one."""

    symbol: str | QPainterPath
    pen: QPen
    brush: QBrush
    size: float
    name: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class ColorScale:
    """Colours (n, 3) of bytes in a row, and what the first and the last one mean."""

    colors: Array
    low: str
    high: str


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


class LegendLine(QWidget):
    """Shows a legend in full, with short names, or as much of it as there is room for."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend = Legend()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def show_legend(self, legend: Legend) -> None:
        """Explain another picture."""
        self.legend = legend
        self.setToolTip(legend.words())
        self.setAccessibleDescription(legend.words())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self.theme = theme
        self._face = font(theme, theme.small_px)
        self._metrics = QFontMetricsF(self._face)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(20 * self.theme.small_px, round(self._metrics.height()) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def shown(self) -> tuple[list[str], float]:
        """The names that fit, and how long the bar between its ends is then."""
        entries, scale, em = self.legend.entries, self.legend.scale, self._metrics.height()
        ends = 0.0
        if scale is not None:
            ends = sum(map(self._metrics.horizontalAdvance, (scale.low, scale.high))) + 2 * NEAR
        for names in ([e.name for e in entries], [e.short or e.name for e in entries]):
            left = self.width() - ends - self._wide(names)
            if scale is None and left >= 0:
                return names, 0.0
            if scale is not None and left >= (SHORTEST + GAP) * em:
                return names, min(LONGEST * em, left - GAP * em)
        # Without the bar, then closer to each other, then not all of them.
        while names and self._wide(names, LEAST) > self.width():
            names = names[:-1]
        return names, 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        names, long = self.shown()
        middle, x, em = self.height() / 2, 0.0, self._metrics.height()
        gap = GAP * em if self._wide(names) <= self.width() else LEAST * em
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        with QPainter(self) as painter:
            painter.setFont(self._face)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for entry, name in zip(self.legend.entries, names, strict=False):
                painter.save()
                mark = entry.size + NEAR
                painter.translate(QPointF(x + mark / 2, middle))
                drawSymbol(painter, entry.symbol, entry.size, entry.pen, entry.brush)
                painter.restore()
                painter.setPen(self.theme.color("quiet"))
                wide = self._metrics.horizontalAdvance(name)
                room = QRectF(x + mark + NEAR, 0, wide + 1, self.height())
                painter.drawText(room, left, name)
                x = room.right() + gap
            if self.legend.scale is not None and long:
                self._paint_scale(painter, self.legend.scale, long)

    def _paint_scale(self, painter: QPainter, scale: ColorScale, long: float) -> None:
        """The bar at the right, its ends on either side."""
        high = self._metrics.horizontalAdvance(scale.high)
        low = self._metrics.horizontalAdvance(scale.low)
        bar = QRectF(self.width() - high - NEAR - long, self.height() / 2 - 4, long, 8)
        colors = scale.colors.tobytes()
        row = QImage(colors, len(scale.colors), 1, len(colors), QImage.Format.Format_RGB888)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(bar, row)
        painter.setPen(self.theme.color("quiet"))
        middle = Qt.AlignmentFlag.AlignVCenter
        before = QRectF(bar.left() - NEAR - low, 0, low + 1, self.height())
        painter.drawText(before, middle, scale.low)
        painter.drawText(QRectF(bar.right() + NEAR, 0, high + 1, self.height()), middle, scale.high)

    def _wide(self, names: Sequence[str], gap: float = GAP) -> float:
        em = self._metrics.height()
        words = sum(map(self._metrics.horizontalAdvance, names))
        marks = sum(entry.size + 2 * NEAR for entry in self.legend.entries[: len(names)])
        return words + marks + max(0, len(names) - 1) * gap * em
