"""Counters: weights that are zero, samples that move the weights, the largest error."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array, freeze
from engine.data.splits import PARTS
from engine.network.blocks import blocks_of
from engine.probes.base import LongProbe, Probe, probe, weights_in
from engine.specs.knobs import knob
from engine.steps import Portions
from engine.training.past.timeline import Recorder
from engine.training.run import Run
from engine.training.stepper import Advanced
from engine.training.trainer import Trainer

# Epochs of which the moves are kept.
MOST_EPOCHS = 1_000


@dataclass(frozen=True, slots=True)
class ZeroCount:
    """How many of `weights` weights are exactly 0, and how many are smaller than the threshold."""

    title: str
    weights: int
    exact: int
    small: int


@dataclass(frozen=True, slots=True)
class ZeroCounts:
    """The counts of every layer, and of all together in `whole`."""

    layers: tuple[ZeroCount, ...]
    whole: ZeroCount


@probe("zeros", label="Zeros of the weights")
@dataclass(frozen=True, slots=True)
class Zeros(Probe):
    """How many weights are exactly 0, and how many are next to it; biases and scales apart.

    Exactly 0: w = 0; small: |w| < ε, those that are exactly 0 among them.
    """

    short_fields: ClassVar[Mapping[str, str]] = {
        "exact": "whole.exact",
        "small": "whole.small",
        "weights": "whole.weights",
    }
    threshold: float = knob(
        1e-3,
        low=1e-12,
        high=10.0,
        log=True,
        symbol="ε",
        help="A weight nearer to 0 than this counts as small.",
    )

    def measure(self, trainer: Trainer) -> ZeroCounts:
        network, views = trainer.network, trainer.weights.params.views
        found = []
        for block in blocks_of(network.layers):
            size = np.abs(weights_in(network, block, views))
            exact, small = int((size == 0).sum()), int((size < self.threshold).sum())
            found.append(ZeroCount(block.title, size.size, exact, small))
        sums = (sum(getattr(layer, name) for layer in found) for name in COUNTED)
        return ZeroCounts(tuple(found), ZeroCount("", *sums))


COUNTED = ("weights", "exact", "small")


class EpochMoves(Recorder):
    """For every whole epoch how many samples pulled at the weights, and how many there were.

    A sample pulls if ∂L/∂z of its row is not 0: with the perceptron's loss those that are answered
    wrongly, with a squared error all that are not met exactly.
    """

    weighing = False

    def __init__(self) -> None:
        # How many pulled in each step of the epoch at hand, up to the newest step that is known;
        # nothing is held of an epoch that was not followed from its beginning.
        self._open: list[Array] = []
        self._newest, self._whole = -1, False
        # Rows of those before: last step, epoch from 1, pulling samples, samples.
        self.epochs: deque[tuple[int, int, int, int]] = deque(maxlen=MOST_EPOCHS)

    def count(self, trainer: Trainer, begun: int, done: Advanced) -> None:
        if not done.losses:
            return
        now, samples = trainer.step_count, len(trainer.setup.parts["train"])
        ends = {end.step: end.epoch for end in done.ends}
        if trainer.position == 0:
            ends[now] = trainer.epoch
        step, pulling = now - len(done.losses), np.array(done.pulling, dtype=np.int64)
        for stop in dict.fromkeys((*ends, now)):
            news = self._follow(step, pulling[: stop - step], begun == 0)
            if news and stop in ends:
                moved = sum(int(each.sum()) for each in self._open)
                self.epochs.append((stop, ends[stop], moved, samples))
            pulling, step, begun = pulling[stop - step :], stop, 0

    def _follow(self, before: int, pulling: Array, begins: bool) -> bool:
        """Note what was counted after the step `before`, with which an epoch perhaps `begins`.

        Returns whether there was news of an epoch that has been followed from its beginning.
        """
        newest = before + len(pulling)
        if newest <= self._newest:
            return False
        if begins or before > self._newest:
            self._open, self._whole = [], begins
        else:
            pulling = pulling[self._newest - before :]
        if self._whole:
            self._open.append(pulling)
        self._newest = newest
        return self._whole

    def forget_after(self, step: int) -> None:
        gone, self._newest = max(0, self._newest - step), min(step, self._newest)
        if gone and self._open:
            pulling = np.concatenate(self._open)
            self._open = [pulling[: max(0, len(pulling) - gone)]]
        while self.epochs and self.epochs[-1][0] > step:
            self.epochs.pop()
            self._open, self._whole = [], False

    def rest(self) -> None:
        """What is held is small."""

    @property
    def nbytes(self) -> int:
        return sum(each.nbytes for each in self._open) + 8 * 4 * len(self.epochs)


@dataclass(frozen=True, slots=True)
class MovesReading:
    """`rows (n, 3)`: epoch, samples that pulled at the weights, samples; `last` of the newest."""

    rows: Array

    @property
    def last(self) -> float:
        """How many samples pulled in the newest whole epoch."""
        return float(self.rows[-1, 1])


@probe("moves", label="Moves per epoch")
@dataclass(frozen=True, slots=True)
class Moves(Probe):
    """How many samples of an epoch pulled at the weights: those with ∂L/∂z ≠ 0.

    With batches of one sample these are the moves of the weights: the perceptron rule moves at
    every mistake, ADALINE's at every sample. It begins with the first whole epoch after it was
    wanted.
    """

    recorder: ClassVar[type[Recorder] | None] = EpochMoves

    def measure_run(self, run: Run) -> MovesReading | None:
        noted = run.recorder(EpochMoves)
        # Of a run that was taken back, later epochs are known, too.
        rows = [row[1:] for row in noted.epochs if row[0] <= run.step_count] if noted else []
        return MovesReading(freeze(np.array(rows, dtype=np.float64))) if rows else None


@dataclass(frozen=True, slots=True)
class LargestError:
    """The largest |ŷ − y| of a part in units of the data, and the row of the data it is at."""

    value: float
    row: int


@probe("largest_errors", label="Largest errors")
@dataclass(frozen=True, slots=True)
class LargestErrors(LongProbe):
    """How far off the worst answer of every part is: max |ŷ − y|, where numbers are predicted.

    A curve is fitted as closely as wished if this can be made as small as wished. Nothing for
    classes.
    """

    def portions(self, trainer: Trainer) -> Portions[dict[str, LargestError]]:
        setup, found = trainer.setup, {}
        for part in PARTS if not setup.data.classes else ():
            samples = setup.parts[part]
            if not len(samples):
                continue
            z = yield from setup.network.predict_in_portions(trainer.weights, samples.x)
            with np.errstate(all="ignore"):
                off = np.abs(setup.answers(z).astype(np.float64) - samples.labels).max(axis=1)
            # An error that is no number is the worst of all.
            worst = int(np.argmax(np.nan_to_num(off, nan=np.inf)))
            found[part] = LargestError(float(off[worst]), int(samples.rows[worst]))
        return found
