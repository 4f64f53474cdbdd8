"""A picture kept of a part of the drawing, so that moving it about costs one copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

# So much of the window is painted beyond each of its edges while the drawing is moved.
MARGIN = 0.5


class Sheet:
    """What `paint` draws, in a pixmap as large as the window, or larger while it is moved."""

    def __init__(self, paint: Callable[[QPainter, QRectF], None]) -> None:
        self._paint = paint
        self._pixmap = QPixmap()
        self._region = QRectF()
        self._stale = True
        self.paintings = 0

    def spoil(self) -> None:
        """What is drawn has changed: paint it again when it is next needed."""
        self._stale = True

    def draw(
        self, painter: QPainter, window: QRectF, whole: QSizeF, ratio: float, kept: bool
    ) -> None:
        """Copy the part `window` of the drawing to the painter's origin.

        `whole` is the size of the drawing, `ratio` that of the screen's pixels. `kept` leaves
        what is stale as it is as long as it covers the window, while the drawing is moved.
        """
        covered = self._region.contains(window.intersected(QRectF(QPointF(), whole)))
        if not covered or self._pixmap.devicePixelRatio() != ratio or (self._stale and not kept):
            self._repaint(window, whole, ratio, MARGIN if kept else 0.0)
        painter.drawPixmap(self._region.topLeft() - window.topLeft(), self._pixmap)

    def draw_lines(self, painter: QPainter, window: QRectF) -> None:
        """Draw the part `window` itself, for what keeps lines and no pixels."""
        painter.save()
        painter.translate(-window.topLeft())
        self._paint(painter, window)
        painter.restore()

    def _repaint(self, window: QRectF, whole: QSizeF, ratio: float, margin: float) -> None:
        wide, high = margin * window.width(), margin * window.height()
        region = window.adjusted(-wide, -high, wide, high) & QRectF(QPointF(), whole)
        self._region = QRectF(region.toAlignedRect())
        size = (self._region.size() * ratio).toSize()
        if self._pixmap.size() != size:
            self._pixmap = QPixmap(size.expandedTo(size.__class__(1, 1)))
        self._pixmap.setDevicePixelRatio(ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(self._pixmap) as painter:
            painter.translate(-self._region.topLeft())
            self._paint(painter, self._region)
        self._stale = False
        self.paintings += 1
