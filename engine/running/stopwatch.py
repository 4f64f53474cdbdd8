"""How long training took, up to a step and up to a loss, without what is drawn or measured."""

from __future__ import annotations

from bisect import bisect_left

from engine.running.snapshot import LossReached
from engine.training.past.timing import Timing
from engine.training.run import Run

# Between so many points times are read off a straight line; beyond, every second one goes.
MOST_POINTS = 2_000
# A file keeps times to so many digits behind the point.
DIGITS = 6


class Stopwatch:
    """Seconds that were spent on training, by the step they led to.

    It counts from the step at which the run began here, or on from what a file keeps; what that
    does not say is not known.
    """

    def __init__(self, step: int = 0) -> None:
        self._steps = [step]
        self._seconds = [0.0]

    @property
    def seconds(self) -> float:
        """Seconds up to the last step that was timed."""
        return self._seconds[-1]

    @classmethod
    def of(cls, timing: Timing) -> Stopwatch:
        """One that goes on from what was kept."""
        made = cls()
        made._steps, made._seconds = list(timing.steps), list(timing.seconds)
        return made

    def timing(self, step: int, aim: float | None) -> Timing:
        """What is to be kept of it up to a step, beside the loss that is aimed at."""
        end = self.at(step)
        pairs = [pair for pair in zip(self._steps, self._seconds, strict=True) if pair[0] < step]
        if end is not None or not pairs:
            pairs.append((step, end or 0.0))
        steps, seconds = zip(*pairs, strict=True)
        return Timing(steps, tuple(round(each, DIGITS) for each in seconds), aim)

    def fork(self) -> Stopwatch:
        """One that goes on from here by itself."""
        other = Stopwatch()
        other._steps, other._seconds = list(self._steps), list(self._seconds)
        return other

    def note(self, before: int, after: int, seconds: float) -> None:
        """The steps from `before` to `after` took so long; what was noted beyond is forgotten."""
        if before < self._steps[-1]:
            begun = self.at(before)
            kept = max(1, bisect_left(self._steps, before))
            del self._steps[kept:], self._seconds[kept:]
            if begun is not None and before > self._steps[-1]:
                self._add(before, begun)
        self._add(after, self._seconds[-1] + seconds)

    def at(self, step: int) -> float | None:
        """Seconds up to a step; None for one before the first or beyond the last."""
        if not self._steps[0] <= step <= self._steps[-1]:
            return None
        right = bisect_left(self._steps, step)
        if self._steps[right] == step:
            return self._seconds[right]
        left = right - 1
        share = (step - self._steps[left]) / (self._steps[right] - self._steps[left])
        return self._seconds[left] + share * (self._seconds[right] - self._seconds[left])

    def _add(self, step: int, seconds: float) -> None:
        if step == self._steps[-1]:
            # The scores that a step owed have taken more time.
            self._seconds[-1] = seconds
            return
        self._steps.append(step)
        self._seconds.append(seconds)
        if len(self._steps) > MOST_POINTS:
            # The newest stays.
            self._steps = self._steps[:-1:2] + self._steps[-1:]
            self._seconds = self._seconds[:-1:2] + self._seconds[-1:]


class LossAim:
    """Says when the training `loss` was at most so large for the first time; None: no aim."""

    def __init__(self) -> None:
        self.loss: float | None = None
        self._reached: LossReached | None = None

    def take(self, loss: float | None) -> None:
        """Aim at this loss from now on."""
        self.loss, self._reached = loss, None

    def forget(self) -> None:
        """Another run aims at it."""
        self._reached = None

    def reached(self, run: Run, clock: Stopwatch) -> LossReached | None:
        """When the run came there, which is looked for until it has."""
        if self._reached is not None and self._reached.step > run.step_count:
            self._reached = None
        if self._reached is None and self.loss is not None:
            step = run.curve.first_step_with("train_loss", self.loss)
            self._reached = None if step is None else LossReached(step, clock.at(step))
        return self._reached
