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
        """How many steps may be taken without looking: at most to the end of the last whole epoch.

        Of what is left of an epoch after that each one is looked at.
        """
        left = self.steps - trainer.step_count
        if math.isfinite(self.epochs):
            whole = math.floor(self.epochs) - trainer.epoch - 1
            at_most = trainer.steps_to_epoch_end() + whole * trainer.steps_per_epoch
            left = min(left, at_most if whole >= 0 else 1)
        return max(1, left)


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
