"""What stands beside the curves: what differs, on what terms lanes run, what one click does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.look.tokens import Theme
from playground.panels.lanes.differences_table import DifferencesTable
from playground.panels.lanes.differing import Difference, common_of
from playground.panels.lanes.one_click import OneClick
from playground.panels.lanes.terms import Terms
from playground.panels.lanes_shown import Comparison, ShownLane
from playground.words.translate import tr

BETWEEN = " · "


class LanesSide(QWidget):
    """`wished(LaneWish)` is what its controls ask for."""

    wished = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.common = QLabel(tr("What differs"), self), QLabel(self)
        self.heading.setProperty("kind", "title")
        self.common.setProperty("kind", "caption")
        self.common.setWordWrap(True)
        self.common.setMinimumWidth(1)
        self.common.setAccessibleName(tr("What lanes have in common"))
        self.table = DifferencesTable(theme, self)
        self.terms, self.one_click = Terms(self), OneClick(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        for part in (self.heading, self.common, self.terms, self.table, self.one_click):
            column.addWidget(part)
        column.addStretch(1)
        self.terms.wished.connect(self.wished)
        self.one_click.wished.connect(self.wished)

    def show_lanes(
        self, lanes: Sequence[ShownLane], rows: Sequence[Difference], comparison: Comparison
    ) -> None:
        """Say what differs, and offer what makes sense."""
        several = len(lanes) > 1
        self.heading.setText(tr("What differs") if several else tr("Side by side"))
        words = tr(
            "This run is alone. Put another one beside it: from the same data, first weights and "
            "batches, with whatever you change."
        )
        if several:
            words = BETWEEN.join(common_of([lane.setup for lane in lanes]))
        if several and not rows:
            words = tr("All settings are the same: change something in one lane.")
        self.common.setText(words)
        self.table.show_rows(lanes, rows)
        self.table.setVisible(several and bool(rows))
        self.terms.show_comparison(comparison)
        self.one_click.show_state(len(lanes), comparison)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes."""
        self.table.set_theme(theme)
