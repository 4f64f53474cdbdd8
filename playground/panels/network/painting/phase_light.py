"""What is lit while a phase of the next step is looked at: columns, links, numbers on nodes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Array
from engine.network.naming import PlaceNames
from engine.probes import Phase, round_up
from playground.panels.network.joints import Joint
from playground.panels.network.links import Links, strongest
from playground.panels.network.wiring import Wiring
from playground.panels.selection import PhaseShown
from playground.words.numbers import number
from playground.words.translate import tr

Joints = tuple[Joint | None, ...]
Layers = tuple[Mapping[str, Array], ...]


@dataclass(frozen=True, slots=True)
class PhaseLight:
    """The `columns` that a phase is about, and the links that are drawn over all others.

    Each node of column `valued` bears its number of `values (units,)`. Links are as thick as gets
    from `scale` on; None: they are weights, in the scale of the others. `words` say what numbers
    and links mean.
    """

    columns: range
    links: tuple[Links, ...] = ()
    scale: float | None = None
    valued: int = -1
    values: Array | None = None
    words: str = ""

    @classmethod
    def of(cls, wiring: Wiring, joints: Joints, shown: PhaseShown, scale: float) -> PhaseLight:
        """What this phase lights in a network with these weights, which have this scale."""
        seen, column, blocks = shown.seen, shown.rung.column, wiring.names.blocks
        last = wiring.columns - 1
        match shown.rung.phase:
            case Phase.BATCH:
                return cls(range(-1, 0))
            case Phase.FORWARD:
                values = _mean(seen.outputs[blocks[column].last + 1])
                words = tr(
                    "links: w up to {scale} · neurons: mean of the batch", scale=number(scale)
                )
                links = strongest(_only(joints, range(column, column + 1)))
                return cls(range(column - 1, column + 1), links, None, column, values, words)
            case Phase.LOSS:
                values = _mean(seen.outputs[-1])
                words = tr("outputs: mean of z over the batch")
                return cls(range(last, last + 1), (), None, last, values, words)
            case Phase.BACKWARD:
                delta = seen.deltas[blocks[column].first]
                summed = None if delta is None else _sum(delta)
                reach = range(column, column + 1)
                links, scale = _changed(wiring, _only(joints, reach), seen.gradients)
                words = tr(
                    "links: ∂L/∂w up to {scale} · neurons: Σ δ of the batch", scale=number(scale)
                )
                shown_columns = range(column - 1, column + 1)
                return cls(shown_columns, links, scale, column, summed, words)
            case Phase.UPDATE:
                if seen.updates is None:
                    return cls(range(-1, last + 1))
                links, scale = _changed(wiring, joints, seen.updates)
                words = tr("links: Δw up to {scale}", scale=number(scale))
                return cls(range(-1, last + 1), links, scale, words=words)


def column_of_phase(names: PlaceNames, shown: PhaseShown | None) -> int | None:
    """The column whose card stands out."""
    if shown is None:
        return None
    if shown.rung.phase is Phase.LOSS:
        return len(names.blocks) - 1
    return shown.rung.column if shown.rung.column >= 0 else None


def _mean(values: Array) -> Array:
    with np.errstate(all="ignore"):
        return np.asarray(values.mean(axis=0, dtype=np.float64))


def _sum(values: Array) -> Array:
    with np.errstate(all="ignore"):
        return np.asarray(values.sum(axis=0, dtype=np.float64))


def _only(joints: Joints, columns: range) -> Joints:
    return tuple(joint if column in columns else None for column, joint in enumerate(joints))


def _changed(wiring: Wiring, joints: Joints, layers: Layers) -> tuple[tuple[Links, ...], float]:
    """The strongest links where each weight has its number of `layers`, and their scale."""
    found: list[Joint | None] = []
    largest = 0.0
    for column, joint in enumerate(joints):
        rank = wiring.rank(column)
        values = layers[rank.layer].get("W") if joint is not None else None
        if joint is None or values is None or not joint.weights.size:
            found.append(None)
            continue
        by_piece = values.reshape(len(joint.weights), rank.pieces, rank.units)
        own = np.take_along_axis(by_piece, joint.piece[:, None], axis=1)[:, 0].astype(np.float64)
        found.append(replace(joint, weights=own))
        sizes = np.abs(own[np.isfinite(own)])
        largest = max(largest, float(sizes.max(initial=0.0)))
    return strongest(tuple(found)), round_up(largest)
