"""The list of shortcuts: complete, and no higher than the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from playground.panels import panel_types
from playground.window.actions import actions_with
from playground.window.help import shortcuts_dialog


@pytest.mark.parametrize("height", [300, 2000])
def test_every_key_is_listed_in_the_height_there_is(qtbot: QtBot, height: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, height)
    commands = actions_with(panel_types().values())
    dialog = shortcuts_dialog(commands, window)
    dialog.open()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert all(command.tip in words for command in commands if command.shortcut)
    assert dialog.height() <= height
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    assert (bar.maximum() > 0) is (height == 300)
    dialog.close()
