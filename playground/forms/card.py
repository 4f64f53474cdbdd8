"""A row that says what a layer is, and opens to show its settings."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from playground.widgets.elided_label import ElidedLabel
from playground.words.settings import tooltip


class CardHead(QPushButton):
    """A title, a quiet line that may be cut short, and a number at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title = QLabel(self)
        self.about = ElidedLabel("", self)
        self.count = ElidedLabel("", self)
        # What it is made of gives way to how many there are.
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(6)
        row.addWidget(self.title)
        row.addWidget(self.about, 1)
        row.addWidget(self.count)
        for quiet in (self.about, self.count):
            quiet.setProperty("kind", "caption")

    def show_words(self, title: str, about: str, count: str, help: str) -> None:
        """Say what the card stands for, to eyes and to screen readers, and what it does."""
        self.title.setText(f"<b>{title}</b>")
        self.about.setText(about)
        self.count.shorter = (count.partition(" ")[0],)
        self.count.setText(count)
        spoken = f"{title}, {about}, {count}"
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(help)
        self.setToolTip(tooltip([spoken, help]))

    def minimumSizeHint(self) -> QSize:
        # An empty button would be as narrow as its padding.
        words = self.title.sizeHint().width() + self.count.minimumSizeHint().width()
        return QSize(words + 48, super().minimumSizeHint().height())


class Card(QWidget):
    """A head that opens and closes a body; `opened` says so after a click or a key."""

    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = CardHead(self)
        self.head.clicked.connect(self._on_clicked)
        self.body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)

    def is_open(self) -> bool:
        """Whether the settings are shown."""
        return self.head.isChecked()

    def set_open(self, wanted: bool) -> None:
        """Show or hide the settings without emitting; they are made when first shown."""
        self.head.setChecked(wanted)
        if wanted and self.body is None:
            self.body = self.make_body()
            self._column.addWidget(self.body)
        if self.body is not None:
            self.body.setVisible(wanted)

    def make_body(self) -> QWidget:
        """The settings, a child of this card."""
        raise NotImplementedError

    @Slot(bool)
    def _on_clicked(self, checked: bool) -> None:
        if not self.head.isCheckable():
            return
        self.set_open(checked)
        self.opened.emit(checked)


def body_column(body: QWidget) -> QVBoxLayout:
    """The layout of a card's body: set in, so that one sees what it belongs to."""
    column = QVBoxLayout(body)
    column.setContentsMargins(11, 8, 0, 8)
    column.setSpacing(8)
    return column
