"""The weights of a small network, each written on its link, and numbers on neurons."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from playground.panels.network.geometry import ACROSS, ALONG, Geometry
from playground.panels.network.links import Links
from playground.panels.network.painting.inks import Inks
from playground.panels.network.scene import Scene
from playground.words.numbers import fixed, number

# Where along its link a number may stand, the best place first: links cross in the middle.
PLACES = (0.36, 0.64, 0.27, 0.73, 0.2, 0.8, 0.43, 0.57, 0.5)
# Every number has the room of this one, so that none moves when another changes.
WIDEST = "−0.88"
LARGE = 10.0
GROUND = 0.86


def paint_numbers(
    painter: QPainter, scene: Scene, inks: Inks, drawn: tuple[Links, ...] | None = None
) -> None:
    """The numbers of all links, or of `drawn` only; those without room are left out."""
    if not scene.numbered:
        return
    painter.setFont(inks.small)
    texts = _texts(scene, scene.links if drawn is None else drawn)
    for links in scene.links:
        own = texts.get(links.column, {})
        metrics = painter.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, (WIDEST, *own.values())))
        for pair, room in _rooms(scene.geometry, links, (widest + 6, metrics.height())).items():
            if pair in own:
                paint_on_ground(painter, inks, room, own[pair])


def paint_values(painter: QPainter, scene: Scene, inks: Inks) -> None:
    """The number of each neuron that the phase of the next step brings, where there is room."""
    light = scene.phase_light
    if light is None or light.values is None or scene.lit is not None:
        return
    painter.setFont(inks.small)
    metrics, spot = painter.fontMetrics(), scene.geometry.spot(light.valued)
    crowded = len(spot.y) > 1 and float(spot.y[1] - spot.y[0]) < metrics.height()
    if crowded or len(spot.y) != len(light.values):
        return
    for y, value in zip(spot.y.tolist(), light.values.tolist(), strict=True):
        text = number(value, 2)
        room = QRectF(0, 0, metrics.horizontalAdvance(text) + 6, metrics.height())
        room.moveCenter(QPointF(spot.x, y))
        if scene.wiring.rank(light.valued).names:
            # The names of the outputs stand at their right.
            room.moveRight(spot.right)
        paint_on_ground(painter, inks, room, text)


def paint_on_ground(painter: QPainter, inks: Inks, room: QRectF, text: str) -> None:
    """A number that can be read whatever it stands on."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.theme.color("surface", GROUND))
    painter.drawRoundedRect(room, 3, 3)
    painter.setPen(inks.theme.color("text"))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def _texts(scene: Scene, drawn: tuple[Links, ...]) -> dict[int, dict[tuple[int, int], str]]:
    """What stands on each of these links, by column and ends."""
    # Gradients and steps may be of any size, weights are of a size to see.
    weights = scene.scale_of_own == scene.scale or drawn is scene.links
    write = _short if weights else lambda w: number(w, 2)
    return {
        links.column: {
            pair: write(w) for pair, w in zip(_pairs(links), links.w.tolist(), strict=True)
        }
        for links in drawn
    }


def _short(w: float) -> str:
    """Two decimals, or two digits of a large number."""
    return fixed(w, 2) if abs(w) < LARGE else number(w, 2)


def _pairs(links: Links) -> list[tuple[int, int]]:
    return list(zip(links.source.tolist(), links.unit.tolist(), strict=True))


def _rooms(
    geometry: Geometry, links: Links, size: tuple[float, float]
) -> dict[tuple[int, int], QRectF]:
    """A room on its link for as many numbers as possible, whatever they are."""
    a, b = geometry.spot(links.column - 1), geometry.spot(links.column)
    run = b.left - a.right
    found: dict[tuple[int, int], QRectF] = {}
    for source, unit in sorted(_pairs(links)):
        start, end = float(a.y[source]), float(b.y[unit])
        for share in PLACES:
            across = float(np.interp(share, ALONG, ACROSS))
            room = QRectF(0, 0, *size)
            room.moveCenter(QPointF(a.right + run * share, start + (end - start) * across))
            inside = room.left() >= a.right + 2 and room.right() <= b.left - 2
            if inside and not any(room.intersects(other) for other in found.values()):
                found[source, unit] = room
                break
    return found
