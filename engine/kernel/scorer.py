"""Scores of the parts of the data, measured by the kernel."""

from __future__ import annotations

import math
from collections.abc import Iterable

from engine.data.splits import PARTS, Score
from engine.kernel.program import Program
from engine.kernel.samples import KernelSamples
from engine.kernel.structures import BurstStructure
from engine.network.network import Weights
from engine.steps import Portions


class KernelScorer:
    """Scores parts of these samples by a program: the same bits in one go and in portions."""

    def __init__(self, program: Program, samples: KernelSamples) -> None:
        self._program, self._samples = program, samples
        self._seen = BurstStructure()
        samples.show(self._seen)

    def __call__(
        self, weights: Weights, parts: Iterable[str] = PARTS
    ) -> Portions[dict[str, Score]]:
        """The scores of several parts with weights of this shape."""
        scores = dict.fromkeys(parts, Score(math.nan, math.nan))
        for part in scores:
            which, place, sums = PARTS.index(part), 0, self._program.sums()
            while place < self._samples.counts[which]:
                place = self._program.tally(self._seen, weights, which, place, sums)
                if place < self._samples.counts[which]:
                    yield
            scores[part] = Score(*self._program.score(self._seen, which, sums))
        return scores
