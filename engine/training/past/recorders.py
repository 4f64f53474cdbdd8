"""What is noted of every step of a run: recorders, each while somebody wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

import numpy as np

from engine.arrays import Array
from engine.training.past.timeline import Noted, Recorder
from engine.training.stepper import Advanced
from engine.training.trainer import Trainer

R = TypeVar("R", bound=Recorder)
# Bytes of parameters that wait to be noted together, which costs less than one by one.
ROOM = 1_000_000


class Recorders:
    """The recorders of a run, one of a kind; those that are wanted note every step.

    They are told of many at once: when there are enough, or when somebody asks.
    """

    def __init__(self) -> None:
        self._known: dict[type[Recorder], Recorder] = {}
        self._wanted: tuple[Recorder, ...] = ()
        # Those of them that are told of weights.
        self._weighing: tuple[Recorder, ...] = ()
        self._waiting: list[Noted] = []

    @property
    def nbytes(self) -> int:
        """Bytes held by all of them, and by what waits."""
        waiting = sum(noted.nbytes for noted in self._waiting)
        return waiting + sum(recorder.nbytes for recorder in self._known.values())

    def choose(self, kinds: frozenset[type[Recorder]], trainer: Trainer) -> None:
        """Have every step noted by these kinds from the one at hand on, and by no others."""
        self._tell()
        for kind in self._known.keys() - kinds:
            self._known[kind].rest()
        before, self._wanted = self._wanted, ()
        for kind in kinds:
            recorder = self._known.setdefault(kind, kind())
            self._wanted += (recorder,)
            if recorder.weighing and recorder not in before and trainer.settled:
                recorder.take(_now(trainer))
        self._weighing = tuple(recorder for recorder in self._wanted if recorder.weighing)

    def of(self, kind: type[R]) -> R | None:
        """The recorder of this kind; None if nobody ever wanted one."""
        self._tell()
        found = self._known.get(kind)
        return found if isinstance(found, kind) else None

    def bound(self, steps: int, trainer: Trainer) -> int:
        """How many of so many steps may be taken together, for each of them to be noted."""
        if not self._weighing:
            return steps
        if trainer.spec.penalty.acts_after_step:
            return 1
        return min(steps, max(1, ROOM // max(1, trainer.weights.params.flat.nbytes)))

    def begin(self, trainer: Trainer, steps: int) -> Callable[[Advanced], None]:
        """Before so many steps are taken together: who notes all but the newest of them."""
        trainer.stepper.kept = max(2, steps) if self._weighing else 2
        trainer.stepper.counts = bool(self._wanted)
        position, weighed = trainer.position, steps > 1 and bool(self._weighing)
        before = trainer.weights.params.flat.copy() if weighed else None

        def note(done: Advanced) -> None:
            for recorder in self._wanted:
                recorder.count(trainer, position, done)
            if before is None:
                return
            updates = np.array(done.updates[:-1])
            if len(updates):
                first = trainer.step_count - len(updates)
                steps, weights = range(first, trainer.step_count), _added_up(before, updates)
                self._waiting.append(
                    Noted(trainer.network, steps, done.rates[1:], weights, updates)
                )

        return note

    def note(self, trainer: Trainer) -> None:
        """Note the step at hand, once it is settled what it is."""
        if self._weighing and trainer.beginning.ready:
            self._waiting.append(_now(trainer))
            if sum(noted.weights.nbytes for noted in self._waiting) >= ROOM:
                self._tell()

    def forget_after(self, step: int) -> None:
        """Drop what was noted of later steps."""
        self._tell()
        for recorder in self._known.values():
            recorder.forget_after(step)

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, []
        for noted in _joined(waiting):
            for recorder in self._weighing:
                recorder.take(noted)


def _added_up(before: Array, updates: Array) -> Array:
    """The parameters after each step, as the steps have added them up, bit for bit."""
    weights = np.empty_like(updates)
    for update, after in zip(updates, weights, strict=True):
        before = np.add(before, update, out=after)
    return weights


def _now(trainer: Trainer) -> Noted:
    weights, update = trainer.weights.params.flat[None].copy(), trainer.last_update
    updates = None if update is None else update[None]
    return Noted(trainer.network, (trainer.step_count,), (trainer.rate,), weights, updates)


def _joined(waiting: Sequence[Noted]) -> Iterator[Noted]:
    """The same steps, those that came one by one together."""
    for _, group in groupby(waiting, key=_kind):
        some = tuple(group)
        network, *_, updates = some[0]
        if len(some) == 1:
            yield some[0]
            continue
        yield Noted(
            network,
            [step for noted in some for step in noted.steps],
            [rate for noted in some for rate in noted.rates],
            np.concatenate([noted.weights for noted in some]),
            None if updates is None else np.concatenate([noted.updates for noted in some]),
        )


def _kind(noted: Noted) -> tuple[int, bool, int]:
    """Neighbours of one kind are single steps of the same network, with updates or without."""
    return id(noted.network), noted.updates is None, id(noted) if len(noted.steps) > 1 else 0
