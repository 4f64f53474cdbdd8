"""Dead units: those through which no gradient flows, whatever the sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array, freeze
from engine.network.blocks import blocks_of
from engine.probes.base import Probe, outputs_of_the_fixed_batch, probe
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Dead:
    """Which units of the layer called `title` are dead: `units (m,)`, True or False."""

    title: str
    units: Array


@probe("dead_units", label="Dead units")
@dataclass(frozen=True, slots=True)
class DeadUnits(Probe):
    """The units of every layer whose slope is zero for all samples, so that they cannot learn.

    Unit k is dead when f is flat at its s for every sample of the fixed batch, f'(s) = 0: nothing
    of ∂L/∂h reaches its weights. Typical of ReLU after a step that was too long. Functions that
    are flat nowhere, such as ELU and sigmoid, saturate, but do not die.
    """

    short_fields: ClassVar[Mapping[str, str]] = {"count": "units.count", "share": "units.share"}

    def measure(self, trainer: Trainer) -> tuple[Dead, ...]:
        outputs = outputs_of_the_fixed_batch(trainer)
        found = []
        with np.errstate(all="ignore"):
            for block in blocks_of(trainer.network.layers):
                s = outputs[block.pre + 1]
                units = np.logical_and.reduce(block.activation.flat(s), axis=0)
                found.append(Dead(block.title, freeze(units)))
        return tuple(found)
