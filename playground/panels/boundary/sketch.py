"""Points being drawn: what the tools do to them, and when there is something to train on."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.data.datasets.drawn import MOST_POINTS
from engine.sentences import Sentence
from playground.panels.boundary.boundary_plot import BoundaryPlot
from playground.panels.boundary.strokes import Drag, Erase, Paint, Place, Points, Stroke
from playground.panels.boundary.tools import DRAG, ERASE, LOOK, PAINT, Hand, ToolBar
from playground.words.translate import tr

# While a stroke goes on, the points drawn so far are handed on so many times a second.
TICKS = 12
# Or so many times more seldom than handing them on takes.
PATIENCE = 4
# How near a point has to be to be grabbed, in pixels.
REACH = 14
HOW_TO_DRAW = Sentence(
    "Drag over the plot to paint. Keys 0 to 9 choose the class, the wheel the size of the brush."
)


class Sketch(QObject):
    """Takes the mouse on a canvas and keeps the points.

    `freshened` says that the stroke has other points to show at once; `drawn` carries points that
    can be trained on, `waiting` says that these cannot yet; `settled` ends a stroke, `said`
    carries a sentence.
    """

    freshened = Signal()
    drawn = Signal(object)
    waiting = Signal()
    settled = Signal()
    said = Signal(str)

    def __init__(self, canvas: BoundaryPlot, tools: ToolBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.canvas, self.tools = canvas, tools
        self.points: Points = ()
        self.stroke: Stroke | None = None
        self.drawing = False
        self.extent = (-1.0, 1.0, -1.0, 1.0)
        self._sent: Points = ()
        self._at: Place | None = None
        # Where a brush drops its points is nobody's experiment: the points themselves are kept.
        self._rng = np.random.default_rng()
        self._ticks = QTimer(self)
        self._ticks.setSingleShot(True)
        self._ticks.setInterval(1000 // TICKS)
        self._ticks.timeout.connect(self._hand_on)
        canvas.pressed.connect(self._press)
        canvas.moved.connect(self._move)
        canvas.released.connect(self._release)
        canvas.left.connect(self._leave)
        canvas.turned.connect(self._turn)
        canvas.typed.connect(self._type)
        tools.changed.connect(self._show_ring)
        tools.cleared.connect(self.clear)

    @property
    def busy(self) -> bool:
        """Whether the mouse draws: a tool other than looking is in hand."""
        return self.drawing and self.tools.hand.tool != LOOK

    @property
    def trainable(self) -> bool:
        """Whether there are points of two classes or more."""
        return len({label for _, _, label in self.points}) > 1

    def take(self, points: Points) -> None:
        """Go on from the points of the experiment, unless they are those handed on last."""
        if points != self._sent:
            self.stroke = None
            self._ticks.stop()
            self.points = self._sent = points
        self._show_classes()

    def set_drawing(self, drawing: bool) -> None:
        """Whether the data at hand are drawn points."""
        self.drawing = drawing
        if not drawing:
            self.stroke, self.points, self._sent = None, (), ()
            self._ticks.stop()
        self._show_ring()

    @Slot()
    def clear(self) -> None:
        """Take all points away."""
        self.points = ()
        self._hand_on()
        self.settled.emit()

    @Slot(float, float)
    def _press(self, x: float, y: float) -> None:
        if self.busy:
            self.stroke = self._begin(self.tools.hand, (x, y))
            self._show_stroke()

    @Slot(float, float)
    def _move(self, x: float, y: float) -> None:
        self._at = (x, y)
        self._show_ring()
        if self.stroke is not None:
            self.stroke.move((x, y))
            self._show_stroke()

    @Slot()
    def _release(self) -> None:
        if self.stroke is None:
            return
        if self.stroke.full:
            self.said.emit(tr("{most:,} points are the most one can draw.", most=MOST_POINTS))
        self.stroke = None
        self._ticks.stop()
        self._hand_on()
        self.freshened.emit()
        self.settled.emit()

    @Slot()
    def _leave(self) -> None:
        self._at = None
        self._show_ring()

    @Slot(int, float, float)
    def _turn(self, steps: int, _x: float, _y: float) -> None:
        if self.drawing and self.tools.hand.tool in (PAINT, ERASE):
            self.tools.turn(steps)

    @Slot(int)
    def _type(self, digit: int) -> None:
        if self.drawing:
            self.tools.choose_class(digit)

    def _begin(self, hand: Hand, at: Place) -> Stroke:
        radius = self._radius(hand)
        if hand.tool == PAINT:
            return Paint(self.points, at, radius, hand.label, self.extent, self._rng)
        if hand.tool == DRAG:
            return Drag(self.points, at, REACH * self.canvas.pixel(), self.extent)
        return Erase(self.points, at, radius)

    def _radius(self, hand: Hand) -> float:
        return hand.size * (self.extent[1] - self.extent[0]) / 2

    def _show_stroke(self) -> None:
        assert self.stroke is not None
        self.points = self.stroke.points
        self.freshened.emit()
        if not self._ticks.isActive():
            self._ticks.start()

    @Slot()
    def _hand_on(self) -> None:
        """Offer the points drawn so far, if there is anything new."""
        if self.points == self._sent:
            return
        self._show_classes()
        if self.trainable:
            self._sent = self.points
            began = time.perf_counter()
            self.drawn.emit(self.points)
            # Thousands of points take their time: the hand must not wait for them.
            spent = 1000 * (time.perf_counter() - began)
            self._ticks.setInterval(round(max(1000 / TICKS, PATIENCE * spent)))
        else:
            self.waiting.emit()

    def _show_classes(self) -> None:
        self.tools.show_classes(max((label for _, _, label in self.points), default=0) + 1)

    @Slot()
    def _show_ring(self) -> None:
        hand = self.tools.hand
        brushing = self.drawing and hand.tool in (PAINT, ERASE)
        self.canvas.show_ring(self._at if brushing else None, self._radius(hand))
