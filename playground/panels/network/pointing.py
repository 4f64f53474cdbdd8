"""Where places are in the drawing, and the lines around what is hovered, chosen or at hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from engine.network.places import Column, Neuron, Parameter, Place
from playground.panels.network.painting.inks import THICKEST, Inks
from playground.panels.network.painting.link_painter import path_of
from playground.panels.network.painting.node_painter import rect_of
from playground.panels.network.scene import Scene

AROUND = 2.0
# So much is seen of a neuron that is dimmed.
VEILED = 0.35


def point_of(scene: Scene, place: Place) -> QPointF | None:
    """The middle of a place."""
    if isinstance(place, Parameter):
        path = path_of(scene, place)
        if path is None:
            return None
        return path.boundingRect().center() if place.name == "b" else path.pointAtPercent(0.5)
    box = box_of(scene, place)
    return None if box is None else box.center()


def box_of(scene: Scene, place: Neuron | Column) -> QRectF | None:
    """The box of a neuron, or around all nodes of a column."""
    if not scene.wiring.has(place):
        return None
    spot, rank = scene.geometry.spot(place.column), scene.wiring.rank(place.column)
    if isinstance(place, Neuron):
        return rect_of(spot, place.unit)
    return rect_of(spot, 0) | rect_of(spot, rank.nodes - 1)


def outline(
    painter: QPainter,
    scene: Scene,
    inks: Inks,
    hovered: Place | None,
    cursor: Place | None,
) -> None:
    """The chosen place in the accent colour, the hovered one dark, the keyboard's one dashed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if scene.chosen is not None:
        _outline(painter, scene, inks, scene.chosen, "accent", Qt.PenStyle.SolidLine, 2.0)
    if hovered is not None:
        _outline(painter, scene, inks, hovered, "text", Qt.PenStyle.SolidLine, 1.4)
    if cursor is not None:
        _outline(painter, scene, inks, cursor, "text", Qt.PenStyle.DashLine, 1.6)


def dim(painter: QPainter, scene: Scene, inks: Inks) -> None:
    """Lay a veil over every neuron that has nothing to do with what is lit."""
    if not scene.fades:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.theme.brush("surface", 1 - VEILED))
    for rank in scene.wiring.ranks:
        spot = scene.geometry.spot(rank.column)
        edge = spot.dot
        boxes = [
            rect_of(spot, unit).adjusted(-edge, 0, 0, edge)
            for unit in range(rank.nodes)
            if scene.is_dimmed(Neuron(rank.column, unit))
        ]
        painter.drawRects(boxes)


def _outline(
    painter: QPainter,
    scene: Scene,
    inks: Inks,
    place: Place,
    role: str,
    style: Qt.PenStyle,
    width: float,
) -> None:
    if isinstance(place, Parameter):
        path = path_of(scene, place)
        if path is None:
            return
        wide = width if place.name == "b" else (width + THICKEST) / 2
        painter.setPen(inks.theme.pen(role, wide, style=style))
        painter.drawPath(path)
        return
    box = box_of(scene, place)
    if box is not None:
        painter.setPen(inks.theme.pen(role, width, style=style))
        painter.drawRoundedRect(box.adjusted(-AROUND, -AROUND, AROUND, AROUND), 3, 3)
