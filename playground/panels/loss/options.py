"""What can be chosen of the curves: which are drawn, and how the axes count."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from playground.panels.loss.lines import GHOST, ROLES, name_of
from playground.words.translate import tr


class CurveOptions(QObject):
    """Ticks for the menu of the panel.

    `switched()` when a curve is to be shown or hidden, `refitted()` when an axis changes.
    """

    switched = Signal()
    refitted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.curves = {name: self._curve(name) for name in (*ROLES, GHOST)}
        self.log = self._axis(
            "log", tr("Logarithmic loss"), tr("Draw the loss on a logarithmic axis.")
        )
        self.log.setChecked(True)
        self.epochs = self._axis(
            "epochs", tr("Count in epochs"), tr("Count in epochs, not in steps.")
        )
        self.zoom = self._axis(
            "zoom",
            tr("Newest half"),
            tr("Show the newest half of the run and fit the axes to it."),
        )
        for action in self.curves.values():
            action.toggled.connect(self.switched)
        for action in (self.log, self.epochs, self.zoom):
            action.toggled.connect(self.refitted)

    @property
    def actions(self) -> tuple[QAction, ...]:
        """All of them, in the order of the menu."""
        return (*self.curves.values(), self.log, self.epochs, self.zoom)

    @property
    def unit(self) -> str:
        """What the axis of time counts: "step" or "epoch"."""
        return "epoch" if self.epochs.isChecked() else "step"

    def offer(self, names: Iterable[str]) -> None:
        """Have a tick for these curves only."""
        offered = set(names)
        for name, action in self.curves.items():
            action.setVisible(name in offered)

    def shows(self, name: str) -> bool:
        """Whether a curve is switched on."""
        return self.curves[name].isChecked()

    def _curve(self, name: str) -> QAction:
        shown = name_of(name)
        action = self._axis(
            name,
            tr("Show {curve}", curve=shown),
            tr("Show or hide this curve: {name}.", name=shown),
        )
        action.setChecked(True)
        return action

    def _axis(self, name: str, text: str, tip: str) -> QAction:
        action = QAction(text, self)
        action.setCheckable(True)
        action.setObjectName(f"loss.{name}")
        action.setToolTip(tip)
        return action
