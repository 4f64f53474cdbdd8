"""What can be done with lanes in one click: add one, begin a race, bring its next heat."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from engine.files.bpg import MOST_LANES
from engine.running.races import race
from playground.panels.lanes_shown import AddLane, BeginRace, Comparison, LaneWish, NextHeat
from playground.widgets.flow_layout import FlowLayout
from playground.words.settings import label_of_kind, sentence_of, wrapped
from playground.words.translate import tr


class OneClick(QWidget):
    """Buttons; `wished(LaneWish)` is what they ask for."""

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self.next_heat = self._button("next_heat", "", "", NextHeat())
        self.next_heat.setProperty("kind", "")
        self.next_heat.setProperty("primary", True)
        self.add = self._button(
            "add",
            tr("Add a lane"),
            tr("A copy of the lane that is lit goes on beside it from the same step."),
            AddLane(),
        )
        self.anew = self._button(
            "anew",
            tr("Pin this run, begin a new one"),
            tr(
                "The run at hand stays as it is; a new one with the same settings begins beside it."
            ),
            AddLane(anew=True),
        )
        self.races = {
            kind.name: self._button(  # type: ignore[attr-defined]
                kind.name,  # type: ignore[attr-defined]
                label_of_kind(kind),
                sentence_of(kind),
                BeginRace(kind.name),  # type: ignore[attr-defined]
            )
            for kind in race
        }
        self.show_state(1, Comparison())

    def show_state(self, lanes: int, comparison: Comparison) -> None:
        """Offer what makes sense with so many lanes."""
        for button in (self.add, self.anew):
            button.setEnabled(lanes < MOST_LANES)
        left = tr("Next heat ({count} left)", count=comparison.waiting)
        self.next_heat.setText(left)
        self.next_heat.setAccessibleName(left)
        heat = tr(
            "Heat {heat} of {heats} runs: the next one takes its place, its curves stay.",
            heat=comparison.heat,
            heats=comparison.heats,
        )
        self.next_heat.setToolTip(wrapped(heat))
        self.next_heat.setVisible(comparison.waiting > 0)

    def _button(self, name: str, text: str, tip: str, wish: LaneWish) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"lanes.{name}")
        button.setProperty("kind", "tag")
        button.setAccessibleName(text)
        button.setToolTip(wrapped(tip))
        button.clicked.connect(partial(self._wish, wish))
        self._flow.addWidget(button)
        return button

    def _wish(self, wish: LaneWish) -> None:
        self.wished.emit(wish)
