"""The map of a search: a cell for each pair of values, coloured by how good it is, and the path."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.specs.knobs import Value
from playground.look.colors import contrast
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.live_tip import LiveTip
from playground.words.numbers import number
from playground.words.settings import word
from playground.words.translate import tr

GAP = 2
# How high over the lower edge of a cell the path runs, in heights of the cell.
LOW = 0.15
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GridMap:
    """Which values stand across and upwards, the score of each pair (lower is better), the path.

    A score that is not finite is that of a trial that failed. `names` are those of the settings.
    """

    names: tuple[str, str]
    across: tuple[Value, ...]
    upwards: tuple[Value, ...]
    scores: Mapping[Place, float]
    labels: Mapping[Place, str]
    path: tuple[Place, ...]
    best: Place | None

    def ends(self) -> tuple[float, float]:
        """The best and the worst score that is finite."""
        finite = [value for value in self.scores.values() if math.isfinite(value)]
        return (min(finite), max(finite)) if finite else (0.0, 1.0)


NOTHING = GridMap(("", ""), (), (), {}, {}, (), None)


class MapView(QWidget):
    """Paints the map; `chosen` carries the (across, upwards) of a clicked cell."""

    chosen = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = NOTHING
        self.current: Place | None = None
        self.setObjectName("search.map")
        self.setAccessibleName(tr("Map of the search"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.tip = LiveTip(self, self._tip_at)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.theme = theme
        self.face = font(theme, theme.small_px)
        self.setMinimumHeight(8 * theme.small_px)
        self._colors = [QColor(*map(int, tone)) for tone in theme.sequential()]
        self.update()

    def show_map(self, shown: GridMap) -> None:
        """Show another map."""
        self.map = shown
        self.setAccessibleDescription(self.words())
        self.update()

    def words(self) -> str:
        """The map in a sentence."""
        low, high = self.map.ends()
        if not self.map.scores:
            return tr("Nothing has been tried yet.")
        return tr("{count} pairs of {a} and {b}, from {low} to {high}", count=len(self.map.scores),
                  a=self.map.names[0], b=self.map.names[1] or "–", low=number(low),
                  high=number(high))  # fmt: skip

    def rect_of(self, place: Place) -> QRectF:
        """Where a cell is."""
        room = self._room()
        columns, rows = max(1, len(self.map.across)), max(1, len(self.map.upwards))
        wide, high = room.width() / columns, room.height() / rows
        x, y = room.left() + place[0] * wide, room.bottom() - (place[1] + 1) * high
        return QRectF(x, y, max(1.0, wide - GAP), max(1.0, high - GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.face)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for column in range(len(self.map.across)):
                for row in range(len(self.map.upwards)):
                    self._paint_cell(painter, (column, row))
            self._paint_axes(painter)
            self._paint_path(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None:
            self._choose(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1),
                 Qt.Key.Key_Down: (0, -1)}  # fmt: skip
        step = moves.get(Qt.Key(event.key()))
        if step is None or not self.map.across:
            super().keyPressEvent(event)
            return
        at = self.current or (0, 0)
        column = min(max(at[0] + step[0], 0), len(self.map.across) - 1)
        row = min(max(at[1] + step[1], 0), len(self.map.upwards) - 1)
        self.current = (column, row)
        self.setAccessibleDescription(self._tip(self.current))
        self.update()

    def _paint_cell(self, painter: QPainter, place: Place) -> None:
        rect, score = self.rect_of(place), self.map.scores.get(place)
        if score is None:
            painter.fillRect(rect, self.theme.color("grid"))
            return
        color = self._color(score)
        painter.fillRect(rect, color)
        label = self.map.labels.get(place, "")
        metrics = QFontMetricsF(self.face)
        if metrics.horizontalAdvance(label) < rect.width() and metrics.height() < rect.height():
            ground = color.name()
            tones = ("#FFFFFF", "#0B0F14")
            painter.setPen(QColor(max(tones, key=lambda tone: contrast(tone, ground))))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, label)
        if place in (self.map.best, self.current):
            role = "good" if place == self.map.best else "accent"
            painter.setPen(self.theme.pen(role, 3))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _color(self, score: float) -> QColor:
        """Better is darker; what failed has the colour of errors."""
        if not math.isfinite(score):
            return self.theme.color("bad")
        low, high = self.map.ends()
        share = 1.0 if high <= low else (high - score) / (high - low)
        if 0 < low < high:
            share = math.log(high / score) / math.log(high / low)
        return self._colors[round(min(max(share, 0.0), 1.0) * (len(self._colors) - 1))]

    def _paint_axes(self, painter: QPainter) -> None:
        """The values below and beside the cells, and the names of the settings."""
        painter.setPen(self.theme.color("quiet"))
        metrics, room = QFontMetricsF(self.face), self._room()
        for column, value in enumerate(self.map.across):
            rect = self.rect_of((column, 0))
            below = QRectF(rect.left(), room.bottom(), rect.width(), metrics.height() + 2)
            words = metrics.elidedText(word(value), Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)
        for row, value in enumerate(self.map.upwards):
            rect = self.rect_of((0, row))
            beside = QRectF(0, rect.top(), room.left() - 4, rect.height())
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(beside, right, word(value) if self.map.names[1] else "")
        across, upwards = self.map.names
        last = QRectF(0, room.bottom() + metrics.height() + 2, self.width(), metrics.height() + 2)
        title = f"→ {across}    ↑ {upwards}" if upwards else f"→ {across}" if across else ""
        painter.drawText(last, Qt.AlignmentFlag.AlignCenter, title)

    def _paint_path(self, painter: QPainter) -> None:
        rects = [self.rect_of(place) for place in self.map.path]
        # Below the scores, which are to be read.
        middles = [
            QPointF(rect.center().x(), rect.bottom() - LOW * rect.height()) for rect in rects
        ]
        painter.setPen(self.theme.pen("accent", 2))
        painter.setBrush(self.theme.brush("accent"))
        for before, after in pairwise(middles):
            painter.drawLine(before, after)
        for middle in middles:
            painter.drawEllipse(middle, 3, 3)

    def _room(self) -> QRectF:
        metrics = QFontMetricsF(self.face)
        words = [word(value) for value in self.map.upwards] if self.map.names[1] else []
        left = max((metrics.horizontalAdvance(text) for text in words), default=0.0) + 8
        left = min(left, self.width() / 3)
        high = self.height() - 2 * metrics.height() - 6
        return QRectF(left, 2, max(1.0, self.width() - left - 2), max(1.0, high))

    def _at(self, position: QPointF) -> Place | None:
        return next(
            (
                (column, row)
                for column in range(len(self.map.across))
                for row in range(len(self.map.upwards))
                if self.rect_of((column, row)).contains(position)
            ),
            None,
        )

    def _choose(self, place: Place) -> None:
        self.current = place
        self.update()
        self.chosen.emit(*place)

    def _tip_at(self, position: QPointF) -> str:
        place = self._at(position)
        return "" if place is None else self._tip(place)

    def _tip(self, place: Place) -> str:
        told = f"{self.map.names[0]} = {word(self.map.across[place[0]])}"
        if self.map.names[1]:
            told += f", {self.map.names[1]} = {word(self.map.upwards[place[1]])}"
        score = self.map.scores.get(place)
        if score is None:
            return tr("{told}: not tried", told=told)
        label = self.map.labels.get(place) or tr("failed")
        return f"{told}: {label}"
