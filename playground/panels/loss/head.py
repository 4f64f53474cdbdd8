"""What stands above the curves: a legend that switches them, and how the axes count."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from playground.look.tokens import Theme
from playground.panels.loss.legend import LegendKey
from playground.panels.loss.lines import GHOST, ROLES, name_of
from playground.widgets.flow_layout import FlowLayout
from playground.words.translate import tr


class CurveHead(QWidget):
    """`switched()` when a curve is to be shown or hidden, `refitted()` when an axis changes."""

    switched = Signal()
    refitted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = {
            part: LegendKey(theme, name_of(part), role, 2, self) for part, role in ROLES.items()
        }
        self.keys[GHOST] = LegendKey(theme, name_of(GHOST), "quiet", 1, self)
        self.log = self._box("log", tr("log"), tr("Draw the loss on a logarithmic axis."))
        self.log.setChecked(True)
        self.epochs = self._box("epochs", tr("epochs"), tr("Count in epochs, not in steps."))
        self.zoom = self._box(
            "zoom", tr("zoom"), tr("Show the newest half of the run and fit the axes to it.")
        )
        flow = FlowLayout(self, spacing=8)
        for name, key in self.keys.items():
            key.setObjectName(f"loss.{name}")
            key.toggled.connect(self.switched)
            flow.addWidget(key)
        for box in (self.log, self.epochs, self.zoom):
            box.toggled.connect(self.refitted)
            flow.addWidget(box)

    def show_choices(self, shown: bool) -> None:
        """Have the ticks of the axes, or leave their room to the curves."""
        for box in (self.log, self.epochs, self.zoom):
            box.setVisible(shown)

    @property
    def unit(self) -> str:
        """What the axis of time counts: "step" or "epoch"."""
        return "epoch" if self.epochs.isChecked() else "step"

    def offer(self, names: Iterable[str]) -> None:
        """Have a key for these curves only."""
        offered = set(names)
        for name, key in self.keys.items():
            key.setVisible(name in offered)

    def shows(self, name: str) -> bool:
        """Whether a curve is switched on."""
        return self.keys[name].isChecked()

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes."""
        for key in self.keys.values():
            key.set_theme(theme)

    def _box(self, name: str, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(f"loss.{name}")
        box.setProperty("kind", "caption")
        box.setAccessibleName(text)
        box.setToolTip(tip)
        return box
