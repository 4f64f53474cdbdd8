"""The activations of every layer of one lane as bars, each with a plain word on its health."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPoint, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.probes import Histogram, Histograms
from engine.probes.health import Diagnosis
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.bars import outline_of, rebinned
from playground.widgets.chip import SIGNS
from playground.words.numbers import number
from playground.words.places import heading_of_layer
from playground.words.translate import tr

# A cell is so wide and so high at least, in lines of type; the bars are no higher than they are
# easily taken in.
WIDE, HIGH = 4.6, 2.6
# Where they have no room for that below each other, they are so low, and closer together.
LOW, CLOSE = 1.4, 4
# Where there is room for a line alone a verdict is a sign, and needs so much.
SIGN_WIDE = 2.0
WIDEST, HIGHEST = 20.0, 6.5
GAP = 8
# How wide the edge of a layer is that stands out.
EDGE = 3


class LayerBars(QWidget):
    """One histogram for each layer as far as there is room, and its verdict in the words of the
    layers panel. Layers around 0 share their range, in all lanes: `limit` is at least so wide.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles: Sequence[str] = ()
        self.layers: dict[str, Histogram] = {}
        self.verdicts: tuple[Diagnosis, ...] = ()
        self.limit = 0.0
        # Those that the phase which is looked at is about.
        self.lit: frozenset[int] = frozenset()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Activations of every layer"))
        self.set_theme(theme)

    def start(self, titles: Sequence[str]) -> None:
        """A run begins with these layers."""
        self.titles, self.layers, self.verdicts = titles, {}, ()
        self._describe()
        self.update()

    def draw(self, reading: Histograms | None, verdicts: tuple[Diagnosis, ...] | None) -> None:
        """Show what was measured; None: nothing new."""
        if reading is not None:
            self.layers = {layer.title: layer for layer in reading.layers}
        if verdicts is not None and verdicts != self.verdicts:
            self.verdicts = verdicts
            self._describe()
        if reading is not None or verdicts is not None:
            self.update()

    @property
    def own_limit(self) -> float:
        """The range around 0 that this lane needs: that of most of its layers."""
        common = [layer.common for layer in self.layers.values()][:-1]
        common = common or [layer.common for layer in self.layers.values()]
        return max(common, default=0.0)

    def share_limit(self, limit: float) -> None:
        """Draw layers around 0 over this range, which is that of all lanes."""
        if limit != self.limit:
            self.limit = limit
            self.update()

    def light(self, layers: frozenset[int]) -> None:
        """Have these layers stand out, by their places from 0."""
        if layers != self.lit:
            self.lit = layers
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes."""
        self.theme = theme
        self.face = font(theme, theme.small_px)
        self.metrics = QFontMetrics(self.face)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self.least(1)

    def least(self, columns: int) -> QSize:
        """The room for so many layers beside each other."""
        line = self.metrics.height()
        return QSize(round((WIDE * line + GAP) * columns), round(HIGH * line))

    @property
    def line(self) -> int:
        """How high a line of type is."""
        return self.metrics.height()

    def cells(self) -> list[QRectF]:
        """Where each layer that there is room for has its place."""
        line, count = self.line, len(self.titles)
        if not count:
            return []
        least = WIDE if self.height() >= round(HIGH * line) else SIGN_WIDE
        across = max(1, int((self.width() + GAP) // (least * line + GAP)))
        gap, down = GAP, int((self.height() + GAP) // (HIGH * line + GAP))
        if across * down < count:
            gap, down = CLOSE, max(1, int((self.height() + CLOSE) // (LOW * line + CLOSE)))
        # One under the other first: a layer is compared with the one before it.
        columns = min(across, math.ceil(count / down))
        rows = min(down, math.ceil(count / columns))
        wide = min(WIDEST * line, (self.width() - GAP * (columns - 1)) / columns)
        high = min(HIGHEST * line, (self.height() - gap * (rows - 1)) / rows)
        places = [(i // rows, i % rows) for i in range(min(count, rows * columns))]
        return [QRectF(c * (wide + GAP), r * (high + gap), wide, high) for c, r in places]

    def judged_at(self, where: QPoint) -> int | None:
        """The layer, from 0, whose verdict is written at a point, if any."""
        for place, cell in enumerate(self.cells()[: len(self.verdicts)]):
            if QRectF(cell.topLeft(), QSizeF(cell.width(), self.line)).contains(where):
                return place
        return None

    def words_at(self, where: QPoint) -> str:
        """What the layer under a point is doing."""
        for place, cell in enumerate(self.cells()):
            if cell.contains(where):
                return self._words(place)
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self.metrics.height()
        cells = self.cells()
        with QPainter(self) as painter:
            painter.setFont(self.face)
            accent = self.theme.color("accent")
            for place, cell in enumerate(cells):
                if place in self.lit:
                    painter.fillRect(cell, self.theme.color("wash"))
                    painter.fillRect(QRectF(cell.topLeft(), QSizeF(EDGE, cell.height())), accent)
                head = QRectF(cell.left(), cell.top(), cell.width(), line)
                last = place == len(cells) - 1 and len(self.titles) - len(cells)
                self._paint_head(painter, place, head, last)
                self._paint_bars(painter, place, cell.adjusted(0, line + 2, 0, -1))

    def _paint_head(self, painter: QPainter, place: int, head: QRectF, hidden: int) -> None:
        """The name of a layer, its verdict at the right; how many layers have no room."""
        theme, name = self.theme, heading_of_layer(self.titles[place])
        if hidden:
            name = tr("{layer} and {count} more", layer=name, count=hidden)
        word, role = "", "quiet"
        if place < len(self.verdicts):
            verdict = self.verdicts[place]
            role = "quiet" if verdict.status == "neutral" else verdict.status
            word = SIGNS[verdict.status] + tr(verdict.word)
        room = int(head.width())
        wide = self.metrics.horizontalAdvance
        if word and wide(name) + GAP + wide(word) > room:
            # The verdict counts more than the name: layers stand in their order anyway.
            title = self.titles[place]
            name = tr("Out") if title == "output" else title
            name = f"{name} +{hidden}" if hidden else name
            if wide(name) + GAP + wide(word) > room and not hidden and wide(word) <= room:
                name = ""
            elif wide(name) + GAP + wide(word) > room:
                # One that has none says nothing yet.
                word = SIGNS[self.verdicts[place].status].strip()
                # Never one over the other.
                if wide(name) + wide(word) > room:
                    name = f"+{hidden}" if hidden else ""
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.setPen(theme.color(theme.words("quiet")))
        painter.drawText(head, int(left | Qt.AlignmentFlag.AlignTop), name)
        painter.setPen(theme.color(theme.words(role)))
        painter.drawText(head, int(right | Qt.AlignmentFlag.AlignTop), word)

    def _paint_bars(self, painter: QPainter, place: int, area: QRectF) -> None:
        layer = self.layers.get(self.titles[place])
        if area.height() <= 0:
            return
        painter.setPen(self.theme.pen("border"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if layer is None:
            return
        shares, shown = layer.shares, self._range(layer)
        own = np.array([layer.centre, layer.limit])
        if shown != (layer.centre, layer.limit):
            shares = rebinned(shares, own, np.array(shown))
        heights = shares / max(float(shares.max()), 1e-12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.brush("accent", 0.75))
        painter.drawPolygon(arrayToQPolygonF(*outline_of(area, heights)))

    def _range(self, layer: Histogram) -> tuple[float, float]:
        """Centre and limit of the range that a layer is drawn over."""
        shared = layer.centre == 0 and layer.limit == layer.common <= self.limit
        return (0.0, self.limit) if shared else (layer.centre, layer.limit)

    def _words(self, place: int) -> str:
        layer = self.layers.get(self.titles[place])
        name = heading_of_layer(self.titles[place])
        lines = [name]
        if layer is not None:
            centre, limit = self._range(layer)
            low, high = number(centre - limit, 3), number(centre + limit, 3)
            spread = tr("mean {mean:.3g}, σ {std:.3g}", mean=layer.mean, std=layer.std)
            lines[0] = tr(
                "{layer}: activations from {low} to {high}", layer=name, low=low, high=high
            )
            lines.append(spread)
        if place < len(self.verdicts):
            lines.append(tr(self.verdicts[place].sentence))
            lines.append(tr("A click on the verdict opens what explains it."))
        return "\n".join(lines)

    def _describe(self) -> None:
        """The verdicts for who cannot see them."""
        pairs = zip(self.titles, self.verdicts, strict=False)
        words = (f"{heading_of_layer(title)}: {tr(verdict.word)}" for title, verdict in pairs)
        self.setAccessibleDescription("; ".join(words))
