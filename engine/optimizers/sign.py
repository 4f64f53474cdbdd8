"""Steps that keep only the sign of the gradient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.optimizers.base import (
    Memory,
    Optimizer,
    decoupled_decay,
    kept_share,
    learning_rate,
    optimizer,
)


@optimizer("lion", label="Lion")
@dataclass(frozen=True, slots=True)
class Lion(Optimizer):
    """Moves every parameter by the same amount, in the direction the gradients agree on.

    c = β₁ m + (1-β₁) g, Δ = -η (sign(c) + λ p), m ← β₂ m + (1-β₂) g; sign(0) = 0. Each step is η
    long in every direction, so η should be three to ten times smaller than Adam's, and λ as much
    larger. It was found by a program's search. Source: Chen et al. 2023.
    """

    lr: float = learning_rate(0.003)
    beta1: float = kept_share(0.9, "First decay", "β₁", "gradient in this step")
    beta2: float = kept_share(0.99, "Second decay", "β₂", "gradient for the steps to come")
    weight_decay: float = decoupled_decay()
    formula: ClassVar[str] = "Δ = −η (sign(β₁ m + (1−β₁) g) + λ p)"
    kernel: ClassVar[tuple[str, ...]] = ("lion", "beta1", "beta2", "weight_decay")
    memory: ClassVar[tuple[str, ...]] = ("m",)

    def delta(self, grad: Array, memory: Memory, t: int, rate: float, params: Array) -> Array:
        m = memory["m"]
        step: Array = m * self.beta1
        step += (1 - self.beta1) * grad
        np.sign(step, out=step)
        step += self.weight_decay * params
        step *= -rate
        m *= self.beta2
        m += (1 - self.beta2) * grad
        return step
