"""How sure the network is of every class, as bars."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.arrays import Array
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.words.numbers import percent
from playground.words.translate import tr

WIDE_EMS, GAP = 11, 6


class ShareBars(QWidget):
    """A line for each class with its share; where not all fit, those with the largest shares."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.names: tuple[str, ...] = ()
        self.shares: Array = np.zeros(0)
        self.setAccessibleName(tr("Shares of the classes"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_shares(self, names: Sequence[str], shares: Array) -> None:
        """Show a share (classes,) for each name; none at all for no shares."""
        self.names, self.shares = tuple(names), shares
        self.setAccessibleDescription(
            ", ".join(f"{names[k]} {percent(float(shares[k]))}" for k in self._order())
        )
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes."""
        self.theme = theme
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDE_EMS * self.theme.small_px, 3 * self.theme.small_px)

    def shown(self, rows: int) -> list[int]:
        """The classes that are shown in so many rows, in their own order."""
        return sorted(self._order()[:rows])

    def _order(self) -> list[int]:
        return [int(k) for k in np.argsort(-np.nan_to_num(self.shares), kind="stable")]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self.shares):
            return
        face = font(self.theme, self.theme.small_px)
        metrics = QFontMetricsF(face)
        each = max(
            metrics.height() + 1, min(1.7 * metrics.height(), self.height() / len(self.names))
        )
        shown = self.shown(max(1, int(self.height() / each)))
        name_room = max(metrics.horizontalAdvance(self.names[k]) for k in shown) + GAP
        number_room = metrics.horizontalAdvance("100.0\u00a0%") + GAP
        room = max(1.0, self.width() - name_room - number_room)
        best = self._order()[0]
        center, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        with QPainter(self) as painter:
            painter.setFont(face)
            for row, k in enumerate(shown):
                line, share = QRectF(0, row * each, self.width(), each), float(self.shares[k])
                share = min(max(share, 0.0), 1.0) if np.isfinite(share) else 0.0
                painter.setPen(self.theme.color(self.theme.words("text" if k == best else "quiet")))
                painter.drawText(line, left | center, self.names[k])
                bar = QRectF(name_room, line.top() + 0.2 * each, room * share, 0.6 * each)
                painter.fillRect(bar, self.theme.color("accent" if k == best else "quiet"))
                number = percent(float(self.shares[k]))
                place = QRectF(name_room + room * share + GAP, line.top(), number_room, each)
                painter.drawText(place, left | center, number)
