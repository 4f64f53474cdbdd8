"""What the training thread does, callable without a thread: apply commands, train, measure."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterator
from typing import Any

from engine.disk.whole_file import WriteError
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
from engine.running.destination import Destination, Purpose
from engine.running.left_runs import LeftRuns, begun
from engine.running.probe_schedule import ProbeSchedule
from engine.running.replaced_values import ReplacedValues
from engine.running.snapshot import Kept, Replaced, Reply, Snapshot, Status
from engine.running.speed_limit import SpeedLimit
from engine.sentences import Sentence
from engine.steps import never
from engine.training.run import Run
from engine.training.trainer import Diverged

# A step that can be repeated within this time is shown at once, without the steps on the way.
SEEK_SECONDS = 0.25
# How long steps follow each other before the clock and what was asked for are looked at again.
LOOK_SECONDS = 0.0005

BEGUN_AGAIN = Sentence("That run had to make room for newer ones: it begins again.")
UNFIT = Sentence("The run that was kept cannot go on and begins anew: {error}.")

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
        self._replaced = ReplacedValues()
        self._left = LeftRuns()
        self._schedule = ProbeSchedule()
        self._bound = Destination()
        self._applied = 0
        self._limit = SpeedLimit()
        self._rate = 0.0

    @property
    def running(self) -> bool:
        """Whether `burst` would train."""
        return self.status is Status.RUNNING

    @property
    def owing(self) -> bool:
        """Whether the newest step owes scores, which come before the next one."""
        return self.run is not None and bool(self.run.owed)

    def apply(self, command: Command) -> None:
        """Carry out one command; an exception becomes the status *failed*."""
        # Keeping the run changes nothing that could be measured.
        if not isinstance(command, Keep):
            self.news = True
            self._schedule.begin_anew(isinstance(command, Load | Reset | Seek | Back))
        self._applied += 1
        run = self.run
        try:
            match command:
                case Measure(wants):
                    self._schedule.want(wants)
                    if run is not None:
                        run.record(self._schedule.recorders)
                case Speed(steps_per_second):
                    self._limit.choose(steps_per_second, time.perf_counter())
                case Load():
                    self._load(command)
                case _ if run is not None:
                    self._drive(run, command)
        except WriteError as error:
            self._complain(Sentence("Nothing was exported: {error}."), error)
        except Exception as error:
            self._fail(error)

    def pass_over(self) -> None:
        """Leave out a command whose effect the next one would replace."""
        self._applied += 1

    def burst(self, seconds: float, interrupted: Callable[[], bool] = never) -> int:
        """Train for about `seconds`, at least one step if the speed allows; return the steps done.

        Scores that a step owes come before the next one. Ends early when `interrupted` says so.
        """
        run = self.run
        if run is None or not self.running:
            return 0
        start = now = time.perf_counter()
        seeking, first = self._bound.purpose is Purpose.SEEK, run.step_count
        allowed = math.inf if seeking else self._limit.allowed(now)
        done, together = 0, 1.0

        def late() -> bool:
            return interrupted() or time.perf_counter() - start >= seconds

        try:
            while done < allowed and not interrupted():
                open_before = run.trainer.epoch_open
                if not run.owed:
                    left = self._bound.steps_left(run.trainer)
                    run.advance(int(min(allowed - done, together, left)))
                settled = not run.owed or run.owed.settle(late)
                taken, since, now = run.step_count - first - done, now, time.perf_counter()
                done += taken
                together = max(1.0, taken * LOOK_SECONDS / max(now - since, 1e-9))
                trainer = run.trainer
                if trainer.stopped and (taken or open_before) and not seeking:
                    self._rest(Status.FINISHED, trainer.stopped)
                    break
                if self._rest_at_bound(run) or not settled or now - start >= seconds:
                    break
        except Diverged as error:
            self._rest(Status.DIVERGED, str(error))
        except Exception as error:
            self._fail(error)
        done = run.step_count - first
        if not seeking:
            self._limit.spend(done)
        if done:
            self._rate = min(done / max(now - start, 1e-9), self._limit.steps_per_second)
        self.news = self.news or done > 0 or not self.running
        return done

    def snapshot(self, interrupted: Callable[[], bool] = never) -> Snapshot:
        """Measure what is due, each probe at its pace while running; what is long waits for `rest`.

        So does all that is left when `interrupted`.
        """
        if self.run is None:
            self.news = False
            return Snapshot(self.number)
        return self._shown(self.run, self._schedule.take(self.run, self.running, interrupted))

    def answer(self) -> Snapshot:
        """A snapshot of replies alone, without measuring anything."""
        assert self.run is not None, "only a run gives replies"
        return self._shown(self.run, iter(()))

    @property
    def waiting(self) -> bool:
        """Whether `rest` would measure something."""
        return self._schedule.waiting or (self.owing and not self.running)

    def rest(self, interrupted: Callable[[], bool] = never) -> Snapshot | None:
        """Measure one thing that takes long or is for rest alone; None if `interrupted` came first.

        First of all, scores that the newest step owes.
        """
        run = self.run
        assert run is not None
        if run.owed and not self.running:
            return self._settle(run, interrupted)
        snapshot = self._shown(run, self._schedule.take_waiting(run, self.running, interrupted))
        return snapshot if snapshot.readings or snapshot.message else None

    def _settle(self, run: Run, interrupted: Callable[[], bool]) -> Snapshot | None:
        """Do what is owed at rest, and measure anew; training may turn out to have ended."""
        open_before = run.trainer.epoch_open
        settled = False
        try:
            settled = run.owed.settle(interrupted)
            if open_before and run.trainer.stopped:
                self._rest(Status.FINISHED, run.trainer.stopped)
        except Exception as error:
            self._fail(error)
        self._schedule.begin_anew()
        return self.snapshot(interrupted) if settled or self.message else None

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
            self.number, run.step_count, run.trainer.epochs, self.status, self._rate, message,
            readings, run.spec, self._applied, error, replies, run.recorded,
        )  # fmt: skip

    def _load(self, command: Load) -> None:
        run = self._left.take(command.run)
        if run is None:
            run, problem = begun(command.setup, command.state)
            if self._left.forget(command.run):
                self.message = BEGUN_AGAIN
            if problem is not None:
                self._complain(UNFIT, problem)
        else:
            run.retune(command.setup)
        if self.run is not None:
            self._left.add(self.number, self.run)
        self.run, self.number = run, command.run
        run.record(self._schedule.recorders)
        self._rest(Status.RUNNING if self.running else Status.PAUSED)

    def _drive(self, run: Run, command: Command) -> None:
        match command:
            case Retune(wanted):
                run.retune(wanted)
            case SetParameter(place, value, ticket):
                before = self._assign(run, place, value)
                if before is not None:
                    self._replaced.note(ticket, before)
                    self.replies.append(Replaced(ticket, before))
            case PutBack(place, ticket):
                known = self._replaced.of(ticket)
                if known is not None:
                    self._assign(run, place, known)
            case Keep(ticket):
                self._keep(run, ticket)
            case Play(steps, epochs):
                self._rest(Status.RUNNING, goal=Destination(steps, epochs))
                self._rest_at_bound(run)
            case Epoch():
                self._rest(Status.RUNNING, goal=Destination(epochs=run.trainer.epoch + 1))
            case Pause() if self.running:
                self._rest(Status.PAUSED)
            case TakeStep():
                there = self._bound_for(run, Purpose.STEP) + 1
                self._rest(Status.RUNNING, goal=Destination(there, purpose=Purpose.STEP))
                self._limit.allow_one()
                self.burst(0.0)
            case Back():
                self._seek(run, max(self._bound_for(run, Purpose.SEEK) - 1, run.recorded[0]))
            case Seek(step):
                self._seek(run, step)
            case Export(folder):
                run.owed.settle()
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
            self._rest(Status.RUNNING, goal=Destination(step, purpose=Purpose.SEEK))
            self.burst(SEEK_SECONDS)

    def _bound_for(self, run: Run, purpose: Purpose) -> int:
        """The step that training is bound for with this purpose, or else the one at hand."""
        return int(self._bound.steps) if self._bound.purpose is purpose else run.step_count

    def _rest(self, status: Status, message: str = "", goal: Destination = Destination()) -> None:  # noqa: B008
        """Take a status with a goal of its own; a message waits until it is said."""
        self.status, self.message, self._bound = status, message or self.message, goal
        self._limit.begin(time.perf_counter())

    def _rest_at_bound(self, run: Run) -> bool:
        """Rest if there is nothing left to do, which may be so from the beginning."""
        if reached := self._bound.reached(run.trainer):
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
