"""The X-ray of neurons: its bars, its plot, the story of a death, and what its buttons ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.network.activations import ReLU, Sigmoid
from engine.network.layers import Activate, Dense
from engine.network.places import Column, Neuron, Parameter
from engine.optimizers import SGD
from engine.probes import DeadUnits, Fate
from engine.running.snapshot import Snapshot, Status
from engine.training.run import Run
from playground.look.tokens import LIGHT
from playground.panels.layers.xray.panel import XrayPanel
from playground.panels.selection import Selection

LAYERS = (Dense(units=8), Activate(ReLU()), Dense(units=8), Activate(ReLU()))


def deadly() -> tuple[Run, Neuron]:
    """A run with a neuron that has died in it."""
    run = Run(replace(spiral(layers=LAYERS), seed=3, optimizer=SGD(lr=3.0)))
    born = [set(np.flatnonzero(r.units)) for r in DeadUnits().measure(run.trainer)]
    for _ in range(40):
        run.step()
    found = DeadUnits().measure(run.trainer)
    column, unit = next(
        (c, u) for c, r in enumerate(found) for u in np.flatnonzero(r.units) if u not in born[c]
    )
    return run, Neuron(column, int(unit))


@pytest.fixture
def panel(qtbot: QtBot) -> XrayPanel:
    made = XrayPanel(LIGHT)
    made.selected.connect(lambda s: made.select(s))
    qtbot.addWidget(made)
    made.resize(560, 300)
    made.show()
    return made


def drawn(panel: XrayPanel, run: Run) -> None:
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, run.step_count, 0.0, Status.PAUSED, 1.0, "", readings))


def test_a_dead_neuron_tells_its_story(panel: XrayPanel) -> None:
    run, place = deadly()
    panel.start(run.trainer.setup)
    panel.select(Selection.of(place=place))
    drawn(panel, run)
    death = panel.death
    assert death is not None
    assert death.fate is Fate.STEP
    assert panel.chip.accessibleName().startswith(f"bad: neuron {place.unit + 1}: dead")
    assert f"Died at step {death.step}" in panel.story.text()
    assert "What did it" in panel.story.text()
    asked: list[Any] = []
    panel.parameters_set.connect(lambda values, text: asked.append((values, text)))
    panel.sought.connect(asked.append)
    panel.revive.click()
    panel.rewind.click()
    assert asked[1] == death.step - 1
    (values, text), _ = asked
    assert values == dict(death.revival)
    assert text == f"Revive neuron {place.unit + 1} of layer {place.column + 1}"
    for at, value in values.items():
        run.set_parameter(at, value)
    drawn(panel, run)
    assert panel.death is None or panel.death.fate is Fate.ALIVE
    assert panel.revive.isHidden()
    assert panel.story.isHidden()
    assert "fires for" in panel.chip.text()


def test_a_click_and_the_arrows_choose_a_neuron(panel: XrayPanel, qtbot: QtBot) -> None:
    run, _ = deadly()
    panel.start(run.trainer.setup)
    drawn(panel, run)
    at = panel.bars.bar_rect(5).center().toPoint()
    qtbot.mouseClick(panel.bars, Qt.MouseButton.LeftButton, pos=at)
    assert panel.place == Neuron(0, 5)
    drawn(panel, run)
    qtbot.keyClick(panel.bars, Qt.Key.Key_Right)
    assert panel.place == Neuron(0, 6)
    panel.select(Selection.of(place=Parameter(2, "W", (0, 3))))
    assert panel.place == Neuron(1, 3)
    assert panel.layer.currentText() == "Layer 2"


def test_of_a_layer_that_was_picked_the_first_dead_neuron_is_shown(panel: XrayPanel) -> None:
    run, _ = deadly()
    panel.start(run.trainer.setup)
    panel.select(Selection.of(place=Column(1)))
    drawn(panel, run)
    dead = DeadUnits().measure(run.trainer)[1].units
    assert panel.place == Neuron(1, int(dead.argmax()))
    drawn(panel, run)
    assert "dead" in panel.chip.text()


def test_bars_plot_and_table_are_the_engines_numbers(panel: XrayPanel) -> None:
    run = Run(spiral(layers=(Dense(units=3), Activate(Sigmoid()))))
    run.trainer.weights.layers[0]["b"][...] = (0.0, 50.0, 0.0)
    panel.start(run.trainer.setup)
    panel.select(Selection.of(place=Neuron(0, 1)))
    drawn(panel, run)
    assert "saturated for 100" in panel.chip.text()
    rows = panel.table()
    assert rows[2] == [2, 1.0, 1.0, "no"]
    assert sum(row[1] for row in rows[6:]) == pytest.approx(1)
    x, f = panel.plot.function.getData()
    np.testing.assert_allclose(f, 1 / (1 + np.exp(-x)), rtol=1e-6)
    slopes = panel.plot.slope.getData()[1]
    np.testing.assert_allclose(slopes, f * (1 - f), rtol=1e-5, atol=1e-12)
    assert "standard deviation" in panel.plot.describe()


def test_while_it_trains_the_story_waits(panel: XrayPanel) -> None:
    run, place = deadly()
    panel.start(run.trainer.setup)
    panel.select(Selection.of(place=place))
    reading = panel._xray().measure(run.trainer)
    panel.draw(Snapshot(0, run.step_count, readings={panel._xray(): reading}))
    assert "Pause" in panel.story.text()
    assert panel.revive.isHidden()
