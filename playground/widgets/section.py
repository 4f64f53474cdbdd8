"""Groups of controls that can be folded away, under a title or behind a line of words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.look.restyle import restyle
from playground.widgets.elided_label import ElidedLabel
from playground.words.translate import tr

_CLOSED, _OPEN = "▸", "▾"
_BETWEEN, _MORE = " · ", "…"


class Section(QWidget):
    """A quiet title, a note at its right, and what belongs to it below.

    A click on the title, or Space on it, folds the content; `folded` tells so.
    """

    folded = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _SectionTitle(title, self)
        self.title.setProperty("kind", "title")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title.clicked.connect(self._toggle)
        # A part of its own after the words, so that titles line up with the controls below.
        self.arrow = QToolButton(self)
        self.arrow.setProperty("kind", "arrow")
        self.arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.arrow.setAccessibleName(tr("Fold {title}", title=title))
        self.arrow.clicked.connect(self._toggle)
        self.note = ElidedLabel("", self)
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
        # Its sign alone says enough where there is no room.
        self.note.shorter = (text.partition(" ")[0],)
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


class _SectionTitle(QPushButton):
    """A title that leaves out what it has in brackets where there is no room for that."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._whole, self._brief = words, words.partition(" (")[0]

    def sizeHint(self) -> QSize:
        return self._sized(self._whole)

    def minimumSizeHint(self) -> QSize:
        return self._sized(self._brief)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = event.size().width() >= self.sizeHint().width()
        words = self._whole if fits else self._brief
        if words != self.text():
            self.setText(words)

    def _sized(self, words: str) -> QSize:
        """The size of a button that says `words`, from that of this one."""
        wide, size = self.fontMetrics().horizontalAdvance, super().sizeHint()
        return QSize(size.width() + wide(words) - wide(self.text()), size.height())


class Fold(QWidget):
    """▸ Turns · Classes · Shares: a line that names what is behind it; a click shows it.

    `folded` tells so, and whether it hides it again.
    """

    folded = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.line = _FoldLine(self)
        self.line.setObjectName(name)
        self.line.setProperty("kind", "fold")
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line.setCheckable(True)
        self.line.toggled.connect(self._show_state)
        self.line.clicked.connect(lambda opened: self.folded.emit(not opened))
        self.content = QWidget(self)
        self.content.hide()
        self._inner = QVBoxLayout(self.content)
        self._inner.setContentsMargins(0, 2, 0, 4)
        self._inner.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.content)

    def add(self, widget: QWidget) -> None:
        """Put a control below the others."""
        self._inner.addWidget(widget)

    def put_first(self, widget: QWidget) -> None:
        """Put a control above the others."""
        self._inner.insertWidget(0, widget)

    def take_out(self, widget: QWidget) -> None:
        """Hold a control no longer."""
        self._inner.removeWidget(widget)

    def set_names(self, names: Sequence[str]) -> None:
        """Say what is inside; with nothing inside there is no line either."""
        self._names = tuple(dict.fromkeys(names))
        words = _BETWEEN.join(self._names)
        self.line.setAccessibleName(words)
        self.line.setToolTip(tr("Shows or hides: {names}", names=words))
        self.setVisible(bool(names))
        self._show_words()

    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return self.line.isChecked()

    def set_open(self, wanted: bool) -> None:
        """Show or hide what is inside."""
        self.line.setChecked(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(
            self, "_inner"
        ):
            self._show_words()

    @Slot(bool)
    def _show_state(self, opened: bool) -> None:
        self.content.setVisible(opened)
        self.line.setAccessibleDescription(tr("open") if opened else tr("folded"))
        self._show_words()

    def _show_words(self) -> None:
        self.line.ensurePolished()
        sign = _OPEN if self.is_open() else _CLOSED
        text = f"{sign} {_BETWEEN.join(self._names)}"
        # As many whole names as there is room for; of the first one, what is left of it.
        for count in range(len(self._names) - 1, 0, -1):
            if self._cut(text) == text:
                break
            text = f"{sign} {_BETWEEN.join((*self._names[:count], _MORE))}"
        self.line.setText(self._cut(text))

    def _cut(self, text: str) -> str:
        elide = Qt.TextElideMode.ElideRight
        return self.line.fontMetrics().elidedText(text, elide, self.width())


class _FoldLine(QPushButton):
    """A line that may be narrower than its words, which end in … then."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
