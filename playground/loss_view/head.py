"""What stands above the curves: a legend that switches them, and how the axes count."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from playground.loss_view.legend import LegendKey
from playground.loss_view.lines import GHOST, ROLES
from playground.tokens import Theme
from playground.widgets.flow_layout import FlowLayout
from playground.words import tr


class CurveHead(QWidget):
    """`switched()` when a curve is to be shown or hidden, `refitted()` when an axis changes."""

    switched = Signal()
    refitted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {part: tr(part) for part in ROLES} | {GHOST: tr("run before")}
        self.keys = {
            part: LegendKey(theme, name, ROLES.get(part, "quiet"), 2 if part in ROLES else 1, self)
            for part, name in names.items()
        }
        self.log = self._box("log", tr("log"), tr("Draw the loss on a logarithmic axis."))
        self.log.setChecked(True)
        self.epochs = self._box("epochs", tr("epochs"), tr("Count in epochs, not in steps."))
        self.zoom = self._box(
            "zoom", tr("zoom"), tr("Show the newest half of the run and fit the axes to it.")
        )
        legend = QWidget(self)
        flow = FlowLayout(legend, spacing=2)
        for name, key in self.keys.items():
            key.setObjectName(f"loss.{name}")
            key.toggled.connect(self.switched)
            flow.addWidget(key)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(legend, 1)
        for box in (self.log, self.epochs, self.zoom):
            box.toggled.connect(self.refitted)
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)

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
