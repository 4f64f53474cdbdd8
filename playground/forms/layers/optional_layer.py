"""A check box for a layer that a block may have or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from engine.network.layers import Layer
from playground.forms.field import rebuild_mark
from playground.words.settings import REBUILDS, item_lines, label_of_kind, tooltip
from playground.words.translate import tr


class OptionalLayer(QWidget):
    """The name of a kind of layer to tick; `switched` after a user's change only."""

    switched = Signal(bool)

    def __init__(self, kind: type[Layer], path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = [*item_lines(kind), tr(REBUILDS)]
        label = label_of_kind(kind)
        self.box = QCheckBox(label, self)
        self.box.setObjectName(path)
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(" ".join(lines))
        self.box.setToolTip(tooltip(lines))
        self.box.clicked.connect(self.switched)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box)
        row.addWidget(rebuild_mark(self))
        row.addStretch(1)

    def set_state(self, present: bool, room: bool) -> None:
        """Show whether the block has it; it can be added only where there is room."""
        self.box.setChecked(present)
        self.box.setEnabled(present or room)
