"""A run: a trainer with its past, which can be taken back to any recorded step.

The nearest checkpoint before that step is restored and the steps from there are repeated, changes
of settings included, which gives the same bits.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from engine.network.places import Parameter, check_parameter
from engine.steps import Portions, at_once
from engine.training.experiment import ExperimentSpec
from engine.training.kernel_stepper import chosen_stepper
from engine.training.past.checkpoints import LIMIT, Checkpoint
from engine.training.past.loss_curve import LossCurve
from engine.training.past.owed_scores import MOST_OWED, OwedScores
from engine.training.past.recorders import R, Recorders
from engine.training.past.timeline import Assignment, Change, Recorder, Timeline
from engine.training.setup import Setup, Setups
from engine.training.state import RunState, TrainerState
from engine.training.stepper import StepperMaker
from engine.training.trainer import Trainer

# Steps repeated before one that is sought, so that its batch and last two updates are there too.
LEAD = 2
Taker = Callable[[RunState], object]


class Run:
    """Trains an experiment and records what it does.

    `trainer` does the training, `curve` holds its losses, `timeline` the recorded past. After
    `reset`, and when it is taken back to its beginning, `trainer` is another one. `past_bytes`
    bounds the memory of the past; with 0 a step back repeats the run from its beginning.
    `stepper` does the arithmetic. A `patient` run leaves scores that take long in `owed`, to be
    settled before the next step: the same bits come of it. Raises `SpecError` for unfit data.
    """

    def __init__(
        self,
        wanted: Setup | ExperimentSpec,
        past_bytes: int = LIMIT,
        stepper: StepperMaker = chosen_stepper,
        patient: bool = False,
    ) -> None:
        self.owed = OwedScores(patient)
        self._retuned: Setup | None = None
        self._setups = Setups()
        self._stepper, self._patient, self._past_bytes = stepper, patient, past_bytes
        self._recorders = Recorders()
        self._begin(wanted)
        self._record_from_here()

    @property
    def step_count(self) -> int:
        """How many mini-batches have been trained on."""
        return self.trainer.step_count

    @property
    def spec(self) -> ExperimentSpec:
        """The settings of the next step."""
        return (self._retuned or self.trainer.setup).spec

    @property
    def recorded(self) -> range:
        """The steps that can be had, earlier and later ones."""
        return self.timeline.recorded(self.step_count)

    @property
    def nbytes(self) -> int:
        """Bytes held by the trainer, the curve, the recorded past and what was noted."""
        past = self.timeline.checkpoints
        # A checkpoint reads the arrays of the curve, which are there once.
        curve = sum(array.nbytes for array in self.curve.arrays if not past.holds(array))
        return self.trainer.nbytes + curve + past.nbytes + self._recorders.nbytes

    @property
    def untouched(self) -> bool:
        """Whether a new run of the same experiment would be the same, bit for bit."""
        return self.step_count == 0 and self.timeline.blank

    def step(self) -> float:
        """Train on one mini-batch and record it; see `Trainer.step`."""
        return self.advance(1)[0]

    def advance(self, steps: int) -> Sequence[float]:
        """Train on so many mini-batches and record them; return their losses.

        It ends earlier where a recorded change comes or more could not be noted, and at the end of
        an epoch that has to be judged or cannot be scored on the way. Raises `Diverged` when loss
        or gradient is not finite; the steps before count.
        """
        trainer, timeline = self.trainer, self.timeline
        self.owed.settle()
        steps = self._recorders.bound(steps, trainer)
        if steps > 1 and timeline.next_change > trainer.step_count:
            steps = min(steps, timeline.next_change - trainer.step_count)
        note = self._recorders.begin(trainer, steps)
        done = trainer.advance(steps, self.owed.allowance(trainer, self.curve))
        note(done)
        if done.losses:
            self.curve.add_batches(trainer.step_count, done.losses)
            self.curve.add_evaluations([end.row for end in done.ends if end.due])
            for end in done.ends:
                timeline.note_epoch_end(end.step)
            if not trainer.epoch_open:
                self._complete_step()
            elif self.owed.take_long(trainer, trainer.spec.watched_parts):
                self.owed.append(self._end_epoch())
            else:
                at_once(self._end_epoch())
        if done.not_finite is not None:
            raise trainer.diverged(done.not_finite)
        return done.losses

    def interrupt(self) -> None:
        """Have `advance` end after the mini-batch at hand; any thread may ask for it."""
        self.trainer.stepper.interrupt()

    def record(self, kinds: frozenset[type[Recorder]]) -> None:
        """Have every step noted by these kinds of recorder from now on, and by no others."""
        self._recorders.choose(kinds, self.trainer)

    def recorder(self, kind: type[R]) -> R | None:
        """What the recorder of this kind has noted so far; None if nobody ever wanted one."""
        return self._recorders.of(kind)

    def evaluate(self) -> None:
        """Add the scores of all parts at this step to the curve."""
        self.owed.evaluate(self.trainer, self.curve)

    def retune(self, wanted: Setup | ExperimentSpec) -> None:
        """Change what can change without new weights; see `Trainer.retune`.

        Steps that lie ahead because the run was taken back belong to other settings now and are
        forgotten. Raises ValueError if `wanted` needs new weights.
        """
        setup = self._setups.of(wanted)
        if not setup.follows(self.trainer.setup):
            raise ValueError("this change needs new weights: begin a new run")
        if not self.trainer.settled:
            # The epoch is judged by the rules that were in force, and begun with its samples.
            self._retuned = setup
        elif setup.spec != self.trainer.spec:
            self._change(setup.spec)

    def set_parameter(self, place: Parameter, value: float, more: bool = False) -> float:
        """Give one parameter another value from this step on; return the one it had.

        No scores are measured where `more` follow. Raises ValueError as `check_parameter` does.
        """
        self.settle()
        trainer = self.trainer
        check_parameter(trainer.network, place, value)
        before = float(trainer.weights.layers[place.layer][place.name][place.index])
        self._change(Assignment(place, value, more))
        return before

    def reset(self) -> None:
        """Go back to step 0 with the same first weights and batches; the past is forgotten."""
        self._begin(self._retuned or self.trainer.setup)
        self._record_from_here()

    def state(self) -> RunState:
        """A copy of everything that decides how the run goes on, and of its curve.

        Scores of this step that are owed are owed by whoever is restored from it, too.
        """
        self.settle()
        if not self.curve.begun:
            self.owed.settle()
        return RunState(self.trainer.state(), self.curve.copy())

    def hand_state(self, take: Taker) -> None:
        """Give `take` the state of this moment: now, or when the scores after a change come."""
        if self.curve.begun:
            take(self.state())
        elif self.untouched and self.trainer.beginning.suits(self.spec):
            take(RunState.beginning(self.trainer.state(), self.spec))
        else:
            ready = self.trainer.beginning.ready
            self.owed.promise(self._handed(self.trainer.state() if ready else None, take))

    def restore(self, state: RunState) -> None:
        """Go on exactly as the run that gave `state` would have, bit for bit.

        The past is recorded from here on. Raises ValueError if the state belongs to a network of
        other shapes, or to other samples.
        """
        if state.begins:
            self._begin(state.spec)
            return self._record_from_here()
        self._take(state)
        if self.trainer.position == 0:
            self.owed.evaluate_if_due(self.trainer, self.curve)
        self._record_from_here(state)

    def fork(self) -> Run:
        """Another run that is at this step with the same past; what lies ahead is left out."""
        state = self.state()
        other = Run(self.trainer.setup, self._past_bytes, self._stepper, self._patient)
        other.restore(state)
        other._first_spec, other.timeline = self._first_spec, self.timeline.fork(self.step_count)
        return other

    def seek(self, step: int) -> None:
        """Be as it was after a recorded step, bit for bit; raises ValueError for any other."""
        self.approach(step)
        while self.step_count < step:
            self.advance(step - self.step_count)

    def approach(self, step: int) -> None:
        """Be at a step from which `step` is reached by stepping; raises ValueError as `seek`."""
        if self.trainer.beginning.ready:
            self.settle()
        self.timeline.look_for(step, self.step_count)
        checkpoint = self.timeline.checkpoints.nearest(step - LEAD)
        if not (checkpoint.step if checkpoint else 0) <= self.step_count <= step:
            self._return_to(checkpoint)

    def keep_checkpoint(self) -> None:
        """Remember this step, so that a way back to it is short."""
        self.timeline.keep(self.step_count, self.state)

    def hold_past(self, nbytes: int) -> None:
        """Bound the memory of the recorded past from now on; what is dropped can be repeated."""
        self._past_bytes = nbytes
        self.timeline.checkpoints.hold_at_most(nbytes, self.step_count)

    def _begin(self, wanted: Setup | ExperimentSpec) -> None:
        """Be at step 0 with these settings; the recorded past stays as it is."""
        self._owe_nothing()
        self.trainer = Trainer(wanted, self._stepper, self._setups, self._patient)
        self.curve = LossCurve()
        if self.trainer.beginning.ready:
            self.evaluate()
        else:
            self.owed.append(self._make_ready())

    def _take(self, state: RunState) -> None:
        self._owe_nothing()
        self.trainer.restore(state.trainer)
        self.curve = state.curve.copy()

    def _record_from_here(self, first: RunState | None = None) -> None:
        """Forget the past; without a state this is step 0, which can be made again any time."""
        self._first_spec = self.trainer.spec
        self.timeline = Timeline(self._past_bytes, self.step_count, first)
        self._recorders.forget_after(-1)
        self._recorders.note(self.trainer)

    def _return_to(self, checkpoint: Checkpoint | None) -> None:
        state = checkpoint.state if checkpoint else self.timeline.checkpoints.first
        if state is not None:
            self._take(state)
        else:
            self._begin(self._first_spec)
        self.timeline.made = checkpoint.made if checkpoint else 0
        if self.trainer.settled:
            self._recorders.note(self.trainer)
            self._repeat_changes()

    def _change(self, change: Change) -> None:
        """Make a change at this step; steps recorded without it are forgotten."""
        self.timeline.record(self.step_count, change)
        self._recorders.forget_after(self.step_count)
        self._repeat_changes()
        self.timeline.lighten(self.step_count, self.state)

    def _repeat_changes(self) -> None:
        """Make the changes that were made at this step."""
        for change in self.timeline.take_changes(self.step_count):
            if isinstance(change, Assignment):
                self.trainer.set_parameter(change.place, change.value)
                judged = not change.more
            else:
                judged = change.data != self.trainer.spec.data
                self.trainer.retune(change)
                if judged:
                    self.owed.hold_at_most(MOST_OWED)
            if judged:
                self.evaluate()

    def _complete_step(self) -> None:
        """What follows a step, behind the end of the epoch if it is the last one of it."""
        timeline = self.timeline
        self._recorders.note(self.trainer)
        if self.trainer.step_count == timeline.next_change:
            self._repeat_changes()
        if time.perf_counter() >= timeline.checkpoints.due and not self.owed:
            self.keep_checkpoint()

    def _end_epoch(self) -> Portions[None]:
        yield from self.trainer.closing()
        self.owed.evaluate_if_due(self.trainer, self.curve)
        self.timeline.note_epoch_end(self.step_count)
        self._complete_step()
        self._retune_at_last()

    def _make_ready(self) -> Portions[None]:
        """Make the first weights, and score them."""
        trainer = self.trainer
        yield from trainer.beginning.portions()
        # At once behind them: what was promised meanwhile is of scored weights.
        scores = yield from trainer.evaluation_in_portions(lambda: trainer.weights)
        self.curve.add_evaluation(scores)
        self._recorders.note(self.trainer)
        self._repeat_changes()
        self._retune_at_last()

    def _retune_at_last(self) -> None:
        """Take the settings that were asked for while something else had to come first."""
        retuned, self._retuned = self._retuned, None
        if retuned is not None:
            self.retune(retuned)

    def _handed(self, state: TrainerState | None, take: Taker) -> Portions[None]:
        yield from ()
        take(RunState(state or self.trainer.state(), self.curve.copy()))

    def settle(self) -> None:
        """Have first weights made and the end of the epoch judged, before anything else happens."""
        if not self.trainer.settled:
            self.owed.settle(lambda: self.trainer.settled)

    def _owe_nothing(self) -> None:
        self.owed.give_up()
        self._retuned = None
