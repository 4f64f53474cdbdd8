"""The panel of lanes: columns, shared curves, what differs, and what a user asks for there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, cast

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.data.datasets import dataset
from engine.data.splits import Score
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.network.places import Column
from engine.optimizers import SGD, Adam, Momentum
from engine.probes import NextStepProbe, Phase, Rung, rungs_of
from engine.running.lockstep import Lockstep
from engine.running.races import race
from engine.running.snapshot import LossReached, Snapshot, Status
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from playground.look.tokens import DARK, LIGHT
from playground.panels.lanes.curves import LaneCurves
from playground.panels.lanes.lane import layer_bars
from playground.panels.lanes.lane.column import LaneColumn
from playground.panels.lanes.lane.lane_numbers import LaneNumbers
from playground.panels.lanes.lane.lane_view import SMALLEST
from playground.panels.lanes.lane.standing import LaneStanding
from playground.panels.lanes.panel import LanesPanel
from playground.panels.lanes_shown import (
    AddLane,
    AimAt,
    BeginRace,
    Comparison,
    EditAll,
    LaneWish,
    Light,
    MakeMain,
    NextHeat,
    PinLane,
    RemoveLane,
    RenameLane,
    ShownLane,
    StayAbreast,
)
from playground.panels.selection import PhaseShown, Selection
from playground.words.phases import name_of_rung

SPEC = spiral(layers=(Dense(units=4), Activate(), Dense(units=3), Activate()))
RULES = (SGD(), Momentum(), Adam(), SGD(lr=0.3))


@dataclass
class Bench:
    """The panel with runs made up for its lanes, and what it asked for."""

    panel: LanesPanel
    runs: dict[int, Run] = field(default_factory=dict)
    wishes: list[LaneWish] = field(default_factory=list)

    @property
    def curves(self) -> LaneCurves:
        return self.panel.curves

    def column(self, number: int) -> LaneColumn:
        return self.panel.columns[number]

    def show(self, specs: Sequence[ExperimentSpec], lit: int = 0, **more: Any) -> None:
        """Have a lane for each of these experiments, called A, B, … and lit as told."""
        first = Setup.of(specs[0])
        lanes = [
            ShownLane(i, "ABCD"[i], spec, first.retuned(spec), 10 + i, lit=i == lit)
            for i, spec in enumerate(specs)
        ]
        self.lanes(lanes, **more)

    def lanes(self, lanes: Sequence[ShownLane], **comparison: Any) -> None:
        self.runs = {
            lane.number: self.runs[lane.number]
            if lane.number in self.runs and self.column(lane.number).lane.run == lane.run
            else Run(lane.setup)
            for lane in lanes
        }
        self.panel.set_lanes(lanes, Comparison(**comparison))

    def change(self, number: int, **values: Any) -> None:
        """One of the lanes has other values."""
        lanes = self.panel.lanes
        now = [replace(lane, **values) if lane.number == number else lane for lane in lanes]
        self.lanes(now, **vars_of(self.panel.comparison))

    def train(self, steps: int = 12) -> None:
        for run in self.runs.values():
            for _ in range(steps):
                run.step()
                run.owed.settle()

    def snapshot(self, number: int, status: Status = Status.RUNNING, **more: Any) -> Snapshot:
        """What the lane's run has to say, with everything that is wanted of it."""
        lane = next(lane for lane in self.panel.lanes if lane.number == number)
        run = self.runs[number]
        wants = self.panel.wants() if lane.lit else self.panel.wants_beside()
        readings = {want.probe: want.probe.measure_run(run) for want in wants}
        made = Snapshot(
            lane.run, run.step_count, run.trainer.epochs, status, readings=readings, lane=number
        )
        return replace(made, **more)

    def draw(self, **of_all: Any) -> None:
        """One frame: the lane that is lit, and beside it the others."""
        lit = next(lane.number for lane in self.panel.lanes if lane.lit)
        beside = tuple(self.snapshot(number, **of_all) for number in self.runs if number != lit)
        self.panel.draw(replace(self.snapshot(lit, **of_all), beside=beside))


