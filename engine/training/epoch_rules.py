"""Pacing: how fast a run goes and when it ends, by its schedule and its stopping rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from engine.data.splits import Score
from engine.network.network import Weights
from engine.optimizers import schedules
from engine.sentences import Sentence
from engine.training import stopping
from engine.training.experiment import ExperimentSpec


class Run(Protocol):
    """What schedule and rules look at: a trainer."""

    step_count: int
    epoch: int
    weights: Weights

    @property
    def spec(self) -> ExperimentSpec:
        """The settings at hand."""

    def score(self, part: str) -> Score:
        """Loss and accuracy of a part of the data."""


@dataclass(slots=True)
class Pacing:
    """What schedule and stopping rules of a run remember; equal runs remember the same.

    `schedule` is the schedule's memory, `rules` that of each rule by its place. The losses of all
    samples of this epoch add up to `loss_sum`, and there were `seen` of them.
    """

    schedule: schedules.ScheduleMemory = field(default_factory=dict)
    rules: dict[int, stopping.RuleMemory] = field(default_factory=dict)
    loss_sum: float = 0.0
    seen: int = 0

    def copy(self) -> Pacing:
        """An independent copy; it shares arrays, which nobody writes to."""
        rules = {place: dict(memory) for place, memory in self.rules.items()}
        return Pacing(dict(self.schedule), rules, self.loss_sum, self.seen)

    def take_settings(self, old: ExperimentSpec, new: ExperimentSpec) -> None:
        """Go on with other settings: a new kind of schedule or rule begins with empty memory."""
        if type(old.schedule) is not type(new.schedule):
            self.schedule = {}
        if old.stopping != new.stopping:
            memories = tuple(self.rules.get(place, {}) for place in range(len(old.stopping)))
            carried = stopping.carried(old.stopping, memories, new.stopping)
            self.rules = dict(enumerate(carried))

    def rate(self, run: Run) -> float:
        """The learning rate of the next step: η times the factor of the schedule."""
        factor = run.spec.schedule.scale(run.step_count, run.epoch, self.schedule)
        return run.spec.optimizer.lr * factor

    def add(self, loss: float, samples: int) -> None:
        """Take note of the mean loss of a mini-batch."""
        self.loss_sum += loss * samples
        self.seen += samples

    def begin_epoch(self) -> None:
        """Forget the mean loss of the epoch so far."""
        self.loss_sum, self.seen = 0.0, 0

    def end_epoch(self, run: Run) -> str:
        """Show schedule and rules the end of an epoch; a sentence if one of them says stop.

        The weights that a rule asks for are put back. Of several rules the first one counts.
        """
        now = self._shown(run)
        self.begin_epoch()
        schedule = run.spec.schedule
        if schedule.watched and schedule.time(run.step_count, run.epoch) > 0:
            schedule.observe(now.loss_of(schedule.watched), self.schedule)
        # Every rule is asked, also after one has said stop: each follows the run by itself.
        verdicts = [
            rule.judge(now, self.rules.setdefault(place, {}))
            for place, rule in enumerate(run.spec.stopping)
        ]
        verdict = next((said for said in verdicts if said is not None), None)
        if verdict is None:
            return ""
        if verdict.weights is not None:
            run.weights.params.flat[...], run.weights.buffers.flat[...] = verdict.weights
        return Sentence("Stopped: {reason}", reason=verdict.reason)

    def _shown(self, run: Run) -> stopping.EpochEnd:
        return stopping.EpochEnd(
            run.epoch,
            self.loss_sum / self.seen,
            lambda part: run.score(part).loss,
            lambda part: run.score(part).accuracy,
            lambda: (run.weights.params.flat.copy(), run.weights.buffers.flat.copy()),
        )
