"""The notation and the glossary that ship with the labs, and the page that shows both."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from engine.labs.glossary import Glossary
from playground.labs.lesson_text import LessonText
from playground.plotting.formulas import Formulas
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.translate import tr

# How wide the page is, in widths of a letter, and how high, in lines.
WIDE, HIGH = 76, 36


def glossary() -> Glossary:
    """The notation and the terms that all labs share."""
    return Glossary.loads(files("resources").joinpath("glossary.toml").read_bytes())


def terms_in_words(language: str, found: str = "") -> str:
    """Symbols with their shapes, then terms in alphabetical order, those with a text in them."""
    return "\n\n".join((*_symbols(language, found), *_terms(language, found)))


def _symbols(language: str, found: str) -> Iterator[str]:
    for entry in glossary().notation:
        text = f"{entry.symbol} {entry.shape}: {entry.means.of(language)}".replace(" :", ":")
        if found.casefold() in text.casefold():
            yield text


def _terms(language: str, found: str) -> Iterator[str]:
    for entry in glossary().sorted_by(language):
        text = f"**{entry.term.of(language)}**: {entry.means.of(language)}"
        if found.casefold() in text.casefold():
            yield text


class TermsDialog(QDialog):
    """What the words and symbols of the labs mean; typing leaves those that have it in them."""

    def __init__(self, language: str, formulas: Formulas, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self.setObjectName("terms")
        self.setWindowTitle(tr("Terms and symbols"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sought = QLineEdit(self)
        self.sought.setObjectName("terms.sought")
        self.sought.setAccessibleName(tr("Find a term or a symbol"))
        self.sought.setPlaceholderText(tr("Find a term or a symbol"))
        self.sought.setClearButtonEnabled(True)
        self.text = LessonText(formulas, self)
        self.text.setObjectName("terms.text")
        inside = QWidget(self)
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.addWidget(self.text)
        inner.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.sought)
        column.addWidget(VerticalScroll(inside, self), 1)
        column.addWidget(buttons)
        metrics, room = self.fontMetrics(), parent.size()
        wide = min(WIDE * metrics.averageCharWidth(), room.width())
        self.resize(wide, min(HIGH * metrics.lineSpacing(), room.height()))
        self.sought.textChanged.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        words = terms_in_words(self._language, self.sought.text().strip())
        self.text.set_words(words or tr("Nothing here has that in it."))
