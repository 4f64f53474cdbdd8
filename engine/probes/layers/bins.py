"""Values of several layers sorted into the same bins."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze

# An output layer that needs a range so many times as wide as the others gets its own.
APART = 4.0


@dataclass(frozen=True, slots=True)
class Histogram:
    """One layer's values in fixed bins: share (bins,) of values in each, and their statistics.

    The bins go from -limit to limit. Values outside are counted in the outermost ones.
    rms = √(mean of squares).
    """

    title: str
    shares: Array
    mean: float
    std: float
    rms: float
    limit: float = 1.0


@dataclass(frozen=True, slots=True)
class Histograms:
    """Histograms of all layers over the same bins from -limit to limit.

    An output layer whose answers are far larger than those of all others has a limit of its own.
    """

    limit: float
    layers: tuple[Histogram, ...]


def histograms(
    titles: list[str],
    values: list[Array],
    bins: int,
    *,
    output_apart: bool = False,
) -> Histograms:
    """Histograms with one range for all: a round number that covers the widest layer.

    The range covers every value or four times the root mean square, whichever is less. With
    `output_apart` the last layer gets a range of its own if it needs more than APART times that
    of the others: logits grow without bound, and bounded layers would shrink to a spike.
    """
    with np.errstate(all="ignore"):
        flats = [np.where(np.isfinite(v), v, 0).ravel() for v in values]
        rms = [math.sqrt(float(flat @ flat) / max(1, flat.size)) for flat in flats]
        reach = [
            min(float(np.abs(flat).max(initial=0.0)), 4 * r)
            for flat, r in zip(flats, rms, strict=True)
        ]
        apart = output_apart and reach[-1] > APART * max(reach[:-1], default=math.inf) > 0
        limit = round_up(max(reach[:-1] if apart else reach, default=0.0))
        limits = [limit] * len(flats)
        if apart:
            limits[-1] = round_up(reach[-1])
        layers = []
        for i, flat in enumerate(flats):
            # Cut off before rounding: what exceeds an int64 would end up in the first bin.
            place = np.clip((flat + limits[i]) * (bins / (2 * limits[i])), 0, bins - 1)
            counts = np.bincount(place.astype(np.int64), minlength=bins)
            # A residual block with nothing inside has no weights, and they have no mean.
            mean, std = (flat.mean(), flat.std()) if flat.size else (math.nan, math.nan)
            layers.append(
                Histogram(
                    titles[i],
                    freeze(counts / max(1, flat.size)),
                    float(mean),
                    float(std),
                    rms[i],
                    limits[i],
                )
            )
    return Histograms(limit, tuple(layers))


def round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, … times a power of ten; 1 for nothing to show."""
    if not 1e-30 < value < 1e30:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next((step * power for step in (1, 2, 5) if value <= step * power), 10 * power)
