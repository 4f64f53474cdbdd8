"""Histograms as bars: sorted into other ranges, and drawn as one outline."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF

from engine.arrays import Array


def rebinned(shares: Array, ranges: Array, wanted: Array) -> Array:
    """Histograms (…, bins) over one range sorted into as many bins over another one.

    Ranges (…, 2) are centre and limit, from centre - limit to centre + limit. What lies outside is
    counted in the outermost bins.
    """
    bins = shares.shape[-1]
    centre, limit = ranges[..., :1], ranges[..., 1:]
    some = limit > 0
    edges = wanted[..., :1] + wanted[..., 1:] * np.linspace(-1, 1, bins + 1)
    place = np.divide(edges - centre, limit, out=np.zeros_like(edges), where=some)
    place = np.where(some, place, np.linspace(-1, 1, bins + 1))
    total = np.concatenate([np.zeros_like(shares[..., :1]), np.cumsum(shares, axis=-1)], axis=-1)
    place = np.clip((place + 1) * (bins / 2), 0, bins)
    place[..., 0], place[..., -1] = 0, bins
    index = np.minimum(place.astype(np.int64), bins - 1)
    inside = (place - index) * np.take_along_axis(shares, index, axis=-1)
    found: Array = np.diff(np.take_along_axis(total, index, axis=-1) + inside, axis=-1)
    return found


def outline_of(bars: QRectF, heights: Array) -> Array:
    """The steps of one histogram in pixels, (2, 2 bins + 2)."""
    edges = bars.left() + bars.width() / len(heights) * np.arange(len(heights) + 1)
    outline = np.empty((2, 2 * len(edges)))
    outline[0, ::2] = outline[0, 1::2] = edges
    outline[1, [0, -1]] = bars.bottom()
    outline[1, 1:-1:2] = outline[1, 2:-1:2] = bars.bottom() - heights * bars.height()
    return outline
