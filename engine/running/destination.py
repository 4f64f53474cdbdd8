"""How far training is to go, and on whose behalf."""

from __future__ import annotations

import math
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
    """Train until `steps` steps or `epochs` epochs have been done in all, whichever comes first."""

    steps: float = math.inf
    epochs: float = math.inf
    purpose: Purpose = Purpose.PLAY

    def reached(self, trainer: Trainer) -> bool:
        """Whether there is nothing left to do."""
        return trainer.step_count >= self.steps or trainer.epochs >= self.epochs

    def steps_left(self, trainer: Trainer) -> float:
        """How many steps may be taken without looking; within the last epoch it is one."""
        if self.epochs < trainer.epoch + 1:
            return 1
        return max(1, self.steps - trainer.step_count)
