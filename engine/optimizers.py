"""Optimisers: how a gradient becomes a step, in order of increasing complexity.

All work on the flat vector of parameters: `grad` and each memory have its shape. `t` counts
steps from 1, `rate` is the learning rate η of this step. `delta` returns what is added to the
parameters, and moves its memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.arrays import Array
from engine.knobs import Spec, knob
from engine.registry import Registry

Memory = Mapping[str, Array]


def learning_rate(default: float) -> Any:
    """The knob η of an optimiser."""
    return knob(
        default,
        low=1e-5,
        high=10.0,
        log=True,
        label="Learning rate",
        symbol="η",
        level="beginner",
        help="How far a step goes along the gradient.",
    )


def divisor_floor() -> Any:
    """The knob ε of an optimiser that divides by a root."""
    return knob(
        1e-8,
        low=1e-12,
        high=0.1,
        log=True,
        symbol="ε",
        level="full",
        help="Keeps the division finite; outside the root as in PyTorch, inside it in the slides.",
    )


@dataclass(frozen=True, slots=True)
class Optimizer(Spec):
    """A rule that turns gradients into steps."""

    lr: float = learning_rate(0.03)
    formula: ClassVar[str]
    memory: ClassVar[tuple[str, ...]] = ()

    def delta(self, grad: Array, memory: Memory, t: int, rate: float) -> Array:
        """What is added to the parameters; `memory` is changed in place."""
        raise NotImplementedError


optimizer: Registry[Optimizer] = Registry("optimizer", Optimizer)


@optimizer("sgd", label="SGD")
@dataclass(frozen=True, slots=True)
class SGD(Optimizer):
    """Walks straight down the gradient of the mini-batch.

    Δ = -η g. With batches of one sample it is the perceptron and Widrow-Hoff rule of their losses.
    """

    formula: ClassVar[str] = "Δ = −η g"

    def delta(self, grad: Array, memory: Memory, t: int, rate: float) -> Array:
        return grad * -rate


@optimizer("momentum", label="Momentum")
@dataclass(frozen=True, slots=True)
class Momentum(Optimizer):
    """Rolls like a ball: steps add up where gradients agree and cancel where they alternate.

    v ← μ v + g, Δ = -η v (PyTorch's form: the learning rate stays outside v).
    """

    momentum: float = knob(
        0.9,
        low=0.0,
        high=0.999,
        symbol="μ",
        help="Share of the old speed that is kept; 0 gives SGD.",
    )
    formula: ClassVar[str] = "v ← μ v + g,  Δ = −η v"
    memory: ClassVar[tuple[str, ...]] = ("v",)

    def delta(self, grad: Array, memory: Memory, t: int, rate: float) -> Array:
        v = memory["v"]
        v *= self.momentum
        v += grad
        return v * -rate


@optimizer("rmsprop", label="RMSProp")
@dataclass(frozen=True, slots=True)
class RMSProp(Optimizer):
    """Divides every gradient by its recent size, so that flat directions keep up with steep ones.

    v ← α v + (1-α) g², Δ = -η g / (√v + ε). Source: Tieleman, Hinton 2012.
    """

    lr: float = learning_rate(0.01)
    alpha: float = knob(
        0.99, low=0.0, high=0.9999, symbol="α", help="Memory of the squared gradient."
    )
    epsilon: float = divisor_floor()
    formula: ClassVar[str] = "v ← α v + (1−α) g²,  Δ = −η g / (√v + ε)"
    memory: ClassVar[tuple[str, ...]] = ("v",)

    def delta(self, grad: Array, memory: Memory, t: int, rate: float) -> Array:
        v = memory["v"]
        v *= self.alpha
        v += (1 - self.alpha) * grad * grad
        scale = np.sqrt(v)
        scale += self.epsilon
        step: Array = grad * -rate
        step /= scale
        return step


@optimizer("adam", label="Adam")
@dataclass(frozen=True, slots=True)
class Adam(Optimizer):
    """Momentum and RMSProp together, corrected for starting from empty memory.

    m ← β₁ m + (1-β₁) g, v ← β₂ v + (1-β₂) g², m̂ = m/(1-β₁ᵗ), v̂ = v/(1-β₂ᵗ),
    Δ = -η m̂ / (√v̂ + ε). Source: Kingma, Ba 2015.
    """

    lr: float = learning_rate(0.01)
    beta1: float = knob(0.9, low=0.0, high=0.999, symbol="β₁", help="Memory of the gradient.")
    beta2: float = knob(
        0.999, low=0.0, high=0.9999, symbol="β₂", help="Memory of the squared gradient."
    )
    epsilon: float = divisor_floor()
    formula: ClassVar[str] = "Δ = −η m̂ / (√v̂ + ε)"
    memory: ClassVar[tuple[str, ...]] = ("m", "v")

    def delta(self, grad: Array, memory: Memory, t: int, rate: float) -> Array:
        m, v = memory["m"], memory["v"]
        m *= self.beta1
        m += (1 - self.beta1) * grad
        v *= self.beta2
        step: Array = grad * grad
        step *= 1 - self.beta2
        v += step
        np.sqrt(v, out=step)
        step /= (1 - self.beta2**t) ** 0.5
        step += self.epsilon
        np.divide(m, step, out=step)
        step *= -rate / (1 - self.beta1**t)
        return step
