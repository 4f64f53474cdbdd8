"""A number to look at, with what it means below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.look.restyle import restyle


class Stat(QWidget):
    """A number over a small caption; as wide as `widest`, so that nothing jumps.

    `spoken` is what a screen reader calls it where the caption is short. `clicked` says that
    somebody wants to know more of it.
    """

    clicked = Signal()

    def __init__(
        self,
        caption: str,
        widest: str = "00,000",
        parent: QWidget | None = None,
        *,
        small: bool = False,
        spoken: str = "",
    ) -> None:
        super().__init__(parent)
        self._widest, self._spoken = widest, spoken or caption
        self.number = QLabel(self)
        self.number.setProperty("kind", "count" if small else "number")
        self.caption = QLabel(caption, self)
        self.caption.setProperty("kind", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self.number, self.caption):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            column.addWidget(label)
        # Its type may change after that of the whole.
        self.number.installEventFilter(self)
        self._fit()
        self.set_text("–")

    def text(self) -> str:
        """The number as shown."""
        return self.number.text()

    def set_text(self, text: str) -> None:
        """Show another number."""
        if self.number.text() == text:
            return
        self.number.setText(text)
        if self.number.fontMetrics().horizontalAdvance(text) > self.number.width():
            self._widest = text
            self._fit()
        self.setAccessibleName(f"{self._spoken} {text}")

    def set_caption(self, caption: str) -> None:
        """Say in other words what the number is; a screen reader keeps the first ones."""
        if self.caption.text() != caption:
            self.caption.setText(caption)

    def set_role(self, role: str) -> None:
        """Colour the number by a role of the theme: text, accent, good, warning, bad …"""
        restyle(self.number, role=role)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FontChange:
            self._fit()
        return False

    def _fit(self) -> None:
        if hasattr(self, "caption"):
            self.number.ensurePolished()
            wide = self.number.fontMetrics().horizontalAdvance(self._widest)
            # A label whose size is fixed leaves the window's layout alone when its text changes.
            self.number.setFixedSize(wide, self.number.fontMetrics().height())
