"""The update-to-weight ratio of every layer over the steps of the run, and the learning rate."""

from __future__ import annotations

import math
from typing import cast

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.arrays import Array
from playground.look.tokens import Theme
from playground.panels.optimizer.quantities import HEALTHY
from playground.plotting.plots import Line, Plot
from playground.words.numbers import number
from playground.words.translate import tr

# A range grows to the next of these steps, so that it seldom changes.
GROWTH = 1.25
# From this share of the range on, what comes before the first row is left out.
LATE = 0.3
# Part of a decade above and below, or half of the outermost numbers would be cut off.
ROOM = 0.2
AXIS_EMS = 5.0


class TrailPlot(Plot):
    """Lines over the steps on one logarithmic axis, with the healthy band."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.lines: list[Line] = []
        super().__init__(theme, tr("Update-to-weight ratio over the steps"), parent)
        self.setObjectName("optimizer.trail")
        self.band = pg.LinearRegionItem(
            [math.log10(end) for end in HEALTHY], orientation="horizontal", movable=False
        )
        self.band.setZValue(-10)
        self.rate = Line(connect="finite")
        for item in (self.band, self.rate):
            self.addItem(item)
        self.set_labels(tr("step"), tr("Δ ÷ w,  η"))
        self._decades = (-4, -2)
        self._color()
        self.set_theme(theme)

    def start(self, layers: int) -> None:
        """Make one line for each layer."""
        for line in self.lines:
            self.removeItem(line)
        self.lines = []
        for _ in range(layers):
            line = Line(connect="finite")
            line.setSegmentedLineMode("on")
            self.addItem(line)
            self.lines.append(line)
        self.rate.setData([], [])
        self._decades = (-4, -2)
        self._fit(50)
        self._color()

    def show_rows(self, rows: Array) -> None:
        """Put rows (n, 2 + layers) of step, rate and ratio of each layer into the lines."""
        if not len(rows) or rows.shape[1] != 2 + len(self.lines):
            return
        with np.errstate(all="ignore"):
            powers = np.log10(rows[:, 1:])
        powers[~np.isfinite(powers)] = math.nan
        seen = powers[np.isfinite(powers)]
        if seen.size:
            low, high = self._decades
            self._decades = (
                min(low, max(-12, math.floor(seen.min()))),
                max(high, min(6, math.ceil(seen.max()))),
            )
        self._fit(float(rows[-1, 0]), float(rows[0, 0]))
        for place, line in enumerate((self.rate, *self.lines)):
            line.setData(rows[:, 0], powers[:, place])

    def layer_color(self, place: int) -> str:
        """The colour of a layer's line: from the first to the last like a magnitude."""
        ramp = self.theme.sequential()
        share = 0.3 + 0.6 * place / max(1, len(self.lines) - 1)
        red, green, blue = cast(list[int], ramp[round(share * 255)].tolist())
        return f"#{red:02X}{green:02X}{blue:02X}"

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        super().set_theme(theme)
        if hasattr(self, "rate"):
            self._color()

    def _color(self) -> None:
        theme = self.theme
        self.plotItem.getAxis("left").setWidth(AXIS_EMS * theme.small_px)
        self.band.setBrush(theme.brush("good", 0.18))
        for edge in self.band.lines:
            edge.setPen(theme.pen("good", 1, alpha=0.3))
        self.rate.setPen(theme.pen("quiet", 1, style=Qt.PenStyle.DashLine))
        for place, line in enumerate(self.lines):
            line.setPen(theme.pen(self.layer_color(place), 1.6))

    def _fit(self, step: float, first: float = 0.0) -> None:
        low, high = self._decades
        right = 50 * GROWTH ** math.ceil(math.log(max(step, 50) / 50, GROWTH) - 1e-9)
        # Noted is what happens while the panel can be seen, which may begin late.
        left = first if first > LATE * right else 0.0
        self.show_range(left, right, low - ROOM, high + ROOM)
        step_of = max(1, (high - low) // 5)
        ticks = [(d, number(10.0**d)) for d in range(low, high + 1, step_of)]
        self.plotItem.getAxis("left").setTicks([ticks])
