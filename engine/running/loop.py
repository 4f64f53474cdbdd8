"""What the training thread does, callable without a thread: apply commands, train, measure."""

from __future__ import annotations

import logging
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any

from engine.files.results import write_results
from engine.network.places import Parameter
from engine.probes import Probe
from engine.running.commands import (
    Back,
    Command,
    Epoch,
    Export,
    Keep,
    Load,
    Measure,
    Pause,
    Play,
    PutBack,
    Reset,
    Retune,
    Seek,
    SetParameter,
    Speed,
    TakeStep,
)
from engine.running.left_runs import LeftRuns
from engine.running.probe_schedule import ProbeSchedule
from engine.running.snapshot import Kept, Replaced, Reply, Snapshot, Status
from engine.sentences import Sentence
from engine.specs.registry import SpecError
from engine.training.run import Run
from engine.training.trainer import Diverged

# So many values that were replaced are remembered; who wants one back asks before long.
MOST_REPLACED = 1_000
# A step that can be repeated within this time is shown at once, without the steps on the way.
SEEK_SECONDS = 0.25
# How long steps follow each other before the clock and what was asked for are looked at again.
LOOK_SECONDS = 0.0005

BEGUN_AGAIN = Sentence("That run had to make room for newer ones: it begins again.")
UNFIT = Sentence("The run that was kept does not fit and begins anew: {error}.")

log = logging.getLogger(__name__)


