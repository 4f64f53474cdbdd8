"""Three ways to draw what a network answers: class regions, a curve, a heat map."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPen
from PySide6.QtWidgets import QGraphicsItem

from engine.arrays import Array
from engine.datasets import Data
from engine.planes import Plane
from engine.probes import Field, Samples
from playground.panels.plots import Plot
from playground.tokens import Theme

POINT = 8
SIGNS = "●■▲◆★⬟⬢✚✖▼"


class Picture:
    """Items in a plot, made once a run and updated with each reading."""

    def __init__(self, plot: Plot, theme: Theme, data: Data, plane: Plane) -> None:
        self.plot, self.theme, self.data, self.plane = plot, theme, data, plane
        self.items: list[pg.GraphicsObject] = []

    def paint(self, field: Field) -> None:
        """Show what the network answers everywhere."""

    def place(self, samples: Samples) -> None:
        """Put the samples in their places, once a run."""

    def judge(self, samples: Samples) -> None:
        """Show which samples the network has wrong."""

    def legend(self) -> str:
        """What the colours mean, as rich text."""
        return ""

    def read(self, field: Field, row: int, column: int) -> str:
        """The answer at one point of the field, in words."""
        return ""

    def clear(self) -> None:
        """Take everything out of the plot again."""
        for item in self.items:
            self.plot.removeItem(item)
        self.items = []

    def add(self, item: pg.GraphicsObject) -> None:
        """Put an item into the plot until `clear`."""
        self.plot.addItem(item)
        self.items.append(item)

    def _place_image(self) -> pg.ImageItem:
        image = pg.ImageItem(axisOrder="row-major")
        self.add(image)
        return image

    def _show_image(self, image: pg.ImageItem, picture: Array) -> None:
        first = image.image is None
        image.setImage(picture, autoLevels=False, levels=(0, 255))
        if first:
            # An image stretches its own pixels: it can be laid out only when it has some.
            left, right, bottom, top = self.plane.extent
            image.setRect(QRectF(left, bottom, right - left, top - bottom))


class ClassPicture(Picture):
    """Class regions by confidence; training samples filled, others hollow, mistakes haloed."""

    def __init__(self, plot: Plot, theme: Theme, data: Data, plane: Plane) -> None:
        super().__init__(plot, theme, data, plane)
        self.image = self._place_image()
        self.halo = pg.ScatterPlotItem(
            size=POINT + 8, symbol="o", pen=theme.pen("bad", 1.6), brush=None
        )

    def paint(self, field: Field) -> None:
        self._show_image(self.image, self.theme.shade_regions(field.values))

    def place(self, samples: Samples) -> None:
        self.add(self.halo)
        looks = [
            [self._look(label, filled) for filled in (False, True)]
            for label in range(len(samples.classes))
        ]
        chosen = [looks[c][int(p == 0)] for c, p in zip(samples.labels, samples.part, strict=True)]
        points = pg.ScatterPlotItem(
            *samples.points.T,
            size=POINT,
            symbol=[symbol for symbol, _, _ in chosen],
            pen=[pen for _, pen, _ in chosen],
            brush=[brush for _, _, brush in chosen],
        )
        # The points stay where they are while the picture below changes: paint them once.
        points.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.add(points)

    def _look(self, label: int, filled: bool) -> tuple[str, QPen, QBrush]:
        """Symbol, pen and brush of a class: full for training samples, hollow for the others."""
        color, symbol = self.theme.class_color(label), self.theme.class_symbol(label)
        edge = "surface" if filled and symbol not in "+x" else color
        fill = self.theme.brush(color) if filled else self.theme.brush("surface", 0.6)
        return symbol, self.theme.pen(edge, 1 if filled else 1.6), fill

    def judge(self, samples: Samples) -> None:
        self.halo.setData(*samples.points[samples.predicted != samples.labels].T)

    def legend(self) -> str:
        names = [
            f'<span style="color:{self.theme.class_color(i)}">{SIGNS[i % 10]}</span> {name}'
            for i, name in enumerate(self.data.classes)
        ]
        bad = self.theme.words("bad")
        wrong = f'<span style="color:{bad}">◯</span>&nbsp;wrong'
        names.append(f"filled: train, hollow: held back {wrong}")
        return "&nbsp;&nbsp;".join(names)

    def read(self, field: Field, row: int, column: int) -> str:
        answer = field.values[row, column]
        best = int(np.argmax(answer))
        return f"class {self.data.classes[best]}, {answer[best]:.1%}"


class CurvePicture(Picture):
    """A function of one input: the network's curve over the samples."""

    def __init__(self, plot: Plot, theme: Theme, data: Data, plane: Plane) -> None:
        super().__init__(plot, theme, data, plane)
        self.curve = pg.PlotCurveItem(pen=theme.pen("accent", 2))

    def paint(self, field: Field) -> None:
        left, right, _, _ = self.plane.extent
        values = np.clip(field.values[0, :, 0].astype(float), -1e100, 1e100)
        steps = (np.arange(len(values)) + 0.5) / len(values)
        self.curve.setData(left + (right - left) * steps, values)

    def place(self, samples: Samples) -> None:
        for filled in (True, False):
            chosen = (samples.part == 0) == filled
            self.add(
                pg.ScatterPlotItem(
                    samples.points[chosen, 0],
                    samples.labels[chosen].reshape(-1),
                    size=POINT - 2,
                    pen=self.theme.pen("quiet", 1),
                    brush=self.theme.brush("quiet" if filled else "surface", 0.6),
                )
            )
        self.add(self.curve)

    def legend(self) -> str:
        accent = self.theme.words("accent")
        return (
            f'<span style="color:{accent}"><b>━</b></span> network&nbsp;&nbsp;'
            "● samples (filled: train, hollow: held back)"
        )

    def read(self, field: Field, row: int, column: int) -> str:
        return f"the network answers {field.values[0, column, 0]:.4g}"


