"""The chosen speed: how many steps it allows by now."""

from __future__ import annotations

import math


class SpeedLimit:
    """So many steps a second, or as fast as the machine goes.

    Steps that were not taken are saved up, for a second at most; `now` is always the present time.
    """

    def __init__(self) -> None:
        self.steps_per_second = math.inf
        self._credit = 0.0
        self._since = 0.0

    def choose(self, steps_per_second: float | None, now: float) -> None:
        """Take another speed, None for as fast as the machine goes; nothing is saved up."""
        self.steps_per_second = math.inf if steps_per_second is None else steps_per_second
        self._credit, self._since = 0.0, now

    def begin(self, now: float) -> None:
        """Training goes on from here: the time before does not count."""
        self._since = now

    def allow_one(self) -> None:
        """One step may be taken, whatever the speed."""
        self._credit = max(self._credit, 1.0)

    def allowed(self, now: float) -> float:
        """Steps that may be taken by now."""
        if math.isinf(self.steps_per_second):
            return math.inf
        self._credit += min(1.0, now - self._since) * self.steps_per_second
        self._since = now
        return int(self._credit)

    def spend(self, steps: int) -> None:
        """So many have been taken."""
        self._credit -= steps
