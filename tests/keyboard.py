"""A keyboard and nothing else: keys go to the window that has them, as the system sends them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

PLAIN = Qt.KeyboardModifier.NoModifier
# More controls than any window has.
MANY = 400


class Keyboard:
    """Presses keys; finds its way by what has the focus, as a person who sees the ring does."""

    def __init__(self, wait: Callable[[Callable[[], bool]], None]) -> None:
        self._wait = wait

    @property
    def focus(self) -> str:
        """The name of the control that has the keyboard."""
        widget = QApplication.focusWidget()
        return "" if widget is None else widget.objectName()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key."""
        window = QGuiApplication.focusWindow()
        assert window is not None, "no window has the keyboard"
        QTest.keyClick(window, key, modifier)

    def type(self, text: str) -> None:
        """Type letters, one after the other."""
        for letter in text:
            window = QGuiApplication.focusWindow()
            assert window is not None
            QTest.sendKeyEvent(QTest.KeyAction.Click, window, Qt.Key.Key_unknown, letter, PLAIN)

    def enter(self, dock: QWidget) -> None:
        """Press F6 until the keyboard is in a dock."""
        for _ in range(MANY):
            if dock.isAncestorOf(QApplication.focusWidget()):
                return
            self.press(Qt.Key.Key_F6)
        raise AssertionError(f"F6 does not lead to {dock.objectName()}")

    def reach(self, name: str) -> QWidget:
        """Press Tab until a control has the keyboard."""
        for _ in range(MANY):
            widget = QApplication.focusWidget()
            if widget is not None and widget.objectName() == name:
                return widget
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")

    def click(self, name: str) -> None:
        """Reach a button and press it."""
        self.reach(name)
        self.press(Qt.Key.Key_Space)

    def pick(self, menu: QMenu, *names: str) -> None:
        """Go down a menu that is open, into the menus in it, to the line with the last name."""
        for number, name in enumerate(names):
            for _ in range(MANY):
                action = menu.activeAction()
                inner = None if action is None else action.menu()
                if action is not None and name in (action.objectName(), action.text()):
                    break
                self.press(Qt.Key.Key_Down)
            else:
                raise AssertionError(f"no line {name} in the menu")
            if number == len(names) - 1:
                self.press(Qt.Key.Key_Return)
            else:
                assert isinstance(inner, QMenu)
                self.press(Qt.Key.Key_Right)
                self._wait(inner.isVisible)
                menu = inner

    def save_as(self, path: Path) -> None:
        """Answer the file dialog that will be opened next: it waits in a loop of its own."""
        timer = QTimer(QApplication.instance())
        timer.setInterval(20)

        def write() -> None:
            dialog = QApplication.activeModalWidget()
            focus = QApplication.focusWidget()
            if not isinstance(dialog, QFileDialog) or not dialog.isAncestorOf(focus):
                return
            timer.stop()
            timer.deleteLater()
            self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            self.type(str(path))
            self.press(Qt.Key.Key_Return)

        timer.timeout.connect(write)
        timer.start()
