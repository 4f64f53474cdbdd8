"""The title of a column's card: clicked to select it, dragged sideways to move it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from playground.look.restyle import restyle

MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Title(QPushButton):
    """A flat button that cuts its words short.

    `opened` after a double click, `pushed` (−1 or 1) after Ctrl and an arrow, `removed` after
    Delete; `dragged` and `dropped` carry the pointer's place on the screen, `menu_asked` a place
    for a menu.
    """

    opened = Signal()
    pushed = Signal(int)
    removed = Signal()
    dragged = Signal(QPointF)
    dropped = Signal(QPointF)
    menu_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flat", True)
        self.setProperty("kind", "column")
        # In a picture it is what names the layer.
        self.setProperty("pictured", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._short = ""
        self._pressed: QPointF | None = None
        self._dragging = False

    def set_words(self, text: str, short: str) -> None:
        """The title, and what it says where there is no room for it."""
        self._short = short
        self.setText(text)

    def set_strong(self, strong: bool) -> None:
        """Whether the column is the chosen one."""
        restyle(self, role="accent" if strong else "text")

    def words(self) -> str:
        """What there is room for: the title, its short form, or the beginning of that."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        contents = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(contents, option, self).width()
        metrics = self.fontMetrics()
        text = self.text() if metrics.horizontalAdvance(self.text()) <= room else self._short
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 3, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QStylePainter(self) as painter:
            option = QStyleOptionButton()
            self.initStyleOption(option)
            option.text = self.words()
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.globalPosition(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed is None:
            return
        moved = event.globalPosition() - self._pressed
        if self._dragging or abs(moved.x()) >= QApplication.startDragDistance():
            self._dragging = True
            self.setDown(False)
            self.dragged.emit(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._pressed, self._dragging = self._dragging, None, False
        if dragged:
            # Let go of the button without a click.
            self.setDown(False)
            self.dropped.emit(event.globalPosition())
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in MOVES and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pushed.emit(MOVES[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
