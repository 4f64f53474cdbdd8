"""A page that scrolls up and down and is always as wide as its content needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class VerticalScroll(QScrollArea):
    """Scrolls its content vertically; never cuts it off at the right."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
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
        super().resizeEvent(event)
        self._hold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._hold()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _hold(self) -> None:
        """Keep the content as high as its parts are at least in this width.

        Qt asks how high they would like to be, which of one that takes what room there is, is 0:
        the words below would lie over it.
        """
        layout, content = self._content.layout(), self._content
        if layout is not None and layout.hasHeightForWidth():
            wide = max(self.viewport().width(), content.minimumSizeHint().width())
            content.setMinimumHeight(layout.minimumHeightForWidth(wide))
