"""The real window, opened for a flow and closed after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from engine.running.snapshot import Snapshot
from engine.training.experiment import ExperimentSpec
from playground import app
from playground.control.controller import Controller

PATIENCE = 30_000
PLAIN = Qt.KeyboardModifier.NoModifier


class User:
    """What a person can do: look, click, type."""

    def __init__(self, controller: Controller, qtbot: QtBot) -> None:
        self.controller, self.window, self.qtbot = controller, controller.window, qtbot
        self.session = controller.session
        self.snapshots: list[Snapshot] = []
        self.session.snapshot_ready.connect(self.snapshots.append)

    def find(self, name: str) -> QWidget:
        """The control with this object name."""
        found = self.window.findChild(QWidget, name)
        assert found is not None, f"there is no control {name!r}"
        return found

    def click(self, name: str) -> None:
        """Click a button that can be seen."""
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isVisible()
        assert button.isEnabled()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_number(self, name: str, text: str) -> None:
        """Replace what a number field says, and press Enter."""
        field = self.find(name).findChild(QLineEdit)
        assert field is not None
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key in the window, with no control focused."""
        focused = self.window.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self.qtbot.keyClick(self.window, key, modifier)

    def stat(self, name: str) -> str:
        """What a number in the bar says."""
        return self.window.transport.stats[name].text()

    def percent(self, name: str) -> float:
        """A percentage in the bar as a number; NaN while there is none."""
        text = self.stat(name)
        return float(text.removesuffix("\u00a0%")) if text.endswith("%") else float("nan")

    def step_shown(self) -> int:
        """The step counter."""
        return int(self.stat("step").replace(",", "")) if self.stat("step") != "–" else 0

    def playing(self) -> bool:
        """Whether the play button offers to pause."""
        return self.find("transport.play").accessibleName() == "Pause"

    def rest(self) -> None:
        """Wait until the run rests and all that can be seen is of its last step.

        Panels are drawn in turns: some come after the step counter and the button have changed.
        """
        docks = self.window.docks.values()
        self.wait(lambda: not self.playing() and not any(dock.note.text() for dock in docks))

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something can be seen."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE)


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[[ExperimentSpec], User]]:
    """Opens the window on an experiment; whatever is still open is closed after the test."""
    opened: list[Controller] = []

    def show(spec: ExperimentSpec) -> User:
        controller = app.build(spec, "light")
        opened.append(controller)
        # Nobody watches: what is learnt may be learnt as fast as it goes.
        controller.window.transport.speed.choose(None)
        # Without a window manager nobody else gives the window the keyboard.
        with qtbot.waitActive(controller.window):
            controller.window.show()
            controller.window.activateWindow()
        user = User(controller, qtbot)
        user.wait(lambda: user.stat("step") != "–")
        return user

    yield show
    for controller in opened:
        controller.discard_changes()
        controller.window.close()
        controller.window.deleteLater()
        controller.deleteLater()
