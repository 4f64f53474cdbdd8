"""Checkpoints of a run: states at growing spacing, within bounds on memory and time.

They lie close together around the present and thinner in the distance, so that a step back is
immediate and a bounded number covers any length: the one to give way is that whose absence costs
least, measured by the gap it leaves over its distance from now. Taking them is paid from a fixed
share of the time.
"""

from __future__ import annotations

import math
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, is_dataclass, replace
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.specs.knobs import Spec
from engine.training.past.loss_curve import LossCurve
from engine.training.state import RunState

LIMIT = 64_000_000
# At most so many; where they take more bytes than are `AMPLE`, half of them must do.
MOST, AMPLE = 256, 16_000_000
# Share of the time that may be spent on taking states, and what one holds besides its arrays.
SHARE = 0.015
OVERHEAD = 4_000


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A state after `step` steps, taken when `made` of the recorded changes had been made."""

    step: int
    made: int
    state: RunState


class Checkpoints:
    """A ring of checkpoints that takes at most `limit` bytes.

    `start` is the step everything goes back to; its state `first` is kept whatever happens, None
    if it need not be. `due` is the time (`time.perf_counter`) from which another can be afforded:
    what taking one costs is the time that the thread works on it, whoever else has the processor,
    and a single one that took much longer than the one before does not hold off the next for long.
    """

    def __init__(self, limit: int, start: int = 0, first: RunState | None = None) -> None:
        self.start, self.first = start, first
        self.limit = limit
        self.due = 0.0 if limit else math.inf
        self.nbytes = 0
        self._cost = math.inf
        # The last step of which there has been one: the way there counts, too, once it is gone.
        self._end = start
        self._kept: list[Checkpoint] = []
        self._holders: Counter[int] = Counter()
        if first is not None:
            self._hold(first)

    @property
    def steps(self) -> list[int]:
        """The steps of all checkpoints but the first state, in order."""
        return [kept.step for kept in self._kept]

    def holds(self, array: Array) -> bool:
        """Whether an array belongs to a state that is kept here."""
        return id(array) in self._holders

    def add(self, step: int, made: int, take: Callable[[], RunState]) -> None:
        """Keep the state that `take` gives unless there is one of this step."""
        began = time.thread_time()
        place = bisect_left(self._kept, step, key=_step)
        if place == len(self._kept) or self._kept[place].step != step:
            kept = Checkpoint(step, made, take())
            self._kept.insert(place, kept)
            self._hold(kept.state)
            self._end = max(self._end, step)
            self._thin(step)
        self._cost = min(time.thread_time() - began, 2 * self._cost)
        self.due = time.perf_counter() + self._cost / SHARE

    def take_over(self, kept: Checkpoint) -> None:
        """Keep one of another run, which lies behind all that are kept here."""
        self._kept.append(kept)
        self._hold(kept.state)
        self._end = kept.step

    def nearest(self, step: int) -> Checkpoint | None:
        """The last checkpoint at `step` or before; None if only the start lies before."""
        place = bisect_right(self._kept, step, key=_step)
        return self._kept[place - 1] if place else None

    def until(self, step: int) -> list[Checkpoint]:
        """The checkpoints at `step` or before, in order."""
        return self._kept[: bisect_right(self._kept, step, key=_step)]

    def forget_after(self, step: int) -> None:
        """Drop what lies after `step`."""
        self._end = min(self._end, step)
        while self._kept and self._kept[-1].step > step:
            self._release(self._kept.pop().state)

    def begin_at(self, checkpoint: Checkpoint) -> None:
        """Have everything go back to this one, whose changes are no changes any more."""
        self._hold(checkpoint.state)
        if self.first is not None:
            self._release(self.first)
        self.start, self.first = checkpoint.step, checkpoint.state
        before, self._kept = self._kept, []
        for kept in before:
            if kept.step <= self.start:
                self._release(kept.state)
            else:
                self._kept.append(replace(kept, made=kept.made - checkpoint.made))

    def hold_at_most(self, limit: int, now: int) -> None:
        """Take another bound at once, dropping what counts least seen from step `now`."""
        self.limit = limit
        self.due = 0.0 if limit else math.inf
        self._thin(now)

    def _thin(self, now: int) -> None:
        while self._kept and self._too_many():
            steps = np.array([self.start, *self.steps, max(self._end, now)])
            cost = (steps[2:] - steps[:-2]) / (1 + np.abs(now - steps[1:-1]))
            self._release(self._kept.pop(int(cost.argmin())).state)

    def _too_many(self) -> bool:
        most = MOST if self.nbytes <= AMPLE else MOST // 2
        return len(self._kept) > most or self.nbytes > self.limit

    def _hold(self, state: RunState) -> None:
        self.nbytes += OVERHEAD
        for array in arrays_of(state):
            if not self._holders[id(array)]:
                self.nbytes += array.nbytes
            self._holders[id(array)] += 1

    def _release(self, state: RunState) -> None:
        self.nbytes -= OVERHEAD
        for array in arrays_of(state):
            self._holders[id(array)] -= 1
            if not self._holders[id(array)]:
                self.nbytes -= array.nbytes
                del self._holders[id(array)]


def arrays_of(value: Any) -> Iterator[Array]:
    """Every array in a state; what several states share is the same object in each."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, LossCurve):
        yield from value.arrays
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from arrays_of(item)
    elif is_dataclass(value) and not isinstance(value, Spec):
        for name in value.__dataclass_fields__:
            yield from arrays_of(getattr(value, name))


def _step(kept: Checkpoint) -> int:
    return kept.step
