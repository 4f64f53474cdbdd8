"""Which part of the drawing the window shows: how large, and moved how far."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

LARGEST = 8.0
STEP = 1.25


class Viewport:
    """`zoom` and the corner of the drawing that is at the window's upper left, in its pixels."""

    def __init__(self) -> None:
        self.zoom = 1.0
        self.corner = QPointF()
        self._whole = QSizeF()
        self._room = QSizeF()
        self._moved = False

    @property
    def whole(self) -> QSizeF:
        """The size of the drawing."""
        return self._whole

    @property
    def window(self) -> QRectF:
        """The part of the drawing that the window shows."""
        return QRectF(self.corner, self._room)

    def reset(self) -> None:
        """As large as fits in width, the middle in the middle."""
        self.zoom, self._moved = 1.0, False

    def fit(self, whole: QSizeF, room: QSizeF) -> None:
        """The drawing or the window has another size."""
        self._whole, self._room = whole, room
        if not self._moved:
            self.corner = QPointF(0, (whole.height() - room.height()) / 2)
        self.corner = self._within(self.corner)

    def move(self, by: QPointF) -> bool:
        """Show what is `by` further; whether anything moved."""
        self._moved = True
        before, self.corner = self.corner, self._within(self.corner + by)
        return self.corner != before

    def can_move(self) -> bool:
        """Whether the drawing is larger than the window."""
        return (
            self._whole.height() > self._room.height() + 1
            or self._whole.width() > self._room.width() + 1
        )

    def magnify(self, steps: float, at: QPointF) -> float:
        """Another zoom, with what is at the point `at` of the window staying there."""
        zoom = min(LARGEST, max(1.0, self.zoom * STEP**steps))
        self._moved = True
        ratio = zoom / self.zoom
        self.corner = (self.corner + at) * ratio - at
        self.zoom = zoom
        return ratio

    def show(self, point: QPointF) -> None:
        """Move until this point of the drawing is in the window."""
        window = self.window
        margin = min(24.0, window.width() / 4, window.height() / 4)
        x = min(max(window.left(), point.x() + margin - window.width()), point.x() - margin)
        y = min(max(window.top(), point.y() + margin - window.height()), point.y() - margin)
        corner = self._within(QPointF(x, y))
        if corner != self.corner:
            self.corner, self._moved = corner, True

    def _within(self, corner: QPointF) -> QPointF:
        x = min(max(0.0, corner.x()), max(0.0, self._whole.width() - self._room.width()))
        y = min(max(0.0, corner.y()), max(0.0, self._whole.height() - self._room.height()))
        # Whole pixels, so that what is copied stays sharp.
        return QPointF(round(x), round(y))
