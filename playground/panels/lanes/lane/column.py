"""One lane: its name and what is special of it, what it has learned, its numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.network.blocks import blocks_of
from engine.probes import Phase, Rung, rungs_of
from engine.probes.health import verdicts
from engine.running.snapshot import Snapshot, Status
from engine.training.setup import Setup
from playground.look.restyle import restyle
from playground.look.tokens import Theme
from playground.panels.lanes.lane.lane_menu import LaneMenu
from playground.panels.lanes.lane.lane_numbers import LaneNumbers
from playground.panels.lanes.lane.lane_view import LaneView
from playground.panels.lanes.lane.name_field import NameField
from playground.panels.lanes.lane.standing import LaneStanding
from playground.panels.lanes.measured import (
    ACTIVATIONS,
    HEALTH,
    JUDGED,
    field_in,
)
from playground.panels.lanes.swatch import Swatch, class_of
from playground.panels.lanes_shown import Light, RenameLane, ShownLane
from playground.widgets.elided_label import ElidedLabel
from playground.words.phases import name_of_rung
from playground.words.translate import tr

MARGIN, GAP, TIGHT_GAP = 8, 6, 2
# A column narrower than this has no room beside the name; where the chip stands in the head.
BESIDE_EMS, CHIP = 28, 3
# In one narrower than this there is none for its letter either.
LETTERED_EMS = 13
# While it moves, lines are drawn anew with every second picture, through every second pixel.
LINES_EVERY = LINES_STRIDE = 2


class LaneColumn(QFrame):
    """Shows one lane; a click anywhere on it lights it.

    `wished(LaneWish)` asks for something to do with it, `asked(int, str)` for what explains the
    verdict on a layer: its place from 0, and the word.
    """

    wished = Signal(object)
    asked = Signal(int, str)

    def __init__(self, theme: Theme, lane: ShownLane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.lane = theme, lane
        self.swatch, self.letter = Swatch(theme, lane.number, self), QLabel(self)
        self.name = NameField(theme, self)
        self.chip, self.state = ElidedLabel("", self), ElidedLabel("", self)
        self.menu = LaneMenu(self)
        self.view = LaneView(theme, self)
        self.numbers = LaneNumbers(theme, self)
        self.setProperty("kind", "lane")
        self.setObjectName(f"lanes.lane.{lane.number}")
        # Lanes are as wide as each other, whatever their names.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.letter.setProperty("kind", "caption")
        for label in (self.chip, self.state):
            label.setProperty("kind", "chip")
            label.hide()
        self.standing = LaneStanding()
        self._aim: float | None = None
        self._painted = 0
        # The phase of the next step that is looked at.
        self._rung: Rung | None = None
        # What the numbers were made of; None: make them anew.
        self._told: object = None
        self._lay_out()
        self.menu.wished.connect(self.wished)
        self.menu.renaming.connect(self._edit_name)
        self.menu.explaining.connect(self._explain)
        self.name.renamed.connect(self._rename)
        self._begin(lane.setup)

    def show_lane(
        self,
        lane: ShownLane,
        chips: tuple[str, ...],
        aim: float | None,
        *,
        first: bool,
        alone: bool,
    ) -> None:
        """The lane has this name and these settings; `chips` say what is special of it.

        The first of them that there is room for is shown.
        """
        chip = chips[0]
        before, self.lane, self._aim, self._told = self.lane, lane, aim, None
        if lane.run != before.run:
            self._begin(lane.setup)
        elif lane.setup is not before.setup:
            self.view.map.fit(lane.setup)
        self.name.show_name(lane.name)
        self.letter.setText(lane.letter)
        self.menu.show_lane(lane, first=first, alone=alone)
        self.chip.setText(chip)
        self.chip.shorter = chips[1:]
        self.chip.setToolTip(chip)
        restyle(self, role="accent" if lane.lit and not alone else "")
        shown = tr("Lane {name}, shown in all panels", name=lane.name)
        self.setAccessibleName(shown if lane.lit else tr("Lane {name}", name=lane.name))
        self.setToolTip("" if lane.lit else tr("A click shows this lane in all panels."))
        self._show_standing()
        self._place_chips()

    def start(self, setup: Setup) -> None:
        """Another run begins in the lane."""
        self._begin(setup)
        self._show_standing()

    def draw(self, snapshot: Snapshot) -> None:
        """Show what was measured of the lane."""
        readings = snapshot.readings
        self.standing = self.standing.after(snapshot)
        field = field_in(snapshot)
        self._painted += field is not None
        stride = 1
        if snapshot.status is Status.RUNNING:
            stride = LINES_STRIDE if self._painted % LINES_EVERY == 0 else 0
        self.view.map.paint_field(field, readings.get(JUDGED), stride)
        health = readings.get(HEALTH)
        found = verdicts(health) if health is not None else None
        if found is not None:
            self.menu.show_verdicts(self.view.bars.titles, found)
        self.view.bars.draw(readings.get(ACTIVATIONS), found)
        self._show_standing()

    def show_phase(self, rung: Rung | None) -> None:
        """Light what a phase of the next step is about, and say which one it is.

        A pinned lane takes no step, and another network may have no such phase.
        """
        rungs = rungs_of(self.lane.setup.network)
        self._rung = rung if rung in rungs and not self.lane.pinned else None
        self.view.bars.light(_layers_of(self._rung, len(self.view.bars.titles)))
        self._show_standing()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.theme, self._told = theme, None
        for part in (self.swatch, self.name, self.view, self.numbers):
            part.set_theme(theme)
        self._place_chips()
        self._show_standing()

    def row(self) -> list[object]:
        """The numbers of the lane, as they were measured."""
        now = self.standing
        reached = now.reached
        return [
            self.lane.name,
            self.chip.text(),
            now.step,
            now.seconds,
            now.score("train").loss,
            now.score("test").loss,
            now.quality("test"),
            "" if reached is None else reached.step,
            "" if reached is None or reached.seconds is None else reached.seconds,
            self.state.text(),
        ]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not inside:
            return
        place = self.view.judged_at(self.view.mapFromParent(event.position()))
        if place is not None:
            self._explain(place)
        elif not self.lane.lit:
            self.wished.emit(Light(self.lane.number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Taken, so that the release comes here too.
        event.accept()

    def _begin(self, setup: Setup) -> None:
        """Forget what was measured of the run before."""
        self.standing, self._told = LaneStanding(), None
        self.view.map.start(setup)
        self.view.bars.start([block.title for block in blocks_of(setup.network.layers)])
        self.view.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chips()

    def _place_chips(self) -> None:
        """What is special, and the state, stand beside the name, or both in one line below it.

        So all maps have one size, whatever lanes say of themselves.
        """
        narrow = self.width() < BESIDE_EMS * self.theme.base_px
        home, other = (self._below, self._head) if narrow else (self._head, self._below)
        if home.indexOf(self.chip) < 0:
            for place, label in enumerate((self.chip, self.state)):
                other.removeWidget(label)
                # Where there is little room the state is read in full before what is special.
                stretch = int(narrow and label is self.chip)
                home.insertWidget(place if narrow else CHIP + place, label, stretch)
        self.name.set_narrow(narrow)
        self.swatch.set_narrow(narrow)
        # The name comes first; the letter is what the bar calls it where it has no room for it.
        tight = self.width() < LETTERED_EMS * self.theme.base_px
        self.letter.setVisible(self.lane.letter != self.lane.name and not tight)
        self._head.setSpacing(TIGHT_GAP if tight else GAP)
        stated = bool(self.state.text())
        self.state.setVisible(stated)
        self.chip.setVisible(bool(self.chip.text()))

    def _lay_out(self) -> None:
        self._head = head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.swatch)
        head.addWidget(self.letter)
        head.addWidget(self.name)
        head.addWidget(self.chip)
        head.addWidget(self.state)
        head.addStretch(1)
        head.addWidget(self.menu)
        self._below = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._below)
        column.addWidget(self.view, 1)
        column.addWidget(self.numbers)

    def _show_standing(self) -> None:
        """Say what keeps the lane from training, and its numbers."""
        text, role = self.standing.state(self.lane.pinned)
        if self._rung is not None:
            text, role = name_of_rung(self.lane.setup, self._rung), "accent"
        if text != self.state.text():
            self.state.setText(text)
            self.state.setToolTip(text)
            self._place_chips()
            self.setAccessibleDescription(text)
        restyle(self.state, role=role)
        if (told := self.standing.told(self._aim)) != self._told:
            self._told = told
            color = self.theme.class_color(class_of(self.lane.number))
            self.numbers.show_numbers(self.standing.numbers(self.lane.setup, self._aim, color))

    @Slot(int)
    def _explain(self, place: int) -> None:
        """Show the lane in what explains the verdict on one of its layers."""
        # A lane that comes to light may begin with no verdicts.
        word = self.view.bars.verdicts[place].word
        if not self.lane.lit:
            self.wished.emit(Light(self.lane.number))
        self.asked.emit(place, word)

    @Slot()
    def _edit_name(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    @Slot(str)
    def _rename(self, name: str) -> None:
        self.wished.emit(RenameLane(self.lane.number, name))


def _layers_of(rung: Rung | None, count: int) -> frozenset[int]:
    """The layers that a phase is about, of so many."""
    if rung is None or rung.phase is Phase.BATCH:
        return frozenset()
    if rung.phase is Phase.UPDATE:
        return frozenset(range(count))
    return frozenset((rung.column if rung.column >= 0 else count - 1,))
