"""Reading a run off at one step: a line through the plots and a box with all values there."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from playground.look.tokens import Theme
from playground.plotting.plots import Plot

EDGE = 6


class Readout:
    """Shown while the pointer is over one of the plots, in the half where it is not."""

    def __init__(self, plots: tuple[Plot, ...], theme: Theme, parent: QWidget) -> None:
        self.plots, self.parent = plots, parent
        self.lines = [pg.InfiniteLine(angle=90) for _ in plots]
        for plot, line in zip(plots, self.lines, strict=True):
            line.hide()
            plot.addItem(line, ignoreBounds=True)
        self.box = QLabel(parent)
        self.box.setProperty("card", "whole")
        self.box.setProperty("kind", "caption")
        self.box.setProperty("pictured", False)
        self.box.setMargin(EDGE)
        self.box.setTextFormat(Qt.TextFormat.RichText)
        self.box.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.box.hide()
        # The plot that the pointer is over, and where in its scene.
        self._pointed: tuple[Plot, QPointF] | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour the line again."""
        for line in self.lines:
            line.setPen(theme.pen("quiet"))

    def point(self, plot: Plot, position: QPointF) -> float | None:
        """The place on the axis under a point of a plot's scene; None if it is outside."""
        view = plot.plotItem.getViewBox()
        inside = view.sceneBoundingRect().contains(position)
        self._pointed = (plot, position) if inside else None
        return float(view.mapSceneToView(position).x()) if inside else None

    def again(self) -> float | None:
        """The same for where the pointer is: by now the axis may stand for other steps."""
        return None if self._pointed is None else self.point(*self._pointed)

    def show(self, x: float, text: str, right_half: bool) -> None:
        """Say `text` about the place `x`, in the half where the pointer is not."""
        for line in self.lines:
            line.setPos(x)
            line.show()
        self.box.setText(text)
        self.box.adjustSize()
        view = self.plots[0].plotItem.getViewBox().sceneBoundingRect()
        left = view.left() + EDGE if right_half else view.right() - self.box.width() - EDGE
        top = self.plots[0].y() + round(view.top()) + EDGE
        lowest = self.parent.height() - self.box.height()
        self.box.move(self.plots[0].x() + round(left), max(0, min(top, lowest)))
        self.box.show()
        self.box.raise_()

    def hide(self) -> None:
        """Nothing is being read off."""
        self._pointed = None
        self.box.hide()
        for line in self.lines:
            line.hide()
