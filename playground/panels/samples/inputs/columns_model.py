"""The columns that the network is shown: a value that was typed, and how much each matters."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from engine.data.datasets.base import Data, SourceColumn
from engine.data.typed_rows import sources_of, words_of
from engine.probes import Importance
from playground.words.numbers import number
from playground.words.translate import tr

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole
NAME, VALUE, MATTERS = range(3)


class ColumnsModel(QAbstractTableModel):
    """A line for each column: its name, the word that was typed, its importance.

    `typed()` when a person has written another word.
    """

    typed = QtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sources: tuple[SourceColumn, ...] = ()
        self.words: tuple[str, ...] = ()
        self.importance: Importance | None = None

    def start(self, data: Data) -> None:
        """Show the columns of other data, with what was typed if they are called alike."""
        sources = sources_of(data)
        same = [one.name for one in sources] == [one.name for one in self.sources]
        self.beginResetModel()
        self.sources, self.importance = sources, None
        if not same:
            self.words = words_of(data, 0)
        self.endResetModel()

    def take(self, words: tuple[str, ...]) -> None:
        """Show another row."""
        self.words = words
        if words:
            self.dataChanged.emit(self.index(0, VALUE), self.index(len(words) - 1, VALUE))

    def show_importance(self, found: Importance) -> None:
        """The columns matter otherwise now."""
        if len(found.columns) != len(self.sources):
            return
        self.importance = found
        last = self.index(len(self.sources) - 1, MATTERS)
        self.dataChanged.emit(self.index(0, MATTERS), last)

    def share(self, row: int) -> tuple[float, float]:
        """How far the bar of a column goes, and its spread, as parts of the longest one."""
        found = self.importance
        if found is None:
            return 0.0, 0.0
        longest = float(np.nanmax(np.abs(found.mean) + found.deviation, initial=0.0))
        if not longest > 0:
            return 0.0, 0.0
        return float(found.mean[row]) / longest, float(found.deviation[row]) / longest

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.sources)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == VALUE else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return (tr("input"), tr("value"), tr("importance"))[section]
        if role == Role.ToolTipRole:
            return (
                tr("A column of the data."),
                tr("Type a value; nothing, or a word for no value, is filled in as in training."),
                tr("How much worse the answers get when this column alone is shuffled."),
            )[section]
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return None
        source = self.sources[index.row()]
        if index.column() == NAME:
            return source.name
        if index.column() == VALUE:
            if role == Role.ToolTipRole and source.words:
                return tr("One of {words}", words=", ".join(source.words))
            return self.words[index.row()]
        return self.matters(index.row())

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid() or index.column() != VALUE:
            return False
        words = list(self.words)
        word = " ".join(str(value).split())
        if words[index.row()] != word:
            words[index.row()] = word
            self.take(tuple(words))
            self.typed.emit()
        return True

    def matters(self, row: int) -> str:
        """The importance of a column in words: mean and spread over the repeats."""
        found = self.importance
        if found is None:
            return "…"
        mean, spread = float(found.mean[row]), float(found.deviation[row])
        return tr("{mean} ± {spread}", mean=number(mean, 2), spread=number(spread, 2))
