"""A batch before and after its normalisation: y over s, and the line of test mode beside it."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.probes import NormalizedReading, round_up
from playground.look.tokens import Theme
from playground.plotting.plots import Dots, Line, Plot, set_grid
from playground.words.numbers import number
from playground.words.translate import tr

AXIS_EMS = 3.4
LARGEST = 1e30


class LinePlot(Plot):
    """Samples on the straight line y = γ (s − μ)/√(v + ε) + β of their batch.

    The dashed line is that of the running averages; bands are μ ± √v of the batch and of these.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("The batch after over before its normalisation"), parent)
        self.setObjectName("batch_norm.plot")
        self.band = pg.LinearRegionItem([0, 1], movable=False)
        self.running_band = pg.LinearRegionItem([0, 1], movable=False)
        self.line, self.running = Line(), Line()
        self.points = Dots(size=7)
        for item in (self.running_band, self.band, self.running, self.line, self.points):
            self.addItem(item)
        set_grid(self, x=True, y=True)
        self.set_labels(tr("s before"), tr("y after"))
        for side in ("left", "bottom"):
            self.plotItem.getAxis(side).set_sparse(True)
        self.describe = self._words
        self.reading: NormalizedReading | None = None
        self._color()
        self.set_theme(theme)

    def clear(self) -> None:
        """Draw nothing."""
        self.reading = None
        for item in (self.line, self.running, self.points):
            item.setData([], [])
        for band in (self.band, self.running_band):
            band.hide()

    def show_reading(self, found: NormalizedReading) -> None:
        """Draw a batch."""
        self.reading = found
        numbers = np.concatenate([found.s, found.y, [found.mean, found.variance]])
        if not (np.abs(numbers) < LARGEST).all() or not abs(found.running_mean) < LARGEST:
            self.clear()
            return
        spread = math.sqrt(found.variance), math.sqrt(max(0.0, found.running_variance))
        ends = [found.mean - 2 * spread[0], found.mean + 2 * spread[0]]
        limit = round_up(float(np.abs([*found.s, *ends, found.running_mean]).max()))
        across = np.array([-limit, limit])
        stds = [math.sqrt(v + found.epsilon) for v in (found.variance, found.running_variance)]
        known = not math.isnan(found.scale)
        for line, mean, std in zip(
            (self.line, self.running), (found.mean, found.running_mean), stds, strict=True
        ):
            y = found.scale * (across - mean) / std + found.shift
            line.setData(across if known else [], y if known else [])
        self.points.setData(found.s, found.y)
        for band, mean, half in zip(
            (self.band, self.running_band), (found.mean, found.running_mean), spread, strict=True
        ):
            band.setRegion((mean - half, mean + half))
            band.show()
        high = 1.1 * round_up(float(np.abs(found.y).max(initial=0.0)))
        self.show_range(-limit, limit, -high, high)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        super().set_theme(theme)
        if hasattr(self, "points"):
            self._color()

    def _color(self) -> None:
        theme = self.theme
        self.plotItem.getAxis("left").setWidth(AXIS_EMS * theme.small_px)
        self.line.setPen(theme.pen("accent", 1.8))
        self.running.setPen(theme.pen("warning", 1.8, style=Qt.PenStyle.DashLine))
        self.points.setPen(theme.pen("surface", 1))
        self.points.setBrush(theme.brush("accent"))
        for band, role in ((self.band, "accent"), (self.running_band, "warning")):
            band.setBrush(theme.brush(role, 0.12))
            for edge in band.lines:
                edge.setPen(theme.pen(role, 1, alpha=0.4))

    def _words(self) -> str:
        found = self.reading
        if found is None:
            return tr("Nothing to be drawn yet.")
        return tr(
            "{n} samples with s from {low} to {high} come out from {least} to {most}",
            n=len(found.s), low=number(float(found.s.min())), high=number(float(found.s.max())),
            least=number(float(found.y.min())), most=number(float(found.y.max())),
        )  # fmt: skip
