"""What every picture of a network's answers is: items in a plot, updated with each reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from engine.arrays import Array
from engine.data.datasets import Data
from engine.data.plane import Plane
from engine.data.splits import PARTS, spread
from engine.probes import Field, Samples
from engine.training.setup import Setup
from playground.look.colors import mix
from playground.look.tokens import Theme
from playground.plotting.answers.outlines import path_of
from playground.plotting.legend_line import Legend
from playground.plotting.plots import Plot

# Diameter of a point where type is 13 pixels high.
POINT, TYPE = 8, 13
MOST_SHOWN = 2000
# How much the boundary and the other lines stand out from the ground.
STRENGTHS = 0.8, 0.4
# Heights of the layers of a picture.
IMAGE, LINES, POINTS, RINGS = -20, -10, 0, 5


def point_size(theme: Theme, more: float = 0.0) -> int:
    """Diameter of a point in pixels, and of a ring `more` around it; both grow with the type."""
    return round((POINT + more) * theme.base_px / TYPE)


class Placed(Protocol):
    """Samples with their places (n, 2), what is right, and the part of each (0: training)."""

    @property
    def points(self) -> Array: ...
    @property
    def labels(self) -> Array: ...
    @property
    def part(self) -> Array: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """The samples that are drawn: `rows` of the data, and `which` of all, part after part."""

    points: Array
    labels: Array
    part: Array
    rows: Array
    which: Array

    @classmethod
    def of(cls, setup: Setup, plane: Plane) -> Shown:
        """Samples of all parts; evenly many left out where there are too many to draw."""
        rows = np.concatenate([setup.parts[name].rows for name in PARTS])
        part = np.repeat(np.arange(len(PARTS)), [len(setup.parts[name]) for name in PARTS])
        which = spread(len(rows), MOST_SHOWN)
        rows, part = rows[which], part[which]
        labels = setup.data.y[rows]
        points = plane.project(setup.data.x[rows])
        if setup.data.x.shape[1] == 1 and not setup.data.classes:
            points = np.column_stack([points[:, 0], labels.reshape(len(rows), -1)[:, 0]])
        return cls(points, labels, part, rows, which)

    def tells(self, samples: Samples) -> bool:
        """Whether answers are about these: right after an edit they may still be of others."""
        return samples.labels.shape == self.labels.shape


class Picture:
    """Items in a plot, made once and updated with each reading."""

    def __init__(self, plot: Plot, theme: Theme, data: Data, plane: Plane) -> None:
        self.plot, self.theme, self.data, self.plane = plot, theme, data, plane
        self.items: list[QGraphicsItem] = []
        self.plain = False
        self.lines = True

    def fit(self, data: Data, plane: Plane) -> None:
        """Show other samples of the same kind; the items stay."""
        self.data, self.plane = data, plane

    def suits(self, field: Field) -> bool:
        """Whether a field tells of all classes: after an edit it may still be of other samples."""
        return field.values.shape[2] >= len(self.data.classes)

    def paint(self, field: Field, stride: int = 1) -> None:
        """Show what the network answers everywhere.

        Lines are drawn through every so-manieth pixel; 0 leaves them for the next time.
        """

    def place(self, samples: Placed) -> None:
        """Put the samples in their places, whenever they change."""

    def judge(self, samples: Samples) -> None:
        """Show which of the samples that are drawn the network has wrong."""

    def forget(self) -> None:
        """What was judged were other samples."""

    def legend(self, parts: Sequence[int]) -> Legend:
        """What markers and colours mean; `parts` are those of which there are samples."""
        return Legend()

    def read(self, field: Field, row: int, column: int) -> str:
        """The answer at one point of the field, in words."""
        return ""

    def clear(self) -> None:
        """Take everything out of the plot again."""
        for item in self.items:
            self.plot.removeItem(item)
        self.items = []

    def add(self, item: QGraphicsItem, height: int = POINTS) -> None:
        """Put an item into the plot until `clear`."""
        item.setZValue(height)
        self.plot.addItem(item)
        self.items.append(item)


class PlaneImage:
    """An image over the whole plane, and two sets of lines on it: the main ones and the rest."""

    def __init__(self, picture: Picture) -> None:
        self.image = pg.ImageItem(axisOrder="row-major")
        picture.add(self.image, IMAGE)
        self.lines = (QGraphicsPathItem(), QGraphicsPathItem())
        for item, share in zip(self.lines, STRENGTHS, strict=True):
            # Opaque: the ends of its pieces lie on each other, and would show through.
            tone = mix(picture.theme.surface, picture.theme.text, share)
            item.setPen(picture.theme.pen(tone, 1))
            picture.add(item, LINES)
        self._laid_out: tuple[object, ...] = ()

    def show_image(self, picture: Array, plane: Plane) -> None:
        """Show colours (rows, columns, 3) over the plane."""
        self.image.setImage(picture, autoLevels=False, levels=(0, 255))
        layout = (picture.shape, plane.extent)
        if layout != self._laid_out:
            # An image stretches its own pixels: it can be laid out only when it has some.
            self._laid_out = layout
            left, right, bottom, top = plane.extent
            self.image.setRect(QRectF(left, bottom, right - left, top - bottom))

    def show_lines(self, main: Array, others: Array, shape: tuple[int, int], plane: Plane) -> None:
        """Show segments, in units of pixels of a field of that shape."""
        for item, found in zip(self.lines, (main, others), strict=True):
            item.setPath(path_of(found, shape, plane.extent))

    def hide_lines(self) -> None:
        """Show the image alone."""
        for item in self.lines:
            item.setPath(QPainterPath())
