"""Keys belong to the focused control first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.app import application
from playground.window.key_guard import KeyGuard


class Window(QWidget):
    """A slider, a check box and a list of choices in a window with shortcuts."""

    def __init__(self) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.box = QCheckBox("box")
        self.choices = QComboBox()
        self.choices.addItems(["a", "b"])
        column = QVBoxLayout(self)
        column.addWidget(self.choices)
        column.addWidget(self.slider)
        column.addWidget(self.box)
        self.pressed: list[str] = []
        for key in ("Space", "Right"):
            action = QAction(key, self)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _=False, name=key: self.pressed.append(name))
            self.addAction(action)
        self.guard = KeyGuard(application(), self)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """The window, active."""
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_slider_keeps_its_arrows(window: Window, qtbot: QtBot) -> None:
    window.slider.setFocus()
    qtbot.keyClick(window.slider, Qt.Key.Key_Right)
    assert window.slider.value() == 1
    assert window.pressed == []
    qtbot.keyClick(window.slider, Qt.Key.Key_Space)
    assert window.pressed == ["Space"]


def test_a_list_of_choices_is_not_opened_again_by_space(window: Window, qtbot: QtBot) -> None:
    """After a pick by mouse or key it has the keyboard: what is meant is to play."""
    window.choices.setFocus()
    qtbot.keyClick(window.choices, Qt.Key.Key_Down)
    assert window.choices.currentText() == "b"
    qtbot.keyClick(window.choices, Qt.Key.Key_Space)
    assert window.pressed == ["Space"]
    assert not window.choices.view().isVisible()


def test_a_box_keeps_its_space(window: Window, qtbot: QtBot) -> None:
    window.box.setFocus()
    qtbot.keyClick(window.box, Qt.Key.Key_Space)
    assert window.box.isChecked()
    assert window.pressed == []
    qtbot.keyClick(window.box, Qt.Key.Key_Right)
    assert window.pressed == ["Right"]
