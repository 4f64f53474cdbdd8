"""The lanes in the bar on top."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.optimizers import SGD, Momentum
from engine.training.setup import Setup
from playground.look.tokens import LIGHT
from playground.panels.lanes_shown import AddLane, Comparison, LaneWish, Light, ShownLane
from playground.window.bar.lane_buttons import LaneButtons


@pytest.fixture
def buttons(qtbot: QtBot) -> LaneButtons:
    made = LaneButtons(LIGHT)
    qtbot.addWidget(made)
    made.show()
    return made


def lanes(*names: str) -> list[ShownLane]:
    setup = Setup.of(spiral())
    rules = (SGD(), Momentum(), SGD(lr=0.1), SGD(lr=0.2))
    specs = [replace(setup.spec, optimizer=rules[i]) for i in range(len(names))]
    return [
        ShownLane(i, name, spec, setup.retuned(spec), i, lit=i == 1 or len(names) == 1)
        for i, (name, spec) in enumerate(zip(names, specs, strict=True))
    ]


def test_a_lane_alone_needs_no_button(buttons: LaneButtons) -> None:
    buttons.set_lanes(lanes("A"), Comparison())
    assert not any(button.isVisible() for button in buttons.buttons)
    assert buttons.add.isEnabled()


def test_a_button_lights_its_lane_and_says_what_differs(buttons: LaneButtons) -> None:
    wishes: list[LaneWish] = []
    buttons.wished.connect(wishes.append)
    buttons.set_lanes(lanes("A", "momentum"), Comparison())
    first, second, *others = buttons.buttons
    assert [first.text(), second.text()] == ["A", "momentum"]
    assert not any(button.isVisible() for button in others)
    assert second.toolTip().endswith("Optimiser: Momentum, μ 0.9")
    assert (first.isChecked(), second.isChecked()) == (False, True)
    first.click()
    buttons.add.click()
    assert wishes == [Light(0), AddLane()]
    assert not first.isChecked(), "until it is lit indeed"


def test_four_are_the_most(buttons: LaneButtons) -> None:
    buttons.set_lanes(lanes("A", "B", "C", "D"), Comparison())
    assert all(button.isVisible() for button in buttons.buttons)
    assert not buttons.add.isEnabled()


def test_the_same_lanes_with_other_runs_need_no_other_room(buttons: LaneButtons) -> None:
    resized: list[str] = []
    buttons.resized.connect(lambda: resized.append("again"))
    buttons.set_lanes(lanes("A", "B"), Comparison())
    buttons.set_lanes([replace(lane, run=lane.run + 7) for lane in lanes("A", "B")], Comparison())
    assert len(resized) == 1
    buttons.set_lanes(lanes("A", "Momentum"), Comparison())
    assert len(resized) == 2
    assert buttons.buttons[1].text() == "Momentum"


def test_where_there_is_little_room_letters_do(buttons: LaneButtons) -> None:
    buttons.set_lanes(lanes("SGD", "Momentum", "a very long name"), Comparison())
    wide = buttons.sizeHint().width()
    assert [button.text() for button in buttons.buttons[:3]] == ["SGD", "Momentum", "C"]
    buttons.set_narrow(True, captioned=False)
    assert [button.text() for button in buttons.buttons[:3]] == ["A", "B", "C"]
    assert buttons.buttons[0].accessibleName() == "Lane SGD"
    lettered = buttons.sizeHint().width()
    assert lettered < 0.7 * wide
    buttons.set_narrow(True, captioned=False, lettered=False)
    assert buttons.sizeHint().width() < lettered
