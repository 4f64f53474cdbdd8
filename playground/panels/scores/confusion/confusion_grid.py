"""The confusion matrix as coloured cells with counts: rows are the truth, columns the answers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.arrays import Array
from playground.look.colors import contrast
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.words.numbers import number
from playground.words.translate import tr

MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
Cell = tuple[int, int]


class ConfusionGrid(QWidget):
    """Each cell is coloured by its share of the true class.

    `pointed(truth, answer)` tells the cell under the pointer or chosen by arrow keys, −1 for
    none; `chosen` the one that was clicked or entered.
    """

    pointed = Signal(int, int)
    chosen = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusion.grid")
        self.setAccessibleName(tr("Confusion matrix"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.classes: tuple[str, ...] = ()
        self.counts: Array = np.zeros((0, 0), np.int64)
        self.cell: Cell | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of a look."""
        self.theme = theme
        self.colors = [f"#{r:02X}{g:02X}{b:02X}" for r, g, b in theme.sequential()]
        # Worked out once: there may be a hundred cells in a frame.
        self.inks = [_ink(color) for color in self.colors]
        self.face = font(theme, theme.small_px)
        self.setMinimumSize(self.minimumSizeHint())
        self.update()

    def start(self, classes: tuple[str, ...]) -> None:
        """Empty cells for these classes."""
        self.classes, self.cell = classes, None
        self.counts = np.zeros((len(classes), len(classes)), np.int64)
        self.update()

    def show_counts(self, counts: Array) -> None:
        """Write other numbers into the cells."""
        if not np.array_equal(counts, self.counts):
            self.counts = counts
            self.update()

    def minimumSizeHint(self) -> QSize:
        em = round(QFontMetricsF(self.face).height())
        return QSize(8 * em, 7 * em)

    def color(self, truth: int, answer: int) -> str:
        """The colour of a cell: nothing to all of the samples of its true class."""
        return self.colors[self._shade(truth, answer)]

    def ink(self, truth: int, answer: int) -> str:
        """The colour of its count."""
        return self.inks[self._shade(truth, answer)]

    def cell_rect(self, truth: int, answer: int) -> QRectF:
        """Where a cell is."""
        area, k = self._area(), max(1, len(self.classes))
        each = QPointF(area.width() / k, area.height() / k)
        return QRectF(
            area.left() + answer * each.x(), area.top() + truth * each.y(), each.x(), each.y()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.face)
            metrics, k = QFontMetricsF(self.face), len(self.classes)
            for truth in range(k):
                for answer in range(k):
                    rect = self.cell_rect(truth, answer).adjusted(0.5, 0.5, -0.5, -0.5)
                    painter.fillRect(rect, QColor(self.color(truth, answer)))
                    text = number(int(self.counts[truth, answer]))
                    fits = metrics.horizontalAdvance(text) < rect.width() - 1
                    if fits and rect.height() > 0.7 * metrics.height():
                        painter.setPen(QColor(self.ink(truth, answer)))
                        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
            self._paint_names(painter, metrics)
            if self.cell is not None and self.hasFocus():
                painter.setPen(self.theme.pen("text", 2))
                painter.drawRect(self.cell_rect(*self.cell).adjusted(1, 1, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position())
        self.pointed.emit(*(cell or (-1, -1)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.cell = self._at(event.position())
        if self.cell is not None:
            self.pointed.emit(*self.cell)
            self.chosen.emit(*self.cell)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(-1, -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, k = Qt.Key(event.key()), len(self.classes)
        if key in MOVES and k:
            down, right = MOVES[key]
            truth, answer = self.cell or (0, 0)
            self.cell = (min(max(truth + down, 0), k - 1), min(max(answer + right, 0), k - 1))
            self.pointed.emit(*self.cell)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cell is not None:
            self.chosen.emit(*self.cell)
        else:
            super().keyPressEvent(event)

    def _shade(self, truth: int, answer: int) -> int:
        total = int(self.counts[truth].sum())
        share = int(self.counts[truth, answer]) / total if total else 0.0
        return round(share * (len(self.colors) - 1))

    def _area(self) -> QRectF:
        """The square room of the cells, right of and below the names."""
        metrics = QFontMetricsF(self.face)
        widest = max((metrics.horizontalAdvance(name) for name in self.classes), default=0.0)
        left = min(widest, self.width() / 4) + 8 + metrics.height()
        top = 2 * metrics.height() + 4
        wide, high = self.width() - left - 1, self.height() - top - 1
        return QRectF(left, top, max(1.0, wide), max(1.0, high))

    def _at(self, position: QPointF) -> Cell | None:
        area, k = self._area(), len(self.classes)
        if not k or not area.contains(position):
            return None
        x = (position.x() - area.left()) / area.width()
        y = (position.y() - area.top()) / area.height()
        return min(k - 1, int(y * k)), min(k - 1, int(x * k))

    def _paint_names(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        area, high = self._area(), metrics.height()
        painter.setPen(self.theme.color("quiet"))
        centre, right = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(area.left(), 0, area.width(), high), centre, tr("taken for"))
        painter.save()
        painter.translate(0, area.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-area.height() / 2, 0, area.height(), high), centre, tr("truth"))
        painter.restore()
        painter.setPen(self.theme.color("text"))
        elide = Qt.TextElideMode.ElideRight
        for place, name in enumerate(self.classes):
            above, beside = self.cell_rect(0, place), self.cell_rect(place, 0)
            text = metrics.elidedText(name, elide, above.width())
            painter.drawText(QRectF(above.left(), high, above.width(), high), centre, text)
            room = QRectF(high, beside.top(), area.left() - high - 4, beside.height())
            text = metrics.elidedText(name, elide, room.width())
            if beside.height() > 0.7 * high:
                painter.drawText(room, right | middle, text)


def _ink(ground: str) -> str:
    """Black or white, whichever stands out more: 4.5:1 at least on any ground."""
    return max("#000000", "#FFFFFF", key=lambda tone: contrast(tone, ground))
