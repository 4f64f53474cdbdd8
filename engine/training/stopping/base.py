"""What every stopping rule is: asked at the end of every epoch whether training has done enough.

A rule that stops a run says so once. Training that is played on after that is not stopped by the
same fact again: what each rule waits for then is said in its description.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from engine.arrays import Array
from engine.sentences import Sentence
from engine.specs.knobs import Spec, choice
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
class BestEpoch:
    """The best epoch that a rule has seen: its number, and the weights at its end.

    `weights` are parameters and running statistics; `value` is what was best then: a loss, or an
    accuracy if `is_accuracy`, of the part `part`.
    """

    epoch: int
    part: str
    is_accuracy: bool
    value: float
    weights: tuple[Array, Array]

    @property
    def order(self) -> tuple[Any, ...]:
        """What the best of several is chosen by: validation first, then losses, then the value."""
        value = -self.value if self.is_accuracy else self.value
        return self.part != "validation", self.is_accuracy, value, self.epoch


@dataclass(frozen=True, slots=True)
class Verdict:
    """Stop: `reason` completes "Stopped: …"; `best` is the epoch whose weights are put back."""

    reason: str
    best: BestEpoch | None = None

    def said_after(self, epoch: int) -> Sentence:
        """What there is to be said after so many epochs."""
        if self.best is None or self.best.epoch == epoch:
            return Sentence("Stopped: {reason}", reason=self.reason)
        return Sentence(
            "Stopped: {reason} The best weights, those of epoch {best:,}, are restored.",
            reason=self.reason,
            best=self.best.epoch,
        )


@dataclass(frozen=True, slots=True)
class StopRule(Spec):
    """A condition that ends training."""

    formula: ClassVar[str]
    needs_classes: ClassVar[bool] = False
    # Whether it remembers the weights of the best epoch.
    keeps_best: ClassVar[bool] = False

    @property
    def watched(self) -> str:
        """The part of the data that must not be empty, or nothing."""
        return ""

    @property
    def restores(self) -> bool:
        """Whether the weights of its best epoch come back, whichever rule ends training."""
        return False

    def judge(self, now: EpochEnd, memory: RuleMemory) -> Verdict | None:
        """Whether to stop after this epoch; `memory` is changed in place."""
        raise NotImplementedError

    def quiet_ends(self, epoch: int, memory: RuleMemory) -> float:
        """How many ends of epochs behind `epoch` may pass before it has to be asked for sure.

        At these it neither says stop nor asks for weights; it is shown them later, in order.
        """
        return 0

    def best(self, memory: RuleMemory) -> BestEpoch | None:
        """The best epoch it remembers, if it follows one."""
        return None

    def wait_anew(self, memory: RuleMemory) -> None:
        """Training has been ended, and goes on with other weights than it ended with."""


stop_rule: Registry[StopRule] = Registry("stop_rule", StopRule)


def first_time(reached: bool, memory: RuleMemory) -> bool:
    """Whether something is the case that was not at the end of the epoch before."""
    before = memory.get("reached", False)
    memory["reached"] = reached
    return reached and not before


def watched_part(help: str) -> Any:
    """The knob that says which part of the data is watched."""
    return choice("validation", "validation", "train", label="Measured on", help=help)


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
