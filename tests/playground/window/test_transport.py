"""The bar on top in every width: what matters most keeps its room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from dressing import look_kept
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QToolBar
from pytestqt.qtbot import QtBot
from samples import spiral

import playground.look.theme as look
from engine.data.datasets import dataset
from engine.network.losses import MeanSquaredError
from engine.running.snapshot import Snapshot, Status
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import LIGHT, Theme
from playground.panels.lanes_shown import Comparison, ShownLane
from playground.window.actions import ACTIONS
from playground.window.bar.transport import Transport

MARKER = Qt.ToolButtonStyle.ToolButtonIconOnly


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, whose look is put back afterwards."""
    with look_kept(qapp):
        yield qapp


def shown_bar(qtbot: QtBot, theme: Theme, width: int) -> tuple[QMainWindow, Transport]:
    """In a tool bar, whose buttons have a look of their own."""
    kinds = ("text", "word")
    chosen = [action for kind in kinds for action in ACTIONS if action.toolbar == kind]
    bar = Transport(theme, [(named(action.name), action) for action in chosen])
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
    return window, bar


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.projector()], ids=["screen", "projector"])
@pytest.mark.parametrize("width", [1272, 1358, 1912])
def test_the_button_to_play_is_never_cut(
    qtbot: QtBot, dressed: QApplication, theme: Theme, width: int
) -> None:
    look.apply(dressed, theme)
    _window, bar = shown_bar(qtbot, theme, width)
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


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.projector()], ids=["screen", "projector"])
def test_the_lanes_are_never_cut(qtbot: QtBot, dressed: QApplication, theme: Theme) -> None:
    """Names that had come back in a wider window had the room of the letters before."""
    look.apply(dressed, theme)
    window, bar = shown_bar(qtbot, theme, 1272)
    setup = Setup.of(spiral())
    names = ("SGD", "Momentum", "RMSProp", "Adam")
    lanes = [ShownLane(i, name, setup.spec, setup, i) for i, name in enumerate(names)]
    bar.lanes.set_lanes(lanes, Comparison())
    seen = set()
    for width in (*range(1272, 2050, 50), 1272):
        window.resize(width, 200)
        qtbot.wait(1)
        buttons = bar.lanes.buttons
        # A marker alone has room to spare.
        worded = [each for each in buttons if each.toolButtonStyle() is not MARKER]
        shown = [part for part in (bar.lanes.caption, *worded) if part.isVisible()]
        cut = [part.objectName() for part in shown if part.width() < part.sizeHint().width()]
        assert not cut, width
        seen.add(bar.lanes.buttons[1].text())
    assert theme is not LIGHT or seen == {"B", "Momentum"}


def named(name: str) -> QAction:
    action = QAction(name)
    action.setObjectName(name)
    return action


def test_another_run_of_the_same_kind_does_not_fit_the_bar_anew(qtbot: QtBot, monkeypatch) -> None:
    _, bar = shown_bar(qtbot, LIGHT, 1280)
    fitted: list[str] = []
    speed = bar.speed.set_narrow
    monkeypatch.setattr(bar.speed, "set_narrow", lambda narrow: fitted.append("") or speed(narrow))
    bar.start(Setup.of(replace(spiral(), weights_draw=1)))
    bar.show_seed(0)
    assert not fitted, "it takes as long as all panels together"
    sine = ExperimentSpec(data=DataSpec(dataset["sine"]()), loss=MeanSquaredError())
    bar.start(Setup.of(sine))
    assert fitted, "numbers have an error beside their loss"
