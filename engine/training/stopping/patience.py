"""Patience: rules that stop when nothing better has come for some epochs, and keep the best."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from engine.sentences import Sentence
from engine.specs.knobs import flag, knob
from engine.training.stopping.base import (
    BestEpoch,
    EpochEnd,
    RuleMemory,
    StopRule,
    Verdict,
    stop_rule,
    watched_part,
)


@dataclass(frozen=True, slots=True)
class Patience(StopRule):
    """Stops when what it watches has not got better for some epochs, and keeps the best weights.

    What is watched is a loss, or an accuracy if `is_accuracy`, of the part `watched`. NaN is never
    better.
    """

    patience: int = knob(
        10, low=1, high=10_000, log=True, symbol="p", help="Epochs without anything better."
    )
    min_change: float = knob(
        0.0,
        low=0.0,
        high=1.0,
        label="Least gain",
        symbol="δ",
        level="full",
        help="By how much a value must be better than the best one to count.",
    )
    restore_best: bool = flag(
        True, label="Restore the best weights", help="Whether the best epoch's weights come back."
    )
    is_accuracy: ClassVar[bool] = False
    keeps_best: ClassVar[bool] = True

    @property
    def restores(self) -> bool:
        return self.restore_best

    def judge(self, now: EpochEnd, memory: RuleMemory) -> Verdict | None:
        value = (now.accuracy_of if self.is_accuracy else now.loss_of)(self.watched)
        if self._better(value, memory):
            memory.update(best=value, epoch=now.epoch, weights=now.weights(), waited=0)
            return None
        memory["waited"] = memory.get("waited", 0) + 1
        if memory["waited"] < self.patience:
            return None
        self.wait_anew(memory)
        return Verdict(self._reason())

    def best(self, memory: RuleMemory) -> BestEpoch | None:
        if "weights" not in memory:
            return None
        return BestEpoch(
            memory["epoch"], self.watched, self.is_accuracy, memory["best"], memory["weights"]
        )

    def wait_anew(self, memory: RuleMemory) -> None:
        memory["waited"] = 0

    def _better(self, value: float, memory: RuleMemory) -> bool:
        """Whether a value counts as better than the best one; the first number does."""
        best = memory.get("best")
        if best is None:
            return not math.isnan(value)
        if self.is_accuracy:
            return bool(value > best + self.min_change)
        return bool(value < best - self.min_change)

    def _reason(self) -> Sentence:
        raise NotImplementedError


@stop_rule("early_stopping", label="Early stopping")
@dataclass(frozen=True, slots=True)
class EarlyStopping(Patience):
    """Stops when the validation loss has not got better for some epochs, and takes the best back.

    Stop when p epochs in a row brought no loss below best - δ. The weights of the best epoch
    come back to the last bit, running statistics of batch normalisation too, whichever rule ends
    training; the optimiser's memory stays that of the last step. Too short a patience takes noise
    for the turning point. Played on, it waits p more epochs for a loss below the same best.
    Source: Prechelt 1998.
    """

    formula: ClassVar[str] = "stop when Lᵥₐₗ ≥ best − δ for p epochs"

    @property
    def watched(self) -> str:
        return "validation"

    def _reason(self) -> Sentence:
        n = self.patience
        if n == 1:
            return Sentence("no better validation loss for 1 epoch.")
        return Sentence("no better validation loss for {n:,} epochs.", n=n)


@stop_rule("accuracy_stalls", label="Accuracy no longer improves")
@dataclass(frozen=True, slots=True)
class AccuracyStalls(Patience):
    """Stops when no more samples are classified right for some epochs, and takes the best back.

    Stop when p epochs in a row brought no accuracy above best + δ. Needs data with classes. Of
    equal accuracies the first counts, though the loss may still fall. The weights of the best
    epoch come back as with early stopping. Played on, it waits p more epochs for an accuracy
    above the same best.
    """

    part: str = watched_part("Whose samples are counted.")
    formula: ClassVar[str] = "stop when accuracy ≤ best + δ for p epochs"
    needs_classes: ClassVar[bool] = True
    is_accuracy: ClassVar[bool] = True

    @property
    def watched(self) -> str:
        return self.part

    def _reason(self) -> Sentence:
        n = self.patience
        if self.part == "train":
            if n == 1:
                return Sentence("no better training accuracy for 1 epoch.")
            return Sentence("no better training accuracy for {n:,} epochs.", n=n)
        if n == 1:
            return Sentence("no better validation accuracy for 1 epoch.")
        return Sentence("no better validation accuracy for {n:,} epochs.", n=n)
