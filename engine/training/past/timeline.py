"""The recorded past of a run: checkpoints, and the changes made between them.

A run that was taken back and then changed has a new future; the one recorded before is forgotten.
What must be known of every single step is noted by a `Recorder`, while somebody wants it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import ClassVar, NamedTuple

from engine.arrays import Array
from engine.network.network import Network
from engine.network.places import Parameter
from engine.sentences import Sentence
from engine.training.experiment import ExperimentSpec
from engine.training.past.checkpoints import Checkpoint, Checkpoints
from engine.training.state import RunState
from engine.training.stepper import Advanced
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Assignment:
    """One parameter given another value by hand; scores come with the last where `more` follow."""

    place: Parameter
    value: float
    more: bool = False


# What is done to a run between two steps: other settings, or another value of a parameter.
Change = ExperimentSpec | Assignment
# Bytes that all recorded changes may take, and what one takes: by itself, and for each sample that
# stands in it, as drawn points do.
CHANGES_BYTES = 16_000_000
CHANGE, SAMPLE = 1_000, 150


class Timeline:
    """What is known of a run from step `start` on.

    `first` is its state then, or None if it begins at step 0, since that can be made again at any
    time. `end` is the last step that was trained, `made` the number of recorded changes that have
    been made by the step at hand, and `next_change` the step of the next one, -1 if there is none.
    """

    def __init__(self, limit: int, start: int = 0, first: RunState | None = None) -> None:
        self.checkpoints = Checkpoints(limit, start, first)
        self.end = start
        self.made = 0
        self.next_change = -1
        self._changes: list[tuple[int, Change]] = []
        self._costs: list[int] = []
        self._epoch_ends: list[range] = []

    def recorded(self, now: int) -> range:
        """The steps that can be had, earlier and later ones, with the run at step `now`."""
        return range(self.checkpoints.start, max(self.end, now) + 1)

    def look_for(self, step: int, now: int) -> None:
        """Go back from step `now` to `step` and remember the end; ValueError if there is none."""
        recorded = self.recorded(now)
        if step not in recorded:
            raise ValueError(
                Sentence(
                    "expected a recorded step from {first} to {last}, found {step}",
                    first=recorded[0],
                    last=recorded[-1],
                    step=step,
                )
            )
        self.end = recorded[-1]

    def note_epoch_end(self, step: int) -> None:
        """An epoch has ended with this step, perhaps not for the first time."""
        ends = self._epoch_ends
        newest = ends[-1] if ends else range(0)
        if newest and step <= newest[-1]:
            return
        if len(newest) == 1 or (newest and step - newest[-1] == newest.step):
            # Epochs of one length are one range, however many there are.
            ends[-1] = range(newest[0], step + 1, step - newest[-1])
        else:
            ends.append(range(step, step + 1))

    def epoch_end_before(self, step: int) -> int:
        """The step with which the epoch before ended; the first recorded one if there is none."""
        for ends in reversed(self._epoch_ends):
            if ends[0] < step:
                return ends[min(len(ends), len(range(ends[0], step, ends.step))) - 1]
        return self.checkpoints.start

    @property
    def blank(self) -> bool:
        """Whether nothing has happened since step 0: what begins anew is the same."""
        return self.still and self.end == 0 and self.checkpoints.first is None

    @property
    def still(self) -> bool:
        """Whether nothing has been changed, and no step after the first been taken back."""
        return self.end == self.checkpoints.start and not self._changes

    def fork(self, now: int) -> Timeline:
        """The same past up to step `now`, at which the run is; what lies ahead is left out."""
        checkpoints = self.checkpoints
        other = Timeline(checkpoints.limit, checkpoints.start, checkpoints.first)
        for kept in checkpoints.until(now):
            other.checkpoints.take_over(kept)
        other.end, other.made = now, self.made
        other._changes, other._costs = self._changes[: self.made], self._costs[: self.made]
        other._epoch_ends = self._epochs_until(now)
        return other

    def keep(self, now: int, take: Callable[[], RunState]) -> None:
        """Take a checkpoint of the step at hand."""
        self.checkpoints.add(now, self.made, take)

    def record(self, now: int, change: Change) -> None:
        """Note a change of the step at hand; steps recorded without it are forgotten."""
        self.end = now
        self.checkpoints.forget_after(now)
        self._epoch_ends = self._epochs_until(now)
        self._changes[self.made :] = [(now, change)]
        self._costs[self.made :] = [self._cost(change)]

    def lighten(self, now: int, take: Callable[[], RunState]) -> None:
        """Where changes take too much memory, forget half: what is recorded begins later then.

        It begins with a checkpoint, or with the step at hand, at which all have been made.
        """
        if sum(self._costs) <= CHANGES_BYTES:
            return
        first, left = len(self._costs), 0
        while first and left + self._costs[first - 1] <= CHANGES_BYTES / 2:
            first -= 1
            left += self._costs[first]
        kept = (each for each in self.checkpoints.until(now) if each.made >= first)
        begun = next(kept, None) or Checkpoint(now, self.made, take())
        self.checkpoints.begin_at(begun)
        del self._changes[: begun.made], self._costs[: begun.made]
        self.made -= begun.made
        later = (
            ends[max(0, -(-(begun.step - ends[0]) // ends.step)) :] for ends in self._epoch_ends
        )
        self._epoch_ends = [ends for ends in later if ends]

    def _cost(self, change: Change) -> int:
        """Bytes that a change takes: samples that the one before has, too, count there."""
        if isinstance(change, Assignment):
            return CHANGE
        before = (each for _, each in reversed(self._changes[: self.made]))
        known = next((each for each in before if isinstance(each, ExperimentSpec)), None)
        if known is not None and known.data == change.data:
            return CHANGE
        data = change.data.dataset
        values = (getattr(data, each.name) for each in fields(data))
        return CHANGE + SAMPLE * sum(len(value) for value in values if isinstance(value, tuple))

    def _epochs_until(self, now: int) -> list[range]:
        past = [ends for ends in self._epoch_ends if ends[0] <= now]
        return [range(ends[0], min(ends.stop, now + 1), ends.step) for ends in past]

    def take_changes(self, now: int) -> Iterator[Change]:
        """The changes of the step at hand that have not been made yet, each made when given."""
        changes = self._changes
        while self.made < len(changes) and changes[self.made][0] == now:
            yield changes[self.made][1]
            self.made += 1
        self.next_change = changes[self.made][0] if self.made < len(changes) else -1


class Noted(NamedTuple):
    """Steps that were taken, n of them in order: what came of each.

    Their numbers, the rates of the steps after them, the parameters after them (n, parameters), and
    what each added to them (n, parameters); None where nothing is known of that, as in a run that
    has just begun.
    """

    network: Network
    steps: Sequence[int]
    rates: Sequence[float]
    weights: Array
    updates: Array | None

    @property
    def nbytes(self) -> int:
        """Bytes of all rows."""
        return self.weights.nbytes + (0 if self.updates is None else self.updates.nbytes)


class Recorder:
    """Notes something after every step of a run, in bounded memory, while somebody wants it.

    One that is not `weighing` is not told of weights: nothing waits for it and nothing is kept.
    """

    weighing: ClassVar[bool] = True

    def count(self, trainer: Trainer, begun: int, done: Advanced) -> None:
        """Look at what came of steps up to the one at hand, unless they are known.

        They `begun` at this position in their epoch.
        """

    def take(self, noted: Noted) -> None:
        """Note these steps, unless they are known: a run that was taken back repeats its steps.

        Some may have been left out since the ones before.
        """

    def forget_after(self, step: int) -> None:
        """Drop what was noted of later steps: the run has another future now."""
        raise NotImplementedError

    def rest(self) -> None:
        """Nobody wants it for now: hold no large memory."""
        raise NotImplementedError

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        raise NotImplementedError
