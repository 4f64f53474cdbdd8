"""Measuring a run: which probes are wanted, which are due, and what they take."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from typing import Any

from engine.probes import Probe
from engine.running.pace import Pace, Want, paces_of
from engine.running.turns import Turn, turns_of
from engine.training.run import Run
from engine.training.timeline import Recorder

# Seconds of a frame that measuring may take on average while training.
SHARE = 0.003
# Seconds that are measured at a stretch when training has come to rest.
AT_ONCE = 0.004
# How much the newest measurement counts for what the next one is expected to take.
SMOOTHING = 0.3


class ProbeSchedule:
    """The probes somebody wants of the run at hand.

    While training each is taken at its own pace, which slows down for all where they would take
    more than `SHARE` of every frame. Turns are dealt once for all that is wanted, as soon as each
    has been measured. At rest all of them are taken, once: as many as `AT_ONCE` allows together,
    the others one by one, and those for rest alone after them.
    """

    def __init__(self) -> None:
        self._wants: frozenset[Want] = frozenset()
        self._paces: dict[Probe, Pace] = {}
        self._turns: tuple[Turn, ...] = ()
        self._costs: dict[Probe, float] = {}
        self._waiting: list[Probe] = []
        self._all = True
        self._frame = 0

    @property
    def waiting(self) -> bool:
        """Whether there is something left to measure at rest."""
        return bool(self._waiting)

    def want(self, wants: frozenset[Want]) -> None:
        """Take these from now on; what waited may be wanted no more."""
        self._wants, self._paces, self._turns = wants, paces_of(wants), ()
        self._waiting = []

    @property
    def recorders(self) -> frozenset[type[Recorder]]:
        """What has to note every step for what is wanted."""
        return frozenset(kind for probe in self._paces if (kind := probe.recorder) is not None)

    def begin_anew(self) -> None:
        """Something has changed: whatever was measured is old."""
        self._all = True

    def seconds(self, running: bool) -> float:
        """How long `take` will probably need, from what its probes took before."""
        needed = sum(self._costs.get(probe, 0.0) for probe in self._due(running))
        return needed if running else min(needed, AT_ONCE)

    def take(self, run: Run, running: bool) -> Iterator[tuple[Probe, Any]]:
        """What is due now, each with its reading."""
        due = self._due(running)
        self._frame += 1
        self._all = False
        if running:
            self._waiting = []
            while due:
                yield self._measured(due.pop(0), run)
        else:
            self._waiting = due + [probe for probe in self._paces if self._for_rest(probe)]
            yield from self._at_once(run)

    def take_waiting(
        self, run: Run, interrupted: Callable[[], bool]
    ) -> Iterator[tuple[Probe, Any]]:
        """The next of those that wait for rest; nothing if `interrupted` comes first."""
        if not self._for_rest(self._waiting[0]):
            yield from self._at_once(run)
            return
        probe = self._waiting.pop(0)
        portions = probe.in_portions(run)
        while not interrupted():
            try:
                next(portions)
            except StopIteration as done:
                yield probe, done.value
                return
        self._waiting.insert(0, probe)

    def _at_once(self, run: Run) -> Iterator[tuple[Probe, Any]]:
        """As many of those that wait as may be taken at a stretch, one at least."""
        begun, late = time.perf_counter(), False
        while self._waiting and not self._for_rest(self._waiting[0]):
            if late and not self._paces[self._waiting[0]].prompt:
                return
            yield self._measured(self._waiting.pop(0), run)
            late = time.perf_counter() - begun >= AT_ONCE

    def _measured(self, probe: Probe, run: Run) -> tuple[Probe, Any]:
        """A reading; one slow measurement, when the processor was busy, counts for little."""
        start = time.perf_counter()
        reading = probe.measure_run(run)
        seconds = time.perf_counter() - start
        before = self._costs.get(probe, seconds)
        self._costs[probe] = before + SMOOTHING * (min(seconds, 3 * before) - before)
        return probe, reading

    def _for_rest(self, probe: Probe) -> bool:
        return self._paces[probe].resting

    def _due(self, running: bool) -> list[Probe]:
        if self._all or not running:
            return [probe for probe in self._paces if not self._for_rest(probe)]
        slowness = self._slowness()
        if self._frame % slowness:
            return []
        if not self._turns:
            self._turns = turns_of(self._wants, self._costs)
        frame = self._frame // slowness
        return [turn.probe for turn in self._turns if turn.due(frame)]

    def _slowness(self) -> int:
        """In every so-manieth frame something is measured, for all probes to keep their share."""
        load = sum(self._costs.get(probe, 0.0) / pace.every for probe, pace in self._paces.items())
        return max(1, math.ceil(load / SHARE))
