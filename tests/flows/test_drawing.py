"""Draw points on the boundary plot and train on them, as a person would."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pytest
from flows_support import shipped
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from engine.data.datasets.drawn import Drawn, Point
from engine.training.experiment import ExperimentSpec
from playground.forms.data.dataset_gallery import DatasetGallery
from playground.panels.boundary.panel import BoundaryPanel
from playground.panels.boundary.sketch import TICKS
from playground.panels.selection import Selection

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[ExperimentSpec], Any]


class Painter:
    """A person with the mouse on the boundary plot."""

    def __init__(self, user: Any, qtbot: QtBot) -> None:
        panel = user.window.panels["boundary"]
        assert isinstance(panel, BoundaryPanel)
        self.panel, self.plot, self.user, self.qtbot = panel, panel.plot, user, qtbot

    def pixel(self, x: float, y: float) -> QPoint:
        """Where a place of the plane is on the screen."""
        box = self.plot.plotItem.getViewBox()
        return self.plot.mapFromScene(box.mapViewToScene(QPointF(x, y)))

    def stroke(self, *way: tuple[float, float]) -> None:
        """Press, go along the way in small steps, release."""
        place = self.pixel(*way[0])
        self.qtbot.mouseMove(self.plot.viewport(), place)
        self.qtbot.mousePress(self.plot.viewport(), LEFT, pos=place)
        for (a, b), (c, d) in pairwise(way):
            for i in range(1, 9):
                self.move(a + (c - a) * i / 8, b + (d - b) * i / 8)
        self.qtbot.mouseRelease(self.plot.viewport(), LEFT, pos=self.pixel(*way[-1]))

    def move(self, x: float, y: float) -> None:
        self.qtbot.mouseMove(self.plot.viewport(), self.pixel(x, y))

    def click(self, x: float, y: float) -> None:
        self.qtbot.mouseClick(self.plot.viewport(), LEFT, pos=self.pixel(x, y))

    @property
    def points(self) -> Sequence[Point]:
        """The points of the experiment."""
        chosen = self.user.session.spec.data.dataset
        assert isinstance(chosen, Drawn)
        return chosen.points

    def shown(self) -> int:
        """How many points the plot shows."""
        return len(self.panel.picture.points.getData()[0])  # type: ignore[union-attr]


@pytest.fixture
def begun(open_window: Open, qtbot: QtBot) -> tuple[Any, Painter]:
    """The window with one's own points chosen from the gallery."""
    user = open_window(shipped("circle", lr=0.03))
    gallery = user.window.form.findChild(DatasetGallery)
    assert gallery is not None
    button = gallery.gallery.button("drawn")
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)
    user.wait(lambda: isinstance(user.session.spec.data.dataset, Drawn))
    return user, Painter(user, qtbot)


def undo(user: Any) -> str:
    """Undo by key; the name of what was undone."""
    name = user.session.undo_stack.undoText()
    user.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    return name


@pytest.mark.long
def test_paint_two_classes_and_train_on_them(begun: tuple[Any, Painter]) -> None:
    user, painter = begun
    assert painter.panel.tools.hand.tool == "brush", "choosing one's own points takes the brush"
    run = user.session.run
    user.click("boundary.clear")
    assert "two classes or more" in painter.panel.readout.text()
    assert len(painter.points) == 24, "what was there is trained on until there is something new"
    painter.stroke((-0.9, 0.6), (0.0, 0.9), (0.9, 0.6))
    assert painter.shown() > 10
    assert "two classes or more" in painter.panel.readout.text()
    user.click("boundary.class1")
    painter.stroke((-0.7, -0.6), (0.7, -0.6))
    labels = [label for _, _, label in painter.points]
    assert labels.count(0) > 10
    assert labels.count(1) > 10
    user.click("transport.play")
    user.wait(lambda: user.percent("train_accuracy") >= 95)
    before = len(painter.points)
    trained = user.step_shown()
    user.click("boundary.class0")
    painter.stroke((0.0, 0.5), (0.3, 0.5))
    assert len(painter.points) > before
    assert user.session.undo_stack.undoText().startswith("Paint ")
    user.wait(lambda: user.step_shown() > trained)
    assert user.session.run == run, "nothing was begun again"
    assert user.playing()


@pytest.mark.long
def test_one_stroke_is_one_step_to_undo(begun: tuple[Any, Painter]) -> None:
    user, painter = begun
    first = painter.points
    painter.stroke((-0.9, 0.9), (0.0, 0.9))
    second = painter.points
    painter.stroke((-0.9, -0.9), (0.0, -0.9))
    assert len(painter.points) > len(second) > len(first)
    added = len(painter.points) - len(second)
    assert undo(user) == f"Paint {added} points"
    assert painter.points == second
    assert undo(user) == f"Paint {len(second) - len(first)} points"
    assert painter.points == first
    assert painter.shown() == len(first)


