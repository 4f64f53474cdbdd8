"""What strokes do to points, which lines a field has, and the bar with the tools."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.data.datasets.drawn import MOST_POINTS, Drawn, point
from engine.training.experiment import DataSpec
from playground.look.tokens import DARK, LIGHT
from playground.panels.boundary.strokes import Drag, Erase, Paint, nearest
from playground.panels.boundary.tools import DRAG, ERASE, LOOK, PAINT, TOOLS, ToolBar
from playground.plotting.answers.outlines import boundary_of, levels_of, path_of
from playground.plotting.contours import contour
from playground.session.change_words import describe

PLANE = (-1.2, 1.2, -1.2, 1.2)
FEW = ((0.0, 0.0, 0), (0.5, 0.0, 1), (1.0, 0.0, 0), (0.5, 0.5, 2))


def brush(before: tuple = (), at: tuple[float, float] = (0.0, 0.0), radius: float = 0.1) -> Paint:
    return Paint(before, at, radius, 3, PLANE, np.random.default_rng(0))


class TestPaint:
    def test_a_press_drops_points_of_the_class_within_the_brush(self) -> None:
        stroke = brush(FEW, (0.3, -0.2))
        assert stroke.points[: len(FEW)] == FEW
        assert stroke.points[len(FEW) :] == stroke.fresh
        assert len(stroke.fresh) >= 1
        for a, b, label in stroke.fresh:
            assert math.dist((a, b), (0.3, -0.2)) <= 0.1 + 1e-4
            assert label == 3

    def test_points_follow_the_way_and_not_the_number_of_moves(self) -> None:
        coarse, fine = brush(), brush()
        coarse.move((1.03, 0.0))
        for i in range(1, 104):
            fine.move((i / 100, 0.0))
        assert len(coarse.fresh) == len(fine.fresh) > 15
        np.testing.assert_allclose(fine.points, coarse.points, atol=2e-4)
        assert max(a for a, _, _ in coarse.points) > 0.9

    def test_nothing_is_painted_beyond_the_plane(self) -> None:
        stroke = brush(at=(1.15, 1.15))
        stroke.move((3.0, 3.0))
        assert all(max(a, b) <= 1.2 for a, b, _ in stroke.points)

    def test_a_pointer_that_stands_still_paints_nothing_more(self) -> None:
        stroke = brush()
        before = stroke.points
        stroke.move((0.0, 0.0))
        assert stroke.points == before

    def test_five_thousand_are_enough(self) -> None:
        many = tuple(point(0.0, 0.0, 0) for _ in range(MOST_POINTS - 1))
        stroke = brush(many)
        stroke.move((1.0, 0.0))
        assert len(stroke.points) == MOST_POINTS
        assert stroke.full
        assert not brush(FEW).full


class TestErase:
    def test_it_takes_what_the_brush_passes_over(self) -> None:
        stroke = Erase(FEW, (0.4, 0.0), 0.15)
        assert stroke.points == (FEW[0], FEW[2], FEW[3])
        stroke.move((1.4, 0.0))
        assert stroke.points == (FEW[0], FEW[3])

    def test_a_fast_stroke_leaves_no_gaps(self) -> None:
        stroke = Erase(FEW, (-1.0, 0.05), 0.1)
        assert stroke.points == FEW
        stroke.move((1.2, 0.05))
        assert stroke.points == (FEW[3],)

    def test_there_may_be_nothing_to_erase(self) -> None:
        stroke = Erase((), (0.0, 0.0), 0.5)
        stroke.move((1.0, 1.0))
        assert stroke.points == ()


class TestDrag:
    def test_the_nearest_point_goes_along(self) -> None:
        stroke = Drag(FEW, (0.52, 0.45), 0.1, PLANE)
        stroke.move((0.2, -0.9))
        assert stroke.points == (*FEW[:3], (0.2, -0.9, 2))
        assert stroke.fresh == ((0.2, -0.9, 2),)
        stroke.move((9.0, -9.0))
        assert stroke.points[3] == (1.2, -1.2, 2)

    @pytest.mark.parametrize("points", [FEW, ()])
    def test_a_press_beside_all_points_moves_nothing(self, points: tuple) -> None:
        stroke = Drag(points, (-0.9, -0.9), 0.1, PLANE)
        stroke.move((0.0, 0.9))
        assert stroke.points == points
        assert stroke.fresh == ()

    def test_the_nearest_is_within_reach_or_none(self) -> None:
        places = np.array(FEW)[:, :2]
        assert nearest(places, (0.9, 0.1), 0.2) == 2
        assert nearest(places, (0.75, 0.25), 0.2) is None


class TestWords:
    """What a stroke is called in the undo menu."""

    @pytest.mark.parametrize(
        ("after", "words"),
        [
            ((*FEW, (0.1, 0.1, 1)), "Paint a point"),
            ((*FEW, *FEW), "Paint 4 points"),
            (FEW[1:], "Erase a point"),
            ((), "Erase 4 points"),
            ((*FEW[:3], (0.9, 0.9, 2)), "Move a point"),
            (((0.9, 0.9, 0), (0.8, 0.8, 1), *FEW[2:]), "Move 2 points"),
            (((0.9, 0.9, 0),), "Draw other points"),
        ],
    )
    def test_a_stroke_has_a_name(self, after: tuple, words: str) -> None:
        change = describe(
            DataSpec(dataset=Drawn(points=FEW)), DataSpec(dataset=Drawn(points=after))
        )
        assert (change.path, change.text) == ("dataset.points", words)


class TestContours:
    def test_a_circle_is_found_with_its_length(self) -> None:
        side = (np.arange(101) - 50) / 50
        x, y = np.meshgrid(side, side)
        found = contour(0.6**2 - x**2 - y**2)
        ends = (found - 50) / 50
        np.testing.assert_allclose(np.hypot(ends[..., 0], ends[..., 1]), 0.6, atol=1e-3)
        length = np.hypot(*(ends[:, 0] - ends[:, 1]).T).sum()
        assert length == pytest.approx(2 * math.pi * 0.6, rel=1e-3)

    @pytest.mark.parametrize("pattern", range(1, 15))
    def test_each_pattern_of_corners_is_cut_where_signs_change(self, pattern: int) -> None:
        corners = np.where([pattern & 1, pattern & 2, pattern & 4, pattern & 8], 1.0, -1.0)
        cell = np.array([[corners[0], corners[1]], [corners[3], corners[2]]])
        found = contour(cell)
        middles = {(0.5, 0.0): 0, (1.0, 0.5): 1, (0.5, 1.0): 2, (0.0, 0.5): 3}
        sides = [middles[tuple(end)] for end in found.reshape(-1, 2).tolist()]
        changed = [i for i in range(4) if corners[i] != corners[(i + 1) % 4]]
        assert sorted(sides) == changed
        # Turned round, the line is the same; of a saddle it cuts off the other corners.
        other = contour(-cell + 1e-9).reshape(-1, 2)
        assert len(other) == len(found) * 2

    def test_a_saddle_joins_what_its_mean_joins(self) -> None:
        low = contour(np.array([[1.0, -2.0], [-2.0, 1.0]]))
        # The mean is below zero: the two corners above it are cut off, each by its own line.
        for line in low:
            assert math.dist(line[0], line[1]) < 0.75
            ends = {tuple(end) for end in np.round(line, 2).tolist()}
            assert ends in ({(0.33, 0.0), (0.0, 0.33)}, {(0.67, 1.0), (1.0, 0.67)})

    def test_values_that_are_not_finite_end_a_line(self) -> None:
        heights = np.tile(np.linspace(-1, 1, 10), (10, 1))
        heights[4] = np.nan
        found = contour(heights)
        assert np.isfinite(found).all()
        assert len(found) == 7
        assert contour(np.full((5, 5), np.nan)).shape == (0, 2, 2)

    @pytest.mark.parametrize("classes", [2, 3, 5])
    def test_the_boundary_runs_between_the_likeliest_classes(self, classes: int) -> None:
        side = np.linspace(0, classes, 20 * classes, endpoint=False) + 0.025
        near = -8 * np.abs(side[:, None] - (np.arange(classes) + 0.5))
        shares = np.exp(near) / np.exp(near).sum(axis=1, keepdims=True)
        found = boundary_of(np.tile(shares, (6, 1, 1)))
        at = np.unique(np.round(found[:, :, 0] / 20 + 0.025, 6))
        np.testing.assert_allclose(at, np.arange(1, classes), atol=1e-3)
        assert len(levels_of(np.tile(shares, (6, 1, 1)))) > 0

    def test_a_path_lies_over_the_plane(self) -> None:
        path = path_of(np.array([[[0.0, 0.0], [9.0, 4.0]]]), (5, 10), (-1, 1, 10, 20))
        box = path.boundingRect()
        assert (box.left(), box.right()) == pytest.approx((-0.9, 0.9))
        assert (box.top(), box.bottom()) == pytest.approx((11, 19))
        assert path_of(np.zeros((0, 2, 2)), (5, 10), (-1, 1, 10, 20)).isEmpty()


@pytest.fixture
def bar(qtbot: QtBot) -> ToolBar:
    made = ToolBar(LIGHT)
    qtbot.addWidget(made)
    made.show()
    return made


class TestToolBar:
    def test_every_control_has_a_name_and_a_tip(self, bar: ToolBar) -> None:
        controls = [*bar.tools.values(), *bar.chips, bar.brush, bar.clear, bar.adopt]
        controls += [bar.regions, bar.contours]
        assert all(c.objectName().startswith("boundary.") for c in controls)
        assert len({c.objectName() for c in controls}) == len(controls)
        assert all(c.accessibleName() and c.toolTip() for c in controls)

    def test_only_what_makes_sense_is_seen(self, bar: ToolBar) -> None:
        assert not any(tool.isVisible() for tool in bar.tools.values())
        assert not bar.adopt.isVisible()
        bar.show_drawing(drawing=False, adoptable=True)
        assert bar.adopt.isVisible()
        bar.show_drawing(drawing=True, adoptable=True)
        bar.show_classes(3)
        assert not bar.adopt.isVisible()
        assert all(tool.isVisible() for tool in bar.tools.values())
        assert [chip.isVisible() for chip in bar.chips] == [True] * 4 + [False] * 6
        bar.show_classes(10)
        assert all(chip.isVisible() for chip in bar.chips)

    def test_what_is_held(self, bar: ToolBar, qtbot: QtBot) -> None:
        heard: list[str] = []
        bar.changed.connect(lambda: heard.append(bar.hand.tool))
        bar.show_drawing(drawing=True, adoptable=False)
        bar.show_classes(2)
        assert bar.hand.tool == LOOK
        for name in (PAINT, DRAG, ERASE, LOOK):
            qtbot.mouseClick(bar.tools[name], Qt.MouseButton.LeftButton)
            assert bar.hand.tool == name
        assert heard == [PAINT, DRAG, ERASE, LOOK]
        bar.choose_class(2)
        assert bar.hand.label == 2
        bar.choose_class(5)
        assert bar.hand.label == 2, "a class that cannot be seen is not taken"
        bar.show_classes(1)
        assert bar.hand.label == 2
        bar.turn(3)
        assert bar.hand.size == pytest.approx(0.16)

    def test_leaving_drawn_points_lays_the_tool_down(self, bar: ToolBar) -> None:
        bar.show_drawing(drawing=True, adoptable=False)
        bar.show_classes(4)
        bar.take(ERASE)
        bar.choose_class(4)
        bar.show_drawing(drawing=False, adoptable=True)
        assert bar.hand.tool == LOOK
        assert bar.hand.label == 0

    def test_it_wears_every_look(self, bar: ToolBar) -> None:
        before = bar.grab().toImage()
        bar.set_theme(DARK.projector())
        assert bar.grab().toImage() != before
        assert set(bar.tools) == set(TOOLS)
