"""Penalties on large parameters, added to the loss: the price R of weights and of biases.

A penalty is counted over every weight matrix `W (fan_in, units)` with its strength λ, and over
every bias vector with λ₀, which is 0 by default: biases are few, and shrinking them only keeps
units from moving their threshold. Scale and shift of normalisations are left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.arrays import Array
from engine.specs.knobs import Spec, flag, knob
from engine.specs.registry import Registry

# Strong enough to press every weight to 0, however small the network.
STRONGEST = 10.0


@dataclass(frozen=True, slots=True)
class Penalty(Spec):
    """A price on large weights.

    `bias` says that the array is a bias vector, which has a strength of its own.
    """

    formula: ClassVar[str]
    kernel: ClassVar[tuple[str, ...]] = ()

    @property
    def counts_biases(self) -> bool:
        """Whether biases have a price at all."""
        return False

    @property
    def acts_after_step(self) -> bool:
        """Whether training uses `proximal_step` after each step instead of the gradient."""
        return False

    def value(self, weights: Array, bias: bool = False) -> float:
        """What one array of weights adds to the loss."""
        raise NotImplementedError

    def gradient(self, weights: Array, bias: bool = False) -> Array:
        """What one array's gradient gains; a subgradient at kinks."""
        raise NotImplementedError

    def proximal_step(self, weights: Array, rate: float | Array, bias: bool = False) -> None:
        """Pay the price after a step of learning rate η, in place: W ← prox(W).

        prox(W) is the V with the smallest ‖V - W‖²/2 + η R(V): near W, and cheap.
        """
        raise NotImplementedError


penalty: Registry[Penalty] = Registry("penalty", Penalty)


@penalty("none", label="None")
@dataclass(frozen=True, slots=True)
class NoPenalty(Penalty):
    """Weights may be as large as they like.

    R = 0.
    """

    formula: ClassVar[str] = "R = 0"
    kernel: ClassVar[tuple[str, ...]] = ("none",)

    def value(self, weights: Array, bias: bool = False) -> float:
        return 0.0

    def gradient(self, weights: Array, bias: bool = False) -> Array:
        return np.zeros_like(weights)


@dataclass(frozen=True, slots=True)
class Shrinking(Penalty):
    """A penalty λ N(W), with λ₀ N(b) for biases."""

    strength: float = knob(
        1e-3,
        low=1e-6,
        high=STRONGEST,
        log=True,
        symbol="λ",
        help="How strongly weights are pulled to zero.",
    )
    bias_strength: float = knob(
        0.0,
        low=0.0,
        high=STRONGEST,
        symbol="λ₀",
        level="full",
        help="How strongly biases are pulled to zero; usually they are left free.",
    )

    @property
    def counts_biases(self) -> bool:
        return self.bias_strength > 0

    def strength_of(self, bias: bool) -> float:
        """λ for weights, λ₀ for biases."""
        return self.bias_strength if bias else self.strength


def proximal_knob() -> Any:
    """The switch of a penalty that can act by a step of its own."""
    return flag(
        False,
        level="full",
        help="Shrink after each step instead of through the gradient: small weights become 0.",
    )


def soft_threshold(weights: Array, threshold: float | Array) -> None:
    """W ← sign(W) max(|W| - threshold, 0) in place: nearer to 0, and exactly 0 if it was near."""
    weights -= np.clip(weights, -threshold, threshold)


@penalty("l2", label="L2 (weight decay)")
@dataclass(frozen=True, slots=True)
class L2(Shrinking):
    """Pulls every weight towards zero in proportion to its size.

    R = λ Σ W², ∂R/∂W = 2 λ W (one slide drops the factor 2). Nothing becomes exactly 0, because
    the pull fades with the weight. Behind Adam it is no longer weight decay: AdamW is.
    """

    formula: ClassVar[str] = "R = λ Σ W²"
    kernel: ClassVar[tuple[str, ...]] = ("elastic_net", "strength", "bias_strength", "l1_share")
    l1_share: ClassVar[float] = 0.0

    def value(self, weights: Array, bias: bool = False) -> float:
        flat = weights.ravel()
        return float(self.strength_of(bias) * (flat @ flat))

    def gradient(self, weights: Array, bias: bool = False) -> Array:
        return weights * weights.dtype.type(2 * self.strength_of(bias))


