"""How far training is to go, and on whose behalf."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from engine.training.trainer import Trainer


class Purpose(Enum):
    """Why training goes on: it was played, single steps were asked for, or a step is sought."""

    PLAY = "play"
    STEP = "step"
    SEEK = "seek"


@dataclass(frozen=True, slots=True)
class Destination:
    """Train until `steps` steps or `epochs` epochs have been done in all, whichever comes first.

    `begun` is the step at which it was set.
    """

    steps: float = math.inf
    epochs: float = math.inf
    purpose: Purpose = Purpose.PLAY
    begun: int = 0

    def reached(self, trainer: Trainer) -> bool:
        """Whether there is nothing left to do."""
        return trainer.step_count >= self.steps or trainer.epochs >= self.epochs

    def steps_left(self, trainer: Trainer) -> float:
        """How many steps may be taken without looking; within the last epoch it is one."""
        if self.epochs < trainer.epoch + 1:
            return 1
        return max(1, self.steps - trainer.step_count)


@dataclass(frozen=True, slots=True)
class Approach:
    """The way to a recorded step that is sought: which one, and the `share` of it that is done."""

    step: int
    share: float

    @classmethod
    def of(cls, sought: Iterable[tuple[Destination, int]]) -> Approach | None:
        """The ways of several lanes as one, each with the step where it is; None without any."""
        ways = list(sought)
        if not ways:
            return None
        left = sum(goal.steps - here for goal, here in ways)
        whole = sum(goal.steps - goal.begun for goal, _ in ways)
        return cls(int(ways[0][0].steps), 1 - left / whole)
