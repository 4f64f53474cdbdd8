"""One trial of a search: an experiment trained to its end, and what came out.

Trials run in processes of their own. What ends them early is a moment in time or a file that
appears, so that it reaches them wherever they run on this machine.
"""

from __future__ import annotations

import math
import os
import platform
import tempfile
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from engine.data.splits import PARTS
from engine.search.methods import Point
from engine.specs.registry import SpecError
from engine.steps import Portions, Stride, at_once
from engine.training.experiment import ExperimentSpec
from engine.training.trainer import Diverged, Score, Trainer

SECONDS_BETWEEN_LOOKS = 0.02


class Cancel:
    """A wish to end a search. Any thread may ask; trials in other processes see it at once.

    Use it as a context manager: on leaving, its file is removed.
    """

    def __init__(self) -> None:
        self.flag = Path(tempfile.gettempdir()) / f"backprop-search-{uuid.uuid4().hex}"

    def ask(self) -> None:
        """Have the search end after the steps at hand."""
        self.flag.touch()

    def forget(self) -> None:
        """Nobody looks any more: its file is removed, if there is one."""
        self.flag.unlink(missing_ok=True)

    def __enter__(self) -> Cancel:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.forget()


@dataclass(frozen=True, slots=True)
class Limit:
    """When a search ends early: at a moment, or when a file exists.

    `until` is a time of the clock that all processes of this machine share and nobody sets; another
    machine of a cluster, which has a clock of its own, goes by the `date`.
    """

    until: float = math.inf
    flag: str = ""
    date: float = math.inf
    machine: str = ""

    @classmethod
    def after(cls, seconds: float | None, flag: str = "") -> Limit:
        """So many seconds from now, if any."""
        wait = seconds or math.inf
        return cls(time.monotonic() + wait, flag, time.time() + wait, platform.node())

    def reached(self) -> bool:
        """Whether it is time to end."""
        here = self.machine in ("", platform.node())
        late = time.monotonic() >= self.until if here else time.time() >= self.date
        return late or (self.flag != "" and os.path.exists(self.flag))


@dataclass(frozen=True, slots=True)
class Task:
    """What one trial is to train: `number` counts from 1 in the order of the search."""

    number: int
    point: Point
    spec: ExperimentSpec
    epochs: int


@dataclass(frozen=True, slots=True)
class Trial:
    """An experiment that was trained, and its result.

    `scores`: loss and accuracy of each part, NaN where there is none; of the last finite step
    if it diverged. `seconds`: how long it took, the only part that differs from run to run.
    `problem`: one sentence on why it diverged or could not be trained, else empty.
    """

    number: int
    point: Point
    spec: ExperimentSpec
    epochs: float
    steps: int
    scores: Mapping[str, Score]
    seconds: float
    diverged: bool = False
    problem: str = ""

    @property
    def failed(self) -> bool:
        """Whether its scores say nothing: it diverged, or its parts do not fit together."""
        return self.problem != ""


def train(task: Task, limit: Limit) -> Trial | None:
    """Train one trial to its end; None if the limit came first. Ctrl+C is a limit too."""
    try:
        return _train(task, limit)
    except KeyboardInterrupt:
        # A terminal sends Ctrl+C to every process of the search; the one that began it decides.
        return None


def _train(task: Task, limit: Limit) -> Trial | None:
    if limit.reached():
        return None
    work, look = training(task), time.perf_counter()
    while True:
        try:
            next(work)
        except StopIteration as end:
            trial: Trial = end.value
            return trial
        if (now := time.perf_counter()) >= look:
            if limit.reached():
                return None
            look = now + SECONDS_BETWEEN_LOOKS


def training(task: Task) -> Portions[Trial]:
    """The trial with a pause after each few milliseconds of training, or each step."""
    began = time.perf_counter()
    try:
        trainer = Trainer(task.spec)
    except SpecError as error:
        nothing = {part: Score(math.nan, math.nan) for part in PARTS}
        return Trial(task.number, task.point, task.spec, 0.0, 0, nothing, 0.0, problem=str(error))
    diverged, stride = None, Stride()
    try:
        while trainer.epoch < task.epochs and not trainer.stopped:
            now = time.perf_counter()
            taken = _advance(trainer, min(_steps_left(trainer, task), int(stride.within(1))))
            stride.note(taken, time.perf_counter() - now)
            yield
    except Diverged as error:
        diverged = error
    return Trial(
        task.number,
        task.point,
        task.spec,
        trainer.epochs,
        trainer.step_count,
        {part: trainer.score(part) for part in PARTS},
        time.perf_counter() - began,
        diverged is not None,
        str(diverged or ""),
    )


def _steps_left(trainer: Trainer, task: Task) -> int:
    """How many mini-batches complete the trial, if no rule ends it before."""
    whole = task.epochs - trainer.epoch - 1
    return trainer.steps_to_epoch_end() + whole * trainer.steps_per_epoch


def _advance(trainer: Trainer, steps: int) -> int:
    """Train on so many mini-batches, or fewer; how many they were. Raises `Diverged`."""
    # A trial is scored at its end: on the way nothing is due, but for what rules watch.
    done = trainer.advance(steps, trainer.allowance(trainer.step_count + steps + 1, 1))
    if trainer.epoch_open:
        at_once(trainer.closing())
    if done.not_finite is not None:
        raise trainer.diverged(done.not_finite)
    return len(done.losses)
