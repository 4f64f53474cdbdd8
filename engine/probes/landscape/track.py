"""The track of a run: all its parameters after each of its last steps."""

from __future__ import annotations

from collections import deque

import numpy as np

from engine.arrays import Array
from engine.training.past.timeline import Noted, Recorder

# The newest steps that a track covers, where it has room for less at least these, with gaps; and
# the bytes it may hold.
COVERED, LEAST = 4_000, 400
LIMIT = 16_000_000


class WeightTrack(Recorder):
    """The parameters after every one of the last 4,000 steps, or of as many as 16 MB hold.

    Where those are fewer than 400 it holds every n-th of the last 400. `every` is that n; 0 where
    not even two steps have room.
    """

    def __init__(self) -> None:
        self.every = 1
        self._steps: deque[int] = deque()
        # A ring of rows, that of the first step in row `_first`.
        self._rows: Array | None = None
        self._first = 0

    def take(self, noted: Noted) -> None:
        for step, weights in zip(noted.steps, noted.weights, strict=True):
            self._take(step, weights)

    def _take(self, step: int, params: Array) -> None:
        rows = self._rows
        if rows is None:
            rows = self._make_room(params)
        size = len(rows)
        if not self.every or step % self.every:
            return
        if self._steps and step < self._steps[0]:
            self._steps.clear()
        elif self._steps and step <= self._steps[-1]:
            return
        if len(self._steps) == size:
            self._steps.popleft()
            self._first = (self._first + 1) % size
        rows[(self._first + len(self._steps)) % size] = params
        self._steps.append(step)

    def forget_after(self, step: int) -> None:
        while self._steps and self._steps[-1] > step:
            self._steps.pop()

    def rest(self) -> None:
        self._steps.clear()
        self._rows = None

    @property
    def nbytes(self) -> int:
        return 0 if self._rows is None else self._rows.nbytes

    def steps_before(self, step: int) -> Array:
        """The steps before `step` that it holds (n,), in order."""
        return np.array([held for held in self._steps if held < step], dtype=int)

    def at(self, places: Array) -> Array:
        """The parameters after the steps of these numbers, from 0 on, (places, parameters)."""
        assert self._rows is not None
        return self._rows[(self._first + places) % len(self._rows)]

    def _make_room(self, params: Array) -> Array:
        held = min(COVERED, LIMIT // max(1, params.nbytes))
        self.every = max(1, -(-LEAST // held)) if held >= 2 else 0
        # Memory is taken from the system when it is written to, not now.
        self._rows = np.empty((held if self.every else 0, params.size), params.dtype)
        self._first = 0
        return self._rows
