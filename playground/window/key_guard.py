"""Keys belong to the control that has the focus before they are a command of the window."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from playground.widgets.number_field import NumberField

ARROWS = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down))
OWN_KEYS: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QLineEdit, ARROWS | {Qt.Key.Key_Space}),
    (QAbstractSlider, ARROWS),
    (QAbstractItemView, ARROWS | {Qt.Key.Key_Space}),
    (QTabBar, ARROWS),
    (QComboBox, ARROWS),
    (QAbstractButton, frozenset((Qt.Key.Key_Space,))),
)
TYPED_IN = (QLineEdit, QAbstractSpinBox, QTextEdit, QPlainTextEdit)
# On a Mac the Option key, which Qt calls Alt, types letters.
ALT_TYPES = sys.platform == "darwin"


class KeyGuard(QObject):
    """Lets sliders keep their arrow keys, buttons and boxes the space bar, and Alt the menus.

    Whoever came to a control with the mouse plays with the space bar, wherever they clicked,
    unless they can type there; whoever came with the keyboard presses the control with it. A list
    of choices is opened by Enter, Alt with an arrow or F4: Space would open it again after a pick.
    So it does in a field for a number in which nothing is being typed.
    Ctrl+Z takes back typing in a field as long as there is some, and then what was entered.

    Qt asks the focused widget before it runs a shortcut, but most widgets do not answer. Only
    the widget that has the focus is watched: a filter on everything would cost every event.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._by_mouse = False
        app.focusChanged.connect(self._follow)

    @Slot("QWidget*", "QWidget*")
    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)
            self._by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._by_mouse = True
        elif isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if kind == QEvent.Type.ShortcutOverride:
                return self._decide(watched, event) if plain else _leave(watched, event)
            if kind == QEvent.Type.KeyPress:
                if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, *ARROWS):
                    self._by_mouse = False
                # No menu has this letter: it is not to be typed instead.
                alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
                return alt and not ALT_TYPES and event.text().isprintable() and event.text() != ""
        return False

    def _decide(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether the control or the window gets a key that both know."""
        key = Qt.Key(event.key())
        plays = self._by_mouse and not isinstance(watched, TYPED_IN)
        # No number begins with a space.
        plays = plays or (isinstance(watched, NumberField) and not watched.typing)
        if key == Qt.Key.Key_Space and (plays or isinstance(watched, QComboBox)):
            event.ignore()
            return True
        if any(isinstance(watched, kind) and key in keys for kind, keys in OWN_KEYS):
            event.accept()
            return True
        return False


def _leave(watched: QObject, event: QKeyEvent) -> bool:
    """Leave undo and redo to the window where no typing is left to be taken back."""
    line = watched.findChild(QLineEdit) if isinstance(watched, QAbstractSpinBox) else watched
    if not isinstance(line, QLineEdit):
        return False
    undoes = event.matches(QKeySequence.StandardKey.Undo) and not line.isUndoAvailable()
    redoes = event.matches(QKeySequence.StandardKey.Redo) and not line.isRedoAvailable()
    if undoes or redoes:
        event.ignore()
    return undoes or redoes
