"""The panels of one window, each made when it is first seen or asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.running.snapshot import Snapshot
from engine.search.methods import Search
from engine.specs.differences import every_path
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.lanes_shown import Comparison, ShownLane
from playground.panels.panel import Panel
from playground.panels.selection import PhaseShown, Selection


@dataclass(slots=True)
class _Owed:
    """What a panel has not been told yet: paths that changed, and whether the rest is another."""

    changed: frozenset[str] = frozenset()
    lanes: bool = False
    start: bool = False
    selection: bool = False
    phase: bool = False


class Panels(Mapping[str, Panel]):
    """All panels by name. Most wait behind other tabs: building them would hold up every start.

    A panel is made the first time that somebody looks it up. Those that nobody sees are told of
    runs, lanes and edits when they come to light, or are looked up, and then of the last ones only:
    an undo would wait for all of them. What need not be known before, its `kinds` say. `made` has
    those that are there; iterating over the values makes all.
    """

    def __init__(self, kinds: Mapping[str, type[Panel]], theme: Theme) -> None:
        self.kinds = kinds
        self._theme = theme
        self._welcomes: list[Callable[[Panel], object]] = []
        self._made: dict[str, Panel] = {}
        self._spec: ExperimentSpec | None = None
        self._setup: Setup | None = None
        self._lanes: tuple[Sequence[ShownLane], Comparison] | None = None
        self._selection: Selection | None = None
        self._phase: PhaseShown | None = None
        self._covered: Collection[str] = ()
        self._proposed: Search | None = None
        self._owed: dict[str, _Owed] = {}

    def __getitem__(self, name: str) -> Panel:
        if name not in self._made:
            panel = self._made[name] = self.kinds[name](self._theme)
            for welcome in self._welcomes:
                welcome(panel)
            self._inform(panel)
        self._catch_up(name)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self.kinds

    def __iter__(self) -> Iterator[str]:
        return iter(self.kinds)

    def __len__(self) -> int:
        return len(self.kinds)

    def each(self, welcome: Callable[[Panel], object]) -> None:
        """Do this with every panel there is, and with others as soon as they are made."""
        self._welcomes.append(welcome)
        for panel in self.made():
            welcome(panel)

    def made(self) -> list[Panel]:
        """The panels that are there."""
        return list(self._made.values())

    def has_made(self, name: str) -> bool:
        """Whether this panel is there."""
        return name in self._made

    def seen(self) -> list[Panel]:
        """The panels that can be seen, none of which is owed anything."""
        return [self[name] for name, panel in list(self._made.items()) if panel.isVisible()]

    def sees(self, name: str) -> bool:
        """Whether this panel can be seen."""
        return name in self._made and self._made[name].isVisible()

    def start(self, setup: Setup) -> None:
        """A run begins."""
        self._setup = setup
        for panel in self._at_once(start=True):
            self._begin(panel, setup)

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """The experiment has been edited."""
        self._spec, self._setup = spec, setup
        for panel in self._at_once(changed=changed):
            panel.set_experiment(spec, setup, changed)

    def set_lanes(self, lanes: Sequence[ShownLane], comparison: Comparison) -> None:
        """The lanes are others, or another one is lit."""
        self._lanes = lanes, comparison
        for panel in self._at_once(lanes=True):
            panel.set_lanes(lanes, comparison)

    def select(self, selection: Selection) -> None:
        """Something was picked."""
        self._selection = selection
        for panel in self._at_once(selection=True):
            panel.select(selection)

    def show_phase(self, shown: PhaseShown | None) -> None:
        """A phase of the next step is looked at, or none is any more."""
        self._phase = shown
        for panel in self._at_once(phase=True):
            panel.show_phase(shown)

    def keep_quiet(self, covered: Collection[str]) -> None:
        """Nothing is to be told of what these panels would tell."""
        self._covered = covered
        for panel in self.made():
            panel.keep_quiet(covered)

    def propose(self, plan: Search) -> None:
        """A lab speaks of a search."""
        self._proposed = plan
        for panel in self.made():
            panel.propose(plan)

    def draw(self, snapshot: Snapshot) -> None:
        """Show a snapshot in what can be seen."""
        for panel in self.seen():
            panel.draw(snapshot)

    def set_theme(self, theme: Theme) -> None:
        """Everything takes another look."""
        self._theme = theme
        for panel in self.made():
            panel.set_theme(theme)

    @staticmethod
    def _begin(panel: Panel, setup: Setup) -> None:
        panel.start(setup)
        panel.setAccessibleName(panel.titles(setup)[0])

    def _at_once(self, **news: Any) -> Iterator[Panel]:
        """The panels that are told now; the others are owed it."""
        for name, panel in list(self._made.items()):
            if panel.isVisible() or panel.marks_edits:
                yield self[name]
            else:
                owed = self._owed.get(name, _Owed())
                changed = owed.changed | news.get("changed", frozenset())
                self._owed[name] = replace(owed, **{**news, "changed": changed})

    def _catch_up(self, name: str) -> None:
        """Tell a panel what it is owed."""
        owed = self._owed.pop(name, None)
        if owed is not None:
            self._tell(self._made[name], owed)

    def _inform(self, panel: Panel) -> None:
        """Tell a panel that has just been made all there is to tell."""
        changed = every_path(self._spec) if self._spec is not None else frozenset()
        self._tell(panel, _Owed(changed, True, True, True, self._phase is not None))
        if self._covered:
            panel.keep_quiet(self._covered)
        if self._proposed is not None:
            panel.propose(self._proposed)

    def _tell(self, panel: Panel, owed: _Owed) -> None:
        if owed.lanes and self._lanes is not None:
            panel.set_lanes(*self._lanes)
        if owed.changed and self._spec is not None and self._setup is not None:
            panel.set_experiment(self._spec, self._setup, owed.changed)
        if owed.start and self._setup is not None:
            self._begin(panel, self._setup)
        if owed.selection and self._selection is not None and self._setup is not None:
            # What was picked may be gone by now.
            there = self._selection.within(self._setup)
            panel.select(replace(there, picked=self._selection.picked))
        if owed.phase:
            panel.show_phase(self._phase)
