"""Which links are drawn: the strongest of each column, all of a neuron or a phase that is lit."""

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


def strongest(joints: tuple[Joint | None, ...]) -> tuple[Links, ...]:
    """The links to draw of every column that has any."""
    drawn = [(column, joint) for column, joint in enumerate(joints) if joint and joint.weights.size]
    if not drawn:
        return ()
    most = max(FEWEST_IN_COLUMN, MOST_LINKS // len(drawn))
    return tuple(_links(column, joint.weights, most) for column, joint in drawn)


def own_links(joints: tuple[Joint | None, ...], place: Neuron) -> tuple[Links, ...]:
    """Every link into and out of a neuron."""
    found = []
    for column in (place.column, place.column + 1):
        joint = joints[column] if 0 <= column < len(joints) else None
        if joint is None or not joint.weights.size:
            continue
        sources, units = joint.weights.shape
        into = column == place.column
        if place.unit >= (units if into else sources):
            continue
        w = joint.weights[:, place.unit] if into else joint.weights[place.unit]
        others, same = np.arange(len(w)), np.full(len(w), place.unit)
        order = np.argsort(np.abs(np.nan_to_num(w, nan=0.0)), kind="stable")
        pair = (others, same) if into else (same, others)
        found.append(Links(column, pair[0][order], pair[1][order], w[order]))
    return tuple(found)


def grades(w: Array, scale: float) -> Array:
    """How strong each weight is, from 0 to GRADES − 1 for |w| ≥ `scale`."""
    share = np.abs(w) * (GRADES / scale)
    return np.minimum(np.nan_to_num(share, nan=0.0), GRADES - 1).astype(np.int64)


def _links(column: int, weights: Array, most: int) -> Links:
    size = np.abs(np.nan_to_num(weights, nan=0.0)).ravel()
    kept = np.arange(len(size))
    if len(size) > most:
        kept = np.argpartition(size, -most)[-most:]
    kept = kept[np.argsort(size[kept], kind="stable")]
    source, unit = np.divmod(kept, weights.shape[1])
    return Links(column, source, unit, weights.ravel()[kept])
