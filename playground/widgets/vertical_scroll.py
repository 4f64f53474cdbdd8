"""A page that scrolls up and down and is always as wide as its content needs."""

from __future__ import annotations

import time
from collections import deque

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

# Content that takes another width so often within so many seconds, in an area of one size, has the
# bar come and go by itself.
OFTEN, SECONDS = 8, 1.0


class VerticalScroll(QScrollArea):
    """Scrolls its content vertically; never cuts it off at the right.

    Content that is lower where it is narrower, as a formula that is scaled down, may need the bar
    without it and not with it: it would come and go until the stack is full, or for ever. It stays
    then, as long as the area has this size.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        # When the content took another width since the area has had this size.
        self._changes: deque[float] = deque(maxlen=OFTEN)
        self._sized, self._held = QSize(), False
        content.setProperty("plain", True)
        content.installEventFilter(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        height = super().minimumSizeHint().height()
        needed = max(self._content.minimumSizeHint().width(), self._content.minimumWidth())
        return QSize(needed + self.verticalScrollBar().sizeHint().width(), height)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._sized != self.size():
            self._sized = self.size()
            self._changes.clear()
            if self._held:
                self._held = False
                self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        super().resizeEvent(event)
        self._hold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._hold()
            self.updateGeometry()
        elif isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self._calm()
        return super().eventFilter(watched, event)

    def _calm(self) -> None:
        """Have the bar stay if the content takes another width too often."""
        self._changes.append(time.monotonic())
        often = len(self._changes) == OFTEN and self._changes[-1] - self._changes[0] < SECONDS
        if often and not self._held:
            self._held = True
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            # Whoever is in the middle of it has the sizes of before.
            QCoreApplication.postEvent(self._content, QEvent(QEvent.Type.LayoutRequest))

    def _hold(self) -> None:
        """Keep the content as high as its parts are at least in this width.

        Qt asks how high they would like to be, which of one that takes what room there is, is 0:
        the words below would lie over it.
        """
        layout, content = self._content.layout(), self._content
        if layout is not None and layout.hasHeightForWidth():
            wide = max(self.viewport().width(), content.minimumSizeHint().width())
            content.setMinimumHeight(layout.minimumHeightForWidth(wide))
