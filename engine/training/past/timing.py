"""How long a run took up to each step, and the loss it aims at: what is kept of it in files."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of training up to some steps, in their order, and the training loss aimed at.

    `aim` None: there is none. Raises ValueError for what no clock can have said.
    """

    steps: tuple[int, ...] = (0,)
    seconds: tuple[float, ...] = (0.0,)
    aim: float | None = None

    def __post_init__(self) -> None:
        sound = (
            len(self.steps) == len(self.seconds) > 0
            and all(a < b for a, b in pairwise(self.steps))
            and all(a <= b for a, b in pairwise(self.seconds))
            and self.steps[0] >= 0 <= self.seconds[0]
            and math.isfinite(self.seconds[-1])
            and (self.aim is None or 0 < self.aim < math.inf)
        )
        if not sound:
            raise ValueError("expected seconds that follow each other")
