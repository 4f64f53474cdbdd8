"""The loss curve: every batch loss and every evaluation, in bounded memory.

Batch losses are kept as the smallest and largest of each bucket of steps; when the buckets are
full, neighbours are merged and each covers twice as many steps. Evaluations are thinned the
same way. So a curve of any length is drawn with at most 2,000 points.

Beside each evaluation stands a smoothed one, made when it is recorded and never changed: the mean
of the evaluations so far with weights that fall off over the last 1/40 of the run. With the score
x of step t after the mean m of step s it becomes m + (1 - (s/t)⁴⁰) (x - m), whatever the distances
between evaluations are. So a line through them follows a short run and calms a long one, and what
has been drawn stays where it is.

A copy costs next to nothing: what has been written is never written again, only added to, so
the copy reads the same arrays up to its own end and gets arrays of its own when it goes another
way. A run that was taken back repeats its steps, and writes what stands there already.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.data.splits import PARTS

BUCKETS = 1000
ROWS = 2000

# One row of an evaluation: step, epoch, the learning rate of the next step, then loss and accuracy
# of each part, then of numbers R² and mean absolute error of each part, in the units of the data.
_USUAL = tuple(f"{part}_{what}" for part in PARTS for what in ("loss", "accuracy"))
SCORES = (*_USUAL, *(f"{part}_{what}" for part in PARTS for what in ("r2", "error")))
COLUMNS = ("step", "epoch", "rate", *SCORES)
# As many columns a history had before the fits of numbers were in it; classes need no more.
BARE = len(COLUMNS) - len(SCORES) + len(_USUAL)
# A smoothed score looks back over one part in so many of the run up to it.
SHARE = 40
ARRAYS = ("_buckets", "_rows", "_means")
# What is not kept in files: it is made of the rest.
FOLLOWING = ("_borrowed", "_means", "_mean", "_mean_step")


@dataclass(frozen=True, slots=True)
class CurvePoints:
    """A copy of the curve to draw.

    batch_steps (m,), batch_low (m,), batch_high (m,): extremes of the batch losses of each
    bucket; rows (k, 15): evaluations in the order of COLUMNS, NaN where a part is empty;
    means (k, 12): their scores smoothed, in the order of SCORES.
    """

    batch_steps: Array
    batch_low: Array
    batch_high: Array
    rows: Array
    means: Array

    def column(self, name: str) -> Array:
        """One column of the evaluations by name."""
        return self.rows[:, COLUMNS.index(name)]

    def smoothed(self, score: str) -> Array:
        """One of SCORES, smoothed: each value hangs on what came before it alone."""
        return self.means[:, SCORES.index(score)]


class LossCurve:
    """Collects the curve while training; one run owns it."""

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
        # An evaluation that will give way to the next one; it is not in the array yet.
        self._newest: tuple[float, ...] | None = None
        # The smoothed scores beside the rows, and the newest of them with their step.
        self._means: Array = np.full((ROWS, len(SCORES)), math.nan)
        self._mean: tuple[float, ...] = (math.nan,) * len(SCORES)
        self._mean_step = 0.0
        # Of the arrays those that belong to another curve, by name.
        self._borrowed: frozenset[str] = frozenset()

    def add_batches(self, step: int, losses: Sequence[float]) -> None:
        """Record the losses of mini-batches, the last of them that of `step`."""
        step -= len(losses)
        while losses:
            part = losses[: self._stride - self._count]
            whole = min(len(losses) // self._stride, BUCKETS - self._filled)
            if self._count or not whole:
                losses = losses[len(part) :]
                step += len(part)
                self._low, self._high = min(self._low, *part), max(self._high, *part)
                self._count += len(part)
                if self._count == self._stride:
                    self._add_buckets([(step, self._low, self._high)])
                    self._count, self._low, self._high = 0, math.inf, -math.inf
                continue
            many = np.array(losses[: whole * self._stride]).reshape(whole, self._stride)
            steps = np.arange(1, whole + 1) * self._stride + step
            losses = losses[many.size :]
            step += many.size
            self._add_buckets(np.column_stack([steps, many.min(axis=1), many.max(axis=1)]))

    def add_evaluations(self, rows: Iterable[tuple[float, ...]]) -> None:
        """Record several evaluations, one after the other."""
        for row in rows:
            self.add_evaluation(row)

    def _add_buckets(self, buckets: Sequence[Sequence[float]] | Array) -> None:
        self._write("_buckets", self._filled, buckets)
        self._filled += len(buckets)
        if self._filled == BUCKETS:
            self._merge()

    def add_evaluation(self, row: tuple[float, ...]) -> None:
        """Record one evaluation in the order of COLUMNS; the newest is always kept."""
        self._smooth(row)
        if self._row_count == ROWS:
            self._thin()
        if self._evaluations % self._row_stride:
            self._newest = row
        else:
            self._write("_rows", self._row_count, [row])
            self._write("_means", self._row_count, [self._mean])
            self._row_count += 1
            self._newest = None
        self._evaluations += 1

    @property
    def begun(self) -> bool:
        """Whether there is an evaluation: a new run has one as soon as it has been measured."""
        return self._evaluations > 0

    def first_step_with(self, score: str, at_most: float) -> int | None:
        """The step of the first evaluation with a score at most so large; None if there is none."""
        rows = self._rows[: self._row_count]
        low = np.flatnonzero(rows[:, COLUMNS.index(score)] <= at_most)
        if len(low):
            return int(rows[low[0], 0])
        newest = self.newest if self.begun else None
        reached = newest is not None and newest[COLUMNS.index(score)] <= at_most
        return self.newest_step if reached else None

    @property
    def newest_step(self) -> int:
        """The step of the newest evaluation."""
        return int(self.newest[0])

    @property
    def newest(self) -> tuple[float, ...]:
        """The newest evaluation in the order of COLUMNS."""
        if self._newest is not None:
            return tuple(map(float, self._newest))
        return tuple(self._rows[self._row_count - 1].tolist())

    def points(self) -> CurvePoints:
        """A read-only copy of what has been recorded."""
        buckets = self._buckets[: self._filled].copy()
        rows = self._rows[: self._row_count]
        rows = rows.copy() if self._newest is None else np.vstack([rows, self._newest])
        means = self._means[: self._row_count]
        means = means.copy() if self._newest is None else np.vstack([means, self._mean])
        for array in (rows, means, buckets):
            array.flags.writeable = False
        return CurvePoints(buckets[:, 0], buckets[:, 1], buckets[:, 2], rows, means)

    def copy(self) -> LossCurve:
        """An independent copy; it shares the arrays until one of the two needs others."""
        twin = object.__new__(LossCurve)
        twin.__dict__.update(self.__dict__)
        twin._borrowed = frozenset(ARRAYS)
        return twin

    @property
    def arrays(self) -> tuple[Array, ...]:
        """The arrays it holds, perhaps together with copies."""
        return self._buckets, self._rows, self._means

    def contents(self) -> dict[str, Any]:
        """Everything recorded so far, by name: equal histories have equal contents.

        What is smoothed follows from it, nearly: from the evaluations that are kept.
        """
        held = {name: value for name, value in self.__dict__.items() if name not in FOLLOWING}
        held["_buckets"] = self._buckets[: self._filled]
        held["_rows"] = self._rows[: self._row_count]
        return held

    @classmethod
    def of(cls, contents: dict[str, Any]) -> LossCurve:
        """The history that had these `contents`; raises ValueError if none can have had them."""
        made = cls()
        held = dict(contents)
        buckets, rows = held.pop("_buckets"), held.pop("_rows")
        if rows.ndim == 2 and rows.shape[1] == BARE:
            rows = np.pad(rows, ((0, 0), (0, len(COLUMNS) - BARE)), constant_values=math.nan)
        newest = held["_newest"]
        if newest is not None and len(newest) == BARE:
            held["_newest"] = (*newest, *[math.nan] * (len(COLUMNS) - BARE))
        if set(held) != set(made.contents()) - {"_buckets", "_rows"}:
            raise ValueError("expected the contents of a history")
        made.__dict__.update(held)
        newest = [] if made._newest is None else [made._newest]
        widths = {len(row) for row in newest} | {rows.shape[-1]}
        if rows.ndim != 2 or buckets.ndim != 2 or widths != {len(COLUMNS)}:
            raise ValueError("expected rows of a history")
        steps = [*rows[:, 0].tolist(), *(row[0] for row in newest)]
        sound = (
            buckets.shape == (made._filled, 3)
            and len(rows) == made._row_count
            and made._filled < BUCKETS
            and 1 <= made._row_count <= ROWS
            and 0 <= made._count < made._stride
            and 1 <= made._row_stride <= made._evaluations
            and all(math.isfinite(step) for step in steps)
            and steps == sorted(steps)
            and np.isfinite(buckets).all()
            and (np.diff(buckets[:, 0], prepend=0) > 0).all()
        )
        if not sound:
            raise ValueError("expected a history whose steps follow each other")
        made._buckets[: made._filled], made._rows[: made._row_count] = buckets, rows
        for number, row in enumerate(rows.tolist()):
            made._smooth(row)
            made._means[number] = made._mean
        for row in newest:
            made._smooth(row)
        return made

    def _smooth(self, row: Sequence[float]) -> None:
        """Take an evaluation into the smoothed scores; after a gap they begin anew."""
        step, scores = float(row[0]), row[-len(SCORES) :]
        share = 1 - (self._mean_step / step) ** SHARE if step > 0 else 1.0
        pairs = zip(self._mean, scores, strict=True)
        moved = [mean + share * (x - mean) for mean, x in pairs]
        self._mean = tuple([m if isfinite(m) else x for m, x in zip(moved, scores, strict=True)])
        self._mean_step = step

    def _write(self, name: str, place: int, values: Sequence[Sequence[float]] | Array) -> None:
        """Write lines of an array; of another curve's, which may still be added to, in a copy.

        Unless that has the very same there: it has come by here before.
        """
        array: Array = getattr(self, name)
        lines = np.asarray(values, dtype=array.dtype)
        end = place + len(lines)
        if name in self._borrowed:
            if array[place:end].tobytes() == lines.tobytes():
                return
            array = array.copy()
            self._renew(name, array)
        array[place:end] = lines

    def _renew(self, name: str, array: Array) -> None:
        """Have an array of its own."""
        setattr(self, name, array)
        self._borrowed -= {name}

    def _thin(self) -> None:
        """Keep every other evaluation, in new arrays because copies read the old ones."""
        for name in ("_rows", "_means"):
            before: Array = getattr(self, name)
            thinned = np.full_like(before, math.nan)
            thinned[: ROWS // 2] = before[::2]
            self._renew(name, thinned)
        self._row_count = ROWS // 2
        self._row_stride *= 2

    def _merge(self) -> None:
        """Merge neighbouring buckets, in a new array because copies read the old one."""
        half = BUCKETS // 2
        even, odd = self._buckets[0::2], self._buckets[1::2]
        self._renew("_buckets", np.full_like(self._buckets, math.nan))
        self._buckets[:half] = np.column_stack(
            [odd[:, 0], np.minimum(even[:, 1], odd[:, 1]), np.maximum(even[:, 2], odd[:, 2])]
        )
        self._filled = half
        self._stride *= 2
