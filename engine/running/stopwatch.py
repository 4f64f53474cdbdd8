"""How long training took: the seconds of a run's steps, without what is drawn or measured."""

from __future__ import annotations

from bisect import bisect_left

# Between so many points times are read off a straight line; beyond, every second one goes.
MOST_POINTS = 2_000
# How long steps follow each other before the clock and what was asked for are looked at again.
LOOK_SECONDS = 0.002


class Stopwatch:
    """Seconds that were spent on training, by the step they led to.

    It counts from the step at which the run began here: what a file does not say is not known.
    """

    def __init__(self, step: int = 0) -> None:
        self._steps = [step]
        self._seconds = [0.0]

    @property
    def seconds(self) -> float:
        """Seconds up to the last step that was timed."""
        return self._seconds[-1]

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
        self._steps.append(step)
        self._seconds.append(seconds)
        if len(self._steps) > MOST_POINTS:
            # The newest stays.
            self._steps = self._steps[:-1:2] + self._steps[-1:]
            self._seconds = self._seconds[:-1:2] + self._seconds[-1:]


class Stride:
    """As many `steps` as fit between two looks at the clock, going by the last ones; one at first.

    Begun anew with every command, since one may make steps slower.
    """

    def __init__(self) -> None:
        self.steps = 1.0

    def note(self, taken: int, seconds: float) -> None:
        """So many steps took so long."""
        self.steps = max(1.0, taken * LOOK_SECONDS / max(seconds, 1e-9))
