"""A line of words that says less where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """A label that can be narrower than its text; `text` stays whole.

    Where it does not fit, the first of the `shorter` texts that does is shown, else an end in ….
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.shorter: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def seen(self) -> str:
        """The words that there is room for."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        for text in (self.text(), *self.shorter):
            if metrics.horizontalAdvance(text) <= room:
                return text
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        least = [metrics.averageCharWidth() * 4, self.sizeHint().width()]
        least += [metrics.horizontalAdvance(text) for text in self.shorter]
        return QSize(min(least), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.seen()
        if shown == self.text():
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            role = self.foregroundRole()
            self.style().drawItemText(
                painter,
                self.contentsRect(),
                self.alignment(),
                self.palette(),
                self.isEnabled(),
                shown,
                role,
            )
