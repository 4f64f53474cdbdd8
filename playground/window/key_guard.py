"""Keys belong to the control that has the focus before they are a command of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)

ARROWS = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down))
OWN_KEYS: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QLineEdit, ARROWS | {Qt.Key.Key_Space}),
    (QAbstractSlider, ARROWS),
    (QAbstractItemView, ARROWS | {Qt.Key.Key_Space}),
    (QTabBar, ARROWS),
    (QComboBox, ARROWS | {Qt.Key.Key_Space}),
    (QAbstractButton, frozenset((Qt.Key.Key_Space,))),
)


class KeyGuard(QObject):
    """Lets sliders keep their arrow keys, and buttons and boxes the space bar.

    Qt asks the focused widget before it runs a shortcut, but most widgets do not answer. Only
    the widget that has the focus is watched: a filter on everything would cost every event.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._follow)

    @Slot("QWidget*", "QWidget*")
    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and self._owns(watched, event):
                event.accept()
                return True
        return False

    def _owns(self, watched: QObject, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        return any(isinstance(watched, kind) and key in keys for kind, keys in OWN_KEYS)
