"""The bar on top in every width: what matters most keeps its room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QToolBar
from pytestqt.qtbot import QtBot
from samples import spiral

import playground.look.theme as look
from engine.running.snapshot import Snapshot, Status
from engine.training.setup import Setup
from playground.look.tokens import LIGHT, Theme
from playground.window.actions import ACTIONS
from playground.window.bar.transport import Transport


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, whose look is put back afterwards."""
    before = qapp.palette(), qapp.font(), qapp.styleSheet()
    yield qapp
    qapp.setPalette(before[0])
    qapp.setFont(before[1])
    qapp.setStyleSheet(before[2])


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.projector()], ids=["screen", "projector"])
@pytest.mark.parametrize("width", [1272, 1358, 1912])
def test_the_button_to_play_is_never_cut(
    qtbot: QtBot, dressed: QApplication, theme: Theme, width: int
) -> None:
    look.apply(dressed, theme)
    kinds = ("text", "word")
    chosen = [action for kind in kinds for action in ACTIONS if action.toolbar == kind]
    bar = Transport(theme, [(named(action.name), action) for action in chosen])
    # In a tool bar, whose buttons have a look of their own.
    window, tools = QMainWindow(), QToolBar()
    qtbot.addWidget(window)
    tools.addWidget(bar)
    window.addToolBar(tools)
    bar.start(Setup.of(spiral()))
    bar.show_seed(0)
    window.resize(width - 1, 200)
    with qtbot.waitExposed(window):
        window.show()
    window.resize(width, 200)
    places = []
    for training in (False, True):
        status = Status.RUNNING if training else Status.PAUSED
        bar.draw(Snapshot(0, status=status, training=training))
        qtbot.wait(1)
        cut = {
            name: (button.width(), button.sizeHint().width())
            for name, button in bar.buttons.items()
            if button.text() and button.width() < button.sizeHint().width()
        }
        assert not cut
        places.append([button.x() for button in bar.buttons.values()])
    assert places[0] == places[1], "Play and Pause move nothing"


def named(name: str) -> QAction:
    action = QAction(name)
    action.setObjectName(name)
    return action
