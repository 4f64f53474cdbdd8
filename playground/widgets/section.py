"""A titled group of controls that can be folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.look.restyle import restyle
from playground.words.translate import tr


class Section(QWidget):
    """A quiet title, a note at its right, and what belongs to it below.

    A click on the title, or Space on it, folds the content; `folded` tells so.
    """

    folded = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QPushButton(title, self)
        self.title.setAccessibleName(title)
        self.title.setProperty("kind", "title")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title.clicked.connect(self._toggle)
        # A part of its own after the words, so that titles line up with the controls below.
        self.arrow = QToolButton(self)
        self.arrow.setProperty("kind", "arrow")
        self.arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.arrow.setAccessibleName(tr("Fold {title}", title=title))
        self.arrow.clicked.connect(self._toggle)
        self.note = QLabel(self)
        self.note.setProperty("kind", "note")
        self.note.hide()
        self.content = QWidget(self)
        self._inner = QVBoxLayout(self.content)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self.arrow)
        head.addStretch(1)
        head.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.content)
        self._show_state(True)

    def add(self, item: QWidget | QLayout) -> None:
        """Put a control or a layout below the others."""
        if isinstance(item, QLayout):
            self._inner.addLayout(item)
        else:
            self._inner.addWidget(item)

    def set_note(self, text: str, role: str = "quiet", tooltip: str = "") -> None:
        """The few words at the right of the title, such as “↻ rebuilds”; empty hides them."""
        self.note.setText(text)
        self.note.setToolTip(tooltip)
        self.note.setVisible(bool(text))
        restyle(self.note, role=role)

    def is_open(self) -> bool:
        """Whether the content is unfolded."""
        return not self.content.isHidden()

    def set_open(self, opened: bool) -> None:
        """Fold or unfold without emitting."""
        if opened != self.is_open():
            self._show_state(opened)

    @Slot()
    def _toggle(self) -> None:
        self._show_state(not self.is_open())
        self.folded.emit(not self.is_open())

    def _show_state(self, opened: bool) -> None:
        self.content.setVisible(opened)
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        self.arrow.setArrowType(arrow)
        self.title.setAccessibleDescription(tr("open") if opened else tr("folded"))
