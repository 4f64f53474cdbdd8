"""The row of small buttons that move, copy and remove a layer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

import playground.look.theme as look
from engine.sentences import Sentence
from engine.specs.paths import joined
from playground.forms.field import rebuild_mark
from playground.look.tokens import Theme
from playground.words.settings import REBUILDS, tooltip
from playground.words.translate import tr

ACTIONS = {
    "up": Sentence("Move this layer up, towards the input"),
    "down": Sentence("Move this layer down, towards the output"),
    "duplicate": Sentence("Duplicate this layer"),
    "remove": Sentence("Remove this layer"),
}
# A cross says "away with it"; a bare minus beside arrows reads as "fold".
_ICONS = {"remove": "close"}


class LayerButtons(QWidget):
    """Up, down, duplicate, remove; `asked` carries which."""

    asked = Signal(str)

    def __init__(self, path: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.buttons = {name: self._button(name, path) for name in ACTIONS}
        for button in self.buttons.values():
            row.addWidget(button)
        row.addWidget(rebuild_mark(self))
        row.addStretch(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in this look."""
        for name, button in self.buttons.items():
            button.setIcon(look.icon(_ICONS.get(name, name), theme, "quiet"))

    def set_allowed(self, names: frozenset[str]) -> None:
        """Let only these be pressed."""
        for name, button in self.buttons.items():
            button.setEnabled(name in names)

    def _button(self, name: str, path: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(joined(path, name))
        button.setProperty("flat", True)
        button.setAccessibleName(tr(ACTIONS[name]))
        button.setToolTip(tooltip([ACTIONS[name], REBUILDS]))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button
