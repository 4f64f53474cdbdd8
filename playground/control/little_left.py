"""Notices that there is little left to learn, and offers to pause."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from engine.probes import ScoresProbe
from engine.probes.health import CONVERGED
from engine.running.snapshot import Snapshot, Status
from playground.window.offers import Offers
from playground.words.translate import tr

SCORES = ScoresProbe()
# The loss has been negligible, beside what it was first, for so many steps.
STEPS = 2000


class LittleLeft(QObject):
    """Watches the training loss of each run and makes one offer a run."""

    def __init__(self, offers: Offers, pause: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._offers, self._pause = offers, pause
        self._sentence = ""
        self.forget()

    def forget(self) -> None:
        """Another run begins, of which this is not true."""
        self._offers.withdraw(self._sentence)
        self._sentence = ""
        self._first: float | None = None
        self._since: int | None = None
        self._said = False

    def watch(self, snapshot: Snapshot) -> None:
        """Take in what has been measured."""
        scores = snapshot.readings.get(SCORES)
        if scores is None or self._said:
            return
        loss = scores["train"].loss
        if self._first is None:
            self._first = loss
        if not loss < CONVERGED * self._first:
            self._since = None
            return
        self._since = snapshot.step if self._since is None else min(self._since, snapshot.step)
        steps = snapshot.step - self._since
        if steps >= STEPS and snapshot.status is Status.RUNNING:
            self._said = True
            self._sentence = tr(
                "The training loss has been negligible, {loss}, for {steps:,} steps.",
                loss=float(loss),
                steps=steps,
            )
            self._offers.make(self._sentence, "info", (tr("Pause"), self._pause))
