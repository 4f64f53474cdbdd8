"""What enters one neuron, as a histogram under its activation function and its derivative."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.probes import XrayReading, round_up
from playground.look.tokens import Theme
from playground.plotting.plots import Line, Plot, set_grid
from playground.words.numbers import number
from playground.words.translate import tr

AXIS_EMS = 3.4
# How much of the height above 0 the highest bar takes.
HIGHEST = 0.8
# Part of the range that is left free above and below: numbers at the ends need half a line there.
ROOM = 0.18


class SumsPlot(Plot):
    """Bars of s, and over them f(s) and f′(s) on one axis with numbers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Pre-activations of the neuron, f and f′"), parent)
        self.setObjectName("xray.plot")
        self.bars = Line(fillLevel=0)
        self.function, self.slope = Line(connect="finite"), Line(connect="finite")
        for item in (self.bars, self.function, self.slope):
            self.addItem(item)
        self.set_labels("s", "f(s), f′(s)")
        set_grid(self, x=True, y=False)
        self.plotItem.getAxis("bottom").set_sparse(True)
        self.describe = self._words
        self.reading: XrayReading | None = None
        self._color()
        self.set_theme(theme)

    def clear(self) -> None:
        """Draw nothing."""
        self.reading = None
        for line in (self.bars, self.function, self.slope):
            line.setData([], [])

    def show_reading(self, reading: XrayReading) -> None:
        """Draw what enters a neuron now."""
        self.reading = reading
        limit, shares = reading.sums.limit, reading.sums.shares
        edges = np.linspace(-limit, limit, len(shares) + 1)
        middles = (edges[1:] + edges[:-1]) / 2
        low, high = 0.0, 1.0
        if reading.response is not None:
            both = reading.response.values, reading.response.slopes
            f, slope = (np.nan_to_num(numbers) for numbers in both)
            high = round_up(float(max(f.max(), slope.max())))
            least = float(min(f.min(), slope.min()))
            low = -round_up(-least) if least < 0 else 0.0
            self.function.setData(middles, f)
            self.slope.setData(middles, slope)
        else:
            self.function.setData([], [])
            self.slope.setData([], [])
        most = float(shares.max(initial=0.0))
        heights = shares * (HIGHEST * high / most if most else 0.0)
        self.bars.setData(np.repeat(edges, 2)[1:-1], np.repeat(heights, 2))
        ends = sorted({low, 0.0, high})
        self.set_ticks("left", [[(end, number(end)) for end in ends]])
        room = ROOM * (high - low)
        self.show_range(-limit, limit, low - room, high + room)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        super().set_theme(theme)
        if hasattr(self, "slope"):
            self._color()

    def _color(self) -> None:
        theme = self.theme
        self.plotItem.getAxis("left").setWidth(AXIS_EMS * theme.small_px)
        self.bars.setPen(theme.pen("accent", 1, alpha=0.6))
        self.bars.setBrush(theme.brush("accent", 0.35))
        self.function.setPen(theme.pen("text", 1.8))
        self.slope.setPen(theme.pen("bad", 1.6, style=Qt.PenStyle.DashLine))

    def _words(self) -> str:
        found = self.reading
        if found is None or not math.isfinite(found.largest - found.smallest):
            return tr("Nothing to be drawn yet.")
        return tr(
            "s from {low} to {high}, mean {mean}, standard deviation {std}",
            low=number(found.smallest), high=number(found.largest),
            mean=number(found.sums.mean), std=number(found.sums.std),
        )  # fmt: skip