@penalty("l1", label="L1 (sparse weights)")
@dataclass(frozen=True, slots=True)
class L1(Shrinking):
    """Pulls every weight towards zero with the same force, so that small ones end at zero.

    R = λ Σ |W|, ∂R/∂W = λ sign(W), 0 at 0. Through the gradient, weights tremble around 0 and are
    never exactly 0. As a proximal step, W ← sign(W) max(|W| - ηλ, 0) after each step, they land
    on 0 and stay until the loss pulls harder than λ. Source: Tibshirani 1996; Daubechies, Defrise,
    De Mol 2004. With an optimiser that scales its steps, η is its learning rate alone.
    """

    proximal: bool = proximal_knob()
    formula: ClassVar[str] = "R = λ Σ |W|"
    kernel: ClassVar[tuple[str, ...]] = ("elastic_net", "strength", "bias_strength", "l1_share")
    l1_share: ClassVar[float] = 1.0

    @property
    def acts_after_step(self) -> bool:
        return self.proximal

    def value(self, weights: Array, bias: bool = False) -> float:
        return float(self.strength_of(bias) * np.abs(weights).sum())

    def gradient(self, weights: Array, bias: bool = False) -> Array:
        return np.sign(weights) * weights.dtype.type(self.strength_of(bias))

    def proximal_step(self, weights: Array, rate: float | Array, bias: bool = False) -> None:
        soft_threshold(weights, rate * self.strength_of(bias))


@penalty("elastic_net", label="Elastic net (L1 and L2)")
@dataclass(frozen=True, slots=True)
class ElasticNet(Shrinking):
    """A mixture of L1, which makes weights zero, and L2, which keeps similar ones together.

    R = λ (ρ Σ |W| + (1 - ρ) Σ W²), ∂R/∂W = λ (ρ sign(W) + 2 (1 - ρ) W). The proximal step is that
    of L1 with ηλρ, then a division by 1 + 2ηλ(1 - ρ). (Some books write (1 - ρ)/2.)
    Source: Zou, Hastie 2005.
    """

    l1_share: float = knob(
        0.5,
        low=0.0,
        high=1.0,
        label="Share of L1",
        symbol="ρ",
        help="1 is the L1 penalty alone, 0 is L2 alone.",
    )
    proximal: bool = proximal_knob()
    formula: ClassVar[str] = "R = λ (ρ Σ |W| + (1 − ρ) Σ W²)"
    kernel: ClassVar[tuple[str, ...]] = ("elastic_net", "strength", "bias_strength", "l1_share")

    @property
    def acts_after_step(self) -> bool:
        return self.proximal

    def value(self, weights: Array, bias: bool = False) -> float:
        flat = weights.ravel()
        sizes, squares = np.abs(flat).sum(), flat @ flat
        mixture = self.l1_share * sizes + (1 - self.l1_share) * squares
        return float(self.strength_of(bias) * mixture)

    def gradient(self, weights: Array, bias: bool = False) -> Array:
        strength = self.strength_of(bias)
        slope: Array = np.sign(weights) * weights.dtype.type(strength * self.l1_share)
        slope += weights * weights.dtype.type(2 * strength * (1 - self.l1_share))
        return slope

    def proximal_step(self, weights: Array, rate: float | Array, bias: bool = False) -> None:
        pull = rate * self.strength_of(bias)
        soft_threshold(weights, pull * self.l1_share)
        weights /= 1 + 2 * pull * (1 - self.l1_share)


@penalty("induced_l1", label="Induced 1-norm (largest column)")
@dataclass(frozen=True, slots=True)
class InducedL1(Shrinking):
    """Prices only the unit whose weights are largest in sum, and pulls at that unit alone.

    R = λ maxⱼ Σᵢ |Wᵢⱼ|, the matrix norm induced by the 1-norm: the largest absolute column sum.
    Column j holds the weights into unit j: the lecture that uses this norm writes W with a row
    for each input, as we do (where slides write W x, their rows are our columns). A subgradient
    is λ sign(W) in the column of the maximum, the first one of several, and 0 elsewhere. A bias
    vector counts as one column. For bounding a layer's largest gain, not for sparse weights.
    """

    formula: ClassVar[str] = "R = λ maxⱼ Σᵢ |Wᵢⱼ|"
    kernel: ClassVar[tuple[str, ...]] = ("induced_l1", "strength", "bias_strength")

    def value(self, weights: Array, bias: bool = False) -> float:
        return float(self.strength_of(bias) * self._column_sums(weights).max())

    def gradient(self, weights: Array, bias: bool = False) -> Array:
        slope = np.zeros_like(weights)
        largest = int(np.argmax(self._column_sums(weights)))
        strength = weights.dtype.type(self.strength_of(bias))
        if weights.ndim == 1:
            return np.sign(weights) * strength
        slope[:, largest] = np.sign(weights[:, largest]) * strength
        return slope

    def _column_sums(self, weights: Array) -> Array:
        return np.abs(weights).reshape(len(weights), -1).sum(axis=0)
