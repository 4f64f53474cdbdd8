"""What is noted of every step of a run: recorders, each while somebody wants it."""

from __future__ import annotations

from typing import TypeVar

from engine.training.past.timeline import Recorder
from engine.training.trainer import Trainer

R = TypeVar("R", bound=Recorder)


class Recorders:
    """The recorders of a run, one of a kind; those that are wanted note every step."""

    def __init__(self) -> None:
        self._known: dict[type[Recorder], Recorder] = {}
        self._wanted: tuple[Recorder, ...] = ()

    def __bool__(self) -> bool:
        return bool(self._wanted)

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

    def note(self, trainer: Trainer) -> None:
        """Note the step at hand, once it is settled what it is."""
        if trainer.beginning.ready:
            for recorder in self._wanted:
                recorder.take(trainer)

    def forget_after(self, step: int) -> None:
        """Drop what was noted of later steps."""
        for recorder in self._known.values():
            recorder.forget_after(step)
