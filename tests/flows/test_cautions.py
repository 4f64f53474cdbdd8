"""What works, and hardly as it is meant, is said in the window: once, where everything is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from engine.network.layers import Activate, BatchNorm, Dense
from engine.training.setup import Setup
from playground.session.experiments import shipped


@pytest.mark.long
def test_batches_of_one_under_batch_normalisation_are_said_once(open_window: Callable) -> None:
    user = open_window(shipped("xor"))
    session, banner = user.session, user.window.banner
    layers = (Dense(units=4), BatchNorm(), Activate())
    session.edit(replace(session.spec, layers=layers, batch_size=4))
    assert "batches of one" not in banner.text()
    session.edit(replace(session.spec, batch_size=1))
    assert "Batch normalisation gets batches of one sample" in banner.text()
    banner.clear()
    session.edit(replace(session.spec, optimizer=replace(session.spec.optimizer, lr=0.123)))
    assert "batches of one" not in banner.text(), "it is known"
    session.edit(replace(session.spec, batch_size=8))
    session.edit(replace(session.spec, batch_size=1))
    assert "batches of one" in banner.text(), "it is so again"
    user.controller.files.begin(Setup.of(shipped("spiral")), "Open spiral")
    assert not banner.isVisible(), "it is not so of what is open now"
    banner.show_message("Saved moons.bpg.")
    session.undo_stack.undo()
    assert "batches of one" in banner.text()
    banner.show_message("Saved moons.bpg.")
    session.undo_stack.redo()
    assert banner.text() == "Saved moons.bpg.", "what was said since stays"
