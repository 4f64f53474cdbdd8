"""Which rows of a file have the names and the data, found out and open to correction."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from engine.data.tables.choices import Choices
from engine.data.tables.dialect import MOST_ROWS, Dialect
from playground.widgets.number_field import NumberField
from playground.words.numbers import number
from playground.words.translate import tr

_NARROWEST = "888"


class RowBoxes(QWidget):
    """Rows are counted from 1, as in a spreadsheet; names in row 0: the file has none.

    `edited` carries the corrected `Dialect` after a user's change only.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._dialect = Dialect()
        self._end = 0
        self._shown: dict[str, int] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self._boxes = {
            name: self._box(name, title, f"{tip}\n{why}")
            for name, title, tip, why in (
                (
                    "names",
                    tr("Names in row"),
                    tr("The row with the names; 0: none"),
                    tr("Names stand above numbers, or are words that do not come again"),
                ),
                (
                    "first",
                    tr("Data from row"),
                    tr("The first row with data"),
                    tr("What stands above is a title, a remark, names, or units"),
                ),
                (
                    "last",
                    tr("to row"),
                    tr("The last row with data"),
                    tr("What follows, if anything does, is a source, a remark, or a sum"),
                ),
            )
        }
        for box in self._boxes.values():
            host = box.parentWidget()
            assert host is not None
            line.addWidget(host)

    def show_choices(self, choices: Choices) -> None:
        """Show how a file was read without emitting."""
        dialect, rows = choices.cells.dialect, choices.cells.columns[0].rows
        self._dialect = dialect
        self._end = choices.cells.rows
        self._shown = {
            "names": dialect.before + 1 if dialect.header else 0,
            "first": int(rows[0]),
            "last": int(rows[-1]),
        }
        for name, row in self._shown.items():
            self._boxes[name].reserve((number(self._end), _NARROWEST))
            self._boxes[name].show_number(row)

    def _box(self, name: str, title: str, tip: str) -> NumberField:
        host = QWidget(self)
        line = QHBoxLayout(host)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(6)
        box = NumberField(0 if name == "names" else 1, MOST_ROWS, integer=True, parent=host)
        box.setObjectName(f"import.{name}")
        box.setAccessibleName(title)
        box.setToolTip(tip)
        box.reserve((_NARROWEST,))
        box.entered.connect(lambda row: self._take(name, int(row)))
        label = QLabel(title, host)
        label.setBuddy(box)
        line.addWidget(label)
        line.addWidget(box)
        return box

    def _take(self, name: str, row: int) -> None:
        if self._shown.get(name) == row:
            return
        old, self._shown[name] = self._shown["names"], row
        names, first, last = (self._shown[part] for part in ("names", "first", "last"))
        if name == "names" and not row:
            # What was taken for names is data.
            first = old
        elif name == "names":
            first = max(first, row + 1)
        new = replace(
            self._dialect,
            header=names > 0,
            before=names - 1 if names else first - 1,
            between=max(0, first - names - 1) if names else 0,
            after=max(0, self._end - last),
        )
        if new != self._dialect:
            self._dialect = new
            self.edited.emit(new)
