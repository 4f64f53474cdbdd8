"""Lanes side by side: a column each, their curves on shared axes, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.running.pace import Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.lanes.column import LaneColumn
from playground.panels.lanes.measured import BESIDE, LIT
from playground.panels.lanes_shown import Comparison, ShownLane
from playground.panels.panel import Panel
from playground.words.translate import tr


class LanesPanel(Panel):
    """One column for each lane, over the loss curves of all and a table of what differs."""

    name: ClassVar[str] = "lanes"
    title: ClassVar[str] = "Lanes"
    home: ClassVar[str] = "loss"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.columns: dict[int, LaneColumn] = {}
        self.comparison = Comparison()
        self.lanes: tuple[ShownLane, ...] = ()
        self._row = QHBoxLayout(self)

    def wants(self) -> frozenset[Want]:
        return LIT

    def wants_beside(self) -> frozenset[Want]:
        return BESIDE

    def set_lanes(self, lanes: Sequence[ShownLane], comparison: Comparison) -> None:
        """Have a column for each of these."""
        self.lanes, self.comparison = tuple(lanes), comparison
        for number in set(self.columns) - {lane.number for lane in lanes}:
            gone = self.columns.pop(number)
            self._row.removeWidget(gone)
            gone.deleteLater()
        for place, lane in enumerate(lanes):
            column = self.columns.get(lane.number)
            if column is None:
                column = LaneColumn(self.theme, self)
                column.wished.connect(self.wished)
                self.columns[lane.number] = column
            self._row.insertWidget(place, column, 1)
            column.show_lane(lane)
            column.show()

    def start(self, setup: Setup) -> None:
        """A run begins in the lane that is lit; without any lanes it is the only one."""
        if not self.lanes:
            self.set_lanes((ShownLane(0, "A", setup.spec, setup, 0, lit=True),), self.comparison)
            return
        lit = next(lane for lane in self.lanes if lane.lit)
        self.columns[lit.number].start(setup)

    def draw(self, snapshot: Snapshot) -> None:
        for each in (snapshot, *snapshot.beside):
            column = self.columns.get(each.lane)
            if column is not None and each.run == column.run:
                column.draw(each)

    def table(self) -> list[list[object]]:
        if not self.lanes:
            return []
        head: list[object] = [tr("lane"), tr("step"), tr("train loss")]
        return [head, *([*self.columns[lane.number].row()] for lane in self.lanes)]

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for column in self.columns.values():
            column.set_theme(theme)
