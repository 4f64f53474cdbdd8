"""What differs between lanes: a table of settings by lanes, and what they have in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from playground.look.tokens import Theme
from playground.panels.lanes.differing import Difference
from playground.panels.lanes.swatch import class_of
from playground.panels.lanes_shown import ShownLane
from playground.words.translate import tr

# Beside the names of settings, in pixels, and how much of the width they may take.
AIR, MOST = 12, 0.44
# How high a row is, in lines of type.
LINE = 1.75


class DifferencesTable(QTableWidget):
    """Filled when lanes or settings change, never while they train; as high as its rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(0, 0, parent)
        self.theme = theme
        self._lanes: Sequence[ShownLane] = ()
        self.setObjectName("lanes.differences")
        self.setAccessibleName(tr("What differs between the lanes"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setMinimumSectionSize(1)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_rows(self, lanes: Sequence[ShownLane], rows: Sequence[Difference]) -> None:
        """Show one row for each setting, one column for each lane."""
        self._lanes = lanes
        self.setColumnCount(1 + len(lanes))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderItem(0, QTableWidgetItem(tr("setting")))
        for column, lane in enumerate(lanes, start=1):
            self.setHorizontalHeaderItem(column, QTableWidgetItem(lane.name))
        for place, row in enumerate(rows):
            for column, text in enumerate((row.setting, *row.values)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(place, column, item)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self._colour()
        self.fit()

    def set_theme(self, theme: Theme) -> None:
        """Colour the columns again."""
        self.theme = theme
        self._colour()
        self.fit()

    def fit(self) -> None:
        """Be as high as the rows."""
        line = round(LINE * self.theme.base_px)
        for row in range(self.rowCount()):
            self.setRowHeight(row, line)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + line * self.rowCount() + 2)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """The settings are read in full, as far as half of the width goes."""
        if self.columnCount():
            wanted = max(self.sizeHintForColumn(0), self.horizontalHeader().sectionSizeHint(0))
            self.setColumnWidth(0, min(wanted + AIR, round(MOST * self.width())))

    def _colour(self) -> None:
        for column, lane in enumerate(self._lanes, start=1):
            tone = self.theme.color(self.theme.words(self.theme.class_color(class_of(lane.number))))
            items = [self.item(row, column) for row in range(self.rowCount())]
            for item in (self.horizontalHeaderItem(column), *items):
                if item is not None:
                    item.setForeground(tone)
