"""The samples on a plane on which they move: one item for all points that look alike."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array
from engine.data.splits import PARTS
from engine.probes import Samples
from playground.look.tokens import Theme
from playground.plotting.markers import TRAIN, marker, shape
from playground.plotting.plots import Dots, Plot

POINT = 7
# More points than this cannot be told apart, and moving them costs time.
MOST = 500
# Numbers are drawn in so many colours.
SHADES = 9


class Cloud:
    """Points by class and part, or coloured by their target; mistakes wear a ring."""

    def __init__(self, plot: Plot, theme: Theme, classes: int, limit: float) -> None:
        self.plot, self.theme, self.limit = plot, theme, limit
        self.classes = classes
        self.ring = Dots(size=POINT + 7, symbol="o", brush=None)
        self.items = [Dots(size=POINT) for _ in range(len(PARTS) * (classes or SHADES))]
        for item in (self.ring, *self.items):
            plot.addItem(item)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour the points again."""
        self.theme = theme
        self.ring.setPen(theme.pen("bad", 1.4))
        ramp = theme.diverging()[np.linspace(0, 255, SHADES).round().astype(int)]
        for place, item in enumerate(self.items):
            kind, part = divmod(place, len(PARTS))
            filled = part == TRAIN
            shade = "#{:02X}{:02X}{:02X}".format(*ramp[kind % SHADES])
            color = theme.class_color(kind) if self.classes else shade
            symbol = theme.class_symbol(kind) if self.classes else "o"
            item.setSymbol(marker(symbol, part) if self.classes else shape(part))
            if not self.classes:
                # Under a point lies a colour of the same scale, so that all need an edge.
                item.setPen(theme.pen("text", 0.8))
                item.setBrush(theme.brush(color))
                continue
            edge = "surface" if filled and symbol not in "+x" else color
            item.setPen(theme.pen(edge, 0.8 if filled else 1.4))
            item.setBrush(theme.brush(color) if filled else theme.brush("surface", 0.6))

    def place(self, samples: Samples) -> int:
        """Move the points; returns how many of them are drawn."""
        count = len(samples.points)
        chosen = np.arange(count)
        if count > MOST:
            chosen = np.linspace(0, count - 1, MOST).round().astype(int)
        points = samples.points[chosen]
        kinds = self._kinds(samples.labels[chosen])
        parts = samples.part[chosen]
        for place, item in enumerate(self.items):
            kind, part = divmod(place, len(PARTS))
            item.setData(*points[(kinds == kind) & (parts == part)].T)
        if self.classes:
            wrong = samples.predicted[chosen] != samples.labels[chosen]
            self.ring.setData(*points[wrong].T)
        return len(chosen)

    def clear(self) -> None:
        """Take all points out of the plot."""
        for item in (self.ring, *self.items):
            self.plot.removeItem(item)

    def _kinds(self, labels: Array) -> Array:
        """Which look each sample has: its class, or its target in steps."""
        if self.classes:
            return labels
        targets = labels.reshape(len(labels), -1)[:, 0].astype(float)
        share = np.nan_to_num(targets / (2 * self.limit) + 0.5, nan=0.5)
        return (np.clip(share, 0, 1) * (SHADES - 1)).round().astype(int)
