"""The samples of all parts as C takes them, and what the network's outputs mean beside them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.data.fits import spread
from engine.data.scaling import Units
from engine.data.splits import PARTS, Part
from engine.kernel.structures import BurstStructure, Item, PartStructure
from engine.network.losses import Loss

# How outputs are made a class, in the order in which C counts.
ANSWERS = ("largest", "first_firing", "vote", "shares")


class KernelSamples:
    """The parts of the data for a network with so many `inputs` and `outputs`.

    `weights` (n,) are those of the training samples, None if all count the same; `units` those in
    which numbers are predicted. Everything that C reads is held here.
    """

    def __init__(
        self,
        parts: Mapping[str, Part],
        weights: Array | None,
        units: Units | None,
        loss: Loss,
        sizes: tuple[int, int],
        classes: bool,
    ) -> None:
        self._held: list[Array] = []
        self._inputs, self._outputs = sizes
        self._dtype = parts["train"].x.dtype
        self.counts = tuple(len(parts[name]) for name in PARTS)
        self._parts = [self._part(parts[name], classes) for name in PARTS]
        if weights is not None:
            self._parts[0].weights = self._address(weights, (self.counts[0],), self._dtype)
        ones = np.ones(self._outputs)
        self._scale = self._number(ones if units is None else ones * units.scale)
        self._shift = self._number(ones * 0 if units is None else ones * units.shift)
        name, enough = loss.kernel_answer
        self._answer = Item(ANSWERS.index(name))
        self._answer.numbers[0] = enough

    def show(self, burst: BurstStructure) -> None:
        """Have a burst read them."""
        for place, part in enumerate(self._parts):
            burst.parts[place] = part
        burst.scale, burst.shift, burst.answer = self._scale, self._shift, self._answer

    def _part(self, part: Part, classes: bool) -> PartStructure:
        count, k = len(part), self._outputs
        made = PartStructure(
            count,
            self._address(part.x, (count, self._inputs), self._dtype),
            self._address(part.y, (count, k), self._dtype),
        )
        if classes:
            made.labels = self._address(part.labels, (count,), np.dtype(np.int64))
        else:
            made.numbers = self._number(part.labels, (count, k))
            with np.errstate(over="ignore", invalid="ignore"):
                made.spread = self._number(spread(part.labels) if count else np.zeros(k))
        return made

    def _number(self, values: Array, shape: tuple[int, ...] | None = None) -> int:
        """Where numbers (outputs,) begin in double precision."""
        return self._address(values, shape or (self._outputs,), np.dtype(np.float64))

    def _address(self, array: Array, shape: tuple[int, ...], dtype: np.dtype[np.generic]) -> int:
        """Where these numbers begin, one after the other; raises ValueError for another shape."""
        if array.shape != shape:
            raise ValueError(f"expected numbers of the shape {shape}, found {array.shape}")
        kept = np.ascontiguousarray(array, dtype)
        self._held.append(kept)
        return kept.ctypes.data
