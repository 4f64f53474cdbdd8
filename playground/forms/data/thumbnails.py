"""Small pictures of data sets, painted from real samples of each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

import playground.look.theme as look
from engine.arrays import Array
from engine.data.datasets import Data, Dataset
from engine.data.datasets.base import Generated
from engine.data.plane import Plane
from playground.look.colors import rgb
from playground.look.tokens import Theme

_MOST_POINTS = 120
_DOT = 0.075
_TOOL = 0.45
_FEW_PLACES = 16
_PICTURES_A_SIDE = 2
# Any one seed: a data set's picture should not change from start to start.
_SEED = 5


def sample_for_thumbnail(dataset: Dataset) -> Data:
    """Samples to show a data set by; fewer than usual where their number is free."""
    if isinstance(dataset, Generated):
        dataset = replace(dataset, samples=_MOST_POINTS)
    return dataset.sample(np.random.default_rng(_SEED))


def thumbnail(data: Data, theme: Theme, side: int, ratio: float = 1.0) -> QPixmap:
    """A square picture of `side` logical pixels for a screen of that pixel ratio.

    Pictures are shown themselves, one input as a curve over it, and more inputs as points on
    their plane (two principal components of more than two), coloured by class or value.
    """
    pixmap = _blank(side, ratio)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if data.image is not None:
            _paint_pictures(painter, data, theme, side)
        else:
            _paint_points(painter, data, theme, side)
        if data.drawn:
            # Whose points these are is seen by the tool.
            tool = round(side * _TOOL)
            painter.drawPixmap(
                side - tool, side - tool, look.icon_pixmap("pencil", theme, tool, ratio)
            )
    return pixmap


def table_picture(theme: Theme, side: int, ratio: float = 1.0) -> QPixmap:
    """A sign for a table of the user's own: a heading over rows of cells."""
    pixmap = _blank(side, ratio)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = side / 16
        width, height = (side - 4 * gap) / 3, (side - 5 * gap) / 4
        for row in range(4):
            for column in range(3):
                painter.setBrush(theme.color("accent" if row == 0 else "border"))
                corner = (gap + column * (width + gap), gap + row * (height + gap))
                painter.drawRoundedRect(QRectF(*corner, width, height), gap / 2, gap / 2)
    return pixmap


def _blank(side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _paint_points(painter: QPainter, data: Data, theme: Theme, side: int) -> None:
    spots = _spots(data)[:_MOST_POINTS]
    low, high = spots.min(axis=0), spots.max(axis=0)
    # A few places with many samples on each, as gates have, would hardly be seen.
    crowded = len(set(map(tuple, spots.round(6).tolist()))) > _FEW_PLACES
    dot = _DOT * side * (1 if crowded else 2)
    room = side - 2 * dot
    flat = (spots - low) / np.maximum(high - low, 1e-9)
    painter.setPen(Qt.PenStyle.NoPen)
    for (a, b), color in zip(flat.tolist(), _tints(data, theme), strict=False):
        painter.setBrush(color)
        painter.drawEllipse(QPointF(dot + a * room, side - dot - b * room), dot * 0.8, dot * 0.8)


def _spots(data: Data) -> Array:
    """Where each sample stands, (n, 2): a lone input over its target, else on the plane."""
    if data.x.shape[1] > 1:
        return Plane.of(data).project(data.x)
    return np.column_stack([data.x[:, 0], data.y.reshape(len(data.x), -1)[:, 0]])


def _tints(data: Data, theme: Theme) -> list[QColor]:
    if data.classes:
        palette = [QColor(theme.class_color(i)) for i in range(len(data.classes))]
        return [palette[label] for label in data.y[:_MOST_POINTS].tolist()]
    if data.x.shape[1] == 1:
        return [theme.color("accent")] * _MOST_POINTS
    target = data.y.reshape(len(data.x), -1)[:_MOST_POINTS, 0]
    largest = max(float(np.abs(target).max()), 1e-9)
    entries = np.clip(np.rint(128 + 127 * target / largest), 0, 255).astype(int)
    return [QColor(*theme.diverging()[entry].tolist()) for entry in entries]


def _paint_pictures(painter: QPainter, data: Data, theme: Theme, side: int) -> None:
    """The first pictures of different classes, ink in the colour of text."""
    assert data.image is not None
    most = _PICTURES_A_SIDE**2
    chosen = np.arange(len(data.x))[:most]
    if data.classes:
        each = max(1, most // len(data.classes))
        rows = [np.flatnonzero(data.y == label)[:each] for label in range(len(data.classes))]
        chosen = np.concatenate(rows)[:most]
    gap = 2.0
    cell = (side - gap * (_PICTURES_A_SIDE - 1)) / _PICTURES_A_SIDE
    low, high = float(data.x.min()), float(data.x.max())
    paper, ink = np.array(rgb(theme.surface)), np.array(rgb(theme.text))
    for place, index in enumerate(chosen.tolist()):
        share = (data.x[index].reshape(data.image) - low) / max(high - low, 1e-9)
        pixels = np.rint(paper + share[..., None] * (ink - paper)).astype(np.uint8)
        height, width = data.image
        raw = np.ascontiguousarray(pixels).tobytes()
        image = QImage(raw, width, height, 3 * width, QImage.Format.Format_RGB888)
        row, column = divmod(place, _PICTURES_A_SIDE)
        corner = (column * (cell + gap), row * (cell + gap))
        painter.drawImage(QRectF(*corner, cell, cell), image)
