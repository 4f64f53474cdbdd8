"""The small field in which a weight is edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from engine.network.places import Parameter
from engine.network.starts import LARGEST_START
from playground.widgets.number_field import NumberField
from playground.words.translate import tr


class WeightEditor(NumberField):
    """Enter applies the number, Escape leaves it as it was; `given` carries place and number."""

    given = Signal(object, float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(-LARGEST_START, LARGEST_START, parent=parent)
        self.setObjectName("network.weight")
        self.setProperty("flat", False)
        self.setAccessibleName(tr("Weight or bias"))
        self.setToolTip(tr("Enter applies this number, Escape leaves it as it was"))
        self.reserve(("−0.12345",))
        self._home = parent
        self._place: Parameter | None = None
        self._before: QWidget | None = None
        self.entered.connect(self._give)
        self.returnPressed.connect(self._leave)
        self.hide()

    @property
    def place(self) -> Parameter | None:
        """What is being edited."""
        return self._place

    def open(self, place: Parameter, value: float, name: str, at: QPoint) -> None:
        """Ask for another number at `place`, above the point `at` of the parent."""
        if self._place is None:
            self._before = self.window().focusWidget()
        self._place = place
        self.drop_typing()
        self.show_number(value)
        self.setAccessibleName(name)
        self.adjustSize()
        self.stand_at(at)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.selectAll()

    def stand_at(self, at: QPoint) -> None:
        """Be above a point of the parent, as far as it has room."""
        room = self._home.rect()
        left = min(max(at.x() - self.width() // 2, 2), max(2, room.width() - self.width() - 2))
        top = min(max(at.y() - self.height() - 6, 2), max(2, room.height() - self.height() - 2))
        self.move(left, top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop_typing()
            self.close_editor()
            return
        super().keyPressEvent(event)
        # The drawing under it has keys of its own, which are not meant here.
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_editor()

    def close_editor(self) -> None:
        """Go away, and give the keyboard back to what had it before."""
        had, before = self.hasFocus(), self._before
        self._place = self._before = None
        self.hide()
        if had and before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _give(self, value: float) -> None:
        if self._place is not None:
            self.given.emit(self._place, value)

    @Slot()
    def _leave(self) -> None:
        """Enter on a number that could be read ends the editing."""
        if not self.property("invalid"):
            self.close_editor()
