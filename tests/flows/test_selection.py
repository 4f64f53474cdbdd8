"""What is picked in one panel is pointed out in all, and stays until something else is picked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flows_support import shipped
from PySide6.QtCore import Qt

from engine.data.datasets import dataset
from engine.network.layers import Activate, Dense
from engine.network.places import Neuron
from playground.panels.selection import Selection


@pytest.mark.long
def test_a_click_on_a_neuron_opens_the_inspector_and_stays(open_window: Callable) -> None:
    user = open_window(shipped("moons"))
    window, panels, docks = user.window, user.window.panels, user.window.docks
    canvas = panels["network"].canvas
    user.wait(lambda: canvas.point_on_screen(Neuron(0, 1)) is not None)
    at = canvas.point_on_screen(Neuron(0, 1)).toPoint()
    assert not docks["inspector"].isVisible()
    user.qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert docks["inspector"].isVisible()
    assert window.selection.place == panels["inspector"].place == Neuron(0, 1)
    user.wait(lambda: panels["inspector"].neuron.reading is not None)

    # Choosing a row elsewhere leaves the neuron chosen and no other panel in front.
    docks["table"].raise_()
    docks["boundary"].raise_()
    panels["boundary"].pick(sample=17)
    assert window.selection == Selection(Neuron(0, 1), 17, None, frozenset(("sample",)))
    assert panels["inspector"].place == panels["network"].scene.chosen == Neuron(0, 1)
    assert panels["inspector"].row == panels["boundary"].stage.row == 17
    assert panels["table"].view.currentIndex().row() == 17
    assert docks["table"].visibleRegion().isEmpty()

    # Escape lets go of the neuron, not of the row.
    docks["inspector"].close()
    canvas.setFocus()
    user.qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert panels["network"].scene.chosen is None
    assert panels["inspector"].place is None
    assert (window.selection.place, window.selection.sample) == (None, 17)
    assert not docks["inspector"].isVisible()


@pytest.mark.long
def test_what_another_network_or_other_data_lack_is_forgotten(open_window: Callable) -> None:
    user = open_window(shipped("circle"))
    window, session = user.window, user.session
    inspector = window.panels["inspector"]
    rows = len(session.setup.data.x)
    window.panels["network"].pick(place=Neuron(0, 0))
    window.panels["table"].pick(sample=rows - 1)
    session.edit(replace(session.spec, layers=(Dense(units=1), Activate())))
    assert window.selection == Selection(Neuron(0, 0), rows - 1)
    window.panels["network"].pick(place=Neuron(1, 1))
    session.edit(replace(session.spec, layers=()))
    assert window.selection.place is inspector.place is None
    # A row that is picked later brings back no place of the network before.
    window.panels["table"].pick(sample=0)
    session.undo_stack.undo()
    window.panels["table"].pick(sample=rows - 1)
    assert inspector.place is None
    few = replace(session.spec.data, dataset=dataset["circle"](samples=20))
    session.edit(replace(session.spec, data=few))
    assert window.selection.sample is None


@pytest.mark.long
@pytest.mark.parametrize("again", ["closed", "behind"])
def test_the_same_cell_can_be_asked_for_again(open_window: Callable, again: str) -> None:
    user = open_window(shipped("iris"))
    panels, docks = user.window.panels, user.window.docks
    confusion, table = panels["confusion"], panels["table"]
    docks["confusion"].raise_()
    user.wait(lambda: confusion.grid.isVisible() and confusion.grid.counts.sum() > 0)
    confusion.grid.chosen.emit(0, 0)
    user.wait(lambda: table.isVisible() and table.rows.cell == (0, 0))
    assert user.window.selection.cell is not None
    user.click("table.cell")
    assert table.rows.cell is user.window.selection.cell is None
    if again == "closed":
        docks["table"].close()
    else:
        docks["boundary"].raise_()
    user.wait(lambda: not table.isVisible())
    confusion.grid.chosen.emit(0, 0)
    user.wait(lambda: table.isVisible() and table.rows.cell == (0, 0))
