"""What a plot says as long as there is nothing to draw."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from playground.plotting.plots import Plot


class PlotHint(QLabel):
    """A few words between the axes of a plot, or instead of them where it is too small for both."""

    def __init__(self, text: str, plot: Plot) -> None:
        super().__init__(text, plot)
        self._plot, self._view = plot, plot.plotItem.getViewBox()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setProperty("kind", "caption")
        self.setProperty("pictured", False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self._view.sigResized.connect(self._place)

    @Slot()
    def _place(self) -> None:
        area = self._view.sceneBoundingRect().toRect()
        cramped = self.heightForWidth(area.width()) > area.height()
        self.setAutoFillBackground(cramped)
        self.setGeometry(self._plot.rect() if cramped else area)
