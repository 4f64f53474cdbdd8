"""What is noted of every step of a run: recorders, each while somebody wants it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from engine.training.past.timeline import Noted, Recorder
from engine.training.stepper import Advanced
from engine.training.trainer import Trainer

R = TypeVar("R", bound=Recorder)
# Bytes of parameters that wait to be noted together, which costs less than one by one.
ROOM = 500_000


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
        waiting = sum(noted.weights.nbytes for noted in self._waiting)
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
                recorder.take([_now(trainer)])
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
            # As the steps have added them up, bit for bit.
            weights, first = before, trainer.step_count - len(done.losses)
            for place, update in enumerate(done.updates[:-1], 1):
                weights = weights + update
                step, rate = first + place, done.rates[place]
                self._waiting.append(Noted(trainer.network, step, rate, weights, update))

        return note

    def note(self, trainer: Trainer) -> None:
        """Note the step at hand, once it is settled what it is."""
        if self._weighing and trainer.beginning.ready:
            self._waiting.append(_now(trainer))
            if len(self._waiting) * trainer.weights.params.flat.nbytes >= ROOM:
                self._tell()

    def forget_after(self, step: int) -> None:
        """Drop what was noted of later steps."""
        self._tell()
        for recorder in self._known.values():
            recorder.forget_after(step)

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            for recorder in self._weighing:
                recorder.take(waiting)


def _now(trainer: Trainer) -> Noted:
    weights = trainer.weights.params.flat.copy()
    return Noted(trainer.network, trainer.step_count, trainer.rate, weights, trainer.last_update)
