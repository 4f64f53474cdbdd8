"""How often each neuron of a layer fires, as bars that can be clicked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.arrays import Array
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.live_tip import LiveTip
from playground.words.numbers import percent
from playground.words.translate import tr

MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}
# How much of the room of a neuron its bar takes, and how wide it is at most, in heights of type.
FILLED, WIDEST_EMS = 0.72, 2.2
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class FiringBars(QWidget):
    """A bar for each neuron: the share of samples at which it fires, steeply below, flatter above.

    A dead neuron has a cross instead. `chosen(int)` tells the one that was clicked or come to by
    arrow keys.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("xray.bars")
        self.setAccessibleName(tr("Share of samples for which each neuron fires"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.firing: Array = np.zeros(0)
        self.saturated: Array = np.zeros(0)
        self.unit = -1
        self.tip = LiveTip(self, self.about)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of a look."""
        self.theme = theme
        self.face = font(theme, theme.small_px)
        self._line = QFontMetricsF(self.face).height()
        self.updateGeometry()
        self.update()

    def show_shares(self, firing: Array, saturated: Array, unit: int) -> None:
        """Show other shares (m,), with the bar of one neuron marked."""
        self.firing, self.saturated, self.unit = firing, saturated, unit
        self.setAccessibleDescription(self.words_of(unit) if 0 <= unit < len(firing) else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(14 * self._line), round(7 * self._line))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, round(4 * self._line))

    def words_of(self, unit: int) -> str:
        """What is known of one neuron, in words."""
        fires, saturated = float(self.firing[unit]), float(self.saturated[unit])
        if not fires:
            return tr("Neuron {unit} is dead: it fires for no sample.", unit=unit + 1)
        words = tr("Neuron {unit} fires for {share}", unit=unit + 1, share=percent(fires))
        if saturated:
            words += tr(", of these saturated: {share}", share=percent(saturated / fires))
        return words

    def about(self, at: QPointF) -> str:
        """What stands at a place."""
        unit = self.unit_at(at)
        if unit is None:
            return tr("A neuron fires where its function has a slope, f′(s) ≠ 0.")
        return self.words_of(unit)

    def bar_rect(self, unit: int) -> QRectF:
        """The whole room of a neuron's bar."""
        area = self._area()
        each = area.width() / max(1, len(self.firing))
        wide = min(max(each * FILLED, min(1.0, each)), WIDEST_EMS * self._line)
        return QRectF(area.left() + (unit + 0.5) * each - wide / 2, area.top(), wide, area.height())

    def unit_at(self, at: QPointF) -> int | None:
        """Whose room a place is in."""
        area, count = self._area(), len(self.firing)
        share = (at.x() - area.left()) / max(1.0, area.width())
        return min(count - 1, int(share * count)) if count and 0 <= share <= 1 else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self.unit_at(event.position())
        if unit is not None:
            self.chosen.emit(unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = MOVES.get(Qt.Key(event.key()))
        if move is None or not len(self.firing):
            super().keyPressEvent(event)
            return
        self.chosen.emit(min(max(self.unit + move, 0), len(self.firing) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.face)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area, theme = self._area(), self.theme
            painter.setPen(theme.color("quiet"))
            low = area.height() < 2 * self._line
            for share, words in ((0.0, "" if low else "0 %"), (1.0, "100 %")):
                y = area.bottom() - share * area.height()
                painter.drawText(
                    QRectF(0, y - self._line, area.left(), 2 * self._line), LEFT, words
                )
            painter.fillRect(area, theme.color("grid", 0.6))
            steep, nearly = theme.color("accent"), theme.color("warning", 0.8)
            for unit in range(len(self.firing)):
                self._paint_bar(painter, unit, steep, nearly)
            self._paint_numbers(painter, area)
            if self.hasFocus():
                painter.setPen(theme.pen("accent", 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_bar(self, painter: QPainter, unit: int, steep: object, nearly: object) -> None:
        room, theme = self.bar_rect(unit), self.theme
        fires, saturated = float(self.firing[unit]), float(self.saturated[unit])
        if unit == self.unit:
            painter.fillRect(room.adjusted(-2, 0, 2, 0), theme.color("text", 0.16))
        if not fires:
            half = min(room.width() / 2, 0.4 * self._line)
            middle = QPointF(room.center().x(), room.bottom() - 0.6 * self._line)
            painter.setPen(theme.pen("bad", 2))
            for way in (1, -1):
                painter.drawLine(
                    middle + QPointF(-half, -way * half), middle + QPointF(half, way * half)
                )
            return
        high = (fires - saturated) * room.height()
        painter.fillRect(QRectF(room.left(), room.bottom() - high, room.width(), high), steep)
        above = saturated * room.height()
        top = room.bottom() - high - above
        painter.fillRect(QRectF(room.left(), top, room.width(), above), nearly)

    def _paint_numbers(self, painter: QPainter, area: QRectF) -> None:
        """As many numbers of neurons below the bars as have room."""
        count = len(self.firing)
        if not count:
            return
        widest = QFontMetricsF(self.face).horizontalAdvance(f"{count}0")
        every = max(1, -int(-widest // max(1e-9, area.width() / count)))
        painter.setPen(self.theme.color("quiet"))
        for unit in range(0, count, every):
            middle = self.bar_rect(unit).center().x()
            place = QRectF(middle - widest, area.bottom(), 2 * widest, 1.3 * self._line)
            painter.drawText(place, CENTRE, str(unit + 1))

    def _area(self) -> QRectF:
        left = QFontMetricsF(self.face).horizontalAdvance("100 %") + 6
        top, foot = 0.6 * self._line, 1.4 * self._line
        return QRectF(left, top, self.width() - left - 4, max(1.0, self.height() - top - foot))
