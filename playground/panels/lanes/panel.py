"""Lanes side by side: a column each, their curves on shared axes, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.network.places import Column
from engine.running.pace import Want
from engine.running.snapshot import Snapshot
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.lanes.curves import LaneCurve, LaneCurves
from playground.panels.lanes.differing import chip_of, differing, shorter_chips
from playground.panels.lanes.lane.column import LaneColumn
from playground.panels.lanes.measured import BESIDE, CURVE, LIT, LaneMeasurements
from playground.panels.lanes.side import LanesSide
from playground.panels.lanes_shown import Comparison, ShownLane
from playground.panels.panel import Panel
from playground.panels.selection import PhaseShown
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.translate import tr

GAP = 8
# Shares of the height and of the width.
COLUMNS, BELOW = 12, 8
CURVES, SIDE = 11, 9


class LanesPanel(Panel):
    """One column for each lane, over the loss curves of all and a table of what differs.

    Curves of earlier heats of a race stay.
    """

    name: ClassVar[str] = "lanes"
    title: ClassVar[str] = "Lanes"
    home: ClassVar[str] = "loss"
    questions = ("Which of these settings learns faster?", "What differs between two runs?")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.columns: dict[int, LaneColumn] = {}
        self.comparison = Comparison()
        self.lanes: tuple[ShownLane, ...] = ()
        self.curves = LaneCurves(theme, self)
        self.side = LanesSide(theme)
        self.page = VerticalScroll(self.side, self)
        self.log = self._option("log", tr("Logarithmic loss"))
        self.log.setToolTip(tr("Draw the loss on a logarithmic axis."))
        self.log.setChecked(True)
        self.epochs = self._option("epochs", tr("Count in epochs"))
        self.epochs.setToolTip(tr("Count in epochs, not in steps."))
        # The newest curve of every lane, by heat and name: those of earlier heats are drawn too.
        self._race = ""
        self._heats: dict[int, dict[str, LaneCurve]] = {}
        self._measured = LaneMeasurements()
        self._lay_out()
        self.side.wished.connect(self.wished)
        self.log.toggled.connect(self._look)
        self.epochs.toggled.connect(self._look)

    def wants(self) -> frozenset[Want]:
        return self._measured.wants(LIT)

    def wants_beside(self) -> frozenset[Want]:
        return self._measured.wants(BESIDE)

    def set_lanes(self, lanes: Sequence[ShownLane], comparison: Comparison) -> None:
        """Have a column for each of these; another race forgets the curves of the one before."""
        if comparison.race and comparison.race != self._race:
            self._race = comparison.race
            self._heats.clear()
        before, self.comparison = self.lanes, comparison
        self.lanes = tuple(lanes)
        for number in set(self.columns) - {lane.number for lane in lanes}:
            gone = self.columns.pop(number)
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        runs = {lane.number: lane.run for lane in before}
        for lane in lanes:
            if lane.number not in self.columns:
                self.columns[lane.number] = self._column(lane)
            if runs.get(lane.number) != lane.run:
                self._curves.pop(lane.number, None)
        for place, lane in enumerate(lanes):
            column = self.columns[lane.number]
            if self._row.indexOf(column) != place:
                self._row.insertWidget(place, column, 1)
            column.show()
        self._show_lanes()

    def start(self, setup: Setup) -> None:
        """A run begins in the lane that is lit; without any lanes it is the only one."""
        if not self.lanes:
            alone = ShownLane(0, "A", setup.spec, setup, 0, lit=True)
            self.set_lanes((alone,), self.comparison)
            return
        lit = next((lane for lane in self.lanes if lane.lit), self.lanes[0])
        if setup is not lit.setup:
            self._replace(replace(lit, spec=setup.spec, setup=setup))
        self._curves.pop(lit.number, None)
        self.columns[lit.number].start(setup)
        self._show_curves()

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """The lane that is lit has other settings."""
        lit = next((lane for lane in self.lanes if lane.lit), None)
        if lit is None or setup is lit.setup:
            return
        if len(self.lanes) == 1 and not self.isVisible():
            # Shown when somebody looks.
            self.lanes = (replace(lit, spec=spec, setup=setup),)
        else:
            self._replace(replace(lit, spec=spec, setup=setup))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.lanes:
            self._show_lanes()

    def show_phase(self, shown: PhaseShown | None) -> None:
        for column in self.columns.values():
            column.show_phase(None if shown is None else shown.rung)

    def options(self) -> Sequence[QAction]:
        return (self.log, self.epochs)

    def draw(self, snapshot: Snapshot) -> None:
        fresh = False
        for each in (snapshot, *snapshot.beside):
            column = self.columns.get(each.lane)
            if column is None or each.run != column.lane.run:
                continue
            column.draw(each)
            curve = each.readings.get(CURVE)
            if curve is not None:
                fresh = True
                name, letter = column.lane.name, column.lane.letter
                self._curves[each.lane] = LaneCurve(name, curve, each.step, each.epochs, letter)
        if fresh:
            if self.comparison.race:
                names = {each.name: each for each in self._curves.values()}
                self._heats[self.comparison.heat] = names
            self._show_curves()
        limit = max((column.view.bars.own_limit for column in self.columns.values()), default=0.0)
        for column in self.columns.values():
            column.view.bars.share_limit(limit)

    def table(self) -> list[list[object]]:
        """The numbers of every lane, what differs, then all curves."""
        if not self.lanes:
            return []
        head: list[object] = [
            tr("lane"), tr("differs in"), tr("step"), tr("seconds"), tr("train loss"),
            tr("test loss"), tr("test accuracy or R²"), tr("steps to the target loss"),
            tr("seconds to it"), tr("state"),
        ]  # fmt: skip
        rows = [head, *(self.columns[lane.number].row() for lane in self.lanes)]
        curves = list(self.curves.table())
        if curves:
            titles = ("lane", "step", "epoch", "train loss", "test loss")
            rows += [[], [tr(title) for title in titles], *curves]
        return rows

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for column in self.columns.values():
            column.set_theme(theme)
        self.curves.set_theme(theme)
        self.side.set_theme(theme)
        self._show_curves()

    def _lay_out(self) -> None:
        self._curves: dict[int, LaneCurve] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(GAP)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(self.curves, CURVES)
        below.addWidget(self.page, SIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._row, COLUMNS)
        column.addLayout(below, BELOW)

    def _column(self, lane: ShownLane) -> LaneColumn:
        column = LaneColumn(self.theme, lane, self)
        column.wished.connect(self.wished)
        column.asked.connect(self._explain)
        return column

    @Slot(int, str)
    def _explain(self, place: int, word: str) -> None:
        """Point out a layer of the lane that is lit now, and ask for what explains its verdict."""
        self.pick(place=Column(place))
        self.asked.emit(word)

    def _option(self, name: str, text: str) -> QAction:
        action = QAction(text, self)
        action.setCheckable(True)
        action.setObjectName(f"lanes.{name}")
        return action

    def _replace(self, lane: ShownLane) -> None:
        """One lane is another one now, which begins no other run."""
        same = tuple(lane if each.number == lane.number else each for each in self.lanes)
        self.lanes = same
        self._show_lanes()

    def _show_lanes(self) -> None:
        """Tell every part what lanes there are, and in what they differ."""
        lanes = self.lanes
        rows = differing([lane.spec for lane in lanes]) if len(lanes) > 1 else ()
        for place, lane in enumerate(lanes):
            self.columns[lane.number].show_lane(
                lane,
                (chip_of(rows, place), *shorter_chips(rows, place)),
                self.comparison.aim,
                first=place == 0,
                alone=len(lanes) == 1,
            )
            if lane.number in self._curves:
                kept = self._curves[lane.number]
                self._curves[lane.number] = replace(kept, name=lane.name)
        self.side.show_lanes(lanes, rows, self.comparison)
        inputs = max((len(lane.setup.inputs) for lane in lanes), default=1)
        measured = LaneMeasurements(len(lanes), inputs)
        if measured != self._measured:
            self._measured = measured
            self.rewanted.emit()
        self._show_curves()

    def _show_curves(self) -> None:
        heat, present = self.comparison.heat, {lane.name for lane in self.lanes}
        earlier = [
            curve
            for number, curves in sorted(self._heats.items())
            if number < heat
            for curve in curves.values()
            if curve.name not in present
        ]
        self._curves = {
            number: curve for number, curve in self._curves.items() if number in self.columns
        }
        self.curves.show_curves(self._curves, earlier)

    @Slot()
    def _look(self) -> None:
        self.curves.look(self.log.isChecked(), "epoch" if self.epochs.isChecked() else "step")
