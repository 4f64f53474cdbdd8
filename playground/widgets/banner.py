"""One line in the window that says what happened and offers what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from engine.sentences import Sentence
from playground.look.restyle import restyle
from playground.words.translate import tr

_ROLES = {"info": "accent", "warning": "warning", "error": "bad"}
LEVELS = {
    "info": Sentence("Note"),
    "warning": Sentence("Warning"),
    "error": Sentence("Error"),
}
_SIGNS = {"info": "●", "warning": "▲", "error": "■"}


class Banner(QFrame):
    """A message bar: hidden until `show_message`, closed by its button or Escape.

    `action_clicked` fires when the user takes what it offers, `other_clicked` when they take the
    second offer, `closed` when they wave it away.
    """

    action_clicked = Signal()
    other_clicked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.sign = QLabel(self)
        self.message = _Message(self)
        self.action = QPushButton(self)
        self.action.setObjectName("banner.action")
        self.action.clicked.connect(self.action_clicked)
        self.other = QPushButton(self)
        self.other.setObjectName("banner.other")
        self.other.clicked.connect(self.other_clicked)
        self.close_button = QToolButton(self)
        self.close_button.setProperty("flat", True)
        self.close_button.setProperty("sign", "close")
        self.close_button.setAccessibleName(tr("Close this message"))
        self.close_button.setToolTip(tr("Close this message"))
        self.close_button.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.message, 1)
        row.addWidget(self.action)
        row.addWidget(self.other)
        row.addWidget(self.close_button)
        self.hide()

    def text(self) -> str:
        """The whole message."""
        return self.message.full

    def show_message(
        self, text: str, level: str = "info", action: str = "", other: str = ""
    ) -> None:
        """Show one line; `level` is info, warning or error, `action` and `other` name buttons."""
        role, text = _ROLES[level], tr(text)
        self.sign.setText(_SIGNS[level])
        restyle(self.sign, role=role)
        restyle(self, role=role)
        self.message.set_full(text)
        self.setAccessibleName(f"{tr(LEVELS[level])}: {text}")
        for button, name in ((self.action, action), (self.other, other)):
            button.setText(name)
            button.setAccessibleName(name)
            button.setToolTip(text if name else "")
            button.setVisible(bool(name))
        self.show()

    def clear(self) -> None:
        """Hide the message without emitting."""
        self.hide()
        self.message.set_full("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _dismiss(self) -> None:
        self.clear()
        self.closed.emit()


class _Message(QLineEdit):
    """Text that ends in … where it is too long, but whole while it is being selected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.full = ""
        self.setReadOnly(True)
        self.setProperty("flat", True)

    def set_full(self, text: str) -> None:
        self.full = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setText(self.full)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._elide()

    def _elide(self) -> None:
        if not self.hasFocus():
            room = self.width() - self.fontMetrics().averageCharWidth() * 2 - 8
            elide = Qt.TextElideMode.ElideRight
            self.setText(self.fontMetrics().elidedText(self.full, elide, room))
            self.setCursorPosition(0)
