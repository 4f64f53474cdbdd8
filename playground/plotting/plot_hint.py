"""What a plot says as long as there is nothing to draw."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

from playground.plotting.plots import Plot


class PlotHint(QLabel):
    """A few words between the axes of a plot, whose numbers they would cover else."""

    def __init__(self, text: str, plot: Plot) -> None:
        super().__init__(text, plot)
        self._view = plot.plotItem.getViewBox()
        self.setProperty("kind", "caption")
        self.setProperty("pictured", False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self._view.sigResized.connect(self._place)

    @Slot()
    def _place(self) -> None:
        self.setGeometry(self._view.sceneBoundingRect().toRect())
