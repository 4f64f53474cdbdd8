"""A layout that fills lines from left to right and wraps, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget

# What Qt takes for no limit of a layout.
WIDEST = 524_287


class FlowLayout(QHBoxLayout):
    """Items in lines as the width allows; the height follows from the width.

    With `fill`, items (all of one size) grow so that full lines end at the right edge. With
    `apart`, what stands behind the first item of a line stands at the right edge.

    The box layout holds the items and knows when one is deleted; here they only get their places.
    Python must not hold them: to it, an item whose memory was another one's can seem deleted.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        spacing: int = 6,
        *,
        fill: bool = False,
        apart: bool = False,
    ) -> None:
        # Qt asks for the same heights many times between two changes.
        self._heights: dict[int, int] = {}
        super().__init__()
        if parent is not None:
            parent.setLayout(self)
        self._fill, self._apart = fill, apart
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def invalidate(self) -> None:
        # Qt calls this whenever something inside comes, goes or wants another size.
        super().invalidate()
        self._heights.clear()

    def setGeometry(self, rect: QRect) -> None:
        # That of the box would place the items.
        QLayout.setGeometry(self, rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def maximumSize(self) -> QSize:
        return QSize(WIDEST, WIDEST)

    def _place(self, rect: QRect, move: bool) -> int:
        left, top, line = rect.x(), rect.y(), 0
        for item in self._shown():
            size = self._size(item, rect.width())
            if left > rect.x() and left + size.width() > rect.right() + 1:
                left, top, line = rect.x(), top + line + self.spacing(), 0
            if self._apart and left > rect.x():
                left = rect.right() + 1 - size.width()
            if move:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self.spacing()
            line = max(line, size.height())
        return top + line - rect.y()

    def _shown(self) -> list[QLayoutItem]:
        """All but the hidden ones, which take no room."""
        items = (self.itemAt(index) for index in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        size = item.sizeHint()
        if self._fill:
            gap = self.spacing()
            columns = max(1, (width + gap) // (size.width() + gap))
            size.setWidth(max(size.width(), (width + gap) // columns - gap))
        return size
