"""What every panel is: a widget that says what it wants measured and draws snapshots."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from engine.network.layers.readings import Seen
from engine.running.pace import Want
from engine.running.snapshot import Snapshot
from engine.search.methods import Search
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.lanes_shown import Comparison, ShownLane
from playground.panels.selection import PhaseShown, Selection
from playground.widgets.action import Action
from playground.words.translate import tr


class Panel(QWidget):
    """A view of snapshots. It keeps what it last drew until a snapshot brings something newer.

    `home` names the panel whose place it shares as a tab; without one it has a place of its own.
    What a user does in it is an intent: `edited(ExperimentSpec)` asks for another experiment,
    `selected(Selection)` says what was picked, `parameter_set(Parameter, float)` asks for
    another value of one weight or bias, `parameters_set(Mapping[Parameter, float], str)` for those
    of several, as one step of that name, `sought(int)` asks to go to another recorded step,
    `settled()` says that a drag has ended, so that the next edit is another step to undo,
    `wished(LaneWish)` asks for something to do with lanes, `asked(str)` for the panel that explains
    a verdict, and `rewanted()` says that `wants` or `wants_beside` has changed.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    # A shorter title for the tab, where there is one.
    tab: ClassVar[str] = ""
    # Both where numbers are predicted, if something else than of classes is shown then.
    of_numbers: ClassVar[tuple[str, str] | None] = None
    home: ClassVar[str] = "loss"
    # What it brings to the menus and keys of the window; `act` does it.
    brings: ClassVar[tuple[Action, ...]] = ()
    # What a learner asks that it answers, and the terms of the glossary that this is about: by them
    # it is found.
    questions: ClassVar[tuple[str, ...]] = ()
    terms: ClassVar[tuple[str, ...]] = ()
    # The verdicts on layers, by their words, and the numbers of the bar, by their names, that open
    # it with a click.
    explains: ClassVar[tuple[str, ...]] = ()
    # The parts of a selection, "place", "sample" or "cell", for which it comes to light.
    revealed_by: ClassVar[tuple[str, ...]] = ()
    # Whether it is told of every change of a setting, by `mark`.
    marks_edits: ClassVar[bool] = False

    edited = Signal(object)
    settled = Signal()
    selected = Signal(object)
    parameter_set = Signal(object, float)
    parameters_set = Signal(object, str)
    sought = Signal(int)
    wished = Signal(object)
    asked = Signal(str)
    rewanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(tr(self.title))

    @classmethod
    def titles(cls, setup: Setup) -> tuple[str, str]:
        """What it is called while this is shown, in full and on its tab."""
        if cls.of_numbers is not None and not setup.data.classes:
            title, tab = cls.of_numbers
        else:
            title, tab = cls.title, cls.tab or cls.title
        return tr(title), tr(tab)

    def wants(self) -> frozenset[Want]:
        """What has to be measured while this panel is visible, and how often."""
        return frozenset()

    def wants_beside(self) -> frozenset[Want]:
        """What has to be measured of every other lane; it comes in `Snapshot.beside`."""
        return frozenset()

    @property
    def seen(self) -> Seen:
        """By which statistics all panels are to see normalisations while this one is visible."""
        return Seen.USUAL

    def set_lanes(self, lanes: Sequence[ShownLane], comparison: Comparison) -> None:
        """The lanes are others, or another one is lit, or they are compared in another way."""

    def start(self, setup: Setup) -> None:
        """A run begins: forget what was drawn, fit the axes to its data."""

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """The experiment has been edited; `start` follows if that began another run.

        `changed` has every path that differs: a panel that shows nothing of them returns at once.
        """

    def select(self, selection: Selection) -> None:
        """Something was picked, here or elsewhere: `selection.picked` says which parts of it."""

    def show_phase(self, shown: PhaseShown | None) -> None:
        """A phase of the next step is looked at: light what it is about; None: none is any more."""

    def pick(self, **parts: Any) -> None:
        """Say that the user has picked these parts of a selection; None: there is none now."""
        self.selected.emit(Selection.of(**parts))

    def options(self) -> Sequence[QAction]:
        """What can be chosen in the menu of its title, beside what every panel has there."""
        return ()

    def act(self, name: str) -> None:
        """Do the action called `name`, one of those that it brings."""

    def propose(self, plan: Search) -> None:
        """A lab speaks of a search: have it ready to be begun, if it is begun here."""

    def table(self) -> list[list[object]]:
        """What is drawn as numbers, a header first; empty if there is nothing yet."""
        return []

    def keep_quiet(self, covered: Collection[str]) -> None:
        """Show nothing of what these panels would tell, which are covered; all with none."""

    def draw(self, snapshot: Snapshot) -> None:
        """Show the readings that have come; items are updated, never created."""

    def mark(self, text: str, again: bool = False) -> None:
        """A setting was changed while the run went on; `again`: by the same drag as the last.

        Who wants to know says so in `marks_edits`.
        """

    def end(self) -> None:
        """The window closes: whatever is under way here ends."""

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.theme = theme
