"""The bar on top: play, step, speed, and the numbers of the run."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QWidget

from engine.probes import ScoresProbe
from engine.running.pace import Pace, Want
from engine.running.snapshot import Snapshot, Status
from playground.look.theme import icon
from playground.look.tokens import Theme
from playground.widgets.action import Action
from playground.widgets.stat import Stat
from playground.words.numbers import fixed, number, percent
from playground.words.translate import tr

SCORES = ScoresProbe()
PACE = Pace(every=4, prompt=True)
SLOWEST, FASTEST = 1.0, 3000.0
NOTCHES = 100
GAP = 14
# The numbers of the bar, the last one to go first; the counters are always there.
IMPORTANCE = (
    "epoch", "step", "train_loss", "train_accuracy", "test_accuracy", "validation_loss"
)  # fmt: skip
COUNTERS = 2


class Transport(QWidget):
    """Buttons for the transport commands, the speed slider, the seed and the counters.

    `speed_chosen` carries steps per second, or None for as fast as the machine goes.
    """

    speed_chosen = Signal(object)

    def __init__(
        self, theme: Theme, tools: list[tuple[QAction, Action]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._playing = False
        self._tools = QWidget(self)
        self._icons = {command.name: command.icon for _, command in tools}
        # Play is the one button that always has its name.
        texts = [command.name for _, command in tools if command.toolbar == "text"]
        self._named = [name for name in texts if name != "play"]
        self.buttons = {command.name: self._button(act, command) for act, command in tools}
        self.speed = QSlider(Qt.Orientation.Horizontal, self)
        self.speed.setRange(0, NOTCHES)
        self.speed.setValue(NOTCHES)
        self.speed.setMinimumWidth(70)
        self.speed.setMaximumWidth(160)
        self.speed.setAccessibleName(tr("Speed"))
        self.speed.setToolTip(
            tr("Steps per second, from one mini-batch a second to as fast as it goes.")
        )
        self.speed.valueChanged.connect(self._choose_speed)
        self.speed_text = QLabel(self)
        self.seed = QPushButton(self)
        self.seed.setObjectName("transport.seed")
        self.seed.setProperty("flat", True)
        self.seed.setToolTip(
            tr("The seed decides every random number. A click goes to it: edit, copy or roll it.")
        )
        self.stats = {
            "epoch": Stat(tr("epoch"), "0,000.0", self),
            "step": Stat(tr("step"), "000,000", self),
            "train_loss": Stat(tr("train loss"), "0.00000", self),
            "validation_loss": Stat(tr("validation loss"), "0.00000", self),
            "train_accuracy": Stat(tr("train accuracy"), "100.0\u00a0%", self),
            "test_accuracy": Stat(tr("test accuracy"), "100.0\u00a0%", self),
        }
        for stat in self.stats.values():
            stat.set_role("text")
        self.stats["train_loss"].set_role("accent")
        self.stats["validation_loss"].set_role("warning")
        self._lay_out()
        self._choose_speed()

    def wants(self) -> frozenset[Want]:
        """The scores shown at the right."""
        return frozenset((Want(SCORES, PACE),))

    def draw(self, snapshot: Snapshot) -> None:
        """Show the counters and scores."""
        self.stats["epoch"].set_text(fixed(snapshot.epochs, 1))
        self.stats["step"].set_text(number(snapshot.step))
        scores = snapshot.readings.get(SCORES)
        if scores is not None:
            self.stats["train_loss"].set_text(number(scores["train"].loss))
            self.stats["validation_loss"].set_text(number(scores["validation"].loss))
            self.stats["train_accuracy"].set_text(percent(scores["train"].accuracy))
            self.stats["test_accuracy"].set_text(percent(scores["test"].accuracy))
        self._show_playing(snapshot.status is Status.RUNNING)

    def show_seed(self, seed: int) -> None:
        """Show the seed of the experiment."""
        self.seed.setText(tr("Seed {seed}", seed=seed))
        self.seed.setAccessibleName(self.seed.text())
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Colour the icons again."""
        self.theme = theme
        for name, button in self.buttons.items():
            self._paint_icon(name, button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Leave out the less important numbers where there is no room for all.

        Where there is none even for the counters, the buttons other than play keep only their
        signs.
        """
        counters = sum(self.stats[name].sizeHint().width() + GAP for name in IMPORTANCE[:COUNTERS])
        self._name_buttons(True)
        if self.width() < self._tools.sizeHint().width() + counters:
            self._name_buttons(False)
        room = self.width() - self._tools.sizeHint().width()
        for name in IMPORTANCE:
            stat = self.stats[name]
            room -= stat.sizeHint().width() + GAP
            stat.setVisible(room >= 0)

    def _name_buttons(self, named: bool) -> None:
        """Show names beside the signs, or signs alone: the tool tips say the names too."""
        for name in self._named:
            self.buttons[name].setText(self.buttons[name].accessibleName() if named else "")
        self.caption.setVisible(named)

    def _lay_out(self) -> None:
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(12, 6, 0, 6)
        tools.setSpacing(8)
        for button in self.buttons.values():
            tools.addWidget(button)
        tools.addSpacing(8)
        self.caption = QLabel(tr("Speed"), self)
        self.caption.setBuddy(self.speed)
        tools.addWidget(self.caption)
        tools.addWidget(self.speed)
        tools.addWidget(self.speed_text)
        tools.addWidget(self.seed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GAP, 0)
        row.setSpacing(GAP)
        row.addWidget(self._tools)
        row.addStretch(1)
        for stat in self.stats.values():
            row.addWidget(stat)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _button(self, action: QAction, command: Action) -> QPushButton:
        button = QPushButton(action.text() if command.toolbar == "text" else "", self)
        button.setObjectName(f"transport.{action.objectName()}")
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setProperty("primary", action.objectName() == "play")
        button.clicked.connect(action.trigger)
        self._paint_icon(action.objectName(), button)
        return button

    def _paint_icon(self, name: str, button: QPushButton) -> None:
        shown = "pause" if name == "play" and self._playing else self._icons[name]
        role = self.theme.on_accent if name == "play" else "text"
        button.setIcon(icon(shown, self.theme, role))

    def _show_playing(self, playing: bool) -> None:
        button = self.buttons["play"]
        if playing != self._playing:
            self._playing = playing
            text = tr("Pause") if playing else tr("Play")
            button.setText(text)
            button.setAccessibleName(text)
            self._paint_icon("play", button)

    @Slot()
    def _choose_speed(self) -> None:
        place = self.speed.value() / (NOTCHES - 1)
        if place > 1:
            self.speed_text.setText(tr("max"))
            self.speed_chosen.emit(None)
        else:
            speed = SLOWEST * (FASTEST / SLOWEST) ** place
            self.speed_text.setText(tr("{speed:.0f} steps/s", speed=speed))
            self.speed_chosen.emit(speed)
