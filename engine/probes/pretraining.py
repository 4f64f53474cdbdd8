"""How far layers have learnt to encode their inputs, before training began."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.blocks import spans_of
from engine.probes.base import Probe, probe
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class PretrainingReading:
    """The reconstruction losses of every layer that has begun to learn, from the first one on.

    `losses` holds for each an array (1 + epochs,): the loss before its first epoch and after each
    that has passed; NaN behind the last one that was finite. There are `layers` that learn, each
    for `epochs`. `share` is how much of it is done; at 1 without losses nobody knows them.
    """

    losses: tuple[Array, ...]
    layers: int
    epochs: int
    share: float


@probe("pretraining", label="Pre-training")
@dataclass(frozen=True, slots=True)
class PretrainingProbe(Probe):
    """How well each layer says what it was given, epoch by epoch of its pre-training.

    L = 1/(2n) Σᵢ ‖ĥᵢ − hᵢ‖² over the training samples, in test mode: h is what the layer below
    says, ĥ what a linear layer makes of what the layer says. None without pre-training.
    """

    def measure(self, trainer: Trainer) -> PretrainingReading | None:
        asked, beginning = trainer.spec.pretraining, trainer.beginning
        if not asked.learns:
            return None
        losses = tuple(freeze(np.array(each, dtype=np.float64)) for each in beginning.losses)
        layers = len(spans_of(trainer.network.layers[:-1]))
        return PretrainingReading(losses, layers, asked.passes, beginning.share)
