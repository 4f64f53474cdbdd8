"""What is noted of every step of a run: recorders, each while somebody wants it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from engine.training.past.timeline import Recorder, StepsTaken
from engine.training.stepper import Advanced
from engine.training.trainer import Trainer

R = TypeVar("R", bound=Recorder)
# Bytes of updates that are kept to be noted together.
ROOM = 4_000_000


class Recorders:
    """The recorders of a run, one of a kind; those that are wanted note every step."""

    def __init__(self) -> None:
        self._known: dict[type[Recorder], Recorder] = {}
        self._wanted: tuple[Recorder, ...] = ()

    @property
    def nbytes(self) -> int:
        """Bytes held by all of them."""
        return sum(recorder.nbytes for recorder in self._known.values())

    def choose(self, kinds: frozenset[type[Recorder]], trainer: Trainer) -> None:
        """Have every step noted by these kinds from the one at hand on, and by no others."""
        for kind in self._known.keys() - kinds:
            self._known[kind].rest()
        before, self._wanted = self._wanted, ()
        for kind in kinds:
            recorder = self._known.setdefault(kind, kind())
            self._wanted += (recorder,)
            if recorder not in before and trainer.settled:
                recorder.take(trainer)

    def of(self, kind: type[R]) -> R | None:
        """The recorder of this kind; None if nobody ever wanted one."""
        found = self._known.get(kind)
        return found if isinstance(found, kind) else None

    def bound(self, steps: int, trainer: Trainer) -> int:
        """How many of so many steps may be taken together, for each of them to be noted."""
        if not self._wanted:
            return steps
        if trainer.spec.penalty.acts_after_step or any(each.singly for each in self._wanted):
            return 1
        return min(steps, max(1, ROOM // max(1, trainer.weights.params.flat.nbytes)))

    def begin(self, trainer: Trainer, steps: int) -> Callable[[Advanced], None]:
        """Before so many steps are taken together: who notes all but the newest of them."""
        trainer.stepper.kept = max(2, steps) if self._wanted else 2
        if steps == 1 or not self._wanted:
            return _nothing
        before = trainer.weights.params.flat.copy()

        def note(done: Advanced) -> None:
            if len(done.losses) < 2:
                return
            updates = np.array(done.updates)
            # As the steps have added them up, bit for bit.
            weights = np.add.accumulate([before, *updates])[1:-1]
            taken = range(trainer.step_count - len(weights), trainer.step_count)
            found = StepsTaken(taken, done.rates[1:], weights, updates[:-1])
            for recorder in self._wanted:
                recorder.take_together(trainer, found)

        return note

    def note(self, trainer: Trainer) -> None:
        """Note the step at hand, once it is settled what it is."""
        if trainer.beginning.ready:
            for recorder in self._wanted:
                recorder.take(trainer)

    def forget_after(self, step: int) -> None:
        """Drop what was noted of later steps."""
        for recorder in self._known.values():
            recorder.forget_after(step)


def _nothing(done: Advanced) -> None:
    """Nobody notes anything."""
