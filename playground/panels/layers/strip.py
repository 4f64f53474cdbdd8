"""One row of the layers panel: a histogram for every layer, and its past beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.tokens import Theme
from playground.panels.layers.heat_maps import HeatMaps
from playground.panels.layers.recent_histograms import ROWS, RecentHistograms
from playground.panels.layers.rows import Row, StripCell
from playground.panels.layers.strip_painter import Area, StripPainter
from playground.plotting.columns import Columns
from playground.plotting.live_tip import LiveTip
from playground.words.numbers import number
from playground.words.places import heading_of_layer
from playground.words.translate import tr

# Shares of a column's width: the air at each side, the past, and the air before it.
MARGIN, PAST, GAP = 0.06, 0.26, 0.05
LEAST_EMS, USUAL_EMS = 2.8, 5.0
# Bars of less lines leave no room to say above the past where it begins.
NAMED_LINES = 1.8
# Digits of the ends of a bar.
BAR_DIGITS = 3
# As high as a row may be.
FREE = 16777215
# Columns narrower than this have the past below the bars, if the row is so high.
NARROW_EMS, TALL_EMS = 6.0, 4.0


class Strip(QWidget):
    """The histograms of all layers side by side, each bar relative to its layer's highest.

    Painted by hand: a row of all layers costs no more than two plot items would, and its columns
    stand to the pixel where those of the network do. `board` is the panel that the columns share.
    """

    def __init__(self, theme: Theme, row: Row, board: QWidget) -> None:
        super().__init__(board)
        self.row, self.board = row, board
        self.titles: Sequence[str] = ()
        self.cells: dict[int, StripCell] = {}
        self.memory: RecentHistograms | None = None
        self.past: HeatMaps | None = None
        self.with_past = True
        # Without anything to show, all that is left of the row is a line that says why.
        self.folded = False
        self.setObjectName(f"layers.{row.name}")
        self.setAccessibleName(tr(row.title))
        self.setAccessibleDescription(tr(row.sentence))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.tip = LiveTip(self, self.words_at)
        self.set_theme(theme)

    def start(self, titles: Sequence[str]) -> None:
        """A run begins with these layers: forget the histograms of the one before."""
        self.titles, self.cells, self.memory, self.past = titles, {}, None, None
        self.update()

    def draw(self, reading: Any, step: int) -> None:
        """Show a newer reading; None says that there is nothing to read."""
        found = self.row.cells(reading) if reading is not None else {}
        self.cells = {i: found[title] for i, title in enumerate(self.titles) if title in found}
        if self.cells:
            self._remember(step)
        if self.folded == bool(self.cells):
            self.folded = not self.cells
            self._stretch()
        self.update()

    def show_past(self, wanted: bool) -> None:
        """Whether the heat maps of the last histograms stand beside the bars."""
        self.with_past = wanted
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Colour it again."""
        self.theme = theme
        self.brushes = StripPainter(theme, self.row.role)
        if self.past is not None:
            self.past.set_theme(theme)
        self._stretch()
        self.update()

    @property
    def least(self) -> int:
        """How high it is at least while there is something to show."""
        return round(LEAST_EMS * self.theme.small_px)

    def sizeHint(self) -> QSize:
        return QSize(20 * self.theme.small_px, round(USUAL_EMS * self.theme.small_px))

    def columns(self) -> Columns:
        """Where the columns stand, in pixels of the panel."""
        return Columns(self.board.width(), len(self.titles), self.theme.base_px)

    def areas(self) -> list[Area]:
        """Where the bars of each layer and its past stand, in pixels of this widget."""
        columns, shift = self.columns(), self.mapTo(self.board, QPoint()).x()
        each, line = columns.each, self.brushes.line
        height = self.height() - line - 2.0
        width = (1 - 2 * MARGIN) * each
        below = each < NARROW_EMS * self.theme.base_px and height > TALL_EMS * self.theme.base_px
        since_wide, now_wide = self._widths()
        found = []
        for place in range(len(self.titles)):
            left = columns.left(place) - shift + MARGIN * each
            whole = QRectF(left, 1, width, height)
            bars, past = self._shared(whole, below)
            axis = QRectF(bars.left(), whole.bottom() + 1, bars.width(), line)
            room = 0.0 if below else past.width()
            now = now_wide <= room
            since = since_wide <= room and height >= NAMED_LINES * line
            if since:
                past.setTop(past.top() + line)
            found.append(Area(bars, past, axis, now, since))
        return found

    def _widths(self) -> tuple[int, int]:
        """How wide the names of the ends of the past are."""
        since, now = map(self.brushes.metrics.horizontalAdvance, self._ends())
        return since, now

    def _ends(self) -> tuple[str, str]:
        """What is written above and below the past."""
        return tr("{count} ago", count=ROWS), tr("now")

    def _shared(self, whole: QRectF, below: bool) -> tuple[QRectF, QRectF]:
        """Bars and past side by side; where it is narrow and high, one over the other."""
        if not self.with_past:
            return whole, QRectF(whole.right(), whole.top(), 0, whole.height())
        share, gap = PAST / (1 - 2 * MARGIN), GAP / (1 - 2 * MARGIN)
        if below:
            depth = whole.height() * share
            bars = whole.adjusted(0, 0, 0, -depth - 2)
            return bars, QRectF(whole.left(), whole.bottom() - depth, whole.width(), depth)
        wide = whole.width() * share
        bars = whole.adjusted(0, 0, -wide - whole.width() * gap, 0)
        return bars, QRectF(whole.right() - wide, whole.top(), wide, whole.height())

    def table(self) -> list[list[object]]:
        """Every bar: row, layer, from, to, share of the values."""
        rows: list[list[object]] = []
        if self.memory is None:
            return rows
        newest = self.memory.newest()
        for place in self.cells:
            shares, shown = newest[place].tolist(), self.memory.range_of(place)
            places = [i / len(shares) for i in range(len(shares) + 1)]
            ends = [self.row.value_at(at, *shown) for at in places]
            bars = zip(ends[:-1], ends[1:], shares, strict=True)
            rows += [[tr(self.row.title), self.titles[place], *bar] for bar in bars]
        return rows

    def words_at(self, where: QPointF) -> str:
        """What the bar, or the line of the past, under a point stands for."""
        columns, x = self.columns(), where.x() + self.mapTo(self.board, QPoint()).x()
        place = int((x - columns.gutter) // columns.each) if columns.each > 0 else -1
        if not 0 <= place < len(self.titles):
            return f"{tr(self.row.title)}: {tr(self.row.sentence)}"
        if place not in self.cells or self.memory is None:
            return tr(self.row.empty)
        area, cell = self.areas()[place], self.cells[place]
        if area.past.contains(where):
            return self._past_words(place, (where.y() - area.past.top()) / area.past.height())
        share = (where.x() - area.bars.left()) / area.bars.width()
        head = heading_of_layer(self.titles[place])
        if 0 <= share < 1 and not cell.note:
            head = f"{head}: {self._bar_words(place, share)}"
        return f"{head}\n{cell.words}"

    def paintEvent(self, event: QPaintEvent) -> None:
        brushes, areas = self.brushes, self.areas()
        with QPainter(self) as painter:
            painter.setFont(brushes.face)
            gutter = self.columns().gutter - self.mapTo(self.board, QPoint()).x()
            room = QRectF(0, 0, gutter - 4, self.height())
            if self.folded:
                free = QRectF(gutter, 0, self.width() - gutter, self.height())
                brushes.folded(painter, room, tr(self.row.title), free, tr(self.row.empty))
                return
            titles = [tr(title) for title in (self.row.title, self.row.short) if title]
            brushes.caption(painter, room, titles, self.row.symbol, self._extent())
            full = {place: areas[place] for place in self.cells}
            if self.memory is not None and full:
                brushes.bars(painter, self.memory, full)
                if self.past is not None and self.with_past:
                    brushes.past(painter, self.past, full, self._ends())
                usual = self.memory.usual(list(full)) if self.row.shared else None
                for place, area in full.items():
                    cell, shown = self.cells[place], self.memory.range_of(place)
                    brushes.functions(painter, cell, shown, area.bars)
                    apart = shown[0] != 0 or (usual is not None and shown[1] != usual)
                    ticks, captioned = self.row.ticks(*shown), self.row.shared
                    brushes.ticks(painter, area.axis, ticks, apart=apart, captioned=captioned)
                    brushes.note(painter, cell, area.bars)
            for place, area in enumerate(areas):
                if place not in full:
                    brushes.empty(painter, area, tr(self.row.empty))

    def _remember(self, step: int) -> None:
        bins = len(next(iter(self.cells.values())).shares)
        if self.memory is None:
            self.memory = RecentHistograms(len(self.titles), bins)
            self.past = HeatMaps(self.theme, self.memory)
        self.memory.add(step, self.cells)
        if self.past is not None:
            self.past.draw(self.memory)

    def _extent(self) -> str:
        """The range that the layers share, in short."""
        if self.memory is None or self.row.decades or not self.row.shared:
            return ""
        usual = self.memory.usual(list(self.cells))
        return f"±{number(usual)}" if usual else ""

    def _stretch(self) -> None:
        """Be as high as there is room, or one line."""
        line = self.brushes.line + 2
        self.setMinimumHeight(line if self.folded else self.least)
        self.setMaximumHeight(line if self.folded else FREE)

    def _bar_words(self, place: int, share: float) -> str:
        """The share of values in the bar at `share` of the axis."""
        assert self.memory is not None
        shown, shares = self.memory.range_of(place), self.memory.newest()[place]
        index = int(share * len(shares))
        ends = (self.row.value_at(i / len(shares), *shown) for i in (index, index + 1))
        # Far from 0 the ends of a bar differ in later digits.
        digits = BAR_DIGITS + math.ceil(math.log10(max(1.0, abs(shown[0]) / shown[1])))
        low, high = (number(end, digits) for end in ends)
        return tr(
            "{share:.1%} of {symbol} from {low} to {high}",
            share=float(shares[index]),
            symbol=self.row.symbol,
            low=low,
            high=high,
        )

    def _past_words(self, place: int, height: float) -> str:
        """What the heat map shows, and when the line pointed at was measured."""
        assert self.memory is not None
        step = int(self.memory.steps[min(int(height * ROWS), ROWS - 1)])
        words = tr(
            "{layer}: the last {count} histograms, the newest at the bottom. Each line is "
            "relative to its highest bar.",
            count=ROWS,
            layer=heading_of_layer(self.titles[place]),
        )
        return words + "\n" + tr("Here: step {step}", step=step) if step >= 0 else words