class HeatPicture(Picture):
    """A number over the plane: answers as a heat map, samples in the colour of their target."""

    def __init__(self, plot: Plot, theme: Theme, data: Data, plane: Plane) -> None:
        super().__init__(plot, theme, data, plane)
        self.image = self._place_image()
        self.limit = float(np.abs(data.y).max()) or 1.0

    def paint(self, field: Field) -> None:
        self._show_image(self.image, self._colors(field.values[:, :, 0]))

    def place(self, samples: Samples) -> None:
        targets = samples.labels.reshape(len(samples.labels), -1)[:, 0]
        brushes = [pg.mkBrush(*map(int, color)) for color in self._colors(targets)]
        self.add(
            pg.ScatterPlotItem(
                *samples.points.T, size=POINT, pen=self.theme.pen("text", 1), brush=brushes
            )
        )

    def legend(self) -> str:
        low, high = self.theme.negative, self.theme.positive
        return (
            f'<span style="color:{low}">■</span> −{self.limit:.3g}&nbsp;&nbsp;'
            f'<span style="color:{high}">■</span> {self.limit:.3g} (clamped)&nbsp;&nbsp;'
            "● samples in the colour of their target"
        )

    def read(self, field: Field, row: int, column: int) -> str:
        return f"the network answers {field.values[row, column, 0]:.4g}"

    def _colors(self, values: Array) -> Array:
        table = self.theme.diverging()
        share = np.nan_to_num(values / (2 * self.limit) + 0.5, nan=0.5)
        return table[(np.clip(share, 0, 1) * (len(table) - 1)).astype(int)]


def picture_for(plot: Plot, theme: Theme, data: Data, plane: Plane) -> Picture:
    """The way of drawing that fits the data."""
    if data.classes:
        return ClassPicture(plot, theme, data, plane)
    kind = CurvePicture if data.x.shape[1] == 1 else HeatPicture
    return kind(plot, theme, data, plane)
