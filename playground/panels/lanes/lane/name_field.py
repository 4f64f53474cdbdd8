"""The name of a lane, edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.files.lanes import LONGEST_NAME
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.words.translate import tr

BOLD, FRAME = 600, 24
LEAST_LETTERS, USUAL = 3, 10


class NameField(QLineEdit):
    """Enter or leaving takes the name that was typed, Escape brings the old one back.

    `renamed` carries another name.
    """

    renamed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._narrow = "", False
        self.setMaxLength(LONGEST_NAME)
        self.setProperty("flat", True)
        # In a picture, too, it says which lane it is.
        self.setProperty("pictured", True)
        self.setAccessibleName(tr("Name of the lane"))
        self.setToolTip(tr("The name of this lane: type another one."))
        self.editingFinished.connect(self._finish)
        self.set_theme(theme)

    def show_name(self, name: str) -> None:
        """Show a name; what is being typed stays."""
        if name != self._name:
            self._name = name
            self.setText(name)
            self.setCursorPosition(0)
            self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is so little room that a part of the name has to do."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Take the size of the type."""
        self.theme = theme
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._name)
            self.clearFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Losing the keyboard takes the name, and Space plays again.
            self.clearFocus()
            event.accept()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    @Slot()
    def _finish(self) -> None:
        name = self.text().strip()
        if name and name != self._name:
            self.renamed.emit(name)
        elif self.text() != self._name:
            self.setText(self._name)

    def _fit(self) -> None:
        """Be as wide as the name, as far as it is usual for one."""
        metrics = QFontMetrics(font(self.theme, self.theme.base_px, BOLD))
        letter, wide = metrics.averageCharWidth(), metrics.horizontalAdvance(self._name)
        usual = (LEAST_LETTERS if self._narrow else USUAL) * letter
        self.setMinimumWidth(min(max(LEAST_LETTERS * letter, wide), usual) + FRAME)
        self.setMaximumWidth(max(LEAST_LETTERS * letter, wide) + FRAME)
