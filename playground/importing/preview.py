"""The first and last rows of a table, and above each column what it is used for."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QTableView, QWidget

from engine.data.tables.choices import Choices
from engine.data.tables.dialect import shortened
from engine.data.tables.uses import IGNORED, INPUT, MEASURED, ROLES, TARGET, Use
from playground.importing.kind_chip import KindChip
from playground.look.tokens import Theme
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.numbers import number
from playground.words.translate import tr

Index = QModelIndex | QPersistentModelIndex

ROWS, LAST = 100, 3
# So many mistakes of a column are marked.
_MOST_MARKED = 1_000
USE_ROW, KIND_ROW = 0, 1
HEAD = 2
_LEAST_LETTERS = 14
# Cells at the top of the first columns are seen whole.
_TOP, _READ_WHOLE = 3, 30


class PreviewModel(QAbstractTableModel):
    """Two rows for use and kind of each column, then the first rows of the file."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices: Choices | None = None
        self._wrong: dict[int, frozenset[int]] = {}
        self._lacking = False

    def show(self, choices: Choices) -> None:
        """Show another table, or other uses of the same one."""
        new = not _same_cells(self._choices, choices)
        if new:
            self.beginResetModel()
        self._wrong = {}
        self._choices = choices
        lacking = any(column.missing for column in choices.cells.columns)
        changed, self._lacking = lacking != self._lacking, lacking
        if changed and not new:
            # The names get a second line, or lose it.
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(choices.uses) - 1)
        if new:
            self.endResetModel()
        else:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if self._choices is None or inside else HEAD + len(self._shown())

    def _shown(self) -> range | list[int]:
        """The places of the rows that are shown: the first ones, and the last ones."""
        assert self._choices is not None
        count = len(self._choices.cells)
        if count <= ROWS:
            return range(count)
        return [*range(ROWS - LAST), *range(count - LAST, count)]

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
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        if orientation is Qt.Orientation.Vertical:
            if section < HEAD:
                return (tr("Use as"), tr("Kind"))[section]
            return self._row_name(section - HEAD, role)
        column = self._choices.cells.columns[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            why = self._choices.uses[section].why
            return tr("{name}: {why}", name=column.name, why=why) if why else column.name
        if not self._lacking:
            return column.name
        lacking = tr("{count:,} missing", count=column.missing) if column.missing else " "
        return f"{column.name}\n{lacking}"

    def _row_name(self, shown: int, role: int) -> str:
        """The row of the file; the first and the last one of the table are marked."""
        assert self._choices is not None
        cells = self._choices.cells
        place = self._shown()[shown]
        row = number(int(cells.columns[0].rows[place]))
        first, last = place == 0, place == len(cells) - 1
        if role == Qt.ItemDataRole.DisplayRole:
            marked = {
                (True, False): tr("first {row}", row=row),
                (False, True): tr("last {row}", row=row),
                (True, True): tr("only {row}", row=row),
            }
            return marked.get((first, last), row)
        marked = {
            (True, False): tr("first row of the table"),
            (False, True): tr("last row of the table"),
            (True, True): tr("only row of the table"),
        }
        where = marked.get((first, last), "")
        return tr("Row {row} of the file", row=row) + (f": {where}" if where else "")

    def names_at(self) -> str:
        """Where the names of the columns come from, for the corner beside them."""
        if self._choices is None:
            return ""
        dialect = self._choices.cells.dialect
        if not dialect.header:
            return tr("no names")
        return tr("names {row}", row=number(dialect.before + 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._choices is None or index.row() < HEAD:
            return None
        row, place = self._shown()[index.row() - HEAD], index.column()
        column, use = self._choices.cells.columns[place], self._choices.uses[place]
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(str(column.cells[row]))
        if role == Qt.ItemDataRole.TextAlignmentRole and use.kind in MEASURED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.BackgroundRole and column.missing and column.empty[row]:
            return self._theme.brush("warning", 0.25)
        if role == Qt.ItemDataRole.ToolTipRole and column.missing and column.empty[row]:
            return tr("No value")
        if role == Qt.ItemDataRole.ForegroundRole:
            if use.role == IGNORED:
                return self._theme.brush("quiet")
            if use.kind in MEASURED and row in self._mistakes(place):
                return self._theme.brush(self._theme.words("bad"))
        return None

    def _mistakes(self, place: int) -> frozenset[int]:
        """The rows of the preview in which a column of numbers has something else."""
        assert self._choices is not None
        if place not in self._wrong:
            mistakes = self._choices.cells.columns[place].mistakes
            self._wrong[place] = frozenset(mistakes[:_MOST_MARKED].tolist())
        return self._wrong[place]


def _tell_use(combo: QComboBox, use: Use) -> None:
    """Show what a column is used for; the tool-tip says why."""
    combo.setCurrentIndex(ROLES.index(use.role))
    lines = [tr("Whether the network is shown this column, or is to predict it")]
    if use.why:
        lines.append(tr("Proposed because {why}", why=use.why))
    combo.setToolTip("\n".join(lines))


def _same_cells(one: Choices | None, other: Choices) -> bool:
    """Whether two choices are about the same cells, in whatever manner they are read."""
    return one is not None and (
        one.cells.dialect == other.cells.dialect
        and len(one.cells.columns) == len(other.cells.columns)
        and one.cells.columns[0].cells is other.cells.columns[0].cells
    )


class Preview(QTableView):
    """`used(place, Use)` when the user gives a column another use, `read(place, Manner)` another
    manner to be read in.

    Only columns that can be seen get controls, so a table of 1,000 columns opens at once.
    """

    used = Signal(int, object)
    read = Signal(int, object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import.preview")
        self.setAccessibleName(tr("The first rows of the file"))
        self.setToolTip(tr("The first rows of the file; above them what each column is used for"))
        self._head = theme.control_px + 4
        self._choices: Choices | None = None
        self._combos: dict[int, QComboBox] = {}
        self._chips: dict[int, KindChip] = {}
        self._model = PreviewModel(theme, self)
        self.setModel(self._model)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().valueChanged.connect(self._fill)
        self.horizontalHeader().sectionResized.connect(self._fill)
        self.activated.connect(self._enter)
        # Beside the names, as the first and the last row have a word of their own.
        self.corner = QLabel(self)
        self.corner.setObjectName("import.names_row")
        self.corner.setProperty("kind", "caption")
        self.corner.setIndent(4)
        self.corner.setToolTip(tr("The row of the file that has the names of the columns"))
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.geometriesChanged.connect(self._place_corner)

    def show_choices(self, choices: Choices) -> None:
        """Show a table and what its columns are used for."""
        new = not _same_cells(self._choices, choices)
        if new:
            # A reset deletes the combo boxes; none may be made while it is under way.
            self._choices = None
            for control in (*self._combos.values(), *self._chips.values()):
                control.setObjectName("")
            self._combos.clear()
            self._chips.clear()
        self._model.show(choices)
        self._choices = choices
        if new:
            self._fit()
        for place, combo in self._combos.items():
            _tell_use(combo, choices.uses[place])
        for place, chip in self._chips.items():
            chip.show_column(choices.cells.columns[place], choices.uses[place])
        self.corner.setText(self._model.names_at())
        self.verticalHeader().setMinimumWidth(self.corner.sizeHint().width())
        self._fill()

    @Slot()
    def _place_corner(self) -> None:
        frame = self.frameWidth()
        self.corner.setGeometry(
            frame, frame, self.verticalHeader().width(), self.horizontalHeader().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()
        self._place_corner()

    def _fit(self) -> None:
        assert self._choices is not None
        metrics = self.fontMetrics()
        least = _LEAST_LETTERS * metrics.averageCharWidth() + metrics.height() * 2
        # Most names are short: of thousands of columns few are set one by one.
        self.horizontalHeader().setDefaultSectionSize(least)
        for place, column in enumerate(self._choices.cells.columns):
            words = [column.name]
            if place < _READ_WHOLE:
                words += [shortened(str(cell)) for cell in column.cells.slice(0, _TOP).to_pylist()]
            wide = max(map(metrics.horizontalAdvance, words)) + metrics.height() * 2
            if wide > least:
                self.setColumnWidth(place, min(wide, 3 * least))
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
            if place not in self._combos:
                self._combos[place] = self._combo(place)
                self._chips[place] = self._chip(place)

    def _combo(self, place: int) -> QComboBox:
        assert self._choices is not None
        column, use = self._choices.cells.columns[place], self._choices.uses[place]
        combo = QComboBox(self)
        words = {INPUT: tr("Input"), TARGET: tr("Target"), IGNORED: tr("Ignored")}
        combo.setObjectName(f"import.use.{place}")
        combo.setAccessibleName(tr("Use of column {name}", name=shortened(column.name)))
        combo.addItems([words[role] for role in ROLES])
        _tell_use(combo, use)
        combo.activated.connect(lambda index: self._on_role(place, ROLES[index]))
        FocusedWheel(combo)
        self.setIndexWidget(self._model.index(USE_ROW, place), combo)
        return combo

    def _chip(self, place: int) -> KindChip:
        assert self._choices is not None
        chip = KindChip(self._choices.cells.columns[place], self._choices.uses[place], self)
        chip.setObjectName(f"import.kind.{place}")
        chip.chosen.connect(lambda kind: self._on_kind(place, kind))
        chip.read.connect(lambda manner: self.read.emit(place, manner))
        self.setIndexWidget(self._model.index(KIND_ROW, place), chip)
        return chip

    def _on_role(self, place: int, role: str) -> None:
        assert self._choices is not None
        old = self._choices.uses[place]
        if role != old.role:
            self.used.emit(place, Use(role, old.kind))

    def _on_kind(self, place: int, kind: str) -> None:
        assert self._choices is not None
        old = self._choices.uses[place]
        if kind != old.kind:
            self.used.emit(place, Use(old.role, kind))

    @Slot(QModelIndex)
    def _enter(self, index: QModelIndex) -> None:
        """Enter on a cell at the head goes into its control."""
        place = index.column()
        control = {
            USE_ROW: self._combos.get(place),
            KIND_ROW: self._chips.get(place),
        }.get(index.row())
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
