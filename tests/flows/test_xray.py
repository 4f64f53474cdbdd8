"""A learner finds a neuron that died, sees when and why, revives it, and takes that back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flows_support import shipped

from engine.network.places import Neuron
from engine.probes import Fate
from playground.panels.selection import Selection


@pytest.mark.long
def test_a_dead_neuron_is_found_explained_and_revived(open_window: Callable) -> None:
    spec = shipped("spiral", lr=3.0, optimizer="sgd", activation="relu")
    user = open_window(replace(spec, seed=3))
    window, panel = user.window, user.window.panels["xray"]
    window.docks["xray"].toggleViewAction().trigger()
    user.session.run_to(40)
    user.wait(lambda: user.step_shown() == 40)
    user.rest()
    user.wait(lambda: panel.reading is not None)
    for column in range(panel.layer.count() - 1):
        panel.layer.activated.emit(column)
        user.wait(lambda: panel.reading is not None)
        if panel.reading.dead.any():
            break
    unit = int(panel.reading.dead.argmax())
    window.select(Selection.of(place=Neuron(column, unit)))
    user.wait(lambda: panel.death is not None)
    assert panel.death.fate in (Fate.STEP, Fate.BEFORE)
    layer = window.panels["boundary"].stage.neuron
    user.wait(lambda: layer.field is not None)

    user.click("xray.revive")
    user.wait(lambda: panel.reading is not None and not panel.reading.dead[unit])
    assert user.session.undo_stack.undoText().startswith("Revive neuron")
    fires = panel.reading.firing[unit]
    assert fires > 0
    user.session.undo_stack.undo()
    user.wait(lambda: bool(panel.reading.dead[unit]))
    user.session.undo_stack.redo()
    user.wait(lambda: panel.reading.firing[unit] == fires)
