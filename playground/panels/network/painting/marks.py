"""The small signs beside a neuron: a clone, a dead unit, a frozen one."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter

from engine.network.places import Neuron
from playground.panels.network.geometry import Spot
from playground.panels.network.painting.inks import Inks
from playground.panels.network.scene import Scene
from playground.panels.network.wiring import Rank
from playground.words.translate import tr

CLONE, DEAD, FROZEN = "clone", "dead", "frozen"
SIGNS = {CLONE: "=", DEAD: "×", FROZEN: "*"}
ROLES = {CLONE: "warning", DEAD: "bad", FROZEN: "quiet"}


def marks_of(scene: Scene, place: Neuron) -> list[str]:
    """Which signs a neuron wears."""
    found = [CLONE] if scene.twin_of(place) is not None else []
    found += [DEAD] if scene.is_dead(place) else []
    return found + ([FROZEN] if scene.is_frozen(place) else [])


def marks_in(scene: Scene) -> list[str]:
    """Which signs are anywhere in the drawing, so that a legend can explain them."""
    found: set[str] = set()
    for rank in scene.wiring.ranks[1:]:
        if not rank.summed_up:
            for unit in range(rank.units):
                found |= set(marks_of(scene, Neuron(rank.column, unit)))
    return [mark for mark in ROLES if mark in found]


def words_of(mark: str) -> str:
    """What a sign stands for."""
    return {
        CLONE: tr("copy of another neuron"),
        DEAD: tr("dead: learns from no sample"),
        FROZEN: tr("frozen"),
    }[mark]


def paint_marks(painter: QPainter, scene: Scene, rank: Rank, spot: Spot, inks: Inks) -> None:
    """The signs of one column, at the right of each neuron."""
    side = max(6.0, min(0.5 * spot.high, 10.0)) * min(inks.theme.line_px, 1.5)
    for unit in range(rank.units):
        for number, mark in enumerate(marks_of(scene, Neuron(rank.column, unit))):
            centre = QPointF(spot.right + 2 + side * (number + 0.5), float(spot.y[unit]))
            paint_mark(painter, mark, centre, side, inks)


def paint_mark(painter: QPainter, mark: str, centre: QPointF, side: float, inks: Inks) -> None:
    """One sign on a bit of ground of its own, so that no link runs through it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.surface)
    painter.drawEllipse(centre, side / 2, side / 2)
    pen = inks.theme.pen(inks.theme.words(ROLES[mark]), 1.4)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    reach, x, y = side * 0.38, centre.x(), centre.y()
    if mark == CLONE:
        for offset in (-0.4, 0.4):
            painter.drawLine(QLineF(x - reach, y + offset * reach, x + reach, y + offset * reach))
    elif mark == DEAD:
        painter.drawLine(QLineF(x - reach, y - reach, x + reach, y + reach))
        painter.drawLine(QLineF(x - reach, y + reach, x + reach, y - reach))
    else:
        for turn in range(3):
            angle = math.pi * turn / 3 + math.pi / 2
            a, b = reach * math.cos(angle), reach * math.sin(angle)
            painter.drawLine(QLineF(x - a, y - b, x + a, y + b))
