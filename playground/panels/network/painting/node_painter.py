"""Draws the nodes: inputs by name, neurons by what they answer, biases and marks beside them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPolygonF

from engine.arrays import Array
from engine.network.places import Neuron
from engine.probes import round_up
from playground.panels.network.geometry import Spot
from playground.panels.network.painting.inks import Inks
from playground.panels.network.painting.marks import paint_marks
from playground.panels.network.scene import Scene, bias_centre
from playground.panels.network.wiring import Rank
from playground.words.translate import tr

# Between a node and the words beside it.
GAP = 5
# A ring around a smaller bias would hide its colour.
RINGED = 2.0


def paint_nodes(painter: QPainter, scene: Scene, inks: Inks, region: QRectF) -> None:
    """Every node that the region shows."""
    for rank in scene.wiring.ranks:
        spot = scene.geometry.spot(rank.column)
        if spot.x + scene.geometry.width / 8 < region.left() or spot.left > region.right():
            continue
        inputs = rank.column < 0
        values = scene.inputs if inputs else scene.maps[rank.column].values
        _paint_maps(painter, values, rank, spot, inks)
        if inputs:
            _paint_input_names(painter, rank, spot, inks)
            continue
        if rank.summed_up:
            _paint_sum(painter, rank, spot, inks)
            continue
        _paint_biases(painter, scene, rank, spot, inks)
        paint_marks(painter, scene, rank, spot, inks)
        if rank.names:
            _paint_names(painter, scene, rank, spot, inks)


def limit_of(values: Array) -> float:
    """The round number at which the colours of a layer's maps end."""
    sizes = np.abs(values[np.isfinite(values)])
    return round_up(float(sizes.max(initial=0.0)))


def rect_of(spot: Spot, unit: int) -> QRectF:
    """The box of one node."""
    return QRectF(spot.left, float(spot.y[unit]) - spot.high / 2, spot.wide, spot.high)


def _paint_input_names(painter: QPainter, rank: Rank, spot: Spot, inks: Inks) -> None:
    """What each input is called, at the left of it, where there is room for a line of words."""
    painter.setFont(inks.small)
    metrics = painter.fontMetrics()
    high, room = metrics.height(), spot.left - GAP
    names = (tr("{count:,} inputs", count=rank.units),) if rank.summed_up else rank.names
    crowded = len(spot.y) > 1 and float(spot.y[1] - spot.y[0]) < high * 0.8
    if crowded or room < 2 * metrics.averageCharWidth():
        return
    painter.setPen(inks.theme.color("text"))
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    for unit, name in enumerate(names):
        fitting = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(0, float(spot.y[unit]) - high / 2, room, high), right, fitting)


def _paint_maps(painter: QPainter, values: Array, rank: Rank, spot: Spot, inks: Inks) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.theme.brush("zero"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    boxes = [rect_of(spot, unit) for unit in range(rank.nodes)]
    if not values.size:
        painter.drawRects(boxes)
    else:
        if rank.summed_up:
            # One picture for all: how strongly they answer, on average.
            values = np.abs(values).mean(axis=0, keepdims=True)
        if values.shape[1] == 1:
            painter.drawRects(boxes)
            _paint_curves(painter, values[:, 0], boxes, inks)
        else:
            _paint_images(painter, values, boxes, inks)
    painter.setPen(inks.outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects(boxes)


def _paint_images(painter: QPainter, values: Array, boxes: list[QRectF], inks: Inks) -> None:
    pixels = inks.map_of(values, limit_of(values))
    count, rows, columns = pixels.shape
    picture = QImage(pixels.data, columns, count * rows, 4 * columns, QImage.Format.Format_RGB32)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for unit, box in enumerate(boxes):
        painter.drawImage(box, picture, QRectF(0, unit * rows, columns, rows))


def _paint_curves(painter: QPainter, values: Array, boxes: list[QRectF], inks: Inks) -> None:
    limit = limit_of(values)
    share = np.clip(np.nan_to_num(values / limit, nan=0.0), -1, 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(inks.theme.pen("accent", 1.2))
    steps = (np.arange(values.shape[1]) + 0.5) / values.shape[1]
    for row, box in zip(share, boxes, strict=False):
        x = box.left() + box.width() * steps
        y = box.center().y() - row * (box.height() / 2 - 1)
        painter.drawPolyline(QPolygonF([QPointF(a, b) for a, b in zip(x, y, strict=True)]))


def _paint_sum(painter: QPainter, rank: Rank, spot: Spot, inks: Inks) -> None:
    """How many neurons one node stands for."""
    painter.setPen(inks.theme.color("quiet"))
    painter.setFont(inks.small)
    box = rect_of(spot, 0)
    high = painter.fontMetrics().height()
    for line, words in enumerate((tr("{count:,} neurons", count=rank.units), tr("mean |h|"))):
        room = QRectF(
            box.left() - box.width(), box.bottom() + 2 + line * high, 3 * box.width(), high
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def _paint_biases(painter: QPainter, scene: Scene, rank: Rank, spot: Spot, inks: Inks) -> None:
    joint = scene.joint(rank.column)
    if joint is None:
        return
    ringed, radius = spot.dot > RINGED, spot.dot
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, ringed)
    painter.setPen(inks.theme.pen("quiet", 0.8))
    for unit, value in enumerate(joint.bias):
        color = inks.signed(float(value) / scene.scale)
        x, y = bias_centre(spot, unit)
        if ringed:
            painter.setBrush(color)
            painter.drawEllipse(QPointF(x, y), radius, radius)
        else:
            painter.fillRect(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), color)


def _paint_names(painter: QPainter, scene: Scene, rank: Rank, spot: Spot, inks: Inks) -> None:
    painter.setFont(inks.small)
    metrics = painter.fontMetrics()
    if rank.nodes > 1 and float(spot.y[1] - spot.y[0]) < metrics.height() * 0.8:
        return
    room = int(scene.geometry.width - spot.right) - 3 * GAP
    if room < 2 * metrics.averageCharWidth():
        return
    painter.setPen(inks.theme.color("quiet"))
    for unit, name in enumerate(rank.names):
        # The marks of a unit stand between it and its name.
        left = spot.right + GAP + 2 * GAP * _marked(scene, Neuron(rank.column, unit))
        fitting = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0, room))
        high = metrics.height()
        line = QRectF(left, float(spot.y[unit]) - high / 2, room, high)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, fitting)


def _marked(scene: Scene, place: Neuron) -> int:
    return sum((scene.twin_of(place) is not None, scene.is_dead(place), scene.is_frozen(place)))
