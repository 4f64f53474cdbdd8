"""The last histograms of every layer, so that time can be drawn beside the newest ones."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.probes import crowded
from playground.panels.layers.rows import StripCell
from playground.plotting.bars import rebinned

ROWS = 60
# The range follows the widest third of so many readings: noise alone would make it jump.
STEADY = 5
# A histogram that needs a range so many times as wide, or as narrow, is followed at once.
FAR = 8
# Values that fill fewer bins of the usual range are drawn in a range of their own.
FEW = 4
# A range of its own is given up when so much of the values lies outside it.
LOST = 0.1


class RecentHistograms:
    """The newest ROWS histograms of `columns` layers, oldest first.

    Each has its own range, from centre - limit to centre + limit; `centres` and `shown` (columns,)
    are the one range to draw those of a layer in. Around 0 it is the widest of late. Where a layer
    would fill next to none of its bins, it is the closer range that the values were measured in,
    until they leave it or spread out: going over from one to another range that is not around 0
    forgets the histograms before. A layer without histogram has a limit of 0.
    """

    def __init__(self, columns: int, bins: int) -> None:
        self.shares = np.zeros((columns, ROWS, bins), dtype=np.float32)
        # Centre and limit of each histogram, and the limit around 0 it would have.
        self.ranges = np.zeros((columns, ROWS, 3))
        self.steps = np.full(ROWS, -1)
        self.centres, self.shown = np.zeros(columns), np.zeros(columns)
        self.close = np.zeros(columns, dtype=bool)

    def add(self, step: int, cells: Mapping[int, StripCell]) -> None:
        """Remember the histograms of a step by the number of the layer.

        What was measured at this step or later is forgotten: the run was taken back, or rests.
        """
        kept = np.flatnonzero((self.steps >= 0) & (self.steps < step))[1 - ROWS :]
        order = np.concatenate([np.full(ROWS - 1 - len(kept), -1), kept, [-1]])
        fresh = order < 0
        self.shares, self.ranges = self.shares[:, order], self.ranges[:, order]
        self.steps = self.steps[order]
        self.shares[:, fresh], self.ranges[:, fresh], self.steps[fresh] = 0, 0, -1
        self.steps[-1] = step
        for place, cell in cells.items():
            self.shares[place, -1] = cell.shares
            self.ranges[place, -1] = cell.centre, cell.limit, cell.common
            self._follow(place)

    def newest(self) -> Array:
        """The newest histograms in the range shown, (columns, bins)."""
        found = rebinned(self.shares[:, -1], self.ranges[:, -1, :2], self._wanted)
        return found

    def picture(self) -> Array:
        """All histograms in the range shown as bytes, (columns, ROWS, bins).

        Each line is relative to its highest bin, as the bars are.
        """
        wanted = np.broadcast_to(self._wanted[:, np.newaxis], (*self.ranges.shape[:2], 2))
        same = (self.ranges[..., :2] == wanted).all(axis=-1) | (self.ranges[..., 1] == 0)
        shares = self.shares if same.all() else rebinned(self.shares, self.ranges[..., :2], wanted)
        highest = np.maximum(shares.max(axis=2, keepdims=True), 1e-12)
        return np.asarray(shares * (255 / highest), dtype=np.uint8)

    def range_of(self, place: int) -> tuple[float, float]:
        """Centre and limit of the range that a layer is drawn in."""
        return float(self.centres[place]), float(self.shown[place])

    def usual(self, places: list[int]) -> float | None:
        """The limit around 0 that most of these layers are drawn in; None if there is none."""
        limits = [float(self.shown[place]) for place in places if not self.close[place]]
        return max(limits, key=limits.count, default=None)

    @property
    def _wanted(self) -> Array:
        return np.stack([self.centres, self.shown], axis=1)

    def _follow(self, place: int) -> None:
        """Choose the range for a layer's newest histogram, and stay with that of before if it can.

        A closer range begins below FEW bins of the usual one; the measurement offers one up to
        some more, so that it does not come and go with every frame.
        """
        shares, (centre, limit, common) = self.shares[place, -1], self.ranges[place, -1].tolist()
        before = self.centres[place], self.shown[place]
        usual = self._steady(place)
        offered = (centre, limit) != (0.0, common)
        if offered and not self.close[place]:
            around = rebinned(shares, np.array([centre, limit]), np.array([0.0, usual]))
            offered = crowded(around, FEW)
        if not offered:
            now = (0.0, usual)
        elif self.close[place] and self._holds(place, *before):
            now = before
        else:
            now = (centre, limit)
        if (self.close[place], offered) != (False, False) and now != before:
            self.shares[place, :-1], self.ranges[place, :-1] = 0, 0
            now = now if offered else (0.0, self._steady(place))
        self.close[place] = offered
        self.centres[place], self.shown[place] = now

    def _steady(self, place: int) -> float:
        """The limit around 0 for the last histograms of a layer."""
        common = self.ranges[place, -STEADY:, 2]
        beyond = np.count_nonzero(common) // 3
        widest, newest = float(np.sort(common)[-1 - beyond]), float(common[-1])
        return widest if newest / FAR < widest < newest * FAR else newest

    def _holds(self, place: int, centre: float, limit: float) -> bool:
        """Whether a range still suits the newest histogram of a layer."""
        shares, own = self.shares[place, -1], self.ranges[place, -1, :2]
        if crowded(rebinned(shares, own, np.array([centre, limit])), FEW):
            return False
        # Half the range at each side more, to see what lies outside.
        wider = rebinned(shares, own, np.array([centre, 2 * limit]))
        quarter = len(wider) // 4
        return float(wider[:quarter].sum() + wider[-quarter:].sum()) < LOST
