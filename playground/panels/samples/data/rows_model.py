"""The rows of the data as a table model: nothing is copied, cells are worked out when seen."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.arrays import Array
from engine.data.splits import PARTS
from engine.probes import Answers
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.words.numbers import number, percent
from playground.words.translate import tr

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole
# Columns before the targets, and how many follow the predictions.
ROW, PART, FIRST_TARGET = 0, 1, 2
WRONG = " ✗"
# A number is a mistake if it is so many times further off than the mean of all.
FAR = 2
# The widest number there is, and how many rows say how wide a column has to be.
LONGEST = "−8.888·10⁻⁸⁸"
JUDGED = 50


class RowsModel(QAbstractTableModel):
    """Row number, part, targets, predictions, confidence and loss, then the inputs.

    Numbers have no confidence: in its place stands how far off the first prediction is. `order`
    holds the rows of the data that are shown, from the top. What the network answers is known of
    the rows in `answers` alone.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setup: Setup | None = None
        self.answers: Answers | None = None
        self.order: Array = np.zeros(0, np.int64)
        self.wrong_only, self.part_shown = False, -1
        # Of this class, and taken for that one.
        self.cell: tuple[int, int] | None = None
        self._parts: Array = np.zeros(0, np.int8)
        # Which of the answers are mistakes.
        self._wrong: Array = np.zeros(0, bool)
        self._sorted: tuple[int, bool] = (ROW, False)
        self._header: list[str] = []
        self._place_columns(1)

    def start(self, setup: Setup) -> None:
        """Show other data, in its own order."""
        self.beginResetModel()
        self.setup, self.answers = setup, None
        self._parts = _parts_of(setup)
        self._sorted = (ROW, False)
        self._place_columns(1 if setup.data.classes else int(setup.data.y.shape[1]))
        self._header = self._titles(setup)
        self.order = self._ordered()
        self.endResetModel()

    def divide(self, setup: Setup) -> None:
        """Show the same rows, which are divided into other parts."""
        self.setup, self._parts = setup, _parts_of(setup)
        self.arrange()

    @property
    def by_answer(self) -> bool:
        """Whether it depends on the answers which rows are shown."""
        return self.wrong_only or self.cell is not None

    @property
    def needs_all(self) -> bool:
        """Whether the answers to all rows are asked for, to filter by them or to sort."""
        sorted_by = self.first_prediction <= self._sorted[0] < self.confidence + 2
        return self.by_answer or sorted_by

    @property
    def answered(self) -> tuple[int, int]:
        """The first row whose answer is known, and the one after the last."""
        if self.answers is None or not len(self.answers.rows):
            return 0, 0
        return int(self.answers.rows[0]), int(self.answers.rows[-1]) + 1

    def show_answers(self, answers: Answers) -> None:
        """The network answers something else now."""
        self.answers = answers
        self._wrong = self._mistakes(answers)
        if self.needs_all:
            self.arrange()
        elif len(self.order):
            last = self.index(len(self.order) - 1, self.confidence + 1)
            self.dataChanged.emit(self.index(0, self.first_prediction), last)

    def arrange(self) -> None:
        """Filter and sort again."""
        order = self._ordered()
        if np.array_equal(order, self.order):
            if len(order):
                last = self.index(len(order) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.order = order
        self.endResetModel()

    def place_of(self, row: int) -> int:
        """Where a row of the data stands, -1 if it is not shown."""
        found = np.flatnonzero(self.order == row)
        return int(found[0]) if len(found) else -1

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._header)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._header):
            if role in (Role.DisplayRole, Role.ToolTipRole):
                return self._header[section]
            if role == Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.order):
            return None
        row = int(self.order[index.row()])
        if role == Role.DisplayRole:
            return self.text(row, index.column())
        predicted = self.first_prediction <= index.column() < self.confidence
        if role == Role.ForegroundRole and predicted and self.is_wrong(row):
            return self.theme.color(self.theme.words("bad"))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = (column, order == Qt.SortOrder.DescendingOrder)
        if self.setup is not None:
            self.arrange()

    def is_wrong(self, row: int) -> bool:
        """Whether a row is known to be taken for another class, or a number to be far off."""
        place = self._answer(row)
        return place >= 0 and bool(self._wrong[place])

    def _mistakes(self, found: Answers) -> Array:
        """Which answers are of another class, or further off than `FAR` times the mean, (n,)."""
        assert self.setup is not None
        if self.setup.data.classes:
            return found.predicted != found.labels
        off = np.abs(found.predicted - found.labels).max(axis=1)
        off = np.where(np.isfinite(off), off, np.inf)
        usual = off[np.isfinite(off)].mean() if np.isfinite(off).any() else 0.0
        return off > FAR * usual

    def text(self, row: int, column: int) -> str:
        """What stands in a cell; … where the network has not been asked."""
        setup = self.setup
        assert setup is not None
        classes = setup.data.classes
        if column == ROW:
            return number(row + 1)
        if column == PART:
            return _part_names()[self._parts[row]]
        if column < self.first_prediction:
            if classes:
                return classes[int(setup.data.y[row])]
            return number(float(setup.data.y[row, column - FIRST_TARGET]))
        if column >= self.confidence + 2:
            return number(float(setup.data.x[row, column - self.confidence - 2]))
        place, found = self._answer(row), self.answers
        if found is None or place < 0:
            return "…"
        if column >= self.confidence:
            if column > self.confidence:
                return number(float(found.loss[place]))
            value = float(self._confidence(found)[place])
            return percent(value) if classes and np.isfinite(value) else number(value)
        if classes:
            wrong = found.predicted[place] != found.labels[place]
            return classes[int(found.predicted[place])] + (WRONG if wrong else "")
        return number(float(found.predicted[place, column - self.first_prediction]))

    def _confidence(self, found: Answers) -> Array:
        """The share of the class that is answered; of numbers how far off the first one is."""
        assert self.setup is not None
        if self.setup.data.classes:
            return found.confidence
        return found.predicted[:, 0] - found.labels[:, 0]

    def texts(self, column: int) -> list[str]:
        """What a column may have to find room for, judged by its first rows."""
        assert self.setup is not None
        if column == PART:
            return list(_part_names())
        if self.first_prediction <= column < self.confidence and self.setup.data.classes:
            return [name + WRONG for name in self.setup.data.classes]
        if self.first_prediction <= column < self.confidence + 2:
            return [LONGEST]
        return [self.text(int(row), column) for row in self.order[:JUDGED]]

    def _place_columns(self, targets: int) -> None:
        """Targets and as many predictions, confidence and loss, then the inputs."""
        self.targets = targets
        self.first_prediction = FIRST_TARGET + targets
        self.confidence = FIRST_TARGET + 2 * targets

    def _answer(self, row: int) -> int:
        """The place of a row among the answers, -1 if there is none."""
        if self.answers is None or not len(self.answers.rows):
            return -1
        place = row - int(self.answers.rows[0])
        return place if 0 <= place < len(self.answers.rows) else -1

    def _ordered(self) -> Array:
        """The rows to be shown, filtered and sorted."""
        assert self.setup is not None
        shown = np.arange(len(self.setup.data.x))
        if self.by_answer:
            found = self.answers
            if found is None:
                return shown[:0]
            kept = self._wrong if self.wrong_only else found.rows >= 0
            if self.cell is not None:
                kept = kept & (found.labels == self.cell[0]) & (found.predicted == self.cell[1])
            shown = found.rows[kept]
        if self.part_shown >= 0:
            shown = shown[self._parts[shown] == self.part_shown]
        column, falling = self._sorted
        if column == ROW and not falling:
            return shown
        keys = self._keys(column)[shown]
        order = np.argsort(keys, kind="stable")
        return shown[order[::-1] if falling else order]

    def _keys(self, column: int) -> Array:
        """Numbers to sort all rows by; rows of which nothing is known are largest."""
        assert self.setup is not None
        data = self.setup.data
        if column == ROW:
            return np.arange(len(data.x))
        if column == PART:
            return self._parts
        if column < self.first_prediction:
            return data.y if data.classes else data.y[:, column - FIRST_TARGET]
        if column >= self.confidence + 2:
            return data.x[:, column - self.confidence - 2]
        keys = np.full(len(data.x), np.inf)
        found = self.answers
        if found is not None:
            values = self._confidence(found) if column == self.confidence else found.loss
            if column < self.confidence:
                values = found.predicted.reshape(len(found.rows), -1)
                values = values[:, column - self.first_prediction]
            keys[found.rows] = values
        return keys

    def _titles(self, setup: Setup) -> list[str]:
        count = self.targets
        numbers = [""] if count == 1 else [f" {i + 1}" for i in range(count)]
        targets = [tr("target") + extra for extra in numbers]
        predictions = [tr("prediction") + extra for extra in numbers]
        sure = tr("confidence") if setup.data.classes else tr("off by")
        own = [tr("row"), tr("part"), *targets, *predictions, sure, tr("loss")]
        return [*own, *setup.data.inputs]


def _parts_of(setup: Setup) -> Array:
    """The place in `PARTS` of the part of each row."""
    parts = np.zeros(len(setup.data.x), np.int8)
    for place, name in enumerate(PARTS):
        parts[setup.parts[name].rows] = place
    return parts


def _part_names() -> tuple[str, str, str]:
    return tr("training"), tr("validation"), tr("test")
