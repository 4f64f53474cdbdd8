"""Stopping rules: when training has done enough, asked at the end of every epoch.

A rule that stops a run says so once. Training that is played on after that is not stopped by the
same fact again: what each rule waits for then is said in its description.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from engine.arrays import Array
from engine.sentences import Sentence
from engine.specs.knobs import Spec, choice, flag, knob
from engine.specs.registry import Registry

# What a rule remembers between epochs; empty at first. Its arrays are never written to.
RuleMemory = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EpochEnd:
    """What a rule is shown: the number of epochs completed, and what it may ask for.

    `mean_loss` is the mean of the losses of all training samples, each taken in the step that used
    it. `loss_of` and `accuracy_of` measure a part now, in test mode; `weights` copies parameters
    and running statistics.
    """

    epoch: int
    mean_loss: float
    loss_of: Callable[[str], float]
    accuracy_of: Callable[[str], float]
    weights: Callable[[], tuple[Array, Array]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Stop: `reason` completes "Stopped: …", `weights` are to be put back if there are any."""

    reason: str
    weights: tuple[Array, Array] | None = None


@dataclass(frozen=True, slots=True)
class StopRule(Spec):
    """A condition that ends training."""

    formula: ClassVar[str]
    needs_classes: ClassVar[bool] = False

    @property
    def watched(self) -> str:
        """The part of the data that must not be empty, or nothing."""
        return ""

    def judge(self, now: EpochEnd, memory: RuleMemory) -> Verdict | None:
        """Whether to stop after this epoch; `memory` is changed in place."""
        raise NotImplementedError


stop_rule: Registry[StopRule] = Registry("stop_rule", StopRule)


def _first_time(reached: bool, memory: RuleMemory) -> bool:
    """Whether something is the case that was not at the end of the epoch before."""
    before = memory.get("reached", False)
    memory["reached"] = reached
    return reached and not before


def _part(help: str) -> Any:
    """The knob that says which part of the data is watched."""
    return choice("validation", "validation", "train", label="Measured on", help=help)


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
        if not _first_time(change < self.tolerance, memory):
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


@stop_rule("early_stopping", label="Early stopping")
@dataclass(frozen=True, slots=True)
class EarlyStopping(StopRule):
    """Stops when the validation loss has not got better for some epochs, and takes the best back.

    Stop when p epochs in a row brought no loss below best - δ. The weights of the best epoch
    come back to the last bit, running statistics of batch normalisation too; the optimiser's
    memory stays that of the last step. Too short a patience takes noise for the turning point.
    Played on, it waits p more epochs for a loss below the same best. Source: Prechelt 1998.
    """

    patience: int = knob(
        10, low=1, high=10_000, log=True, symbol="p", help="Epochs without a better loss."
    )
    min_change: float = knob(
        0.0,
        low=0.0,
        high=1.0,
        label="Least gain",
        symbol="δ",
        level="full",
        help="By how much a loss must be smaller to count as better.",
    )
    restore_best: bool = flag(
        True, label="Restore the best weights", help="Whether the best epoch's weights come back."
    )
    formula: ClassVar[str] = "stop when Lᵥₐₗ ≥ best − δ for p epochs"

    @property
    def watched(self) -> str:
        return "validation"

    def judge(self, now: EpochEnd, memory: RuleMemory) -> Verdict | None:
        loss = now.loss_of("validation")
        if loss < memory.get("best", math.inf) - self.min_change:
            memory.update(best=loss, epoch=now.epoch, weights=now.weights(), waited=0)
            return None
        memory["waited"] = memory.get("waited", 0) + 1
        if memory["waited"] < self.patience:
            return None
        memory["waited"] = 0
        n = self.patience
        if not self.restore_best or "weights" not in memory:
            return Verdict(
                Sentence("no better validation loss for 1 epoch.")
                if n == 1
                else Sentence("no better validation loss for {n:,} epochs.", n=n)
            )
        best = memory["epoch"]
        restored = (
            Sentence(
                "no better validation loss for 1 epoch; weights of epoch {best:,} restored.",
                best=best,
            )
            if n == 1
            else Sentence(
                "no better validation loss for {n:,} epochs; weights of epoch {best:,} restored.",
                n=n,
                best=best,
            )
        )
        return Verdict(restored, memory["weights"])


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
    part: str = _part("Whose loss is compared with the target.")
    formula: ClassVar[str] = "stop when L ≤ target"

    @property
    def watched(self) -> str:
        return self.part

    def judge(self, now: EpochEnd, memory: RuleMemory) -> Verdict | None:
        loss = now.loss_of(self.part)
        if not _first_time(loss <= self.target, memory):
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
    part: str = _part("Whose samples are counted.")
    formula: ClassVar[str] = "stop when accuracy ≥ target"
    needs_classes: ClassVar[bool] = True

    @property
    def watched(self) -> str:
        return self.part

    def judge(self, now: EpochEnd, memory: RuleMemory) -> Verdict | None:
        accuracy = now.accuracy_of(self.part)
        if not _first_time(accuracy >= self.target, memory):
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


def carried(
    old: tuple[StopRule, ...], memories: tuple[RuleMemory, ...], new: tuple[StopRule, ...]
) -> tuple[RuleMemory, ...]:
    """The memories of the rules `new`, which take the place of `old` while training goes on.

    A rule goes on with what one of its kind remembers, the first that no other rule took.
    """
    left = list(zip(old, memories, strict=True))
    found: list[RuleMemory] = []
    for rule in new:
        place = next((i for i, (was, _) in enumerate(left) if type(was) is type(rule)), None)
        found.append({} if place is None else left.pop(place)[1])
    return tuple(found)
