"""A line of small widgets, one under each column of the network."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.tokens import Theme
from playground.plotting.columns import Columns

AIR = 3


class ColumnsRow(QWidget):
    """Puts `first` into the gutter and the other widgets into their columns, as high as asked."""

    def __init__(self, theme: Theme, first: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.first = theme, first
        first.setParent(self)
        self.widgets: Sequence[QWidget] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Take other widgets; those of before go."""
        for widget in self.widgets:
            widget.setParent(None)
            widget.deleteLater()
        self.widgets = widgets
        for widget in widgets:
            widget.setParent(self)
            widget.show()
        self.updateGeometry()
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Columns follow the type."""
        self.theme = theme
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        # What stands in the gutter takes what the columns need.
        highest = max(widget.sizeHint().height() for widget in self.widgets or (self.first,))
        return QSize(10 * self.theme.base_px, highest)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        columns = Columns(self.width(), len(self.widgets), self.theme.base_px)
        wide = min(self.first.sizeHint().width(), round(columns.gutter) - AIR)
        self.first.setGeometry(0, 0, wide, self.height())
        for place, widget in enumerate(self.widgets):
            left, right = round(columns.left(place)), round(columns.left(place + 1))
            widget.setGeometry(left + AIR, 0, right - left - 2 * AIR, self.height())
