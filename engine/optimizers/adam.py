"""Adam and what became of it: momentum and a rate for every parameter in one rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.optimizers.base import (
    Memory,
    Optimizer,
    decoupled_decay,
    divisor_floor,
    kept_share,
    learning_rate,
    optimizer,
)
from engine.specs.knobs import knob


@dataclass(frozen=True, slots=True)
class Moments(Optimizer):
    """Running averages m of the gradient and v of its square; see `Adam`."""

    lr: float = learning_rate(0.01)
    beta1: float = knob(
        0.9,
        low=0.0,
        high=0.999,
        label="First decay",
        symbol="β₁",
        level="full",
        help="Memory of the gradient: the share of the old average that is kept.",
    )
    beta2: float = kept_share(0.999, "Second decay", "β₂", "squared gradient")
    epsilon: float = divisor_floor()
    memory: ClassVar[tuple[str, ...]] = ("m", "v")

    def delta(self, grad: Array, memory: Memory, t: int, rate: float, params: Array) -> Array:
        m, v = memory["m"], memory["v"]
        step: Array = (1 - self.beta1) * grad
        m *= self.beta1
        m += step
        np.multiply(grad, grad, out=step)
        step *= 1 - self.beta2
        v *= self.beta2
        v += step
        # √v̂ + ε = (√v + ε c) / c with c = √(1-β₂ᵗ): the correction costs a number, not a vector.
        c = (1 - self.beta2**t) ** 0.5
        np.sqrt(self.divisor(memory), out=step)
        step += self.epsilon * c
        np.divide(m, step, out=step)
        step *= -rate * c / (1 - self.beta1**t)
        return step

    def divisor(self, memory: Memory) -> Array:
        """The average square whose root divides the step."""
        return memory["v"]


@optimizer("adam", label="Adam")
@dataclass(frozen=True, slots=True)
class Adam(Moments):
    """Momentum and RMSProp together, corrected for starting from empty memory.

    m ← β₁ m + (1-β₁) g, v ← β₂ v + (1-β₂) g², m̂ = m/(1-β₁ᵗ), v̂ = v/(1-β₂ᵗ),
    Δ = -η m̂ / (√v̂ + ε), with ε outside the root as in PyTorch; the slides put it inside. A step
    is about η long however small the gradient: near a minimum it dances unless η falls.
    Source: Kingma, Ba 2015.
    """

    formula: ClassVar[str] = "Δ = −η m̂ / (√v̂ + ε)"
    kernel: ClassVar[tuple[str, ...]] = ("adam", "beta1", "beta2", "epsilon")


@optimizer("amsgrad", label="AMSGrad")
@dataclass(frozen=True, slots=True)
class AMSGrad(Moments):
    """Adam that never forgets the largest average square, so its steps cannot grow again.

    w ← max(w, v), Δ = -η m̂ / (√ŵ + ε) with ŵ = w/(1-β₂ᵗ). As in PyTorch the largest v is taken
    before the correction; the paper has no correction at all. Source: Reddi, Kale, Kumar 2018.
    """

    formula: ClassVar[str] = "w ← max(w, v),  Δ = −η m̂ / (√ŵ + ε)"
    kernel: ClassVar[tuple[str, ...]] = ("amsgrad", "beta1", "beta2", "epsilon")
    memory: ClassVar[tuple[str, ...]] = ("m", "v", "w")

    def divisor(self, memory: Memory) -> Array:
        return np.maximum(memory["w"], memory["v"], out=memory["w"])


@optimizer("adamw", label="AdamW")
@dataclass(frozen=True, slots=True)
class AdamW(Moments):
    """Adam with weight decay that is not divided by the size of the gradient.

    Δ = -η m̂ / (√v̂ + ε) - η λ p. An L2 penalty goes through the gradient, where Adam divides it
    away; here every parameter p, biases too, shrinks by the same share. λ = 0 gives Adam. Use it
    without an L2 penalty, or weights are shrunk twice. Source: Loshchilov, Hutter 2019.
    """

    weight_decay: float = decoupled_decay()
    formula: ClassVar[str] = "Δ = −η m̂ / (√v̂ + ε) − η λ p"
    kernel: ClassVar[tuple[str, ...]] = ("adamw", "beta1", "beta2", "epsilon", "weight_decay")

    def delta(self, grad: Array, memory: Memory, t: int, rate: float, params: Array) -> Array:
        step = Moments.delta(self, grad, memory, t, rate, params)
        step -= params * (rate * self.weight_decay)
        return step


@optimizer("nadam", label="NAdam")
@dataclass(frozen=True, slots=True)
class NAdam(Moments):
    """Adam with Nesterov's look ahead, and a memory of the gradient that lengthens at the start.

    μₜ = β₁ (1 - ½ 0.96^(ψ t)), c ← μₜ c + (1-μₜ), c' = μₜ₊₁ c + (1-μₜ₊₁), v̂ = v/(1-β₂ᵗ),
    Δ = -η ((1-μₜ) g / c + μₜ₊₁ m / c') / (√v̂ + ε). c = 1 - μ₁…μₜ is what the average of a steady
    1 would have come to: it corrects for empty memory. As in PyTorch m itself is averaged with
    β₁, and ε is outside the root. Source: Dozat 2016.
    """

    momentum_decay: float = knob(
        4e-3,
        low=0.0,
        high=1.0,
        symbol="ψ",
        level="full",
        help="How fast the memory of the gradient lengthens from half of β₁ to β₁.",
    )
    formula: ClassVar[str] = "Δ = −η ((1−μₜ) g / c + μₜ₊₁ m / c′) / (√v̂ + ε)"
    kernel: ClassVar[tuple[str, ...]] = ("nadam", "beta1", "beta2", "epsilon", "momentum_decay")
    memory: ClassVar[tuple[str, ...]] = ("m", "v", "c")

    def delta(self, grad: Array, memory: Memory, t: int, rate: float, params: Array) -> Array:
        m, v, c = memory["m"], memory["v"], memory["c"]
        now, ahead = self._mu(t), self._mu(t + 1)
        m *= self.beta1
        m += (1 - self.beta1) * grad
        v *= self.beta2
        v += (1 - self.beta2) * grad * grad
        c *= now
        c += 1 - now
        step: Array = (1 - now) * grad / c
        step += ahead * m / (ahead * c + (1 - ahead))
        step /= np.sqrt(v / (1 - self.beta2**t)) + self.epsilon
        step *= -rate
        return step

    def _mu(self, t: int) -> float:
        shrunk: float = 0.96 ** (self.momentum_decay * t)
        return self.beta1 * (1 - 0.5 * shrunk)
