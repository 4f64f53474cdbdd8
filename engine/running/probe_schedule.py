"""Measuring a run: which probes are wanted, which are due, and what they take."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.network.layers.readings import Seen
from engine.probes import Probe
from engine.running.pace import Pace, Want, paces_of
from engine.running.turns import Tempo, Turn, Workload, turns_of
from engine.steps import Portions, never
from engine.training.past.timeline import Recorder
from engine.training.run import Run

# Seconds of a frame that measuring may take on average while training.
SHARE = 0.003
# Seconds that are measured at a stretch when training has come to rest, and those of work that one
# thing may take which is not to wait: what takes longer is measured by itself, after all others.
AT_ONCE, LONG = 0.004, 0.03
# How much the newest measurement counts for what the next one is expected to take.
SMOOTHING = 0.3


@dataclass(slots=True)
class _UnderWay:
    """A reading at work, at this step of this run, and the seconds it has taken so far.

    `work` are those in which the processor was busy with it.
    """

    probe: Probe
    portions: Portions[object]
    run: Run
    step: int
    seconds: float = 0.0
    work: float = 0.0

    def go_on(self) -> object:
        """Measure one more portion; raises StopIteration with the reading."""
        start, busy = time.perf_counter(), time.thread_time()
        try:
            return next(self.portions)
        finally:
            self.seconds += time.perf_counter() - start
            self.work += time.thread_time() - busy


class ProbeSchedule:
    """The probes somebody wants of the run at hand.

    While training each is taken at its own pace, which slows down for all where they would take
    more than `SHARE` of every frame, or are to be held back. Turns are dealt once for all that is
    wanted, as soon as each has been measured. At rest all of them are taken, once: as many as
    `AT_ONCE` allows together, the others one by one, and those for rest alone after them. What
    takes `LONG` waits for the end of all others, at rest and while training, and is measured in
    portions. What tells of the samples alone is measured once for them.
    """

    def __init__(self) -> None:
        self._wants: frozenset[Want] = frozenset()
        self._paces: dict[Probe, Pace] = {}
        self._turns: tuple[Turn, ...] = ()
        self._costs: dict[Probe, float] = {}
        self._long: set[Probe] = set()
        self._unmeasured: set[Probe] = set()
        self._waiting: list[Probe] = []
        self._begun: _UnderWay | None = None
        self._known: dict[Probe, tuple[object, object]] = {}
        self._all = True
        self._tempo, self._held = Tempo(), 1.0
        self._share = SHARE
        self._seen, self._load = Seen.USUAL, Workload()

    def grant(self, part: float) -> None:
        """Take so large a part of the time that is usual for one lane."""
        self._share = part * SHARE

    @property
    def load(self) -> float:
        """Seconds that measuring takes in a frame on average, each probe at its pace."""
        return sum(self._costs.get(probe, 0.0) / pace.every for probe, pace in self._paces.items())

    def hold_back(self, slowness: float) -> None:
        """While training, measure in one of so many frames at most, 1 for in each."""
        self._held = slowness

    @property
    def waiting(self) -> bool:
        """Whether there is something left to measure."""
        return bool(self._waiting)

    def want(
        self, wants: frozenset[Want], seen: Seen = Seen.USUAL, load: Workload | None = None
    ) -> None:
        """Take these from now on; what waited may be wanted no more.

        All are taken anew where they are `seen` by other statistics. Who shares a `load` is told
        so at the same time: frames count from here.
        """
        paces = paces_of(wants)
        if seen is not self._seen:
            self._seen = seen
            self.begin_anew()
        self._unmeasured |= paces.keys() - self._paces.keys()
        self._wants, self._paces, self._turns = wants, paces, ()
        self._tempo, self._load = Tempo(), load or Workload()
        self._waiting, self._begun = [], None
        self._known = {each: found for each, found in self._known.items() if each in paces}

    @property
    def recorders(self) -> frozenset[type[Recorder]]:
        """What has to note every step for what is wanted."""
        return frozenset(kind for probe in self._paces if (kind := probe.recorder) is not None)

    def begin_anew(self, everything: bool = True) -> None:
        """Something has changed: whatever was measured is old.

        Unless `everything` has, what takes long comes in its turn while training goes on.
        """
        self._all, self._begun = True, None
        if everything:
            self._unmeasured = set(self._paces)

    def seconds(self, running: bool, led: Mapping[Probe, bool] | None = None) -> float:
        """How long `take` will probably need, from what its probes took before."""
        needed = sum(self._costs.get(probe, 0.0) for probe in self._due(running, led))
        return min(needed, LONG if running else AT_ONCE)

    @property
    def prompts(self) -> dict[Probe, bool]:
        """Every prompt reading that is wanted, and whether it is due in this frame of training."""
        due = self._due(True)
        return {probe: probe in due for probe, pace in self._paces.items() if pace.prompt}

    def take(
        self,
        run: Run,
        running: bool,
        interrupted: Callable[[], bool] = never,
        led: Mapping[Probe, bool] | None = None,
    ) -> Iterator[tuple[Probe, Any]]:
        """What is due now, each with its reading; the rest waits.

        It follows who `led` for these: those that are due there are taken, the others are not.
        """
        # Samples that nobody trains on any more are not held for what is known of them.
        parts = run.trainer.setup.parts
        self._known = {each: of for each, of in self._known.items() if of[0] is parts}
        due = self._due(running, led)
        self._waiting = sorted(due, key=self._long.__contains__)
        self._tempo.pass_frame(self._slowness())
        self._all = False
        if not running:
            self._waiting += [probe for probe in self._paces if self._for_rest(probe)]
        yield from self._at_once(run, running, interrupted)

    def take_waiting(
        self, run: Run, running: bool, interrupted: Callable[[], bool]
    ) -> Iterator[tuple[Probe, Any]]:
        """The next of those that wait; nothing if `interrupted` comes first."""
        if self._alone(self._waiting[0]):
            yield from self._measured(run, interrupted)
        else:
            yield from self._at_once(run, running, interrupted)

    def _at_once(
        self, run: Run, running: bool, interrupted: Callable[[], bool]
    ) -> Iterator[tuple[Probe, Any]]:
        """As many of those that wait as may be taken at a stretch, one at least."""
        begun, busy, late = time.perf_counter(), time.thread_time(), False
        while self._waiting and not self._alone(self._waiting[0]) and not interrupted():
            prompt = running or self._paces[self._waiting[0]].prompt
            if late and not (prompt and time.thread_time() - busy < LONG):
                return
            found = tuple(self._measured(run, interrupted, LONG))
            if not found:
                return
            yield from found
            late = time.perf_counter() - begun >= AT_ONCE

    def _measured(
        self, run: Run, interrupted: Callable[[], bool], most: float = math.inf
    ) -> Iterator[tuple[Probe, Any]]:
        """The reading of the first that waits; nothing if that is more than `most` seconds of work.

        Nor if `interrupted` comes first. It is gone on with later, unless something has happened.
        """
        probe, begun = self._waiting.pop(0), self._begun
        samples, reading = self._known.get(probe, (None, None))
        if samples is run.trainer.setup.parts:
            yield probe, reading
            return
        if begun is None or (begun.probe, begun.run, begun.step) != (probe, run, run.step_count):
            begun = _UnderWay(probe, probe.in_portions(run), run, run.step_count)
        self._begun, run.trainer.seen = None, self._seen
        try:
            while True:
                begun.go_on()
                if begun.work >= most or interrupted():
                    break
        except StopIteration as end:
            self._note(begun)
            if probe.of_the_samples:
                self._known[probe] = run.trainer.setup.parts, end.value
                self._costs[probe] = 0.0
                self._long.discard(probe)
            yield probe, end.value
            return
        self._waiting.insert(0, probe)
        self._begun = begun
        if begun.work >= LONG:
            self._long.add(probe)

    def _note(self, measured: _UnderWay) -> None:
        """One slow measurement, when the processor was busy, counts for little."""
        probe, seconds = measured.probe, measured.seconds
        (self._long.add if measured.work >= LONG else self._long.discard)(probe)
        self._unmeasured.discard(probe)
        before = self._costs.get(probe, seconds)
        self._costs[probe] = before + SMOOTHING * (min(seconds, 3 * before) - before)

    def _for_rest(self, probe: Probe) -> bool:
        return self._paces[probe].resting

    def _alone(self, probe: Probe) -> bool:
        """Whether it is measured by itself."""
        return self._for_rest(probe) or probe in self._long

    def _due(self, running: bool, led: Mapping[Probe, bool] | None = None) -> list[Probe]:
        if self._all or not running:
            late = self._long - self._unmeasured if running else set()
            return [each for each in self._paces if not (self._for_rest(each) or each in late)]
        own = self._due_by_turns()
        if not led:
            return own
        follow = [probe for probe in self._paces if led.get(probe)]
        return follow + [probe for probe in own if probe not in led]

    def _due_by_turns(self) -> list[Probe]:
        if not self._tempo.due:
            return []
        if not self._turns:
            self._turns = turns_of(self._wants, self._costs, self._load)
        return [turn.probe for turn in self._turns if turn.due(self._tempo.turn)]

    def _slowness(self) -> float:
        """In one of so many frames something is measured, for all probes to keep their share."""
        return max(self._held, self.load / self._share)
