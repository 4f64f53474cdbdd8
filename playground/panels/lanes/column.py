"""One lane: its name, what it has learned, its numbers."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.lanes.measured import SCORES
from playground.panels.lanes.swatch import Swatch
from playground.panels.lanes_shown import ShownLane
from playground.words.numbers import number


class LaneColumn(QFrame):
    """Shows one lane; `wished(LaneWish)` asks for something to do with it."""

    wished = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.run = -1
        self.step, self.loss = 0, math.nan
        self._name = ""
        self._setup: Setup | None = None
        self.numbers = QLabel(self)
        self.swatch = Swatch(theme, self)
        rows = QVBoxLayout(self)
        rows.addWidget(self.swatch)
        rows.addWidget(self.numbers)

    def show_lane(self, lane: ShownLane) -> None:
        """The lane has these settings, and this name."""
        self._name = lane.name
        self.swatch.show_lane(lane.number)
        if lane.run != self.run:
            self.start(lane.setup)
        self.run = lane.run
        self._say()

    def start(self, setup: Setup) -> None:
        """Another run begins."""
        self._setup = setup
        self.step, self.loss = 0, math.nan
        self._say()

    def draw(self, snapshot: Snapshot) -> None:
        """Show what was measured of this lane."""
        self.step = snapshot.step
        scores = snapshot.readings.get(SCORES)
        if scores is not None:
            self.loss = scores["train"].loss
        self._say()

    def row(self) -> list[object]:
        """The numbers of the lane."""
        return [self._name, self.step, self.loss]

    def _say(self) -> None:
        self.numbers.setText(f"{self._name} {number(self.step)} {number(self.loss)}")

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.theme = theme
        self.swatch.set_theme(theme)
