"""Losses: the mean over the batch, with the link from the last layer's numbers to predictions.

`z (n, k)` are the outputs of the last layer (logits), `y (n, k)` the encoded targets. The
gradient is ∂L/∂z and contains the 1/n of the mean, so that the gradient of the network is the
mean over the batch too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.activations import Sigmoid
from engine.arrays import Array
from engine.knobs import Spec
from engine.registry import Registry


class LossMisfit(ValueError):  # noqa: N818
    """A loss that cannot be used for the data at hand; says what fits instead."""


@dataclass(frozen=True, slots=True)
class Loss(Spec):
    """A measure of how wrong predictions are."""

    formula: ClassVar[str]

    def outputs(self, classes: int, targets: int) -> int:
        """Units of the output layer for k classes (0: regression on `targets` numbers)."""
        raise NotImplementedError

    def encode(self, y: Array, classes: int) -> Array:
        """Targets (n, outputs) from class indices (n,) or from numbers (n, targets)."""
        raise NotImplementedError

    def predict(self, z: Array) -> Array:
        """What the network says: probabilities or numbers, from its outputs z."""
        raise NotImplementedError

    def value(self, z: Array, y: Array) -> float:
        """The loss, a mean over the rows."""
        raise NotImplementedError

    def gradient(self, z: Array, y: Array) -> Array:
        """∂L/∂z (n, k), with the factor 1/n of the mean."""
        raise NotImplementedError

    def classify(self, z: Array) -> Array:
        """The predicted class index of every row."""
        if z.shape[1] == 1:
            return (self.predict(z)[:, 0] >= 0.5).astype(np.int64)
        return np.argmax(z, axis=1)


loss: Registry[Loss] = Registry("loss", Loss)


def softmax(z: Array) -> Array:
    """p_k = e^(z_k) / Σ_j e^(z_j) along rows, the row maximum taken off first."""
    p: Array = np.exp(z - np.maximum.reduce(z, axis=1, keepdims=True))
    p /= np.add.reduce(p, axis=1, keepdims=True)
    return p


def one_hot(labels: Array, classes: int) -> Array:
    """Rows of zeros with a single 1 at each label: (n,) to (n, classes)."""
    rows: Array = np.zeros((len(labels), classes))
    rows[np.arange(len(labels)), labels] = 1
    return rows


@loss("softmax_cross_entropy", label="Softmax cross-entropy")
@dataclass(frozen=True, slots=True)
class SoftmaxCrossEntropy(Loss):
    """Minus the logarithm of the probability given to the right class.

    L = -1/n Σᵢ Σₖ yᵢₖ log pᵢₖ with p = softmax(z); ∂L/∂z = (p - y)/n. One output per class;
    for two classes it equals the sigmoid of the difference of the logits. (Some slides print
    y - p: the sign is the other way round.)
    """

    formula: ClassVar[str] = "L = −1/n Σᵢ log p(yᵢ),  p = softmax(z)"

    def outputs(self, classes: int, targets: int) -> int:
        if classes == 0:
            raise LossMisfit(
                "softmax cross-entropy needs classes; for numbers use mean squared error"
            )
        return classes

    def encode(self, y: Array, classes: int) -> Array:
        return one_hot(y, classes)

    def predict(self, z: Array) -> Array:
        return softmax(z)

    def value(self, z: Array, y: Array) -> float:
        top = np.maximum.reduce(z, axis=1, keepdims=True)
        log_sum = np.log(np.add.reduce(np.exp(z - top), axis=1, keepdims=True)) + top
        return float(np.vdot(y, log_sum - z) / len(z))

    def gradient(self, z: Array, y: Array) -> Array:
        dz = softmax(z)
        dz -= y
        dz /= len(z)
        return dz


@loss("binary_cross_entropy", label="Sigmoid cross-entropy (logistic)")
@dataclass(frozen=True, slots=True)
class BinaryCrossEntropy(Loss):
    """The logistic loss of one sigmoid output for two classes, 0 and 1.

    L = -1/n Σ [y log p + (1-y) log(1-p)] with p = sigmoid(z); ∂L/∂z = (p - y)/n. Computed as
    max(z, 0) - z y + log(1 + e^(-|z|)), which neither overflows nor takes log 0. (Some slides
    lose the minus sign in front.)
    """

    formula: ClassVar[str] = "L = −1/n Σ [y log p + (1−y) log(1−p)],  p = σ(z)"

    def outputs(self, classes: int, targets: int) -> int:
        if classes != 2:
            raise LossMisfit(
                f"the logistic loss needs two classes, the data has {classes or 'none'}; "
                f"use {'softmax cross-entropy' if classes else 'mean squared error'}"
            )
        return 1

    def encode(self, y: Array, classes: int) -> Array:
        return y.reshape(-1, 1).astype(np.float64)

    def predict(self, z: Array) -> Array:
        return Sigmoid()(z)

    def value(self, z: Array, y: Array) -> float:
        return float((np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))).sum() / len(z))

    def gradient(self, z: Array, y: Array) -> Array:
        dz = self.predict(z)
        dz -= y
        dz /= len(z)
        return dz


@loss("mse", label="Mean squared error")
@dataclass(frozen=True, slots=True)
class MeanSquaredError(Loss):
    """Half the mean squared distance between outputs and targets.

    L = 1/(2n) Σᵢ ‖zᵢ - yᵢ‖²; ∂L/∂z = (z - y)/n. The output is linear. Two classes are one
    output with targets 0 and 1 (the border is 0.5), more classes one output each, one-hot.
    """

    formula: ClassVar[str] = "L = 1/(2n) Σᵢ ‖zᵢ − yᵢ‖²"

    def outputs(self, classes: int, targets: int) -> int:
        if classes == 0:
            return targets
        return 1 if classes == 2 else classes

    def encode(self, y: Array, classes: int) -> Array:
        if classes > 2:
            return one_hot(y, classes)
        return y.reshape(len(y), -1).astype(np.float64)

    def predict(self, z: Array) -> Array:
        return z.copy()

    def value(self, z: Array, y: Array) -> float:
        gap = (z - y).ravel()
        return float(gap @ gap / (2 * len(z)))

    def gradient(self, z: Array, y: Array) -> Array:
        dz: Array = z - y
        dz /= len(z)
        return dz
