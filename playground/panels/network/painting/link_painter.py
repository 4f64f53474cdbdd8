"""Draws the links between the neurons: blue above zero, orange below, as thick as |w|."""

from __future__ import annotations

from collections.abc import Iterable

from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from engine.arrays import Array
from engine.network.places import Parameter
from playground.panels.network.geometry import Geometry
from playground.panels.network.links import GRADES, Links, grades
from playground.panels.network.painting.inks import Inks, Pens
from playground.panels.network.scene import Scene, bias_centre
from playground.words.translate import tr

# Up to so many links in all are drawn as smooth curves, more in straight pieces: those take less.
SMOOTH = 160


class LinkPainter:
    """Keeps the buffer through which thousands of lines reach Qt in one call."""

    def __init__(self) -> None:
        self._lines = PrimitiveArray(QLineF, 4)

    def paint(self, painter: QPainter, scene: Scene, inks: Inks, region: QRectF) -> None:
        """Everything between the columns that the region shows."""
        geometry, wiring = scene.geometry, scene.wiring
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for column in range(wiring.columns):
            if not wiring.linked(column) and _crosses(geometry, column, region):
                _paint_band(painter, scene, inks, column)
        pens = inks.pens(geometry.thickness)
        smooth = sum(len(links.w) for links in scene.links) <= SMOOTH
        for links in scene.links:
            if _crosses(geometry, links.column, region):
                self._paint(painter, geometry, links, pens, scene.scale, smooth)

    def paint_own(self, painter: QPainter, scene: Scene, inks: Inks) -> None:
        """The links of the neuron or the phase that is lit, over the others."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pens, scale = inks.pens(scene.geometry.thickness), scene.scale_of_own
        for links in scene.standing_out:
            own = pens if scene.lit is None else inks.pens(1.0)
            self._paint(painter, scene.geometry, links, own, scale, True)

    def _paint(
        self,
        painter: QPainter,
        geometry: Geometry,
        links: Links,
        pens: Pens,
        scale: float,
        smooth: bool,
    ) -> None:
        if not smooth:
            x, y = geometry.curves(links.column, links.source, links.unit)
        grade = grades(links.w, scale)
        positive = links.w > 0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for step in range(GRADES):
            for sign in (False, True):
                chosen = (grade == step) & (positive == sign)
                if not chosen.any():
                    continue
                painter.setPen(pens[sign][step])
                if smooth:
                    ends = zip(links.source[chosen], links.unit[chosen], strict=True)
                    painter.drawPath(_curves(geometry, links.column, ends))
                else:
                    self._draw(painter, x[chosen], y[chosen])

    def _draw(self, painter: QPainter, x: Array, y: Array) -> None:
        self._lines.resize(x[:, 1:].size)
        ends = self._lines.ndarray()
        ends[:, 0], ends[:, 1] = x[:, :-1].ravel(), y[:, :-1].ravel()
        ends[:, 2], ends[:, 3] = x[:, 1:].ravel(), y[:, 1:].ravel()
        painter.drawLines(*self._lines.drawargs())


def path_of(scene: Scene, place: Parameter) -> QPainterPath | None:
    """The line of one weight, or the ring around one bias."""
    for rank in scene.wiring.ranks:
        joint = scene.joint(rank.column)
        if rank.layer != place.layer or joint is None or joint.weight_at(rank, place) is None:
            continue
        unit, spot = place.index[-1] % rank.units, scene.geometry.spot(rank.column)
        path = QPainterPath()
        if place.name == "b":
            path.addEllipse(QPointF(*bias_centre(spot, unit)), spot.dot + 1.5, spot.dot + 1.5)
            return path
        return _curves(scene.geometry, rank.column, [(place.index[0], unit)])
    return None


def _curves(geometry: Geometry, column: int, ends: Iterable[tuple[int, int]]) -> QPainterPath:
    """The curves of Bézier from sources to units, exactly as `Geometry` has them in pieces."""
    a, b = geometry.spot(column - 1), geometry.spot(column)
    middle, path = (a.right + b.left) / 2, QPainterPath()
    for source, unit in ends:
        start, end = float(a.y[source]), float(b.y[unit])
        path.moveTo(a.right, start)
        path.cubicTo(middle, start, middle, end, b.left, end)
    return path


def _crosses(geometry: Geometry, column: int, region: QRectF) -> bool:
    left, right = geometry.spot(column - 1).right, geometry.spot(column).left
    return left < region.right() and right > region.left()


def _paint_band(painter: QPainter, scene: Scene, inks: Inks, column: int) -> None:
    """One broad link for weights that have no two neurons of their own to run between."""
    a, b = scene.geometry.spot(column - 1), scene.geometry.spot(column)
    low_a, high_a = float(a.y[0]) - a.high / 2, float(a.y[-1]) + a.high / 2
    low_b, high_b = float(b.y[0]) - b.high / 2, float(b.y[-1]) + b.high / 2
    middle = (a.right + b.left) / 2
    path = QPainterPath(QPointF(a.right, low_a))
    path.cubicTo(middle, low_a, middle, low_b, b.left, low_b)
    path.lineTo(b.left, high_b)
    path.cubicTo(middle, high_b, middle, high_a, a.right, high_a)
    path.closeSubpath()
    painter.fillPath(path, inks.theme.brush("grid"))
    painter.setPen(inks.theme.color("quiet"))
    painter.setFont(inks.small)
    rank, joint = scene.wiring.rank(column), scene.joints[column]
    words = tr("x + F(x)")
    if rank.array:
        words = tr("{count:,} weights", count=joint.count) if joint is not None else ""
    room = QRectF(a.right, min(low_a, low_b), b.left - a.right, max(high_a, high_b))
    room.setBottom(max(high_a, high_b))
    fitting = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, max(0, int(room.width()) - 4)
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, fitting)
