"""Where the parts of the boundary panel stand, so that the plane has the most room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from playground.look.tokens import Theme
from playground.panels.boundary.boundary_plot import BoundaryPlot
from playground.panels.boundary.tools import WIDEST, ToolBar
from playground.plotting.legend_line import LegendLine

# The tools stand beside the plot or above it.
BESIDE, ON_TOP = QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.TopToBottom
# In heights of the type: a column of icons, one with boxes; at most this share of the width.
ICONS, BOXES, SHARE = 2.4, 11, 0.45
# Below so many heights of type the legend leaves its room to the picture.
LEAST = 9
GAP = 4


class PlaneFrame(QVBoxLayout):
    """Plot and tools over a legend in one line, and a note where the axes do not say it all."""

    def __init__(
        self,
        panel: QWidget,
        plot: BoundaryPlot,
        tools: ToolBar,
        legend: LegendLine,
        note: QWidget,
    ) -> None:
        super().__init__(panel)
        self.panel, self.plot, self.tools = panel, plot, tools
        self.legend, self.note = legend, note
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(2)
        self._row = QBoxLayout(BESIDE)
        self._row.setSpacing(GAP)
        self._row.addWidget(tools, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)
        self._row.addWidget(plot, 1000)
        self._row.addStretch(1)
        self.addLayout(self._row, 1)
        self.addWidget(legend)
        self.addWidget(note)

    def arrange(self, theme: Theme, *, boxed: bool, square: bool) -> None:
        """Find places for the size at hand; `boxed`: there are boxes to choose inputs."""
        em, width, high = theme.base_px, self.panel.width(), self.panel.height()
        self.legend.setVisible(high >= LEAST * em)
        for part in (self.legend, self.note):
            if not part.isHidden():
                high -= part.sizeHint().height() + self.spacing()
        least = round((BOXES if boxed else ICONS) * em)
        breadth = self.tools.breadth(least, max(least, round(SHARE * width)), high)
        rise = self.tools.heightForWidth(width)
        beside = min(width - breadth, high)
        above = min(width, high - rise)
        stands_beside = beside >= above
        self._row.setDirection(BESIDE if stands_beside else ON_TOP)
        self.tools.setMinimumWidth(breadth if stands_beside else 0)
        self.tools.setMaximumWidth(breadth if stands_beside else WIDEST)
        self.tools.set_narrow(breadth if stands_beside else 0)
        room = (width - breadth - 2 * GAP, high) if stands_beside else (width, high - rise - GAP)
        self._fit_axes(*room, square=square)

    def _fit_axes(self, width: int, high: int, *, square: bool) -> None:
        """Keep the axes of a square plane at its edges."""
        if not square:
            self.plot.setMaximumSize(WIDEST, WIDEST)
            return
        across, up = self.plot.axes()
        side = max(1, min(width - across, high - up))
        self.plot.setMaximumSize(side + across, side + up)
