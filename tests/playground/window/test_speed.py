"""The speed of training: a scale that can be watched."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from playground.app import application
from playground.look.theme import named
from playground.session.settings import Settings
from playground.window.bar.speed import NO_LIMIT, SpeedChoice, position_of, speed_at


@pytest.fixture
def choice(qtbot: QtBot) -> SpeedChoice:
    """The slider, with what it has told in `told`."""
    made = SpeedChoice(named(application(), "light"))
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("speed", [1.0, 10.0, 100.0, 200.0, 1000.0, None])
def test_marks_and_default_are_positions(speed: float | None) -> None:
    assert speed_at(position_of(speed)) == speed


def test_the_keys_go_up_and_down_the_scale(choice: SpeedChoice) -> None:
    assert choice.speed == 200
    told: list[float | None] = []
    choice.chosen.connect(told.append)
    for _ in range(9):
        choice.leap(1)
    assert told == [320, 1000, 3200, None]
    for _ in range(12):
        choice.leap(-1)
    assert told[4:] == [3200, 1000, 320, 100, 32, 10, 3.2, 1]


def test_the_speed_is_remembered() -> None:
    settings = Settings()
    assert settings.speed == 200
    for speed in (3.2, None, 1000.0):
        settings.speed = speed
        assert Settings().speed == speed
    settings._store.keep(speed="fast")
    assert Settings().speed == 200
    assert position_of(None) == NO_LIMIT
