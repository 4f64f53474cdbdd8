"""The lanes in the bar on top: which one all panels show, and one more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from engine.files.bpg import MOST_LANES
from playground.look.theme import icon
from playground.look.tokens import Theme
from playground.panels.lanes.differing import chip_of, differing
from playground.panels.lanes.swatch import class_of
from playground.panels.lanes_shown import AddLane, Comparison, LaneWish, Light, ShownLane
from playground.plotting.markers import marker_icon
from playground.words.translate import tr

# Longer names are written as the letter of their lane.
LONGEST = 10


class LaneButtons(QWidget):
    """A button for each lane in its colour, and one that adds a lane.

    `wished(LaneWish)` is what they ask for; `resized()` says that they need another width.
    """

    wished = Signal(object)
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.lanes: tuple[ShownLane, ...] = ()
        self.narrow = False
        self.caption = QLabel(tr("Lanes"), self)
        self.buttons = [self._button(f"lane.{place}") for place in range(MOST_LANES)]
        for place, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.hide()
            button.clicked.connect(partial(self._light, place))
        self.add = self._button("add_lane")
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.add.setAccessibleName(tr("Add a lane"))
        self.add.setToolTip(
            tr("A copy of this run beside it: change one of them and watch both learn.")
        )
        self.add.clicked.connect(self._add)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.caption, *self.buttons, self.add):
            row.addWidget(part)
        self.set_theme(theme)

    def set_lanes(self, lanes: Sequence[ShownLane], comparison: Comparison) -> None:
        """Have a button for each of these; a lane alone needs none."""
        before = self._words
        self.lanes = tuple(lanes) if len(lanes) > 1 else ()
        rows = differing([lane.spec for lane in self.lanes])
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(self.lanes))
            if place >= len(self.lanes):
                continue
            lane = self.lanes[place]
            special = chip_of(rows, place)
            words = tr("Show lane {name} in all panels", name=lane.name)
            button.setToolTip(f"{words}\n{special}" if special else words)
            button.setAccessibleName(tr("Lane {name}", name=lane.name))
            button.setAccessibleDescription(special)
            button.setChecked(lane.lit)
        self.add.setEnabled(len(lanes) < MOST_LANES)
        if self._words != before:
            # Whoever gives them room tries many widths: not for another run in the same lanes.
            self._dress()
            self.resized.emit()

    def set_narrow(self, narrow: bool, *, captioned: bool, lettered: bool = True) -> None:
        """Do with letters where there is little room, with markers alone where there is least."""
        self.caption.setVisible(captioned)
        style = Qt.ToolButtonStyle
        for button in self.buttons:
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if lettered else style.ToolButtonIconOnly
            )
        if narrow != self.narrow:
            self.narrow = narrow
            self._dress()

    def set_theme(self, theme: Theme) -> None:
        """Colour the markers again."""
        self.theme = theme
        self._dress()

    @property
    def _words(self) -> list[tuple[int, str, str]]:
        """What the buttons show."""
        return [(lane.number, lane.name, lane.letter) for lane in self.lanes]

    def _dress(self) -> None:
        """Markers and words of all buttons."""
        side = self.theme.base_px
        for lane, button in zip(self.lanes, self.buttons, strict=False):
            short = self.narrow or len(lane.name) > LONGEST
            button.setText(lane.letter if short else lane.name)
            button.setIcon(marker_icon(self.theme, class_of(lane.number), side))
            button.setIconSize(QSize(side, side))
        self.add.setIcon(icon("add", self.theme))
        self.add.setIconSize(QSize(side, side))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"transport.{name}")
        button.setProperty("kind", "tool")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _light(self, place: int) -> None:
        lane = self.lanes[place]
        # What is shown decides, not the click.
        self.buttons[place].setChecked(lane.lit)
        self._ask(Light(lane.number))

    def _add(self) -> None:
        self._ask(AddLane())

    def _ask(self, wish: LaneWish) -> None:
        self.wished.emit(wish)
