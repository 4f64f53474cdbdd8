"""What can be done with one lane: a menu behind ···."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from engine.probes.health import Diagnosis
from playground.panels.lanes_shown import Light, MakeMain, PinLane, RemoveLane, ShownLane
from playground.words.mnemonics import keep_marked
from playground.words.places import heading_of_layer
from playground.words.translate import tr


class LaneMenu(QToolButton):
    """`wished(LaneWish)` asks for something; `renaming()` that the name be edited.

    `explaining(int)` asks for what explains the verdict on a layer, by its place from 0.
    """

    wished = Signal(object)
    renaming = Signal()
    explaining = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane: ShownLane | None = None
        self._verdicts: tuple[tuple[str, Diagnosis], ...] = ()
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
        self.verdicts = QMenu(tr("What explains it"), self)
        self.verdicts.setToolTipsVisible(True)
        self.verdicts.menuAction().setEnabled(False)
        self.menu().addMenu(self.verdicts)
        self.menu().aboutToShow.connect(self._list_verdicts)
        keep_marked(self.menu())

    def show_verdicts(self, titles: Sequence[str], found: Sequence[Diagnosis]) -> None:
        """Offer to explain these verdicts on the layers of these titles."""
        self._verdicts = tuple(zip(titles, found, strict=False))

    def _list_verdicts(self) -> None:
        """Name them where the menu opens: while it is shut they change often."""
        self.verdicts.clear()
        for place, (title, verdict) in enumerate(self._verdicts):
            layer = heading_of_layer(title)
            text = tr("{layer}: {verdict}", layer=layer, verdict=tr(verdict.word))
            action = self.verdicts.addAction(text)
            action.setToolTip(tr(verdict.sentence))
            action.triggered.connect(partial(self.explaining.emit, place))
        self.verdicts.menuAction().setEnabled(bool(self._verdicts))

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
