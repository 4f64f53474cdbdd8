"""What the optimiser remembers of the gradients it has seen."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.network.blocks import blocks_of
from engine.probes.base import Probe, cut, parameters_in, probe
from engine.probes.layers.updates import rms
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Reach:
    """How large one layer's numbers are: √(mean of squares), and the least and largest size.

    `still` is the share of numbers that are 0; least is that of the others, NaN if there are none.
    """

    title: str
    rms: float
    least: float
    most: float
    still: float


@dataclass(frozen=True, slots=True)
class MemoryArray:
    """One array of the memory, such as m or v, layer by layer."""

    name: str
    layers: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class MemoryReading:
    """The arrays of an optimiser, none if it has no memory, and the rate of the next step."""

    arrays: tuple[MemoryArray, ...]
    rate: float


@probe("optimizer_memory", label="Optimiser memory")
@dataclass(frozen=True, slots=True)
class OptimizerMemory(Probe):
    """What the optimiser has in memory for each layer: how large m, v and their like are.

    √(mean of squares), least and largest size over all parameters of a layer. Everything is 0
    before the first step; plain SGD remembers nothing.
    """

    def measure(self, trainer: Trainer) -> MemoryReading:
        params, blocks = trainer.weights.params, blocks_of(trainer.network.layers)
        arrays = []
        for name, flat in trainer.descent.memory.items():
            views = cut(flat, params)
            found = [_reach(block.title, parameters_in(block, views)) for block in blocks]
            arrays.append(MemoryArray(name, tuple(found)))
        return MemoryReading(tuple(arrays), trainer.rate)


def _reach(title: str, values: Array) -> Reach:
    sizes = np.abs(values.astype(np.float64))
    some = sizes[sizes > 0]
    least = float(some.min()) if some.size else math.nan
    still = float((sizes == 0).mean()) if sizes.size else 1.0
    return Reach(title, rms(sizes), least, float(sizes.max(initial=0.0)), still)
