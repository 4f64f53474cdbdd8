"""A table with a row for each layer and dots on axes for its numbers."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.network.naming import layer_name
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.panels.optimizer.quantities import Quantity, QuantityCell
from playground.plotting.live_tip import LiveTip
from playground.words.numbers import number, power_of_ten
from playground.words.translate import tr

ROW_EMS, HEAD_EMS, FOOT_EMS = 1.9, 1.7, 1.5
GAP_EMS = 1.4
# Room for half a dot at the right edge.
EDGE_EMS = 0.5
# Numbers are written beside the dots where a column is at least so wide.
WIDE_EMS = 13.0
NUMBER_EMS = 4.6
# Decades are written as powers.
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STACKED = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextDontClip,
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextDontClip,
)


class StepsTable(QWidget):
    """Columns side by side, layers one below the other, the output last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("optimizer.table")
        self.setAccessibleName(tr("Steps and memory of every layer"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.titles: tuple[str, ...] = ()
        self.columns: tuple[Quantity, ...] = ()
        self.tip = LiveTip(self, self.about)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self.theme = theme
        self._em = float(theme.small_px)
        self._face = font(theme, theme.small_px)
        self.updateGeometry()
        self.update()

    def show_columns(self, titles: tuple[str, ...], columns: tuple[Quantity, ...]) -> None:
        """Show other numbers."""
        if len(titles) != len(self.titles):
            self.titles = titles
            self.updateGeometry()
        self.titles, self.columns = titles, columns
        self.update()

    def sizeHint(self) -> QSize:
        rows = max(1, len(self.titles))
        height = (HEAD_EMS + ROW_EMS * rows) * self._em + self._foot()
        return QSize(round(24 * self._em), round(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def about(self, at: QPointF) -> str:
        """What the number at a place of the table is, or what its column means."""
        for column, room in zip(self.columns, self._rooms(), strict=True):
            if room.left() - GAP_EMS * self._em / 2 <= at.x() <= room.right():
                row = int((at.y() - HEAD_EMS * self._em) // self._row_height())
                if 0 <= row < len(self.titles) and row < len(column.cells):
                    name = short_name(self.titles[row])
                    told = words_of(column.cells[row])
                    value = tr("{layer}, {what}: {told}", layer=name, what=column.title, told=told)
                    return f"{value}\n{column.help}"
                return column.help
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self._face)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            em, high = self._em, self._row_height()
            painter.setPen(self.theme.color("text"))
            for row, title in enumerate(self.titles):
                at = QRectF(0, HEAD_EMS * em + row * high, self._gutter(), high)
                painter.drawText(at, LEFT, short_name(title))
            for column, room in zip(self.columns, self._rooms(), strict=True):
                self._paint_column(painter, column, room)

    def _gutter(self) -> float:
        metrics = QFontMetricsF(self._face)
        names = [short_name(title) for title in self.titles]
        return max((metrics.horizontalAdvance(name) for name in names), default=0.0) + self._em / 2

    def _row_height(self) -> float:
        rows = max(1, len(self.titles))
        free = self.height() - HEAD_EMS * self._em - self._foot()
        return min(max(free / rows, self._em), 2.6 * self._em)

    def _rooms(self) -> list[QRectF]:
        """Where each column is drawn, head and foot included."""
        gap, left, width = GAP_EMS * self._em, self._gutter(), self._breadth()
        height = HEAD_EMS * self._em + self._foot() + len(self.titles) * self._row_height()
        return [
            QRectF(left + gap + place * (width + gap), 0, width, height)
            for place in range(len(self.columns))
        ]

    def _breadth(self) -> float:
        """How wide each column is."""
        count, gap = max(1, len(self.columns)), GAP_EMS * self._em
        free = self.width() - self._gutter() - count * gap - EDGE_EMS * self._em
        return max(free / count, 1.0)

    def _axis_breadth(self) -> float:
        """How wide the axis of each column is, beside its numbers."""
        numbers = self._breadth() >= WIDE_EMS * self._em
        return self._breadth() - (NUMBER_EMS * self._em if numbers else 0)

    def _foot(self) -> float:
        """How high what stands below an axis is: two lines where its ends do not fit into one."""
        wide = QFontMetricsF(self._face).horizontalAdvance
        ends = (_ends(column) for column in self.columns)
        beside = max((wide(f"{low} {high}") for low, high in ends), default=0.0)
        return FOOT_EMS * self._em * (1 if beside <= self._axis_breadth() else 2)

    def _paint_column(self, painter: QPainter, column: Quantity, room: QRectF) -> None:
        em, theme = self._em, self.theme
        numbers = room.width() >= WIDE_EMS * em
        axis = QRectF(
            room.left(),
            room.top() + HEAD_EMS * em,
            self._axis_breadth(),
            room.height() - HEAD_EMS * em - self._foot(),
        )
        painter.setPen(theme.color("quiet"))
        head = QRectF(room.left(), 0, room.width() + 0.8 * GAP_EMS * em, HEAD_EMS * em)
        painter.drawText(head, LEFT, heading(column.title, self._face, head.width()))
        self._paint_axis(painter, column, axis)
        high = self._row_height()
        for row, cell in enumerate(column.cells[: len(self.titles)]):
            y = axis.top() + (row + 0.5) * high
            self._paint_cell(painter, column, cell, axis, y)
            if numbers:
                painter.setPen(theme.color("text"))
                told = words_of(cell, short=True)
                painter.drawText(QRectF(axis.right(), y - em, NUMBER_EMS * em, 2 * em), RIGHT, told)

    def _paint_axis(self, painter: QPainter, column: Quantity, axis: QRectF) -> None:
        theme, em = self.theme, self._em
        painter.fillRect(axis, theme.color("grid", 0.6))
        if column.band is not None:
            ends = [axis.left() + (column.place(end) or 0.0) * axis.width() for end in column.band]
            band = QRectF(ends[0], axis.top(), ends[1] - ends[0], axis.height())
            painter.fillRect(band, theme.color("good", 0.22))
        mark = None if column.mark is None else column.place(column.mark)
        if mark is not None:
            x = axis.left() + mark * axis.width()
            painter.setPen(theme.pen("quiet", 1))
            painter.drawLine(QLineF(x, axis.top(), x, axis.bottom()))
        painter.setPen(theme.color("quiet"))
        foot = QRectF(axis.left(), axis.bottom(), axis.width(), self._foot())
        # One below the other where they would lie over each other.
        apart = self._foot() > FOOT_EMS * em
        for end, beside, stacked in zip(_ends(column), (LEFT, RIGHT), STACKED, strict=True):
            painter.drawText(foot, stacked if apart else beside, end)

    def _paint_cell(
        self, painter: QPainter, column: Quantity, cell: QuantityCell, axis: QRectF, y: float
    ) -> None:
        theme = self.theme
        ends = [column.place(end) for end in (cell.least, cell.most)]
        if ends[0] is not None and ends[1] is not None:
            a, b = (axis.left() + (end or 0.0) * axis.width() for end in ends)
            painter.setPen(theme.pen("accent", 1.5, alpha=0.45))
            painter.drawLine(QLineF(a, y, b, y))
        place = column.place(cell.value)
        if place is None:
            return
        painter.setPen(theme.pen("surface", 1))
        painter.setBrush(theme.brush("accent"))
        radius = 0.34 * self._em
        painter.drawEllipse(QPointF(axis.left() + place * axis.width(), y), radius, radius)


def short_name(title: str) -> str:
    """How a layer is called."""
    return tr("output") if title == "output" else tr(layer_name(int(title)))


def heading(title: str, face: QFont, width: float) -> str:
    """A title, or its last word where there is no room for more: two memories differ in that."""
    metrics = QFontMetricsF(face)
    texts = (title, title.rsplit(maxsplit=1)[-1])
    short = next((text for text in texts if metrics.horizontalAdvance(text) <= width), title)
    return metrics.elidedText(short, Qt.TextElideMode.ElideRight, width)


def words_of(cell: QuantityCell, short: bool = False) -> str:
    """A cell's numbers in words."""
    value = number(cell.value, 2)
    if short or math.isnan(cell.least):
        return value
    reach = tr("from {least:.2g} to {most:.2g}", least=cell.least, most=cell.most)
    return f"{value} ({reach})"


def _ends(column: Quantity) -> tuple[str, str]:
    """What stands at the ends of the axis of a column."""
    ends = (column.low, column.high)
    low, high = (power_of_ten(int(end)) if column.log else _signed(end) for end in ends)
    return low, high


def _signed(end: float) -> str:
    return f"+{number(end)}" if end > 0 else number(end)
