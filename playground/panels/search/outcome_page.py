"""What was found: the map of two settings, and the path of the search step by step."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.look.tokens import Theme
from playground.panels.search.grid_map import GridMap, MapView
from playground.panels.search.hunter import Progress
from playground.panels.search.outcome import map_of, path_header, path_rows
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.translate import tr

MAP, PATH = range(2)


class OutcomePage(QWidget):
    """Map or path; `picked` carries the best point of a cell that was clicked."""

    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self.across, self.upwards = QComboBox(self), QComboBox(self)
        self._view = MAP
        for box, name, words, tip in (
            (self.across, "across", tr("Setting across"), tr("Which setting is drawn across.")),
            (self.upwards, "upwards", tr("Setting upwards"), tr("Which setting is drawn upwards.")),
        ):  # fmt: skip
            box.setObjectName(f"search.{name}")
            box.setAccessibleName(words)
            box.setToolTip(tip)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            FocusedWheel(box)
        self.map = MapView(theme, self)
        self.path = QTableWidget(self)
        self.path.setObjectName("search.steps")
        self.path.setAccessibleName(tr("Steps of the search"))
        self.path.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.path.verticalHeader().hide()
        self.path.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.pages = QStackedLayout()
        self.pages.addWidget(self.map)
        self.pages.addWidget(self.path)
        head = FlowLayout(spacing=8)
        for part in (self.across, self.upwards):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self.pages, 1)
        for box in (self.across, self.upwards):
            box.currentIndexChanged.connect(self._paint)
        self.map.chosen.connect(self._pick)
        self.show_view(MAP)

    def set_theme(self, theme: Theme) -> None:
        """Colour the map again."""
        self.map.set_theme(theme)

    def show_progress(self, progress: Progress) -> None:
        """Show what has been found so far."""
        fresh = self._progress is not progress
        self._progress = progress
        if fresh:
            for place, box in enumerate((self.across, self.upwards)):
                box.blockSignals(True)
                box.clear()
                box.addItems(list(progress.space.paths))
                box.setCurrentIndex(min(place, len(progress.space.paths) - 1))
                box.blockSignals(False)
            self.show_view(self._view)
        self._paint()

    def point_at(self, across: int, upwards: int) -> tuple[object, ...] | None:
        """The best point of all whose cell this is; None if none was tried."""
        progress = self._progress
        if progress is None:
            return None
        a, b = self._axes()
        shown: GridMap = self.map.map
        inside = {
            point: cost
            for point, cost in progress.costs().items()
            if point[a] == shown.across[across] and (a == b or point[b] == shown.upwards[upwards])
        }
        return min(inside, key=lambda point: inside[point], default=None)

    def _axes(self) -> tuple[int, int]:
        return max(0, self.across.currentIndex()), max(0, self.upwards.currentIndex())

    def show_view(self, view: int) -> None:
        """Show the map, or the path."""
        self._view = view
        self.pages.setCurrentIndex(view)
        many = self._progress is not None and len(self._progress.space.paths) > 2
        for box in (self.across, self.upwards):
            box.setVisible(many and self._view == MAP)
        self._paint()

    @Slot()
    def _paint(self) -> None:
        progress = self._progress
        if progress is None:
            return
        if self._view == MAP:
            self.map.show_map(map_of(progress, self._axes()))
            return
        rows, header = path_rows(progress), path_header(progress)
        self.path.setColumnCount(len(header))
        self.path.setHorizontalHeaderLabels(header)
        before = min(self.path.rowCount(), len(rows))
        self.path.setRowCount(len(rows))
        for i in range(max(0, before - 1), len(rows)):
            for j, words in enumerate(rows[i]):
                self.path.setItem(i, j, QTableWidgetItem(words))

    @Slot(int, int)
    def _pick(self, across: int, upwards: int) -> None:
        point = self.point_at(across, upwards)
        if point is not None:
            self.picked.emit(point)
