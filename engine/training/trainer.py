"""The trainer: the one mutable object. It steps the parameters of a setup.

One step: take a mini-batch, compute loss and gradients, let the optimiser turn the gradient into
a step, add it to the parameters. One thread owns a trainer; what it hands out is copied.
"""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.data.splits import PARTS, Score
from engine.network.layers import Mode
from engine.network.network import Pass
from engine.network.places import Parameter, check_parameter
from engine.training.batches import Batches
from engine.training.checkpoints import LIMIT, arrays_of
from engine.training.descent import Descent
from engine.training.divergence import Diverged, first_not_finite
from engine.training.epoch_rules import Pacing
from engine.training.experiment import ExperimentSpec
from engine.training.loss_curve import LossCurve
from engine.training.setup import Setup, Setups
from engine.training.state import TrainerState
from engine.training.timeline import Assignment, Change, Timeline

__all__ = ["Diverged", "Score", "Trainer", "TrainerState"]

# Evaluating all parts costs about as much as some steps, so short epochs share an evaluation.
STEPS_BETWEEN_EVALUATIONS = 10
# How many training samples data-dependent first weights are scaled by.
FIRST_SAMPLES = 256


class Trainer:
    """Trains the network of an experiment step by step.

    `step_count` counts mini-batches, `epoch` passes through the training part; `last` is the
    newest training pass with all its outputs and deltas, `grads` its gradient, `last_update` what
    was added to the parameters by it and `update_before` by the one before; these are None before
    there are any. `past_bytes` bounds the memory of the recorded `past`, which `seek` and `back`
    return to; with 0 they repeat the run from its beginning. `descent` is the optimiser with its
    memory. `stopped` is a sentence when the newest step met a stopping rule; one can train on.
    """

    def __init__(self, setup: Setup | ExperimentSpec, past_bytes: int = LIMIT) -> None:
        self._setups = Setups()
        self.setup = self._setups.of(setup)
        self._past_bytes = past_bytes
        self.reset()

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment that is being trained."""
        return self.setup.spec

    def reset(self) -> None:
        """Go back to step 0 with the same first weights and the same batches to come.

        The present settings are kept, and the recorded past is forgotten.
        """
        self.past: Timeline[TrainerState] = Timeline(self, self.spec, self._past_bytes)
        self.begin(self.spec)

    def begin(self, settings: ExperimentSpec) -> None:
        """Be at step 0 with these settings; the recorded past stays as it is."""
        self.setup = setup = self._setups.of(settings)
        self.network = setup.network
        # Not the first batch: first weights must not depend on the batch size, which is live.
        first = setup.parts["train"].x[:FIRST_SAMPLES]
        self.weights = self.network.init(setup.stream_of_layer, first)
        self.grads = self.network.gradients()
        self.step_count = 0
        self.epoch = 0
        self.position = 0
        self.last: Pass | None = None
        self.last_update: Array | None = None
        self.update_before: Array | None = None
        self.history = LossCurve()
        self._streams = {name: self.spec.stream(name) for name in ("order", "dropout")}
        self._mode = Mode(training=True, rng=self._streams["dropout"])
        self._noisy = self.network.draws_noise
        self.descent = Descent(self.spec, self.network)
        self._pacing = Pacing()
        self.stopped = ""
        self._shuffle()
        self.evaluate()

    @property
    def epochs(self) -> float:
        """Passes through the training part, the current one in fractions."""
        return self.epoch + self.position / len(self._batches)

    @property
    def rate(self) -> float:
        """The learning rate of the next step: η times the factor of the schedule."""
        return self._pacing.rate(self)

    @property
    def nbytes(self) -> int:
        """Bytes held by parameters, gradients, updates, all memory, samples and the past."""
        held = [self._batches, self.descent.memory, self._pacing, 4 * [self.weights.params.flat]]
        own = sum(array.nbytes for array in arrays_of(held))
        return own + self.setup.nbytes + self.past.checkpoints.nbytes

    def step(self) -> float:
        """Train on one mini-batch; return its loss (before the update, without penalty).

        The last batch of an epoch takes the samples that are left. Raises `Diverged` and leaves
        the state as it was when loss or gradient is not finite.
        """
        stop = self.position + self.spec.batch_size
        x, y, weights = self._batches.cut(self.position, stop)
        noise = self._streams["dropout"].bit_generator.state if self._noisy else None
        with np.errstate(all="ignore"):
            in_gradient = not self.spec.penalty.acts_after_step
            done = self.network.loss_and_gradients(
                self.weights, x, y, self._mode, self.grads, weights, in_gradient
            )
            flat = self.grads.flat
            if not (math.isfinite(done.loss) and math.isfinite(flat @ flat)):
                self._refuse(done, noise)
            update = self.descent.step(self.weights, flat, self.rate)
            self.network.observe(self.weights, done)
        self.last = done
        self.update_before, self.last_update = self.last_update, update
        self.stopped = ""
        self._pacing.add(done.loss, len(x))
        self.step_count += 1
        self.position = stop
        self.history.add_batch(self.step_count, done.loss)
        if stop >= len(self._batches):
            self._finish_epoch()
        if self.step_count == self.past.next_change:
            self.past.repeat_changes()
        if time.perf_counter() >= self.past.checkpoints.due:
            self.past.keep()
        return done.loss

    def loss_and_gradients(self, x: Array, y: Array) -> tuple[float, ParameterVector]:
        """The objective L + R on samples of your own, and its gradient; nothing is changed.

        x (n, d) in the units of the data: features and scaling are applied here. y (n,) class
        indices, or (n, k) numbers. L is what a training step would see: batch statistics, class
        weights, but no dropout noise; R is the penalty. `gradients.views[i]["W"]` belongs to
        `weights.layers[i]["W"]`, `gradients.flat` is all of it in one vector. Raises ValueError
        for rows that do not fit the data.
        """
        return self.setup.loss_and_gradients(self.weights, x, y)

    def steps_to_epoch_end(self) -> int:
        """How many steps complete the current epoch."""
        return -(-(len(self._batches) - self.position) // self.spec.batch_size)

    def score(self, part: str) -> Score:
        """Loss and accuracy on "train", "validation" or "test", in test mode."""
        return self.setup.score(self.weights, part)

    def evaluate(self) -> None:
        """Add the scores of all parts to the history."""
        self.history.add_evaluation(self.evaluation())

    def evaluation(self) -> tuple[float, ...]:
        """Step, epoch, rate, and the scores of all parts now, in the order of `history.COLUMNS`."""
        values = [x for score in map(self.score, PARTS) for x in (score.loss, score.accuracy)]
        return (self.step_count, self.epochs, self.rate, *values)

    def retune(self, wanted: Setup | ExperimentSpec) -> None:
        """Change what can change without new weights; raises ValueError if `wanted` needs those.

        A new kind of optimiser starts with empty memory. With other samples the epoch at hand
        begins again in another order. Everything else is kept. Steps that lie ahead because the
        run was taken back belong to other settings now and are forgotten.
        """
        # Where the data does not allow it, an error comes here: nothing has been changed yet.
        setup = self._setups.of(wanted)
        if not setup.follows(self.setup):
            raise ValueError("this change needs new weights: build a new trainer")
        if setup.spec != self.spec:
            self.past.change(setup.spec)

    def set_parameter(self, place: Parameter, value: float) -> float:
        """Give one parameter another value from this step on; return the one it had.

        Raises ValueError if there is no such parameter, or if it cannot take the value.
        """
        check_parameter(self.network, place, value)
        before = float(self.weights.layers[place.layer][place.name][place.index])
        self.past.change(Assignment(place, value))
        return before

    def make(self, change: Change) -> None:
        """Make a change, whatever is recorded; `retune`, `set_parameter` are the checked ways."""
        if isinstance(change, Assignment):
            place = change.place
            self.weights.layers[place.layer][place.name][place.index] = change.value
            self.evaluate()
            return
        before = self.spec
        self._take_settings(change)
        if change.data != before.data:
            self.position = 0
            self._pacing.begin_epoch()
            self._shuffle()
            self.evaluate()
        elif change.class_weights != before.class_weights:
            self._batches: Batches = Batches.of(self.setup, self._batches.order)

    def _take_settings(self, spec: ExperimentSpec) -> None:
        self._pacing.take_settings(self.spec, spec)
        self.setup = self._setups.of(spec)
        self.network = self.setup.network
        self.descent.take_settings(spec, self.network)
        self._noisy = self.network.draws_noise

    def state(self) -> TrainerState:
        """A copy of everything that decides how training goes on."""
        return TrainerState(
            spec=self.spec,
            step=self.step_count,
            epoch=self.epoch,
            position=self.position,
            updates=self.descent.updates,
            params=self.weights.params.flat.copy(),
            buffers=self.weights.buffers.flat.copy(),
            memory=self.descent.copied_memory(),
            pacing=self._pacing.copy(),
            order=self._batches.order,
            streams={name: rng.bit_generator.state for name, rng in self._streams.items()},
            history=self.history.copy(),
        )

    def restore(self, state: TrainerState) -> None:
        """Go on exactly as the trainer that gave `state` would have, bit for bit.

        The past is recorded from here on. Raises ValueError if the state belongs to a network of
        other shapes, or to other samples.
        """
        setup = self._setups.of(state.spec)
        if not setup.follows(self.setup) or not state.fits(setup):
            raise ValueError("this state belongs to another experiment")
        self.take_state(state)
        self.past = Timeline(self, self.spec, self._past_bytes, state.step, state)

    def seek(self, step: int) -> None:
        """Go to a step of `past.recorded`: all is as it was after that step, bit for bit.

        The nearest checkpoint before it is restored and the steps from there are repeated, changes
        of settings included. Raises ValueError for a step that is not recorded.
        """
        self.past.seek(step)

    def back(self) -> None:
        """Undo the last step; raises ValueError at the first one that is recorded."""
        self.past.seek(self.step_count - 1)

    def hold_past(self, nbytes: int) -> None:
        """Bound the memory of the recorded past from now on; what is dropped can be repeated."""
        self._past_bytes = nbytes
        self.past.checkpoints.hold_at_most(nbytes, self.step_count)

    def take_state(self, state: TrainerState) -> None:
        """Be in this state, whatever is recorded; `restore` is the checked way."""
        self._take_settings(state.spec)
        self.weights.params.flat[...] = state.params
        self.weights.buffers.flat[...] = state.buffers
        self.descent.restore(state.memory, state.updates)
        self._pacing = state.pacing.copy()
        self.stopped = ""
        self.step_count, self.epoch, self.position = state.step, state.epoch, state.position
        for name, rng in self._streams.items():
            rng.bit_generator.state = state.streams[name]
        self._batches = Batches.of(self.setup, state.order)
        self.history = state.history.copy()
        self.last = self.last_update = self.update_before = None
        self.grads.flat[...] = 0

    def _finish_epoch(self) -> None:
        self.epoch += 1
        self.position = 0
        self._shuffle()
        self.stopped = self._pacing.end_epoch(self)
        pause = self.step_count - self.history.newest_step
        if self.stopped or pause >= STEPS_BETWEEN_EVALUATIONS:
            self.evaluate()

    def _shuffle(self) -> None:
        order = self._streams["order"].permutation(len(self.setup.parts["train"]))
        self._batches = Batches.of(self.setup, order)

    def _refuse(self, done: Pass, noise: Any) -> None:
        self.last = done
        if noise is not None:
            self._streams["dropout"].bit_generator.state = noise
        raise Diverged(self.step_count + 1, first_not_finite(self.network, done, self.grads))
