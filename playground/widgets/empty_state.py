"""What an empty panel says: a quiet picture and a sentence on how to fill it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.look.theme import icon_pixmap
from playground.look.tokens import Theme


class EmptyState(QWidget):
    """An icon over a sentence, both quiet."""

    def __init__(self, theme: Theme, icon: str, sentence: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.icon = icon
        self.picture, self.words = QLabel(self), QLabel(sentence, self)
        for label in (self.picture, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(1)
        self.words.setProperty("role", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.picture)
        column.addWidget(self.words)
        column.addStretch(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icon again."""
        size, ratio = 2 * theme.base_px, self.devicePixelRatioF()
        self.picture.setPixmap(icon_pixmap(self.icon, theme, size, ratio, "quiet"))
