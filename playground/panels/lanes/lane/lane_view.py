"""The map of a lane, as large as there is room for, and the bars of its layers beside or below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.tokens import Theme
from playground.panels.lanes.lane.lane_map import LaneMap
from playground.panels.lanes.lane.layer_bars import LayerBars
from playground.plotting.live_tip import LiveTip

GAP, STRIP_GAP = 8, 4
# The map is so high at least, in lines of type.
LEAST = 6
# Below one smaller than this verdicts stand alone, below one smaller than that nothing.
SMALL, SMALLEST = 7, 4.5
# Beside a map the bars are so wide at least, in lines of type; beside a small one less will do.
BESIDE, NARROW = 7, 3.6


class LaneView(QWidget):
    """Places the two so that the map is as large as can be."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.map, self.bars = LaneMap(theme, self), LayerBars(theme, self)
        self.tip = LiveTip(self, self.words_at)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def judged_at(self, place: QPointF) -> int | None:
        """The layer, from 0, whose verdict is written at a point, if any."""
        if self.bars.isHidden():
            return None
        return self.bars.judged_at(self.bars.mapFromParent(place.toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hand = self.judged_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def words_at(self, place: QPointF) -> str:
        """What is shown at a point."""
        at = place.toPoint()
        if self.map.geometry().contains(at):
            return self.map.answer_at(self.map.mapFromParent(at))
        return self.bars.words_at(self.bars.mapFromParent(at))

    def set_theme(self, theme: Theme) -> None:
        """Colour both again."""
        self.theme = theme
        self.map.set_theme(theme)
        self.bars.set_theme(theme)
        self.updateGeometry()
        self.arrange()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 2

    def minimumSizeHint(self) -> QSize:
        least = LEAST * self.theme.base_px
        return QSize(least, least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Find places for the size at hand."""
        wide, high = self.width(), self.height()
        beside, below = BESIDE * self.theme.base_px, self.bars.least(1).height()
        left = wide - beside - GAP
        under = high - below - GAP
        if not self.map.square:
            # A curve takes what it gets.
            across = min(left, round(0.7 * wide))
            self._put(QRect(0, 0, across, high), QRect(across + GAP, 0, wide - across - GAP, high))
            return
        # A map that would be next to nothing gets room of the bars: they are narrow beside it, or
        # verdicts stand alone below it.
        spared = max(min(left, high), min(wide, under)) < SMALL * self.theme.base_px
        if spared:
            under = high - self.bars.line - STRIP_GAP
            under = under if min(wide, under) >= SMALLEST * self.theme.base_px else high
            left = wide - round(NARROW * self.theme.base_px) - GAP
        if min(left, high) >= min(wide, under):
            side = max(1, min(left, high))
            self._put(QRect(0, 0, side, side), QRect(side + GAP, 0, wide - side - GAP, high))
        else:
            side, gap = max(1, min(wide, under)), STRIP_GAP if spared else GAP
            self._put(
                QRect((wide - side) // 2, 0, side, side),
                QRect(0, side + gap, wide, high - side - gap),
            )

    def _put(self, plane: QRect, bars: QRect) -> None:
        self.map.setGeometry(plane)
        self.bars.setGeometry(bars)
        self.bars.setVisible(bars.height() >= self.bars.line)
