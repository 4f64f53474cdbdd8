"""A sheet of large pixels to draw on, with mouse or keys."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.arrays import Array
from playground.look.tokens import Theme
from playground.panels.samples.pictures.inks import grey
from playground.words.translate import tr

# How far ink reaches around the pointer, as a share of the side and in pixels at least.
BRUSH_SHARE, BRUSH_LEAST = 0.11, 1.05
# How steeply ink thins out to its edge; who wipes means it.
INKS, WIPES = 2.0, 4.0
LEAST_EMS = 6
MOVES = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip


class DrawingPad(QWidget):
    """Pixels from 0 (paper) to 1 (ink). `drawn` says that they have changed.

    The left button draws, the right one wipes. With the keyboard arrows move a frame, and Enter
    inks the pixel in it or wipes it.
    """

    drawn = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pixels: Array = np.zeros((8, 8))
        self._last: QPointF | None = None
        self._at = (4, 4)
        self.setObjectName("draw.pad")
        self.setAccessibleName(tr("Sheet to draw on"))
        self.setToolTip(
            tr("Draw as large as the sheet; the right button wipes. Arrows and Enter draw too.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def start(self, height: int, width: int) -> None:
        """A blank sheet of so many pixels."""
        self.pixels = np.zeros((height, width))
        self._at = (height // 2, width // 2)
        self.update()

    def show_pixels(self, pixels: Array) -> None:
        """Another picture (h, w), to be drawn on."""
        self.pixels = np.clip(pixels, 0, 1).astype(np.float64)
        self._tell()

    def clear(self) -> None:
        """Wipe everything."""
        self.pixels[...] = 0
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.theme = theme
        self.update()

    def minimumSizeHint(self) -> QSize:
        side = LEAST_EMS * self.theme.base_px
        return QSize(side, side)

    def draw_line(self, start: QPointF, end: QPointF, wiping: bool = False) -> None:
        """Ink, or wipe, along a line; places are in pixels from the top left."""
        rows, columns = np.indices(self.pixels.shape) + 0.5
        along = np.array([end.x() - start.x(), end.y() - start.y()])
        length = float(along @ along)
        x, y = columns - start.x(), rows - start.y()
        share = np.clip((x * along[0] + y * along[1]) / length, 0, 1) if length else 0.0
        far = np.hypot(x - share * along[0], y - share * along[1])
        reach = max(BRUSH_LEAST, BRUSH_SHARE * max(self.pixels.shape))
        # Full ink under the pointer, paper at the reach of the brush.
        ink = np.clip((WIPES if wiping else INKS) * (1 - far / reach), 0, 1)
        self.pixels = np.minimum(self.pixels, 1 - ink) if wiping else np.maximum(self.pixels, ink)
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last = self._place(event.position())
        self._draw_to(self._last, event.buttons())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._draw_to(self._place(event.position()), event.buttons())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        height, width = self.pixels.shape
        if key in MOVES:
            row, column = (a + b for a, b in zip(self._at, MOVES[key], strict=True))
            self._at = (min(max(row, 0), height - 1), min(max(column, 0), width - 1))
            self._describe()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pixels[self._at] = 0.0 if self.pixels[self._at] > 0.5 else 1.0
            self._tell()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        sheet = self._sheet()
        height, width = self.pixels.shape
        data = np.ascontiguousarray(grey(self.pixels, 0, 1, self.theme)).tobytes()
        image = QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888)
        with QPainter(self) as painter:
            painter.drawImage(sheet, image)
            painter.setPen(self.theme.pen("border"))
            painter.drawRect(sheet)
            if self.hasFocus():
                side = sheet.width() / width
                row, column = self._at
                frame = QRectF(sheet.left() + column * side, sheet.top() + row * side, side, side)
                painter.setPen(self.theme.pen("accent", 2))
                painter.drawRect(frame)

    def _draw_to(self, place: QPointF, buttons: Qt.MouseButton) -> None:
        wiping = bool(buttons & Qt.MouseButton.RightButton)
        if wiping or buttons & Qt.MouseButton.LeftButton:
            self.draw_line(self._last or place, place, wiping)
            self._last = place

    def _sheet(self) -> QRectF:
        height, width = self.pixels.shape
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        side = max(1.0, min(room.width() / width, room.height() / height))
        sheet = QRectF(0, 0, math.floor(side * width), math.floor(side * height))
        sheet.moveCenter(room.center())
        return sheet

    def _place(self, position: QPointF) -> QPointF:
        sheet = self._sheet()
        side = sheet.width() / self.pixels.shape[1]
        return QPointF((position.x() - sheet.left()) / side, (position.y() - sheet.top()) / side)

    def _tell(self) -> None:
        self._describe()
        self.update()
        self.drawn.emit()

    def _describe(self) -> None:
        row, column = self._at
        ink = round(100 * float(self.pixels[self._at]))
        self.setAccessibleDescription(
            tr("row {row}, column {column}: {ink} % ink", row=row + 1, column=column + 1, ink=ink)
        )
