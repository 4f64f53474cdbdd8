"""The drawing of the network: seen, moved about, pointed at and edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from engine.network.places import Column, Neuron, Parameter, Place
from playground.look.tokens import Theme
from playground.panels.network.cursor import Cursor
from playground.panels.network.geometry import Geometry
from playground.panels.network.painting.inks import FADED, Inks
from playground.panels.network.painting.link_painter import LinkPainter
from playground.panels.network.painting.node_painter import paint_nodes
from playground.panels.network.painting.sheet import Sheet
from playground.panels.network.painting.weight_numbers import paint_numbers, paint_values
from playground.panels.network.pointing import dim, outline, point_of
from playground.panels.network.readout import sentence_of, value_at
from playground.panels.network.scene import Scene
from playground.panels.network.viewport import Viewport
from playground.panels.network.weight_editor import WeightEditor
from playground.panels.network.wiring import NOTHING, Wiring
from playground.plotting.columns import Columns
from playground.plotting.live_tip import LiveTip
from playground.words.translate import tr

LEAST_HEIGHT_EMS = 6


class NetworkCanvas(QWidget):
    """Neurons and links of its `scene`; `refresh_…` after that has taken new readings.

    `chosen` carries what was clicked (None: nothing), `pointed` what the pointer has come to,
    `parameter_set` a weight and its new
    number, `menu_asked` a place and a point of the screen after a right click.
    """

    chosen = Signal(object)
    pointed = Signal(object)
    parameter_set = Signal(object, float)
    menu_asked = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("network.canvas")
        self.setAccessibleName(tr("Drawing of the network"))
        self.setWhatsThis(_help())
        self.setMouseTracking(True)
        # A click leaves the keyboard alone, so that the arrow keys go on stepping the training.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.view = Viewport()
        self.inks = Inks(theme)
        self.scene = Scene(NOTHING, self._places_of(NOTHING))
        self.principal = False
        self._links = LinkPainter()
        self.link_sheet = Sheet(self._paint_links)
        self.node_sheet = Sheet(lambda p, region: paint_nodes(p, self.scene, self.inks, region))
        self.cursor_place = Cursor(self.scene)
        self.editor = WeightEditor(self)
        self.editor.given.connect(self.parameter_set)
        self.hovered: Place | None = None
        self.tip = LiveTip(self, lambda _place: self._words())
        self._pressed: QPointF | None = None
        self._dragging = False

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.inks = Inks(theme)
        self.fit()

    def show_network(self, wiring: Wiring, frozen: frozenset[Neuron | Column]) -> None:
        """Draw another network, or the same one from its beginning; what is chosen stays so."""
        self.scene = Scene(wiring, self._places_of(wiring), frozen, self.scene.chosen)
        self.cursor_place.enter(self.scene)

    def fit(self) -> None:
        """Bring everything to its place in the room there is."""
        self.setMinimumHeight(LEAST_HEIGHT_EMS * self.inks.theme.base_px)
        geometry = self.scene.geometry = self._places_of(self.scene.wiring)
        self.view.fit(QSizeF(geometry.width, geometry.height), QSizeF(self.size()))
        self.cursor_place.settle()
        place = self.editor.place
        at = self.point_on_screen(place) if place is not None else None
        if at is not None:
            self.editor.stand_at(at.toPoint())
        self.refresh()

    def refresh(self) -> None:
        """Paint everything again."""
        self.link_sheet.spoil()
        self.node_sheet.spoil()
        self.update()

    def refresh_links(self) -> None:
        """The weights have changed."""
        self.link_sheet.spoil()
        self.update()

    def refresh_nodes(self) -> None:
        """Maps, biases or marks have changed."""
        self.node_sheet.spoil()
        self.update()

    def point_on_screen(self, place: Place) -> QPointF | None:
        """Where a place is, in pixels of this widget."""
        point = point_of(self.scene, place)
        return None if point is None else point - self.view.corner

    def edit(self, place: Parameter) -> None:
        """Open the field for a weight or a bias where it stands."""
        value, at = value_at(self.scene, place), self.point_on_screen(place)
        if value is not None and at is not None:
            name = sentence_of(self.scene, place).partition("\n")[0]
            self.editor.open(place, value, name, at.toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            whole, window = self.view.whole, self.view.window
            # A picture for print has more pixels than the screen, a drawing has none at all.
            ratio = painter.deviceTransform().m11()
            drawn = painter.paintEngine().type() == QPaintEngine.Type.SVG
            for sheet in (self.link_sheet, self.node_sheet):
                links = sheet is self.link_sheet
                painter.setOpacity(FADED if links and self.scene.fades else 1.0)
                if drawn:
                    sheet.draw_lines(painter, window)
                else:
                    sheet.draw(painter, window, whole, ratio, kept=self._dragging)
                painter.setOpacity(1.0)
                if links:
                    self._paint_lit(painter)
            painter.translate(-self.view.corner)
            dim(painter, self.scene, self.inks)
            paint_values(painter, self.scene, self.inks)
            shown = self.cursor_place.place if self.hasFocus() else None
            outline(painter, self.scene, self.inks, self.hovered, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None, QPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position(), False
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            place = self._place_at(event.position())
            self._hover(place, event.globalPosition().toPoint())
            return
        moved = self._pressed - event.position()
        if not self._dragging and moved.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        self._pressed = event.position()
        if self.view.can_move():
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            if self.view.move(moved):
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        dragged, self._pressed, self._dragging = self._dragging, None, False
        if dragged:
            self.unsetCursor()
            self.update()
            return
        place = self._place_at(event.position())
        self.chosen.emit(place)
        if isinstance(place, Parameter):
            self.edit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._place_at(event.position()) is None:
            self.view.reset()
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.magnify(turned.y() / 120, event.position())
        elif self.view.can_move():
            self.editor.close_editor()
            across = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            by = QPointF(turned.y(), 0) if across else QPointF(turned.x(), turned.y())
            if self.view.move(by * -0.5):
                self.update()
        else:
            event.ignore()
            return
        event.accept()

    def magnify(self, steps: float, at: QPointF | None = None) -> None:
        """Draw larger or smaller around a point of the window."""
        self.editor.close_editor()
        if self.view.magnify(steps, at if at is not None else QRectF(self.rect()).center()) != 1:
            self.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.cursor_place.place if keyed else self._place_at(QPointF(event.pos()))
        at = event.globalPos()
        if keyed and place is not None:
            shown = self.point_on_screen(place)
            at = self.mapToGlobal(shown.toPoint()) if shown is not None else at
        if place is not None:
            self.menu_asked.emit(place, at)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # The arrows move the cursor here before they step the training.
            event.setAccepted(self.cursor_place.owns(event))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = event.key(), self.cursor_place.place
        if self.cursor_place.moved_by(event):
            self._show_cursor()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.magnify(-1 if key == Qt.Key.Key_Minus else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and place is not None:
            self.chosen.emit(place)
            if isinstance(place, Parameter):
                self.edit(place)
        elif key == Qt.Key.Key_F2 and (found := self.cursor_place.parameter()) is not None:
            self.chosen.emit(found)
            self.edit(found)
        elif key == Qt.Key.Key_Escape and self.scene.chosen is not None:
            self.chosen.emit(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.cursor_place.settle()
        self._show_cursor()

    @Slot()
    def _show_cursor(self) -> None:
        """Bring the cursor into the window and say what it is at."""
        place = self.cursor_place.place
        if place is None:
            return
        point = point_of(self.scene, place)
        if point is not None:
            self.view.show(point)
        self.setAccessibleDescription(sentence_of(self.scene, place, self.principal))
        self.update()

    def _paint_links(self, painter: QPainter, region: QRectF) -> None:
        self._links.paint(painter, self.scene, self.inks, region)
        paint_numbers(painter, self.scene, self.inks)

    def _paint_lit(self, painter: QPainter) -> None:
        """What leads into and out of what is lit, over all that has faded."""
        if self.scene.standing_out:
            painter.save()
            painter.translate(-self.view.corner)
            self._links.paint_own(painter, self.scene, self.inks)
            paint_numbers(painter, self.scene, self.inks, self.scene.standing_out)
            painter.restore()

    def _places_of(self, wiring: Wiring) -> Geometry:
        """Where everything is in the room there is now."""
        columns = Columns(self.width(), wiring.columns, self.inks.theme.base_px)
        return Geometry.of(wiring, columns, self.height(), self.view.zoom)

    def _place_at(self, position: QPointF) -> Place | None:
        point = position + self.view.corner
        return self.scene.at(point.x(), point.y())

    def _hover(self, place: Place | None, at: QPoint) -> None:
        if place != self.hovered:
            self.hovered = place
            self.scene.light(place)
            self.pointed.emit(place)
            pointing = Qt.CursorShape.PointingHandCursor
            if place is None:
                self.unsetCursor()
                self.tip.hide()
            else:
                self.setCursor(pointing)
            self.update()
        if place is not None:
            self.tip.show(at, QPointF(self.mapFromGlobal(at)))

    def _words(self) -> str:
        """What is said of the place under the pointer."""
        if self.hovered is None:
            return ""
        return sentence_of(self.scene, self.hovered, self.principal)


def _help() -> str:
    return tr(
        "Drag to move, Ctrl and the wheel to magnify. A click on a weight or bias edits it. "
        "Keyboard: arrows go from neuron to neuron, Shift and arrows along its weights, Enter "
        "selects, F2 edits, the menu key freezes."
    )
