"""A learning rate for every parameter: gradients divided by the size they have had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.optimizers.base import (
    Memory,
    Optimizer,
    divisor_floor,
    kept_share,
    learning_rate,
    optimizer,
)


@optimizer("adagrad", label="AdaGrad")
@dataclass(frozen=True, slots=True)
class AdaGrad(Optimizer):
    """Divides every gradient by the root of all its squares so far; steps only get smaller.

    G ← G + g², Δ = -η g / (√G + ε), with ε outside the root as in PyTorch; the slides put it
    inside. G never shrinks, so a large gradient at the start slows its parameter for good.
    Source: Duchi, Hazan, Singer 2011.
    """

    lr: float = learning_rate(0.1)
    epsilon: float = divisor_floor(1e-10)
    formula: ClassVar[str] = "G ← G + g²,  Δ = −η g / (√G + ε)"
    kernel: ClassVar[tuple[str, ...]] = ("adagrad", "epsilon")
    memory: ClassVar[tuple[str, ...]] = ("G",)

    def delta(self, grad: Array, memory: Memory, t: int, rate: float, params: Array) -> Array:
        total = memory["G"]
        total += grad * grad
        scale = np.sqrt(total)
        scale += self.epsilon
        step: Array = grad * -rate
        step /= scale
        return step


@optimizer("rmsprop", label="RMSProp")
@dataclass(frozen=True, slots=True)
class RMSProp(Optimizer):
    """Divides every gradient by its recent size, so that flat directions keep up with steep ones.

    v ← α v + (1-α) g², Δ = -η g / (√v + ε), with ε outside the root as in PyTorch; the slides put
    it inside. v starts at 0 and is not corrected for it: the very first step is η/√(1-α), ten
    times too long for α = 0.99. Source: Tieleman, Hinton 2012.
    """

    lr: float = learning_rate(0.01)
    alpha: float = kept_share(0.99, "Decay", "α", "squared gradient")
    epsilon: float = divisor_floor()
    formula: ClassVar[str] = "v ← α v + (1−α) g²,  Δ = −η g / (√v + ε)"
    kernel: ClassVar[tuple[str, ...]] = ("rmsprop", "alpha", "epsilon")
    memory: ClassVar[tuple[str, ...]] = ("v",)

    def delta(self, grad: Array, memory: Memory, t: int, rate: float, params: Array) -> Array:
        v = memory["v"]
        v *= self.alpha
        v += (1 - self.alpha) * grad * grad
        scale = np.sqrt(v)
        scale += self.epsilon
        step: Array = grad * -rate
        step /= scale
        return step


@optimizer("adadelta", label="AdaDelta")
@dataclass(frozen=True, slots=True)
class AdaDelta(Optimizer):
    """Finds its own step size: the recent size of its steps over that of the gradient.

    v ← ρ v + (1-ρ) g², d = g √(u+ε) / √(v+ε), u ← ρ u + (1-ρ) d², Δ = -η d. Here PyTorch too has ε
    inside the roots, because the first step comes from it: with u = 0 it is about √ε, so the
    start is slow. η is 1 in the paper; a larger one speeds the start up.
    Source: Zeiler 2012.
    """

    lr: float = learning_rate(1.0)
    rho: float = kept_share(0.9, "Decay", "ρ", "squared gradient and of the squared step")
    epsilon: float = divisor_floor(1e-6, "inside both roots; its root is the size of a first step")
    formula: ClassVar[str] = "d = g √(u+ε) / √(v+ε),  Δ = −η d"
    kernel: ClassVar[tuple[str, ...]] = ("adadelta", "rho", "epsilon")
    memory: ClassVar[tuple[str, ...]] = ("v", "u")

    def delta(self, grad: Array, memory: Memory, t: int, rate: float, params: Array) -> Array:
        v, u = memory["v"], memory["u"]
        v *= self.rho
        v += (1 - self.rho) * grad * grad
        step: Array = np.sqrt(u + self.epsilon)
        step /= np.sqrt(v + self.epsilon)
        step *= grad
        u *= self.rho
        u += (1 - self.rho) * step * step
        step *= -rate
        return step