def vars_of(comparison: Comparison) -> dict[str, Any]:
    return {name: getattr(comparison, name) for name in Comparison.__dataclass_fields__}


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    panel = LanesPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(1000, 600)
    panel.show()
    made = Bench(panel)
    panel.wished.connect(made.wishes.append)
    return made


def test_a_phase_is_lit_and_named_in_every_lane_that_takes_the_step(bench: Bench) -> None:
    deep = replace(SPEC, layers=(*SPEC.layers, Dense(units=2), Activate()))
    bench.show([SPEC, replace(SPEC, optimizer=Adam()), deep])
    bench.change(1, pinned=True)
    bench.draw()
    seen = NextStepProbe().measure_run(bench.runs[0])
    lit = {}
    for rung in rungs_of(bench.column(0).lane.setup.network):
        bench.panel.show_phase(PhaseShown(rung, seen))
        lit[rung] = [sorted(bench.column(number).view.bars.lit) for number in range(3)]
        assert (
            bench.column(0).state.text().startswith(name_of_rung(bench.column(0).lane.setup, rung))
        )
        bench.panel.grab()
    assert bench.column(1).state.text() == "pinned at step 0"
    assert lit[Rung(Phase.FORWARD, 1)] == [[1], [], [1]]
    assert lit[Rung(Phase.LOSS)] == [[2], [], [3]]
    assert lit[Rung(Phase.UPDATE)] == [[0, 1, 2], [], [0, 1, 2, 3]]
    bench.panel.show_phase(None)
    assert not any(bench.column(number).view.bars.lit for number in range(3))
    assert bench.column(0).state.text() == ""


def test_a_narrow_column_says_its_state_and_what_differs(bench: Bench) -> None:
    bench.show(specs(4))
    bench.change(1, pinned=True)
    bench.draw()
    column = bench.column(1)
    assert column.width() < 300
    assert column.chip.isVisible()
    assert column.state.isVisible()
    assert "Momentum" in column.chip.text()
    assert column.state.width() >= column.state.sizeHint().width()


def test_a_long_name_is_cut_with_a_sign_and_edited_whole(bench: Bench, qtbot: QtBot) -> None:
    bench.show(specs(4))
    name = "a very long name that says everything about this lane"
    bench.change(2, name=name)
    field = bench.column(2).name
    assert field.text().endswith("…")
    assert name in field.toolTip()
    with qtbot.waitActive(bench.panel):
        bench.panel.activateWindow()
    field.setFocus()
    assert field.text() == name
    bench.column(1).name.setFocus()
    assert field.text().endswith("…")
    assert not bench.wishes, "nobody typed another name"
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "mine")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert bench.wishes == [RenameLane(2, "mine")]


def test_the_column_bears_the_letter_that_the_bar_has(bench: Bench) -> None:
    bench.show(specs(2))
    assert not bench.column(1).letter.isVisible()
    bench.change(1, name="Momentum")
    assert bench.column(1).letter.isVisible()
    assert bench.column(1).letter.text() == "B"


def test_reaching_the_target_moves_nothing(bench: Bench) -> None:
    bench.show(specs(4), aim=0.1)
    bench.draw()
    before = bench.column(0).numbers.sizeHint(), bench.column(0).view.geometry()
    bench.draw(reached=LossReached(8421, 61.5))
    assert (bench.column(0).numbers.sizeHint(), bench.column(0).view.geometry()) == before


def specs(count: int) -> list[ExperimentSpec]:
    return [replace(SPEC, optimizer=rule) for rule in RULES[:count]]


