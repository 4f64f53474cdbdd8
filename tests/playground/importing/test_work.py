"""Work aside: one thing at a time, left without waiting, finished at once if it is short."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from engine.steps import Steps
from playground.importing.work import Work

PATIENCE = 5_000


class Heard(QObject):
    """Work and what it has said."""

    def __init__(self) -> None:
        super().__init__()
        self.work = Work((ValueError,), self)
        self.said: list[object] = []
        self.work.finished.connect(self.said.append)
        self.work.failed.connect(self.said.append)


@pytest.fixture
def heard(qtbot: QtBot) -> Iterator[Heard]:
    made = Heard()
    yield made
    made.work.stop()


def short(result: str) -> Steps[str]:
    yield 0.5
    return result


def bad() -> Steps[str]:
    yield 0.5
    raise ValueError("it cannot be")


def held(gate: threading.Event) -> Steps[str]:
    yield 0.0
    gate.wait(20)
    yield 0.5
    return "held"


def test_what_is_short_is_over_at_once(heard: Heard) -> None:
    heard.work.start(short("done"), PATIENCE)
    assert heard.said == ["done"]
    assert not heard.work.busy()


def test_a_refusal_is_a_sentence(heard: Heard) -> None:
    heard.work.start(bad(), PATIENCE)
    assert heard.said == ["it cannot be"]


def test_what_is_left_says_nothing_more_and_nobody_waits_for_it(heard: Heard, qtbot: QtBot) -> None:
    gate = threading.Event()
    heard.work.start(held(gate))
    heard.work.leave()
    assert not heard.work.busy()
    heard.work.start(short("next"))
    gate.set()
    qtbot.waitUntil(lambda: bool(heard.said))
    assert heard.said == ["next"]


def test_the_newest_of_many_is_done(heard: Heard, qtbot: QtBot) -> None:
    gate = threading.Event()
    heard.work.start(held(gate))
    for n in range(50):
        heard.work.start(short(f"{n}"))
    gate.set()
    qtbot.waitUntil(lambda: bool(heard.said))
    heard.work.stop()
    assert heard.said == ["49"]
