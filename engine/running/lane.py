"""A lane: a run that is shown, what it is doing, how far it is to go, what is measured of it."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from engine.disk.whole_file import WriteError
from engine.files.results import results_in_portions
from engine.probes import Probe
from engine.running.commands import Export, Load, PutBack, Retune, SetParameter
from engine.running.destination import Destination, Purpose
from engine.running.left_runs import LeftRuns
from engine.running.lockstep import Lockstep
from engine.running.probe_schedule import ProbeSchedule
from engine.running.replaced_values import ReplacedValues
from engine.running.snapshot import Reply, Snapshot, Status
from engine.running.stopwatch import LossAim, Stopwatch
from engine.sentences import Sentence
from engine.steps import LOOK_SECONDS, Portions, Stride
from engine.training.run import Run
from engine.training.state import RunState
from engine.training.trainer import Diverged

BEGUN_AGAIN = Sentence("That run had to make room for newer ones: it begins again.")
UNFIT = Sentence("The run that was kept cannot go on and begins anew: {error}.")
NOT_YET = Sentence("That is possible as soon as the first weights are made.")
# How long the kernel trains at a stretch: whoever asks for something halts it.
KERNEL_SECONDS = 0.008
# Seconds after which first weights are shown that are still being made.
SHOWN_EVERY = 0.3
log = logging.getLogger(__name__)


class Lane:
    """One run and its number, from `load` on; a `pinned` one stays while the others train."""

    def __init__(self, number: int = 0) -> None:
        self.number = number
        self.run: Run | None = None
        self.run_number = -1
        self.clock = Stopwatch()
        self.pinned = False
        self.status = Status.PAUSED
        self.message, self.error, self.news = "", False, False
        self.replies: list[Reply] = []
        self.schedule, self._replaced = ProbeSchedule(), ReplacedValues()
        self.bound = Destination()
        self._stride = Stride()
        self._rate, self._started = 0.0, (0.0, 0.0, 0.0)
        self.aim = LossAim()

    @property
    def running(self) -> bool:
        """Whether it trains."""
        return self.status is Status.RUNNING

    @property
    def seeking(self) -> bool:
        """Whether it repeats steps on its way to one that was asked for."""
        return self.bound.purpose is Purpose.SEEK

    @property
    def owing(self) -> bool:
        """Whether the newest step owes scores, which come before the next one."""
        return self.run is not None and bool(self.run.owed)

    @property
    def waiting(self) -> bool:
        """Whether `measure_more` would measure something."""
        return self.run is not None and (self.schedule.waiting or (self.owing and not self.running))

    @property
    def step_count(self) -> int:
        """The step of its run."""
        return 0 if self.run is None else self.run.step_count

    def begin_anew(self, elsewhere: bool) -> None:
        """Measure anew what is due, `elsewhere` perhaps; steps may take longer from here on."""
        self.news, self._stride = True, Stride()
        self.schedule.begin_anew(elsewhere)

    def leave(self, left: LeftRuns) -> None:
        """Have the run kept that is left for another one; what was promised of it comes first."""
        if self.run is not None:
            self.run.owed.keep_promises()
            left.add(self.run_number, self.run, self.clock)

    def load(self, command: Load, left: LeftRuns, source: Lane | None) -> None:
        """Have another run, one that was `left` or a new one; it trains if the one before did.

        A copy of the run in the lane `source` begins where that is now, with the same past.
        """
        known, dropped, problem = left.fetch(command, None if source is None else source.copied)
        if dropped:
            self.message = BEGUN_AGAIN
        self.leave(left)
        (self.run, self.clock), self.run_number = known, command.run
        self.run.retune(command.setup)
        self.aim.forget()
        if problem is not None:
            self.complain(UNFIT, problem)
        self.run.record(self.schedule.recorders)
        self.settle_down(Status.RUNNING if self.running else Status.PAUSED)

    def copied(self) -> tuple[Run, Stopwatch] | None:
        """A copy of its run, with the times of its steps; None if a new one would be the same."""
        if self.run is None or self.run.untouched:
            return None
        return self.run.fork(), self.clock.fork()

    @property
    def in_kernel(self) -> bool:
        """Whether the kernel trains it."""
        return self.run is not None and self.run.trainer.stepper.engine == "kernel"

    def line_up(self) -> None:
        """Count progress from here."""
        if self.run is not None:
            self._started = self._counts(self.run)

    def progress(self, by: Lockstep) -> float:
        """Steps, seconds or epochs since it was lined up."""
        assert self.run is not None
        return self._counts(self.run)[by.value] - self._started[by.value]

    def train(self, most: float, late: Callable[[], bool], began: float, seconds: float) -> float:
        """Take some steps together, at most so many; it is `began` now, returns the time after.

        They take no longer than `seconds`, one apart. Scores that they owe come first and are
        settled until it is `late`.
        """
        run = self.run
        assert run is not None
        before, now = run.step_count, began
        try:
            open_before = run.trainer.epoch_open
            if not run.owed:
                left = self.bound.steps_left(run.trainer)
                look = KERNEL_SECONDS if self.in_kernel else LOOK_SECONDS
                run.advance(int(min(most, self._stride.within(seconds, look), left)))
            if run.owed:
                run.owed.settle(late)
            now = time.perf_counter()
            taken, spent = run.step_count - before, now - began
            self._stride.note(taken, spent)
            if not self.seeking:
                self.clock.note(before, run.step_count, spent)
            if run.trainer.stopped and (taken or open_before) and not self.seeking:
                self.settle_down(Status.FINISHED, run.trainer.stopped)
            else:
                self.rest_if_there()
        except Diverged as error:
            self.settle_down(Status.DIVERGED, str(error))
        except Exception as error:
            self.fail(error)
        return now

    def end_burst(self, steps: int, seconds: float, most_per_second: float) -> None:
        """Note what came of a burst: so many steps in so many seconds."""
        if steps:
            self._rate = min(steps / max(seconds, 1e-9), most_per_second)
        ready = self.run is None or self.run.trainer.beginning.ready
        self.news = self.news or steps > 0 or not (ready and self.running)

    def begin(self, goal: Destination) -> None:
        """Train until there."""
        assert self.run is not None
        self.settle_down(Status.RUNNING, goal=goal)
        self.rest_if_there()

    def take_step(self) -> None:
        """Train on one mini-batch more than is bound for already."""
        there = self._bound_for(Purpose.STEP) + 1
        self.settle_down(Status.RUNNING, goal=Destination(there, purpose=Purpose.STEP))

    def back(self, epoch: bool = False) -> None:
        """Go a step back from where it is, or is bound for; or to the end of the `epoch` before."""
        run, here = self.run, self._bound_for(Purpose.SEEK)
        assert run is not None
        self.seek(run.timeline.epoch_end_before(here) if epoch else max(here - 1, run.recorded[0]))

    def seek(self, step: int) -> None:
        """Be at a recorded `step`, or on the way there from the nearest checkpoint."""
        run = self.run
        assert run is not None
        recorded = run.recorded
        if step not in recorded:
            pattern = Sentence("Only steps {first} to {last} have been trained.")
            self.message = Sentence(pattern, first=recorded[0], last=recorded[-1])
            return
        run.approach(step)
        self.settle_down(Status.PAUSED)
        if run.step_count < step:
            goal = Destination(step, purpose=Purpose.SEEK, begun=run.step_count)
            self.settle_down(Status.RUNNING, goal=goal)

    def reset(self) -> None:
        """Go back to the first weights."""
        assert self.run is not None
        self.run.reset()
        self.clock = Stopwatch()
        self.settle_down(Status.PAUSED)

    def change(self, command: Retune | SetParameter | PutBack | Export) -> None:
        """Carry out what is asked of its run alone, or say why that cannot be done."""
        run = self.run
        if run is None:
            return
        match command:
            case Retune(wanted):
                run.retune(wanted)
            case _ if not run.trainer.beginning.ready:
                # Whoever is carried out in order would hold up all that comes behind.
                self.message, self.news = NOT_YET, True
            case SetParameter() | PutBack():
                try:
                    self.replies += self._replaced.replace(run, command)
                except ValueError as error:
                    self.complain(Sentence("That value cannot be set: {error}."), error)
            case _:
                results = results_in_portions(command.folder, run, command.with_best)
                run.owed.promise(self._exported(results))

    def hand_state(self, take: Callable[[RunState], object]) -> None:
        """Give `take` the state of its run at this step, with the times of its steps."""
        assert self.run is not None
        timing = self.clock.timing(self.run.step_count, self.aim.loss)
        self.run.hand_state(lambda state: take(replace(state, timing=timing)))

    def _exported(self, writing: Portions[Sentence]) -> Portions[None]:
        try:
            self.message, self.news = (yield from writing), True
        except WriteError as error:
            self.complain(Sentence("Nothing was exported: {error}."), error)

    def settle_down(
        self, status: Status, message: str = "", goal: Destination | None = None
    ) -> None:
        """Take a status with a goal of its own; a message waits until it is said."""
        self.status, self.message = status, message or self.message
        self.bound = goal or Destination()

    def rest_if_there(self) -> None:
        """Rest if there is nothing left to do, which may be so from the beginning."""
        assert self.run is not None
        if self.bound.reached(self.run.trainer):
            self.settle_down(Status.PAUSED)

    def fail(self, error: Exception) -> None:
        """Training cannot go on."""
        self.complain(Sentence("Training stopped: {error}."), error)
        self.settle_down(Status.FAILED)

    def complain(self, pattern: Sentence, error: Exception) -> None:
        """Say what has gone wrong; the run goes on as it was."""
        self.message = Sentence(pattern, error=str(error) or type(error).__name__)
        self.error = self.news = True
        log.error("%s", self.message.lower(), exc_info=error)

    def look(
        self, interrupted: Callable[[], bool], led: Mapping[Probe, bool] | None = None
    ) -> Snapshot:
        """Measure what is due, each probe at its pace while running; see `ProbeSchedule.take`."""
        if self.run is None:
            self.news = False
            return Snapshot(self.run_number, lane=self.number)
        return self._shown(self.run, self.schedule.take(self.run, self.running, interrupted, led))

    def answer(self) -> Snapshot:
        """A snapshot of what is known without measuring anything."""
        if self.run is None:
            return Snapshot(self.run_number, lane=self.number)
        return self._shown(self.run, iter(()))

    def measure_more(self, interrupted: Callable[[], bool]) -> Snapshot | None:
        """Settle what is owed at rest, else measure one more thing; None if `interrupted` first."""
        run = self.run
        assert run is not None
        # What is pre-trained is looked at as a whole before it goes on.
        looking = self.schedule.waiting and not run.trainer.beginning.ready
        if run.owed and not (self.running or looking):
            return self._settle(run, interrupted)
        snapshot = self._shown(run, self.schedule.take_waiting(run, self.running, interrupted))
        return snapshot if snapshot.readings or snapshot.message else None

    def _settle(self, run: Run, interrupted: Callable[[], bool]) -> Snapshot | None:
        """Do what is owed at rest, and measure anew; first weights are shown on the way."""
        open_before, settled = run.trainer.epoch_open, False
        most = math.inf if run.trainer.beginning.ready else SHOWN_EVERY
        try:
            settled = run.owed.settle_awhile(most, interrupted)
            if open_before and run.trainer.stopped:
                self.settle_down(Status.FINISHED, run.trainer.stopped)
        except Exception as error:
            self.fail(error)
        self.schedule.begin_anew()
        shown = settled or self.message or not (run.trainer.beginning.ready or interrupted())
        return self.look(interrupted) if shown else None

    def _shown(self, run: Run, measured: Iterator[tuple[Probe, Any]]) -> Snapshot:
        """A snapshot with what can be measured; a message is said once, a reply given once."""
        readings: dict[Probe, Any] = {}
        try:
            readings.update(measured)
        except Exception as failure:
            self.fail(failure)
        message, error, replies = self.message, self.error, tuple(self.replies)
        self.message, self.error, self.news = "", False, False
        self.replies.clear()
        return Snapshot(
            self.run_number, run.step_count, run.trainer.epochs, self.status, self._rate, message,
            readings, run.spec, error=error, replies=replies, recorded=run.recorded,
            lane=self.number, training=self.running, seconds=self.clock.seconds,
            reached=self.aim.reached(run, self.clock), beginning=run.trainer.beginning.share,
        )  # fmt: skip

    def _bound_for(self, purpose: Purpose) -> int:
        """The step that training is bound for with this purpose, or else the one at hand."""
        assert self.run is not None
        return int(self.bound.steps) if self.bound.purpose is purpose else self.run.step_count

    def _counts(self, run: Run) -> tuple[float, float, float]:
        """Steps, seconds and epochs, in the order of `Lockstep`."""
        return run.step_count, self.clock.seconds, run.trainer.epochs
