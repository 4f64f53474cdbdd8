"""Targets: rules that stop when a loss is small or an accuracy high enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.sentences import Sentence
from engine.specs.knobs import knob
from engine.training.stopping.base import (
    EpochEnd,
    RuleMemory,
    StopRule,
    Verdict,
    first_time,
    stop_rule,
    watched_part,
)


@stop_rule("target_loss", label="Target loss")
@dataclass(frozen=True, slots=True)
class TargetLoss(StopRule):
    """Stops when the loss is as small as wished.

    L ≤ target, measured in test mode and without the penalty. Played on, it stops again when the
    target has been lost and reached anew.
    """

    target: float = knob(
        0.1, low=1e-12, high=1000.0, log=True, help="The loss at which training stops."
    )
    part: str = watched_part("Whose loss is compared with the target.")
    formula: ClassVar[str] = "stop when L ≤ target"

    @property
    def watched(self) -> str:
        return self.part

    def judge(self, now: EpochEnd, memory: RuleMemory) -> Verdict | None:
        loss = now.loss_of(self.part)
        if not first_time(loss <= self.target, memory):
            return None
        pattern = (
            Sentence("the training loss is {loss:.3g}; the target was {target:.3g}.")
            if self.part == "train"
            else Sentence("the validation loss is {loss:.3g}; the target was {target:.3g}.")
        )
        return Verdict(Sentence(pattern, loss=loss, target=self.target))


@stop_rule("target_accuracy", label="Target accuracy")
@dataclass(frozen=True, slots=True)
class TargetAccuracy(StopRule):
    """Stops when so large a share of the samples is classified right.

    accuracy ≥ target. Needs data with classes. Played on, it stops again when the target has been
    lost and reached anew.
    """

    target: float = knob(
        0.95, low=0.0, high=1.0, help="The share of right answers at which training stops."
    )
    part: str = watched_part("Whose samples are counted.")
    formula: ClassVar[str] = "stop when accuracy ≥ target"
    needs_classes: ClassVar[bool] = True

    @property
    def watched(self) -> str:
        return self.part

    def judge(self, now: EpochEnd, memory: RuleMemory) -> Verdict | None:
        accuracy = now.accuracy_of(self.part)
        if not first_time(accuracy >= self.target, memory):
            return None
        pattern = (
            Sentence(
                "{share:.1f} % of the training samples are right; the target was {target:.1f} %."
            )
            if self.part == "train"
            else Sentence(
                "{share:.1f} % of the validation samples are right; the target was {target:.1f} %."
            )
        )
        return Verdict(Sentence(pattern, share=100 * accuracy, target=100 * self.target))
