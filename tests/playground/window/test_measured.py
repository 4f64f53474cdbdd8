"""Of which step a panel's numbers are, where the bar shows another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from engine.probes import MetricsProbe, PathSlice, Probe, ScoresProbe
from engine.running.pace import AT_REST, Pace, Want
from engine.running.snapshot import Snapshot, Status
from playground.widgets.card_dock import CardDock
from playground.window.measured import MeasuredSteps

OFTEN, SELDOM, RESTING = ScoresProbe(), MetricsProbe(), PathSlice()


class Watching(QWidget):
    """It wants something often, something seldom, and something at rest, as a panel does."""

    name = "watching"

    def wants(self) -> frozenset[Want]:
        return frozenset(
            (Want(OFTEN, Pace(every=1)), Want(SELDOM, Pace(every=15)), Want(RESTING, AT_REST))
        )


class Bench:
    """A dock with that panel, and what is said in its head."""

    def __init__(self, qtbot: QtBot) -> None:
        window = QMainWindow()
        qtbot.addWidget(window)
        panel = Watching()
        self.dock = CardDock("watching", "Watching", window)
        self.dock.set_content(panel)
        window.setCentralWidget(QWidget())
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.dock)
        window.show()
        self.window = window
        self.measured = MeasuredSteps(lambda: [panel], {"watching": self.dock})

    def said(self, step: int, *probes: Probe, status: Status = Status.RUNNING) -> str:
        readings = dict.fromkeys(probes)
        self.measured.draw(Snapshot(0, step, status=status, readings=readings))
        return self.dock.note.text()


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_what_was_measured_at_this_step_needs_no_words(bench: Bench) -> None:
    assert bench.said(190, OFTEN, SELDOM) == ""


def test_a_panel_that_is_behind_says_of_which_step_it_is(bench: Bench) -> None:
    bench.said(190, OFTEN, SELDOM)
    assert bench.said(197, OFTEN) == "at step 190", "the oldest of its numbers counts"


def test_the_words_stay_while_training_goes_on_and_leave_at_rest(bench: Bench) -> None:
    bench.said(190, OFTEN, SELDOM)
    bench.said(197, OFTEN)
    assert bench.said(1_205, OFTEN, SELDOM) == "at step 1,205"
    assert bench.said(1_205, OFTEN, SELDOM, RESTING, status=Status.PAUSED) == ""


def test_what_waits_for_rest_is_not_waited_for(bench: Bench) -> None:
    bench.said(0, OFTEN, SELDOM, RESTING, status=Status.PAUSED)
    assert bench.said(7, OFTEN, SELDOM) == ""


def test_words_that_come_and_go_move_nothing(bench: Bench) -> None:
    bench.said(190, OFTEN, SELDOM)
    least, wanted = bench.dock.head.minimumSizeHint(), bench.dock.head.sizeHint()
    bench.said(123_456_789, OFTEN)
    assert bench.dock.head.minimumSizeHint() == least
    assert bench.dock.head.sizeHint() == wanted


def test_a_run_that_begins_is_not_late(bench: Bench) -> None:
    bench.said(190, OFTEN, SELDOM)
    bench.said(197, OFTEN)
    bench.measured.start()
    assert bench.dock.note.text() == ""
    assert bench.said(3, OFTEN) == ""
