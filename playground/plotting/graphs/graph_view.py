"""A graph drawn: nodes in layers, the value above the wire that leaves each, the gradient below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.expressions import Role, WorkedEdge, WorkedGraph
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.graphs.layering import LayeredGraph, layered
from playground.plotting.graphs.walk import Walk
from playground.plotting.graphs.words import about
from playground.plotting.live_tip import LiveTip
from playground.words.numbers import number
from playground.words.translate import tr

# In heights of the font: a row, the height of a node, what is free beside its sign, the room of the
# numbers on a wire, and the least and most from there to the next node.
ROW, HIGH, BESIDE, NUMBERS, LEAST_GAP, MOST_GAP = 2.9, 1.7, 1.0, 4.1, 3.0, 6.0
DIGITS = 3
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(slots=True)
class PlacedGraph:
    """A graph laid out: the nodes that are drawn, the edges between them, and where all are."""

    nodes: list[int]
    edges: list[WorkedEdge]
    layout: LayeredGraph

    @classmethod
    def of(cls, graph: WorkedGraph) -> PlacedGraph:
        """Numbers stand in the nodes that they go into, and are no nodes of their own."""
        nodes = [
            i
            for i, node in enumerate(graph.nodes)
            if node.role is not Role.NUMBER or i in graph.outputs
        ]
        at = {node: place for place, node in enumerate(nodes)}
        edges = [edge for edge in graph.edges if edge.source in at]
        pairs = [(at[edge.source], at[edge.target]) for edge in edges]
        return cls(nodes, edges, layered(len(nodes), pairs))


@dataclass(frozen=True, slots=True)
class Wire:
    """The line of an edge, and where what stands on it has room."""

    path: QPainterPath
    middle: QPointF


class GraphView(QWidget):
    """Draws a walk. `stepped` asks for steps to be taken, `pointed` says which node is read."""

    stepped = Signal(int)
    pointed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("graph.view")
        self.setAccessibleName(tr("Computational graph"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.walk: Walk | None = None
        self.drawn: PlacedGraph | None = None
        self.over: int | None = None
        self.boxes: dict[int, QRectF] = {}
        self._wires: list[Wire] = []
        self.tip = LiveTip(self, self._tip_at)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of a look."""
        self.theme = theme
        self.face = font(theme, theme.small_px)
        self.bold = font(theme, theme.small_px, 600)
        self._arrange()

    def show_walk(self, walk: Walk) -> None:
        """Draw another graph, or the same one with other numbers or further on."""
        before = self.walk
        self.walk = walk
        if before is None or before.graph.structure != walk.graph.structure:
            self.drawn, self.over = PlacedGraph.of(walk.graph), None
            self._arrange()
        elif self.drawn is not None:
            self.drawn.edges = [e for e in walk.graph.edges if e.source in self.boxes]
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        walk, drawn = self.walk, self.drawn
        if walk is None or drawn is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.face)
            for edge, wire in zip(drawn.edges, self._wires, strict=True):
                self._paint_wire(painter, walk, edge, wire)
            for node in drawn.nodes:
                self._paint_node(painter, walk, node)
            for edge, wire in zip(drawn.edges, self._wires, strict=True):
                if self._lit(walk, edge) and walk.knows_value(edge.target):
                    self._paint_local(painter, edge, wire)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(self.theme.pen("accent", 1))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._point_at(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, walk = Qt.Key(event.key()), self.walk
        if key in STEPS:
            self.stepped.emit(STEPS[key])
        elif walk is not None and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.stepped.emit((0 if key == Qt.Key.Key_Home else walk.length) - walk.at)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _point_at(self, node: int | None) -> None:
        if node != self.over:
            self.over = node
            self.pointed.emit(-1 if node is None else node)
            self.update()

    def _at(self, place: QPointF) -> int | None:
        em = QFontMetricsF(self.face).height()
        for node, box in self.boxes.items():
            if box.adjusted(-2, -em / 2, NUMBERS * em, em / 2).contains(place):
                return node
        return None

    def _tip_at(self, place: QPointF) -> str:
        node = self._at(place)
        if node is None or self.walk is None:
            return tr("Above the wire the value, below it the gradient.")
        return about(self.walk.graph, node)

    def _arrange(self) -> None:
        """Find the places of all boxes and wires, with the room there is spread out."""
        walk, drawn = self.walk, self.drawn
        if walk is None or drawn is None:
            return
        metrics, layout = QFontMetricsF(self.face), drawn.layout
        em = metrics.height()
        widths = [HIGH * em] * layout.layers
        for node, (layer, _) in zip(drawn.nodes, layout.places, strict=True):
            sign = metrics.horizontalAdvance(walk.graph.nodes[node].sign) + BESIDE * em
            widths[layer] = max(widths[layer], sign)
        gaps = max(layout.layers - 1, 0)
        fixed = sum(widths) + NUMBERS * em * layout.layers + em
        least = QSize(round(fixed + LEAST_GAP * em * gaps), round(layout.rows * ROW * em + em))
        # This may resize the view, which is arranged once more then.
        self.setMinimumSize(least)
        size = self.size().expandedTo(least)
        gap = min((size.width() - fixed) / max(gaps, 1), MOST_GAP * em)
        row = min((size.height() - em) / layout.rows, 1.6 * ROW * em)
        lefts, x = [], em / 2
        for width in widths:
            lefts.append(x)
            x += width + NUMBERS * em + gap
        top = (size.height() - layout.rows * row) / 2
        self.boxes = {
            node: QRectF(
                lefts[layer], top + (height + 0.5) * row - HIGH * em / 2, widths[layer], HIGH * em
            )
            for node, (layer, height) in zip(drawn.nodes, layout.places, strict=True)
        }
        self._wires = [
            _wire(
                self.boxes[edge.source],
                self.boxes[edge.target],
                [
                    (lefts[layer], lefts[layer] + widths[layer], top + (height + 0.5) * row)
                    for layer, height in route[1:-1]
                ],
                NUMBERS * em,
            )
            for edge, route in zip(drawn.edges, layout.routes, strict=True)
        ]
        self.update()

    def _lit(self, walk: Walk, edge: WorkedEdge) -> bool:
        """Whether the local derivative of an edge is read, or is what the last step used."""
        if self.over is not None:
            return self.over in (edge.source, edge.target)
        return (
            walk.returning
            and walk.at < walk.length
            and edge.source == walk.current
            and walk.graph.nodes[edge.target].gradient is not None
        )

    def _paint_wire(self, painter: QPainter, walk: Walk, edge: WorkedEdge, wire: Wire) -> None:
        lit = self._lit(walk, edge)
        known = walk.knows_value(edge.source)
        role = "accent" if lit else ("quiet" if known else "border")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.theme.pen(role, 2 if lit else 1, alpha=1.0 if lit else 0.7))
        painter.drawPath(wire.path)

    def _paint_node(self, painter: QPainter, walk: Walk, node: int) -> None:
        theme, found, box = self.theme, walk.graph.nodes[node], self.boxes[node]
        em = QFontMetricsF(self.face).height()
        now = node == walk.current and walk.at < walk.length
        output, operation = node == walk.graph.output, found.role is Role.OPERATION
        painter.setBrush(theme.brush("surface" if operation else "wash"))
        role = "accent" if now or output or node == self.over else "border"
        painter.setPen(theme.pen(role, 2 if now or node == self.over else 1))
        round_by = box.height() / 2 if operation else 6
        painter.drawRoundedRect(box, round_by, round_by)
        painter.setPen(theme.color("text"))
        painter.drawText(box, CENTRE, found.sign)
        if operation:
            painter.setPen(theme.color("quiet"))
            painter.drawText(
                QRectF(box.left() - em, box.top() - em, box.width() + 2 * em, em),
                CENTRE,
                found.symbol,
            )
        right = QRectF(box.right() + 3, box.center().y() - em, NUMBERS * em - 3, em)
        painter.setFont(self.bold if now else self.face)
        if walk.knows_value(node):
            painter.setPen(theme.color("text"))
            painter.drawText(right, LEFT, number(found.value, DIGITS))
        if walk.knows_gradient(node):
            painter.setPen(theme.color(theme.words("accent")))
            painter.drawText(right.translated(0, em), LEFT, number(found.gradient, DIGITS))
        painter.setFont(self.face)

    def _paint_local(self, painter: QPainter, edge: WorkedEdge, wire: Wire) -> None:
        """×, and the derivative of the node on the right by the one on the left."""
        metrics = QFontMetricsF(self.face)
        text = f"×{number(edge.local, DIGITS)}"
        wide, high = metrics.horizontalAdvance(text) + 8, metrics.height()
        pill = QRectF(0, 0, wide, high)
        pill.moveCenter(wire.middle)
        painter.setPen(self.theme.pen("accent", 1))
        painter.setBrush(self.theme.brush("wash"))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(self.theme.color("text"))
        painter.drawText(pill, CENTRE, text)


def _wire(
    source: QRectF, target: QRectF, bends: list[tuple[float, float, float]], stem: float
) -> Wire:
    """From the right of a box, straight below its numbers, over bends to the left of another."""
    x, y = source.right() + stem, source.center().y()
    path = QPainterPath(QPointF(source.right(), y))
    path.lineTo(x, y)
    for left, right, height in bends:
        _curve(path, x, y, left, height)
        x, y = right + stem, height
        path.lineTo(x, y)
    end = QPointF(target.left(), target.center().y())
    _curve(path, x, y, end.x(), end.y())
    return Wire(path, (QPointF(x, y) + end) / 2)


def _curve(path: QPainterPath, x: float, y: float, to_x: float, to_y: float) -> None:
    middle = (x + to_x) / 2
    path.cubicTo(QPointF(middle, y), QPointF(middle, to_y), QPointF(to_x, to_y))
