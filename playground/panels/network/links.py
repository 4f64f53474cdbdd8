"""Which links are drawn: the strongest of each column, and all of a neuron that is chosen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.network.places import Neuron
from playground.panels.network.joints import Joint

# More cannot be told apart, and each costs time.
MOST_LINKS = 800
FEWEST_IN_COLUMN = 64
# Strengths of colour and width that are told apart.
GRADES = 8


@dataclass(frozen=True, slots=True)
class Links:
    """Links into one column, the weakest first: from node `source` to node `unit`, weight w."""

    column: int
    source: Array
    unit: Array
    w: Array

    def of_neuron(self, place: Neuron) -> Array:
        """Which of them begin or end at a neuron."""
        if place.column == self.column:
            return np.asarray(self.unit == place.unit)
        if place.column == self.column - 1:
            return np.asarray(self.source == place.unit)
        return np.zeros(len(self.w), dtype=bool)


def strongest(joints: tuple[Joint | None, ...], chosen: Neuron | None = None) -> tuple[Links, ...]:
    """The links to draw of every column that has any."""
    drawn = [(column, joint) for column, joint in enumerate(joints) if joint and joint.weights.size]
    if not drawn:
        return ()
    most = max(FEWEST_IN_COLUMN, MOST_LINKS // len(drawn))
    return tuple(_links(column, joint.weights, most, chosen) for column, joint in drawn)


def grades(w: Array, scale: float) -> Array:
    """How strong each weight is, from 0 to GRADES − 1 for |w| ≥ `scale`."""
    share = np.abs(w) * (GRADES / scale)
    return np.minimum(np.nan_to_num(share, nan=0.0), GRADES - 1).astype(np.int64)


def _links(column: int, weights: Array, most: int, chosen: Neuron | None) -> Links:
    size = np.abs(np.nan_to_num(weights, nan=0.0)).ravel()
    kept = np.arange(len(size))
    if len(size) > most:
        kept = np.argpartition(size, -most)[-most:]
        if chosen is not None:
            marked = np.zeros(weights.shape, dtype=bool)
            if chosen.column == column and chosen.unit < weights.shape[1]:
                marked[:, chosen.unit] = True
            elif chosen.column == column - 1 and chosen.unit < weights.shape[0]:
                marked[chosen.unit] = True
            kept = np.union1d(kept, np.flatnonzero(marked.ravel()))
    kept = kept[np.argsort(size[kept], kind="stable")]
    source, unit = np.divmod(kept, weights.shape[1])
    return Links(column, source, unit, weights.ravel()[kept])
