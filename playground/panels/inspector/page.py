"""What every page of the inspector is: captions and formulas below each other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.plotting.live_tip import LiveTip

# A table wider than this has room for all its columns.
ROOMY_EMS = 32
# Groups stand beside each other where each has so many heights of the type, with a gap in pixels.
COLUMN_EMS, GAP = 15, 16


class Formula(QLabel):
    """Rich text on a quiet ground; where it has links, `linkActivated` tells of a click on one."""

    def __init__(self, name: str, parent: QWidget | None = None, linked: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("kind", "formula")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if linked:
            # The keyboard stops only where there is something to do.
            flags |= Qt.TextInteractionFlag.LinksAccessibleByMouse
            flags |= Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self.setTextInteractionFlags(flags)
        self.setMinimumWidth(1)

    def show_text(self, text: str) -> None:
        """Write a formula; costs nothing where nothing has changed."""
        if self.text() != text:
            self.setText(text)
        self.setVisible(bool(text))


class Caption(QLabel):
    """A quiet sentence over a formula; hidden while it is empty."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "caption")
        self.setWordWrap(True)
        self.setMinimumWidth(1)

    def show_text(self, text: str) -> None:
        """Say something else."""
        if self.text() != text:
            self.setText(text)
        self.setVisible(bool(text))


class NumberTable(QTableWidget):
    """Rows of words and numbers that are read, not edited; `chosen` carries a row's number."""

    chosen = Signal(int)

    def __init__(
        self,
        name: str,
        header: list[str],
        parent: QWidget | None = None,
        spare: tuple[int, ...] = (),
    ) -> None:
        super().__init__(0, len(header), parent)
        self.spare = spare
        self.setHorizontalHeaderLabels(header)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.tip = LiveTip(self.viewport(), self._tip_at)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # The page scrolls, and words that find no room end in … and are whole in the tool tip.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        # As narrow as numbers allow, so that the narrow panel shows every column.
        head.setMinimumSectionSize(1)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.activated.connect(lambda index: self.chosen.emit(index.row()))
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    def show_rows(self, rows: list[list[str]], tips: list[str] | None = None) -> None:
        """Write these rows; items are made only when there are more than before."""
        if self.rowCount() != len(rows):
            self.setRowCount(len(rows))
        changed = False
        # Told of every cell by itself, the view would measure all columns each time.
        self.model().blockSignals(True)
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                item = self.item(i, j)
                if item is None:
                    item = QTableWidgetItem()
                    self.setItem(i, j, item)
                if item.text() != text:
                    item.setText(text)
                    changed = True
                if tips is not None and item.toolTip() != tips[i]:
                    item.setToolTip(tips[i])
        self.model().blockSignals(False)
        if changed:
            self._share_room()
            self.viewport().update()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns of `spare` only where there is room for them."""
        super().resizeEvent(event)
        room = self.width() > ROOMY_EMS * self.fontMetrics().height()
        for column in self.spare:
            if self.isColumnHidden(column) == room:
                self.setColumnHidden(column, not room)
        self._share_room()

    def _share_room(self) -> None:
        """Give every column the room that it needs, and the last one no more than there is.

        Where that is too little, heads that are wider than what is below them give way first.
        A number whose end lay beyond the edge would be another number: with … it is none.
        """
        self.resizeColumnsToContents()
        head = self.horizontalHeader()
        room = self.viewport().width()
        shown = [i for i in range(head.count()) if not head.isSectionHidden(i)]
        sizes = {column: head.sectionSize(column) for column in shown}
        for column in shown if self.rowCount() and sum(sizes.values()) > room else ():
            spare = max(0, sizes[column] - self.sizeHintForColumn(column))
            sizes[column] -= min(spare, max(0, sum(sizes.values()) - room))
        sizes[shown[-1]] = max(1, sizes[shown[-1]] + room - sum(sizes.values()))
        for column, size in sizes.items():
            head.resizeSection(column, size)

    def _tip_at(self, place: QPointF) -> str:
        item = self.itemAt(place.toPoint())
        return (item.toolTip() if item is not None else "") or self.toolTip()

    def _fit(self) -> None:
        """Be as high as the rows, so that the page scrolls and not the table."""
        each = round(self.fontMetrics().height() * 1.55)
        if self.verticalHeader().defaultSectionSize() != each:
            self.verticalHeader().setDefaultSectionSize(each)
        wanted = self.horizontalHeader().sizeHint().height() + each * self.rowCount()
        wanted += 2 * self.frameWidth()
        if self.height() != wanted:
            self.setFixedHeight(wanted)


class SideBySide(QWidget):
    """Groups of widgets below each other, or beside each other where there is room for that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self.groups: list[QVBoxLayout] = []

    def group(self) -> QVBoxLayout:
        """One more group, after the others."""
        group = QVBoxLayout()
        group.setSpacing(6)
        # What one group has less than another is left at its foot.
        group.addStretch(1)
        self._box.addLayout(group, 1)
        self.groups.append(group)
        return group

    def share(self, *parts: int) -> None:
        """How groups beside each other share the width."""
        for place, part in enumerate(parts):
            self._box.setStretch(place, part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= len(self.groups) * COLUMN_EMS * self.fontMetrics().height()
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if wide else direction.TopToBottom
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)
            self._box.setSpacing(GAP if wide else 6)


class Page(SideBySide):
    """One kind of place. `chosen` carries another one that was clicked."""

    chosen = Signal(object)
    parameter_set = Signal(object, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = self.group()

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below the others."""
        for widget in widgets:
            self.column.insertWidget(self.column.count() - 1, widget)

    def beside(self, *widgets: QWidget) -> None:
        """Put widgets into a group of their own, beside what stands already if there is room."""
        self.column = self.group()
        self.add(*widgets)
