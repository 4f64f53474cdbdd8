"""The trainer: the one mutable object. It steps the parameters of a plan.

One step: take a mini-batch, compute loss and gradients, let the optimiser turn the gradient into
a step, add it to the parameters. One thread owns a trainer; what it hands out is copied.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.experiment import ExperimentSpec
from engine.history import History
from engine.knobs import needs_rebuild
from engine.layers import Mode
from engine.network import Pass
from engine.plan import Plan
from engine.splits import PARTS

# Evaluating all parts costs about as much as some steps, so short epochs share an evaluation.
STEPS_BETWEEN_EVALUATIONS = 10


class Diverged(ArithmeticError):  # noqa: N818
    """Loss or gradient became infinite or NaN; parameters are those of the last finite step."""

    def __init__(self, step: int, where: str) -> None:
        super().__init__(f"Loss became infinite at step {step}, first in {where}.")
        self.step = step
        self.where = where


@dataclass(frozen=True, slots=True)
class Score:
    """Loss (without penalty) and accuracy of one part; NaN if there is none."""

    loss: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class TrainerState:
    """Everything that decides how training goes on, copied."""

    spec: ExperimentSpec
    step: int
    epoch: int
    position: int
    updates: int
    params: Array
    buffers: Array
    memory: dict[str, Array]
    order: Array
    streams: dict[str, Any]
    history: History


class Trainer:
    """Trains the network of an experiment step by step.

    `step_count` counts mini-batches, `epoch` passes through the training part; `last` is the
    newest training pass with all its outputs and deltas, `grads` its gradient.
    """

    def __init__(self, plan: Plan | ExperimentSpec) -> None:
        self.plan = plan if isinstance(plan, Plan) else Plan.of(plan)
        self.reset()

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment that is being trained."""
        return self.plan.spec

    def reset(self) -> None:
        """Go back to step 0 with the same first weights and the same batches to come."""
        plan = self.plan
        self.network = plan.network
        self.weights = self.network.init(plan.stream_of_layer)
        self.grads = self.network.gradients()
        self.step_count = 0
        self.epoch = 0
        self.position = 0
        self.last: Pass | None = None
        self.history = History()
        self._streams = {name: self.spec.stream(name) for name in ("order", "dropout")}
        self._mode = Mode(training=True, rng=self._streams["dropout"])
        self._clear_memory()
        self._shuffle()
        self.evaluate()

    @property
    def epochs(self) -> float:
        """Passes through the training part, the current one in fractions."""
        return self.epoch + self.position / len(self._x)

    @property
    def nbytes(self) -> int:
        """Bytes held by parameters, gradients, optimiser memory and samples."""
        vectors = 2 + len(self._memory)
        return vectors * self.weights.params.flat.nbytes + self._x.nbytes + self._y.nbytes

    def step(self) -> float:
        """Train on one mini-batch; return its loss (before the update, without penalty).

        The last batch of an epoch takes the samples that are left. Raises `Diverged` and leaves
        the parameters alone when loss or gradient is not finite.
        """
        stop = self.position + self.spec.batch_size
        x, y = self._x[self.position : stop], self._y[self.position : stop]
        with np.errstate(all="ignore"):
            done = self.network.loss_and_gradients(self.weights, x, y, self._mode, self.grads)
            flat = self.grads.flat
            if not (math.isfinite(done.loss) and math.isfinite(flat @ flat)):
                self._refuse(done)
            self.weights.params.flat += self.spec.optimizer.delta(
                flat, self._memory, self._updates + 1, self.spec.optimizer.lr
            )
            for lay, params, cache in zip(
                self.network.layers, self.weights.layers, done.caches, strict=True
            ):
                lay.observe(params, cache)
        self.last = done
        self.step_count += 1
        self._updates += 1
        self.position = stop
        self.history.add_batch(self.step_count, done.loss)
        if stop >= len(self._x):
            self._finish_epoch()
        return done.loss

    def steps_to_epoch_end(self) -> int:
        """How many steps complete the current epoch."""
        return -(-(len(self._x) - self.position) // self.spec.batch_size)

    def score(self, part: str) -> Score:
        """Loss and accuracy on "train", "validation" or "test", in test mode."""
        samples = self.plan.parts[part]
        if not len(samples):
            return Score(math.nan, math.nan)
        with np.errstate(all="ignore"):
            z = self.network.predict(self.weights, samples.x)
            loss = self.network.loss.value(z, samples.y)
        if not self.plan.data.classes:
            return Score(loss, math.nan)
        right = self.network.loss.classify(z) == samples.labels
        return Score(loss, float(right.mean()))

    def evaluate(self) -> None:
        """Add the scores of all parts to the history."""
        scores = [self.score(part) for part in PARTS]
        values = [value for score in scores for value in (score.loss, score.accuracy)]
        self.history.add_evaluation((self.step_count, self.epochs, *values))

    def retune(self, spec: ExperimentSpec) -> None:
        """Change what can change without new weights; raises ValueError if `spec` needs those.

        A new kind of optimiser starts with empty memory; everything else is kept.
        """
        if needs_rebuild(self.spec, spec):
            raise ValueError("this change needs new weights: build a new trainer")
        other_optimizer = type(spec.optimizer) is not type(self.spec.optimizer)
        self.plan = self.plan.retuned(spec)
        self.network = self.plan.network
        if other_optimizer:
            self._clear_memory()

    def state(self) -> TrainerState:
        """A copy of everything that decides how training goes on."""
        return TrainerState(
            spec=self.spec,
            step=self.step_count,
            epoch=self.epoch,
            position=self.position,
            updates=self._updates,
            params=self.weights.params.flat.copy(),
            buffers=self.weights.buffers.flat.copy(),
            memory={name: values.copy() for name, values in self._memory.items()},
            order=self._order.copy(),
            streams={name: rng.bit_generator.state for name, rng in self._streams.items()},
            history=self.history.copy(),
        )

    def restore(self, state: TrainerState) -> None:
        """Go on exactly as the trainer that gave `state` would have, bit for bit.

        Raises ValueError if the state belongs to a network of other shapes.
        """
        if needs_rebuild(self.spec, state.spec):
            raise ValueError("this state belongs to another experiment")
        self.retune(state.spec)
        self.weights.params.flat[...] = state.params
        self.weights.buffers.flat[...] = state.buffers
        self._memory = {name: values.copy() for name, values in state.memory.items()}
        self.step_count, self.epoch, self.position = state.step, state.epoch, state.position
        self._updates = state.updates
        for name, rng in self._streams.items():
            rng.bit_generator.state = state.streams[name]
        self._take_order(state.order.copy())
        self.history = state.history.copy()
        self.last = None

    def _finish_epoch(self) -> None:
        self.epoch += 1
        self.position = 0
        self._shuffle()
        if self.step_count - self.history.newest_step >= STEPS_BETWEEN_EVALUATIONS:
            self.evaluate()

    def _shuffle(self) -> None:
        self._take_order(self._streams["order"].permutation(len(self.plan.parts["train"])))

    def _take_order(self, order: Array) -> None:
        train = self.plan.parts["train"]
        self._order = order
        self._x, self._y = train.x[order], train.y[order]

    def _clear_memory(self) -> None:
        # Adam's correction for empty memory counts from here, not from the first step of the run.
        self._updates = 0
        names = self.spec.optimizer.memory
        self._memory = {name: np.zeros_like(self.weights.params.flat) for name in names}

    def _refuse(self, done: Pass) -> None:
        """Raise `Diverged` with the first layer whose output, or else gradient, is not finite."""
        self.last = done
        step = self.step_count + 1
        for i, output in enumerate(done.outputs[1:]):
            if not np.isfinite(output).all():
                raise Diverged(step, self._name(i))
        if math.isfinite(done.loss):
            for i, grads in enumerate(self.grads.views):
                if not all(math.isfinite(np.vdot(values, values)) for values in grads.values()):
                    raise Diverged(step, f"the gradient of {self._name(i)}")
        # Its values are finite, but their squares or exponentials are not.
        raise Diverged(step, self._name(len(self.network.layers) - 1))

    def _name(self, index: int) -> str:
        if index == len(self.network.layers) - 1:
            return "the output layer"
        number = sum(1 for lay in self.network.layers[: index + 1] if lay.penalized)
        return f"layer {number}"
