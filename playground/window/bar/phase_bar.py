"""The phases of the next step, one at a time: what each does, in words, formula and numbers."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from engine.probes import NextStepProbe, rungs_of
from engine.running.pace import Pace, Want
from engine.training.setup import Setup
from playground.look.theme import icon
from playground.look.tokens import Theme
from playground.panels.selection import PhaseShown
from playground.widgets.elided_label import ElidedLabel
from playground.window.actions import action_named
from playground.window.bar.phase_words import words_of_phase
from playground.window.bar.rung_map import RungMap
from playground.words.phases import name_of_rung
from playground.words.settings import wrapped
from playground.words.translate import tr

NEXT = NextStepProbe()
# It is looked at while training rests, and comes first then.
PACE = Pace(every=12, prompt=True)
STEPS = {"phase_back": "phase-back", "phase": "phase"}


class PhaseBar(QWidget):
    """A line under the transport: back and forward, the map of the phases, and what one does.

    Hidden unless `open_for`. `asked(str)` carries the name of an action, "phase" or "phase_back",
    `picked(int)` a phase of the step at hand, and `closed` says that nobody looks any more.
    """

    asked = Signal(str)
    picked = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("phases")
        self.buttons = {name: self._button(name) for name in STEPS}
        self.map = RungMap(theme, self)
        self.map.picked.connect(self.picked)
        self.title, self.detail = ElidedLabel("", self), ElidedLabel("", self)
        self.title.setObjectName("phases.title")
        self.title.setProperty("kind", "strong")
        self.title.setProperty("role", "text")
        self.detail.setProperty("kind", "caption")
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("phases.close")
        self.close_button.setProperty("flat", True)
        self.close_button.setProperty("sign", "close")
        self.close_button.setAccessibleName(tr("Leave the phases"))
        self.close_button.setToolTip(tr("Leave the phases of the step; nothing is changed."))
        self.close_button.clicked.connect(self.closed)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    def wants(self) -> frozenset[Want]:
        """The next step, while its phases are looked at."""
        return frozenset() if self.isHidden() else frozenset((Want(NEXT, PACE),))

    def show_phase(self, setup: Setup, shown: PhaseShown) -> None:
        """Say what the step does in this phase."""
        rungs = rungs_of(setup.network)
        self.map.show_rungs(rungs, tuple(name_of_rung(setup, rung) for rung in rungs))
        self.map.stand_at(rungs.index(shown.rung))
        words = words_of_phase(setup, shown)
        if (words.title, words.detail) == (self.title.text(), self.detail.text()):
            return
        for label, text in ((self.title, words.title), (self.detail, words.detail)):
            label.setText(text)
            label.setToolTip(wrapped(words.spoken))
            label.setAccessibleName(text)
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(words.detail)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words.spoken))

    def set_theme(self, theme: Theme) -> None:
        """Colour the icons again, as high as the type."""
        side = round(theme.base_px * 16 / 13)
        for name, button in self.buttons.items():
            button.setIconSize(QSize(side, side))
            button.setIcon(icon(STEPS[name], theme))
        self.map.set_theme(theme)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 4)
        row.setSpacing(6)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addWidget(self.map)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _button(self, name: str) -> QPushButton:
        action = action_named(name)
        button = QPushButton(self)
        button.setObjectName(f"phases.{name}")
        button.setAccessibleName(tr(action.text))
        button.setToolTip(f"{tr(action.tip)} ({action.shortcut})")
        button.clicked.connect(lambda: self.asked.emit(name))
        return button
