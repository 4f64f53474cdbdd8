"""Class regions by confidence, with the samples, the mistakes and the contours on them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QBrush, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem

from engine.arrays import Array
from engine.data.datasets import Data
from engine.data.datasets.drawn import MOST_CLASSES
from engine.data.plane import Plane
from engine.data.splits import PARTS
from engine.probes import Field, Samples
from playground.look.tokens import Theme
from playground.plotting.answers.outlines import SURE, boundary_of, levels_of
from playground.plotting.answers.picture import RINGS, Picture, Placed, PlaneImage, point_size
from playground.plotting.legend_line import ColorScale, Legend
from playground.plotting.markers import TRAIN, class_entries, marker
from playground.plotting.plots import Dots, Plot
from playground.words.numbers import percent
from playground.words.translate import tr

# Colours of the bar that stands for how sure an answer is.
STEPS = 64


class ClassPicture(Picture):
    """Class regions; training samples filled, validation hollow, test dotted; mistakes haloed."""

    def __init__(self, plot: Plot, theme: Theme, data: Data, plane: Plane) -> None:
        super().__init__(plot, theme, data, plane)
        self.surface = PlaneImage(self)
        self.halo = Dots(
            size=point_size(theme, 7), symbol="o", pen=theme.pen("bad", 1.4), brush=None
        )
        self.points = Dots(size=point_size(theme))
        # The points stay where they are while the picture below changes: paint them once.
        self.points.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.fresh = Dots(size=point_size(theme))
        for item in (self.halo, self.points):
            self.add(item)
        self.add(self.fresh, RINGS)
        # Part after part, class after class; a draft may hold classes that the data have not.
        self._looks = [
            self._look(label, part)
            for label in range(max(MOST_CLASSES, len(data.classes)))
            for part in range(len(PARTS))
        ]

    @property
    def image(self) -> pg.ImageItem:
        """The regions."""
        return self.surface.image

    def paint(self, field: Field, stride: int = 1) -> None:
        shares = field.values
        shown = np.eye(shares.shape[2])[shares.argmax(axis=2)] if self.plain else shares
        self.surface.show_image(self.theme.shade_regions(shown), field.plane)
        if not self.lines or len(shares) < 2:
            self.surface.hide_lines()
        elif stride:
            some = shares[::stride, ::stride]
            with np.errstate(invalid="ignore"):
                main = boundary_of(some)
                others = main[:0] if self.plain else levels_of(some)
            self.surface.show_lines(main * stride, others * stride, shares.shape[:2], field.plane)

    def place(self, samples: Placed) -> None:
        kinds = (samples.labels * len(PARTS) + samples.part).tolist()
        symbols, pens, brushes = ([look[i] for look in self._looks] for i in range(3))
        self.points.setData(
            *samples.points.T,
            symbol=[symbols[kind] for kind in kinds],
            pen=[pens[kind] for kind in kinds],
            brush=[brushes[kind] for kind in kinds],
        )

    def forget(self) -> None:
        """No answers are known of these samples yet."""
        self.halo.clear()

    def place_fresh(self, points: Array, label: int) -> None:
        """Show points of one class that are not among the samples yet."""
        symbol, pen, brush = self._look(label, TRAIN)
        self.fresh.setData(*points.reshape(-1, 2).T, symbol=symbol, pen=pen, brush=brush)

    def judge(self, samples: Samples) -> None:
        wrong = samples.predicted != samples.labels
        self.halo.setData(*samples.points[wrong].T)

    def legend(self, parts: Sequence[int]) -> Legend:
        entries = class_entries(self.theme, self.data.classes, parts, point_size(self.theme))
        return Legend(entries, self._scale(), self._sentences())

    def _scale(self) -> ColorScale | None:
        """From sure of one class to sure of the other, or from not sure to sure."""
        if self.plain or len(self.data.classes) < 2:
            return None
        count = len(self.data.classes)
        if count == 2:
            first, second = self.data.classes
            shares = np.linspace(0, 1, STEPS)
            rows = np.stack([1 - shares, shares], axis=-1)
            ends = tr("surely {name}", name=first), tr("surely {name}", name=second)
            short = (first, second)
        else:
            shares = np.linspace(1 / count, 1, STEPS)
            rest = np.repeat(((1 - shares) / (count - 1))[:, None], count - 1, axis=1)
            rows = np.concatenate([shares[:, None], rest], axis=1)
            ends = short = tr("unsure"), tr("sure")
        return ColorScale(self.theme.shade_regions(rows[None])[0], *ends, short)

    def _sentences(self) -> tuple[str, ...]:
        found = [] if self.plain else [tr("The stronger the colour, the surer.")]
        if self.lines and not self.plain:
            sure = ", ".join(percent(share, 0) for share in SURE)
            found.append(tr("Lines: boundary, {sure} sure.", sure=sure))
        elif self.lines:
            found.append(tr("Line: boundary."))
        return tuple(found)

    def read(self, field: Field, row: int, column: int) -> str:
        answer = field.values[row, column]
        best = int(np.argmax(answer))
        return tr("class {name}, {share:.1%}", name=self.data.classes[best], share=answer[best])

    def _look(self, label: int, part: int) -> tuple[str | QPainterPath, QPen, QBrush]:
        """Symbol, pen and brush of a class: full for training samples, hollow for the others."""
        color, symbol = self.theme.class_color(label), self.theme.class_symbol(label)
        filled = part == TRAIN
        edge = "surface" if filled and symbol not in "+x" else color
        fill = self.theme.brush(color) if filled else self.theme.brush("surface", 0.6)
        return marker(symbol, part), self.theme.pen(edge, 1 if filled else 1.6), fill
