"""Frames follow each other at 30 a second, and wait for their turn again once training goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer

from engine.probes import ScoresProbe
from engine.running.snapshot import Snapshot
from engine.running.thread import FRAME
from playground.session.training.frames import LATE, ROUNDS, Frames

USUAL = Snapshot(0, training=True)


class Taken:
    """A thread that has a snapshot ready whenever one is asked for, unless it has `nothing`."""

    nothing = False
    snapshot = USUAL

    def __init__(self) -> None:
        # How long it might have been waited for, and what drawing took.
        self.patience: list[float] = []
        self.drawn: list[float | None] = []

    def take(self, patience: float) -> Snapshot | None:
        self.patience.append(patience)
        return None if self.nothing else self.snapshot

    def resume(self, seconds: float, drawn: float | None) -> None:
        self.drawn.append(drawn)


class Watched:
    """Frames that are called by hand, at a time that the test tells."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: QObject) -> None:
        self.now = 100.0
        self.worked = 5.0
        clock = SimpleNamespace(perf_counter=lambda: self.now, thread_time=lambda: self.worked)
        monkeypatch.setattr("playground.session.training.frames.time", clock)
        self.runner = Taken()
        self.frames = Frames(self.runner, owner)  # type: ignore[arg-type]
        self.timer = owner.findChildren(QTimer)[0]

    def frame(self, after: float) -> float:
        """A frame so many seconds after the one before; the seconds until the next one."""
        self.now += after
        self.frames._frame()
        return self.timer.interval() / 1000


@pytest.fixture
def watched(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    owner = QObject()
    made = Watched(monkeypatch, owner)
    yield made
    made.frames.stop()


def test_a_frame_that_comes_a_little_late_does_not_hold_off_the_next(watched: Watched) -> None:
    wait, began = watched.frame(FRAME), watched.now
    for _ in range(30):
        wait = watched.frame(wait + 0.002)
    assert watched.now - began == pytest.approx(30 * FRAME, rel=0.02)


def test_after_a_long_one_training_gets_the_time_of_a_whole_frame(watched: Watched) -> None:
    watched.frame(FRAME)
    assert watched.frame(0.2) == FRAME


def test_one_that_is_missing_is_looked_for_soon(watched: Watched) -> None:
    watched.frame(FRAME)
    watched.runner.nothing = True
    assert watched.frame(FRAME) == LATE


def test_who_plays_on_at_once_after_a_pause_is_in_no_hurry(watched: Watched) -> None:
    """Asked for before a frame had told of the pause, it went on without a pause between frames."""
    watched.frame(FRAME)
    watched.frames.hurry()
    assert watched.frame(LATE) == LATE
    watched.frames.take_time()
    assert watched.frame(LATE) == FRAME


def test_a_snapshot_that_is_a_little_late_is_waited_for_while_training(watched: Watched) -> None:
    watched.frame(FRAME)
    assert watched.runner.patience == [0.0]
    watched.frame(FRAME)
    watched.frames.hurry()
    watched.frame(LATE)
    assert watched.runner.patience == [0.0, LATE, 0.0]


def test_training_is_told_how_long_something_new_took_to_be_drawn(watched: Watched) -> None:
    """All of the window's own work up to the last painting; nothing where all stays as it was."""
    scores = {ScoresProbe(): None}
    new = replace(USUAL, readings=scores)
    beside = replace(USUAL, beside=(new,))
    for watched.runner.snapshot in (new, USUAL, beside):
        watched.frame(FRAME)
        watched.worked += 0.25
        for _ in range(ROUNDS):
            QCoreApplication.sendPostedEvents(watched.frames)
    assert watched.runner.drawn == [0.25, None, 0.25]
