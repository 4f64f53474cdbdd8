"""The weights into each column as the network view draws them, from a reading of all arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.network.places import Neuron, Parameter
from engine.probes import Matrix
from playground.panels.network.wiring import Rank, Wiring


@dataclass(frozen=True, slots=True)
class Joint:
    """Between two ranks: weights (sources, units), biases (units,), and which piece each is of.

    A maxout unit has several weights for each source: the strongest is drawn, and `piece` and
    `bias_piece` say which it is. Without biases these two are empty. `rms` is the root mean square
    of all that was read, `count` how many weights there are in all.
    """

    weights: Array
    piece: Array
    bias: Array
    bias_piece: Array
    rms: float
    count: int

    def place_of(self, rank: Rank, source: int, unit: int) -> Parameter:
        """The weight drawn between a source and a unit."""
        column = int(self.piece[source, unit]) * rank.units + unit
        return Parameter(rank.layer, "W", (source, column))

    @property
    def biased(self) -> bool:
        """Whether the units have biases."""
        return bool(self.bias.size)

    def bias_of(self, rank: Rank, unit: int) -> Parameter:
        """The bias drawn at a unit, if they are `biased`."""
        return Parameter(rank.layer, "b", (int(self.bias_piece[unit]) * rank.units + unit,))

    def weight_at(self, rank: Rank, place: Parameter) -> float | None:
        """What stands at a place, if it is drawn."""
        if place.name == "b" and len(place.index) == 1 and self.biased:
            unit = place.index[0] % rank.units
            return float(self.bias[unit]) if self.bias_of(rank, unit) == place else None
        if place.name == "W" and len(place.index) == 2:
            source, unit = place.index[0], place.index[1] % rank.units
            if source < len(self.weights) and self.place_of(rank, source, unit) == place:
                return float(self.weights[source, unit])
        return None


def joints_of(wiring: Wiring, reading: Mapping[str, Matrix]) -> tuple[Joint | None, ...]:
    """One joint for each column; None where its weights cannot be drawn one by one.

    Raises KeyError if the reading is of another network.
    """
    return tuple(_joint(wiring, column, reading) for column in range(wiring.columns))


def _joint(wiring: Wiring, column: int, reading: Mapping[str, Matrix]) -> Joint | None:
    rank, below = wiring.rank(column), wiring.rank(column - 1)
    if not rank.array:
        return None
    matrix = reading[rank.array]
    if matrix.shape != (below.units, rank.sums):
        raise KeyError(rank.array)
    count = matrix.shape[0] * matrix.shape[1]
    seen = np.nan_to_num(matrix.values.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    with np.errstate(over="ignore"):
        rms = float(np.sqrt(np.mean(np.square(seen)))) if seen.size else 0.0
    if not wiring.linked(column):
        none = np.zeros(0)
        return Joint(none, none, none, none, rms, count)
    b = reading.get(rank.array.removesuffix("W") + "b")
    weights = matrix.values.reshape(below.units, rank.pieces, rank.units).astype(np.float64)
    weights, piece = _strongest_piece(weights)
    if b is None:
        return Joint(weights, piece, np.zeros(0), np.zeros(0, dtype=int), rms, count)
    biases = b.values.astype(np.float64).reshape(1, rank.pieces, rank.units)
    bias, bias_piece = _strongest_piece(biases)
    return Joint(weights, piece, bias[0], bias_piece[0], rms, count)


def _strongest_piece(values: Array) -> tuple[Array, Array]:
    """Of (n, pieces, units) the entry of largest size along the pieces, and which it is."""
    piece = np.abs(np.nan_to_num(values, nan=0.0)).argmax(axis=1)
    return np.take_along_axis(values, piece[:, None], axis=1)[:, 0], piece


def neuron_of(wiring: Wiring, place: Parameter) -> Neuron | None:
    """The neuron into which a weight or bias leads."""
    for rank in wiring.ranks:
        if rank.layer == place.layer and rank.pieces and place.name in ("W", "b"):
            return Neuron(rank.column, place.index[-1] % rank.units)
    return None
