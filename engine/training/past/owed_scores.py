"""Scores that a run owes: they come portion by portion, in the order in which they were due."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial

import numpy as np

from engine.arrays import Array
from engine.data.splits import PARTS
from engine.network.network import Network, Weights
from engine.steps import Backlog, Portions, never
from engine.training.epochs.progress import Allowance
from engine.training.past.loss_curve import LossCurve
from engine.training.trainer import Trainer

# Evaluating all parts costs about as much as some steps, so short epochs share an evaluation.
STEPS_BETWEEN_EVALUATIONS = 10
# Multiplications that are made at once; scores that take more may be left for later. So many of
# those of other samples are: each holds its samples.
AT_ONCE, MOST_OWED = 50_000_000, 4
# The places of a vector at which another one has other bits, and the numbers there.
Change = tuple[Array, Array]


class OwedScores(Backlog):
    """What is owed to the curve of a run, and what was promised to follow it.

    A run that is `patient` leaves scores that take long; any other owes nothing.
    """

    def __init__(self, patient: bool) -> None:
        super().__init__()
        self._patient = patient
        self._moments = RememberedWeights()
        self._promised = 0

    @property
    def nbytes(self) -> int:
        """Bytes of the weights whose scores are owed."""
        return self._moments.nbytes

    def take_long(self, trainer: Trainer, parts: Iterable[str]) -> bool:
        """Whether scores of these parts are left for later."""
        samples = sum(len(trainer.setup.parts[part]) for part in parts)
        long = self._patient and samples * trainer.weights.params.flat.size > AT_ONCE
        return long or bool(self)

    def evaluate(self, trainer: Trainer, curve: LossCurve) -> None:
        """Add the scores of all parts at this moment to a curve, now or in their turn."""
        if not self.take_long(trainer, PARTS):
            curve.add_evaluation(trainer.evaluation())
            return
        weights = self._moments.of(trainer.network, trainer.weights)
        self.append(self._added(curve, trainer.evaluation_in_portions(weights)))

    def evaluate_if_due(self, trainer: Trainer, curve: LossCurve) -> None:
        """The same at the end of an epoch, unless the newest evaluation is of a moment ago.

        What the stepper has measured there is taken, unless a rule may have changed the weights.
        """
        end = trainer.ended
        if end is not None and end.due and not trainer.stopped:
            # The schedule may have looked at it since.
            curve.add_evaluation((*end.row[:2], trainer.rate, *end.row[3:]))
            return
        pause = trainer.step_count - curve.newest_step
        if trainer.stopped or pause >= STEPS_BETWEEN_EVALUATIONS:
            self.evaluate(trainer, curve)

    def allowance(self, trainer: Trainer, curve: LossCurve) -> Allowance:
        """How far training may go beyond ends of epochs: not where scores are left for later."""
        if not curve.begun or self.take_long(trainer, PARTS):
            return Allowance()
        due = curve.newest_step + STEPS_BETWEEN_EVALUATIONS
        return trainer.allowance(due, STEPS_BETWEEN_EVALUATIONS)

    def settle_awhile(self, seconds: float, interrupted: Callable[[], bool] = never) -> bool:
        """Do what is owed for so long at most; False if that, or `interrupted`, ended it."""
        late = time.perf_counter() + seconds
        return self.settle(lambda: interrupted() or time.perf_counter() >= late)

    def promise(self, work: Portions[None]) -> None:
        """Have work done as soon as the scores of this moment have come, whatever happens then."""
        self._promised += 1
        self.append(self._kept(work))

    def keep_promises(self) -> None:
        """Do at once what was promised, and what comes before it."""
        if self._promised:
            self.settle(lambda: not self._promised)

    def give_up(self) -> None:
        """Owe nothing any more; what was promised is done first."""
        self.keep_promises()
        self.clear()
        self._moments = RememberedWeights()

    def _added(self, curve: LossCurve, evaluation: Portions[tuple[float, ...]]) -> Portions[None]:
        curve.add_evaluation((yield from evaluation))
        self._moments.leave()

    def _kept(self, work: Portions[None]) -> Portions[None]:
        try:
            yield from work
        finally:
            self._promised -= 1


class RememberedWeights:
    """Remembers weights as they were, one moment after the other, to be looked at in this order.

    All moments share one copy: of each further one no more is kept than what had changed. A weight
    that is dragged through a hundred values takes no more memory than one that is set once.
    """

    def __init__(self) -> None:
        self._copy: Weights | None = None
        self._newest: tuple[Array, ...] = ()
        self._open = 0

    @property
    def nbytes(self) -> int:
        """Bytes of what all moments share."""
        shared = () if self._copy is None else _vectors(self._copy)
        return sum(array.nbytes for array in (*shared, *self._newest))

    def of(self, network: Network, weights: Weights) -> Callable[[], Weights]:
        """What gives the weights of now, when all moments before this one have been left."""
        now = tuple(flat.copy() for flat in _vectors(weights))
        changes: tuple[Change, ...] = ()
        if self._copy is None:
            self._copy = weights.copied(network)
        else:
            changes = tuple(map(_change, self._newest, now))
        self._newest = now
        self._open += 1
        return partial(self._at, self._copy, changes)

    def leave(self) -> None:
        """The earliest moment is not needed any more."""
        self._open -= 1
        if not self._open:
            self._copy, self._newest = None, ()

    @staticmethod
    def _at(copy: Weights, changes: tuple[Change, ...]) -> Weights:
        for flat, (places, values) in zip(_vectors(copy), changes, strict=False):
            flat[places] = values
        return copy


def _vectors(weights: Weights) -> tuple[Array, Array]:
    return weights.params.flat, weights.buffers.flat


def _change(before: Array, now: Array) -> Change:
    """Where `now` has other bits: a zero of another sign counts, and NaN may stay what it is."""
    bits = f"u{now.itemsize}"
    places = np.flatnonzero(before.view(bits) != now.view(bits))
    return places, now[places]
