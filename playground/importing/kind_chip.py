"""The chip above a column that says what its cells are, and lets one say it better."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from engine.data.tables.cells.manner import LONGEST_MARKER, MOST_MARKERS, Manner
from engine.data.tables.cells.markers import may_be_missing
from engine.data.tables.cells.numerals import is_either
from engine.data.tables.dialect import MOST_CATEGORIES, shortened
from engine.data.tables.uses import DATE, KINDS, NUMBER, ORDERED, Use
from playground.words.numbers import number
from playground.words.translate import tr

if TYPE_CHECKING:
    from engine.data.tables.columns import TableColumn

_LOOKED_AT = 500
_MOST_LISTED = 12
# Ways to write twelve hundred and a half, each with its decimal sign and that of thousands.
_WRITTEN = (
    ("1200.5", "point", "none"),
    ("1,200.5", "point", "comma"),
    ("1 200.5", "point", "space"),
    ("1200,5", "comma", "none"),
    ("1.200,5", "comma", "point"),
    ("1 200,5", "comma", "space"),
)


def kind_words() -> dict[str, str]:
    """What each kind of column is called."""
    return {
        "number": tr("Number"),
        "category": tr("Category"),
        "ordered": tr("Ordered words"),
        "date": tr("Date"),
        "text": tr("Text"),
    }


class KindChip(QToolButton):
    """Says the kind of a column; its menu has the other kinds, and what stands for no value.

    `chosen` carries another kind, `read` another `Manner` in which the column is to be read.
    """

    chosen = Signal(str)
    read = Signal(object)

    def __init__(self, column: TableColumn, use: Use, parent: QWidget) -> None:
        super().__init__(parent)
        self.column, self.use = column, use
        self.setProperty("kind", "switch")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setAccessibleName(tr("Kind of column {name}", name=shortened(column.name)))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.show_column(column, use)

    def show_column(self, column: TableColumn, use: Use) -> None:
        """Show what a column is taken for, and on hovering why."""
        self.column, self.use = column, use
        text = kind_words()[use.kind]
        units = ", ".join(column.manner.units)
        self.setText(f"{text} ({units})" if units and use.kind == NUMBER else text)
        lines = [tr("What the cells are: click to change it, or to say what means no value")]
        if use.why:
            lines.append(tr("Proposed because {why}", why=use.why))
        if column.missing:
            markers = [word for word in self._words() if word.lower() in column.manner.missing]
            if markers:
                lines.append(tr("No value: {markers}", markers=", ".join(markers)))
        self.setToolTip("\n".join(lines))

    @Slot()
    def _fill(self) -> None:
        """Make the menu when it is asked for: a table may have a thousand columns."""
        menu = self.menu()
        menu.clear()
        kinds = QActionGroup(menu)
        few = self.column.spellings <= MOST_CATEGORIES
        for kind in KINDS:
            if kind == ORDERED and not (few and not self.column.is_plain):
                continue
            action = self._option(menu, kind_words()[kind], kind == self.use.kind)
            kinds.addAction(action)
            action.triggered.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
        if self.use.kind == NUMBER and self._has_signs():
            self._add_signs(menu.addMenu(tr("Numbers are written")))
        if self.use.kind == ORDERED:
            menu.addAction(self._order(menu))
        menu.addSeparator()
        # A section would not say its name in every style.
        menu.addAction(tr("Means no value")).setEnabled(False)
        for word, count in self._doubtful():
            text = tr("“{word}” in {count:,} rows", word=shortened(word), count=count)
            action = self._option(menu, text, word.lower() in self.column.manner.missing)
            action.triggered.connect(lambda on, word=word: self._mark(word, on))
        menu.addAction(self._other(menu))

    def _has_signs(self) -> bool:
        """Whether numbers could be read in another way: twelve hundred as one and a fifth."""
        words = self.column.words(_LOOKED_AT)
        return not self.column.is_plain or any(map(is_either, words))

    def _option(self, menu: QMenu, text: str, checked: bool) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(checked)
        return action

    def _add_signs(self, menu: QMenu) -> None:
        manner = self.column.manner
        for example, decimal, thousands in _WRITTEN:
            now = (manner.decimal, manner.thousands) == (decimal, thousands)
            action = self._option(menu, example, now)
            other = replace(manner, decimal=decimal, thousands=thousands)
            action.triggered.connect(lambda _=False, other=other: self.read.emit(other))

    def _doubtful(self) -> list[tuple[str, int]]:
        """The cells that mean no value, or may do so, and those that are no number."""
        words = self.column.words(_LOOKED_AT)
        marked = self.column.manner.missing
        mistakes: set[str] = set()
        if self.use.kind in (NUMBER, DATE):
            places = self.column.mistakes[:_MOST_LISTED].tolist()
            mistakes = {str(self.column.cells[place]).strip() for place in places}
        found = [
            (word, count)
            for word, count in words.items()
            if word and (word.lower() in marked or may_be_missing(word) or word in mistakes)
        ]
        return found[:_MOST_LISTED]

    def _words(self) -> list[str]:
        return [word for word in self.column.words(_LOOKED_AT) if word]

    def _mark(self, word: str, missing: bool) -> None:
        """Take a word for no value, or for a value again."""
        markers = [known for known in self.column.manner.missing if known != word.lower()]
        if missing:
            markers = [*markers, word.lower()[:LONGEST_MARKER]][-MOST_MARKERS:]
        self.read.emit(replace(self.column.manner, missing=tuple(markers)))

    def _order(self, menu: QMenu) -> QWidgetAction:
        """A line with the words in their order."""
        action, field = self._line(menu, tr("From the least to the most:"), "order")
        field.setAccessibleName(tr("Order of the words"))
        field.setToolTip(tr("All words from the least to the most, with < between; Enter takes it"))
        field.setText(" < ".join(self.column.manner.order))

        def take() -> None:
            words = tuple(word.strip() for word in field.text().split("<"))
            if sorted(words) == sorted(self.column.manner.order):
                menu.close()
                self.read.emit(replace(self.column.manner, order=words))

        field.returnPressed.connect(take)
        return action

    def _line(self, menu: QMenu, title: str, name: str) -> tuple[QWidgetAction, QLineEdit]:
        """A line to type in, as an entry of the menu."""
        host = QWidget(menu)
        column = QVBoxLayout(host)
        column.setContentsMargins(8, 4, 8, 4)
        label, field = QLabel(title, host), QLineEdit(host)
        field.setObjectName(f"import.{name}")
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)
        action = QWidgetAction(menu)
        action.setDefaultWidget(host)
        return action, field

    def _other(self, menu: QMenu) -> QWidgetAction:
        """A line that takes another word for no value."""
        action, field = self._line(menu, tr("Something else, such as 99:"), "marker")
        field.setAccessibleName(tr("Another word for no value"))
        field.setToolTip(tr("What also stands where there is no value; Enter takes it"))
        field.setMaxLength(LONGEST_MARKER)

        def take() -> None:
            word = field.text().strip()
            if word and word.isprintable():
                menu.close()
                self._mark(word, True)

        field.returnPressed.connect(take)
        return action


def manner_with(column: TableColumn, words: set[str]) -> Manner:
    """The manner of a column with these words among those that mean no value."""
    markers = dict.fromkeys(column.manner.missing)
    markers |= dict.fromkeys(word.lower() for word in sorted(words) if len(word) <= LONGEST_MARKER)
    return replace(column.manner, missing=tuple(markers)[-MOST_MARKERS:])


def marks(count: int) -> str:
    """How many cells of a column have no value, in words."""
    return tr("{count} missing", count=number(count))
