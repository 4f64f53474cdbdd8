"""What every panel is: a widget that says what it wants measured and draws snapshots."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engine.network.places import Place
from engine.running.pace import Want
from engine.running.snapshot import Snapshot
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.widgets.action import Action
from playground.words.translate import tr


class Panel(QWidget):
    """A view of snapshots. It keeps what it last drew until a snapshot brings something newer.

    `home` names the panel whose place it shares as a tab; without one it has a place of its own.
    What a user does in it is an intent: `edited(ExperimentSpec)` asks for another experiment,
    `selected(Place)` says what was clicked, `parameter_set(Parameter, float)` asks for another
    value of one weight or bias, `sample_selected(int)` names a row of the data, `cell_selected(str,
    int, int)` asks for all rows of a part and a class that are taken for a class, `settled()` says
    that a drag has ended, so that the next edit is another step to undo, and `rewanted()` that
    `wants` has changed.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    # A shorter title for the tab, where there is one.
    tab: ClassVar[str] = ""
    home: ClassVar[str] = "loss"
    # What it brings to the menus and keys of the window.
    brings: ClassVar[tuple[Action, ...]] = ()

    edited = Signal(object)
    settled = Signal()
    selected = Signal(object)
    parameter_set = Signal(object, float)
    sample_selected = Signal(int)
    cell_selected = Signal(str, int, int)
    rewanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(tr(self.title))

    def wants(self) -> frozenset[Want]:
        """What has to be measured while this panel is visible, and how often."""
        return frozenset()

    def start(self, setup: Setup) -> None:
        """A run begins: forget what was drawn, fit the axes to its data."""

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """The experiment has been edited; `start` follows if that began another run.

        `changed` has every path that differs: a panel that shows nothing of them returns at once.
        """

    def select(self, place: Place | None) -> None:
        """Something was clicked, here or elsewhere; None: nothing is any more."""

    def select_sample(self, row: int) -> None:
        """A row of the data was clicked, here or elsewhere."""

    def select_cell(self, part: str, truth: int, answer: int) -> None:
        """All rows of a part are asked for that are of one class and taken for another."""

    def table(self) -> list[list[object]]:
        """What is drawn as numbers, a header first; empty if there is nothing yet."""
        return []

    def draw(self, snapshot: Snapshot) -> None:
        """Show the readings that have come; items are updated, never created."""

    def mark(self, text: str, again: bool = False) -> None:
        """A setting was changed while the run went on; `again`: by the same drag as the last."""

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.theme = theme
