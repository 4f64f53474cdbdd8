"""One value for what is selected: what was picked, what stands, what goes with its setup."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.network.layers import Activate, Dense
from engine.network.places import Column, Neuron, Parameter
from engine.training.setup import Setup
from playground.look.tokens import LIGHT
from playground.panels import panel_types
from playground.panels.panel import Panel
from playground.panels.selection import Cell, Selection

PARTS = {field.name for field in fields(Selection)} - {"picked"}
CELL = Cell("test", 0, 1)
SETUP = Setup.of(spiral())
KINDS = panel_types()


def test_what_is_picked_joins_what_stands() -> None:
    first = Selection().then(Selection.of(place=Neuron(0, 1)))
    assert (first.place, first.picked) == (Neuron(0, 1), {"place"})
    second = first.then(Selection.of(cell=CELL, sample=7))
    assert second == Selection(Neuron(0, 1), 7, CELL, frozenset(("cell", "sample")))
    third = second.then(Selection.of(place=None))
    assert third == Selection(None, 7, CELL, frozenset(("place",)))


def test_the_same_can_be_picked_again() -> None:
    once = Selection().then(Selection.of(sample=3))
    assert once.then(Selection.of(sample=3)) == once
    assert once.then(Selection.of(place=Column(0))) != once


def test_a_part_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TypeError):
        Selection.of(palce=Neuron(0, 0))


def test_what_was_picked_shows_a_panel_unless_it_is_nothing() -> None:
    picked = Selection(place=Neuron(0, 1)).then(Selection.of(sample=0))
    assert picked.shows(("sample",))
    assert picked.shows(("cell", "sample"))
    assert not picked.shows(("place", "cell"))
    assert not picked.shows(())
    assert not picked.then(Selection.of(place=None)).shows(("place",))


def test_another_setup_keeps_what_it_has_too() -> None:
    whole = Selection(Neuron(0, 1), 7, CELL, frozenset(("cell",)))
    assert whole.within(SETUP) == replace(whole, picked=frozenset())
    narrow = Setup.of(spiral(layers=(Dense(units=1), Activate())))
    assert whole.within(narrow) == Selection(None, 7, CELL)
    few = Setup.of(spiral(samples=20))
    assert Selection(Column(0), 20, CELL).within(few) == Selection(Column(0), None, CELL)
    assert Selection(cell=Cell("test", 0, 9)).within(SETUP) == Selection()
    assert Selection(Parameter(0, "W", (0, 99))).within(SETUP) == Selection()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_panels_are_revealed_by_parts_that_there_are(kind: type[Panel]) -> None:
    assert set(kind.revealed_by) <= PARTS


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_panels_share_places_that_there_are(kind: type[Panel]) -> None:
    assert not kind.home or kind.home in KINDS
    assert kind.home != kind.name


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_panel_takes_every_selection_before_and_after_it_has_a_network(
    kind: type[Panel], qtbot: QtBot
) -> None:
    panel = kind(LIGHT)
    qtbot.addWidget(panel)
    picks = [
        *(Selection.of(place=place) for place in (Neuron(-1, 0), Parameter(0, "W", (0, 0)))),
        *(Selection.of(place=place) for place in (Column(0), Neuron(9, 9), None)),
        *(Selection.of(sample=row) for row in (0, 10**6, None)),
        *(Selection.of(cell=cell) for cell in (CELL, Cell("train", 0, 99), None)),
    ]
    for _ in range(2):
        now = Selection()
        for pick in picks:
            now = now.then(pick)
            panel.select(now)
        panel.start(SETUP)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_panel_does_every_action_that_it_brings(kind: type[Panel], qtbot: QtBot) -> None:
    panel = kind(LIGHT)
    qtbot.addWidget(panel)
    assert not kind.brings or kind.act is not Panel.act
    for action in kind.brings:
        panel.act(action.name)
