"""The ladder as a small map: forwards above, the loss at the right, backwards below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.probes import Phase, Rung
from playground.look.tokens import Theme
from playground.plotting.live_tip import LiveTip
from playground.words.translate import tr

# In heights of the type: the map is at most so wide, its dots so far apart and so large.
WIDEST, APART, DOT, HERE = 20.0, 1.7, 0.22, 0.4
# The rows, as a share of the height.
ROWS = {Phase.BATCH: 0.25, Phase.FORWARD: 0.25, Phase.LOSS: 0.5}
BELOW = 0.75


class RungMap(QWidget):
    """A dot for every phase of a step; `picked(int)` carries the one that was clicked."""

    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("phases.map")
        self.setAccessibleName(tr("Phases of the step"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.theme = theme
        self._rungs: tuple[Rung, ...] = ()
        self._names: tuple[str, ...] = ()
        self._here = 0
        self.tip = LiveTip(self, self._name_at)

    def show_rungs(self, rungs: tuple[Rung, ...], names: Sequence[str]) -> None:
        """The phases of another network."""
        if (rungs, names) != (self._rungs, self._names):
            self._rungs, self._names = rungs, tuple(names)
            self.updateGeometry()
            self.update()

    def stand_at(self, place: int) -> None:
        """Look at this phase."""
        if place != self._here:
            self._here = place
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.theme = theme
        self.updateGeometry()
        self.update()

    def point_of(self, place: int) -> QPoint:
        """The middle of a dot."""
        return self._point(self._rungs[place]).toPoint()

    def sizeHint(self) -> QSize:
        em = self.theme.base_px
        return QSize(round(self._pitch * (self._columns + 2) + em), 2 * em)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.picked.emit(place)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rungs:
            return
        points = [self._point(rung) for rung in self._rungs]
        em, here = self.theme.base_px, points[self._here]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # What is done so far in the accent colour, what is to come in grey.
            for role, first, last in (
                ("quiet", self._here, len(points)),
                ("accent", 0, self._here),
            ):
                painter.setPen(self.theme.pen(role, 1.2))
                ends = zip(points[first:last], points[first + 1 : last + 1], strict=False)
                painter.drawLines([QLineF(a, b) for a, b in ends])
            painter.setPen(Qt.PenStyle.NoPen)
            for place, point in enumerate(points):
                painter.setBrush(self.theme.brush("quiet" if place > self._here else "accent"))
                painter.drawEllipse(point, DOT * em, DOT * em)
            painter.setBrush(self.theme.brush("surface"))
            painter.setPen(self.theme.pen("accent", 2.2))
            painter.drawEllipse(here, HERE * em, HERE * em)

    @property
    def _columns(self) -> int:
        return sum(rung.phase is Phase.FORWARD for rung in self._rungs)

    @property
    def _pitch(self) -> float:
        em = self.theme.base_px
        return min(APART * em, WIDEST * em / (self._columns + 2))

    def _point(self, rung: Rung) -> QPointF:
        column = self._columns if rung.phase is Phase.LOSS else rung.column
        x = (column + 1.5) * self._pitch + self.theme.base_px / 2
        return QPointF(x, ROWS.get(rung.phase, BELOW) * self.height())

    def _place_at(self, at: QPointF) -> int | None:
        """The nearest phase, within reach."""
        far = [QLineF(at, self._point(rung)).length() for rung in self._rungs]
        if not far or min(far) > self._pitch:
            return None
        return far.index(min(far))

    def _name_at(self, at: QPointF) -> str:
        place = self._place_at(at)
        return "" if place is None else self._names[place]
