"""How a lane's lines look: a short piece of one, with the lane's marker."""

from __future__ import annotations

from pyqtgraph.graphicsItems.ScatterPlotItem import renderSymbol
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.tokens import Theme

# Blue, orange, green and pink of the palette of classes: dark enough for a line on white, and
# told apart by colour-blind viewers; markers differ too.
CLASSES = (1, 0, 2, 5)
WIDE, NARROW, DOT = 2.2, 1.1, 0.62


def class_of(lane: int) -> int:
    """The class whose colour and marker a lane wears."""
    return CLASSES[lane % len(CLASSES)]


class Swatch(QWidget):
    """A line with a marker, in the colour of a lane."""

    def __init__(self, theme: Theme, lane: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lane, self._wide = lane, WIDE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes."""
        self.theme = theme
        self.updateGeometry()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is room for little more than the marker."""
        wide = NARROW if narrow else WIDE
        if wide != self._wide:
            self._wide = wide
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        em = self.theme.base_px
        return QSize(round(self._wide * em), em)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, ratio = self.theme, self.devicePixelRatioF()
        label = class_of(self.lane)
        color = theme.class_color(label)
        side = DOT * theme.base_px
        symbol = renderSymbol(
            theme.class_symbol(label), round(side * ratio), theme.pen(color), theme.brush(color)
        )
        symbol.setDevicePixelRatio(ratio)
        with QPainter(self) as painter:
            middle = QPointF(self.width() / 2, self.height() / 2)
            painter.setPen(theme.pen(color, 2))
            painter.drawLine(QPointF(1, middle.y()), QPointF(self.width() - 1, middle.y()))
            half = QPointF(symbol.width(), symbol.height()) / (2 * ratio)
            painter.drawImage(middle - half, symbol)
