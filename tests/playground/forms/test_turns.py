"""Panels take turns while a run trains: no frame has to draw many of them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from engine.network.places import Neuron
from engine.training.experiment import ExperimentSpec
from engine.training.trainer import Trainer
from playground.look.tokens import LIGHT
from playground.panels import panel_types
from playground.panels.selection import Selection

# Frames after which everything but the rarest readings repeats itself.
CYCLE = 12


def test_few_panels_are_drawn_in_the_same_frame(qtbot: QtBot) -> None:
    setup = Trainer(ExperimentSpec()).setup
    panels = [kind(LIGHT) for kind in panel_types().values()]
    for panel in panels:
        qtbot.addWidget(panel)
        panel.start(setup)
        panel.set_experiment(setup.spec, setup)
        panel.select(Selection.of(place=Neuron(0, 0)))
    drawn: dict[int, set[str]] = {frame: set() for frame in range(CYCLE)}
    for panel in panels:
        for probe in panel.probes():
            if not probe.resting:
                for frame, names in drawn.items():
                    if (frame - probe.phase) % min(probe.every, CYCLE) == 0:
                        names.add(panel.name)
    # Confusion matrix and data table share their answers, which are taken once for both.
    crowded = {frame: names for frame, names in drawn.items() if len(names - {"table"}) > 3}
    assert not crowded
    # The boundary moves in every second frame; in the others each panel has the frame to itself.
    assert all(len(names) <= 1 for frame, names in drawn.items() if frame % 2)
