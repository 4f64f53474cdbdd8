"""A tool-tip about something that changes while one looks at it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


class LiveTip(QObject):
    """Shows what `words` says of a place of the widget, and asks again with every painting.

    What is painted anew has changed, so that the tip is never older than the picture under it. Who
    shows it is asked for each time: what Qt has made by itself, such as a table's viewport, Python
    may forget and know again as another object.
    """

    def __init__(self, widget: QWidget, words: Callable[[QPointF], str]) -> None:
        super().__init__(widget)
        self._words = words
        self._at, self._place = QPoint(), QPointF()
        self._text = ""
        widget.installEventFilter(self)

    def show(self, at: QPoint, place: QPointF) -> None:
        """Show the tip for a `place` of the widget at a point of the screen."""
        self._at, self._place = QPoint(at), QPointF(place)
        self._text = self._words(place)
        widget = self.parent()
        if isinstance(widget, QWidget):
            QToolTip.showText(at, self._text, widget)

    def hide(self) -> None:
        """Take it away, unless another one is shown by now."""
        if self._text and QToolTip.text() == self._text:
            QToolTip.hideText()
        self._text = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self.show(event.globalPos(), QPointF(event.pos()))
            return True
        if self._text and event.type() is QEvent.Type.Paint:
            self._renew()
        return False

    def _renew(self) -> None:
        if not QToolTip.isVisible() or QToolTip.text() != self._text:
            self._text = ""
        elif self._words(self._place) != self._text:
            self.show(self._at, self._place)
