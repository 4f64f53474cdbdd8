"""Small pictures in rows, each with a line of words below it, to be clicked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from engine.arrays import Array
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.live_tip import LiveTip

# The side of a picture, in heights of the font: the largest with which all can be seen, where they
# have a scroll area of their own. The height of a page depends on what is on it: there they have
# one size, for they would otherwise grow with the page that grows with them, for ever.
SIDES_EMS, ON_A_PAGE_EMS = tuple(half / 2 for half in range(24, 7, -1)), 6.0
GAP = 6


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture (h, w, 3) of bytes, what stands below it, its tool tip, and what it stands for."""

    picture: Array
    caption: str
    tip: str
    value: int
    wrong: bool = False


class PictureGrid(QWidget):
    """As many pictures a row as fit; `chosen` carries the value of the one that was clicked.

    It is one piece of a page, or has the scroll area of `scrolled` for itself.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("pictures.grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.tiles: tuple[Tile, ...] = ()
        self.current = -1
        self._images: list[QImage] = []
        self._area: QScrollArea | None = None
        self.tip = LiveTip(self, self._tip_at)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of a look."""
        self.theme = theme
        self.face = font(theme, theme.small_px)
        self._measure()
        self.update()

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """Show other pictures."""
        self.tiles = tiles
        self._images = [_image(tile.picture) for tile in tiles]
        self.current = min(self.current, len(tiles) - 1)
        self._measure()
        self._describe()
        self.update()

    def scrolled(self) -> QScrollArea:
        """A scroll area with the pictures, as large as there is room for in it."""
        area = QScrollArea(self.parentWidget())
        self.setProperty("plain", True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self)
        area.installEventFilter(self)
        self._area = area
        return area

    @property
    def columns(self) -> int:
        """How many pictures stand in a row."""
        return self._columns_in(self.width())

    def rect_of(self, place: int) -> QRectF:
        """Where a picture with its caption is."""
        row, column = divmod(place, self.columns)
        x, y = column * (self._wide + GAP), row * (self._high + GAP)
        return QRectF(x, y, self._wide, self._high)

    def sizeHint(self) -> QSize:
        return QSize(round(4 * self._wide), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.face)
            metrics = QFontMetricsF(self.face)
            for place, (tile, image) in enumerate(zip(self.tiles, self._images, strict=True)):
                rect = self.rect_of(place)
                if not rect.intersects(QRectF(event.rect())):
                    continue
                square = QRectF(rect.left() + (self._wide - self._side) / 2, rect.top(),
                                self._side, self._side)  # fmt: skip
                painter.drawImage(_fitted(image, square), image)
                color = self.theme.words("bad") if tile.wrong else self.theme.text
                painter.setPen(self.theme.color(color))
                words = metrics.elidedText(tile.caption, Qt.TextElideMode.ElideRight, rect.width())
                below = QRectF(rect.left(), square.bottom(), rect.width(), metrics.height() + 2)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)
                if place == self.current:
                    painter.setPen(self.theme.pen("accent", 2))
                    painter.drawRect(square.adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns, Qt.Key.Key_Down: self.columns,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in moves and self.tiles:
            self._choose(min(max(self.current + moves[key], 0), len(self.tiles) - 1))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The area they have: all pictures are to be seen at once if they can be.
        if event.type() is QEvent.Type.Resize:
            self._measure()
            self.update()
        return super().eventFilter(watched, event)

    def _tip_at(self, position: QPointF) -> str:
        place = self._at(position)
        return self.tiles[place].tip if place >= 0 else ""

    def _at(self, position: QPointF) -> int:
        found = (i for i in range(len(self.tiles)) if self.rect_of(i).contains(position))
        return next(found, -1)

    def _choose(self, place: int) -> None:
        if place >= 0:
            self.current = place
            self._describe()
            self.update()
            self.chosen.emit(self.tiles[place].value)

    def _describe(self) -> None:
        chosen = 0 <= self.current < len(self.tiles)
        self.setAccessibleDescription(self.tiles[self.current].tip if chosen else "")

    def _columns_in(self, width: int) -> int:
        return max(1, int((width + GAP) // (self._wide + GAP)))

    def _measure(self) -> None:
        """Be as high as all rows, with pictures as large as there is room for.

        The room is that without scroll bars: whether there is one must not decide the size that
        decides whether there is one.
        """
        width, metrics = self.width(), QFontMetricsF(self.face)
        captions = (metrics.horizontalAdvance(tile.caption) + 2 for tile in self.tiles)
        longest = max(captions, default=0.0)
        if self._area is None:
            self._size(ON_A_PAGE_EMS, width, longest)
        else:
            room = self._area.maximumViewportSize()
            if any(self._fits(ems, room, longest) for ems in SIDES_EMS):
                width = room.width()
            else:
                self._size(SIDES_EMS[-1], width, longest)
        wanted = self._rows_high(width)
        if self.minimumHeight() != wanted:
            self.setMinimumHeight(wanted)

    def _fits(self, ems: float, room: QSize, longest: float) -> bool:
        """Let pictures have this size, and tell whether all of them fit in a room."""
        self._size(ems, room.width(), longest)
        return self._side <= room.width() and self._rows_high(room.width()) <= room.height()

    def _size(self, ems: float, width: int, longest: float) -> None:
        line = QFontMetricsF(self.face).height()
        self._side = round(ems * line)
        # A longer caption ends in …, and is whole in the tool-tip.
        self._wide = max(self._side, min(longest, width))
        self._high = self._side + line + 2

    def _rows_high(self, width: int) -> int:
        rows = -(-len(self.tiles) // self._columns_in(width))
        return round(rows * (self._high + GAP))


def _image(picture: Array) -> QImage:
    """Bytes (h, w, 3) as an image of its own."""
    height, width = picture.shape[:2]
    data = np.ascontiguousarray(picture, np.uint8).tobytes()
    return QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _fitted(image: QImage, square: QRectF) -> QRectF:
    """The largest room in `square` that keeps the picture's shape."""
    scale = min(square.width() / image.width(), square.height() / image.height())
    found = QRectF(0, 0, image.width() * scale, image.height() * scale)
    found.moveCenter(square.center())
    return found
