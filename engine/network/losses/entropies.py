"""Losses that compare probabilities: cross-entropies and the KL divergence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.activations import Sigmoid, softmax
from engine.network.losses.base import (
    Loss,
    LossMisfit,
    class_targets,
    gap,
    loss,
    one_hot,
    refuse_without_classes,
)
from engine.sentences import Sentence
from engine.specs.knobs import knob

# How far from 1 the sum of a given distribution may be: what rounding to 6 digits leaves.
SUM_TOLERANCE = 1e-5


def smoothing_knob() -> Any:
    """The knob ε of a loss whose targets can be softened."""
    return knob(
        0.0,
        low=0.0,
        high=0.9,
        symbol="ε",
        level="full",
        help="Share of the target spread evenly over all classes; 0 asks for certainty.",
    )


def smoothed(rows: Array, share: float) -> Array:
    """(1 - ε) y + ε/K: a share ε of each target distribution spread evenly over K classes."""
    return (1 - share) * rows + share / rows.shape[1]


def log_softmax(z: Array) -> Array:
    """log p = z - log Σⱼ e^(zⱼ) along rows, without overflow and without log 0."""
    # One index each finds them faster than two.
    largest = z.argmax(axis=1) + np.arange(0, z.size, z.shape[1])
    shifted: Array = z - z.take(largest)[:, np.newaxis]
    raised = np.exp(shifted)
    # The largest number of a row adds e⁰ = 1 to the sum, beside which small ones would be lost.
    raised.put(largest, 0)
    shifted -= np.log1p(np.add.reduce(raised, axis=1, keepdims=True))
    return shifted


def softmax_gap(log_p: Array, y: Array) -> Array:
    """p - y from log p, with 1 - p = -(e^(log p) - 1), which has all digits."""
    rest = np.expm1(log_p)
    np.negative(rest, out=rest)
    return gap(np.exp(log_p), rest, y)


def dot_rows(a: Array, b: Array) -> Array:
    """Σₖ aᵢₖ bᵢₖ for every row: (n,)."""
    found: Array = np.einsum("ij,ij->i", a, b)
    return found


@loss("softmax_cross_entropy", label="Softmax cross-entropy")
@dataclass(frozen=True, slots=True)
class SoftmaxCrossEntropy(Loss):
    """Minus the logarithm of the probability given to the right class.

    L = -1/n Σᵢ Σₖ yᵢₖ log pᵢₖ with p = softmax(z); ∂L/∂z = (p - y)/n. One output per class;
    for two classes it equals the sigmoid of the difference of the logits. (Some slides print
    y - p: the sign is the other way round.) With label smoothing ε the targets are
    (1 - ε) y + ε/K, no probability is pushed to 1, and the smallest possible loss is above 0.
    Source of the smoothing: Szegedy et al. 2016.
    """

    label_smoothing: float = smoothing_knob()
    formula: ClassVar[str] = "L = −1/n Σᵢ log p(yᵢ),  p = softmax(z)"
    kernel: ClassVar[tuple[str, ...]] = ("softmax_cross_entropy",)

    def outputs(self, classes: int, targets: int) -> int:
        refuse_without_classes(classes, Sentence("softmax cross-entropy"))
        return classes

    def encode(self, y: Array, classes: int) -> Array:
        return smoothed(one_hot(y, classes), self.label_smoothing)

    def predict(self, z: Array) -> Array:
        return softmax(z)

    def probabilities(self, z: Array) -> Array | None:
        return self.shares(z)

    def rows(self, z: Array, y: Array) -> Array:
        return -dot_rows(y, log_softmax(z))

    def row_gradient(self, z: Array, y: Array) -> Array:
        return softmax_gap(log_softmax(z), y)

    def rows_with_gradient(self, z: Array, y: Array) -> tuple[Array, Array]:
        log_p = log_softmax(z)
        return -dot_rows(y, log_p), softmax_gap(log_p, y)


@loss("binary_cross_entropy", label="Sigmoid cross-entropy (logistic)")
@dataclass(frozen=True, slots=True)
class BinaryCrossEntropy(Loss):
    """The logistic loss of one sigmoid output for two classes, 0 and 1.

    L = -1/n Σ [y log p + (1-y) log(1-p)] with p = sigmoid(z); ∂L/∂z = (p - y)/n. Computed as
    max(z, 0) - z y + log(1 + e^(-|z|)), which neither overflows nor takes log 0. (Some slides
    lose the minus sign in front.) With targets 0 and 1 it is the KL divergence of "2 or not 2".
    """

    formula: ClassVar[str] = "L = −1/n Σ [y log p + (1−y) log(1−p)],  p = σ(z)"
    kernel: ClassVar[tuple[str, ...]] = ("binary_cross_entropy",)

    def outputs(self, classes: int, targets: int) -> int:
        refuse_without_classes(classes, Sentence("the logistic loss"))
        if classes != 2:
            raise LossMisfit(
                Sentence(
                    "the logistic loss needs two classes, the data has {classes}; use "
                    "softmax cross-entropy",
                    classes=classes,
                )
            )
        return 1

    def encode(self, y: Array, classes: int) -> Array:
        return class_targets(y, classes)

    def predict(self, z: Array) -> Array:
        return Sigmoid()(z)

    def shares(self, z: Array) -> Array:
        return np.concatenate([Sigmoid()(-z), Sigmoid()(z)], axis=1)

    @property
    def kernel_answer(self) -> tuple[str, float]:
        return "largest", 0.0

    def probabilities(self, z: Array) -> Array | None:
        return self.shares(z)

    def rows(self, z: Array, y: Array) -> Array:
        cost = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
        return np.add.reduce(cost, axis=1)

    def row_gradient(self, z: Array, y: Array) -> Array:
        return gap(self.predict(z), self.predict(-z), y)


@loss("kl_divergence", label="KL divergence")
@dataclass(frozen=True, slots=True)
class KLDivergence(Loss):
    """How far the predicted distribution is from a target distribution; 0 when they agree.

    L = 1/n Σᵢ Σₖ yᵢₖ (log yᵢₖ - log pᵢₖ) with p = softmax(z) and 0 log 0 = 0; ∂L/∂z = (p - y)/n.
    It is the cross-entropy less the entropy of the target, which no weight can change: the
    gradients are equal, and for one-hot targets the values too. Classes are one-hot, softened by
    ε; data without classes must give distributions, rows of numbers ≥ 0 whose sum is 1.
    Source: Kullback, Leibler 1951.
    """

    label_smoothing: float = smoothing_knob()
    formula: ClassVar[str] = "L = 1/n Σᵢ Σₖ yₖ log(yₖ / pₖ),  p = softmax(z)"
    kernel: ClassVar[tuple[str, ...]] = ("kl_divergence",)

    def outputs(self, classes: int, targets: int) -> int:
        if classes == 0 and targets > 1:
            return targets
        refuse_without_classes(classes, Sentence("the KL divergence"))
        return classes

    def encode(self, y: Array, classes: int) -> Array:
        rows = one_hot(y, classes) if classes else y.astype(np.float64)
        if not classes and not ((rows >= 0).all() and _sums_to_one(rows)):
            raise LossMisfit(
                Sentence(
                    "the KL divergence needs classes or target distributions, rows of "
                    "numbers from 0 whose sum is 1; for other numbers use mean squared "
                    "error"
                )
            )
        return smoothed(rows, self.label_smoothing)

    def predict(self, z: Array) -> Array:
        return softmax(z)

    @property
    def kernel_answer(self) -> tuple[str, float]:
        return "shares", 0.0

    def probabilities(self, z: Array) -> Array | None:
        return self.shares(z)

    def rows(self, z: Array, y: Array) -> Array:
        log_y = np.log(np.where(y > 0, y, 1))
        # It is never negative, but the rounding of two logarithms that agree can be.
        return np.maximum(dot_rows(y, log_y - log_softmax(z)), 0)

    def row_gradient(self, z: Array, y: Array) -> Array:
        return softmax_gap(log_softmax(z), y)


def _sums_to_one(rows: Array) -> bool:
    return bool((np.abs(rows.sum(axis=1) - 1) <= SUM_TOLERANCE).all())
