"""What holds up the window is said before it begins, and no longer than it lasts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.window.busy_line import BusyLine


class Painted(QObject):
    """Counts how often something has been painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[BusyLine]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 300)
    made = BusyLine(window)
    window.show()
    qtbot.waitExposed(window)
    yield made
    window.hide()


def test_it_is_painted_before_the_work_and_gone_after_it(line: BusyLine) -> None:
    painted = Painted(line)
    with line.holding_up("Changing the look …"):
        assert painted.times >= 1
        assert line.isVisible()
        assert line.text() == "Changing the look …"
        # Nothing that could not be done about it.
        assert not line.action.isVisible()
        assert not line.bar.isVisible()
    assert not line.isVisible()


def test_it_goes_when_the_work_fails_too(line: BusyLine) -> None:
    with pytest.raises(ZeroDivisionError), line.holding_up("Changing the look …"):
        raise ZeroDivisionError
    assert not line.isVisible()


def test_other_work_stays_where_it_is_shown(line: BusyLine) -> None:
    line.begin("Opening moons.bpg …")
    line._say()
    with line.holding_up("Changing the look …"):
        assert line.text() == "Opening moons.bpg …"
    assert line.isVisible()
    assert line.action.isVisible()
    line.end()


def test_what_has_taken_long_already_is_shown_at_once(line: BusyLine) -> None:
    line.go_on("Going to step 4,200 …", 0.25)
    assert line.isVisible()
    assert line.action.isVisible()
    line.go_on("Going to step 4,200 …", 0.63)
    assert line.text() == "Going to step 4,200 …"
    assert line.bar.value() == 630
    bar = QAccessible.queryAccessibleInterface(line.bar)
    assert bar.text(QAccessible.Text.Name) == "Progress"
    assert bar.valueInterface().currentValue() == 630
    line.end()
    assert not line.isVisible()
