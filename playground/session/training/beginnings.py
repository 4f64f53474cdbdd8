"""Which runs stand before their first step or were taken back, as far as their owner knows."""

from __future__ import annotations

from engine.running.snapshot import Snapshot, Status


class Beginnings:
    """Follows what is asked of the training thread, and what it says.

    In doubt a run is taken to be on its way: an answer may come later than the next wish.
    `taken_back` has the step of each run that had gone on beyond it before.
    """

    def __init__(self) -> None:
        self._on_their_way: set[int] = set()
        self._training = False
        self.taken_back: dict[int, int] = {}

    def holds(self, run: int) -> bool:
        """Whether nothing has been trained in this run, or all of it was taken back."""
        return run not in self._on_their_way

    def train(self, run: int) -> None:
        """This run has been asked to train, or to go to another step."""
        self._training = True
        self._on_their_way.add(run)

    def rest(self) -> None:
        """Training has been asked to pause."""
        self._training = False

    def take_up(self, run: int, step: int = 0) -> None:
        """Another run is at hand, new ones at this step; it trains at once if the last one did."""
        if self._training or step:
            self._on_their_way.add(run)

    def reset(self, run: int) -> None:
        """This run has been asked to go back to its first weights, and to rest."""
        self._training = False
        self._on_their_way.discard(run)

    def see(self, snapshot: Snapshot, training: bool) -> None:
        """The thread has done all that was asked of it, and this is where one of its lanes is."""
        self._training = training
        self.taken_back.pop(snapshot.run, None)
        if snapshot.step < snapshot.recorded[-1]:
            self.taken_back[snapshot.run] = snapshot.step
        if snapshot.status is Status.RUNNING or snapshot.step:
            self._on_their_way.add(snapshot.run)
        else:
            self._on_their_way.discard(snapshot.run)
