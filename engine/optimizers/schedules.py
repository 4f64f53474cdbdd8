"""Learning-rate schedules: how the learning rate changes while training goes on.

A schedule gives a factor; the learning rate of a step is η times that factor, with η the knob of
the optimiser. With u the number of epochs completed (or steps done, as `per` says) before the
step, and w the length of the warm-up in the same unit, the factor is (u+1)/(w+1) while u < w, and
f(t) with t = u - w from there on. u counts from the beginning of the run, also after a change of
the schedule under way.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

from engine.specs.knobs import Spec, choice, knob
from engine.specs.registry import Registry

# What a schedule remembers between epochs; empty at first.
ScheduleMemory = dict[str, float]


def unit_of_time(level: str = "standard") -> Any:
    """The knob that says what time is counted in."""
    help = "What time t, lengths and the warm-up count: epochs (passes) or steps (mini-batches)."
    return choice("epoch", "epoch", "step", label="Counted in", level=level, help=help)


@dataclass(frozen=True, slots=True)
class Schedule(Spec):
    """How the learning rate changes with time."""

    formula: ClassVar[str]
    kernel: ClassVar[tuple[str, ...]] = ()

    per: str = unit_of_time()
    warmup: int = knob(
        0,
        low=0,
        high=10_000,
        label="Warm-up",
        symbol="w",
        level="full",
        help="For so many epochs or steps the learning rate climbs in a line; then t begins at 0.",
    )

    @property
    def watched(self) -> str:
        """The part of the data whose loss the schedule needs after every epoch, or nothing."""
        return ""

    def factor(self, t: int, memory: ScheduleMemory) -> float:
        """f(t): what η is multiplied by, t ≥ 0 after the warm-up."""
        raise NotImplementedError

    def observe(self, loss: float, memory: ScheduleMemory) -> None:
        """Take note of the watched loss at the end of an epoch; not called during the warm-up."""

    def quiet_ends(self, memory: ScheduleMemory) -> int:
        """How many losses it may be shown later, in order: its factor does not follow from them."""
        return 0

    def time(self, steps: int, epochs: int) -> int:
        """t when `steps` steps and `epochs` epochs are completed; negative in the warm-up."""
        return (steps if self.per == "step" else epochs) - self.warmup

    def scale(self, steps: int, epochs: int, memory: ScheduleMemory) -> float:
        """The factor for the next step, when `steps` steps and `epochs` epochs are completed."""
        t = self.time(steps, epochs)
        if t < 0:
            return (t + self.warmup + 1) / (self.warmup + 1)
        return self.factor(t, memory)


schedule: Registry[Schedule] = Registry("schedule", Schedule)


REACHES_ITS_END = "Epochs or steps until the end is reached; the rate stays there."


def duration(default: int = 100, help: str = REACHES_ITS_END) -> Any:
    """The knob T: how many epochs or steps something lasts."""
    return knob(default, low=2, high=1_000_000, log=True, symbol="T", help=help)


def final_share() -> Any:
    """The knob e: the factor at the end."""
    return knob(
        0.0,
        low=0.0,
        high=1.0,
        label="Final share",
        symbol="e",
        help="Share of the learning rate that is left at the end.",
    )


def falling(default: float, help: str) -> Any:
    """The knob k of the schedules that fall with a power of time."""
    about = {"label": "Speed of decay", "symbol": "k", "help": help}
    return knob(default, low=1e-4, high=10.0, log=True, **about)


def kept_share(default: float, low: float, help: str) -> Any:
    """The knob γ: what is left of the rate after a drop."""
    return knob(default, low=low, high=0.9999, label="Kept share", symbol="γ", help=help)


@schedule("constant", label="Constant")
@dataclass(frozen=True, slots=True)
class Constant(Schedule):
    """The learning rate stays as it is set.

    f = 1. With mini-batches the loss then ends in a noise whose height follows from η.
    """

    per: str = unit_of_time("full")
    formula: ClassVar[str] = "η(t) = η"
    kernel: ClassVar[tuple[str, ...]] = ("constant",)

    def factor(self, t: int, memory: ScheduleMemory) -> float:
        return 1.0


@schedule("inverse", label="1/t")
@dataclass(frozen=True, slots=True)
class Inverse(Schedule):
    """The learning rate falls like one over time, the lecture's choice for strong convexity.

    f(t) = 1 / (1 + k t); k = 1 gives η, η/2, η/3, … . The sum of all steps is still infinite, so
    every point can be reached, but slowly: too large a k stops training in practice. Source:
    Robbins, Monro 1951.
    """

    decay: float = falling(1.0, "How fast the rate falls; after 1/k epochs or steps it is half.")
    formula: ClassVar[str] = "η(t) = η / (1 + k t)"
    kernel: ClassVar[tuple[str, ...]] = ("inverse", "decay")

    def factor(self, t: int, memory: ScheduleMemory) -> float:
        return 1 / (1 + self.decay * t)


@schedule("inverse_sqrt", label="1/√t")
@dataclass(frozen=True, slots=True)
class InverseSqrt(Schedule):
    """The learning rate falls like one over the root of time, which is slower than 1/t.

    f(t) = 1 / √(1 + k t); k = 1 gives η, η/√2, η/√3, … . The lecture's second choice; for convex
    losses that are not strongly so.
    """

    decay: float = falling(1.0, "How fast the rate falls; after 3/k epochs or steps it is half.")
    formula: ClassVar[str] = "η(t) = η / √(1 + k t)"
    kernel: ClassVar[tuple[str, ...]] = ("inverse_sqrt", "decay")

    def factor(self, t: int, memory: ScheduleMemory) -> float:
        return 1 / math.sqrt(1 + self.decay * t)


@schedule("polynomial", label="Polynomial")
@dataclass(frozen=True, slots=True)
class Polynomial(Schedule):
    """The learning rate falls to its end along a power of the time that is left.

    f(t) = e + (1-e) (1 - min(t, T)/T)^p; p = 1 is a straight line. With e = 0 nothing moves any
    more after T: choose T no shorter than the training.
    """

    length: int = duration()
    power: float = knob(
        1.0, low=0.1, high=10.0, log=True, symbol="p", help="1 falls in a line, 2 steeply at first."
    )
    end: float = final_share()
    formula: ClassVar[str] = "η(t) = η (e + (1−e)(1 − t/T)ᵖ)"
    kernel: ClassVar[tuple[str, ...]] = ("polynomial", "length", "power", "end")

    def factor(self, t: int, memory: ScheduleMemory) -> float:
        left: float = (1 - min(t, self.length) / self.length) ** self.power
        return self.end + (1 - self.end) * left


@schedule("exponential", label="Exponential")
@dataclass(frozen=True, slots=True)
class Exponential(Schedule):
    """The learning rate loses the same share of itself again and again.

    f(t) = γᵗ. The sum of all steps is finite: what is far away is never reached.
    """

    gamma: float = kept_share(0.97, 0.5, "What is left of the rate after one more epoch or step.")
    formula: ClassVar[str] = "η(t) = η γᵗ"
    kernel: ClassVar[tuple[str, ...]] = ("exponential", "gamma")

    def factor(self, t: int, memory: ScheduleMemory) -> float:
        share: float = self.gamma**t
        return share


@schedule("step", label="Steps down")
@dataclass(frozen=True, slots=True)
class StepDown(Schedule):
    """The learning rate drops by the same share after every so many epochs or steps.

    f(t) = γ^⌊t/T⌋. The loss often falls in a stair just after a drop.
    """

    length: int = duration(30, "Epochs or steps between two drops.")
    gamma: float = kept_share(0.1, 0.01, "What a drop leaves of the rate.")
    formula: ClassVar[str] = "η(t) = η γ^⌊t/T⌋"
    kernel: ClassVar[tuple[str, ...]] = ("step", "length", "gamma")

    def factor(self, t: int, memory: ScheduleMemory) -> float:
        share: float = self.gamma ** (t // self.length)
        return share


@schedule("cosine", label="Cosine")
@dataclass(frozen=True, slots=True)
class Cosine(Schedule):
    """The learning rate falls along half a wave: slowly, then fast, then slowly.

    f(t) = e + (1-e) (1 + cos(π min(t, T)/T)) / 2, without restarts. Source: Loshchilov, Hutter
    2017.
    """

    length: int = duration()
    end: float = final_share()
    formula: ClassVar[str] = "η(t) = η (e + (1−e)(1 + cos(π t/T))/2)"
    kernel: ClassVar[tuple[str, ...]] = ("cosine", "length", "end")

    def factor(self, t: int, memory: ScheduleMemory) -> float:
        wave = (1 + math.cos(math.pi * min(t, self.length) / self.length)) / 2
        return self.end + (1 - self.end) * wave


@schedule("one_cycle", label="One cycle")
@dataclass(frozen=True, slots=True)
class OneCycle(Schedule):
    """The learning rate climbs to its full height and comes down far below where it began.

    With a = max(r T - 1, 0): f rises from 1/25 to 1 along half a cosine wave while t ≤ a, then
    falls to 1/250,000 at t = T - 1. η is the height of the cycle and may be larger than a constant
    rate could be. Momentum stays as it is (PyTorch's `cycle_momentum=False`). Source: Smith,
    Topin 2018.
    """

    length: int = duration()
    rise: float = knob(
        0.3, low=0.0, high=0.9, label="Rising share", symbol="r", help="Share of T spent climbing."
    )
    formula: ClassVar[str] = "η(t) from η/25 up to η, down to η/250 000"
    kernel: ClassVar[tuple[str, ...]] = ("one_cycle", "length", "rise", "start", "end")
    start: ClassVar[float] = 1 / 25
    end: ClassVar[float] = 1 / 250_000

    def factor(self, t: int, memory: ScheduleMemory) -> float:
        last, top = self.length - 1, max(self.rise * self.length - 1, 0.0)
        t = min(t, last)
        if t < top:
            return _wave(self.start, 1.0, t / top)
        return _wave(1.0, self.end, (t - top) / (last - top))


def _wave(begin: float, end: float, share: float) -> float:
    """From `begin` to `end` along half a cosine wave."""
    return end + (begin - end) / 2 * (1 + math.cos(math.pi * share))


@schedule("plateau", label="Reduce on plateau")
@dataclass(frozen=True, slots=True)
class Plateau(Schedule):
    """The learning rate drops when the loss has stopped getting better.

    f ← max(γ f, e) when more than p epochs in a row brought no loss below (1 - 10⁻⁴) times the
    best so far; f = 1 at first. It looks at the end of every epoch, whatever `per` says; epochs
    of the warm-up do not count. A noisy loss needs a long patience.
    """

    part: str = choice(
        "validation",
        "validation",
        "train",
        label="Loss of",
        help="Whose loss is watched, in test mode.",
    )
    gamma: float = kept_share(0.1, 0.01, "What a drop leaves of the rate.")
    patience: int = knob(
        10, low=0, high=1000, symbol="p", help="Epochs without a better loss that are let pass."
    )
    end: float = final_share()
    formula: ClassVar[str] = "η ← γ η after p epochs without a better loss"
    kernel: ClassVar[tuple[str, ...]] = ("plateau",)
    threshold: ClassVar[float] = 1e-4

    @property
    def watched(self) -> str:
        return self.part

    def factor(self, t: int, memory: ScheduleMemory) -> float:
        return memory.get("factor", 1.0)

    def observe(self, loss: float, memory: ScheduleMemory) -> None:
        best = memory.get("best", math.inf)
        # An infinite best times a number below 1 is infinite still; NaN is never better.
        better = loss < best * (1 - self.threshold)
        memory["best"] = loss if better else best
        memory["waited"] = 0 if better else memory.get("waited", 0) + 1
        if memory["waited"] > self.patience:
            memory["factor"] = max(self.factor(0, memory) * self.gamma, self.end)
            memory["waited"] = 0

    def quiet_ends(self, memory: ScheduleMemory) -> int:
        # It may have waited longer than a patience that was cut down meanwhile.
        return max(0, self.patience - int(memory.get("waited", 0)))
