"""The stepper: the arithmetic of mini-batches, without any bookkeeping.

One step: cut a mini-batch, compute loss and gradients, let the optimiser turn the gradient into a
step, add it to the parameters. Who judges the ends of epochs and records is a `Trainer`; it is
given a way to make a stepper, so that another implementation can stand beside this one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.data.splits import PARTS, Score
from engine.network.layers import Mode
from engine.network.network import Pass, Weights
from engine.optimizers.schedules import ScheduleMemory
from engine.steps import Portions
from engine.training.descent import Descent
from engine.training.epochs.progress import Allowance, Batches, EpochProgress
from engine.training.epochs.rules import EndOfEpoch
from engine.training.setup import Setup


class Advanced(NamedTuple):
    """What came of some mini-batches.

    `losses`: the loss of each, before its update and without penalty; `last` is the pass of the
    newest. `updates` holds what was added to the parameters by each, of the last ones alone. If
    loss or gradient of the next one was not finite, `not_finite` is its pass, and parameters and
    memory are as they were before it; `last` can be None then. `ends` are the epochs that ended
    on the way and were gone beyond. `rates` are those of all the steps if all updates are kept,
    `pulling` (steps,) how many samples of each had ∂L/∂z ≠ 0 if the stepper `counts` them.
    """

    losses: Sequence[float]
    last: Pass | None
    updates: list[Array]
    not_finite: Pass | None
    ends: Sequence[EndOfEpoch] = ()
    rates: Sequence[float] = ()
    pulling: Array | Sequence[int] = ()


class Scorer(Protocol):
    """Scores parts of the data with weights of a network, with pauses; see `Setup`."""

    def __call__(
        self, weights: Weights, parts: Iterable[str] = PARTS
    ) -> Portions[dict[str, Score]]:
        """The scores of several parts."""


class Stepper(Protocol):
    """Steps the parameters `weights` of a setup; `grads` is the gradient of the newest batch.

    `descent` is the optimiser with its memory. `engine` says what computes: "numpy" or "kernel".
    The updates of so many steps are handed over as are `kept`, and samples that pull at the weights
    are counted if it `counts`.
    """

    weights: Weights
    grads: ParameterVector
    descent: Descent
    kept: int
    counts: bool

    @property
    def engine(self) -> str: ...

    @property
    def nbytes(self) -> int:
        """Bytes of the rooms in which it works, if it keeps any."""

    def take_settings(self, setup: Setup) -> None:
        """Go on with a setup whose parameters have the same shapes."""

    def run(self, progress: EpochProgress, steps: int, allowed: Allowance) -> Advanced:
        """Train on so many mini-batches, and count them in `progress`.

        It ends earlier at the end of an epoch, unless the stepper can score the parts by itself and
        is allowed to go beyond that.
        """

    def interrupt(self) -> None:
        """End what `run` is at, or what it begins next, after a mini-batch; any thread may ask."""

    def order(self, stream: np.random.Generator, count: int) -> Array:
        """The places of so many samples in a random order."""

    @property
    def scorer(self) -> Scorer:
        """What scores parts of the samples at hand; of these still when there are others."""

    def rates(self, step: int, epoch: int, count: int, memory: ScheduleMemory) -> Sequence[float]:
        """The learning rates of as many steps, all in one epoch: η times the schedule's factor.

        The first of them comes when `step` steps and `epoch` epochs are completed.
        """

    def advance(self, batches: Batches, start: int, rates: Sequence[float]) -> Advanced:
        """Train on a mini-batch for each learning rate, the first from sample `start` on."""

    def twin(self) -> Stepper:
        """One that does the same from here on, bit for bit, with copies of all that changes."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the next step will do: the `rows` of the data it takes, and all that comes of them.

    `done` is the pass there and back, `grads` what the optimiser is given, `update` what will be
    added to the parameters: None if loss or gradient is not finite, since the step cannot be
    taken then. `rate` is its learning rate η.
    """

    rows: Array
    done: Pass
    grads: ParameterVector
    update: Array | None
    rate: float

    @classmethod
    def of(cls, stepper: Stepper, batches: Batches, start: int, rate: float) -> Foreseen:
        """The step that `stepper` would take from sample `start` on, taken by its twin."""
        twin = stepper.twin()
        advanced = twin.advance(batches, start, [rate])
        done = advanced.not_finite or advanced.last
        assert done is not None, "one step was asked for"
        rows = batches.rows[start : start + len(done.outputs[0])]
        update = advanced.updates[0] if advanced.updates else None
        return cls(rows, done, twin.grads, update, rate)


class StepperMaker(Protocol):
    """How a stepper is made: a class of steppers is one.

    `weights` are the first weights, which it changes in place; `noise` is the stream that dropout
    draws from.
    """

    def __call__(self, setup: Setup, weights: Weights, noise: np.random.Generator) -> Stepper:
        """A stepper for these weights."""


class NumpyStepper:
    """The readable stepper: every product of matrices as it stands in the lecture."""

    def __init__(self, setup: Setup, weights: Weights, noise: np.random.Generator) -> None:
        self.weights = weights
        self.grads = setup.network.gradients()
        self.descent = Descent(setup.spec, setup.network)
        self.kept, self.counts = 2, False
        self._noise = noise
        self._mode = Mode(training=True, rng=noise)
        self.take_settings(setup)

    @property
    def engine(self) -> str:
        return "numpy"

    @property
    def nbytes(self) -> int:
        return 0

    def take_settings(self, setup: Setup) -> None:
        """Go on with these settings; a new kind of optimiser starts with empty memory."""
        self._setup = setup
        self._network, self._batch_size = setup.network, setup.spec.batch_size
        self._penalty_in_gradient = not setup.spec.penalty.acts_after_step
        self._noisy = setup.network.draws_noise
        self.descent.take_settings(setup.spec, setup.network)

    def run(self, progress: EpochProgress, steps: int, allowed: Allowance) -> Advanced:
        count = steps if steps == 1 else min(steps, progress.steps_left(self._batch_size))
        rates = self.rates(progress.step, progress.epoch, count, progress.rules.schedule)
        done = self.advance(progress.batches, progress.position, rates)
        progress.take(done.losses, self._batch_size)
        return done._replace(rates=rates)

    def interrupt(self) -> None:
        """It ends by itself with the epoch."""

    def order(self, stream: np.random.Generator, count: int) -> Array:
        return stream.permutation(count)

    @property
    def scorer(self) -> Scorer:
        return self._setup.scores_in_portions

    def rates(self, step: int, epoch: int, count: int, memory: ScheduleMemory) -> Sequence[float]:
        lr, schedule = self._setup.spec.optimizer.lr, self._setup.spec.schedule
        return [lr * schedule.scale(step + i, epoch, memory) for i in range(count)]

    def advance(self, batches: Batches, start: int, rates: Sequence[float]) -> Advanced:
        losses: list[float] = []
        updates: list[Array] = []
        pulling: list[int] = []
        last: Pass | None = None
        with np.errstate(all="ignore"):
            for rate in rates:
                noise = self._noise.bit_generator.state if self._noisy else None
                x, y, counts = batches.cut(start, start + self._batch_size)
                done = self._network.loss_and_gradients(
                    self.weights, x, y, self._mode, self.grads, counts, self._penalty_in_gradient
                )
                flat = self.grads.flat
                if not (math.isfinite(done.loss) and math.isfinite(flat @ flat)):
                    if noise is not None:
                        self._noise.bit_generator.state = noise
                    return Advanced(losses, last, updates, done, pulling=pulling)
                updates.append(self.descent.step(self.weights, flat, rate))
                if len(updates) > self.kept:
                    del updates[0]
                self._network.observe(self.weights, done)
                losses.append(done.loss)
                if self.counts:
                    pulling.append(done.pulling)
                last = done
                start += self._batch_size
        return Advanced(losses, last, updates, None, pulling=pulling)

    def twin(self) -> NumpyStepper:
        twin = NumpyStepper(*self._twin_parts())
        twin.descent.restore(self.descent.memory, self.descent.updates)
        return twin

    def _twin_parts(self) -> tuple[Setup, Weights, np.random.Generator]:
        """What a twin is made with."""
        return self._setup, self.weights.copied(self._network), deepcopy(self._noise)
