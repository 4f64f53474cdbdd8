"""Smooth relatives of ReLU: softplus, GELU, SiLU and Mish.

The last three are s times a gate between 0 and 1. They dip below 0 on the negative side, where
their slope is negative for a while, and have no kink.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.activations.base import Activation, activation
from engine.network.activations.normal import cumulative, density
from engine.network.activations.squashing import Sigmoid
from engine.specs.knobs import choice


@activation("softplus", label="Softplus")
@dataclass(frozen=True, slots=True)
class Softplus(Activation):
    """A ReLU with its corner rounded off: always positive, with the sigmoid as its slope.

    h = log(1 + e^s), f'(s) = sigmoid(s). Computed as max(s, 0) + log(1 + e^(-|s|)), which cannot
    overflow. Its outputs are never below 0, so signals of deep stacks drift upwards.
    Source: Dugas et al. 2001.
    """

    formula: ClassVar[str] = "h = log(1 + eˢ)"
    kernel: ClassVar[tuple[str, ...]] = ("softplus",)

    def __call__(self, s: Array) -> Array:
        h: Array = np.log1p(np.exp(-np.abs(s)))
        h += np.maximum(s, 0)
        return h

    def derivative(self, s: Array, h: Array) -> Array:
        return Sigmoid()(s)


@activation("gelu", label="GELU")
@dataclass(frozen=True, slots=True)
class GELU(Activation):
    """Weighs a number by the probability that a standard normal one is smaller.

    h = s Φ(s), f'(s) = Φ(s) + s φ(s), with Φ and φ of N(0, 1). The tanh form replaces Φ(s) by
    (1 + tanh u)/2 with u = √(2/π) (s + 0.044715 s³); it differs by at most 5e-4.
    Source: Hendrycks, Gimpel 2016.
    """

    form: str = choice(
        "exact",
        "exact",
        "tanh",
        level="full",
        help="The exact normal distribution, or the older and quicker formula with tanh.",
    )
    formula: ClassVar[str] = "h = s Φ(s)"
    kernel: ClassVar[tuple[str, ...]] = ("gelu", "form", "slope", "cubic")
    slope: ClassVar[float] = math.sqrt(2 / math.pi)
    cubic: ClassVar[float] = 0.044715

    def __call__(self, s: Array) -> Array:
        return s * self._gate(s)

    def derivative(self, s: Array, h: Array) -> Array:
        gate = self._gate(s)
        if self.form == "exact":
            return gate + s * density(s)
        # d gate/ds = 2 gate (1 - gate) du/ds, because gate is the sigmoid of 2u.
        return gate + s * (2 * gate * (1 - gate)) * self.slope * (1 + 3 * self.cubic * s * s)

    def _gate(self, s: Array) -> Array:
        if self.form == "exact":
            return cumulative(s)
        return Sigmoid()((2 * self.slope) * s * (1 + self.cubic * s * s))


@activation("silu", label="SiLU (swish)")
@dataclass(frozen=True, slots=True)
class SiLU(Activation):
    """Weighs a number by its own sigmoid; nearly a ReLU far from 0, and smooth.

    h = s σ(s), f'(s) = σ(s) + h (1 - σ(s)). Source: Elfwing, Uchibe, Doya 2017; as swish
    Ramachandran, Zoph, Le 2017.
    """

    formula: ClassVar[str] = "h = s σ(s)"
    kernel: ClassVar[tuple[str, ...]] = ("silu",)

    def __call__(self, s: Array) -> Array:
        return s * Sigmoid()(s)

    def derivative(self, s: Array, h: Array) -> Array:
        gate = Sigmoid()(s)
        return gate + h * (1 - gate)


@activation("mish", label="Mish")
@dataclass(frozen=True, slots=True)
class Mish(Activation):
    """Weighs a number by the tanh of its softplus; close to SiLU, and dearer to compute.

    h = s t with t = tanh(log(1 + e^s)), f'(s) = t + s σ(s) (1 - t²). Source: Misra 2019.
    """

    formula: ClassVar[str] = "h = s tanh(log(1 + eˢ))"
    kernel: ClassVar[tuple[str, ...]] = ("mish",)

    def __call__(self, s: Array) -> Array:
        return s * np.tanh(Softplus()(s))

    def derivative(self, s: Array, h: Array) -> Array:
        t = np.tanh(Softplus()(s))
        return t + s * Sigmoid()(s) * (1 - t * t)
