"""The start page of the labs: all of them, by path, theme and lecture, to be chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.labs.catalogue.groups import LabGroup, level_of
from playground.words.translate import tr

# How wide the page is, in widths of a letter, and how high, in lines.
WIDE, HIGH = 90, 34
LAB = Qt.ItemDataRole.UserRole


class StartPage(QDialog):
    """Lists labs with their minutes and how hard they are; `chosen(Lab)` when one is begun."""

    chosen = Signal(object)

    def __init__(self, groups: Iterable[LabGroup], language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self.setObjectName("start_page")
        self.setWindowTitle(tr("All labs"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("start_page.labs")
        self.tree.setAccessibleName(tr("All labs"))
        self.tree.setHeaderLabels([tr("Lab"), tr("Minutes"), tr("Difficulty")])
        self.tree.setUniformRowHeights(True)
        self._fill(groups)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.about = QLabel(self)
        self.about.setObjectName("start_page.about")
        self.about.setWordWrap(True)
        self.about.setProperty("kind", "caption")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.begin = buttons.addButton(tr("Begin"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.begin.setObjectName("start_page.begin")
        self.begin.setProperty("primary", True)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.tree, 1)
        column.addWidget(self.about)
        column.addWidget(buttons)
        metrics, room = self.fontMetrics(), parent.size()
        self.about.setMinimumHeight(2 * metrics.lineSpacing())
        wide = min(WIDE * metrics.averageCharWidth(), room.width())
        self.resize(wide, min(HIGH * metrics.lineSpacing(), room.height()))
        self.tree.currentItemChanged.connect(self._show)
        self.tree.itemActivated.connect(self._choose)
        self._show()

    def _fill(self, groups: Iterable[LabGroup]) -> None:
        above: dict[str, QTreeWidgetItem] = {}
        root = self.tree.invisibleRootItem()
        for group in groups:
            if group.above and group.above not in above:
                above[group.above] = QTreeWidgetItem(root, [group.above])
            item = QTreeWidgetItem(above.get(group.above, root), [group.title])
            item.setExpanded(not group.above)
            for lab in group.labs:
                cells = [lab.title.of(self._language), str(lab.minutes), level_of(lab)]
                row = QTreeWidgetItem(item, cells)
                row.setData(0, LAB, lab)
                row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
                words = tr("difficulty {level} of {most}", level=lab.difficulty, most=3)
                row.setData(2, Qt.ItemDataRole.AccessibleTextRole, words)
        for item in above.values():
            item.setExpanded(True)

    @Slot()
    def _show(self) -> None:
        """Say what the lab at hand teaches, and to which headings it belongs."""
        item = self.tree.currentItem()
        lab = item.data(0, LAB) if item is not None else None
        self.begin.setEnabled(lab is not None)
        if lab is None:
            self.about.setText(tr("Choose a lab: a lesson that runs on the live engine."))
            return
        headings = "; ".join(one.heading for one in lab.lectures)
        self.about.setText(f"{lab.teaches.of(self._language)} ({headings})")

    @Slot()
    def _choose(self) -> None:
        item = self.tree.currentItem()
        lab = item.data(0, LAB) if item is not None else None
        if lab is not None:
            self.chosen.emit(lab)
            self.accept()
