"""The name of a lane, edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.files.lanes import LONGEST_NAME
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.words.translate import tr

# What a field needs beside its text: with air around it, and at least.
BOLD, FRAME, INSIDE = 600, 24, 14
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
        self.editingFinished.connect(self._finish)
        self.set_theme(theme)

    def show_name(self, name: str) -> None:
        """Show a name; what is being typed stays."""
        if name != self._name:
            self._name = name
            self._fit()
            self._write()

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is so little room that a part of the name has to do."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Take the size of the type."""
        self.theme = theme
        self._fit()
        self._write()

    def sizeHint(self) -> QSize:
        # Without it, a name of more than seventeen letters would be cut beside free room.
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setText(self._name)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._write()

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
        # One that nobody has typed in may be written in short.
        name = self.text().strip() if self.isModified() else ""
        if name and name != self._name:
            self.renamed.emit(name)
        self.setModified(False)
        self._write()

    def _write(self) -> None:
        """Show as much of the name as there is room for, unless it is being edited."""
        if not self.hasFocus():
            room = max(0, self.width() - INSIDE)
            elide = Qt.TextElideMode.ElideRight
            self.setText(self.fontMetrics().elidedText(self._name, elide, room))
            self.setCursorPosition(0)
            self.setToolTip(tr("{name}: type another name for the lane.", name=self._name))

    def _fit(self) -> None:
        """Be as wide as the name, as far as it is usual for one."""
        metrics = QFontMetrics(font(self.theme, self.theme.base_px, BOLD))
        letter, wide = metrics.averageCharWidth(), metrics.horizontalAdvance(self._name)
        usual = (LEAST_LETTERS if self._narrow else USUAL) * letter
        self.setMinimumWidth(min(max(LEAST_LETTERS * letter, wide), usual) + FRAME)
        self.setMaximumWidth(max(LEAST_LETTERS * letter, wide) + FRAME)
