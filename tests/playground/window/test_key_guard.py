"""Keys belong to the focused control first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.app import application
from playground.widgets.number_field import NumberField
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
        self.number, self.count = NumberField(0, 10), QSpinBox()
        column.addWidget(self.number)
        column.addWidget(self.count)
        self.pressed: list[str] = []
        for key in ("Space", "Right", "Ctrl+Z", "Ctrl+Shift+Z"):
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


def test_undo_takes_back_typing_first_and_then_what_was_entered(
    window: Window, qtbot: QtBot
) -> None:
    """A number that had just been entered kept Ctrl+Z to itself, and did nothing."""
    field, control = window.number, Qt.KeyboardModifier.ControlModifier
    field.show_number(1)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2")
    qtbot.keyClick(field, Qt.Key.Key_Z, control)
    assert field.text() == "1"
    assert window.pressed == []
    qtbot.keyClick(field, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert field.text() == "2"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Z, control)
    assert window.pressed == ["Ctrl+Z"]
    qtbot.keyClick(field, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert window.pressed == ["Ctrl+Z", "Ctrl+Shift+Z"]
    window.count.setFocus()
    qtbot.keyClick(window.count, Qt.Key.Key_Z, control)
    assert window.pressed[2:] == ["Ctrl+Z"]


def test_space_plays_behind_a_number_that_was_entered(window: Window, qtbot: QtBot) -> None:
    """It replaced the number."""
    field = window.number
    field.show_number(1)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Space)
    assert field.text() == "2"
    assert window.pressed == ["Space"]
    qtbot.keyClicks(field, "1 000")
    assert field.text() == "1 000"
    assert window.pressed == ["Space"]
