"""What lies over the plane: the answer under the pointer, and whose map is looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from playground.look.restyle import restyle
from playground.panels.boundary.boundary_plot import BoundaryPlot
from playground.words.translate import tr

EDGE = 6


class PlaneReadout(QLabel):
    """A few words in a corner of the plane, out of the pointer's way; hidden without any."""

    def __init__(self, plot: BoundaryPlot) -> None:
        super().__init__(plot)
        self.plot = plot
        self.setObjectName("boundary.readout")
        self.setAccessibleName(tr("Answer under the pointer"))
        self.setProperty("card", "whole")
        self.setProperty("kind", "caption")
        self.setProperty("pictured", False)
        self.setMargin(4)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._low = False
        self.hide()

    def say(self, words: str, role: str = "quiet", low: bool = False) -> None:
        """Say something at the top of the plane, or at its foot."""
        restyle(self, role=role)
        if self.text() != words:
            self.setText(words)
        self._low = low
        self.setVisible(bool(words))
        self.stand()

    def stand(self) -> None:
        """Take the place that the plane has now."""
        if self.isHidden():
            return
        area = self.plot.area()
        wide = min(self.sizeHint().width(), area.width() - 2 * EDGE)
        wide = max(wide, min(self.fontMetrics().averageCharWidth() * 34, area.width() - 2 * EDGE))
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2 * self.margin() + 4
        self.resize(min(wide, words), self.heightForWidth(min(wide, words)))
        top = area.bottom() - EDGE - self.height() if self._low else area.top() + EDGE
        self.move(area.left() + EDGE, top)


class NeuronTag(QPushButton):
    """Names the neuron whose map is shown; a click goes back to the decision boundary."""

    def __init__(self, plot: BoundaryPlot) -> None:
        super().__init__(plot)
        self.plot = plot
        self.setObjectName("boundary.neuron")
        self.setProperty("sign", "close")
        self.setProperty("kind", "tag")
        # In a picture it says what is drawn.
        self.setProperty("pictured", True)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words = ""
        self.hide()

    def name(self, words: str) -> None:
        """Name a neuron; empty: there is none."""
        if self._words != words:
            self._words = words
            self.setAccessibleName(words)
            self.setToolTip(tr("{neuron}. A click shows the decision boundary.", neuron=words))
        self.setVisible(bool(words))
        self.stand()

    def stand(self) -> None:
        """Take the place that the plane has now."""
        if self.isHidden():
            return
        area, metrics = self.plot.area(), self.fontMetrics()
        self.setText(self._words)
        self.adjustSize()
        # The numbers at the left may be covered; the sign that closes it may not be cut.
        room = metrics.horizontalAdvance(self._words) - self.width() + area.right() - EDGE
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room))
        self.adjustSize()
        self.move(area.right() - self.width() - EDGE, area.top() + EDGE)
