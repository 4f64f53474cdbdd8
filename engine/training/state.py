"""States: everything that training goes on from, copied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.network.network import Weights
from engine.training.epochs.rules import EpochRules
from engine.training.experiment import ExperimentSpec
from engine.training.past.loss_curve import LossCurve
from engine.training.past.timing import Timing
from engine.training.setup import Setup


@dataclass(frozen=True, slots=True)
class TrainerState:
    """Everything that decides how training goes on.

    `order` was drawn for the epoch at hand, which goes by it if it is `shuffled`.
    """

    spec: ExperimentSpec
    step: int
    epoch: int
    position: int
    updates: int
    params: Array
    buffers: Array
    memory: dict[str, Array]
    rules: EpochRules
    order: Array
    shuffled: bool
    streams: dict[str, Any]

    def fits(self, setup: Setup) -> bool:
        """Whether it holds as many numbers as training this setup needs."""
        weights = Weights(setup.network)
        needed = weights.params.flat.shape
        return (
            self.params.shape == needed
            and self.buffers.shape == weights.buffers.flat.shape
            and set(self.memory) == set(setup.spec.optimizer.memory)
            and all(values.shape == needed for values in self.memory.values())
            and np.array_equal(np.sort(self.order), np.arange(len(setup.parts["train"])))
        )


@dataclass(frozen=True, slots=True)
class RunState:
    """Everything that a run goes on from: where its trainer is, and its loss curve so far.

    `timing` is None where nobody held a watch. One that `begins` was taken while first weights or
    their scores were still being made: who goes on from it makes them again, the same to the bit.
    """

    trainer: TrainerState
    curve: LossCurve
    timing: Timing | None = None
    begins: bool = False

    @classmethod
    def beginning(cls, trainer: TrainerState, spec: ExperimentSpec) -> RunState:
        """That of a run which begins; settings that need no other weights may be new."""
        return cls(replace(trainer, spec=spec), LossCurve(), begins=True)

    @property
    def spec(self) -> ExperimentSpec:
        """The settings in force."""
        return self.trainer.spec

    @property
    def step(self) -> int:
        """The step it was taken at."""
        return self.trainer.step

    def read(self, near: Setup) -> RunState:
        """Itself; a state that stands in a file is read when it is needed, see `files`."""
        return self
