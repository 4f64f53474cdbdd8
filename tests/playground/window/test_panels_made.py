"""Panels are made when they are first seen, and know then what the others were told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.network.places import Neuron, Parameter
from engine.running.snapshot import Snapshot
from engine.specs.differences import differences
from engine.training.run import Run
from engine.training.setup import Setup
from playground.look.tokens import DARK, LIGHT
from playground.panels import panel_types
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.window.docking.default_layout import ON_DEMAND
from playground.window.docking.panels import Panels
from playground.window.main_window import MainWindow

KINDS = panel_types()


def told(panels: Panels) -> Run:
    """Tell panels everything they are told of a run; returned after some steps."""
    first = Setup.of(spiral())
    panels.set_experiment(first.spec, first, frozenset({"seed"}))
    panels.start(first)
    edited = replace(spiral(), optimizer=replace(spiral().optimizer, lr=0.02))
    run = Run(edited)
    panels.set_experiment(edited, run.trainer.setup, differences(first.spec, edited))
    panels.start(run.trainer.setup)
    panels.select(Selection.of(place=Neuron(0, 1)))
    panels.set_theme(DARK)
    for _ in range(5):
        run.step()
    return run


def drawn(panel: Panel, run: Run) -> list[list[object]]:
    """The numbers a panel has after it was shown what it wants."""
    panel.show()
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, run.step_count, readings=readings))
    return panel.table()


@pytest.mark.parametrize("name", KINDS)
def test_one_that_is_made_late_shows_what_an_early_one_does(name: str, qtbot: QtBot) -> None:
    early, late = Panels(KINDS, LIGHT), Panels(KINDS, LIGHT)
    for panels in (early, late):
        panels.each(qtbot.addWidget)
    assert early[name] in early.made()
    run = told(early)
    told(late)
    assert late.made() == []
    assert late[name].theme == early[name].theme == DARK
    assert late[name].wants() == early[name].wants()
    assert drawn(late[name], run) == drawn(early[name], run)


@pytest.mark.parametrize("name", KINDS)
def test_one_that_nobody_sees_shows_afterwards_what_one_in_sight_does(
    name: str, qtbot: QtBot
) -> None:
    seen, unseen = Panels(KINDS, LIGHT), Panels(KINDS, LIGHT)
    for panels in (seen, unseen):
        panels.each(qtbot.addWidget)
        first = Setup.of(spiral())
        panels.set_experiment(first.spec, first, frozenset({"seed"}))
        panels.start(first)
        panels[name].show()
    panel = unseen[name]
    panel.hide()
    run = told(seen)
    told(unseen)
    panel.show()
    assert unseen.seen() == [panel]
    assert panel.theme == seen[name].theme == DARK
    assert panel.wants() == seen[name].wants()
    assert drawn(panel, run) == drawn(seen[name], run)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if not kind.marks_edits])
def test_one_that_nobody_sees_is_told_of_the_last_run_alone(
    name: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panels = Panels(KINDS, LIGHT)
    panels.each(qtbot.addWidget)
    calls: list[object] = []
    panel = panels[name]
    for method in ("start", "set_experiment", "set_lanes", "select", "show_phase"):
        monkeypatch.setattr(
            panel, method, lambda *news, method=method: calls.append((method, *news))
        )
    first, last = Setup.of(spiral()), Setup.of(replace(spiral(), seed=5))
    panels.set_experiment(first.spec, first, frozenset({"layers", "data"}))
    panels.start(first)
    panels.set_experiment(last.spec, last, frozenset({"seed"}))
    panels.start(last)
    panels.select(Selection.of(place=Neuron(0, 1)))
    panels.show_phase(None)
    assert calls == []
    assert panels[name] is panel
    changed = frozenset({"layers", "data", "seed"})
    picked = Selection.of(place=Neuron(0, 1))
    assert calls == [
        ("set_experiment", last.spec, last, changed),
        ("start", last),
        ("select", picked),
        ("show_phase", None),
    ]
    assert panels[name] is panel
    assert len(calls) == 4


@pytest.mark.parametrize("name", KINDS)
def test_one_that_is_made_late_is_not_told_of_what_has_gone(name: str, qtbot: QtBot) -> None:
    panels = Panels(KINDS, LIGHT)
    panels.each(qtbot.addWidget)
    large = Setup.of(spiral())
    panels.set_experiment(large.spec, large, frozenset({"seed"}))
    panels.start(large)
    panels.select(Selection.of(place=Parameter(2, "b", (0,))))
    panels.select(Selection.of(sample=len(large.data.x) - 1))
    small = replace(spiral(), layers=spiral().layers[:1], data=spiral(20).data)
    setup = Setup.of(small)
    panels.set_experiment(small, setup, differences(large.spec, small))
    panels.start(setup)
    run = Run(small)
    assert drawn(panels[name], run) is not None


def test_a_window_makes_what_can_be_seen_and_the_others_when_they_come_to_light(
    qtbot: QtBot,
) -> None:
    window = MainWindow(Setup.of(spiral()), LIGHT, KINDS)
    qtbot.addWidget(window)
    welcomed: list[Panel] = []
    window.panels.each(welcomed.append)
    assert welcomed == window.panels.made()
    welcomed.clear()
    window.show()
    made = {panel.name for panel in window.panels.made()}
    assert made == {n for n, kind in KINDS.items() if not kind.home and n not in ON_DEMAND}
    assert not window.panels.sees("roc")
    window.arranger.reveal("roc")
    qtbot.waitUntil(lambda: window.panels.sees("roc"))
    assert [panel.name for panel in welcomed] == ["roc"]
    assert window.docks["roc"].isAncestorOf(window.panels["roc"])
    assert "roc" in window.menus_by_panel
