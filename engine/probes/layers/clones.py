"""Clones: units that compute the same thing and always will."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.blocks import Block, blocks_of
from engine.probes.base import Probe, outputs_of_the_fixed_batch, probe
from engine.specs.knobs import choice, knob
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Groups:
    """Which units of a layer are the same: `group (units,)` numbers them by first occurrence."""

    title: str
    group: Array

    @property
    def units(self) -> int:
        """How many units the layer has."""
        return len(self.group)

    @property
    def distinct(self) -> int:
        """How many of them differ."""
        return int(self.group.max()) + 1

    @property
    def sentence(self) -> str:
        """Both in words."""
        return f"{self.units} neurons, {self.distinct} distinct"


@probe("clones", label="Clones")
@dataclass(frozen=True, slots=True)
class Clones(Probe):
    """Units of a layer that are copies of each other, and stay so because they learn the same.

    By weights: equal incoming weights and bias, and equal outgoing weights, so that the gradient
    of both is the same too; this is what zero or constant first weights do. By outputs: equal
    answers to every sample of the fixed batch; that counts dead units as copies. A residual
    block is always compared by its outputs.
    """

    by: str = choice("weights", "weights", "outputs", help="What has to be equal.")
    tolerance: float = knob(
        1e-6,
        low=1e-12,
        high=0.1,
        log=True,
        help="Differences up to this share of the layer's largest number count as none.",
    )

    def measure(self, trainer: Trainer) -> tuple[Groups, ...]:
        outputs = outputs_of_the_fixed_batch(trainer)
        blocks = blocks_of(trainer.network.layers)
        found = []
        for i, block in enumerate(blocks):
            traits = outputs[block.last + 1].T
            if self.by == "weights" and trainer.network.layers[block.first].sums:
                after = blocks[i + 1] if i + 1 < len(blocks) else None
                traits = _weights(trainer, block, after, len(traits))
            found.append(Groups(block.title, freeze(alike(traits, self.tolerance))))
        return tuple(found)


def alike(traits: Array, tolerance: float) -> Array:
    """Group numbers (units,) of rows (units, m) that are equal up to `tolerance` · max |traits|.

    Rows are sorted by one random projection, so that equal ones are neighbours; then each is
    compared with the first of its group. What is not a number equals nothing.
    """
    traits = np.asarray(traits, np.float64)
    direction = np.random.default_rng(0).standard_normal(traits.shape[1])
    group = np.zeros(len(traits), np.int64)
    with np.errstate(all="ignore"):
        allowed = tolerance * np.abs(traits).max(initial=0.0)
        order = np.argsort(traits @ direction, kind="stable")
        leader = order[0]
        for unit in order:
            if not (np.abs(traits[unit] - traits[leader]) <= allowed).all():
                leader = unit
            group[unit] = leader
    _, first, number = np.unique(group, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[number]


def _weights(trainer: Trainer, block: Block, after: Block | None, units: int) -> Array:
    """Everything that a unit has of its own, (units, m): what comes in, and what goes out."""
    layers, arrays = trainer.network.layers, trainer.weights.layers
    traits = [
        values.reshape(-1, units).T
        for named in arrays[block.first : block.last + 1]
        for values in named.values()
    ]
    if after is not None and layers[after.first].sums:
        traits.append(arrays[after.first]["W"])
    return np.concatenate(traits, axis=1)
