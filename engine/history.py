"""The loss curve: every batch loss and every evaluation, in bounded memory.

Batch losses are kept as the smallest and largest of each bucket of steps; when the buckets are
full, neighbours are merged and each covers twice as many steps. Evaluations are thinned the
same way. So a curve of any length is drawn with at most 2,000 points.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.splits import PARTS

BUCKETS = 1000
ROWS = 2000

# One row of an evaluation: step, epoch, then loss and accuracy of each part.
COLUMNS = ("step", "epoch", *(f"{part}_{what}" for part in PARTS for what in ("loss", "accuracy")))


@dataclass(frozen=True, slots=True)
class Curve:
    """A copy of the history to draw.

    batch_steps (m,), batch_low (m,), batch_high (m,): extremes of the batch losses of each
    bucket; rows (k, 8): evaluations in the order of COLUMNS, NaN where a part is empty.
    """

    batch_steps: Array
    batch_low: Array
    batch_high: Array
    rows: Array

    def column(self, name: str) -> Array:
        """One column of the evaluations by name."""
        return self.rows[:, COLUMNS.index(name)]


class History:
    """Collects the curve while training; one trainer owns it."""

    def __init__(self) -> None:
        self._buckets: Array = np.full((BUCKETS, 3), math.nan)
        self._filled = 0
        self._stride = 1
        self._count = 0
        self._low = math.inf
        self._high = -math.inf
        self._rows: Array = np.full((ROWS, len(COLUMNS)), math.nan)
        self._row_count = 0
        self._row_stride = 1
        self._evaluations = 0
        self._provisional = False

    def add_batch(self, step: int, loss: float) -> None:
        """Record the loss of one mini-batch."""
        self._low = min(self._low, loss)
        self._high = max(self._high, loss)
        self._count += 1
        if self._count == self._stride:
            self._buckets[self._filled] = step, self._low, self._high
            self._filled += 1
            self._count, self._low, self._high = 0, math.inf, -math.inf
            if self._filled == BUCKETS:
                self._merge()

    def add_evaluation(self, row: tuple[float, ...]) -> None:
        """Record one evaluation in the order of COLUMNS; the newest is always kept."""
        if self._provisional:
            self._row_count -= 1
        if self._row_count == ROWS:
            self._rows[: ROWS // 2] = self._rows[::2].copy()
            self._row_count = ROWS // 2
            self._row_stride *= 2
        self._rows[self._row_count] = row
        self._row_count += 1
        self._provisional = self._evaluations % self._row_stride != 0
        self._evaluations += 1

    @property
    def newest_step(self) -> int:
        """The step of the newest evaluation."""
        return int(self._rows[self._row_count - 1, 0])

    @property
    def newest(self) -> tuple[float, ...]:
        """The newest evaluation in the order of COLUMNS."""
        return tuple(self._rows[self._row_count - 1].tolist())

    def curve(self) -> Curve:
        """A read-only copy of what has been recorded."""
        buckets = self._buckets[: self._filled].copy()
        rows = self._rows[: self._row_count].copy()
        rows.flags.writeable = False
        buckets.flags.writeable = False
        return Curve(buckets[:, 0], buckets[:, 1], buckets[:, 2], rows)

    def copy(self) -> History:
        """An independent copy."""
        twin = History()
        twin.__dict__.update(self.__dict__)
        twin._buckets, twin._rows = self._buckets.copy(), self._rows.copy()
        return twin

    def _merge(self) -> None:
        half = BUCKETS // 2
        even, odd = self._buckets[0::2], self._buckets[1::2]
        self._buckets[:half] = np.column_stack(
            [odd[:, 0], np.minimum(even[:, 1], odd[:, 1]), np.maximum(even[:, 2], odd[:, 2])]
        )
        self._filled = half
        self._stride *= 2
