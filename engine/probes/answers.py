"""What the network answers to rows of the data, and which answers are the worst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.data.splits import PARTS
from engine.probes.base import LongProbe, answering, probe
from engine.specs.knobs import choice, knob
from engine.steps import Portions
from engine.training.trainer import Trainer

# So many rows are answered with arrays of their own; more than that have no room as a whole.
_TOGETHER = 10_000
_ARRAYS = ("rows", "labels", "predicted", "confidence", "loss")


@dataclass(frozen=True, slots=True)
class Answers:
    """The network's answers to the rows of the data whose numbers are `rows (n,)`.

    `predicted` and `labels` are class indices (n,), or numbers (n, k) when there are no classes.
    `confidence (n,)` is the share of the predicted class, NaN without classes; `loss (n,)` the
    loss of each sample alone, in test mode and without class weights. `searched` is how many
    samples were looked at.
    """

    rows: Array
    labels: Array
    predicted: Array
    confidence: Array
    loss: Array
    searched: int

    def take(self, places: Array) -> Answers:
        """Only those at these places, in this order."""
        return Answers(
            freeze(self.rows[places]), freeze(self.labels[places]), freeze(self.predicted[places]),
            freeze(self.confidence[places]), freeze(self.loss[places]), self.searched,
        )  # fmt: skip


@probe("answers", label="Answers")
@dataclass(frozen=True, slots=True)
class AnswersProbe(LongProbe):
    """What the network answers to some rows of the data, one after the other."""

    first: int = knob(0, low=0, high=1_000_000_000, help="The first row, counted from 0.")
    most: int = knob(2000, low=1, high=1_000_000_000, log=True, help="At most so many rows.")

    def portions(self, trainer: Trainer) -> Portions[Answers]:
        count = len(trainer.setup.data.x)
        start = min(self.first, max(0, count - self.most))
        return (yield from _answers(trainer, np.arange(start, min(count, start + self.most))))


@probe("mistakes", label="Worst mistakes")
@dataclass(frozen=True, slots=True)
class MistakesProbe(LongProbe):
    """The samples that the network answers worst, highest loss first.

    With classes only those that it takes for another class; of numbers the largest losses. All
    samples of the part are searched, a portion at a time.
    """

    part: str = choice("test", *PARTS, help="Among the samples of which part.")
    most: int = knob(24, low=1, high=500, help="At most so many samples.")

    def portions(self, trainer: Trainer) -> Portions[Answers]:
        rows = trainer.setup.parts[self.part].rows
        worst = self._worst((yield from _some_answers(trainer, rows[:_TOGETHER])), trainer)
        for start in range(_TOGETHER, len(rows), _TOGETHER):
            yield
            more = yield from _some_answers(trainer, rows[start : start + _TOGETHER])
            worst = self._worst(_joined((worst, self._worst(more, trainer))), trainer)
        return worst

    def _worst(self, found: Answers, trainer: Trainer) -> Answers:
        wrong = np.arange(len(found.rows))
        if trainer.setup.data.classes:
            wrong = np.flatnonzero(found.predicted != found.labels)
        # A loss that is no number is the worst of all.
        losses = np.nan_to_num(found.loss[wrong], nan=np.inf)
        return found.take(wrong[np.argsort(-losses, kind="stable")[: self.most]])


def _answers(trainer: Trainer, rows: Array) -> Portions[Answers]:
    found = []
    for start in range(0, max(1, len(rows)), _TOGETHER):
        if start:
            yield
        found.append((yield from _some_answers(trainer, rows[start : start + _TOGETHER])))
    return found[0] if len(found) == 1 else _joined(found)


def _joined(found: Sequence[Answers]) -> Answers:
    rows, labels, predicted, confidence, loss = (
        freeze(np.concatenate([getattr(one, name) for one in found])) for name in _ARRAYS
    )
    searched = sum(one.searched for one in found)
    return Answers(rows, labels, predicted, confidence, loss, searched)


def _some_answers(trainer: Trainer, rows: Array) -> Portions[Answers]:
    setup, loss = trainer.setup, trainer.network.loss
    labels = setup.data.y[rows]
    x = setup.input_map(setup.data.x[rows])
    z = yield from trainer.network.predict_in_portions(answering(trainer), x)
    with np.errstate(all="ignore"):
        losses = loss.rows(z, setup.encoded(labels)) if len(rows) else np.zeros(0)
        if setup.data.classes:
            predicted = loss.classify(z)
            confidence = loss.shares(z)[np.arange(len(rows)), predicted]
        else:
            predicted = setup.answers(z)
            confidence = np.full(len(rows), np.nan)
    return Answers(
        freeze(rows), freeze(labels), freeze(predicted), freeze(confidence), freeze(losses),
        len(rows),
    )  # fmt: skip
