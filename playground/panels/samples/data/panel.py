"""The data as a table: every row with what is right and what the network answers."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine.data.splits import PARTS
from engine.probes import AnswersProbe
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.panel import Panel
from playground.panels.samples.data.listed import what_is_listed
from playground.panels.samples.data.rows_model import RowsModel
from playground.panels.selection import Cell, Selection
from playground.words.translate import tr

# The network is asked for the rows in sight, in portions of half as many as it is asked for.
MOST = AnswersProbe().most
PORTION = MOST // 2
# Rows of the table that go into a CSV at most.
SAVED = 10_000


class DataTablePanel(Panel):
    """The rows of the data, to sort and to filter; a click shows a row in the other panels."""

    name: ClassVar[str] = "table"
    title: ClassVar[str] = "Data table"
    tab: ClassVar[str] = "Data"
    home: ClassVar[str] = "boundary"
    questions = ("Which samples are answered wrongly?", "What is in the data?")
    terms = ("training part", "validation part", "test part")
    revealed_by: ClassVar[tuple[str, ...]] = ("cell",)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.rows = RowsModel(theme, self)
        self.view = QTableView(self)
        self._build()
        self._name_wrong(True)
        self._first = 0
        self._quiet = False
        self._kept = -1
        self._setup: Setup | None = None
        self._fitted: set[int] = set()
        self.rows.modelAboutToBeReset.connect(self._remember)
        self.rows.modelReset.connect(self._recall)
        self.view.verticalScrollBar().valueChanged.connect(self._follow)
        self.view.horizontalScrollBar().valueChanged.connect(self._fit_seen)
        self.parts.currentIndexChanged.connect(self._filter)
        self.wrong.toggled.connect(self._filter)
        self.cell.clicked.connect(self._forget_cell)
        self.view.horizontalHeader().sortIndicatorChanged.connect(self._ask)

    def _build(self) -> None:
        self.parts = QComboBox(self)
        self.parts.setObjectName("table.part")
        self.parts.addItems([tr("All parts"), tr("Training"), tr("Validation"), tr("Test")])
        self.parts.setAccessibleName(tr("Part of the data"))
        self.parts.setToolTip(tr("Which part of the data is listed."))
        self.wrong = QCheckBox(tr("Wrong only"), self)
        self.wrong.setObjectName("table.wrong")
        self.cell = QPushButton(self)
        self.cell.setObjectName("table.cell")
        self.cell.setAccessibleName(tr("List all rows again"))
        self.cell.setToolTip(tr("A cell of the confusion matrix is listed; a click lists all."))
        self.cell.hide()
        self.note = QLabel(tr("The rows come with the first experiment."), self)
        self.note.setProperty("kind", "caption")
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(1)
        view = self.view
        view.setObjectName("table.rows")
        view.setAccessibleName(tr("Rows of the data"))
        view.setModel(self.rows)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setShowGrid(False)
        view.verticalHeader().hide()
        view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        view.selectionModel().currentRowChanged.connect(self._choose)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.parts)
        bar.addWidget(self.wrong)
        bar.addWidget(self.cell)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(view, 1)
        column.addWidget(self.note)

    def wants(self) -> frozenset[Want]:
        return frozenset((Want(self._probe(), NOW_AND_THEN),))

    def start(self, setup: Setup) -> None:
        """Show the rows of another run."""
        if self._setup is None or setup.data.classes != self._setup.data.classes:
            self._list_cell(None)
        self._setup, self._first = setup, 0
        self.view.clearSelection()
        self.view.selectionModel().clearCurrentIndex()
        self._name_wrong(bool(setup.data.classes))
        self.rows.start(setup)
        self.view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self._fit()
        self._tell()

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """Samples, and how they are divided into parts, change while the run goes on."""
        if self._setup is None:
            return
        if setup.data is not self._setup.data:
            self.start(setup)
        elif setup.parts is not self._setup.parts:
            self._setup = setup
            self.rows.divide(setup)
            self._tell()

    def draw(self, snapshot: Snapshot) -> None:
        reading = snapshot.readings.get(self._probe())
        if reading is None or self._setup is None:
            return
        if not len(reading.rows) or reading.rows[-1] >= len(self._setup.data.x):
            return
        self.rows.show_answers(reading)
        self._tell()

    def select(self, selection: Selection) -> None:
        """List the rows behind a cell of the confusion matrix, and scroll to a row."""
        if "cell" in selection.picked:
            self._turn_to(selection.cell)
        if "sample" in selection.picked and selection.sample is not None:
            self._quiet = True
            self._point_at(selection.sample, scroll=True)
            self._quiet = False

    def _turn_to(self, cell: Cell | None) -> None:
        """List the rows behind this cell; None: all rows again."""
        if self._setup is None or cell is None:
            self._leave_cell()
        elif max(cell.truth, cell.answer) < len(self._setup.data.classes):
            self._list_cell((cell.truth, cell.answer))
            self.wrong.setChecked(False)
            self.parts.setCurrentIndex(PARTS.index(cell.part) + 1)
            self._filter()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.rows.theme = theme
        self._fit()

    def table(self) -> list[list[object]]:
        """The rows as they are listed, the first 10,000 of them."""
        if self._setup is None:
            return []
        columns = range(self.rows.columnCount())
        header: list[object] = [
            self.rows.headerData(column, Qt.Orientation.Horizontal) for column in columns
        ]
        listed = self.rows.order[:SAVED]
        cells: list[list[object]] = [
            [self.rows.text(int(row), c) for c in columns] for row in listed
        ]
        return [header, *cells]

    def _probe(self) -> AnswersProbe:
        """What the network is asked: about the rows in sight, or all to filter or sort by it."""
        count = len(self._setup.data.x) if self._setup is not None else 0
        if count > MOST and self.rows.needs_all:
            return AnswersProbe(most=count)
        return AnswersProbe(first=self._first)

    def _fit(self) -> None:
        """Columns and rows as wide and high as the type asks for: the columns when they are seen.

        There may be hundreds, of a table that nobody looks at.
        """
        metrics = self.view.fontMetrics()
        self.view.verticalHeader().setDefaultSectionSize(round(metrics.height() * 1.5))
        self._fitted.clear()
        self._fit_seen()

    @Slot()
    def _fit_seen(self) -> None:
        """Give the columns that can be seen, and have not been seen before, their width."""
        header, metrics = self.view.horizontalHeader(), self.view.fontMetrics()
        if not self.isVisible() or self._setup is None:
            return
        for column in range(max(0, header.logicalIndexAt(0)), self.rows.columnCount()):
            if header.sectionViewportPosition(column) > self.view.viewport().width():
                return
            if column in self._fitted:
                continue
            self._fitted.add(column)
            title = str(self.rows.headerData(column, Qt.Orientation.Horizontal))
            named = metrics.horizontalAdvance(title) + 2 * metrics.height()
            # A number that is cut short reads as another one.
            longest = max(map(metrics.horizontalAdvance, self.rows.texts(column)), default=0)
            header.resizeSection(column, max(named, longest + metrics.height()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_seen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_seen()

    def _name_wrong(self, classes: bool) -> None:
        """Call mistakes what they are."""
        self.wrong.setText(tr("Wrong only") if classes else tr("Far off only"))
        self.wrong.setAccessibleName(self.wrong.text())
        self.wrong.setToolTip(
            tr("Only rows that the network takes for another class.")
            if classes
            else tr("Only rows whose answer is off by more than twice the mean absolute error.")
        )

    def _tell(self) -> None:
        if self._setup is None:
            return
        text = what_is_listed(self.rows, self._first, MOST)
        if self.note.text() != text:
            self.note.setText(text)

    @Slot()
    def _remember(self) -> None:
        """The rows are about to stand elsewhere: keep the one that is pointed out."""
        place = self.view.currentIndex().row()
        self._quiet = True
        self._kept = int(self.rows.order[place]) if 0 <= place < len(self.rows.order) else -1

    @Slot()
    def _recall(self) -> None:
        self._point_at(self._kept, scroll=False)
        self._quiet = False

    def _point_at(self, row: int, scroll: bool) -> None:
        place = self.rows.place_of(row)
        if place < 0 or place == self.view.currentIndex().row():
            return
        index = self.rows.index(place, 0)
        bar = self.view.verticalScrollBar()
        before = bar.value()
        self.view.setCurrentIndex(index)
        if scroll:
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            bar.setValue(before)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.pick(sample=int(self.rows.order[current.row()]))

    def _list_cell(self, cell: tuple[int, int] | None) -> None:
        """Say which cell is listed; None: no cell, but all rows."""
        self.rows.cell = cell
        self.cell.setVisible(cell is not None)
        if cell is not None and self._setup is not None:
            truth, answer = (self._setup.data.classes[label] for label in cell)
            self.cell.setText(tr("“{truth}” taken for “{answer}” ✕", truth=truth, answer=answer))

    def _leave_cell(self) -> None:
        if self.rows.cell is not None:
            self._list_cell(None)
            self._filter()

    @Slot()
    def _forget_cell(self) -> None:
        self._leave_cell()
        self.pick(cell=None)

    @Slot()
    def _filter(self) -> None:
        if self._setup is None:
            return
        self.rows.wrong_only = self.wrong.isChecked()
        self.rows.part_shown = self.parts.currentIndex() - 1
        self.rows.arrange()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        """Filtered or sorted in another way: other answers may be wanted."""
        self.rewanted.emit()
        self._tell()

    @Slot(int)
    def _follow(self, _value: int) -> None:
        """Ask about the rows in sight, once they are others than before."""
        place = self.view.rowAt(0)
        if self._setup is None or not 0 <= place < len(self.rows.order) or self.rows.needs_all:
            return
        row = int(self.rows.order[place])
        first = max(0, row // PORTION * PORTION)
        first = min(first, max(0, len(self._setup.data.x) - MOST))
        if first != self._first and not self._first <= row < self._first + PORTION:
            self._first = first
            self.rewanted.emit()
            self._tell()
