"""Panels take turns while a run trains: no frame has to draw many of them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from engine.network.places import Neuron, Parameter, Place
from engine.probes import DecisionField, Probe
from engine.running.pace import NOW_AND_THEN, paces_of
from engine.running.turns import turns_of
from engine.specs.differences import every_path
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import LIGHT
from playground.panels import panel_types
from playground.panels.inspector.panel import InspectorPanel
from playground.panels.panel import Panel
from playground.panels.selection import Selection

CYCLE = int(NOW_AND_THEN.every)


@pytest.fixture
def panels(qtbot: QtBot) -> list[Panel]:
    """Every panel, with something to inspect."""
    setup = Setup.of(ExperimentSpec())
    made = [kind(LIGHT) for kind in panel_types().values()]
    for panel in made:
        qtbot.addWidget(panel)
        panel.start(setup)
        panel.set_experiment(setup.spec, setup, every_path(setup.spec))
        panel.select(Selection.of(place=Neuron(0, 0)))
    return made


@pytest.mark.parametrize("field", [0.0, 0.01])
def test_few_panels_are_drawn_in_the_same_frame(panels: list[Panel], field: float) -> None:
    """Whatever it takes to measure the boundary, which is drawn in every second frame."""
    # Lanes stand in the place of all others, and what PPCA wants of the data is measured once.
    panels = [panel for panel in panels if panel.name not in ("lanes", "ppca")]
    owners: dict[Probe, set[str]] = {}
    for panel in panels:
        for want in panel.wants():
            owners.setdefault(want.probe, set()).add(panel.name)
    wants = frozenset().union(*(panel.wants() for panel in panels))
    costs = {p: field if isinstance(p, DecisionField) else 0.001 for p in paces_of(wants)}
    turns = turns_of(wants, costs)
    for frame in range(CYCLE):
        due = [turn.probe for turn in turns if turn.due(frame)]
        # Confusion matrix and data table share their answers, which are taken once for both.
        drawn = set().union(*(owners[probe] for probe in due)) - {"table"}
        # All panels there are, at once: more than one person looks at.
        assert len(drawn) <= 3, frame


@pytest.mark.parametrize("place", [Parameter(0, "W", (0, 0)), Neuron(0, 0)])
def test_what_a_panel_draws_as_one_comes_in_one_frame(panels: list[Panel], place: Place) -> None:
    for panel in panels:
        panel.select(Selection.of(place=place))
        if isinstance(panel, InspectorPanel):
            panel.trace_button.setChecked(True)
    together: dict[str, set[int]] = {}
    turns = turns_of(frozenset().union(*(panel.wants() for panel in panels)), {})
    firsts = {turn.probe: turn.first for turn in turns}
    for panel in panels:
        for want in panel.wants():
            if want.pace.together:
                together.setdefault(want.pace.together, set()).add(firsts[want.probe])
    assert {"boundary", "optimizer", "inspector"} <= set(together)
    assert all(len(frames) == 1 for frames in together.values()), together
