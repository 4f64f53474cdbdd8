"""A button with a menu of what to show; the menu stays open while one ticks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from playground.words.mnemonics import keep_marked
from playground.words.translate import tr


class TickMenu(QMenu):
    """A menu that stays open when one of its ticks is clicked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
            return
        super().mouseReleaseEvent(event)


class Chooser(QToolButton):
    """Ticks by name. `changed()` follows every tick."""

    changed = Signal()

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[str, QAction] = {}
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text)
        self.setProperty("flat", True)
        self.setProperty("kind", "caption")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setMenu(TickMenu(self))
        keep_marked(self.menu())

    def add(self, name: str, text: str, tip: str, ticked: bool) -> None:
        """Offer one thing more to show."""
        action = QAction(tr(text), self, checkable=True, checked=ticked)
        action.setObjectName(f"{self.objectName()}.{name}")
        action.setToolTip(tr(tip))
        action.toggled.connect(self.changed)
        self.menu().setToolTipsVisible(True)
        self.menu().addAction(action)
        self.ticks[name] = action

    def add_separator(self) -> None:
        """A line between what is offered."""
        self.menu().addSeparator()

    def ticked(self, names: Iterable[str]) -> list[str]:
        """Those of `names` that are ticked."""
        return [name for name in names if self.ticks[name].isChecked()]
