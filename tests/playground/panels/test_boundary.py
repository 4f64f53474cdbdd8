"""The decision boundary: picture, lines, samples, planes of many inputs, and what is read off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.data.datasets import dataset
from engine.data.datasets.drawn import Drawn
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.network.places import Neuron
from engine.probes import DecisionField, NeuronMap, round_up
from engine.running.snapshot import Snapshot, Status
from engine.specs.differences import every_path
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from engine.training.trainer import Trainer
from playground.look.tokens import DARK, LIGHT, Theme
from playground.panels.boundary.panel import COARSE, FINE, BoundaryPanel
from playground.panels.lanes.lane.lane_map import LaneMap
from playground.panels.selection import Selection
from playground.plotting.answers.picture import MOST_SHOWN
from playground.session.experiments import shipped
from playground.words.numbers import number


def experiment(name: str, **knobs: Any) -> ExperimentSpec:
    spec = ExperimentSpec(
        data=DataSpec(dataset=dataset[name](**knobs)), layers=(Dense(units=4), Activate())
    )
    numbers = not Setup.of(replace(spec, loss=MeanSquaredError())).data.classes
    return replace(spec, loss=MeanSquaredError()) if numbers else spec


class Shown:
    """A panel on a trained network, and what it emits."""

    def __init__(self, qtbot: QtBot, spec: ExperimentSpec, steps: int = 30) -> None:
        self.trainer = Trainer(spec)
        for _ in range(steps):
            self.trainer.step()
        self.panel = BoundaryPanel(LIGHT)
        qtbot.addWidget(self.panel)
        self.panel.resize(500, 300)
        self.panel.set_experiment(spec, self.trainer.setup, every_path(spec))
        self.panel.start(self.trainer.setup)
        self.panel.show()
        self.rows: list[int] = []
        self.edits: list[ExperimentSpec] = []
        self.panel.selected.connect(lambda picked: self.rows.append(picked.sample))
        self.panel.edited.connect(self.edits.append)

    def draw(self, status: Status = Status.PAUSED, fine: bool = True) -> None:
        probes = [want.probe for want in self.panel.wants() if fine or not want.pace.resting]
        readings = {probe: probe.measure(self.trainer) for probe in probes}
        self.panel.draw(Snapshot(0, self.trainer.step_count, 1.0, status, 1.0, "", readings))

    @property
    def picture(self) -> Any:
        return self.panel.picture

    def lines(self) -> int:
        """How many pieces the contours have."""
        return sum(item.path().elementCount() for item in self.picture.surface.lines)


@pytest.fixture
def shown(qtbot: QtBot) -> Any:
    return lambda name, steps=30, **knobs: Shown(qtbot, experiment(name, **knobs), steps)


def test_it_is_coarse_while_it_moves_and_fine_when_it_rests(shown: Any) -> None:
    seen = shown("circle")
    seen.draw(Status.RUNNING, fine=False)
    assert seen.picture.image.image.shape[:2] == (100, 100)
    seen.draw()
    assert seen.picture.image.image.shape[:2] == (FINE, FINE)
    seen.draw(Status.RUNNING, fine=False)
    assert seen.picture.image.image.shape[:2] == (100, 100)
    box = seen.picture.image.mapRectToParent(seen.picture.image.boundingRect())
    left, right, bottom, top = seen.trainer.setup.plane.extent
    assert box.getCoords() == pytest.approx((left, bottom, right, top))


def test_a_fine_picture_of_many_inputs_has_fewer_pixels(shown: Any) -> None:
    wants = shown("digits").panel.wants()
    fields = [want.probe for want in wants if isinstance(want.probe, DecisionField)]
    resolutions = {field.resolution for field in fields}
    assert min(resolutions) == 100
    assert 100 < max(resolutions) < FINE


def test_lines_follow_the_boundary_and_can_be_left_out(shown: Any, qtbot: QtBot) -> None:
    seen = shown("clouds", steps=300)
    seen.draw()
    main, others = (item.path() for item in seen.picture.surface.lines)
    assert main.elementCount() > 50
    assert others.elementCount() > main.elementCount()
    field = seen.panel.stage.field
    left, right, bottom, top = field.plane.extent
    for i in range(0, main.elementCount(), 20):
        at = main.elementAt(i)
        column, row = (at.x - left) / (right - left), (at.y - bottom) / (top - bottom)
        share = field.values[min(int(row * FINE), FINE - 1), min(int(column * FINE), FINE - 1), 1]
        assert share == pytest.approx(0.5, abs=0.05)
    assert "75\u00a0%" in seen.panel.legend.legend.words()
    qtbot.mouseClick(seen.panel.tools.contours, Qt.MouseButton.LeftButton)
    assert seen.lines() == 0
    assert "75\u00a0%" not in seen.panel.legend.legend.words()


def test_lines_of_a_moving_picture_lie_where_those_of_a_still_one_do(shown: Any) -> None:
    seen = shown("clouds", steps=300)
    seen.draw(Status.PAUSED, fine=False)
    still = seen.picture.surface.lines[0].path().boundingRect()
    pieces = seen.lines()
    for _ in range(2):
        seen.draw(Status.RUNNING, fine=False)
    moving = seen.picture.surface.lines[0].path().boundingRect()
    assert 0 < seen.lines() < pieces
    assert moving.getCoords() == pytest.approx(still.getCoords(), abs=0.1)


def test_plain_regions_have_one_colour_each(shown: Any, qtbot: QtBot) -> None:
    seen = shown("circle", steps=200)
    seen.draw()
    shades = len(np.unique(seen.picture.image.image.reshape(-1, 3), axis=0))
    assert shades > 10
    qtbot.mouseClick(seen.panel.tools.regions, Qt.MouseButton.LeftButton)
    assert len(np.unique(seen.picture.image.image.reshape(-1, 3), axis=0)) == 2
    assert shades > 2


def test_other_samples_of_the_same_kind_move_into_the_picture(shown: Any) -> None:
    seen = shown("circle")
    seen.draw()
    picture = seen.picture
    spec = experiment("circle", samples=60, noise=0.5)
    setup = Setup.of(spec)
    seen.panel.set_experiment(spec, setup, frozenset({"data.dataset.noise"}))
    assert seen.picture is picture, "nothing is made anew"
    x, y = picture.points.getData()
    assert sorted(zip(x, y, strict=True)) == sorted(map(tuple, setup.data.x.tolist()))
    box = seen.panel.plot.plotItem.getViewBox().viewRect()
    assert box.top() <= setup.plane.extent[2]
    assert box.bottom() >= setup.plane.extent[3]
    # What was measured of the samples before may still come.
    seen.draw()
    assert not seen.panel.grab().isNull()


def test_another_split_shows_at_once(shown: Any) -> None:
    seen = shown("circle")
    spec = experiment("circle")
    spec = replace(spec, data=replace(spec.data, test=0.0, validation=0.0))
    seen.panel.set_experiment(spec, Setup.of(spec), frozenset({"data.test", "data.validation"}))
    brushes = {b.color().name() for b in seen.picture.points.data["brush"]}
    assert brushes == {LIGHT.class_color(0).lower(), LIGHT.class_color(1).lower()}


def test_data_of_another_kind_make_another_picture(shown: Any) -> None:
    seen = shown("circle")
    first = type(seen.picture)
    for name in ("sine", "plane", "clouds"):
        spec = experiment(name)
        seen.trainer = Trainer(spec)
        seen.panel.set_experiment(spec, seen.trainer.setup, frozenset({"data.dataset"}))
        seen.panel.start(seen.trainer.setup)
        seen.draw()
        assert not seen.panel.grab().isNull()
    assert type(seen.picture) is first


def test_mistakes_are_haloed_where_they_are(shown: Any) -> None:
    seen = shown("spiral")
    seen.draw()
    samples = seen.panel.stage.samples
    wrong = samples.points[samples.predicted != samples.labels]
    assert 0 < len(wrong) < len(samples.points)
    assert np.column_stack(seen.picture.halo.getData()) == pytest.approx(wrong)


def test_residuals_are_rings_of_their_sign_and_size(shown: Any) -> None:
    seen = shown("plane", steps=1)
    seen.draw()
    samples = seen.panel.stage.samples
    residual = (samples.labels - samples.predicted)[:, 0] / seen.picture.limit
    low, high = (ring.data for ring in seen.picture.rings)
    assert len(low) == (residual < -0.05).sum()
    assert len(high) == (residual > 0.05).sum()
    sizes = dict(
        zip(map(tuple, np.column_stack([high["x"], high["y"]])), high["size"], strict=True)
    )
    rings = [(residual[i], sizes.get(tuple(samples.points[i]), 0)) for i in residual.argsort()]
    assert sorted(size for _, size in rings) == [size for _, size in rings]


def test_a_curve_has_lines_to_its_samples(shown: Any) -> None:
    seen = shown("sine")
    seen.draw()
    x, y = seen.picture.residuals.getData()
    samples = seen.panel.stage.samples
    np.testing.assert_allclose(y[1::2], samples.predicted[:, 0])
    np.testing.assert_allclose(y[::2], samples.labels[:, 0])
    assert len(x) == 2 * len(samples.points)


def test_two_thousand_samples_are_shown_of_more(shown: Any) -> None:
    seen = shown("circle", samples=5000, steps=3)
    seen.draw()
    assert len(seen.picture.points.getData()[0]) == MOST_SHOWN
    assert "2,000 of 5,000 shown" in seen.panel.note.text()
    halo = {tuple(at) for at in np.column_stack(seen.picture.halo.getData()).tolist()}
    points = {tuple(at) for at in np.column_stack(seen.picture.points.getData()).tolist()}
    assert halo
    assert halo <= points
    assert len(seen.panel.table()) == MOST_SHOWN + 1


def test_a_click_names_the_row_and_the_ring_follows(shown: Any) -> None:
    seen = shown("circle")
    a, b = seen.trainer.setup.data.x[11].tolist()
    seen.panel.plot.pressed.emit(a, b)
    seen.panel.plot.released.emit()
    assert seen.rows == [11]
    seen.panel.select(Selection.of(sample=11))
    assert [float(v[0]) for v in seen.panel.stage.ring.getData()] == [a, b]
    seen.panel.select(Selection.of(sample=100_000))
    assert len(seen.panel.stage.ring.getData()[0]) == 0
    seen.panel.plot.pressed.emit(50.0, 50.0)
    seen.panel.plot.released.emit()
    assert seen.rows == [11]


def test_the_table_says_what_is_drawn(shown: Any) -> None:
    seen = shown("circle")
    assert BoundaryPanel(LIGHT).table() == []
    assert seen.panel.table()[1][-1] == "", "nothing has been answered yet"
    seen.draw()
    head, *rows = seen.panel.table()
    data, samples = seen.trainer.setup.data, seen.panel.stage.samples
    assert head == ["row", "x₁", "x₂", "target", "part", "answer"]
    for row, predicted in zip(rows, samples.predicted.tolist(), strict=True):
        at = row[0] - 1
        assert row[1:3] == data.x[at].tolist()
        assert row[3] == data.classes[data.y[at]]
        assert at in seen.trainer.setup.parts[row[4]].rows
        assert row[5] == data.classes[predicted]


class TestViews:
    def test_two_inputs_can_be_chosen_of_many(self, shown: Any, qtbot: QtBot) -> None:
        seen = shown("iris", steps=100)
        seen.draw()
        views, panel = seen.panel.views, seen.panel
        assert views.across.isVisible()
        assert not views.upwards.isVisible()
        assert "of the variance" in panel.note.text()
        before = {want.probe for want in panel.wants()}
        with qtbot.waitSignal(panel.rewanted):
            views.across.setCurrentIndex(3)
            views.across.activated.emit(3)
        assert views.upwards.isVisible()
        assert before.isdisjoint(want.probe for want in panel.wants())
        assert "2 of 4 inputs, the others at their mean" in panel.note.text()
        seen.draw()
        data = seen.trainer.setup.data
        assert panel.stage.plane.labels == (data.inputs[2], data.inputs[0])
        x, _ = seen.picture.points.getData()
        assert sorted(x) == sorted(data.x[:, 2])

    def test_the_others_are_those_of_the_chosen_sample(self, shown: Any) -> None:
        seen = shown("iris", steps=100)
        views, panel = seen.panel.views, seen.panel
        views.across.setCurrentIndex(1)
        views.upwards.setCurrentIndex(1)
        views.held.setCurrentIndex(1)
        views.held.activated.emit(1)
        assert "click a sample" in panel.note.text()
        panel.select(Selection.of(sample=60))
        assert "as in sample 61" in panel.note.text()
        seen.draw()
        data = seen.trainer.setup.data
        assert panel.stage.plane.origin[2:].tolist() == data.x[60, 2:].tolist()

    def test_one_input_does_not_stand_on_both_axes(self, shown: Any) -> None:
        views = shown("iris").panel.views
        for across in range(1, 5):
            views.across.setCurrentIndex(across)
            views.across.activated.emit(across)
            assert views.view.across != views.view.upwards

    def test_two_inputs_leave_nothing_to_choose(self, shown: Any) -> None:
        views = shown("circle").panel.views
        assert not any(box.isVisible() for box in views.boxes)


class TestDrawing:
    def test_only_planar_classes_can_be_taken_over(self, shown: Any) -> None:
        for name in ("iris", "sine", "plane", "digits"):
            assert not shown(name).panel.tools.adopt.isVisible()
        seen = shown("moons")
        seen.panel.tools.adopt.click()
        (edit,) = seen.edits
        assert isinstance(edit.data.dataset, Drawn)
        assert len(edit.data.dataset.points) == len(seen.trainer.setup.data.x)

    def test_points_of_one_class_wait_in_the_panel(self, shown: Any) -> None:
        seen = shown("drawn")
        seen.panel.tools.clear.click()
        seen.panel.act("tool_brush")
        # A class that the network does not know yet.
        seen.panel.tools.choose_class(2)
        assert seen.panel.tools.hand.label == 2
        seen.panel.plot.pressed.emit(0.0, 0.0)
        seen.panel.plot.moved.emit(0.8, 0.0)
        seen.panel.plot.released.emit()
        assert seen.edits == []
        drawn = len(seen.picture.points.getData()[0])
        assert drawn > 5
        assert seen.panel.readout.property("role") == "warning"
        seen.panel.set_theme(DARK)
        assert len(seen.picture.points.getData()[0]) == drawn
        # Another setting is changed meanwhile: the draft stays.
        spec = replace(seen.trainer.spec, batch_size=7)
        setup = seen.trainer.setup.retuned(spec)
        seen.panel.set_experiment(spec, setup, frozenset({"batch_size"}))
        assert len(seen.picture.points.getData()[0]) == drawn
        seen.panel.tools.choose_class(1)
        seen.panel.plot.pressed.emit(0.0, -0.8)
        seen.panel.plot.released.emit()
        (edit,) = seen.edits
        assert edit.batch_size == 7
        assert {label for _, _, label in edit.data.dataset.points} == {1, 2}

    def test_a_stroke_ends_settled(self, shown: Any, qtbot: QtBot) -> None:
        seen = shown("drawn")
        seen.panel.act("tool_drag")
        a, b, _ = seen.trainer.spec.data.dataset.points[5]
        with qtbot.waitSignal(seen.panel.settled):
            seen.panel.plot.pressed.emit(a, b)
            seen.panel.plot.moved.emit(0.9, 0.9)
            seen.panel.plot.released.emit()
        assert seen.edits[-1].data.dataset.points[5] == (0.9, 0.9, 0)

    def test_the_ring_of_the_brush_is_as_large_as_it_reaches(self, shown: Any) -> None:
        seen = shown("drawn")
        plot, tools = seen.panel.plot, seen.panel.tools
        seen.panel.act("tool_eraser")
        plot.moved.emit(0.3, 0.1)
        assert plot.ring.isVisible()
        assert plot.ring.rect().center().x() == pytest.approx(0.3)
        assert plot.ring.rect().width() == pytest.approx(2 * 0.1 * 1.2)
        plot.turned.emit(1, 0.3, 0.1)
        assert plot.ring.rect().width() == pytest.approx(2 * 0.12 * 1.2)
        plot.left.emit()
        assert not plot.ring.isVisible()
        tools.take("look")
        plot.moved.emit(0.3, 0.1)
        assert not plot.ring.isVisible()


def test_the_map_is_as_large_as_the_panel_allows_at_every_size(shown: Any, qtbot: QtBot) -> None:
    seen = shown("circle")
    panel, plot = seen.panel, seen.panel.plot
    extent = seen.trainer.setup.plane.extent
    for width, height in ((427, 330), (1000, 900), (300, 700), (900, 320), (320, 330), (427, 330)):
        panel.resize(width, height)
        QTest.qWait(30)
        area = plot.area()
        # Room for the axes, the legend and a column of icons or a row of them.
        least = min(width, height) - 100
        assert min(area.width(), area.height()) >= least, (width, height, area)
        assert abs(area.width() - area.height()) <= 3
        # The whole plane, and hardly more, is in sight.
        (left, right), (bottom, top) = plot.plotItem.getViewBox().viewRange()
        shown_now = (left, right, bottom, top)
        assert shown_now == pytest.approx(extent, abs=0.03 * (extent[1] - extent[0]))
        assert panel.legend.isVisible()
    panel.resize(250, 115)
    assert not panel.legend.isVisible()


@pytest.mark.parametrize("base", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_at_the_projector_the_legend_is_complete_and_the_map_large(shown: Any, base: Theme) -> None:
    """The panel as it is in a window of 1366×768; the legend was cut, the map 185 pixels high."""
    seen = shown("spiral")
    panel, theme = seen.panel, base.projector()
    panel.resize(394, 287)
    panel.set_theme(theme)
    panel.grab()
    QTest.qWait(50)
    panel.grab()
    QTest.qWait(50)
    area, legend = panel.plot.area(), panel.legend
    assert min(area.width(), area.height()) >= 240
    assert legend.height() == legend.high(legend.lines(legend.width()))
    assert panel.rect().contains(legend.geometry())
    assert panel.rect().contains(panel.tools.geometry())
    assert not legend.geometry().intersects(panel.plot.geometry())
    assert legend.width() >= legend.narrowest()
    # In the usual type the legend is one line below the plot.
    panel.set_theme(base)
    panel.grab()
    QTest.qWait(50)
    assert legend.geometry().top() > panel.plot.geometry().bottom()
    assert legend.height() == legend.high(1)


def test_in_a_low_panel_what_is_missing_is_said_all_the_same(shown: Any) -> None:
    panel = shown("drawn").panel
    panel.resize(250, 115)
    panel.tools.clear.click()
    assert panel.readout.isVisible()
    assert "two classes" in panel.readout.text()


class TestLens:
    def test_the_wheel_zooms_around_the_pointer_and_a_double_click_brings_all_back(
        self, shown: Any, qtbot: QtBot
    ) -> None:
        seen = shown("circle")
        plot = seen.panel.plot
        whole = plot.plotItem.getViewBox().viewRange()
        at = QPointF(plot.area().center()) + QPointF(20, -15)
        before = plot.place(at)
        wheel(plot, at, 3)
        (left, right), _ = plot.plotItem.getViewBox().viewRange()
        assert right - left == pytest.approx((whole[0][1] - whole[0][0]) / 1.25**3, rel=0.02)
        assert plot.place(at) == pytest.approx(before, abs=0.02)
        wheel(plot, at, -20)
        assert plot.plotItem.getViewBox().viewRange() == [
            pytest.approx(whole[0]),
            pytest.approx(whole[1]),
        ]
        wheel(plot, at, 4)
        qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
        assert seen.panel.lens.zoom == 1
        assert seen.rows == []

    def test_a_drag_moves_the_plane_and_picks_nothing(self, shown: Any, qtbot: QtBot) -> None:
        seen = shown("circle")
        plot = seen.panel.plot
        for _ in range(4):
            seen.panel.act("zoom_in")
        start = plot.area().center()
        before = plot.place(QPointF(start))
        view, button = plot.viewport(), Qt.MouseButton.LeftButton
        qtbot.mousePress(view, button, pos=start)
        for step in range(1, 11):
            qtbot.mouseMove(view, start + QPoint(3 * step, 2 * step))
        qtbot.mouseRelease(view, button, pos=start + QPoint(30, 20))
        assert plot.place(QPointF(start + QPoint(30, 20))) == pytest.approx(before, abs=0.02)
        assert seen.rows == []
        # Neither another size nor other samples of the same plane undo it.
        seen.panel.resize(460, 280)
        seen.draw()
        assert seen.panel.lens.zoom > 2
        seen.panel.act("zoom_out")
        seen.panel.act("zoom_all")
        assert seen.panel.lens.zoom == 1

    def test_a_brush_is_not_a_lens(self, shown: Any) -> None:
        seen = shown("drawn")
        seen.panel.tools.take("brush")
        wheel(seen.panel.plot, QPointF(seen.panel.plot.area().center()), 3)
        assert seen.panel.lens.zoom == 1


def wheel(plot: Any, at: QPointF, steps: int) -> None:
    """Turn the wheel over a place of a plot, one step at a time."""
    for _ in range(abs(steps)):
        delta = QPoint(0, 120 if steps > 0 else -120)
        event = QWheelEvent(
            at,
            plot.viewport().mapToGlobal(at),
            QPoint(),
            delta,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(plot.viewport(), event)


class TestNeuron:
    def test_its_map_is_shown_large_while_it_is_pointed_at(self, shown: Any) -> None:
        seen = shown("circle")
        seen.draw()
        panel, layer = seen.panel, seen.panel.stage.neuron
        panel.select(Selection.of(pointed=Neuron(0, 2)))
        assert panel.tag.text() == "Neuron 3 of layer 1"
        seen.draw()
        assert layer.image.isVisible()
        trainer = seen.trainer
        grid = trainer.setup.grid(COARSE)
        h = trainer.network.forward(trainer.weights, grid).outputs[2][:, 2]
        assert np.array_equal(layer.field.values.ravel(), h)
        assert panel.legend.legend.scale.high == number(round_up(layer.field.limit))
        panel.select(Selection.of(pointed=None))
        assert not layer.image.isVisible()
        assert panel.tag.isHidden()
        assert not any(isinstance(want.probe, NeuronMap) for want in panel.wants())

    def test_a_chosen_one_stays_until_its_name_is_clicked(self, shown: Any, qtbot: QtBot) -> None:
        seen = shown("circle")
        panel, layer = seen.panel, seen.panel.stage.neuron
        panel.select(Selection.of(place=Neuron(0, 1)))
        panel.select(Selection.of(pointed=Neuron(1, 0)))
        panel.select(Selection.of(pointed=None))
        seen.draw()
        assert layer.image.isVisible()
        assert panel.tag.text() == "Neuron 2 of layer 1"
        qtbot.mouseClick(panel.tag, Qt.MouseButton.LeftButton)
        assert not layer.image.isVisible()

    def test_of_one_input_it_is_a_curve(self, shown: Any) -> None:
        seen = shown("sine")
        seen.panel.select(Selection.of(pointed=Neuron(0, 1)))
        seen.draw()
        assert seen.panel.stage.neuron.curve.isVisible()
        assert len(seen.panel.stage.neuron.curve.getData()[0]) == COARSE

    def test_the_hinge_of_a_first_neuron_is_its_straight_line(self, shown: Any) -> None:
        seen = shown("circle")
        seen.panel.select(Selection.of(pointed=Neuron(0, 2)))
        seen.draw()
        layer, first = seen.panel.stage.neuron, seen.trainer.weights.layers[0]
        ends = np.stack(layer.hinge.getData(), axis=1)
        assert len(ends) > 2
        s = seen.trainer.setup.input_map(ends) @ first["W"][:, 2] + first["b"][2]
        assert np.abs(s).max() < 1e-6 * max(1, np.abs(layer.field.sums).max())
        assert layer.hinge.isVisible()
        seen.panel.select(Selection.of(pointed=None))
        assert not layer.hinge.isVisible()

    def test_inputs_have_no_map_and_other_networks_perhaps_no_such_neuron(self, shown: Any) -> None:
        seen = shown("circle")
        seen.panel.select(Selection.of(pointed=Neuron(-1, 0)))
        assert seen.panel.tag.isHidden()
        assert NeuronMap(column=0, unit=4).measure(seen.trainer) is None
        assert NeuronMap(column=7, unit=0).measure(seen.trainer) is None


@pytest.mark.parametrize("name", ["circle", "sine", "plane"])
def test_the_parts_are_told_apart_without_colour(shown: Any, name: str) -> None:
    seen = shown(name)
    picture, parts = seen.picture, seen.panel.stage.parts()
    assert parts == [0, 1, 2]
    entries = seen.panel.legend.legend.entries
    told = {entry.short or entry.name for entry in entries}
    assert {"train", "test"} < told
    assert told & {"val", "validation"}
    if name == "sine":
        looks = [(id(item.opts["symbol"]), item.opts["brush"].color().rgba())
                 for item in picture.parts]  # fmt: skip
    else:
        data = picture.points.data
        brushes = [None if name == "plane" else brush.color().rgba() for brush in data["brush"]]
        part = seen.panel.stage.shown.part
        label = seen.panel.stage.shown.labels
        one = label.ravel() == label.ravel()[0] if name == "circle" else np.ones(len(part), bool)
        looks = []
        for number_of_part in parts:
            at = int(np.flatnonzero((part == number_of_part) & one)[0])
            looks.append((id(data["symbol"][at]), brushes[at]))
    assert len(set(looks)) == 3


def test_points_that_are_not_trained_on_yet_are_not_judged(shown: Any) -> None:
    seen = shown("drawn", steps=0)
    seen.draw()
    assert len(seen.picture.halo.points())
    seen.panel.tools.clear.click()
    assert not len(seen.picture.halo.points())


def test_how_to_draw_is_said_until_something_is_drawn(shown: Any) -> None:
    seen = shown("circle")
    seen.draw()
    drawn = experiment("drawn")
    seen.panel.set_experiment(drawn, Setup.of(drawn), frozenset({"data.dataset"}))
    assert "Drag over the plot" in seen.panel.readout.text()
    seen.panel.plot.moved.emit(0.0, 0.0)
    assert "Drag over the plot" in seen.panel.readout.text()


@pytest.mark.parametrize("size", [(400, 250), (580, 170)])
def test_every_tool_has_room_in_a_low_panel(shown: Any, size: tuple[int, int]) -> None:
    seen = shown("drawn")
    seen.panel.set_theme(LIGHT.projector())
    seen.panel.resize(*size)
    tools = seen.panel.tools
    assert tools.layout().heightForWidth(tools.width()) <= seen.panel.height()


@pytest.mark.parametrize("name", ["circle", "sine", "plane"])
def test_samples_that_are_held_back_are_hidden_in_one_click(shown: Any, name: str) -> None:
    seen = shown(name)
    seen.draw()
    panel, picture = seen.panel, seen.picture
    all_rows = panel.table()
    assert {row[4] for row in all_rows[1:]} == {"train", "validation", "test"}

    def drawn() -> int:
        items = picture.parts if name == "sine" else [picture.points]
        return sum(len(item.data) for item in items)

    assert drawn() == len(all_rows) - 1
    switch = panel.tools.held_back
    assert switch.isVisible()
    assert switch.isChecked()
    assert switch.accessibleName() == "Held-back samples"
    switch.click()
    trained = [row for row in all_rows if row[4] in ("part", "train")]
    assert panel.table() == trained
    assert drawn() == len(trained) - 1
    assert panel.stage.parts() == [0]
    told = {entry.short or entry.name for entry in panel.legend.legend.entries}
    assert not told & {"val", "validation", "test"}
    # What is not drawn is not judged, then or later, and cannot be clicked.
    seen.draw()
    assert drawn() == len(trained) - 1
    hidden = next(row for row in all_rows if row[4] == "test")
    found = panel.stage.row_at((hidden[1], hidden[2]), 1e-9)
    assert found is None or found + 1 != hidden[0]
    # Other data and another look keep to it.
    other = experiment(name, samples=90)
    panel.set_experiment(other, Setup.of(other), every_path(other))
    panel.set_theme(DARK)
    assert {row[4] for row in panel.table()[1:]} == {"train"}
    switch.click()
    assert {row[4] for row in panel.table()[1:]} == {"train", "validation", "test"}


def test_there_is_no_such_switch_where_nothing_is_held_back(shown: Any) -> None:
    seen = shown("circle")
    spec = experiment("circle")
    spec = replace(spec, data=replace(spec.data, validation=0.0, test=0.0))
    seen.panel.set_experiment(spec, Setup.of(spec), every_path(spec))
    assert not seen.panel.tools.held_back.isVisible()


def test_mistakes_among_hidden_samples_wear_no_halo(shown: Any) -> None:
    seen = shown("circle", steps=0)
    seen.draw()
    before = len(seen.picture.halo.data)
    seen.panel.tools.held_back.click()
    assert 0 < len(seen.picture.halo.data) < before


def test_answers_of_numbers_are_no_picture_of_classes(qtbot: QtBot) -> None:
    """Right after an edit what was measured may still be of other samples: found by a monkey."""
    shown = Shown(qtbot, experiment("plane"))
    shown.draw()
    three = experiment("spiral", classes=3)
    setup = Setup.of(three)
    shown.panel.set_experiment(three, setup, every_path(three))
    shown.draw()
    shown.panel.set_theme(DARK)
    stage = shown.panel.stage
    assert stage.picture is not None
    assert stage.field is not None
    assert not stage.picture.suits(stage.field)
    one = LaneMap(LIGHT)
    qtbot.addWidget(one)
    one.start(shown.trainer.setup)
    one.paint_field(stage.field, None, 1)
    one.fit(setup)
    one.paint_field(stage.field, None, 1)
    assert one.picture is not None


@pytest.mark.parametrize("size", [(403, 311), (379, 372)])
def test_a_legend_of_many_classes_leaves_the_plane_room_in_a_low_panel(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    """As at a projector: large type, boxes to choose inputs, ten classes."""
    panel = BoundaryPanel(LIGHT.projector())
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    setup = Setup.of(shipped("digits"))
    panel.set_experiment(setup.spec, setup, every_path(setup.spec))
    panel.start(setup)
    panel.resize(size[0], size[1] + 120)
    QApplication.processEvents()
    panel.resize(*size)
    QApplication.processEvents()
    assert panel.size().toTuple() == size, "the legend does not keep it high"
    across, up = panel.plot.axes()
    side = min(panel.plot.width() - across, panel.plot.height() - up)
    assert side >= 0.4 * min(size)
    assert panel.legend.isVisible()
    bottom = panel.legend.mapTo(panel, panel.legend.rect().bottomRight())
    assert panel.rect().contains(bottom), "no entry is cut"
