"""Where the parts of the boundary panel stand, so that the plane has the most room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from playground.look.tokens import Theme
from playground.panels.boundary.boundary_plot import BoundaryPlot
from playground.panels.boundary.tools import WIDEST, ToolBar
from playground.plotting.legend_line import LegendLine
from playground.widgets.elided_label import ElidedLabel

# The tools stand beside the plot or above it.
BESIDE, ON_TOP = QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.TopToBottom
# In heights of the type: a column of icons, one with boxes; at most this share of the width.
ICONS, BOXES, SHARE = 2.4, 11, 0.45
# Below so many heights of type the legend leaves its room to the picture, and the note.
LEAST, NOTED = 9, 16
GAP = 4
# By how many pixels a column is made broader until all fits.
STEP = 6
# Below so many heights of type the names of the axes stand inside the plane.
OUTSIDE = 16


class LegendPlace(Enum):
    """Where the legend stands."""

    BELOW = auto()
    UNDER_TOOLS = auto()
    BESIDE_PLOT = auto()


@dataclass(frozen=True, slots=True)
class Way:
    """One way to place the parts: whether the tools stand beside the plot, and where the legend.

    `breadth` is that of the column beside the plot; `width` and `height` are left to the plot.
    """

    tools: bool
    legend: LegendPlace
    breadth: int
    width: int
    height: int


class PlaneFrame(QVBoxLayout):
    """Plot and tools over a legend in one line, and a note where the axes do not say it all.

    A legend that needs several lines stands in them below, or beside the plot, there under the
    tools or by itself: whichever leaves the plane more room.
    """

    def __init__(
        self,
        panel: QWidget,
        plot: BoundaryPlot,
        tools: ToolBar,
        legend: LegendLine,
        note: ElidedLabel,
    ) -> None:
        super().__init__(panel)
        self.panel, self.plot, self.tools = panel, plot, tools
        self.legend, self.note = legend, note
        # What the axes took when the parts got their places, and what they were places for.
        self._axes = (0, 0)
        # What the axes have taken since the panel has had its size and looks.
        self._seen: set[tuple[int, int]] = set()
        self._asked: tuple[Theme, bool, bool] | None = None
        plot.edged.connect(self._follow_axes)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(2)
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP)
        self._column.addWidget(tools)
        self._row = QBoxLayout(BESIDE)
        self._row.setSpacing(GAP)
        self._row.addLayout(self._column)
        self._row.setAlignment(self._column, Qt.AlignmentFlag.AlignTop)
        self._side = QHBoxLayout()
        self._side.setSpacing(GAP)
        self._side.addWidget(plot, 1)
        # A legend beside the plot asks for no height of its own: the panel would never be lower.
        self._stand = QWidget(panel)
        self._stand.setMinimumHeight(1)
        self._beside = QVBoxLayout(self._stand)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addStretch(1)
        self._side.addWidget(self._stand)
        self._row.addStretch(1)
        self._row.addLayout(self._side, 1000)
        self._row.addStretch(1)
        self.addLayout(self._row, 1)
        self.addWidget(legend)
        self.addWidget(note)

    def arrange(self, theme: Theme, *, boxed: bool, square: bool) -> None:
        """Find places for the size at hand; `boxed`: there are boxes to choose inputs."""
        self._asked = theme, boxed, square
        self._seen.clear()
        self._place(theme, boxed=boxed, square=square)

    def tell(self, words: str) -> None:
        """Have this in the note; without words it takes no room."""
        before = self.note.text()
        self.note.setText(words)
        if self._asked is not None and bool(before) is not bool(words):
            theme, boxed, square = self._asked
            self.arrange(theme, boxed=boxed, square=square)

    def _place(
        self, theme: Theme, *, boxed: bool, square: bool, axes: tuple[int, int] | None = None
    ) -> None:
        """Find places, with room for these axes or those that there are."""
        em, width, high = theme.base_px, self.panel.width(), self.panel.height()
        self.legend.setVisible(high >= LEAST * em)
        self.note.setVisible(bool(self.note.text()) and high >= NOTED * em)
        if not self.note.isHidden():
            high -= self.note.sizeHint().height() + self.spacing()
        self.plot.name_inside(square and min(width, high) < OUTSIDE * em)
        self._axes = across, up = axes or self.plot.axes()
        self._seen.add(self._axes)
        least = round((BOXES if boxed else ICONS) * em)
        ways = self._ways(least, width, high)
        way = max(ways, key=lambda way: min(way.width - across, way.height - up))
        self._take(way)
        self._fit_axes(way.width, way.height, square=square)

    @Slot()
    def _follow_axes(self) -> None:
        """Broader or narrower numbers leave the plane less or more.

        A smaller plane has fewer numbers, which leave it more room: where that would go on for
        ever, there is room for the broadest.
        """
        axes = self.plot.axes()
        if axes in self._seen:
            across, up = zip(*self._seen, strict=True)
            axes = max(across), max(up)
        if self._asked is not None and axes != self._axes:
            theme, boxed, square = self._asked
            self._place(theme, boxed=boxed, square=square, axes=axes)

    def _ways(self, least: int, width: int, high: int) -> list[Way]:
        """The ways there are, the usual one first."""
        shown = not self.legend.isHidden()
        lines = self.legend.lines(width) if shown else 0
        below = high - (self.legend.high(lines) + self.spacing() if shown else 0)
        breadth = self.tools.breadth(least, max(least, round(SHARE * width)), below)
        rise = self.tools.heightForWidth(width)
        ways = [
            Way(True, LegendPlace.BELOW, breadth, width - breadth - 2 * GAP, below),
            Way(False, LegendPlace.BELOW, width, width, below - rise - GAP),
        ]
        if lines > 1:
            narrow, most = self.legend.narrowest(), round(SHARE * width)
            # Under the tools it leaves them their height, in a column as broad as they need.
            for tools, begin in ((True, max(least, narrow)), (False, narrow)):
                top = rise + GAP
                for wide in range(begin, most, STEP):
                    left = high - (self.tools.heightForWidth(wide) + GAP if tools else top)
                    if self.legend.high(self.legend.lines(wide)) <= left:
                        place = LegendPlace.UNDER_TOOLS if tools else LegendPlace.BESIDE_PLOT
                        room = width - wide - 2 * GAP, high if tools else high - top
                        ways.append(Way(tools, place, wide, *room))
                        break
        return ways

    def _take(self, way: Way) -> None:
        """Put the parts where this way has them."""
        layouts = {
            LegendPlace.BELOW: self,
            LegendPlace.UNDER_TOOLS: self._column,
            LegendPlace.BESIDE_PLOT: self._beside,
        }
        shown = not self.legend.isHidden()
        if layouts[way.legend].indexOf(self.legend) < 0:
            for layout in layouts.values():
                layout.removeWidget(self.legend)
            layouts[way.legend].insertWidget(layouts[way.legend] is not self._beside, self.legend)
        self._stand.setVisible(way.legend is LegendPlace.BESIDE_PLOT)
        column = way.legend is not LegendPlace.BELOW
        self.legend.setMinimumWidth(way.breadth if column else 0)
        self.legend.setMaximumWidth(way.breadth if column else WIDEST)
        # It takes its height at once: as high as in a narrower place it would make the window grow.
        self.legend.resize(way.breadth if column else self.panel.width(), self.legend.height())
        self.legend.fit()
        self.legend.setVisible(shown)
        self._row.setDirection(BESIDE if way.tools else ON_TOP)
        self.tools.setMinimumWidth(way.breadth if way.tools else 0)
        self.tools.setMaximumWidth(way.breadth if way.tools else WIDEST)
        self.tools.set_narrow(way.breadth if way.tools else 0)

    def _fit_axes(self, width: int, high: int, *, square: bool) -> None:
        """Keep the axes of a square plane at its edges."""
        if not square:
            self.plot.setMaximumSize(WIDEST, WIDEST)
            return
        across, up = self._axes
        side = max(1, min(width - across, high - up))
        self.plot.setMaximumSize(side + across, side + up)
