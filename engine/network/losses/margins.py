"""Losses that ask a score to be on the right side of 0: perceptron and hinge.

Targets are -1 and 1. Two classes are one score s, positive for class 1; more classes one score
each, 1 for the class and -1 for the rest, and the losses of the scores are added up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.activations import Sigmoid, softmax
from engine.network.losses.base import Loss, class_targets, loss, refuse_without_classes


@dataclass(frozen=True, slots=True)
class Margin(Loss):
    """A loss on y s, which is positive for a score on the right side; 0 above the margin."""

    margin: ClassVar[float]

    @property
    def no(self) -> float:
        return -1.0

    def outputs(self, classes: int, targets: int) -> int:
        refuse_without_classes(classes, type(self).label)  # type: ignore[attr-defined]
        return 1 if classes == 2 else classes

    def encode(self, y: Array, classes: int) -> Array:
        return class_targets(y, classes, self.no)

    def predict(self, z: Array) -> Array:
        return z.copy()

    def rows(self, z: Array, y: Array) -> Array:
        return np.add.reduce(np.maximum(self.margin - y * z, 0), axis=1)

    def shares(self, z: Array) -> Array:
        """Scores are no probabilities: softmax only makes them fit to be drawn and compared."""
        if z.shape[1] > 1:
            return softmax(z)
        return np.concatenate([Sigmoid()(-z), Sigmoid()(z)], axis=1)


@loss("hinge", label="Hinge")
@dataclass(frozen=True, slots=True)
class Hinge(Margin):
    """Nothing for a score at least 1 on the right side, else as much as is missing.

    L = 1/n Σᵢ Σₖ max(0, 1 - yᵢₖ sᵢₖ) with y ∈ {-1, 1} and s = z; ∂L/∂z = -y/n where y s < 1,
    else 0. With an L2 penalty and no hidden layer it is the linear support vector machine.
    Scores are no probabilities. Source: Cortes, Vapnik 1995.
    """

    margin: ClassVar[float] = 1.0
    formula: ClassVar[str] = "L = 1/n Σ max(0, 1 − y s),  y ∈ {−1, 1}"
    kernel: ClassVar[tuple[str, ...]] = ("hinge",)

    def row_gradient(self, z: Array, y: Array) -> Array:
        dz: Array = -y * (y * z < 1)
        return dz


@loss("perceptron", label="Perceptron")
@dataclass(frozen=True, slots=True)
class Perceptron(Margin):
    """Only mistakes cost anything: as much as the score lies on the wrong side.

    L = 1/n Σᵢ Σₖ max(0, -yᵢₖ sᵢₖ) with y ∈ {-1, 1} and s = z; ∂L/∂z = -y/n where y s ≤ 0, else 0.
    Without hidden layers and with batches of one sample, plain gradient descent on it is the
    perceptron rule w ← w + η y x. A score of exactly 0 counts as a mistake (-y is a subgradient
    there), so that weights which are all 0 begin to move. It stops at the first boundary that
    makes no mistake, however close to the samples. Source: Rosenblatt 1957.
    """

    margin: ClassVar[float] = 0.0
    formula: ClassVar[str] = "L = 1/n Σ max(0, −y s),  y ∈ {−1, 1}"
    kernel: ClassVar[tuple[str, ...]] = ("perceptron",)

    def row_gradient(self, z: Array, y: Array) -> Array:
        dz: Array = -y * (y * z <= 0)
        return dz
