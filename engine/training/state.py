"""The state of a trainer: everything that training goes on from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.network.network import Weights
from engine.training.epoch_rules import Pacing
from engine.training.experiment import ExperimentSpec
from engine.training.loss_curve import LossCurve
from engine.training.setup import Setup


@dataclass(frozen=True, slots=True)
class TrainerState:
    """Everything that decides how training goes on, copied."""

    spec: ExperimentSpec
    step: int
    epoch: int
    position: int
    updates: int
    params: Array
    buffers: Array
    memory: dict[str, Array]
    pacing: Pacing
    order: Array
    streams: dict[str, Any]
    history: LossCurve

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
