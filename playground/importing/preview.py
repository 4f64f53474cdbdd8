"""The first rows of a table, and above each column what it is used for."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableView, QWidget

from engine.data.tables.uses import IGNORED, INPUT, KINDS, NUMBER, ROLES, TARGET, Use
from playground.importing.choices import Choices
from playground.look.tokens import Theme
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.numbers import number
from playground.words.translate import tr

Index = QModelIndex | QPersistentModelIndex

ROWS = 100
USE_ROW, KIND_ROW = 0, 1
HEAD = 2
_LEAST_LETTERS = 14
_LONGEST_CELL = 60


class PreviewModel(QAbstractTableModel):
    """Two rows for use and kind of each column, then the first rows of the file."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices: Choices | None = None
        self._wrong: dict[int, frozenset[int]] = {}

    def show(self, choices: Choices) -> None:
        """Show another table, or other uses of the same one."""
        new = self._choices is None or self._choices.cells is not choices.cells
        if new:
            self.beginResetModel()
            self._wrong = {}
        self._choices = choices
        if new:
            self.endResetModel()
        else:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if self._choices is None or inside else HEAD + min(ROWS, len(self._choices.cells))

    def columnCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if self._choices is None or inside else len(self._choices.cells.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if self._choices is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if orientation is Qt.Orientation.Vertical:
            if section < HEAD:
                return (tr("Use as"), tr("Kind"))[section]
            return number(self._choices.cells.columns[0].first + section - HEAD)
        column = self._choices.cells.columns[section]
        lacking = tr("{count:,} missing", count=column.missing) if column.missing else " "
        return f"{column.name}\n{lacking}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._choices is None or index.row() < HEAD:
            return None
        row, place = index.row() - HEAD, index.column()
        column, use = self._choices.cells.columns[place], self._choices.uses[place]
        if role == Qt.ItemDataRole.DisplayRole:
            text = str(column.cells[row])
            return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"
        if role == Qt.ItemDataRole.TextAlignmentRole and use.kind == NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.BackgroundRole and column.missing and column.empty[row]:
            return self._theme.brush("warning", 0.25)
        if role == Qt.ItemDataRole.ToolTipRole and column.missing and column.empty[row]:
            return tr("No value")
        if role == Qt.ItemDataRole.ForegroundRole:
            if use.role == IGNORED:
                return self._theme.brush("quiet")
            if use.kind == NUMBER and row in self._mistakes(place):
                return self._theme.brush(self._theme.words("bad"))
        return None

    def _mistakes(self, place: int) -> frozenset[int]:
        """The rows of the preview in which a column of numbers has something else."""
        assert self._choices is not None
        if place not in self._wrong:
            mistakes = self._choices.cells.columns[place].mistakes
            self._wrong[place] = frozenset(mistakes[mistakes < ROWS].tolist())
        return self._wrong[place]


class Preview(QTableView):
    """`used(place, Use)` when the user gives a column another use.

    Only columns that can be seen get combo boxes, so a table of 1,000 columns opens at once.
    """

    used = Signal(int, object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import.preview")
        self.setAccessibleName(tr("The first rows of the file"))
        self.setToolTip(tr("The first rows of the file; above them what each column is used for"))
        self._head = theme.control_px + 4
        self._choices: Choices | None = None
        self._combos: dict[tuple[int, int], QComboBox] = {}
        self._model = PreviewModel(theme, self)
        self.setModel(self._model)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().valueChanged.connect(self._fill)
        self.horizontalHeader().sectionResized.connect(self._fill)
        self.activated.connect(self._enter)

    def show_choices(self, choices: Choices) -> None:
        """Show a table and what its columns are used for."""
        new = self._choices is None or self._choices.cells is not choices.cells
        if new:
            # A reset deletes the combo boxes; none may be made while it is under way.
            self._choices = None
            for combo in self._combos.values():
                combo.setObjectName("")
            self._combos.clear()
        self._model.show(choices)
        self._choices = choices
        if new:
            self._fit()
        for (row, place), combo in self._combos.items():
            self._show_use(combo, row, choices.uses[place])
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fit(self) -> None:
        assert self._choices is not None
        metrics = self.fontMetrics()
        least = _LEAST_LETTERS * metrics.averageCharWidth() + metrics.height() * 2
        for place, column in enumerate(self._choices.cells.columns):
            wide = metrics.horizontalAdvance(column.name) + metrics.height() * 2
            self.setColumnWidth(place, min(max(least, wide), 3 * least))
        for row in range(HEAD):
            self.setRowHeight(row, self._head)

    @Slot()
    def _fill(self) -> None:
        """Give the columns that can be seen their combo boxes."""
        if self._choices is None:
            return
        count = len(self._choices.uses)
        first = max(0, self.columnAt(0))
        last = self.columnAt(self.viewport().width() - 1)
        for place in range(first, (count - 1 if last < 0 else last) + 1):
            for row in (USE_ROW, KIND_ROW):
                if (row, place) not in self._combos:
                    self._combos[row, place] = self._combo(row, place)

    def _combo(self, row: int, place: int) -> QComboBox:
        assert self._choices is not None
        name = self._choices.cells.columns[place].name
        combo = QComboBox(self)
        if row == USE_ROW:
            words = {INPUT: tr("Input"), TARGET: tr("Target"), IGNORED: tr("Ignored")}
            combo.setObjectName(f"import.use.{place}")
            combo.setAccessibleName(tr("Use of column {name}", name=name))
            combo.setToolTip(tr("Whether the network is shown this column, or is to predict it"))
        else:
            words = {"number": tr("Number"), "category": tr("Category")}
            combo.setObjectName(f"import.kind.{place}")
            combo.setAccessibleName(tr("Kind of column {name}", name=name))
            combo.setToolTip(tr("Whether the values are numbers, or names of categories"))
        combo.addItems([words[key] for key in (ROLES if row == USE_ROW else KINDS)])
        self._show_use(combo, row, self._choices.uses[place])
        combo.activated.connect(lambda index: self._on_chosen(row, place, index))
        FocusedWheel(combo)
        self.setIndexWidget(self._model.index(row, place), combo)
        return combo

    @staticmethod
    def _show_use(combo: QComboBox, row: int, use: Use) -> None:
        combo.setCurrentIndex(ROLES.index(use.role) if row == USE_ROW else KINDS.index(use.kind))

    def _on_chosen(self, row: int, place: int, index: int) -> None:
        assert self._choices is not None
        old = self._choices.uses[place]
        new = Use(ROLES[index], old.kind) if row == USE_ROW else Use(old.role, KINDS[index])
        if new != old:
            self.used.emit(place, new)

    @Slot(QModelIndex)
    def _enter(self, index: QModelIndex) -> None:
        """Enter on a cell at the head goes into its combo box."""
        combo = self._combos.get((index.row(), index.column()))
        if combo is not None:
            combo.setFocus(Qt.FocusReason.OtherFocusReason)
