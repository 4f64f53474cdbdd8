"""Values of several layers sorted into bins, the same for all where their values allow it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from engine.arrays import Array, freeze
from engine.probes.layers.updates import rms

# An output layer that needs a range so many times as wide as the others gets its own.
APART = 4.0
# Bins that so large a share of the values should fill; from LOOSE bins on the range that is wide
# enough for all has nothing to hide.
MOST, FEW, LOOSE = 0.95, 4, 6
# A range of its own is no narrower than so much of the values in it: its ends must read
# differently.
NARROWEST = 1e-3
# What is smaller than the ladder of round limits begins, or larger than it ends, has none.
LADDER = 1e-30, 1e300


@dataclass(frozen=True, slots=True)
class Histogram:
    """One layer's values in fixed bins: share (bins,) of values in each, and their statistics.

    The bins go from centre - limit to centre + limit; values outside are counted in the outermost
    ones. `common` is the limit of bins around 0 that cover the layer: the one it shares with
    others, if it does. rms = √(mean of squares).
    """

    title: str
    shares: Array
    mean: float
    std: float
    rms: float
    limit: float = 1.0
    centre: float = 0.0
    common: float = 1.0


@dataclass(frozen=True, slots=True)
class Histograms:
    """Histograms of all layers, `limit` being that of the range they share.

    An output layer whose answers are far larger than those of all others has a limit of its own,
    and a layer whose values fill next to none of the shared bins a whole range.
    """

    limit: float
    layers: tuple[Histogram, ...]


class Sharing(Enum):
    """Which layers have the same range: all, all but an output layer far larger, or none."""

    ALL = "all"
    HIDDEN = "hidden"
    NONE = "none"


def histograms(
    titles: list[str],
    values: list[Array],
    bins: int,
    sharing: Sharing = Sharing.ALL,
    *,
    closer: bool = True,
) -> Histograms:
    """Histograms over round ranges around 0, or close to values that lie close together.

    A range covers every value or four times the root mean square, whichever is less, of the widest
    of the layers that share it: logits, which grow without bound, do not if they need more than
    APART times the range of the others. With `closer`, a layer of whose values MOST lie in less
    than LOOSE neighbouring bins gets bins of its own, from the ladder of `range_around`.
    """
    with np.errstate(all="ignore"):
        flats = [np.where(np.isfinite(v), v, 0).ravel() for v in values]
        sizes = [rms(flat) for flat in flats]
        pairs = zip(flats, sizes, strict=True)
        reach = [min(float(np.abs(flat).max(initial=0.0)), 4 * size) for flat, size in pairs]
        limits = _limits(reach, sharing)
        layers = tuple(
            _histogram(title, flat, size, bins, limit, closer)
            for title, flat, size, limit in zip(titles, flats, sizes, limits, strict=True)
        )
    return Histograms(max(limits[:-1] or limits, default=1.0), layers)


def crowded(shares: Array, bins: int) -> bool:
    """Whether less than so many neighbouring bins hold MOST of the values."""
    total = np.concatenate([[0.0], np.cumsum(shares, dtype=np.float64)])
    width = min(bins - 1, len(shares))
    return float((total[width:] - total[:-width]).max()) >= MOST


def range_around(low: float, high: float) -> tuple[float, float]:
    """Centre and limit of the narrowest range on the ladder that covers low to high.

    Limits are 1, 2, 5, 10, 20, … times a power of ten, centres whole multiples of the limit: so a
    range changes seldom, and its ends are round.
    """
    limit = round_up(max((high - low) / 2, NARROWEST * max(abs(low), abs(high))))
    # Behind the end of the ladder nothing is narrower than all there is.
    while max(limit, abs(low), abs(high)) < LADDER[1] / 10:
        centre = limit * round((low + high) / 2 / limit)
        if centre - limit <= low and high <= centre + limit:
            return centre, limit
        limit = round_up(1.5 * limit)
    return 0.0, math.inf


def round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, … times a power of ten; 1 for nothing to show."""
    if not LADDER[0] < value < LADDER[1]:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next((step * power for step in (1, 2, 5) if value <= step * power), 10 * power)


def _limits(reach: list[float], sharing: Sharing) -> list[float]:
    """The limit of every layer from how far its values reach."""
    if sharing is Sharing.NONE:
        return [round_up(each) for each in reach]
    others = reach[:-1] if sharing is Sharing.HIDDEN else []
    apart = bool(others) and reach[-1] > APART * max(others) > 0
    shared = round_up(max(others if apart else reach, default=0.0))
    return [shared] * len(others) + [round_up(reach[-1])] if apart else [shared] * len(reach)


def _histogram(
    title: str, flat: Array, size: float, bins: int, limit: float, closer: bool
) -> Histogram:
    # A residual block with nothing inside has no weights, and they have no mean.
    mean, std = (flat.mean(), flat.std()) if flat.size else (math.nan, math.nan)
    shares, place, own = _shares(flat, bins, 0.0, limit), 0.0, limit
    if closer and flat.size and crowded(shares, LOOSE):
        low, high = (float(end) for end in np.quantile(flat, ((1 - MOST) / 2, (1 + MOST) / 2)))
        if high > low:
            # The outer bins are for what is left out.
            centre, near = range_around(low - (high - low) / 4, high + (high - low) / 4)
            if near < limit:
                shares, place, own = _shares(flat, bins, centre, near), centre, near
    return Histogram(title, freeze(shares), float(mean), float(std), size, own, place, common=limit)


def _shares(flat: Array, bins: int, centre: float, limit: float) -> Array:
    # Cut off before rounding: what exceeds an int64 would end up in the first bin.
    place = np.clip((flat - centre + limit) * (bins / (2 * limit)), 0, bins - 1)
    return np.bincount(place.astype(np.int64), minlength=bins) / max(1, flat.size)
