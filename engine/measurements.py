"""Measuring a run: which probes are wanted, which are due, and what they take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from engine.probes import Probe
from engine.trainer import Trainer


class Measurements:
    """The probes somebody wants of the run at hand.

    While training each is taken at its own pace, and at rest all of them are, once. Those for
    rest alone wait until then, and until the others have been handed over.
    """

    def __init__(self) -> None:
        self._probes: tuple[Probe, ...] = ()
        self._costs: dict[Probe, float] = {}
        self._waiting: list[Probe] = []
        self._all = True
        self._frame = 0

    @property
    def waiting(self) -> bool:
        """Whether there is something left to measure at rest."""
        return bool(self._waiting)

    def want(self, probes: frozenset[Probe]) -> None:
        """Take these from now on."""
        self._probes = tuple(sorted(probes, key=repr))

    def begin_anew(self) -> None:
        """Something has changed: whatever was measured is old."""
        self._all = True

    def seconds(self, running: bool) -> float:
        """How long `take` will probably need, from what its probes took last."""
        return sum(self._costs.get(probe, 0.0) for probe in self._due(running))

    def take(self, trainer: Trainer, running: bool) -> Iterator[tuple[Probe, Any]]:
        """What is due now, each with its reading."""
        due = self._due(running)
        self._frame += 1
        self._all = False
        self._waiting = [] if running else [probe for probe in self._probes if probe.resting]
        for probe in due:
            start = time.perf_counter()
            yield probe, probe.measure(trainer)
            self._costs[probe] = time.perf_counter() - start

    def take_waiting(
        self, trainer: Trainer, interrupted: Callable[[], bool]
    ) -> Iterator[tuple[Probe, Any]]:
        """The next of those for rest alone; nothing if `interrupted` comes first."""
        probe = self._waiting.pop(0)
        portions = probe.in_portions(trainer)
        while not interrupted():
            try:
                next(portions)
            except StopIteration as done:
                yield probe, done.value
                return
        self._waiting.insert(0, probe)

    def _due(self, running: bool) -> list[Probe]:
        usual = [probe for probe in self._probes if not probe.resting]
        if self._all or not running:
            return usual
        return [probe for probe in usual if self._frame % probe.every == probe.phase % probe.every]
