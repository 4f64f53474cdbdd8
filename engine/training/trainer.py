"""The trainer: a network with its parameters, stepped from mini-batch to mini-batch.

One epoch: shuffle the training part unless it is to stay in order, step through it, then ask the
schedule and the stopping rules. One thread owns a trainer; what it hands out is copied.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.arrays import Array, ParameterVector
from engine.data.splits import Score
from engine.network.layers.readings import Seen
from engine.network.network import Network, Pass, Weights
from engine.network.places import Parameter, check_parameter
from engine.steps import Portions, at_once
from engine.training.beginning.first_weights import Beginning
from engine.training.divergence import Diverged, first_not_finite
from engine.training.epochs.progress import Allowance, Batches, EpochProgress
from engine.training.epochs.rules import EndOfEpoch
from engine.training.experiment import ExperimentSpec
from engine.training.kernel_stepper import chosen_stepper
from engine.training.past.checkpoints import arrays_of
from engine.training.setup import Setup, Setups
from engine.training.state import TrainerState
from engine.training.stepper import Advanced, Foreseen, StepperMaker
from engine.training.stopping import BestEpoch

AS_FAR_AS_THE_END = Allowance()
__all__ = ["Diverged", "Score", "Trainer", "TrainerState"]


class Trainer:
    """Trains the network of an experiment step by step.

    `last` is the newest training pass with all its outputs and deltas, `grads` its gradient,
    `last_update` what was added to the parameters by it and `update_before` by the one before;
    these are None before there are any. `descent` is the optimiser with its memory. `stopped` is a
    sentence when the newest step met a stopping rule; one can train on. `epoch_open` says that an
    epoch has ended and `closing` has to follow; `ended` are its scores, if they have been measured.
    By `seen` probes know how to look at normalisations over the batch.

    `stepper` does the arithmetic; `setups` are shared with whoever works out neighbours of this
    experiment. `beginning` tells how its first weights come about: a `patient` one leaves what
    takes long of that to be done before the first step. Raises `SpecError` if the experiment does
    not fit its data.
    """

    def __init__(
        self,
        wanted: Setup | ExperimentSpec,
        stepper: StepperMaker = chosen_stepper,
        setups: Setups | None = None,
        patient: bool = False,
    ) -> None:
        self._setups = setups or Setups()
        self.setup = self._setups.of(wanted)
        self._streams = {name: self.spec.stream(name) for name in ("order", "dropout")}
        self.beginning = Beginning(self.setup)
        if not patient:
            at_once(self.beginning.portions())
        self.weights = self.beginning.weights
        self.stepper = stepper(self.setup, self.weights, self._streams["dropout"])
        self.grads, self.descent = self.stepper.grads, self.stepper.descent
        self.last: Pass | None = None
        self.last_update: Array | None = None
        self.update_before: Array | None = None
        self.stopped = ""
        self.epoch_open, self.seen = False, Seen.USUAL
        self.ended: EndOfEpoch | None = None
        self._progress = EpochProgress(self._next_batches(), self._streams["order"])

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment that is being trained."""
        return self.setup.spec

    @property
    def network(self) -> Network:
        """The network that is being trained."""
        return self.setup.network

    @property
    def step_count(self) -> int:
        """How many mini-batches have been trained on."""
        return self._progress.step

    @property
    def epoch(self) -> int:
        """How many passes through the training part are completed."""
        return self._progress.epoch

    @property
    def position(self) -> int:
        """How many samples of the current epoch are done."""
        return self._progress.position

    @property
    def epochs(self) -> float:
        """Passes through the training part, the current one in fractions."""
        return self._progress.epochs

    @property
    def settled(self) -> bool:
        """Whether nothing has to follow before something else may happen to it."""
        return self.beginning.ready and not self.epoch_open

    @property
    def rate(self) -> float:
        """The learning rate of the next step: η times the factor of the schedule."""
        return self.stepper.rates(self.step_count, self.epoch, 1, self._progress.rules.schedule)[0]

    @property
    def nbytes(self) -> int:
        """Bytes held by parameters, gradients, updates, the last pass, all memory and samples."""
        flat = self.weights.params.flat
        own = [*self._progress.batches.own_arrays, *4 * [flat]]
        held = [own, self.descent.memory, self._progress.rules, self.last]
        rooms = self.stepper.nbytes + self.setup.nbytes
        return sum(array.nbytes for array in arrays_of(held)) + rooms

    def step(self) -> float:
        """Train on one mini-batch; return its loss (before the update, without penalty).

        The last batch of an epoch takes the samples that are left. Raises `Diverged` and leaves
        the state as it was when loss or gradient is not finite.
        """
        done = self.advance(1)
        if self.epoch_open:
            at_once(self.closing())
        if done.not_finite is not None:
            raise self.diverged(done.not_finite)
        return done.losses[0]

    def advance(self, steps: int, allowed: Allowance = AS_FAR_AS_THE_END) -> Advanced:
        """Train on so many mini-batches, but not beyond ends of epochs that are not `allowed`.

        Ends early, with the state of the last finite step, when loss or gradient is not finite.
        At the end of an epoch `closing` has to follow.
        """
        progress = self._progress
        done = self.stepper.run(progress, steps, allowed)
        self.last = done.not_finite or done.last
        passed, scored = done.ends[: allowed.ends], done.ends[allowed.ends :]
        progress.rules.pass_ends(self.spec, passed)
        if done.losses:
            self.update_before, self.last_update = (self.last_update, *done.updates)[-2:]
            self.stopped = ""
            if progress.position >= len(progress.batches):
                progress.epoch += 1
                self._begin_epoch()
                self.epoch_open = True
        self.ended = scored[-1] if scored else None
        self.epoch_open = self.epoch_open or self.ended is not None
        return done._replace(ends=passed)

    def allowance(self, due: int, between: int) -> Allowance:
        """What a step may go beyond, with scores that are `due` from a step on, see `Allowance`."""
        ends = self._progress.rules.unasked(self.spec, self.epoch)
        return Allowance(ends, due, between, self.spec.watched_parts, last=True)

    def foreseen(self) -> Foreseen:
        """What the next step will do, bit for bit; nothing is changed."""
        return Foreseen.of(self.stepper, self._progress.batches, self.position, self.rate)

    def diverged(self, done: Pass) -> Diverged:
        """What to raise of the next step's pass, which is not finite."""
        where = first_not_finite(self.network, done, self.grads)
        return Diverged(self.step_count + 1, where)

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
        return self._progress.steps_left(self.spec.batch_size)

    @property
    def steps_per_epoch(self) -> int:
        """How many steps a whole epoch takes."""
        return -(-len(self._progress.batches) // self.spec.batch_size)

    @property
    def best(self) -> BestEpoch | None:
        """The best epoch so far, if a stopping rule remembers one."""
        return self._progress.rules.best(self.spec)

    def score(self, part: str) -> Score:
        """Loss and accuracy on "train", "validation" or "test", in test mode."""
        return at_once(self.stepper.scorer(self.weights, (part,)))[part]

    def evaluation(self) -> tuple[float, ...]:
        """Step, epoch, rate, and the scores of all parts, in the order of `loss_curve.COLUMNS`."""
        return at_once(self.evaluation_in_portions(lambda: self.weights))

    def evaluation_in_portions(self, weights: Callable[[], Weights]) -> Portions[tuple[float, ...]]:
        """The same of this moment, with pauses; `weights` are asked for when it begins."""
        scorer, moment = self.stepper.scorer, (self.step_count, self.epochs, self.rate)

        def scored() -> Portions[tuple[float, ...]]:
            scores = yield from scorer(weights())
            usual = (x for each in scores.values() for x in (each.loss, each.accuracy))
            return *moment, *usual, *(x for each in scores.values() for x in (each.r2, each.error))

        return scored()

    def retune(self, wanted: Setup | ExperimentSpec) -> None:
        """Change what can change without new weights; raises ValueError if `wanted` needs those.

        A new kind of optimiser starts with empty memory. With other samples the epoch at hand
        begins again in another order. Whether to shuffle counts from the next epoch on that has
        not begun. Everything else is kept.
        """
        # Where the data does not allow it, an error comes here: nothing has been changed yet.
        setup = self._following(wanted)
        before = self.spec
        self._take_settings(setup)
        if self.spec.data != before.data:
            self._begin_epoch()
            self._progress.rules.begin_epoch()
            return
        batches = self._progress.batches
        shuffled = batches.shuffled if self.position else self.spec.shuffle
        same_weights = self.spec.class_weights == before.class_weights
        if not same_weights or shuffled != batches.shuffled:
            self._progress.batches = Batches.of(setup, batches.order, shuffled)

    def set_parameter(self, place: Parameter, value: float) -> float:
        """Give one parameter another value from this step on; return the one it had.

        Raises ValueError if there is no such parameter, or if it cannot take the value.
        """
        check_parameter(self.network, place, value)
        array = self.weights.layers[place.layer][place.name]
        before = float(array[place.index])
        array[place.index] = value
        return before

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
            rules=self._progress.rules.copy(),
            order=self._progress.batches.order,
            shuffled=self._progress.batches.shuffled,
            streams={name: rng.bit_generator.state for name, rng in self._streams.items()},
        )

    def restore(self, state: TrainerState) -> None:
        """Go on exactly as the trainer that gave `state` would have, bit for bit.

        Raises ValueError if the state belongs to a network of other shapes, or to other samples.
        """
        setup = self._setups.of(state.spec)
        if not setup.follows(self.setup) or not state.fits(setup):
            raise ValueError("this state belongs to another experiment")
        self._take_settings(setup)
        self.beginning.give_up()
        self.weights.params.flat[...] = state.params
        self.weights.buffers.flat[...] = state.buffers
        self.descent.restore(state.memory, state.updates)
        self.stopped, self.epoch_open, self.ended = "", False, None
        for name, rng in self._streams.items():
            rng.bit_generator.state = state.streams[name]
        batches = Batches.of(setup, state.order, state.shuffled)
        counts = (state.step, state.epoch, state.position)
        self._progress = EpochProgress(batches, self._streams["order"], state.rules.copy(), *counts)
        self.last = self.last_update = self.update_before = None
        self.grads.flat[...] = 0

    def _following(self, wanted: Setup | ExperimentSpec) -> Setup:
        """The setup, if the present weights can be trained on in it; else ValueError."""
        setup = self._setups.of(wanted)
        if not setup.follows(self.setup):
            raise ValueError("this change needs new weights: build a new trainer")
        return setup

    def _take_settings(self, setup: Setup) -> None:
        self._progress.rules.take_settings(self.spec, setup.spec)
        self.setup = setup
        self.stepper.take_settings(setup)

    def closing(self) -> Portions[None]:
        """Let schedule and stopping rules look at the epoch that has ended; `stopped` may follow.

        Until then nothing else may happen to the trainer.
        """
        rules, weights = self._progress.rules, self.weights
        end = self.ended
        if end is None:
            scores = yield from self.stepper.scorer(weights, self.spec.watched_parts)
            end = EndOfEpoch.of(self.step_count, self.epoch, rules.mean_loss, scores)
        now = end.shown(lambda: (weights.params.flat.copy(), weights.buffers.flat.copy()))
        verdict = rules.end_epoch(self.spec, self.step_count, now)
        self.epoch_open = False
        if verdict is None:
            return
        self.stopped = verdict.said_after(self.epoch)
        if verdict.best is not None:
            self.weights.params.flat[...], self.weights.buffers.flat[...] = verdict.best.weights

    def _begin_epoch(self) -> None:
        self._progress.position = 0
        self._progress.batches = self._next_batches()

    def _next_batches(self) -> Batches:
        """The samples of the epoch that begins.

        An order is drawn in any case: who switches shuffling off and on again goes on as if it
        had never been off.
        """
        order = self.stepper.order(self._streams["order"], len(self.setup.parts["train"]))
        return Batches.of(self.setup, order, self.spec.shuffle)
