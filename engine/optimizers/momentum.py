"""Plain steps down the gradient, and steps that remember the ones before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.arrays import Array
from engine.optimizers.base import Memory, Optimizer, optimizer
from engine.specs.knobs import knob


def inertia() -> Any:
    """The knob μ: how much of the old speed is kept."""
    return knob(
        0.9,
        low=0.0,
        high=0.999,
        symbol="μ",
        help="Share of the old speed that is kept; 0 gives SGD.",
    )


@optimizer("sgd", label="SGD")
@dataclass(frozen=True, slots=True)
class SGD(Optimizer):
    """Walks straight down the gradient of the mini-batch.

    Δ = -η g. With batches of one sample it is the perceptron and Widrow-Hoff rule of their losses.
    In a long narrow valley it zig-zags: the steep direction forbids the rate that the flat one
    needs.
    """

    formula: ClassVar[str] = "Δ = −η g"
    kernel: ClassVar[tuple[str, ...]] = ("sgd",)

    @property
    def stability(self) -> float:
        return 2.0

    def delta(self, grad: Array, memory: Memory, t: int, rate: float, params: Array) -> Array:
        return grad * -rate


@optimizer("momentum", label="Momentum")
@dataclass(frozen=True, slots=True)
class Momentum(Optimizer):
    """Rolls like a ball: steps add up where gradients agree and cancel where they alternate.

    v ← μ v + g, Δ = -η v (PyTorch's form: the learning rate stays outside v). Along a steady
    gradient the step grows to η g / (1-μ), ten times that of SGD for μ = 0.9: lower η to match.
    Source: Polyak 1964.
    """

    momentum: float = inertia()
    formula: ClassVar[str] = "v ← μ v + g,  Δ = −η v"
    kernel: ClassVar[tuple[str, ...]] = ("momentum", "momentum")
    memory: ClassVar[tuple[str, ...]] = ("v",)

    @property
    def stability(self) -> float:
        return 2 * (1 + self.momentum)

    def delta(self, grad: Array, memory: Memory, t: int, rate: float, params: Array) -> Array:
        v = memory["v"]
        v *= self.momentum
        v += grad
        return v * -rate


@optimizer("nesterov", label="Nesterov momentum")
@dataclass(frozen=True, slots=True)
class Nesterov(Optimizer):
    """Momentum that already takes the next push into account, and so brakes earlier.

    v ← μ v + g, Δ = -η (g + μ v). Sutskever et al. 2013 measure the gradient where the speed
    will have carried the parameters; this is the same rule written for the point looked ahead
    to, as in PyTorch, so that it needs no second gradient. Source: Nesterov 1983.
    """

    momentum: float = inertia()
    formula: ClassVar[str] = "v ← μ v + g,  Δ = −η (g + μ v)"
    kernel: ClassVar[tuple[str, ...]] = ("nesterov", "momentum")
    memory: ClassVar[tuple[str, ...]] = ("v",)

    def delta(self, grad: Array, memory: Memory, t: int, rate: float, params: Array) -> Array:
        v = memory["v"]
        v *= self.momentum
        v += grad
        step: Array = v * self.momentum
        step += grad
        step *= -rate
        return step
