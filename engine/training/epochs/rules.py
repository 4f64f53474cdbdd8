"""What happens at the end of an epoch: the schedule and the stopping rules look at it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from engine.arrays import Array
from engine.data.splits import PARTS, Score
from engine.optimizers.schedules import ScheduleMemory
from engine.training.experiment import ExperimentSpec
from engine.training.stopping import BestEpoch, EpochEnd, RuleMemory, Verdict, carried


class EndOfEpoch(NamedTuple):
    """The end of an epoch that a stepper scored by itself.

    `row` is the evaluation in the order of `loss_curve.COLUMNS`, step and epoch first; `due` says
    that it belongs to the curve, else parts that nobody watches are left out. `mean_loss` is that
    of the samples in the steps that used them.
    """

    row: tuple[float, ...]
    mean_loss: float
    due: bool

    @classmethod
    def of(cls, step: int, epoch: int, mean_loss: float, scores: Mapping[str, Score]) -> EndOfEpoch:
        """One of which these scores are known; it belongs to no curve."""
        unknown = Score(math.nan, math.nan)
        found = (scores.get(part, unknown) for part in PARTS)
        usual = (value for each in found for value in (each.loss, each.accuracy))
        return cls((step, epoch, math.nan, *usual), mean_loss, due=False)

    @property
    def step(self) -> int:
        """The last step of the epoch."""
        return int(self.row[0])

    @property
    def epoch(self) -> int:
        """How many epochs have ended with it."""
        return int(self.row[1])

    def score(self, part: str, accuracy: bool = False) -> float:
        """The loss of a part, or the accuracy on it."""
        return self.row[3 + 2 * PARTS.index(part) + accuracy]

    def shown(self, weights: Callable[[], tuple[Array, Array]]) -> EpochEnd:
        """What rules are shown of it; `weights` gives those at that moment."""
        accuracy_of = partial(self.score, accuracy=True)
        return EpochEnd(int(self.row[1]), self.mean_loss, self.score, accuracy_of, weights)


# So many ends of epochs are gone beyond at once.
MOST_ENDS = 10_000


@dataclass(slots=True)
class EpochRules:
    """What schedule and stopping rules of a run remember; equal runs remember the same.

    `schedule` is the schedule's memory, `memories` that of each rule by its place. The losses of
    all samples of this epoch add up to `loss_sum`, and there were `seen` of them.
    """

    schedule: ScheduleMemory = field(default_factory=dict)
    memories: dict[int, RuleMemory] = field(default_factory=dict)
    loss_sum: float = 0.0
    seen: int = 0

    def copy(self) -> EpochRules:
        """An independent copy; it shares arrays, which nobody writes to."""
        memories = {place: dict(memory) for place, memory in self.memories.items()}
        return EpochRules(dict(self.schedule), memories, self.loss_sum, self.seen)

    def take_settings(self, old: ExperimentSpec, new: ExperimentSpec) -> None:
        """Go on with other settings: a new kind of schedule or rule begins with empty memory."""
        if type(old.schedule) is not type(new.schedule):
            self.schedule = {}
        if old.stopping != new.stopping:
            before = tuple(self.memories.get(place, {}) for place in range(len(old.stopping)))
            taken_over = carried(old.stopping, before, new.stopping)
            self.memories = dict(enumerate(taken_over))

    def add(self, loss: float, samples: int) -> None:
        """Take note of the mean loss of a mini-batch."""
        self.loss_sum += loss * samples
        self.seen += samples

    @property
    def mean_loss(self) -> float:
        """The mean of the losses of all samples of this epoch so far."""
        return self.loss_sum / self.seen

    def begin_epoch(self) -> None:
        """Forget the mean loss of the epoch so far."""
        self.loss_sum, self.seen = 0.0, 0

    def end_epoch(self, spec: ExperimentSpec, step: int, now: EpochEnd) -> Verdict | None:
        """Show schedule and rules the end of an epoch; what the first rule says that says stop.

        Whichever it is, and in whatever order the rules stand, the best weights come back if a
        rule restores them: those of a rule that says stop itself, else of any that remembers some.
        """
        self.begin_epoch()
        schedule = spec.schedule
        if schedule.watched and schedule.time(step, now.epoch) > 0:
            schedule.observe(now.loss_of(schedule.watched), self.schedule)
        # Every rule is asked, also after one has said stop: each follows the run by itself.
        verdicts = [
            rule.judge(now, self.memories.setdefault(place, {}))
            for place, rule in enumerate(spec.stopping)
        ]
        first = next((verdict for verdict in verdicts if verdict is not None), None)
        if first is None:
            return None
        restoring = {place for place, rule in enumerate(spec.stopping) if rule.restores}
        struck = {place for place in restoring if verdicts[place] is not None}
        best = self._best(spec, struck) or self._best(spec, restoring)
        for place in restoring:
            spec.stopping[place].wait_anew(self.memories[place])
        return replace(first, best=best)

    def unasked(self, spec: ExperimentSpec, epoch: int) -> int:
        """How many ends of epochs may pass before schedule or rules have to be asked.

        Nothing can come of these, and nobody needs the weights there.
        """
        quiet = spec.schedule.quiet_ends(self.schedule) if spec.schedule.watched else math.inf
        for place, rule in enumerate(spec.stopping):
            quiet = min(quiet, rule.quiet_ends(epoch, self.memories.get(place, {})))
        return int(min(quiet, MOST_ENDS))

    def pass_ends(self, spec: ExperimentSpec, ends: Iterable[EndOfEpoch]) -> None:
        """Show schedule and rules ends of epochs that passed unasked, in order."""
        if not spec.stopping and not spec.schedule.watched:
            return
        loss_sum, seen = self.loss_sum, self.seen
        for end in ends:
            if self.end_epoch(spec, end.step, end.shown(_not_kept)) is not None:
                raise ValueError("a rule struck at an end of which it had said that it would not")
        self.loss_sum, self.seen = loss_sum, seen

    def best(self, spec: ExperimentSpec) -> BestEpoch | None:
        """The best epoch so far that a rule remembers, restored at the end or not."""
        return self._best(spec, range(len(spec.stopping)))

    def _best(self, spec: ExperimentSpec, places: Iterable[int]) -> BestEpoch | None:
        """The best epoch that the rules at these places remember."""
        found = (spec.stopping[place].best(self.memories.get(place, {})) for place in places)
        return min((best for best in found if best), key=lambda best: best.order, default=None)


def _not_kept() -> tuple[Array, Array]:
    raise ValueError("the weights of an epoch that passed unasked are gone")
