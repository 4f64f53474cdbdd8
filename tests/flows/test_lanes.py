"""Runs side by side, with mouse and keys: races, copies, pins, edits in one lane and in all."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from flows_support import shipped
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QDockWidget, QFileDialog, QWidget

from engine.running.lockstep import Lockstep
from engine.training.experiment import ExperimentSpec

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def columns(user: Any) -> list[Any]:
    """The columns that can be seen, from left to right."""
    panel = user.window.panels["lanes"]
    shown = [column for column in panel.columns.values() if column.isVisible()]
    return sorted(shown, key=lambda column: column.mapTo(panel, column.rect().topLeft()).x())


def names(user: Any) -> list[str]:
    return [column.lane.name for column in columns(user)]


def steps(user: Any) -> list[int]:
    """The steps at which the lanes stand."""
    return [column.standing.step for column in columns(user)]


def train_to(user: Any, step: int) -> None:
    user.session.run_to(step)
    user.wait(lambda: set(steps(user)) == {step} and not user.playing())


def differing(user: Any) -> list[str]:
    """The settings in the table of what differs."""
    table = user.find("lanes.differences")
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def menu_of(user: Any, place: int, name: str) -> QAction:
    """An entry of the menu of a lane."""
    button = columns(user)[place].menu
    return next(a for a in button.menu().actions() if a.objectName() == f"lanes.{name}")


def told_of(user: Any) -> list[tuple[str, int, float, tuple[str, ...]]]:
    """When each lane came to the loss that is aimed at, and the verdicts on its layers.

    None of those that have not come there, or have no verdicts yet but those of the beginning: the
    lane that is not lit is measured last.
    """
    told = []
    for column in columns(user):
        reached, found = column.standing.reached, column.view.bars.verdicts
        if reached is not None and found:
            words = tuple(each.word for each in found)
            if "no gradient yet" not in words:
                told.append((column.lane.name, reached.step, reached.seconds, words))
    return told


def weights(user: Any) -> dict[int, bytes]:
    """The parameters of every lane, as saving would write them."""
    kept: list[Any] = []
    user.session.kept.connect(kept.append)
    ticket = user.session.keep()
    user.wait(lambda: any(one.ticket == ticket for one in kept))
    user.session.kept.disconnect(kept.append)
    reply = next(one for one in kept if one.ticket == ticket)
    return {number: state.trainer.params.tobytes() for number, state in reply.states.items()}


@pytest.mark.long
def test_a_race_of_optimisers_and_four_draws_of_weights(open_window: Callable) -> None:
    user = open_window(shipped("circle"))
    assert not user.window.docks["lanes"].isVisible()
    user.press(Qt.Key.Key_F9)
    user.wait(lambda: user.find("lanes.optimizers").isVisible())
    assert not user.window.docks["network"].isVisible()
    user.click("lanes.optimizers")
    user.wait(lambda: len(columns(user)) == 4)
    assert len({*weights(user).values()}) == 1, "the same first weights"
    user.press(Qt.Key.Key_Space)
    user.wait(lambda: min(steps(user)) > 60)
    user.press(Qt.Key.Key_Space)
    user.rest()
    assert len(set(steps(user))) == 1, "in lockstep"
    curves = user.window.panels["lanes"].curves
    assert len(curves.lines) == 8, "training and test of each"
    assert "Optimiser" in differing(user)

    user.click("lanes.next_heat")
    user.wait(lambda: set(steps(user)) == {0} and "SGD" not in names(user))
    panel = user.window.panels["lanes"]
    waiting = panel.comparison.waiting
    menu_of(user, 1, "remove").trigger()
    user.wait(lambda: len(columns(user)) == 3)
    assert "SGD" in [each.name for each in panel.curves.earlier], "the race goes on"
    assert panel.comparison.waiting == waiting > 0
    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: len(columns(user)) == 4)
    user.click("lanes.draws")
    user.wait(lambda: [column.lane.spec.weights_draw for column in columns(user)] == [0, 1, 2, 3])
    assert len({*weights(user).values()}) == 4
    maps = [column.view.map for column in columns(user)]
    user.wait(lambda: all(each.isVisible() for each in maps))

    for _ in range(3):
        user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: user.window.docks["network"].isVisible())
    user.press(Qt.Key.Key_F9)
    user.wait(lambda: len(columns(user)) == 1)
    user.window.docks["lanes"].close_button.click()
    user.wait(lambda: user.window.docks["network"].isVisible())


@pytest.mark.long
def test_a_copy_an_edit_in_one_lane_and_in_all_undo_and_redo(open_window: Callable) -> None:
    user = open_window(shipped("circle"))
    user.session.run_to(50)
    user.wait(lambda: user.step_shown() == 50 and not user.playing())
    user.click("transport.add_lane")
    user.wait(lambda: len(columns(user)) == 2 and set(steps(user)) == {50})
    first, copied = weights(user).values()
    assert first == copied
    user.type_number("optimizer.lr", "0.2")
    user.wait(lambda: differing(user) == ["Learning rate η"])
    train_to(user, 90)
    both = weights(user)
    assert both[0] != both[1]

    user.find("lanes.everywhere").click()
    user.type_number("batch_size", "7")
    user.wait(lambda: {column.lane.spec.batch_size for column in columns(user)} == {7})
    assert differing(user) == ["Learning rate η"]
    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: {column.lane.spec.batch_size for column in columns(user)} != {7})
    user.press(Qt.Key.Key_F8)
    user.wait(lambda: columns(user)[0].lane.lit)
    user.press(Qt.Key.Key_Z, CTRL)
    user.press(Qt.Key.Key_Z, CTRL)
    user.wait(lambda: len(columns(user)) <= 1)
    user.press(Qt.Key.Key_Z, CTRL | SHIFT)
    user.press(Qt.Key.Key_Z, CTRL | SHIFT)
    user.wait(lambda: len(columns(user)) == 2)
    assert weights(user) == both, "undo brings trained weights back, in every lane"


@pytest.mark.long
def test_a_pinned_run_stays_beside_a_new_one(open_window: Callable) -> None:
    user = open_window(shipped("circle"))
    user.session.run_to(60)
    user.wait(lambda: user.step_shown() == 60 and not user.playing())
    user.press(Qt.Key.Key_T, CTRL | SHIFT)
    user.wait(lambda: len(columns(user)) == 2 and steps(user) == [60, 0])
    kept = weights(user)[0]
    user.press(Qt.Key.Key_Space)
    user.wait(lambda: steps(user)[1] > 40)
    user.press(Qt.Key.Key_Space)
    user.rest()
    assert steps(user)[0] == 60
    user.press(Qt.Key.Key_R)
    user.wait(lambda: steps(user) == [60, 0])
    assert weights(user)[0] == kept
    menu_of(user, 0, "pin").trigger()
    menu_of(user, 1, "main").trigger()
    user.wait(lambda: names(user) == ["B", "A"])
    menu_of(user, 1, "remove").trigger()
    user.wait(lambda: user.window.docks["network"].isVisible())
    assert [lane.label for lane in user.session.version.lanes] == ["B"]


@pytest.mark.long
def test_an_export_says_whose_results_it_writes(
    open_window: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def folder(_: object, title: str) -> str:
        asked.append(title)
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", folder)
    user = open_window(shipped("circle"))
    user.press(Qt.Key.Key_T, CTRL)
    user.wait(lambda: len(columns(user)) == 2)
    user.type_number("optimizer.lr", "0.2")
    user.wait(lambda: user.session.spec.optimizer.lr == 0.2)
    user.window.actions_by_name["export"].trigger()
    user.wait((tmp_path / "result.json").exists)
    assert asked == ["Export results of lane B into a folder"]
    written = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    spec = ExperimentSpec.loads(json.dumps(written["spec"]))
    assert spec.optimizer.lr == 0.2, "those of the lane that is lit"


@pytest.mark.long
def test_lanes_are_saved_and_go_on_bit_for_bit(
    open_window: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "two.bpg"
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_: (str(path), "")))
    user = open_window(shipped("circle"))
    user.press(Qt.Key.Key_T, CTRL)
    user.wait(lambda: len(columns(user)) == 2)
    user.type_number("optimizer.lr", "0.2")
    user.find("lanes.abreast").setCurrentIndex(2)
    user.find("lanes.abreast").activated.emit(2)
    field = user.find("lanes.aim")
    field.selectAll()
    QTest.keyClicks(field, "0.69")
    QTest.keyClick(field, Qt.Key.Key_Return)
    panel = user.window.panels["lanes"]
    for key in (CTRL, CTRL | SHIFT):
        user.press(Qt.Key.Key_Z, key)
        aim = 0.69 if key & SHIFT else 0.1
        assert panel.comparison == replace(panel.comparison, by=Lockstep.EPOCHS, aim=aim)
    train_to(user, 40)
    user.wait(lambda: len(told_of(user)) == 2)
    told = told_of(user)
    user.press(Qt.Key.Key_S, CTRL)
    user.wait(lambda: path.exists() and not user.window.isWindowModified())
    train_to(user, 80)
    expected = weights(user)
    user.controller.discard_changes()
    user.window.close()

    other = open_window(shipped("xor"))
    other.controller.open(path)
    other.wait(lambda: other.window.windowTitle().startswith("two"))
    other.wait(lambda: len(columns(other)) == 2 and set(steps(other)) == {40})
    other.wait(lambda: len(told_of(other)) == 2)
    for before, now in zip(told, told_of(other), strict=True):
        # Of the seconds a file keeps six digits.
        assert now[2] == pytest.approx(before[2], abs=2e-6)
        assert (*now[:2], now[3]) == (*before[:2], before[3])
    comparison = other.window.panels["lanes"].comparison
    assert (comparison.aim, comparison.by) == (0.69, Lockstep.EPOCHS)
    train_to(other, 80)
    assert weights(other) == expected
    # Back and forth over what was trained here, in both lanes.
    slider_end = weights(other)
    other.session.seek(50)
    other.wait(lambda: set(steps(other)) == {50} and not other.playing())
    other.session.seek(80)
    other.wait(lambda: set(steps(other)) == {80} and not other.playing())
    assert weights(other) == slider_end


def click_on_verdict(user: Any) -> None:
    """What explains it opens in the place of the lanes, on the lane that was asked about."""
    column = next(each for each in columns(user) if not each.lane.lit)
    user.wait(lambda: bool(column.view.bars.verdicts))
    bars, number = column.view.bars, column.lane.number
    spot = bars.mapTo(column.view, bars.cells()[0].topLeft().toPoint() + QPoint(12, 4))
    QTest.mouseClick(column.view, Qt.MouseButton.LeftButton, pos=spot)
    user.wait(lambda: user.window.docks["inspector"].isVisible())
    assert user.session.lane == number
    assert user.window.docks["network"].isVisible()
    user.press(Qt.Key.Key_F9)
    user.wait(lambda: not user.window.docks["network"].isVisible())


def drag_lanes(user: Any) -> None:
    """Abreast they stay where they are: taken by their title Qt ended the process."""
    dock = user.window.docks["lanes"]
    spot = dock.head.mapTo(dock, QPoint(60, 10))
    QTest.mousePress(dock, Qt.MouseButton.LeftButton, pos=spot)
    for moved in range(1, 8):
        QTest.mouseMove(dock, spot - QPoint(15 * moved, -10 * moved))
    QTest.mouseRelease(dock, Qt.MouseButton.LeftButton, pos=spot)
    assert not dock.isFloating()
    movable = QDockWidget.DockWidgetFeature.DockWidgetMovable
    assert not dock.features() & movable
    dock.float_button.click()
    user.wait(lambda: dock.isFloating() and bool(dock.features() & movable))
    user.wait(lambda: user.window.docks["network"].isVisible())
    user.press(Qt.Key.Key_F9)
    user.wait(lambda: not user.window.docks["network"].isVisible())
    # The window that had the keys is none any more.
    user.wait(user.window.isActiveWindow)
    user.press(Qt.Key.Key_F9)
    user.wait(lambda: user.window.docks["network"].isVisible() and dock.isFloating())
    assert dock.features() & movable
    assert dock.isAreaAllowed(Qt.DockWidgetArea.LeftDockWidgetArea)


@pytest.mark.long
def test_every_control_of_the_lanes_has_a_name_and_the_keyboard(open_window: Callable) -> None:
    user = open_window(shipped("circle"))
    user.press(Qt.Key.Key_T, CTRL)
    user.wait(lambda: len(columns(user)) == 2)
    panel = user.window.panels["lanes"]
    focusable = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget.parent(), QAbstractScrollArea)
    ]
    assert len(focusable) > 8
    spoken = [QAccessible.queryAccessibleInterface(widget) for widget in focusable]
    assert all(each.text(QAccessible.Text.Name) for each in spoken if each is not None)
    # Tab comes by all of them, and by the lanes in the bar.
    bar = user.window.transport.lanes
    user.window.transport.buttons["play"].setFocus()
    met = []
    for _ in range(150):
        user.window.focusNextPrevChild(True)
        met.append(user.window.focusWidget())
    assert {widget.objectName() for widget in focusable} <= {one.objectName() for one in met}
    assert {button for button in bar.buttons if button.isVisible()} <= {*met}
    click_on_verdict(user)
    drag_lanes(user)
    table = panel.table()
    assert len(table) > 2
    assert np.all([len(row) > 1 for row in table[:3]])