def regression() -> ExperimentSpec:
    data = DataSpec(dataset=dataset["sine"]())
    return replace(SPEC, data=data, loss=MeanSquaredError())


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_lane_has_a_column_with_its_map_its_layers_and_its_numbers(
    bench: Bench, count: int
) -> None:
    bench.show(specs(count))
    bench.train()
    bench.draw()
    assert list(bench.panel.columns) == list(range(count))
    for number, run in bench.runs.items():
        column = bench.column(number)
        assert column.name.text() == "ABCD"[number]
        assert column.view.map.picture is not None
        assert column.view.map.field is not None
        assert column.view.map.width() == column.view.map.height() > 100
        assert list(column.view.bars.layers) == ["1", "2", "output"]
        assert len(column.view.bars.verdicts) == 3
        loss = column.numbers.numbers[0]
        assert loss.text == f"{run.trainer.score('train').loss:.4g}"
    if count > 1:
        # Of two lanes of one size neither looks better for being larger.
        assert len({column.view.map.width() for column in bench.panel.columns.values()}) == 1


def test_a_click_on_a_verdict_asks_for_what_explains_it_in_that_lane(bench: Bench) -> None:
    bench.show(specs(2))
    bench.train()
    bench.draw()
    wished, asked = [], []
    bench.panel.wished.connect(wished.append)
    bench.panel.asked.connect(asked.append)
    picked: list[Selection] = []
    bench.panel.selected.connect(picked.append)
    column = bench.column(1)
    view, bars = column.view, column.view.bars
    spot = bars.mapTo(view, bars.cells()[0].topLeft().toPoint() + QPoint(12, 4))
    words = [verdict.word for verdict in bars.verdicts]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
    assert asked == words[:1]
    assert picked == [Selection.of(place=Column(0))]
    assert wished == [Light(1)], "the panel shows the lane that was asked about"
    QTest.mouseClick(view.map, Qt.MouseButton.LeftButton)
    assert asked == words[:1], "beside the verdicts a click lights the lane"
    # The keyboard comes to the same by the lane's menu.
    column.menu.menu().aboutToShow.emit()
    entries = column.menu.verdicts.actions()
    assert [entry.text().split(": ")[1] for entry in entries] == words
    entries[-1].trigger()
    assert asked == [words[0], words[-1]]


def test_a_lane_that_comes_to_light_may_begin_anew(bench: Bench) -> None:
    """The verdict that was clicked had gone by the time it was looked up."""
    bench.show(specs(2))
    bench.train()
    bench.draw()
    asked: list[str] = []
    bench.panel.asked.connect(asked.append)
    column = bench.column(1)
    bars = column.view.bars
    column.wished.connect(lambda _: bars.start(bars.titles))
    word = bars.verdicts[0].word
    spot = bars.mapTo(column.view, bars.cells()[0].topLeft().toPoint() + QPoint(12, 4))
    QTest.mouseClick(column.view, Qt.MouseButton.LeftButton, pos=spot)
    assert bars.verdicts == ()
    assert asked == [word]


def test_numbers_of_all_lanes_need_the_same_room(bench: Bench) -> None:
    """One with 100 % made the map of its lane smaller than those beside it."""
    setup = Setup.of(SPEC)
    some, all_right = (
        replace(LaneStanding(), scores={part: Score(0.5, share) for part in ("train", "test")})
        for share in (0.533, 1.0)
    )
    numbers = LaneNumbers(bench.panel.theme)
    for wide in range(150, 320, 5):
        ways = set()
        for standing in (some, all_right):
            numbers.resize(wide, 60)
            numbers.show_numbers(standing.numbers(setup, 0.1, "text"))
            ways.add((numbers.sizeHint().height(), numbers.fitting()))
        assert len(ways) == 1, wide