class Loop:
    """One run at a time, and those that were left and can be returned to."""

    def __init__(self) -> None:
        self.run: Run | None = None
        self.number = -1
        self.status = Status.PAUSED
        self.message, self.error = "", False
        self.news = False
        self.replies: list[Reply] = []
        self._replaced: OrderedDict[int, float] = OrderedDict()
        self._left = LeftRuns()
        self._schedule = ProbeSchedule()
        self._goal = Play()
        self._seeking = False
        self._applied = 0
        self._speed: float | None = None
        self._credit = 0.0
        self._credited_at = 0.0
        self._rate = 0.0

    @property
    def running(self) -> bool:
        """Whether `burst` would train."""
        return self.status is Status.RUNNING

    def apply(self, command: Command) -> None:
        """Carry out one command; an exception becomes the status *failed*."""
        # Keeping the run changes nothing that could be measured.
        if not isinstance(command, Keep):
            self.news = True
            self._schedule.begin_anew()
        self._applied += 1
        run = self.run
        try:
            match command:
                case Measure(wants):
                    self._schedule.want(wants)
                    if run is not None:
                        run.record(self._schedule.recorders)
                case Speed(steps_per_second):
                    self._speed, self._credit = steps_per_second, 0.0
                    self._credited_at = time.perf_counter()
                case Load():
                    self._load(command)
                case _ if run is not None:
                    self._drive(run, command)
        except Exception as error:
            self._fail(error)

    def pass_over(self) -> None:
        """Leave out a command whose effect the next one would replace."""
        self._applied += 1

    def burst(self, seconds: float, interrupted: Callable[[], bool] = lambda: False) -> int:
        """Train for about `seconds`, at least one step if the speed allows; return the steps done.

        Ends early when `interrupted` says so.
        """
        run = self.run
        if run is None or not self.running:
            return 0
        start = now = time.perf_counter()
        seeking, first = self._seeking, run.step_count
        allowed = math.inf if seeking else self._allowance(now)
        done, together = 0, 1.0
        try:
            while done < allowed and not interrupted():
                run.advance(int(min(allowed - done, together, self._steps_to_goal(run))))
                taken, since, now = run.step_count - first - done, now, time.perf_counter()
                done += taken
                together = max(1.0, taken * LOOK_SECONDS / max(now - since, 1e-9))
                trainer = run.trainer
                if trainer.stopped and not seeking:
                    self._rest(Status.FINISHED, trainer.stopped)
                    break
                if self._rest_at_goal(run) or now - start >= seconds:
                    break
        except Diverged as error:
            self._rest(Status.DIVERGED, str(error))
        except Exception as error:
            self._fail(error)
        done = run.step_count - first
        if not seeking:
            self._credit -= done
        if done:
            self._rate = min(done / max(now - start, 1e-9), self._speed or math.inf)
        self.news = self.news or done > 0 or not self.running
        return done

    def snapshot(self) -> Snapshot:
        """Measure what is due: everything while still, each probe at its pace while running."""
        if self.run is None:
            self.news = False
            return Snapshot(self.number)
        return self._shown(self.run, self._schedule.take(self.run, self.running))

    def answer(self) -> Snapshot:
        """A snapshot of replies alone, without measuring anything."""
        assert self.run is not None, "only a run gives replies"
        return self._shown(self.run, iter(()))

    @property
    def waiting(self) -> bool:
        """Whether `rest` would measure something."""
        return self.run is not None and not self.running and self._schedule.waiting

    def rest(self, interrupted: Callable[[], bool] = lambda: False) -> Snapshot | None:
        """Measure one thing that is measured at rest alone; None if `interrupted` came first."""
        assert self.run is not None
        found = self._schedule.take_waiting(self.run, interrupted)
        snapshot = self._shown(self.run, found)
        return snapshot if snapshot.readings or snapshot.message else None

    def measuring_time(self) -> float:
        """Seconds that the next snapshot will probably take, from what its probes took last."""
        return self._schedule.seconds(self.running)

    def _shown(self, run: Run, measured: Iterator[tuple[Probe, Any]]) -> Snapshot:
        """A snapshot with what can be measured; a message is said once, a reply given once."""
        readings: dict[Probe, Any] = {}
        try:
            readings.update(measured)
        except Exception as failure:
            self._fail(failure)
        message, error, replies = self.message, self.error, tuple(self.replies)
        self.message, self.error, self.news = "", False, False
        self.replies.clear()
        return Snapshot(
            self.number,
            run.step_count,
            run.trainer.epochs,
            self.status,
            self._rate,
            message,
            readings,
            run.trainer.spec,
            self._applied,
            error,
            replies,
            run.recorded,
        )

    def _load(self, command: Load) -> None:
        run = self._left.take(command.run)
        if run is None:
            run = self._begun(command)
            if self._left.forget(command.run):
                self.message = BEGUN_AGAIN
        else:
            run.retune(command.setup)
        if self.run is not None:
            self._left.add(self.number, self.run)
        self.run, self.number = run, command.run
        run.record(self._schedule.recorders)
        self._rest(Status.RUNNING if self.running else Status.PAUSED)

    def _begun(self, command: Load) -> Run:
        run = Run(command.setup)
        if command.state is not None:
            try:
                run.restore(command.state)
            except (SpecError, ValueError) as error:
                self._complain(UNFIT, error)
        return run

    def _drive(self, run: Run, command: Command) -> None:
        match command:
            case Retune(wanted):
                run.retune(wanted)
            case SetParameter(place, value, ticket):
                before = self._assign(run, place, value)
                if before is not None:
                    self._replaced[ticket] = before
                    self.replies.append(Replaced(ticket, before))
                    if len(self._replaced) > MOST_REPLACED:
                        self._replaced.popitem(last=False)
            case PutBack(place, ticket):
                if ticket in self._replaced:
                    self._assign(run, place, self._replaced[ticket])
            case Keep(ticket):
                self._keep(run, ticket)
            case Play():
                self._rest(Status.RUNNING)
                self._goal = command
                self._rest_at_goal(run)
            case Epoch():
                self._rest(Status.RUNNING)
                self._goal = Play(epochs=run.trainer.epoch + 1)
            case Pause() if self.running:
                self._rest(Status.PAUSED)
            case TakeStep():
                self._rest(Status.RUNNING)
                self._credit = max(self._credit, 1.0)
                self.burst(0.0)
                if self.running:
                    self._rest(Status.PAUSED)
            case Back():
                here = self._goal.steps if self._seeking else run.step_count
                self._seek(run, max(int(here) - 1, run.recorded[0]))
            case Seek(step):
                self._seek(run, step)
            case Export(folder):
                self.message = write_results(folder, run)
            case Reset():
                run.reset()
                self._rest(Status.PAUSED)

    def _assign(self, run: Run, place: Parameter, value: float) -> float | None:
        """Give a parameter a value; return the one it had, or say why it cannot be set."""
        try:
            return run.set_parameter(place, value)
        except ValueError as error:
            self._complain(Sentence("That value cannot be set: {error}."), error)
            return None

    def _keep(self, run: Run, ticket: int) -> None:
        try:
            self.replies.append(Kept(ticket, run.state()))
        except MemoryError:
            self.replies.append(Kept(ticket, None, Sentence("not enough memory to keep the run")))

    def _seek(self, run: Run, step: int) -> None:
        """Be at `step`: at once if it is near a checkpoint, else with the way there shown."""
        recorded = run.recorded
        if step not in recorded:
            pattern = Sentence("Only steps {first} to {last} have been trained.")
            self.message = Sentence(pattern, first=recorded[0], last=recorded[-1])
            return
        run.approach(step)
        self._rest(Status.PAUSED)
        if run.step_count < step:
            self._rest(Status.RUNNING)
            self._goal, self._seeking = Play(steps=step), True
            self.burst(SEEK_SECONDS)

    def _rest(self, status: Status, message: str = "") -> None:
        """Take a status and forget the goal of the one before; a message waits until it is said."""
        self.status, self.message, self._goal = status, message or self.message, Play()
        self._seeking = False
        self._credited_at = time.perf_counter()

    def _rest_at_goal(self, run: Run) -> bool:
        """Rest if there is nothing left to do, which may be so from the beginning."""
        trainer, goal = run.trainer, self._goal
        reached = trainer.step_count >= goal.steps or trainer.epochs >= goal.epochs
        if reached:
            self._rest(Status.PAUSED)
        return reached

    def _fail(self, error: Exception) -> None:
        self._complain(Sentence("Training stopped: {error}."), error)
        self._rest(Status.FAILED)

    def _complain(self, pattern: Sentence, error: Exception) -> None:
        """Say what has gone wrong; the run goes on as it was."""
        self.message = Sentence(pattern, error=str(error) or type(error).__name__)
        self.error = self.news = True
        log.error("%s", self.message.lower(), exc_info=error)

    def _steps_to_goal(self, run: Run) -> float:
        """How many steps may be taken without looking; within the last epoch it is one."""
        if self._goal.epochs < run.trainer.epoch + 1:
            return 1
        return max(1, self._goal.steps - run.step_count)

    def _allowance(self, now: float) -> float:
        """Steps that the chosen speed allows by now."""
        if self._speed is None:
            return math.inf
        self._credit += min(1.0, now - self._credited_at) * self._speed
        self._credited_at = now
        return int(self._credit)
