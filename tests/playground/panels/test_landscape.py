"""The loss landscape: what is drawn where, and what turns, zooms and chooses do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.arrays import Array
from engine.network.layers import Activate, Dense
from engine.network.places import Neuron, Parameter
from engine.probes import PathSlice, RandomSlice, Surface, WeightSlice
from engine.running.snapshot import Snapshot, Status
from engine.training.run import Run
from playground.look.tokens import DARK, LIGHT
from playground.panels.landscape.camera import Camera
from playground.panels.landscape.panel import LandscapePanel
from playground.panels.landscape.plane_choice import number_of
from playground.panels.landscape.relief import ReliefView
from playground.panels.landscape.scale import LossScale, beyond_color, paint
from playground.panels.selection import Selection
from playground.plotting.contours import between, contour

PLAIN = (Dense(units=2), Activate())


def surface(values: Array, path: Array | None = None) -> Surface:
    """A surface over the square from -1 to 1."""
    ticks = np.linspace(-1, 1, len(values))
    path = np.array([[-0.8, -0.8], [0.0, 0.0]]) if path is None else path
    losses = np.full(len(path), 0.5)
    return Surface(
        values, ticks, ticks, ("a", "b"), (0.0, 0.0), 9, path, np.arange(len(path)), losses
    )


def bowl(side: int = 21) -> Array:
    """x² + y² over the square, first row at the bottom."""
    ticks = np.linspace(-1, 1, side)
    return ticks[:, None] ** 2 + ticks**2


@pytest.fixture
def run() -> Run:
    """A run of thirty steps."""
    made = Run(spiral(layers=PLAIN))
    for _ in range(30):
        made.step()
    return made


@pytest.fixture
def panel(qtbot: QtBot, run: Run) -> LandscapePanel:
    """The panel, shown at the beginning of a run."""
    made = LandscapePanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(400, 250)
    made.show()
    made.start(run.trainer.setup)
    return made


Draw = Callable[..., Surface]


@pytest.fixture
def draw(panel: LandscapePanel, run: Run) -> Draw:
    """Measures the coarse or fine probe as the runner would, and draws it."""

    def measured(resting: bool = True) -> Surface:
        probe = panel.choice.resting if resting else panel.choice.running
        reading = replace(probe, resolution=min(probe.resolution, 15)).measure_run(run)
        assert reading is not None
        panel.draw(Snapshot(0, run.step_count, 1.0, Status.PAUSED, 1.0, "", {probe: reading}))
        return reading

    return measured


class TestPanel:
    """What the panel asks for and shows."""

    def test_it_asks_for_little_while_training_and_for_more_at_rest(
        self, panel: LandscapePanel
    ) -> None:
        coarse, fine = sorted(panel.wants(), key=lambda want: want.pace.every)
        assert isinstance(coarse.probe, PathSlice)
        assert isinstance(fine.probe, PathSlice)
        assert (coarse.pace.resting, fine.pace.resting) == (False, True)
        assert coarse.pace.every >= 60
        assert coarse.probe.resolution < fine.probe.resolution

    @pytest.mark.parametrize("solid", [False, True])
    def test_it_says_which_losses_it_spans(
        self, panel: LandscapePanel, draw: Draw, solid: bool
    ) -> None:
        panel.solid.setChecked(solid)
        reading = draw()
        low, high = f"{reading.values.min():.2g}", f"{reading.values.max():.2g}"
        words = panel.caption.text()
        assert f"loss {low} to {high} · logarithmic scale" in words
        assert ("height and colour" in words) is solid

    def test_the_path_is_drawn_from_ring_to_dot(self, panel: LandscapePanel, draw: Draw) -> None:
        reading = draw()
        np.testing.assert_allclose(np.array(panel.map.path.getData()).T, reading.path)
        np.testing.assert_allclose(np.ravel(panel.map.start.getData()), reading.path[0])
        np.testing.assert_allclose(np.ravel(panel.map.present.getData()), reading.path[-1])
        assert panel.map.arrow.isVisible()
        assert panel.pages.currentWidget() is panel.map

    def test_it_says_how_it_was_measured(self, panel: LandscapePanel, draw: Draw) -> None:
        draw(resting=False)
        assert "13 × 13 points" in panel.caption.text()
        assert "finer at rest" in panel.caption.text()
        draw()
        assert "finer at rest" not in panel.caption.text()

    @pytest.mark.parametrize(
        ("every", "words"),
        [(0, ""), (1, "every step from 12 on"), (3, "1 step in 3 from 12 on")],
    )
    def test_it_says_how_close_together_the_points_of_the_path_are(
        self, panel: LandscapePanel, every: int, words: str
    ) -> None:
        drawn = replace(surface(bowl()), every=every, tracked_from=12)
        panel.draw(Snapshot(0, 30, readings={panel.choice.resting: drawn}))
        said = panel.caption.text()
        assert (words in said) if words else ("from" not in said)

    def test_before_the_first_step_it_says_that_there_is_no_path(
        self, panel: LandscapePanel
    ) -> None:
        assert panel.pages.currentWidget() is panel.empty
        assert "No path yet" in panel.empty.text()
        assert panel.table() == []

    def test_back_at_the_start_it_is_empty_again(self, panel: LandscapePanel, draw: Draw) -> None:
        draw()
        panel.draw(Snapshot(0, 0, readings={panel.choice.resting: None}))
        assert "No path yet" in panel.empty.text()
        assert panel.pages.currentWidget() is panel.empty

    def test_what_cannot_be_measured_while_training_leaves_what_was_drawn(
        self, panel: LandscapePanel, draw: Draw
    ) -> None:
        reading = draw()
        panel.draw(Snapshot(0, 31, readings={panel.choice.running: None}))
        assert panel.surface is reading

    def test_clicked_weights_go_across_and_upwards_in_turn(
        self, panel: LandscapePanel, run: Run, qtbot: QtBot, draw: Draw
    ) -> None:
        panel.choice.kind.setCurrentIndex(1)
        with qtbot.waitSignal(panel.rewanted):
            panel.select(Selection.of(place=Parameter(0, "W", (1, 0))))
        panel.select(Selection.of(place=Parameter(2, "b", (1,))))
        panel.select(Selection.of(place=Neuron(0, 0)))
        probe = panel.choice.running
        assert isinstance(probe, WeightSlice)
        assert (probe.first, probe.second) == (2, run.trainer.weights.params.flat.size - 1)
        assert draw().labels == ("Weight x₂ → 1 of layer 1", "Bias of output 2 (class 1)")
        assert panel.choice.first.text() == "2"

    def test_numbers_of_weights_can_be_typed(self, panel: LandscapePanel, qtbot: QtBot) -> None:
        panel.choice.kind.setCurrentIndex(1)
        panel.choice.second.selectAll()
        qtbot.keyClicks(panel.choice.second, "7")
        with qtbot.waitSignal(panel.rewanted):
            qtbot.keyClick(panel.choice.second, Qt.Key.Key_Return)
        probe = panel.choice.resting
        assert isinstance(probe, WeightSlice)
        assert probe.second == 7

    def test_other_directions_are_drawn_by_a_button(
        self, panel: LandscapePanel, qtbot: QtBot
    ) -> None:
        panel.choice.kind.setCurrentIndex(2)
        before = panel.choice.running
        qtbot.mouseClick(panel.choice.again, Qt.MouseButton.LeftButton)
        after = panel.choice.running
        assert isinstance(before, RandomSlice)
        assert isinstance(after, RandomSlice)
        assert before.seed != after.seed

    def test_another_plane_empties_the_picture_and_asks_for_a_new_one(
        self, panel: LandscapePanel, draw: Draw, qtbot: QtBot
    ) -> None:
        draw()
        with qtbot.waitSignal(panel.rewanted):
            panel.choice.kind.setCurrentIndex(2)
        assert panel.pages.currentWidget() is panel.empty

    def test_the_loss_under_the_pointer_is_said(
        self, panel: LandscapePanel, draw: Draw, run: Run
    ) -> None:
        reading = draw()
        panel.map.grab()
        view = panel.map.plotItem.getViewBox()
        row, column = 4, 9
        at = view.mapViewToScene(QPointF(reading.across[column], reading.up[row]))
        panel.map.scene().sigMouseMoved.emit(at)
        told = float(panel.caption.text().rsplit("loss ")[-1])
        assert told == pytest.approx(reading.values[row, column], rel=0.1)

    def test_the_table_holds_surface_and_path(self, panel: LandscapePanel, draw: Draw) -> None:
        reading = draw()
        table = panel.table()
        assert table[0] == ["what", "step", *reading.labels, "loss"]
        assert len(table) == 1 + reading.values.size + len(reading.path)
        assert table[1][2:] == [reading.across[0], reading.up[0], reading.values[0, 0]]
        assert table[-1][:2] == ["path", 30]

    def test_a_surface_without_any_finite_loss_is_drawn_too(self, panel: LandscapePanel) -> None:
        endless = surface(np.full((5, 5), np.inf))
        for solid in (False, True):
            panel.solid.setChecked(solid)
            panel.draw(Snapshot(0, 1, readings={panel.choice.resting: endless}))
            assert not panel.grab().isNull()
        assert panel.bar.scale is not None
        assert panel.bar.scale.beyond


def test_the_number_of_a_parameter_is_its_place_in_the_vector(run: Run) -> None:
    number = 0
    for i, views in enumerate(run.trainer.weights.params.views):
        for name, values in views.items():
            for index in np.ndindex(values.shape):
                assert number_of(run.trainer.network, Parameter(i, name, index)) == number
                number += 1
    with pytest.raises(KeyError):
        number_of(run.trainer.network, Parameter(1, "W", (0, 0)))


class TestScale:
    """Which colour stands for which loss."""

    def test_a_logarithmic_scale_goes_by_decades(self) -> None:
        scale = LossScale.of(surface(np.array([[1e-3, 1e-1], [1e-2, 1.0]])), True)
        np.testing.assert_allclose(
            scale.share(np.array([1e-3, 1e-2, 1e-1, 1.0])), [0, 1 / 3, 2 / 3, 1]
        )
        assert [text for _, text in scale.ticks()] == ["0.001", "0.01", "0.1", "1"]

    def test_a_linear_scale_ends_above_the_path_and_says_so(self) -> None:
        scale = LossScale.of(surface(np.array([[0.0, 100.0], [0.5, 1.0]])), False)
        assert (scale.low, scale.high, scale.cut_high) == (0, 1.5, True)
        assert scale.ticks()[-1][1].startswith("≥ ")
        assert "1.5" in scale.sentence()

    def test_losses_many_decades_down_share_the_first_colour(self) -> None:
        scale = LossScale.of(surface(np.array([[0.0, 1.0], [1e-20, 1.0]])), True)
        assert scale.cut_low
        assert scale.ticks()[0][1].startswith("≤ ")

    def test_an_infinite_loss_has_a_colour_of_its_own(self) -> None:
        scale = LossScale.of(surface(np.array([[1.0, 2.0], [np.inf, 4.0]])), True)
        picture = paint(scale.share(np.array([[np.inf, 4.0]])), LIGHT)
        assert "#{:02X}{:02X}{:02X}".format(*picture[0, 0]) == beyond_color(LIGHT)
        assert scale.beyond

    def test_equal_losses_are_in_the_middle(self) -> None:
        for log in (True, False):
            scale = LossScale.of(surface(np.full((3, 3), 0.7)), log)
            assert scale.share(np.array([0.7]))[0] == pytest.approx(0.5)


class TestContours:
    """Lines of equal loss."""

    def test_they_lie_where_the_loss_has_that_value(self) -> None:
        values = bowl(41)
        pieces = contour(values, 0.5)
        assert len(pieces) > 20
        radii = np.hypot(*((pieces.reshape(-1, 2) / 20) - 1).T)
        np.testing.assert_allclose(radii, np.sqrt(0.5), atol=2e-3)

    def test_pieces_join(self) -> None:
        ends = contour(bowl(21), 0.3).reshape(-1, 2).round(9)
        _, counts = np.unique(ends, axis=0, return_counts=True)
        assert set(counts) == {2}

    def test_cells_with_an_infinite_corner_have_none(self) -> None:
        values = bowl(5)
        values[2, 2] = np.nan
        assert len(contour(values, 0.1)) == 0

    def test_between_points_lies_the_mean(self) -> None:
        values = np.array([[0.0, 1.0], [2.0, 5.0]])
        assert between(values, np.array(0.5), np.array(0.5)) == pytest.approx(2.0)
        assert between(values, np.array(0.0), np.array(1.0)) == 1.0


class TestRelief:
    """The surface in three dimensions."""

    @pytest.fixture
    def relief(self, qtbot: QtBot) -> ReliefView:
        """A bowl, shown."""
        made = ReliefView(LIGHT)
        qtbot.addWidget(made)
        made.resize(300, 240)
        made.show()
        shown = surface(bowl())
        made.show_surface(shown, LossScale.of(shown, False), ("a", "b"))
        return made

    @pytest.mark.parametrize(
        "key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Plus]
    )
    def test_keys_turn_and_zoom_it(self, relief: ReliefView, qtbot: QtBot, key: Qt.Key) -> None:
        before, picture = relief.view, relief.grab().toImage()
        qtbot.keyClick(relief, key)
        assert relief.view != before
        assert relief.grab().toImage() != picture

    def test_dragging_turns_it(self, relief: ReliefView, qtbot: QtBot) -> None:
        before = relief.view
        qtbot.mousePress(relief, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
        qtbot.mouseMove(relief, QPoint(140, 120))
        qtbot.mouseRelease(relief, Qt.MouseButton.LeftButton, pos=QPoint(140, 120))
        assert relief.view.turn != before.turn
        assert relief.view.tilt > before.tilt

    def test_nothing_is_painted_anew_while_nothing_changes(self, relief: ReliefView) -> None:
        relief.grab()
        drawn = relief._drawn
        relief.grab()
        assert relief._drawn is drawn
        relief.set_theme(DARK)
        relief.grab()
        assert relief._drawn is not drawn

    def test_the_path_lies_on_the_surface(self, relief: ReliefView) -> None:
        x, y, height = relief._path[-1]
        assert (x, y) == pytest.approx((0.5, 0.5))
        assert height == pytest.approx(0, abs=1e-9)
        assert np.isnan(relief._heights(np.array([[1.5, 0.5]])))[0]

    def test_what_stands_behind_a_wall_is_hidden(self, relief: ReliefView) -> None:
        relief.view = Camera(turn=0.0, tilt=10.0)
        wall = np.zeros((21, 21))
        wall[5] = 1.0
        shown = surface(wall, np.array([[0.0, 0.5], [0.0, -0.9]]))
        relief.show_surface(shown, LossScale.of(shown, False), ("a", "b"))
        hidden = relief._hidden(relief._path)
        assert hidden[0]
        assert not hidden[-1]


def test_a_view_puts_nearer_points_lower_and_higher_ones_higher() -> None:
    view = Camera(turn=0.0, tilt=30.0, scale=100.0)
    points = np.array([[0.5, 0.0, 0.0], [0.5, 1.0, 0.0], [0.5, 0.0, 1.0]])
    _, y, depth = view.place(points)
    assert y[0] > y[1]
    assert y[2] < y[0]
    assert depth[0] < depth[1]
