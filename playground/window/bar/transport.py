"""The bar on top: play, step, speed, and the numbers of the run."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.running.pace import Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.theme import icon
from playground.look.tokens import Theme
from playground.widgets.action import Action
from playground.window.bar.lane_buttons import LaneButtons
from playground.window.bar.phase_bar import PhaseBar
from playground.window.bar.scores import EXTRA, LAST_TO_GO, RunNumbers
from playground.window.bar.speed import SpeedChoice
from playground.words.translate import tr

GAP = 14
# What the bar leaves out, in this order: captions, names of buttons, room, the part of the loss.
SPARE = ("caption", "lanes", "signs", "seed", "scale", "words", "lane_words", "room", "add", "part")
# How wide a button is in its height where there is no room but for its sign.
SQUARE = 0.88
# Qt's own bound of a width that has none.
WIDEST = 16_777_215


class Transport(QWidget):
    """Buttons for the transport commands, the speed, the seed and the numbers of the run.

    Under them are the `phases` of the next step, while somebody looks at them.
    `speed_chosen` carries steps per second, or None for as fast as the machine goes.
    """

    speed_chosen = Signal(object)

    def __init__(
        self, theme: Theme, tools: list[tuple[QAction, Action]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._playing = self._fitting = False
        self._tools = QWidget(self)
        self._icons = {command.name: command.icon for _, command in tools}
        self.buttons = {command.name: self._button(act, command) for act, command in tools}
        # Play is the one button that always has its name; these lose theirs together.
        texts = [command.name for _, command in tools if command.toolbar == "text"]
        words = [command.name for _, command in tools if command.toolbar == "word"]
        self._named = ([name for name in texts if name != "play"], words)
        self.speed = SpeedChoice(theme, self)
        self.speed.chosen.connect(self.speed_chosen)
        self.lanes = LaneButtons(theme, self)
        self.lanes.resized.connect(self._fit)
        self.seed = QPushButton(self)
        self.seed.setObjectName("transport.seed")
        self.seed.setProperty("flat", True)
        self.seed.setToolTip(
            tr("The seed decides every random number. A click goes to it: edit, copy or roll it.")
        )
        self.numbers = RunNumbers(self)
        self.stats = self.numbers.stats
        self.phases = PhaseBar(theme, self)
        self._lay_out()
        self.set_theme(theme)

    def wants(self) -> frozenset[Want]:
        """The scores shown at the right, and the next step while its phases are looked at."""
        return self.numbers.wants() | self.phases.wants()

    def start(self, setup: Setup) -> None:
        """A run begins."""
        told = self.numbers.told
        self.numbers.start(setup)
        if self.numbers.told != told:
            # Else nothing gets broader, and finding out takes as long as all panels together.
            self._fit()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the counters and scores."""
        self.numbers.draw(snapshot)
        self._show_playing(snapshot.training)

    def show_seed(self, seed: int) -> None:
        """Show the seed of the experiment."""
        text = tr("Seed {seed}", seed=seed)
        if text == self.seed.text():
            return
        self.seed.setText(text)
        self.seed.setAccessibleName(self.seed.text())
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Colour the icons again, as high as the type."""
        self.theme = theme
        self.speed.set_theme(theme)
        self.lanes.set_theme(theme)
        self.phases.set_theme(theme)
        for name, button in self.buttons.items():
            side = round(theme.base_px * 16 / 13)
            button.setIconSize(QSize(side, side))
            self._paint_icon(name, button)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What is shown decides how high the bar is: asked again then, it would never end.
        if event.size().width() != event.oldSize().width():
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Leave out what matters least, one after the other, until there is room for the rest.

        The step, training loss and accuracy, and all buttons stay; the tool tips say the names of
        the buttons, too.
        """
        if self._fitting:
            # What is left out changes the least size, and Qt asks again.
            return
        self._fitting = True
        signs, words = self._named
        whole = dict.fromkeys(SPARE, True)
        told = self.numbers.told
        shown = {name: name in told and name != EXTRA for name in self.stats}
        for spared in (None, *whole):
            if spared is not None:
                whole[spared] = False
            self._name(signs, whole["signs"])
            self._name(words, whole["words"])
            self._make_room(not whole["room"])
            self.caption.setVisible(whole["caption"])
            self.seed.setVisible(whole["seed"])
            self.speed.set_narrow(not whole["scale"])
            self.lanes.set_narrow(
                not whole["lanes"], captioned=whole["lane_words"], lettered=whole["room"]
            )
            # The menu adds a lane, too.
            self.lanes.setVisible(whole["add"] or len(self.lanes.lanes) > 1)
            self.numbers.set_narrow(not whole["part"])
            for part in (self.speed, self.lanes):
                # Else the width they had before counts: theirs is told later, by an event.
                part.updateGeometry()
            room = self.width() - self._tools.sizeHint().width() - GAP
            if self._needed(shown) <= room:
                break
        for name in LAST_TO_GO:
            shown[name] = shown[name] and self._needed(shown) <= room
        shown[EXTRA] = self._needed(shown | {EXTRA: True}) <= room
        for name, stat in self.stats.items():
            stat.setVisible(shown[name])
        self._fitting = False

    def _needed(self, shown: dict[str, bool]) -> int:
        widths = [stat.sizeHint().width() + GAP for name, stat in self.stats.items() if shown[name]]
        return sum(widths)

    def _other_word(self) -> int:
        """By how much Play gets broader when it says its other word."""
        play = self.buttons["play"]
        widest = max(map(play.fontMetrics().horizontalAdvance, (tr("Play"), tr("Pause"))))
        return widest - play.fontMetrics().horizontalAdvance(play.text())

    def _name(self, names: list[str], named: bool) -> None:
        """Show names on these buttons, or their signs alone."""
        for name in names:
            button = self.buttons[name]
            if bool(button.text()) != named:
                button.setText(button.accessibleName() if named else "")
                self._paint_icon(name, button)

    def _make_room(self, narrow: bool) -> None:
        """Leave little around the signs of buttons without names, or as much as usual."""
        for button in self.buttons.values():
            wide = round(SQUARE * self.theme.control_px) if narrow and not button.text() else 0
            button.setMinimumWidth(wide)
            button.setMaximumWidth(wide or WIDEST)
        # As wide as with its other word: that moves nothing.
        play = self.buttons["play"]
        play.setMinimumWidth(play.sizeHint().width() + self._other_word())

    def _lay_out(self) -> None:
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(6, 4, 0, 4)
        tools.setSpacing(6)
        for button in self.buttons.values():
            tools.addWidget(button)
        tools.addSpacing(6)
        self.caption = QLabel(tr("Speed"), self)
        self.caption.setBuddy(self.speed.slider)
        tools.addWidget(self.caption)
        tools.addWidget(self.speed)
        tools.addWidget(self.lanes)
        tools.addWidget(self.seed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, GAP, 0)
        row.setSpacing(GAP)
        row.addWidget(self._tools)
        row.addStretch(1)
        for stat in self.stats.values():
            row.addWidget(stat)
        rows.addLayout(row)
        rows.addWidget(self.phases)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _button(self, action: QAction, command: Action) -> QPushButton:
        name = tr(command.text)
        button = QPushButton(name, self)
        button.setObjectName(f"transport.{action.objectName()}")
        button.setToolTip(action.toolTip())
        button.setAccessibleName(name)
        button.setProperty("primary", action.objectName() == "play")
        button.clicked.connect(action.trigger)
        return button

    def _paint_icon(self, name: str, button: QPushButton) -> None:
        shown = "pause" if name == "play" and self._playing else self._icons[name]
        role = self.theme.on_accent if name == "play" else "text"
        worded = name in self._named[1] and button.text()
        button.setIcon(QIcon() if worded else icon(shown, self.theme, role))

    def _show_playing(self, playing: bool) -> None:
        button = self.buttons["play"]
        if playing != self._playing:
            self._playing = playing
            text = tr("Pause") if playing else tr("Play")
            button.setText(text)
            button.setAccessibleName(text)
            self._paint_icon("play", button)
