"""A curve sketched by hand on the axes of the plot that will show how it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.labs.steps import CurveAnswer
from playground.look.tokens import LIGHT, Theme
from playground.words.numbers import number, power_of_ten
from playground.words.translate import tr

# How far a key moves a point, as a share of the axis.
NUDGE = 0.05
TICKS = 4


class CurveSketch(QWidget):
    """Points from left to right that are drawn with the mouse or set with the arrow keys.

    `sketched()` after each change. When the answer is shown, the first sketch stays dashed, later
    ones dotted, and what was measured is a whole line with points.
    """

    sketched = Signal()

    def __init__(self, answer: CurveAnswer, x: str, y: str, count: int) -> None:
        super().__init__()
        self._answer, self._x, self._y = answer, x, y
        # Heights from 0 to 1; a point that has not been drawn has none.
        self._heights: list[float | None] = [None] * count
        self._at, self._locked = 0, False
        self._before: list[tuple[float, ...]] = []
        self._measured: tuple[float, ...] = ()
        self.theme = LIGHT
        # With powers of ten each has a line.
        self._lines = round(math.log10(answer.high / answer.low)) if answer.log else TICKS
        self._lines = max(1, self._lines)
        self.setObjectName("lesson.sketch")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Draw from left to right; or choose a place with ← →, move it with ↑ ↓"))
        self._speak()

    @property
    def complete(self) -> bool:
        """Whether every place has a point."""
        return all(height is not None for height in self._heights)

    @property
    def values(self) -> tuple[float, ...]:
        """What was drawn, from left to right."""
        return tuple(self._value(height or 0.0) for height in self._heights)

    def ask(self) -> None:
        """Let it be drawn; what was measured goes out of sight."""
        self._locked, self._measured = False, ()
        self.update()

    def show_answer(
        self, sketches: Sequence[tuple[float, ...]], measured: tuple[float, ...]
    ) -> None:
        """Show what was measured beside all sketches."""
        self._locked, self._before, self._measured = True, list(sketches), measured
        self.update()
        self._speak()

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self.theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 9 * self.fontMetrics().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._draw_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._draw_to(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        moves = {keys.Key_Left: -1, keys.Key_Right: 1}
        lifts = {keys.Key_Up: NUDGE, keys.Key_Down: -NUDGE}
        key = keys(event.key())
        if self._locked or key not in {**moves, **lifts}:
            super().keyPressEvent(event)
            return
        if key in moves:
            self._at = min(max(self._at + moves[key], 0), len(self._heights) - 1)
            if self._heights[self._at] is None:
                self._heights[self._at] = self._heights[self._at - moves[key]]
        height = self._heights[self._at]
        lifted = (0.5 if height is None else height) + lifts.get(key, 0.0)
        self._heights[self._at] = min(max(lifted, 0.0), 1.0)
        self._changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self._area()
        theme = self.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.pen("border"))
            painter.setBrush(theme.brush("surface"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 7, 7)
            painter.setFont(self.font())
            self._paint_axes(painter, area)
            dashes = (Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
            for place, sketch in enumerate(self._before if self._locked else ()):
                style = dashes[min(place, 1)]
                self._paint(painter, area, [self._height(v) for v in sketch], "accent", style)
            if not self._locked:
                self._paint(painter, area, self._heights, "accent", Qt.PenStyle.DashLine)
                self._paint_place(painter, area)
            measured: list[float | None] = [self._height(value) for value in self._measured]
            self._paint(painter, area, measured, "text", Qt.PenStyle.SolidLine, dots=True)

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        metrics = painter.fontMetrics()
        high = metrics.height()
        for line in range(self._lines + 1):
            y = area.bottom() - line / self._lines * area.height()
            painter.setPen(self.theme.pen("grid"))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        for tick in range(TICKS + 1):
            share = round(tick / TICKS * self._lines) / self._lines
            y = area.bottom() - share * area.height()
            painter.setPen(self.theme.color("quiet"))
            box = QRectF(2, y - high / 2, area.left() - 7, high)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, self._tick(share))
        top = QRectF(area.left(), 3, area.width(), high)
        foot = QRectF(area.left(), area.bottom() + 4, area.width(), high)
        if metrics.horizontalAdvance(self._x) > area.width():
            # It needs the room below the numbers, too.
            foot.setLeft(2)
            foot.setRight(self.width() - 2)
        names = [
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
            for text, room in ((self._y, top), (self._x, foot))
        ]
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, names[0])
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, names[1])

    def _paint(
        self,
        painter: QPainter,
        area: QRectF,
        heights: Sequence[float | None],
        role: str,
        style: Qt.PenStyle,
        dots: bool = False,
    ) -> None:
        points = [
            QPointF(self._left(area, place), area.bottom() - height * area.height())
            for place, height in enumerate(heights)
            if height is not None
        ]
        painter.setPen(QPen(self.theme.color(role), 2.0, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(self.theme.brush(role))
        for point in points if dots else ():
            painter.drawEllipse(point, 2.5, 2.5)

    def _paint_place(self, painter: QPainter, area: QRectF) -> None:
        """Mark the place that the keys move, while they are here."""
        if self.hasFocus():
            x = self._left(area, self._at)
            painter.setPen(self.theme.pen("accent"))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _area(self) -> QRectF:
        metrics = self.fontMetrics()
        left = max(metrics.horizontalAdvance(self._tick(i / TICKS)) for i in range(TICKS + 1)) + 10
        high = metrics.height()
        return QRectF(
            left, high + 8, max(1, self.width() - left - 12), self.height() - 2 * high - 18
        )

    def _left(self, area: QRectF, place: int) -> float:
        return area.left() + place / max(1, len(self._heights) - 1) * area.width()

    def _draw_to(self, at: QPointF) -> None:
        if self._locked:
            return
        area, last = self._area(), len(self._heights) - 1
        share = (at.x() - area.left()) / area.width()
        self._at = round(min(max(share, 0.0), 1.0) * last)
        height = (area.bottom() - at.y()) / area.height()
        self._heights[self._at] = min(max(height, 0.0), 1.0)
        self._fill_gaps()
        self._changed()

    def _fill_gaps(self) -> None:
        """Draw a straight line over places that a quick hand has passed."""
        drawn = [place for place, height in enumerate(self._heights) if height is not None]
        for left, right in pairwise(drawn):
            first, last = self._heights[left], self._heights[right]
            assert first is not None
            assert last is not None
            for place in range(left + 1, right):
                part = (place - left) / (right - left)
                self._heights[place] = first + part * (last - first)

    def _changed(self) -> None:
        self.update()
        self._speak()
        self.sketched.emit()

    def _speak(self) -> None:
        """The table twin: what a screen reader hears in the place of the drawing."""
        self.setAccessibleName(tr("Sketch: {y} over {x}", y=self._y, x=self._x))
        drawn = ", ".join(
            "–" if height is None else number(self._value(height), 2) for height in self._heights
        )
        words = tr("drawn: {values}", values=drawn)
        if self._measured:
            known = ", ".join(number(value, 2) for value in self._measured)
            words = f"{words}; {tr('measured: {values}', values=known)}"
        self.setAccessibleDescription(words)

    def _value(self, height: float) -> float:
        low, high = self._answer.low, self._answer.high
        if self._answer.log:
            return float(low * (high / low) ** height)
        return float(low + height * (high - low))

    def _height(self, value: float) -> float:
        low, high = self._answer.low, self._answer.high
        if self._answer.log:
            share = math.log(max(value, low) / low) / math.log(high / low)
        else:
            share = (value - low) / (high - low)
        return min(max(share, 0.0), 1.0) if math.isfinite(share) else 0.0

    def _tick(self, share: float) -> str:
        value = self._value(share)
        power = math.log10(value) if value > 0 else 0.0
        whole = self._answer.log and abs(power - round(power)) < 1e-6
        return power_of_ten(round(power)) if whole else number(value, 2)
