"""A file that a person drags onto a window and lets go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
# Where in the window.
AT = QPoint(20, 20)


def drop(window: QWidget, path: Path) -> None:
    """Let go of a file over the window, which must be willing to take it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    entering = _entering(data)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(AT), COPY, data, LEFT, PLAIN))


def _entering(data: QMimeData) -> QDragEnterEvent:
    try:
        return QDragEnterEvent(QPointF(AT), COPY, data, LEFT, PLAIN)
    except TypeError:
        # Before Qt 6.12 it took whole pixels only.
        return QDragEnterEvent(AT, COPY, data, LEFT, PLAIN)
