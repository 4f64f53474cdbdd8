"""A loss surface in three dimensions: shaded tiles, painted from the farthest to the nearest."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.arrays import Array
from engine.probes import Surface
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.panels.landscape.camera import Camera
from playground.panels.landscape.flat import place_on
from playground.panels.landscape.scale import LossScale
from playground.panels.landscape.tiles import tiles_of, tones_of
from playground.plotting.contours import between
from playground.words.translate import tr

# Tiles along each side; finer surfaces are thinned, so that turning stays smooth.
TILES = 28
# The corners of the square under the surface, in order around it.
FLOOR = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], dtype=float)
TURNS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
DEGREES_PER_KEY = 6.0
DEGREES_PER_EM = 5.0
POINT_EMS = 0.42
# Room at the left for the numbers of the height.
AXIS_EMS = 3.0


class ReliefView(QWidget):
    """The surface as seen from a side; drag or arrow keys turn it, the wheel or + and − zoom."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("landscape.relief")
        self.setAccessibleName(tr("Loss in three dimensions"))
        self.setToolTip(tr("Drag or use the arrow keys to turn it; the wheel, + and − zoom."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view = Camera()
        self.surface: Surface | None = None
        self._labels = self._ends = ("", "")
        self._shares: Array = np.zeros((2, 2))
        self._path: Array = np.zeros((0, 3))
        self._drawn: QPixmap | None = None
        self._grip: QPointF | None = None
        self.set_theme(theme)

    def clear_surface(self) -> None:
        """Draw nothing."""
        self.surface = None
        self._renew()

    def show_surface(self, surface: Surface, scale: LossScale, labels: tuple[str, str]) -> None:
        """Draw a surface as high and in the colours as `scale` says."""
        self.surface, self._labels = surface, labels
        low, high = scale.ends()
        self._ends = low, tr("loss {high}", high=high)
        shares = scale.share(surface.values)
        rows, columns = (
            np.unique(np.linspace(0, n - 1, min(n, TILES + 1)).round().astype(int))
            for n in shares.shape
        )
        self._shares = shares[np.ix_(rows, columns)]
        sides = len(surface.up) - 1, len(surface.across) - 1
        walked = np.clip(surface.path[np.isfinite(surface.path).all(axis=1)], -1e100, 1e100)
        places = [
            [place_on(surface.across, x) / sides[1], place_on(surface.up, y) / sides[0]]
            for x, y in walked.tolist()
        ]
        self._path = self._on_surface(np.array(places).reshape(-1, 2))
        self._renew()

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self.theme = theme
        self._tones = tones_of(theme)
        self._renew()

    def sizeHint(self) -> QSize:
        return QSize(24, 16) * self.theme.base_px

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        size = (QSize(self.size()) * ratio).expandedTo(QSize(1, 1))
        if self._drawn is None or self._drawn.size() != size:
            self._drawn = QPixmap(size)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(self.theme.color("surface"))
            if self.surface is not None:
                with QPainter(self._drawn) as painter:
                    self._paint(painter)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._drawn)
            if self.hasFocus():
                painter.setPen(self.theme.pen("accent"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def event(self, event: QEvent) -> bool:
        # While it has the keyboard, the arrows turn it and are no commands of the window.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and Qt.Key(event.key()) in TURNS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in TURNS:
            across, up = TURNS[key]
            self._look(self.view.turned(across * DEGREES_PER_KEY, up * DEGREES_PER_KEY))
        elif key in ZOOMS:
            self._look(self.view.zoomed(ZOOMS[key]))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        moved = (event.position() - self._grip) * (DEGREES_PER_EM / self.theme.base_px)
        self._grip = event.position()
        self._look(self.view.turned(-moved.x(), moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        # As elsewhere, the wheel acts only where one has clicked: else the page scrolls.
        if not self.hasFocus():
            event.ignore()
            return
        self._look(self.view.zoomed(event.angleDelta().y() / 120))
        event.accept()

    def _look(self, view: Camera) -> None:
        self.view = view
        self._renew()

    def _renew(self) -> None:
        self._drawn = None
        self.update()

    def _heights(self, places: Array) -> Array:
        """How high the surface is at (across, up) places from 0 to 1; NaN beside it."""
        rows, columns = self._shares.shape
        found = between(self._shares, places[:, 1] * (rows - 1), places[:, 0] * (columns - 1))
        inside = ((places >= -1e-9) & (places <= 1 + 1e-9)).all(axis=1)
        return np.where(inside, found, np.nan)

    def _on_surface(self, places: Array) -> Array:
        """Points (n, 3) of a path on the surface, with more of them between two that are apart."""
        if len(places) > 1:
            steps = np.arange(0, len(places) - 1 + 1e-9, 1 / 8)
            index = np.arange(len(places))
            places = np.stack([np.interp(steps, index, column) for column in places.T], axis=1)
        return np.column_stack([places, self._heights(places)])

    def _paint(self, painter: QPainter) -> None:
        em = float(self.theme.small_px)
        room = QRectF(self.rect()).adjusted(AXIS_EMS * em, em, -em, -2.4 * em)
        screen = self.view.fitted(room)
        x, y, depth = screen.place(FLOOR)
        painter.setPen(self.theme.pen("border", 1))
        painter.setBrush(self.theme.brush("grid"))
        painter.drawConvexPolygon([QPointF(a, b) for a, b in zip(x, y, strict=True)])
        self._paint_tiles(painter, screen)
        self._name_axes(painter, x, y, depth)
        self._name_heights(painter, screen, int(x.argmin()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_path(painter, screen)

    def _paint_tiles(self, painter: QPainter, screen: Camera) -> None:
        for (pen, brush), corners in tiles_of(self._shares, screen, self._tones):
            painter.setPen(pen)
            painter.setBrush(brush)
            painter.drawConvexPolygon([QPointF(*corner) for corner in corners])

    def _paint_path(self, painter: QPainter, screen: Camera) -> None:
        path = self._path
        if not len(path):
            return
        hidden = self._hidden(path)
        x, y, _ = screen.place(path)
        seen = np.isfinite(x) & np.isfinite(y)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for wide, role, strength in ((3.5, "surface", 0.8), (1.6, "text", 1.0)):
            for covered in (True, False):
                pen = self.theme.pen(role, wide, alpha=strength * (0.25 if covered else 1.0))
                painter.setPen(pen)
                for run in _runs(seen & (hidden == covered)):
                    points = zip(x[run].tolist(), y[run].tolist(), strict=True)
                    painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
        radius = POINT_EMS * self.theme.small_px
        for place, edge, fill in ((0, "text", "surface"), (-1, "surface", "accent")):
            if seen[place] and (place or len(path) > 1):
                painter.setPen(self.theme.pen(edge, 1.6))
                painter.setBrush(self.theme.brush(fill))
                painter.drawEllipse(QPointF(x[place], y[place]), radius, radius)

    def _hidden(self, path: Array) -> Array:
        """Whether the surface stands between a point of the path and the eye."""
        towards = self.view.towards_eye()
        found = np.zeros(len(path), dtype=bool)
        for share in np.linspace(0.03, 1.0, 24):
            ray = path + share * towards
            with np.errstate(invalid="ignore"):
                found |= self._heights(ray[:, :2]) > ray[:, 2] + 0.01
        return found

    def _name_axes(self, painter: QPainter, x: Array, y: Array, depth: Array) -> None:
        """Write the names of the axes along the two nearer edges of the floor."""
        face = font(self.theme, self.theme.small_px)
        painter.setFont(face)
        painter.setPen(self.theme.color("quiet"))
        metrics = QFontMetricsF(face)
        for along in (0, 1):
            edges = ((0, 1), (3, 2)) if along == 0 else ((0, 3), (1, 2))
            a, b = min(edges, key=lambda edge: depth[edge[0]] + depth[edge[1]])
            text = metrics.elidedText(
                self._labels[along], Qt.TextElideMode.ElideMiddle, self.width() / 2.1
            )
            width = metrics.horizontalAdvance(text)
            middle = (x[a] + x[b]) / 2
            side = -1 if middle < (x.min() + x.max()) / 2 else 1
            left = middle - width / 2 + side * width / 2
            left = min(max(left, 2.0), self.width() - width - 2)
            low = (y[a] + y[b]) / 2 + 1.6 * self.theme.small_px
            painter.drawText(QPointF(left, min(low, self.height() - metrics.descent() - 1)), text)

    def _name_heights(self, painter: QPainter, screen: Camera, corner: int) -> None:
        """Write which losses are low and high beside a line up from a corner of the floor."""
        ends = FLOOR[[corner, corner]] + np.array([[0, 0, 0], [0, 0, 1.0]])
        x, y, _ = screen.place(ends)
        painter.drawLine(QPointF(x[0], y[0]), QPointF(x[1], y[1]))
        metrics = painter.fontMetrics()
        for place, low, text in zip(x.tolist(), y.tolist(), self._ends, strict=True):
            width = metrics.horizontalAdvance(text)
            left = max(2.0, place - width - metrics.height() / 3)
            painter.drawText(QPointF(left, max(low, float(metrics.ascent()))), text)


def _runs(chosen: Array) -> list[slice]:
    """Stretches of True, each with the point after it so that stretches join."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(int)))
    return [slice(a, b + 1) for a, b in edges.reshape(-1, 2).tolist()]
