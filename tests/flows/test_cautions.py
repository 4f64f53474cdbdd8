"""What works, and hardly as it is meant, is said in the window: once, where everything is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from engine.data.datasets.table import Table
from engine.data.tables.reading import at_once, reading
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.losses import MeanSquaredError
from engine.training.experiment import DataSpec, ExperimentSpec
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


@pytest.mark.long
def test_one_row_and_a_refused_number_are_said_where_they_are_seen(
    open_window: Callable, tmp_path: Path
) -> None:
    user = open_window(shipped("xor"))
    for path in ("batch_size", "network.0.units"):
        # The form has a line of its own for it, the cards over the network have none.
        field = user.find(path).findChild(QLineEdit)
        field.setFocus()
        field.selectAll()
        user.qtbot.keyClicks(field, "99999")
        user.qtbot.keyClick(field, Qt.Key.Key_Tab)
        [said] = [
            label
            for label in user.window.findChildren(QLabel)
            if label.isVisible() and label.text().endswith(f"It stays {field.text()}.")
        ]
        below = said.mapToGlobal(said.rect().topLeft()).y()
        assert 0 <= below - field.mapToGlobal(field.rect().bottomLeft()).y() < 60

    file = tmp_path / "one.csv"
    file.write_text("weight,size\n1.5,2.5\n", encoding="utf-8")
    read = at_once(reading(file))
    data = Table(
        str(file), read.digest, reading=read.dialect, inputs=("weight",), targets=("size",)
    )
    spec = ExperimentSpec(data=DataSpec(data), loss=MeanSquaredError())
    user.controller.files.begin(Setup.of(spec), "Open one.csv")
    assert user.window.banner.isVisible()
    assert "There is one sample to train on" in user.window.banner.text()
