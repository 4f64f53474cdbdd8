"""A matrix as coloured cells with numbers, rows and columns named; a large one as colours alone."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.arrays import Array
from playground.look.colors import contrast
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.panels.samples.pictures.inks import signed
from playground.plotting.live_tip import LiveTip
from playground.words.numbers import number
from playground.words.translate import tr

MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
# Numbers of a matrix have so many digits; cells are as large as this in line heights at most.
DIGITS = 3
WIDEST_EMS, HIGHEST_EMS = 7.0, 2.6
# Of so many rows each is high enough to be read; more of them are a picture.
READ, LEAST_EMS = 16, 1.3
CENTRE, MIDDLE = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | MIDDLE
Cell = tuple[int, int]


class MatrixGrid(QWidget):
    """Each entry is coloured by its sign and size. `pointed` says the one under the pointer."""

    pointed = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jacobians.grid")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.rows: tuple[str, ...] = ()
        self.columns: tuple[str, ...] = ()
        self.values: Array = np.zeros((0, 0))
        self.limit = 1.0
        self.cell: Cell | None = None
        self._pixels: Array = np.zeros((0, 0, 3), np.uint8)
        self._texts: list[list[str]] = []
        self.tip = LiveTip(self, self._tip_at)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of a look."""
        self.theme = theme
        self.face = font(theme, theme.small_px)
        self.show_matrix(self.rows, self.columns, self.values)

    def show_matrix(self, rows: tuple[str, ...], columns: tuple[str, ...], values: Array) -> None:
        """Show other numbers (rows, columns)."""
        if (rows, columns) != (self.rows, self.columns):
            self.cell = None
        self.rows, self.columns, self.values = rows, columns, values
        sizes = np.abs(np.nan_to_num(values.astype(float), posinf=0.0, neginf=0.0))
        self.limit = float(f"{sizes.max():.2g}") if sizes.size and sizes.max() > 0 else 1.0
        self._pixels = signed(values.astype(float), self.limit, self.theme)
        few = values.size <= 2 * int(WIDEST_EMS) ** 3
        self._texts = [[number(v, DIGITS) for v in row] for row in values.tolist()] if few else []
        em = QFontMetricsF(self.face).height()
        lines = LEAST_EMS * len(rows) + 1 if len(rows) <= READ else 4
        least = QSize(round(8 * em), round(max(4, lines) * em))
        if self.minimumSize() != least:
            self.setMinimumSize(least)
        self.update()

    def name_of(self, row: int, column: int) -> str:
        """An entry with its number, as it is read: ∂z₁/∂x₂ = 0.5."""
        of, by = self.rows[row], self.columns[column]
        return f"∂{of}/∂{by} = {number(float(self.values[row, column]))}"

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where an entry is."""
        area = self._area()
        wide, high = area.width() / len(self.columns), area.height() / len(self.rows)
        return QRectF(area.left() + column * wide, area.top() + row * high, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.face)
            if not self.values.size:
                return
            area = self._area()
            height, width = self.values.shape
            data = np.ascontiguousarray(self._pixels)
            image = QImage(data.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
            painter.drawImage(area, image)
            self._paint_numbers(painter)
            self._paint_names(painter)
            if self.cell is not None:
                painter.setPen(self.theme.pen("text", 2))
                painter.drawRect(self.cell_rect(*self.cell).adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in MOVES and self.values.size:
            down, right = MOVES[key]
            row, column = self.cell or (0, 0)
            last_row, last_column = len(self.rows) - 1, len(self.columns) - 1
            self._choose(
                (min(max(row + down, 0), last_row), min(max(column + right, 0), last_column))
            )
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._choose(None)

    def _choose(self, cell: Cell | None) -> None:
        self.cell = cell
        self.pointed.emit("" if cell is None else self.name_of(*cell))
        self.update()

    def _tip_at(self, place: QPointF) -> str:
        cell = self._at(place)
        return self.name_of(*cell) if cell is not None else self.legend()

    def legend(self) -> str:
        """What the colours mean."""
        return tr("from −{limit} (orange) over 0 to {limit} (blue)", limit=number(self.limit))

    def _area(self) -> QRectF:
        """The room of the cells, right of the names of the rows and below those of the columns."""
        metrics = QFontMetricsF(self.face)
        em = metrics.height()
        left = max(metrics.horizontalAdvance(name) for name in self.rows) + 8
        left = min(left, self.width() / 3)
        wide = min(self.width() - left - 1, WIDEST_EMS * em * len(self.columns))
        high = min(self.height() - em - 4, HIGHEST_EMS * em * len(self.rows))
        return QRectF(left, em + 2, max(1.0, wide), max(1.0, high))

    def _at(self, place: QPointF) -> Cell | None:
        if not self.values.size or not self._area().contains(place):
            return None
        area = self._area()
        row = int((place.y() - area.top()) / area.height() * len(self.rows))
        column = int((place.x() - area.left()) / area.width() * len(self.columns))
        return min(row, len(self.rows) - 1), min(column, len(self.columns) - 1)

    def _paint_numbers(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(self.face)
        room = self.cell_rect(0, 0)
        widest = max(
            (metrics.horizontalAdvance(text) for row in self._texts for text in row),
            default=float("inf"),
        )
        if widest > room.width() - 2 or room.height() < 0.8 * metrics.height():
            return
        for i, row in enumerate(self._texts):
            for j, text in enumerate(row):
                painter.setPen(self._ink(self._pixels[i, j]))
                painter.drawText(self.cell_rect(i, j), CENTRE, text)

    def _paint_names(self, painter: QPainter) -> None:
        metrics, elide = QFontMetricsF(self.face), Qt.TextElideMode.ElideRight
        painter.setPen(self.theme.color("quiet"))
        room = self.cell_rect(0, 0)
        if room.height() >= 0.8 * metrics.height():
            for i, name in enumerate(self.rows):
                beside = self.cell_rect(i, 0)
                at = QRectF(0, beside.top(), beside.left() - 5, beside.height())
                painter.drawText(at, RIGHT, metrics.elidedText(name, elide, at.width()))
        widest = max(metrics.horizontalAdvance(name) for name in self.columns)
        if widest <= room.width():
            for j, name in enumerate(self.columns):
                above = self.cell_rect(0, j)
                at = QRectF(above.left(), 0, above.width(), metrics.height())
                painter.drawText(at, CENTRE, name)

    def _ink(self, pixel: Array) -> str:
        ground = "#{:02X}{:02X}{:02X}".format(*pixel.tolist())
        return max("#000000", "#FFFFFF", key=lambda tone: contrast(tone, ground))
