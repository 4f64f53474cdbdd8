"""The weights of a small network, each written on its link."""

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
    metrics = painter.fontMetrics()
    size = metrics.horizontalAdvance(WIDEST) + 6, metrics.height()
    ground = inks.theme.color("surface", GROUND)
    for links in scene.links:
        wanted = None
        if drawn is not None:
            own = (each for each in drawn if each.column == links.column)
            wanted = {pair for each in own for pair in _pairs(each)}
        values = dict(zip(_pairs(links), links.w.tolist(), strict=True))
        for pair, room in _rooms(scene.geometry, links, size).items():
            if wanted is None or pair in wanted:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                painter.drawRoundedRect(room, 3, 3)
                painter.setPen(inks.theme.color("text"))
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _short(values[pair]))


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
