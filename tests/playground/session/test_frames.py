"""Frames follow each other at 30 a second, and wait for their turn again once training goes on."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QTimer

from engine.running.snapshot import Snapshot
from engine.running.thread import FRAME
from playground.session.training.frames import LATE, Frames

USUAL = Snapshot(0, training=True)


class Taken:
    """A thread that has a snapshot ready whenever one is asked for, unless it has `nothing`."""

    nothing = False

    def take(self) -> Snapshot | None:
        return None if self.nothing else USUAL

    def resume(self, seconds: float) -> None:
        pass


class Watched:
    """Frames that are called by hand, at a time that the test tells."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: QObject) -> None:
        self.now = 100.0
        clock = SimpleNamespace(perf_counter=lambda: self.now)
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
