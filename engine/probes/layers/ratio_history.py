"""The update-to-weight ratio of every layer over the steps of a run, and the learning rate."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array, freeze
from engine.probes.base import Probe, probe
from engine.probes.layers.updates import BlockWeights
from engine.training.past.timeline import Noted, Recorder
from engine.training.run import Run

# Steps of which every one is kept, and how many older ones at most; of these every n-th.
RECENT = OLDER = 400

Row = tuple[float, ...]


class StepRatios(Recorder):
    """A row (step, rate, ratio of each layer) for every one of the last 400 steps.

    Of those before, every `every`-th is kept. Rows are few numbers: they stay while nobody wants
    more of them.
    """

    def __init__(self) -> None:
        self.every = 1
        self._recent: deque[Row] = deque()
        self._older: list[Row] = []
        self._weights: BlockWeights | None = None

    def take(self, noted: Noted) -> None:
        steps, updates, weights = noted.steps, noted.updates, noted.weights
        if updates is None:
            return
        newest = len(steps) - RECENT
        # Others would be put aside and left out at once.
        kept = [i for i, step in enumerate(steps) if i >= newest or step % self.every == 0]
        if len(kept) < len(steps):
            updates, weights = updates[kept], weights[kept]
        if self._weights is None or self._weights.network is not noted.network:
            self._weights = BlockWeights(noted.network)
        for i, ratios in zip(kept, self._weights.ratios(updates, weights), strict=True):
            if not self._is_new(steps[i]):
                continue
            self._recent.append((steps[i], noted.rates[i], *ratios))
            if len(self._recent) > RECENT:
                self._put_aside(self._recent.popleft())

    def forget_after(self, step: int) -> None:
        for rows in (self._recent, self._older):
            while rows and rows[-1][0] > step:
                rows.pop()

    def rest(self) -> None:
        """What is held is small."""

    @property
    def nbytes(self) -> int:
        return sum(8 * len(row) for row in self.rows())

    @property
    def complete_from(self) -> int:
        """The step from which on every one is kept that was noted at all."""
        return int(self._recent[0][0]) if self._recent else 0

    def rows(self) -> Iterable[Row]:
        """All rows in order."""
        yield from self._older
        yield from self._recent

    def _is_new(self, step: int) -> bool:
        """Whether a step is not known yet; from one before all that are known they count anew."""
        if self._recent and step <= self._recent[-1][0]:
            if step >= next(iter(self.rows()))[0]:
                return False
            self.forget_after(-1)
        return True

    def _put_aside(self, row: Row) -> None:
        """Keep a row among the older ones, thinner if they become too many."""
        if row[0] % self.every == 0:
            self._older.append(row)
        while len(self._older) > OLDER:
            self.every *= 2
            self._older = [kept for kept in self._older if kept[0] % self.every == 0]


@dataclass(frozen=True, slots=True)
class Ratios:
    """Rows (n, 2 + layers): step, the rate of the next step, and rms(Δ) / rms(W) of each layer.

    From step `complete_from` on there is a row for every step, before that for every `every`-th.
    """

    rows: Array
    complete_from: int
    every: int


@probe("ratio_history", label="Update-to-weight ratio over the steps")
@dataclass(frozen=True, slots=True)
class RatioHistory(Probe):
    """How large every step was against the weights it changed, layer by layer.

    It begins when the probe is wanted; see `UpdateRatio` for what is measured.
    """

    recorder: ClassVar[type[Recorder] | None] = StepRatios

    def measure_run(self, run: Run) -> Ratios | None:
        noted = run.recorder(StepRatios)
        # Of a run that was taken back, later steps are known, too.
        now = run.step_count
        rows = [] if noted is None else [row for row in noted.rows() if row[0] <= now]
        if noted is None or not rows:
            return None
        return Ratios(freeze(np.array(rows)), noted.complete_from, noted.every)
