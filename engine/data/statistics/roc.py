"""The receiver operating characteristic: how well a score ranks two classes, at every threshold.

Labels are (n,) zeros and ones, scores (n,) numbers: the larger, the more likely a 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze


@dataclass(frozen=True, slots=True)
class RocCurve:
    """Points of the curve from (0, 0) to (1, 1), one for every threshold that changes something.

    `false (m,)` is the share of zeros that are taken for ones with scores ≥ `thresholds (m,)`,
    `true (m,)` the share of ones that are; the first threshold is ∞. `area` is the area under the
    curve: the chance that a one scores higher than a zero, draws counting half.
    """

    false: Array
    true: Array
    thresholds: Array
    area: float

    @classmethod
    def of(cls, labels: Array, scores: Array) -> RocCurve | None:
        """The curve; None where there are no ones or no zeros, or scores that are no numbers.

        TPR = TP / (TP + FN) over FPR = FP / (FP + TN). Source: Fawcett 2006.
        """
        ones = int(np.count_nonzero(labels))
        zeros = len(labels) - ones
        if not ones or not zeros or np.isnan(scores).any():
            return None
        order = np.argsort(-scores, kind="stable")
        ranked, hits = scores[order], labels[order] != 0
        # Equal scores pass a threshold together.
        ends = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))
        true = np.append(0, np.cumsum(hits)[ends])
        false = np.append(0, ends + 1 - true[1:])
        area = _area(false, true) / (ones * zeros)
        thresholds = np.append(math.inf, ranked[ends])
        return cls(freeze(false / zeros), freeze(true / ones), freeze(thresholds), area)

    def thinned(self, most: int) -> RocCurve:
        """The same area with at most so many points, both ends among them."""
        if len(self.false) <= most:
            return self
        kept = np.unique(np.linspace(0, len(self.false) - 1, most).round().astype(int))
        false, true, passed = self.false[kept], self.true[kept], self.thresholds[kept]
        return RocCurve(freeze(false), freeze(true), freeze(passed), self.area)


def _area(false: Array, true: Array) -> float:
    """The area under the counts by trapezia, exact: twice of it is a whole number."""
    return float(np.sum(np.diff(false) * (true[1:] + true[:-1])) / 2)