def test_a_stroke_is_trained_on_while_it_goes_on(begun: tuple[Any, Painter], qtbot: QtBot) -> None:
    user, painter = begun
    first = painter.points
    port = painter.plot.viewport()
    qtbot.mousePress(port, LEFT, pos=painter.pixel(-0.9, 0.9))
    painter.move(-0.5, 0.9)
    fresh = painter.panel.picture.fresh  # type: ignore[union-attr]
    assert len(fresh.getData()[0]) > 2, "they are seen at once"
    qtbot.waitUntil(lambda: len(painter.points) > len(first), timeout=1000 * 20 // TICKS)
    painter.move(0.5, 0.9)
    qtbot.mouseRelease(port, LEFT, pos=painter.pixel(0.5, 0.9))
    assert len(fresh.getData()[0]) == 0
    assert painter.shown() == len(painter.points)
    undo(user)
    assert painter.points == first


def test_drag_a_point_erase_some_and_undo(begun: tuple[Any, Painter]) -> None:
    user, painter = begun
    first, run = painter.points, user.session.run
    user.press(Qt.Key.Key_M)
    a, b, label = first[0]
    painter.stroke((a, b), (-0.9, -0.9))
    assert math.dist(painter.points[0][:2], (-0.9, -0.9)) < 0.02
    assert painter.points[0][2] == label
    assert painter.points[1:] == first[1:]
    moved = painter.points
    user.press(Qt.Key.Key_E)
    painter.stroke((0.4, -0.3), (0.7, -0.3))
    gone = len(first) - len(painter.points)
    assert 0 < gone < 12
    assert undo(user) == f"Erase {gone} points"
    assert painter.points == moved
    assert undo(user) == "Move a point"
    assert painter.points == first
    assert user.session.run == run


def test_erasing_a_whole_class_waits_and_goes_on(begun: tuple[Any, Painter]) -> None:
    user, painter = begun
    run = user.session.run
    user.press(Qt.Key.Key_E)
    for _ in range(40):
        user.find("boundary.size").setValue(40)  # type: ignore[attr-defined]
    painter.stroke((0.2, -0.3), (0.8, -0.3), (0.5, -0.6), (0.5, 0.0))
    assert painter.shown() <= 13
    assert "two classes or more" in painter.panel.readout.text()
    assert not user.window.banner.isVisible()
    user.press(Qt.Key.Key_B)
    user.click("boundary.class1")
    painter.stroke((0.2, -0.3), (0.8, -0.3))
    assert {label for _, _, label in painter.points} == {0, 1}
    assert user.session.run == run


@pytest.mark.long
def test_a_third_class_begins_a_run_of_three_answers(begun: tuple[Any, Painter]) -> None:
    user, painter = begun
    first, run = painter.points, user.session.run
    painter.plot.setFocus()
    painter.qtbot.keyClicks(painter.plot, "2")
    assert painter.panel.tools.hand.label == 2
    painter.stroke((-0.2, 0.9), (0.6, 0.9))
    assert len(user.session.setup.data.classes) == 3
    assert user.session.run != run
    assert user.find("boundary.class3").isVisible()
    undo(user)
    assert (painter.points, user.session.run) == (first, run)


@pytest.mark.long
def test_start_from_the_points_of_another_data_set(open_window: Open, qtbot: QtBot) -> None:
    user = open_window(shipped("circle"))
    painter = Painter(user, qtbot)
    before, run = user.session.setup.data, user.session.run
    user.click("boundary.adopt")
    assert len(painter.points) == len(before.x)
    assert user.session.setup.data.y.tolist() == before.y.tolist()
    assert abs(user.session.setup.data.x - before.x).max() < 5.1e-5
    assert painter.panel.tools.hand.tool == "brush"
    undo(user)
    assert user.session.run == run
    assert user.find("boundary.adopt").isVisible()
    assert painter.panel.tools.hand.tool == "look"


@pytest.mark.long
def test_a_tool_without_drawn_points_says_how_to_get_them(open_window: Open, qtbot: QtBot) -> None:
    user = open_window(shipped("circle"))
    user.press(Qt.Key.Key_B)
    painter = Painter(user, qtbot)
    assert "your own points" in painter.panel.readout.text()
    assert painter.panel.tools.hand.tool == "look"


@pytest.mark.long
def test_a_click_on_a_sample_points_it_out(open_window: Open, qtbot: QtBot) -> None:
    user = open_window(shipped("circle"))
    painter = Painter(user, qtbot)
    picked: list[Selection] = []
    painter.panel.selected.connect(picked.append)
    x, y = user.session.setup.data.x[17].tolist()
    painter.click(x, y)
    (row,) = (selection.sample for selection in picked)
    found = user.session.setup.data.x[row]
    assert math.dist(found, (x, y)) < 0.03
    ring = painter.panel.stage.ring.getData()
    assert (ring[0][0], ring[1][0]) == tuple(found)
