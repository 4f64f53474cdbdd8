"""The plot that one can draw on: it says where the pointer is and shows how far a brush reaches."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsSimpleTextItem, QWidget

from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.plots import AXES, Dots, Plot

# Around the name of an axis, in pixels; 4 is usual.
NAMES_MARGIN = 1.0
# Names of so many letters have room inside the plane, so many pixels from its edge.
SHORT, NEAR = 3, 4


class BoundaryPlot(Plot):
    """A plot whose signals are in the units of its axes.

    `pressed`, `moved` and `released` carry a place (x, y); `moved` also comes with no button
    down. `turned` carries the steps of the wheel and where, `typed` a digit; `doubled` says that
    there was a double click, `resized` that the plot has another size and
    `edged` that its axes leave the plane another one.
    """

    pressed = Signal(float, float)
    moved = Signal(float, float)
    released = Signal()
    left = Signal()
    turned = Signal(int, float, float)
    doubled = Signal()
    resized = Signal()
    edged = Signal()
    typed = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self.ring = QGraphicsEllipseItem()
        self.inside = False
        super().__init__(theme, name, parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ring.setZValue(10)
        self.ring.hide()
        view = self.plotItem.getViewBox()
        view.addItem(self.ring, ignoreBounds=True)
        self._inner = {side: QGraphicsSimpleTextItem(self.plotItem) for side in AXES}
        for item in self._inner.values():
            item.setZValue(9)
        view.sigResized.connect(self._stand)
        view.sigResized.connect(self.edged)
        self._fit_label()

    def name_inside(self, inside: bool) -> None:
        """Whether short names of the axes stand at their ends, inside a small plane."""
        if inside != self.inside:
            self.inside = inside
            for side in AXES:
                self.plotItem.getAxis(side).set_sparse(inside)
            self._fit_label()

    def _fit_label(self) -> None:
        """Inside the plane names take no room from it."""
        super()._fit_label()
        if not hasattr(self, "_inner"):
            return
        face = font(self.theme, self.theme.small_px)
        for side, item in self._inner.items():
            axis, name = self.plotItem.getAxis(side), self._labels.get(side, "")
            item.setFont(face)
            item.setBrush(self.theme.color("text"))
            item.setText(name if self.inside and len(name) <= SHORT else "")
            if item.text():
                axis.showLabel(False)
        self.plotItem.getAxis("bottom").fit_height()
        self.plotItem.layout.activate()
        self._stand()

    def _stand(self) -> None:
        """The names inside stand where the axes end."""
        area = self.plotItem.getViewBox().sceneBoundingRect()
        for side, item in self._inner.items():
            box = item.boundingRect()
            place = area.topLeft() + QPointF(NEAR, 0)
            if side == "bottom":
                place = area.bottomRight() - QPointF(box.width() + NEAR, box.height())
            item.setPos(self.plotItem.mapFromScene(place))

    def place(self, position: QPointF) -> tuple[float, float]:
        """A place in the widget as a place on the axes."""
        where = self.plotItem.getViewBox().mapSceneToView(self.mapToScene(position.toPoint()))
        return where.x(), where.y()

    def pixel(self) -> float:
        """How long one pixel is along the bottom axis."""
        width = self.plotItem.getViewBox().viewPixelSize()[0]
        return float(width)

    def area(self) -> QRect:
        """Where the plane is, in pixels of this widget."""
        view = self.plotItem.getViewBox().sceneBoundingRect()
        return self.mapFromScene(view).boundingRect()

    def axes(self) -> tuple[int, int]:
        """How many pixels the axes and the edges take across and upwards."""
        area = self.area()
        # While the plot gets another size, its parts may still have their former ones.
        return max(0, self.width() - area.width()), max(0, self.height() - area.height())

    def refit(self, left: float, right: float, bottom: float, top: float) -> None:
        """Show exactly this part of the plane, even if it is the same as before."""
        self._ranges = None
        self.show_range(left, right, bottom, top)

    def show_ring(self, at: tuple[float, float] | None, radius: float = 0.0) -> None:
        """Draw a circle around a place; None takes it away."""
        self.ring.setVisible(at is not None)
        if at is not None:
            self.ring.setRect(QRectF(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for side in AXES:
            # Names close to the numbers: the plane needs the room more.
            axis = self.plotItem.getAxis(side)
            axis.label.document().setDocumentMargin(NAMES_MARGIN)
            axis.setStyle(tickTextOffset=2)
        self._fit_label()
        self.ring.setPen(theme.pen("text"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(*self.place(event.position()))
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.doubled.emit()
        event.accept()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        # pyqtgraph calls this while it is still being made.
        if hasattr(self, "_labels"):
            self.resized.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.moved.emit(*self.place(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.released.emit()
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y()
        if steps:
            place = self.place(event.position())
            self.turned.emit(1 if steps > 0 else -1, *place)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal() and not event.modifiers():
            self.typed.emit(int(event.text()))
            event.accept()
            return
        super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()


def ring_item(theme: Theme, role: str, size: float) -> Dots:
    """An item that draws rings in a role's colour."""
    return Dots(size=size, symbol="o", pen=theme.pen(role, 1.6), brush=None)
