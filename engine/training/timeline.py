"""The recorded past of a run: checkpoints, and the changes made between them.

Any step that was trained can be had again: the nearest checkpoint before it is restored and the
steps from there are repeated, changes included, which gives the same bits. A run that was taken
back and then changed has a new future; the one recorded before is forgotten.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from engine.network.places import Parameter
from engine.sentences import Sentence
from engine.training.checkpoints import Checkpoint, Checkpoints
from engine.training.experiment import ExperimentSpec

# Steps repeated before one that is sought, so that its batch and last two updates are there too.
LEAD = 2

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Assignment:
    """One parameter given another value by hand."""

    place: Parameter
    value: float


# What is done to a run between two steps: other settings, or another value of a parameter.
Change = ExperimentSpec | Assignment


class Run(Protocol[S]):
    """What can be taken back: a trainer, its states being of type S."""

    step_count: int

    def step(self) -> float:
        """Train one step."""

    def state(self) -> S:
        """Everything that decides how training goes on."""

    def take_state(self, state: S) -> None:
        """Be in this state."""

    def make(self, change: Change) -> None:
        """Make a change at this step, whether for the first time or again."""

    def begin(self, settings: ExperimentSpec) -> None:
        """Be at step 0 with these settings."""


class Timeline(Generic[S]):
    """The past of `run` from the step it is at now on.

    `settings` are those it began with; `first` is its state then, or None if it begins at step 0,
    since that can be made again at any time. `next_change` is the step of the next recorded
    change, -1 if there is none ahead.
    """

    def __init__(
        self,
        run: Run[S],
        settings: ExperimentSpec,
        limit: int,
        start: int = 0,
        first: S | None = None,
    ) -> None:
        # A run owns its past: a reference back would keep both alive when nobody needs them.
        self._run: Run[S] = weakref.proxy(run)
        self._settings = settings
        self.checkpoints: Checkpoints[S] = Checkpoints(limit, start, first)
        self.next_change = -1
        self._changes: list[tuple[int, Change]] = []
        self._made = 0
        self._end = start

    @property
    def recorded(self) -> range:
        """The steps that can be had, earlier and later ones."""
        return range(self.checkpoints.start, max(self._end, self._run.step_count) + 1)

    def keep(self) -> None:
        """Take a checkpoint of this step."""
        self.checkpoints.add(self._run.step_count, self._made, self._run.state)

    def change(self, change: Change) -> None:
        """Make a change at this step; steps recorded without it are forgotten."""
        self._end = self._run.step_count
        self.checkpoints.forget_after(self._end)
        self._changes[self._made :] = [(self._end, change)]
        self.repeat_changes()

    def repeat_changes(self) -> None:
        """Make the changes that were made at this step."""
        changes = self._changes
        while self._made < len(changes) and changes[self._made][0] == self._run.step_count:
            self._run.make(changes[self._made][1])
            self._made += 1
        self.next_change = changes[self._made][0] if self._made < len(changes) else -1

    def seek(self, step: int) -> None:
        """Be at a recorded step; raises ValueError if it is not recorded."""
        self.approach(step)
        while self._run.step_count < step:
            self._run.step()

    def approach(self, step: int) -> None:
        """Be at a step from which `step` is reached by stepping; raises ValueError as `seek`."""
        if step not in self.recorded:
            first, last = self.recorded[0], self.recorded[-1]
            raise ValueError(
                Sentence(
                    "expected a recorded step from {first} to {last}, found {step}",
                    first=first,
                    last=last,
                    step=step,
                )
            )
        self._end = self.recorded[-1]
        found = self.checkpoints.nearest(step - LEAD)
        if not (found.step if found else 0) <= self._run.step_count <= step:
            self._return_to(found)

    def _return_to(self, checkpoint: Checkpoint[S] | None) -> None:
        state = checkpoint.state if checkpoint else self.checkpoints.first
        if state is not None:
            self._run.take_state(state)
        else:
            self._run.begin(self._settings)
        self._made = checkpoint.made if checkpoint else 0
        self.repeat_changes()
