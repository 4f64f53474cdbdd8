"""What is to be known of one layer: its arrays, how large they are, how far they move."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.network.blocks import blocks_of
from engine.network.naming import name_of_array
from engine.probes.base import Probe, answering, cut, probe
from engine.specs.knobs import knob
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class ArrayReading:
    """One array of parameters: `norm` = √Σw², `rms` = √mean(w²), and its mean.

    `gradient` is the rms of ∂L/∂w of the last batch, `update` that of the last step, None before
    there is one; `ratio` = update / rms, infinite for a step away from zeros.
    """

    layer: int
    array: str
    name: str
    shape: tuple[int, ...]
    norm: float
    rms: float
    mean: float
    gradient: float | None
    update: float | None

    @property
    def count(self) -> int:
        """How many numbers it holds."""
        return int(np.prod(self.shape))

    @property
    def ratio(self) -> float | None:
        """The update-to-weight ratio."""
        if self.update is None:
            return None
        if self.rms == 0:
            return np.inf if self.update else 0.0
        return self.update / self.rms


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """The layer in column `column`, from layer `first` to `last` of the network."""

    column: int
    title: str
    first: int
    last: int
    arrays: tuple[ArrayReading, ...]


@probe("column", label="One layer")
@dataclass(frozen=True, slots=True)
class ColumnProbe(Probe):
    """One layer: the shape, norm and mean of its arrays, and the rms of gradient and last step.

    The gradient is that of the last mini-batch as the optimiser was given it, with the penalty's.
    A number beyond the last column takes the last, the output layer.
    """

    column: int = knob(0, low=0, high=10_000, help="Which column of the window, from 0.")

    def measure(self, trainer: Trainer) -> ColumnReading:
        network, weights = trainer.network, answering(trainer)
        blocks = blocks_of(network.layers)
        column = min(self.column, len(blocks) - 1)
        block = blocks[column]
        slopes = trainer.grads.views if trainer.last is not None else None
        moves = trainer.last_update
        updates = None if moves is None else cut(moves, weights.params)
        # What stands before the first layer with weights belongs to the first column.
        first = 0 if column == 0 else block.first
        found = []
        for i in range(first, block.last + 1):
            for name, values in weights.params.views[i].items():
                with np.errstate(all="ignore"):
                    found.append(
                        ArrayReading(
                            i,
                            name,
                            name_of_array(i + 1, network.layers[i], name),
                            values.shape,
                            norm=float(np.sqrt(_squares(values).sum())),
                            rms=_rms(values),
                            mean=float(values.mean(dtype=np.float64)),
                            gradient=None if slopes is None else _rms(slopes[i][name]),
                            update=None if updates is None else _rms(updates[i][name]),
                        )
                    )
        return ColumnReading(column, block.title, first, block.last, tuple(found))


def _squares(values: Array) -> Array:
    return np.square(values, dtype=np.float64)


def _rms(values: Array) -> float:
    return float(np.sqrt(_squares(values).mean()))
