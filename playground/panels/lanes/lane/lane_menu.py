"""What can be done with one lane: a menu behind ···."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from playground.panels.lanes_shown import Light, MakeMain, PinLane, RemoveLane, ShownLane
from playground.words.mnemonics import keep_marked
from playground.words.translate import tr


class LaneMenu(QToolButton):
    """`wished(LaneWish)` asks for something; `renaming()` that the name be edited."""

    wished = Signal(object)
    renaming = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane: ShownLane | None = None
        self.setProperty("flat", True)
        self.setProperty("sign", "more")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().setToolTipsVisible(True)
        self.light = self._add(
            "light", tr("Show in all panels"), tr("All other panels show this lane.")
        )
        self.main = self._add(
            "main",
            tr("Make it the main lane"),
            tr("Puts it first: it is what Export and train mean, and what is saved for one lane."),
        )
        self.pin = self._add("pin", "", "")
        self.rename = self._add("rename", tr("Rename"), tr("Type another name for the lane."))
        self.remove = self._add("remove", tr("Remove"), tr("Takes the lane away; undo brings it."))
        self.light.triggered.connect(self._light)
        self.main.triggered.connect(self._make_main)
        self.pin.triggered.connect(self._pin)
        self.rename.triggered.connect(self.renaming)
        self.remove.triggered.connect(self._remove)
        keep_marked(self.menu())

    def show_lane(self, lane: ShownLane, *, first: bool, alone: bool) -> None:
        """Offer what makes sense for this lane."""
        self._lane = lane
        words = tr("What can be done with lane {name}", name=lane.name)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setObjectName(f"lanes.menu.{lane.number}")
        self.light.setEnabled(not lane.lit)
        self.main.setEnabled(not first)
        self.remove.setEnabled(not alone)
        self.pin.setText(tr("Let it train again") if lane.pinned else tr("Pin"))
        self.pin.setToolTip(
            tr("It trains with the others again.")
            if lane.pinned
            else tr("It stays as it is while the others train.")
        )

    def _add(self, name: str, text: str, tip: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"lanes.{name}")
        action.setToolTip(tip)
        self.menu().addAction(action)
        return action

    def _light(self) -> None:
        if self._lane is not None:
            self.wished.emit(Light(self._lane.number))

    def _make_main(self) -> None:
        if self._lane is not None:
            self.wished.emit(MakeMain(self._lane.number))

    def _pin(self) -> None:
        if self._lane is not None:
            self.wished.emit(PinLane(self._lane.number, not self._lane.pinned))

    def _remove(self) -> None:
        if self._lane is not None:
            self.wished.emit(RemoveLane(self._lane.number))
