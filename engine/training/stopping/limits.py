"""Limits: rules that stop after so many epochs, or when the training loss has come to rest."""

from __future__ import annotations

import math
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
)


@stop_rule("max_epochs", label="Number of epochs")
@dataclass(frozen=True, slots=True)
class MaxEpochs(StopRule):
    """Stops when the data has been gone through so many times.

    At every multiple of E: played on, it stops again E epochs later.
    """

    epochs: int = knob(
        100, low=1, high=1_000_000, log=True, symbol="E", help="Epochs until training stops."
    )
    formula: ClassVar[str] = "stop when epoch = E"

    def judge(self, now: EpochEnd, memory: RuleMemory) -> Verdict | None:
        if now.epoch % self.epochs:
            return None
        if now.epoch == 1:
            return Verdict(Sentence("1 epoch is done."))
        return Verdict(Sentence("{n:,} epochs are done.", n=now.epoch))

    def quiet_ends(self, epoch: int, memory: RuleMemory) -> float:
        return self.epochs - 1 - epoch % self.epochs


@stop_rule("loss_change", label="Loss no longer changes")
@dataclass(frozen=True, slots=True)
class LossChange(StopRule):
    """Stops when the mean training loss of an epoch is nearly that of the epoch before.

    |Lₑ - Lₑ₋₁| < τ, with L the mean over all samples of the epoch, each in the step that used it
    (no penalty). The lecture's criterion. With mini-batches the loss is noisy: one quiet epoch
    may stop a run that still learns, and a small τ may never be met. Played on, it stops again
    when the loss has moved and come to rest anew.
    """

    tolerance: float = knob(
        1e-4,
        low=1e-12,
        high=1.0,
        log=True,
        symbol="τ",
        help="A change of the mean loss per epoch smaller than this stops training.",
    )
    formula: ClassVar[str] = "stop when |Lₑ − Lₑ₋₁| < τ"

    def judge(self, now: EpochEnd, memory: RuleMemory) -> Verdict | None:
        change = abs(now.mean_loss - memory.get("loss", math.nan))
        memory["loss"] = now.mean_loss
        if not first_time(change < self.tolerance, memory):
            return None
        return Verdict(
            Sentence(
                "the mean training loss changed by {change:.2g} in epoch {epoch:,}, "
                "less than {tolerance:.2g}.",
                change=change,
                epoch=now.epoch,
                tolerance=self.tolerance,
            )
        )
