"""What every loss is: a price for each row, and the link from outputs to predictions.

`z (n, k)` are the outputs of the last layer (logits), `y (n, k)` the encoded targets. A loss
says what one row costs, L(zᵢ, yᵢ), and the derivative of that; the mean over the batch, and the
factor 1/n that it puts into the gradient, are written once, here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.sentences import Sentence
from engine.specs.knobs import Spec
from engine.specs.registry import Registry


class LossMisfit(ValueError):  # noqa: N818
    """A loss that cannot be used for the data at hand; says what fits instead."""


@dataclass(frozen=True, slots=True)
class Loss(Spec):
    """A measure of how wrong predictions are."""

    formula: ClassVar[str]
    kernel: ClassVar[tuple[str, ...]] = ()
    # The names of its knobs that change nothing where there are no classes.
    for_classes: ClassVar[tuple[str, ...]] = ()

    @property
    def no(self) -> float:
        """The target of an output that should say no to a class: 0 or -1. That of yes is 1."""
        return 0.0

    def outputs(self, classes: int, targets: int) -> int:
        """Units of the output layer for k classes (0: regression on `targets` numbers).

        Raises `LossMisfit` if the loss cannot be used for such data.
        """
        raise NotImplementedError

    def encode(self, y: Array, classes: int) -> Array:
        """Targets (n, outputs) from class indices (n,) or from numbers (n, targets).

        Raises `LossMisfit` for targets that the loss cannot be used for.
        """
        raise NotImplementedError

    def predict(self, z: Array) -> Array:
        """What the network says: probabilities, scores or numbers (n, k), from its outputs z."""
        raise NotImplementedError

    def rows(self, z: Array, y: Array) -> Array:
        """The loss of every row (n,), not divided by n."""
        raise NotImplementedError

    def row_gradient(self, z: Array, y: Array) -> Array:
        """∂(loss of row i)/∂zᵢ (n, k), not divided by n: a new array, the caller's to change."""
        raise NotImplementedError

    def rows_with_gradient(self, z: Array, y: Array) -> tuple[Array, Array]:
        """Both `rows` and `row_gradient`, for a loss that finds one on the way to the other."""
        return self.rows(z, y), self.row_gradient(z, y)

    def value(self, z: Array, y: Array, weights: Array | None = None) -> float:
        """The loss of a batch: L = 1/n Σᵢ L(zᵢ, yᵢ), or with weights Σᵢ wᵢ L(zᵢ, yᵢ) / Σᵢ wᵢ.

        `weights (n,)` are not negative and not all 0; weights that are all equal change nothing.
        """
        return _mean(self.rows(z, y), weights)

    def gradient(self, z: Array, y: Array, weights: Array | None = None) -> Array:
        """∂L/∂z (n, k) of `value`, with the factor 1/n of the mean (or wᵢ / Σ w)."""
        return _shared(self.row_gradient(z, y), weights)

    def value_with_gradient(
        self, z: Array, y: Array, weights: Array | None = None
    ) -> tuple[float, Array]:
        """Both `value` and `gradient`: what a training step asks for."""
        rows, dz = self.rows_with_gradient(z, y)
        return _mean(rows, weights), _shared(dz, weights)

    def shares(self, z: Array) -> Array:
        """How far the network is for each class (n, classes): 0 is no, 1 is yes.

        To be drawn and compared; the largest is the answer. Two classes have two columns behind
        one output as well.
        """
        p = (self.predict(z) - self.no) / (1 - self.no)
        return np.concatenate([1 - p, p], axis=1) if p.shape[1] == 1 else p

    def probabilities(self, z: Array) -> Array | None:
        """Rows of class probabilities (n, classes) that add up to 1; None if the loss has none."""
        return None

    def classify(self, z: Array) -> Array:
        """The predicted class index of every row; a draw goes to class 1 behind one output."""
        if z.shape[1] == 1:
            return (self.shares(z)[:, 1] >= 0.5).astype(np.int64)
        return np.argmax(z, axis=1)

    @property
    def kernel_answer(self) -> tuple[str, float]:
        """How the kernel classifies: a rule of its own, and from where on one output says yes."""
        return "largest", (1 + self.no) / 2


loss: Registry[Loss] = Registry("loss", Loss)


def _mean(rows: Array, weights: Array | None) -> float:
    """The mean of the losses of all rows, weighted if there are weights."""
    if weights is None:
        return float(np.add.reduce(rows) / len(rows))
    return float(weights @ rows / np.add.reduce(weights))


def _shared(dz: Array, weights: Array | None) -> Array:
    """The gradients of all rows, in place, each with its share in the mean."""
    if weights is None:
        dz /= len(dz)
    else:
        dz *= (weights / np.add.reduce(weights))[:, np.newaxis]
    return dz


def gap(p: Array, rest: Array, y: Array) -> Array:
    """p - y from p and rest = 1 - p: p (1 - y) - y (1 - p), right to the last digits of a tail.

    Where p and y are both nearly 1, their difference would have none.
    """
    found: Array = p * (1 - y)
    found -= y * rest
    return found


def one_hot(labels: Array, classes: int) -> Array:
    """Rows of zeros with a single 1 at each label: (n,) to (n, classes)."""
    rows: Array = np.zeros((len(labels), classes))
    rows[np.arange(len(labels)), _checked(labels, classes)] = 1
    return rows


def class_targets(labels: Array, classes: int, no: float = 0.0) -> Array:
    """Targets of losses that ask each output for a number: 1 for yes, `no` for no.

    Two classes are one column (n, 1), yes for class 1; more classes a column each, yes in that
    of the label.
    """
    if classes == 2:
        rows: Array = _checked(labels, classes).reshape(-1, 1).astype(np.float64)
    else:
        rows = one_hot(labels, classes)
    return no + (1 - no) * rows


def refuse_without_classes(classes: int, name: str) -> None:
    """Raise `LossMisfit` unless there are classes to tell apart."""
    if classes == 0:
        raise LossMisfit(
            Sentence("{name} needs classes; for numbers use mean squared error", name=name)
        )
    refuse_one_class(classes)


def refuse_one_class(classes: int) -> None:
    """Raise `LossMisfit` if all samples are of one class."""
    if classes == 1:
        raise LossMisfit(Sentence("the data has one class only, so there is nothing to tell apart"))


def _checked(labels: Array, classes: int) -> Array:
    """The labels if all of them lie in 0 … classes - 1; raises `LossMisfit` otherwise."""
    wrong = (labels < 0) | (labels >= classes)
    if wrong.any():
        found = labels[wrong][0]
        raise LossMisfit(
            Sentence(
                "expected class labels from 0 to {last}, found {found}",
                last=classes - 1,
                found=found,
            )
        )
    return labels
