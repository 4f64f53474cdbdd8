"""Sizes layer by layer on a logarithmic axis: now, at the first weights, and in theory."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.arrays import Array
from playground.look.tokens import Theme
from playground.plotting.plots import Dots, Line, Plot, set_grid
from playground.words.numbers import number, power_of_ten
from playground.words.translate import tr

AXIS_EMS = 4.2
# What is smaller counts as nothing, what is larger as infinite: powers of ten.
LEAST, MOST = -30, 30
# Part of the range that is left free above and below: numbers at the ends need half a line there.
ROOM = 0.22


class SizesPlot(Plot):
    """Lines over the layers: `show_sizes` takes what is measured now, at first, and the theory."""

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent)
        self.setObjectName(f"variance.{name}")
        self.theory, self.first, self.now, self.median = (Line(connect="finite") for _ in range(4))
        self.dots = Dots(size=7)
        for item in (self.theory, self.first, self.median, self.now, self.dots):
            self.addItem(item)
        set_grid(self, x=False, y=True)
        self.set_labels(tr("layer"), title)
        self._numbers: tuple[float, ...] = ()
        self.describe = self._words
        self._color()
        self.set_theme(theme)

    def clear(self) -> None:
        """Draw nothing."""
        self._numbers = ()
        for item in (self.theory, self.first, self.now, self.median, self.dots):
            item.setData([], [])

    def show_sizes(
        self, now: Array, first: Array | None, theory: Array, median: Array | None = None
    ) -> None:
        """Draw sizes (layers,) of every layer; those of the first weights may be missing."""
        layers = np.arange(1, len(now) + 1, dtype=float)
        pairs = ((self.now, now), (self.first, first), (self.theory, theory), (self.median, median))
        every = [_powers(values) for _, values in pairs if values is not None]
        for line, values in pairs:
            shown = values is not None
            line.setData(layers if shown else [], _powers(values) if values is not None else [])
        known = np.isfinite(_powers(now))
        self.dots.setData(layers[known], _powers(now)[known])
        seen = np.concatenate(every)
        seen = seen[np.isfinite(seen)]
        low = math.floor(seen.min()) if seen.size else -1
        high = max(math.ceil(seen.max()) if seen.size else 0, low + 1)
        self._numbers = tuple(map(float, now))
        room = ROOM * (high - low)
        self.show_range(0.6, len(now) + 0.4, low - room, high + room)
        step = max(1, (high - low) // 4)
        self.set_ticks("left", [[(d, power_of_ten(d)) for d in range(low, high + 1, step)]])
        every_nth = max(1, len(now) // 8)
        marks = [(float(i), str(i)) for i in range(1, len(now), every_nth)]
        self.set_ticks("bottom", [[*marks, (float(len(now)), tr("output"))]])

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        super().set_theme(theme)
        if hasattr(self, "dots"):
            self._color()

    def _color(self) -> None:
        theme = self.theme
        self.plotItem.getAxis("left").setWidth(AXIS_EMS * theme.small_px)
        self.now.setPen(theme.pen("accent", 2))
        self.dots.setPen(theme.pen("surface", 1))
        self.dots.setBrush(theme.brush("accent"))
        self.first.setPen(theme.pen("quiet", 1.6))
        self.theory.setPen(theme.pen("text", 1.6, style=Qt.PenStyle.DashLine))
        self.median.setPen(theme.pen("negative", 1.6, style=Qt.PenStyle.DotLine))

    def _words(self) -> str:
        if not self._numbers:
            return tr("Nothing to be drawn yet.")
        return tr("from layer 1 to the output: {numbers}",
                  numbers=", ".join(number(x, 2) for x in self._numbers))  # fmt: skip


def _powers(values: Array) -> Array:
    """Logarithms, NaN for what has none."""
    with np.errstate(all="ignore"):
        powers = np.log10(values.astype(np.float64))
    return np.where(np.isfinite(powers) & (powers > LEAST) & (powers < MOST), powers, np.nan)