def test_bars_stand_beside_a_small_map_and_verdicts_below_a_smaller_one(bench: Bench) -> None:
    """At the projector four columns of 1280×720 had signs at most."""
    bench.show(specs(2))
    bench.train()
    bench.draw()
    view = bench.column(1).view
    view.set_theme(LIGHT.projector())
    bars, em = view.bars, view.theme.base_px
    view.resize(210, 144)
    assert view.map.width() >= SMALLEST * em
    assert view.map.geometry().right() < bars.x()
    assert len(bars.cells()) == 3
    assert all(cell.height() > 1.3 * bars.line for cell in bars.cells()), "bars below each name"
    assert bars.cells()[-1].bottom() <= bars.height()
    spot = bars.geometry().topLeft() + bars.cells()[2].topLeft().toPoint() + QPoint(4, 4)
    assert view.judged_at(spot.toPointF()) == 2
    assert not view.grab().isNull()
    view.resize(196, 160)
    assert not bars.isHidden()
    assert view.map.geometry().bottom() < bars.y()
    assert len(bars.cells()) == 3
    spot = bars.geometry().topLeft() + bars.cells()[2].center().toPoint()
    assert view.judged_at(spot.toPointF()) == 2
    view.resize(100, 90)
    assert bars.isHidden(), "the map comes first"


