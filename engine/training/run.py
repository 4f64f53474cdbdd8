"""A run: a trainer with its past, which can be taken back to any recorded step.

The nearest checkpoint before that step is restored and the steps from there are repeated, changes
of settings included, which gives the same bits.
"""

from __future__ import annotations

import time
from typing import TypeVar

from engine.network.places import Parameter, check_parameter
from engine.sentences import Sentence
from engine.training.checkpoints import LIMIT, Checkpoint
from engine.training.experiment import ExperimentSpec
from engine.training.loss_curve import LossCurve
from engine.training.setup import Setup, Setups
from engine.training.state import RunState
from engine.training.stepper import NumpyStepper, StepperMaker
from engine.training.timeline import Assignment, Change, Recorder, Timeline
from engine.training.trainer import Trainer

# Evaluating all parts costs about as much as some steps, so short epochs share an evaluation.
STEPS_BETWEEN_EVALUATIONS = 10
# Steps repeated before one that is sought, so that its batch and last two updates are there too.
LEAD = 2

R = TypeVar("R", bound=Recorder)


class Run:
    """Trains an experiment and records what it does.

    `trainer` does the training, `curve` holds its losses, `timeline` the recorded past. After
    `reset`, and when it is taken back to its beginning, `trainer` is another one. `past_bytes`
    bounds the memory of the past; with 0 a step back repeats the run from its beginning.
    `stepper` does the arithmetic. Raises `SpecError` if the experiment does not fit its data.
    """

    def __init__(
        self,
        wanted: Setup | ExperimentSpec,
        past_bytes: int = LIMIT,
        stepper: StepperMaker = NumpyStepper,
    ) -> None:
        self._setups = Setups()
        self._stepper = stepper
        self._past_bytes = past_bytes
        self._recorders: dict[type[Recorder], Recorder] = {}
        self._recording: tuple[Recorder, ...] = ()
        self._begin(wanted)
        self._record_from_here()

    @property
    def step_count(self) -> int:
        """How many mini-batches have been trained on."""
        return self.trainer.step_count

    @property
    def recorded(self) -> range:
        """The steps that can be had, earlier and later ones."""
        return self.timeline.recorded(self.step_count)

    @property
    def nbytes(self) -> int:
        """Bytes held by the trainer and the recorded past."""
        noted = sum(recorder.nbytes for recorder in self._recorders.values())
        return self.trainer.nbytes + self.timeline.checkpoints.nbytes + noted

    @property
    def untouched(self) -> bool:
        """Whether a new run of the same experiment would be the same, bit for bit."""
        return self.step_count == 0 and self.timeline.blank

    def step(self) -> float:
        """Train on one mini-batch and record it; see `Trainer.step`."""
        return self.advance(1)[0]

    def advance(self, steps: int) -> list[float]:
        """Train on so many mini-batches and record them; return their losses.

        It ends earlier at the end of the epoch and where a recorded change comes, and after each
        step while every single one is noted. Raises `Diverged` when loss or gradient is not
        finite; the steps before count.
        """
        trainer, timeline = self.trainer, self.timeline
        if self._recording:
            steps = 1
        elif steps > 1 and timeline.next_change > trainer.step_count:
            steps = min(steps, timeline.next_change - trainer.step_count)
        done = trainer.advance(steps)
        if done.losses:
            self.curve.add_batches(trainer.step_count, done.losses)
            if trainer.position == 0:
                self._finish_epoch()
            self._note()
            if trainer.step_count == timeline.next_change:
                self._repeat_changes()
            if time.perf_counter() >= timeline.checkpoints.due:
                self.keep_checkpoint()
        if done.not_finite is not None:
            raise trainer.diverged(done.not_finite)
        return done.losses

    def record(self, kinds: frozenset[type[Recorder]]) -> None:
        """Have every step noted by these kinds of recorder from now on, and by no others."""
        for kind in self._recorders.keys() - kinds:
            self._recorders[kind].rest()
        before, self._recording = self._recording, ()
        for kind in kinds:
            recorder = self._recorders.setdefault(kind, kind())
            self._recording += (recorder,)
            if recorder not in before:
                recorder.take(self.trainer)

    def recorder(self, kind: type[R]) -> R | None:
        """What the recorder of this kind has noted so far; None if nobody ever wanted one."""
        found = self._recorders.get(kind)
        return found if isinstance(found, kind) else None

    def evaluate(self) -> None:
        """Add the scores of all parts at this step to the curve."""
        self.curve.add_evaluation(self.trainer.evaluation())

    def retune(self, wanted: Setup | ExperimentSpec) -> None:
        """Change what can change without new weights; see `Trainer.retune`.

        Steps that lie ahead because the run was taken back belong to other settings now and are
        forgotten. Raises ValueError if `wanted` needs new weights.
        """
        setup = self._setups.of(wanted)
        if not setup.follows(self.trainer.setup):
            raise ValueError("this change needs new weights: begin a new run")
        if setup.spec != self.trainer.spec:
            self._change(setup.spec)

    def set_parameter(self, place: Parameter, value: float) -> float:
        """Give one parameter another value from this step on; return the one it had.

        Raises ValueError if there is no such parameter, or if it cannot take the value.
        """
        trainer = self.trainer
        check_parameter(trainer.network, place, value)
        before = float(trainer.weights.layers[place.layer][place.name][place.index])
        self._change(Assignment(place, value))
        return before

    def reset(self) -> None:
        """Go back to step 0 with the same first weights and the same batches to come.

        The present settings are kept, and the recorded past is forgotten.
        """
        self._begin(self.trainer.setup)
        self._record_from_here()
        self._note_anew()

    def state(self) -> RunState:
        """A copy of everything that decides how the run goes on, and of its curve."""
        return RunState(self.trainer.state(), self.curve.copy())

    def restore(self, state: RunState) -> None:
        """Go on exactly as the run that gave `state` would have, bit for bit.

        The past is recorded from here on. Raises ValueError if the state belongs to a network of
        other shapes, or to other samples.
        """
        self._take(state)
        self._record_from_here(state)
        self._note_anew()

    def seek(self, step: int) -> None:
        """Go to a recorded step: all is as it was after that step, bit for bit.

        Raises ValueError for a step that is not recorded.
        """
        self.approach(step)
        while self.step_count < step:
            self.advance(step - self.step_count)

    def approach(self, step: int) -> None:
        """Be at a step from which `step` is reached by stepping; raises ValueError as `seek`."""
        recorded = self.recorded
        if step not in recorded:
            raise ValueError(
                Sentence(
                    "expected a recorded step from {first} to {last}, found {step}",
                    first=recorded[0],
                    last=recorded[-1],
                    step=step,
                )
            )
        self.timeline.end = recorded[-1]
        checkpoint = self.timeline.checkpoints.nearest(step - LEAD)
        if not (checkpoint.step if checkpoint else 0) <= self.step_count <= step:
            self._return_to(checkpoint)

    def back(self) -> None:
        """Undo the last step; raises ValueError at the first one that is recorded."""
        self.seek(self.step_count - 1)

    def keep_checkpoint(self) -> None:
        """Remember this step, so that a way back to it is short."""
        self.timeline.keep(self.step_count, self.state)

    def hold_past(self, nbytes: int) -> None:
        """Bound the memory of the recorded past from now on; what is dropped can be repeated."""
        self._past_bytes = nbytes
        self.timeline.checkpoints.hold_at_most(nbytes, self.step_count)

    def _begin(self, wanted: Setup | ExperimentSpec) -> None:
        """Be at step 0 with these settings; the recorded past stays as it is."""
        self.trainer = Trainer(wanted, self._stepper, self._setups)
        self.curve = LossCurve()
        self.evaluate()

    def _take(self, state: RunState) -> None:
        self.trainer.restore(state.trainer)
        self.curve = state.curve.copy()

    def _record_from_here(self, first: RunState | None = None) -> None:
        """Forget the past; without a state this is step 0, which can be made again any time."""
        self._first_spec = self.trainer.spec
        self.timeline = Timeline(self._past_bytes, self.step_count, first)

    def _note(self) -> None:
        for recorder in self._recording:
            recorder.take(self.trainer)

    def _note_anew(self) -> None:
        for recorder in self._recorders.values():
            recorder.forget_after(-1)
        self._note()

    def _return_to(self, checkpoint: Checkpoint | None) -> None:
        state = checkpoint.state if checkpoint else self.timeline.checkpoints.first
        if state is not None:
            self._take(state)
        else:
            self._begin(self._first_spec)
        self.timeline.made = checkpoint.made if checkpoint else 0
        self._note()
        self._repeat_changes()

    def _change(self, change: Change) -> None:
        """Make a change at this step; steps recorded without it are forgotten."""
        self.timeline.record(self.step_count, change)
        for recorder in self._recorders.values():
            recorder.forget_after(self.step_count)
        self._repeat_changes()

    def _repeat_changes(self) -> None:
        """Make the changes that were made at this step."""
        for change in self.timeline.take_changes(self.step_count):
            if isinstance(change, Assignment):
                self.trainer.set_parameter(change.place, change.value)
                self.evaluate()
            else:
                before = self.trainer.spec
                self.trainer.retune(change)
                if change.data != before.data:
                    self.evaluate()

    def _finish_epoch(self) -> None:
        pause = self.step_count - self.curve.newest_step
        if self.trainer.stopped or pause >= STEPS_BETWEEN_EVALUATIONS:
            self.evaluate()
