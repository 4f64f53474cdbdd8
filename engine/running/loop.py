"""What the training thread does, callable without a thread: apply commands, train, measure."""

from __future__ import annotations

import logging
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any

from engine.files.results import write_results
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
    Reset,
    Retune,
    Seek,
    SetParameter,
    Speed,
    Step,
)
from engine.running.probe_schedule import ProbeSchedule
from engine.running.snapshot import Snapshot, Status
from engine.sentences import Sentence
from engine.specs.registry import SpecError
from engine.training.checkpoints import LIMIT
from engine.training.trainer import Diverged, Trainer

KEPT_BYTES = 64_000_000
# A run that was left keeps a thin past: what is dropped can be repeated.
LEFT_PAST_BYTES = 1_000_000
# A step that can be repeated within this time is shown at once, without the steps on the way.
SEEK_SECONDS = 0.25

BEGUN_AGAIN = Sentence("That run had to make room for newer ones: it begins again.")
EXPORTED = Sentence("Weights, history and scores are in {folder}.")
UNFIT = Sentence("The run that was kept does not fit and begins anew: {error}.")

log = logging.getLogger(__name__)


class Loop:
    """One trainer at a time, and the runs that were left and can be returned to.

    Left runs are kept as they were, the oldest dropped beyond 64 MB, so that undoing a rebuild
    brings the trained weights and the history back.
    """

    def __init__(self) -> None:
        self.trainer: Trainer | None = None
        self.run = -1
        self.status = Status.PAUSED
        self.message, self.error = "", False
        self.news = False
        self._left: OrderedDict[int, Trainer] = OrderedDict()
        self._dropped: set[int] = set()
        self._measurements = ProbeSchedule()
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
            self._measurements.begin_anew()
        self._applied += 1
        trainer = self.trainer
        try:
            match command:
                case Measure(probes):
                    self._measurements.want(probes)
                case Speed(steps_per_second):
                    self._speed, self._credit = steps_per_second, 0.0
                    self._credited_at = time.perf_counter()
                case Load():
                    self._load(command)
                case _ if trainer is not None:
                    self._drive(trainer, command)
        except Exception as error:
            self._fail(error)

    def pass_over(self) -> None:
        """Leave out a command whose effect the next one would replace."""
        self._applied += 1

    def burst(self, seconds: float, interrupted: Callable[[], bool] = lambda: False) -> int:
        """Train for about `seconds`, at least one step if the speed allows; return the steps done.

        Ends early when `interrupted` says so.
        """
        trainer = self.trainer
        if trainer is None or not self.running:
            return 0
        start = now = time.perf_counter()
        seeking = self._seeking
        allowed = math.inf if seeking else self._allowance(now)
        done = 0
        try:
            while done < allowed and not interrupted():
                trainer.step()
                done += 1
                now = time.perf_counter()
                if trainer.stopped and not seeking:
                    self._rest(Status.FINISHED, trainer.stopped)
                    break
                if trainer.step_count >= self._goal.steps or trainer.epochs >= self._goal.epochs:
                    self._rest(Status.PAUSED)
                    break
                if now - start >= seconds:
                    break
        except Diverged as error:
            self._rest(Status.DIVERGED, str(error))
        except Exception as error:
            self._fail(error)
        if not seeking:
            self._credit -= done
        if done:
            self._rate = min(done / max(now - start, 1e-9), self._speed or math.inf)
        self.news = self.news or done > 0 or not self.running
        return done

    def snapshot(self) -> Snapshot:
        """Measure what is due: everything while still, each probe at its pace while running."""
        if self.trainer is None:
            self.news = False
            return Snapshot(self.run)
        return self._shown(self.trainer, self._measurements.take(self.trainer, self.running))

    @property
    def waiting(self) -> bool:
        """Whether `rest` would measure something."""
        return self.trainer is not None and not self.running and self._measurements.waiting

    def rest(self, interrupted: Callable[[], bool] = lambda: False) -> Snapshot | None:
        """Measure one thing that is measured at rest alone; None if `interrupted` came first."""
        assert self.trainer is not None
        found = self._measurements.take_waiting(self.trainer, interrupted)
        snapshot = self._shown(self.trainer, found)
        return snapshot if snapshot.readings or snapshot.message else None

    def measuring_time(self) -> float:
        """Seconds that the next snapshot will probably take, from what its probes took last."""
        return self._measurements.seconds(self.running)

    def _shown(self, trainer: Trainer, measured: Iterator[tuple[Probe, Any]]) -> Snapshot:
        """A snapshot with what can be measured; a message is said once."""
        readings: dict[Probe, Any] = {}
        try:
            readings.update(measured)
        except Exception as failure:
            self._fail(failure)
        message, error = self.message, self.error
        self.message, self.error, self.news = "", False, False
        return Snapshot(
            self.run,
            trainer.step_count,
            trainer.epochs,
            self.status,
            self._rate,
            message,
            readings,
            trainer.spec,
            self._applied,
            error,
        )

    def _load(self, command: Load) -> None:
        trainer = self._left.pop(command.run, None)
        if trainer is None:
            trainer = self._made(command)
            if command.run in self._dropped:
                self._dropped.remove(command.run)
                self.message = BEGUN_AGAIN
        else:
            trainer.retune(command.setup)
            trainer.hold_past(LIMIT)
        if self.trainer is not None:
            self.trainer.hold_past(LEFT_PAST_BYTES)
            self._left[self.run] = self.trainer
            self._drop_oldest()
        self.trainer, self.run = trainer, command.run
        self._rest(Status.RUNNING if self.running else Status.PAUSED)

    def _made(self, command: Load) -> Trainer:
        trainer = Trainer(command.setup)
        if command.state is not None:
            try:
                trainer.restore(command.state)
            except (SpecError, ValueError) as error:
                self._complain(UNFIT, error)
        return trainer

    def _drop_oldest(self) -> None:
        while len(self._left) > 1 and sum(t.nbytes for t in self._left.values()) > KEPT_BYTES:
            self._dropped.add(self._left.popitem(last=False)[0])

    def _drive(self, trainer: Trainer, command: Command) -> None:
        match command:
            case Retune(wanted):
                trainer.retune(wanted)
            case SetParameter():
                self._set_parameter(trainer, command)
            case Keep(write):
                try:
                    write(trainer.state())
                except Exception as error:
                    self._complain(Sentence("The run could not be kept: {error}."), error)
            case Play():
                self._rest(Status.RUNNING)
                self._goal = command
            case Epoch():
                self._rest(Status.RUNNING)
                self._goal = Play(epochs=trainer.epoch + 1)
            case Pause() if self.running:
                self._rest(Status.PAUSED)
            case Step():
                self._rest(Status.RUNNING)
                self._credit = max(self._credit, 1.0)
                self.burst(0.0)
                if self.running:
                    self._rest(Status.PAUSED)
            case Back():
                here = self._goal.steps if self._seeking else trainer.step_count
                self._seek(trainer, max(int(here) - 1, trainer.past.recorded[0]))
            case Seek(step):
                self._seek(trainer, step)
            case Export(folder):
                write_results(folder, trainer)
                self.message = Sentence(EXPORTED, folder=folder)
            case Reset():
                trainer.reset()
                self._rest(Status.PAUSED)

    def _set_parameter(self, trainer: Trainer, command: SetParameter) -> None:
        value = command.value if isinstance(command.value, float | int) else command.value()
        try:
            before = trainer.set_parameter(command.place, value)
        except ValueError as error:
            self._complain(Sentence("That value cannot be set: {error}."), error)
        else:
            if command.replaced is not None:
                command.replaced(before)

    def _seek(self, trainer: Trainer, step: int) -> None:
        """Be at `step`: at once if it is near a checkpoint, else with the way there shown."""
        recorded = trainer.past.recorded
        if step not in recorded:
            pattern = Sentence("Only steps {first} to {last} have been trained.")
            self.message = Sentence(pattern, first=recorded[0], last=recorded[-1])
            return
        trainer.past.approach(step)
        self._rest(Status.PAUSED)
        if trainer.step_count < step:
            self._rest(Status.RUNNING)
            self._goal, self._seeking = Play(steps=step), True
            self.burst(SEEK_SECONDS)

    def _rest(self, status: Status, message: str = "") -> None:
        """Take a status and forget the goal of the one before; a message waits until it is said."""
        self.status, self.message, self._goal = status, message or self.message, Play()
        self._seeking = False
        self._credited_at = time.perf_counter()

    def _fail(self, error: Exception) -> None:
        self._complain(Sentence("Training stopped: {error}."), error)
        self._rest(Status.FAILED)

    def _complain(self, pattern: Sentence, error: Exception) -> None:
        """Say what has gone wrong; the run goes on as it was."""
        self.message = Sentence(pattern, error=str(error) or type(error).__name__)
        self.error = self.news = True
        log.error("%s", self.message.lower(), exc_info=error)

    def _allowance(self, now: float) -> float:
        """Steps that the chosen speed allows by now."""
        if self._speed is None:
            return math.inf
        self._credit += min(1.0, now - self._credited_at) * self._speed
        self._credited_at = now
        return int(self._credit)