def test_the_name_of_a_layer_and_its_sign_never_lie_over_each_other(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In German the short name of the output layer ran through the sign."""
    bench.show(specs(2))
    bench.train()
    bench.draw()
    bars = bench.column(1).view.bars
    monkeypatch.setattr(layer_bars, "tr", lambda text, **_: "Ausgabeschicht" * (text == "Out"))
    texts: list[tuple[float, str]] = []

    class Painter:
        """Notes what is written."""

        def setPen(self, _: object) -> None: ...

        def drawText(self, area: QRectF, _: int, text: str) -> None:
            texts.append((area.width(), text))

    for wide in range(20, 120, 5):
        texts.clear()
        bars._paint_head(cast(QPainter, Painter()), 2, QRectF(0, 0, wide, 20), 0)
        (room, name), (_, sign) = texts
        across = bars.metrics.horizontalAdvance
        assert not name or across(name) + across(sign) <= room


def test_chips_and_table_say_what_differs(bench: Bench) -> None:
    bench.show(specs(3))
    assert bench.column(0).chip.text() == "Optimiser: SGD, η 0.03"
    assert bench.column(1).chip.text() == "Optimiser: Momentum, η 0.03, μ 0.9"
    shorter = bench.column(1).chip.shorter
    assert shorter == ("Momentum, η 0.03, μ 0.9", "Momentum, η 0.03", "Momentum")
    table = bench.panel.side.table
    rows = [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    assert rows == [
        ["Optimiser", "SGD", "Momentum", "Adam"],
        ["Learning rate η", "0.03", "0.03", "0.01"],
        ["Momentum μ", "–", "0.9", "–"],
    ]
    assert bench.panel.side.common.text() == "same data · same first weights · same batches"


def test_one_lane_alone_is_invited_to_have_another_one(bench: Bench) -> None:
    bench.show(specs(1))
    assert not bench.column(0).chip.isVisible()
    assert not bench.panel.side.table.isVisible()
    assert "Put another one beside it" in bench.panel.side.common.text()
    bench.panel.side.one_click.add.click()
    bench.panel.side.one_click.anew.click()
    assert bench.wishes == [AddLane(), AddLane(anew=True)]


def test_lanes_come_and_go(bench: Bench) -> None:
    bench.show(specs(4))
    bench.lanes([bench.panel.lanes[2], replace(bench.panel.lanes[0], lit=True)])
    assert set(bench.panel.columns) == {0, 2}
    row = bench.panel._row
    assert [row.itemAt(i).widget() for i in range(2)] == [bench.column(2), bench.column(0)]
    bench.train()
    bench.draw()
    assert set(bench.curves.curves) == {0, 2}


def test_the_lane_that_is_lit_is_marked_and_a_click_lights_another_one(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.show(specs(2), lit=1)
    assert [bench.column(i).property("role") for i in range(2)] == ["", "accent"]
    assert bench.column(1).accessibleName() == "Lane B, shown in all panels"
    qtbot.mouseClick(bench.column(1), Qt.MouseButton.LeftButton)
    assert not bench.wishes, "it is lit already"
    place = bench.column(0).view.map
    over = place.mapTo(bench.column(0), QPoint(20, 20))
    assert bench.column(0).childAt(over) is not place, "the mouse goes through to the lane"
    qtbot.mouseClick(bench.column(0), Qt.MouseButton.LeftButton)
    assert bench.wishes == [Light(0)]


def test_the_menu_of_a_lane_asks_for_all_that_can_be_done_with_it(bench: Bench) -> None:
    bench.show(specs(2))
    menu = bench.column(1).menu
    for action in (menu.light, menu.main, menu.pin, menu.remove):
        action.trigger()
    assert bench.wishes == [Light(1), MakeMain(1), PinLane(1, True), RemoveLane(1)]
    bench.change(1, pinned=True)
    assert menu.pin.text() == "Let it train again"
    menu.pin.trigger()
    assert bench.wishes[-1] == PinLane(1, False)
    first = bench.column(0).menu
    assert not first.light.isEnabled()
    assert not first.main.isEnabled()
    bench.show(specs(1))
    assert not first.remove.isEnabled()


def test_a_name_is_edited_where_it_stands(bench: Bench, qtbot: QtBot) -> None:
    bench.show(specs(2))
    field = bench.column(1).name
    bench.column(1).menu.rename.trigger()
    qtbot.keyClicks(field, "careful")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert bench.wishes == [RenameLane(1, "careful")]
    bench.change(1, name="careful")
    field.setText("")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "careful"
    field.setText("   ")
    field.editingFinished.emit()
    assert field.text() == "careful", "a lane has a name"
    assert len(bench.wishes) == 1


def test_numbers_tell_loss_success_and_speed(bench: Bench) -> None:
    bench.show(specs(2), aim=0.1)
    bench.train(3)
    lit = bench.snapshot(0, reached=LossReached(212, 0.414))
    bench.panel.draw(replace(lit, beside=(bench.snapshot(1),)))
    _, accuracy, speed = bench.column(0).numbers.numbers
    assert accuracy.text.endswith("%")
    assert (speed.text, speed.caption) == ("212 · 0.41\u00a0s", "steps to loss 0.1")
    assert bench.column(1).numbers.numbers[2].text == "not yet"
    bench.panel.set_lanes(bench.panel.lanes, Comparison(aim=None))
    bench.panel.draw(bench.snapshot(0, seconds=0.932))
    speed = bench.column(0).numbers.numbers[2]
    assert (speed.text, speed.caption) == ("3", "steps · 0.93 s")
    # A run that goes on from a file knows no seconds before it.
    bench.panel.set_lanes(bench.panel.lanes, Comparison(aim=0.1))
    bench.panel.draw(bench.snapshot(0, reached=LossReached(212, None)))
    assert bench.column(0).numbers.numbers[2].text == "212 · –\u00a0s"


def test_predicted_numbers_are_shown_as_a_curve_with_their_r2(bench: Bench) -> None:
    bench.show([regression(), replace(regression(), batch_size=4)])
    bench.train(5)
    bench.draw()
    column = bench.column(0)
    curve = column.view.map.picture.curve
    assert len(curve.getData()[0]) == 300, "the fine one, which is measured at rest"
    assert column.numbers.numbers[1].text.startswith("R²")
    assert column.row()[6] == pytest.approx(column.standing.fits["test"].r2)


def test_without_test_samples_the_training_samples_count(bench: Bench) -> None:
    bench.show([replace(SPEC, data=replace(SPEC.data, test=0.0))])
    bench.train(3)
    bench.draw()
    assert bench.column(0).numbers.numbers[1].caption == "train accuracy"
    assert "test" not in bench.curves.words()


def test_a_lane_that_rests_says_why_until_it_trains_again(bench: Bench) -> None:
    bench.show(specs(2))
    bench.train(2)
    message = "Loss became infinite at step 2, first in layer 2."
    bench.panel.draw(
        replace(
            bench.snapshot(0, Status.FINISHED),
            beside=(bench.snapshot(1, Status.DIVERGED, message=message),),
        )
    )
    assert bench.column(0).state.text() == "finished at step 2"
    state = bench.column(1).state
    assert (state.text(), state.property("role")) == (message, "bad")
    # It is said once, and stays to be read.
    bench.panel.draw(
        replace(bench.snapshot(0), beside=(bench.snapshot(1, Status.DIVERGED, message=""),))
    )
    assert state.text() == message
    assert state.isVisible()
    assert not bench.column(0).state.isVisible()
    bench.draw()
    assert not state.isVisible()
    bench.change(1, pinned=True)
    assert state.text() == "pinned at step 2"


def test_what_was_measured_of_another_run_is_not_shown(bench: Bench) -> None:
    bench.show(specs(2))
    bench.train(5)
    stale = bench.snapshot(1)
    bench.change(1, run=99)
    bench.panel.draw(replace(bench.snapshot(0), beside=(stale,)))
    assert bench.column(1).standing.step == 0
    assert set(bench.curves.curves) == {0}


def test_another_run_in_a_lane_begins_anew(bench: Bench) -> None:
    bench.show(specs(2))
    bench.train()
    bench.draw()
    bench.change(1, run=99)
    assert bench.column(1).standing.step == 0
    assert bench.column(1).view.map.field is None
    assert not bench.column(1).view.bars.layers
    assert 1 not in bench.curves.curves


def test_curves_share_their_axes_and_bear_the_names_of_the_lanes(bench: Bench) -> None:
    bench.show(specs(2))
    bench.train(40)
    bench.draw()
    for number, run in bench.runs.items():
        points = run.curve.points()
        x, y = bench.curves.lines[number, "train"].getData()
        np.testing.assert_array_equal(x, points.column("step"))
        np.testing.assert_allclose(10**y, points.smoothed("train_loss"))
        assert len(bench.curves.lines[number, "test"].getData()[0]) == len(x)
    names = {item.text() for item in bench.curves.ends.shown().values()}
    assert names == {"A train", "A test", "B train", "B test"}
    pens = [bench.curves.lines[number, "train"].opts["pen"].color() for number in (0, 1)]
    assert pens[0] != pens[1]
    symbols = {marker.opts["symbol"] for marker in bench.curves.markers}
    assert len(symbols) == 4, "told apart without colour too"


def test_the_axes_can_be_linear_and_count_epochs(bench: Bench) -> None:
    bench.show(specs(1))
    bench.train(20)
    bench.draw()
    log, epochs = bench.panel.options()
    log.trigger()
    epochs.trigger()
    points = bench.runs[0].curve.points()
    x, y = bench.curves.lines[0, "train"].getData()
    np.testing.assert_allclose(x, points.column("epoch"))
    np.testing.assert_allclose(y, points.smoothed("train_loss"))


def heat(bench: Bench, number: int) -> None:
    """Have the lanes of a heat of the race of the optimisers."""
    entries = race["optimizers"]().entries(Setup.of(SPEC))
    first = Setup.of(SPEC)
    lanes = [
        ShownLane(i, name, spec, first.retuned(spec), 100 * number + i, lit=i == 0)
        for i, (name, spec) in enumerate(entries.heats[number - 1])
    ]
    waiting = sum(map(len, entries.heats[number:]))
    heats = len(entries.heats)
    bench.lanes(lanes, race="optimizers", heat=number, heats=heats, waiting=waiting)


def test_curves_of_earlier_heats_stay_thin_and_named(bench: Bench) -> None:
    heat(bench, 1)
    bench.train(20)
    bench.draw()
    assert not bench.curves.earlier
    assert bench.panel.side.one_click.next_heat.text() == "Next heat (7 left)"
    bench.panel.side.one_click.next_heat.click()
    assert bench.wishes == [NextHeat()]
    before = bench.curves.lines[0, "train"].getData()
    heat(bench, 2)
    assert [each.name for each in bench.curves.earlier] == ["SGD", "Momentum", "RMSProp", "Adam"]
    x, y = bench.curves.earlier_lines[0].getData()
    np.testing.assert_array_equal(x, before[0])
    np.testing.assert_array_equal(y, before[1])
    bench.train(20)
    bench.draw()
    shown = bench.curves.ends.shown().values()
    assert {"SGD", "AdaGrad train"} <= {item.text() for item in shown}
    assert len({item.x() for item in shown}) == 1, "no line runs through them"
    heat(bench, 3)
    assert len(bench.curves.earlier) == 8
    assert not bench.panel.side.one_click.next_heat.isVisible()
    # Undo leads back to it.
    heat(bench, 1)
    assert not bench.curves.earlier


def test_every_lane_is_named_in_a_low_plot(bench: Bench) -> None:
    """At the projector two of four names stood beside the curves."""
    heat(bench, 1)
    bench.train(20)
    bench.draw()
    bench.panel.set_theme(LIGHT.projector())
    bench.panel.resize(950, 530)
    bench.draw()
    bench.panel.grab()
    shown = bench.curves.ends.shown().values()
    assert {item.text() for item in shown} == {"SGD", "Momentum", "RMSProp", "Adam"}
    assert all(bench.curves.plot.sceneRect().contains(each.sceneBoundingRect()) for each in shown)
    tops = sorted(item.sceneBoundingRect().top() for item in shown)
    line = bench.curves.ends.metrics.height()
    assert all(below - above >= line - 1 for above, below in pairwise(tops))
    assert bench.curves.caption.isVisible()
    assert bench.curves.caption.seen().startswith("steps")


def test_lanes_with_long_names_are_called_by_their_letters(bench: Bench) -> None:
    bench.show(specs(2))
    bench.change(1, name="The second one, which has a name as long as names may become")
    bench.train(20)
    bench.draw()
    assert {item.text() for item in bench.curves.ends.shown().values()} == {"A", "B"}


def test_another_race_forgets_them(bench: Bench) -> None:
    heat(bench, 1)
    bench.train(5)
    bench.draw()
    bench.lanes(bench.panel.lanes, race="activations", heat=2, heats=4, waiting=4)
    assert not bench.curves.earlier


def test_terms_ask_for_others_and_show_what_is_in_force(bench: Bench, qtbot: QtBot) -> None:
    bench.show(specs(2), by=Lockstep.EPOCHS, aim=0.05, everywhere=True)
    terms = bench.panel.side.terms
    assert terms.abreast.currentText() == "by epochs"
    assert (terms.aimed.isChecked(), terms.aim.text()) == (True, "0.05")
    assert terms.everywhere.isChecked()
    assert not bench.wishes, "showing is not asking"
    terms.abreast.activated.emit(1)
    terms.aimed.click()
    terms.everywhere.click()
    terms.aim.setFocus()
    terms.aim.selectAll()
    qtbot.keyClicks(terms.aim, "0.2")
    qtbot.keyClick(terms.aim, Qt.Key.Key_Return)
    assert bench.wishes == [
        StayAbreast(Lockstep.SECONDS),
        AimAt(None),
        EditAll(False),
        AimAt(0.2),
    ]


def test_every_race_begins_in_one_click(bench: Bench) -> None:
    bench.show(specs(4))
    buttons = bench.panel.side.one_click
    for button in buttons.races.values():
        button.click()
    assert bench.wishes == [BeginRace(name) for name in race.names]
    assert not buttons.add.isEnabled(), "four are the most"


def test_layers_around_0_share_their_range_in_all_lanes(bench: Bench) -> None:
    bench.show([SPEC, replace(SPEC, optimizer=SGD(lr=0.0001))])
    bench.runs[0].trainer.weights.params.flat *= 4
    bench.draw()
    limits = {column.view.bars.limit for column in bench.panel.columns.values()}
    assert len(limits) == 1
    assert limits.pop() == max(c.view.bars.own_limit for c in bench.panel.columns.values())


def test_a_frame_creates_nothing(bench: Bench) -> None:
    bench.show(specs(4))
    bench.train()
    bench.draw()
    items = [len(plot.scene().items()) for plot in plots(bench)]
    widgets = len(bench.panel.findChildren(QWidget)) + len(bench.panel.findChildren(QAction))
    for _ in range(5):
        bench.train(3)
        bench.draw()
    assert [len(plot.scene().items()) for plot in plots(bench)] == items
    now = len(bench.panel.findChildren(QWidget)) + len(bench.panel.findChildren(QAction))
    assert now == widgets


def plots(bench: Bench) -> list[Any]:
    return [bench.curves.plot, *(column.view.map for column in bench.panel.columns.values())]


@pytest.mark.long
@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.projector()], ids=lambda theme: theme.name)
def test_four_lanes_fit_in_a_small_window(bench: Bench, theme: Any) -> None:
    bench.show(specs(4))
    bench.train()
    bench.draw()
    bench.panel.set_theme(theme)
    bench.panel.resize(960, 560)
    bench.panel.grab()
    assert bench.panel.width() == 960
    for column in bench.panel.columns.values():
        assert column.rect().contains(column.view.geometry())
        assert column.view.rect().contains(column.view.map.geometry())
        assert column.view.map.width() >= 60
        cells = column.numbers.cells()
        assert cells[-1].right() <= column.numbers.width() + 1


def test_more_layers_than_there_is_room_for_are_counted(bench: Bench) -> None:
    layers = tuple(lay for _ in range(12) for lay in (Dense(units=3), Activate()))
    deep = replace(SPEC, layers=layers)
    bench.show([deep, replace(deep, batch_size=4), replace(deep, batch_size=8)])
    bench.train(2)
    bench.draw()
    bars = bench.column(0).view.bars
    assert 0 < len(bars.cells()) < 13
    bench.panel.grab()
    assert bars.words_at(bars.cells()[0].center().toPoint()).startswith("Layer 1: activations")


def test_who_cannot_see_it_is_told(bench: Bench) -> None:
    bench.show(specs(2))
    bench.train(4)
    bench.draw()
    step = int(bench.runs[0].curve.points().column("step")[-1])
    assert bench.curves.words().startswith(f"A, step {step}: train ")
    column = bench.column(0)
    assert "train loss" in column.numbers.accessibleDescription()
    assert column.view.bars.accessibleDescription().startswith("Layer 1: ")
    head, *rows = bench.panel.table()
    assert head[0] == "lane"
    assert [row[0] for row in rows[:2]] == ["A", "B"]
    assert len(rows[0]) == len(head)
    assert rows[2] == [], "the curves are a table of their own"
    assert rows[3][:2] == ["lane", "step"]
    assert rows[4][0] == "A"


def test_what_is_drawn_can_be_hovered(bench: Bench) -> None:
    bench.show(specs(2))
    bench.train(4)
    bench.draw()
    view = bench.column(0).view
    middle = view.map.geometry().center()
    assert "class " in view.words_at(middle.toPointF())
    bars = view.bars.geometry().topLeft() + view.bars.cells()[0].center().toPoint()
    assert "mean" in view.words_at(bars.toPointF())
    step = int(bench.runs[0].curve.points().column("step")[-1])
    bench.curves._read(step + 0.4)
    assert f"A, step {step}" in bench.curves.readout.box.text()
