"""The last histograms of every layer, so that time can be drawn beside the newest ones."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array

ROWS = 60
# The range follows the widest third of so many readings: noise alone would make it jump.
STEADY = 10


class RecentHistograms:
    """The newest ROWS histograms of `columns` layers, oldest first.

    Each has its own range from -limit to limit; `shown` is the one range to draw them all in. A
    layer without histogram has a limit of 0.
    """

    def __init__(self, columns: int, bins: int) -> None:
        self.shares = np.zeros((columns, ROWS, bins), dtype=np.float32)
        self.limits = np.zeros((columns, ROWS))
        self.steps = np.full(ROWS, -1)

    @property
    def shown(self) -> Array:
        """The range to draw every layer in, (columns,)."""
        recent = np.sort(self.limits[:, -STEADY:], axis=1)
        beyond = np.count_nonzero(self.steps[-STEADY:] >= 0) // 3
        widest: Array = recent[:, -1 - beyond]
        return np.where(widest > 0, widest, self.limits[:, -1])

    def add(self, step: int, shares: Array, limits: Array) -> None:
        """Remember the histograms `shares (columns, bins)` of a step.

        What was measured at this step or later is forgotten: the run was taken back, or rests.
        """
        kept = np.flatnonzero((self.steps >= 0) & (self.steps < step))[1 - ROWS :]
        order = np.concatenate([np.full(ROWS - 1 - len(kept), -1), kept, [-1]])
        fresh = order < 0
        self.shares, self.limits = self.shares[:, order], self.limits[:, order]
        self.steps = self.steps[order]
        self.shares[:, fresh], self.limits[:, fresh], self.steps[fresh] = 0, 0, -1
        self.shares[:, -1], self.limits[:, -1], self.steps[-1] = shares, limits, step

    def newest(self) -> Array:
        """The newest histograms in the range shown, (columns, bins)."""
        found = rebinned(self.shares[:, -1], self.limits[:, -1], self.shown)
        return found

    def picture(self) -> Array:
        """All histograms in the range shown as bytes, (columns, ROWS, bins).

        Each line is relative to its highest bin, as the bars are.
        """
        wanted = np.broadcast_to(self.shown[:, np.newaxis], self.limits.shape)
        same = (self.limits == wanted) | (self.limits == 0)
        shares = self.shares if same.all() else rebinned(self.shares, self.limits, wanted)
        highest = np.maximum(shares.max(axis=2, keepdims=True), 1e-12)
        return np.asarray(shares * (255 / highest), dtype=np.uint8)


def rebinned(shares: Array, limits: Array, wanted: Array) -> Array:
    """Histograms (…, bins) over -limit to limit sorted into as many bins over another range.

    What lies outside is counted in the outermost bins.
    """
    bins = shares.shape[-1]
    ratio = np.divide(wanted, limits, out=np.ones_like(limits), where=limits > 0)
    total = np.concatenate([np.zeros_like(shares[..., :1]), np.cumsum(shares, axis=-1)], axis=-1)
    edges = np.linspace(-1, 1, bins + 1)
    place = np.clip((edges * ratio[..., np.newaxis] + 1) * (bins / 2), 0, bins)
    place[..., 0], place[..., -1] = 0, bins
    index = np.minimum(place.astype(np.int64), bins - 1)
    inside = (place - index) * np.take_along_axis(shares, index, axis=-1)
    found: Array = np.diff(np.take_along_axis(total, index, axis=-1) + inside, axis=-1)
    return found
