"""Losses that measure how far outputs are from targets: squared errors and Huber's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.activations import Sigmoid, activation, complement, softmax
from engine.network.losses.base import (
    Loss,
    class_targets,
    gap,
    loss,
    one_hot,
    refuse_one_class,
    refuse_without_classes,
)
from engine.sentences import Sentence
from engine.specs.knobs import choice, knob


@dataclass(frozen=True, slots=True)
class Distance(Loss):
    """A loss on z - y itself: outputs are numbers, for classes the numbers 0 and 1 or -1 and 1."""

    targets: str = choice(
        "0/1",
        "0/1",
        "-1/1",
        label="Class targets",
        level="full",
        help="The numbers that stand for no and yes; ADALINE has -1 and 1. Numbers stay as given.",
    )
    for_classes: ClassVar[tuple[str, ...]] = ("targets",)

    @property
    def no(self) -> float:
        return -1.0 if self.targets == "-1/1" else 0.0

    def outputs(self, classes: int, targets: int) -> int:
        refuse_one_class(classes)
        if classes == 0:
            return targets
        return 1 if classes == 2 else classes

    def encode(self, y: Array, classes: int) -> Array:
        if classes:
            return class_targets(y, classes, self.no)
        return y.reshape(len(y), -1).astype(np.float64)

    def predict(self, z: Array) -> Array:
        return z.copy()


def half_squares(r: Array) -> Array:
    """‖rᵢ‖² / 2 of every row: (n,)."""
    found: Array = np.einsum("ij,ij->i", r, r)
    found *= 0.5
    return found


@loss("mse", label="Mean squared error")
@dataclass(frozen=True, slots=True)
class MeanSquaredError(Distance):
    """Half the mean squared distance between outputs and targets.

    L = 1/(2n) Σᵢ ‖zᵢ - yᵢ‖²; ∂L/∂z = (z - y)/n. The output is linear. Two classes are one
    output with targets 0 and 1 (the border is 0.5) or -1 and 1 (the border is 0), more classes
    one output each. With targets ±1, no hidden layer and batches of one sample, plain gradient
    descent on it is ADALINE: the Widrow-Hoff rule w ← w + η (y - s) x moves at every sample,
    right or wrong. The slides' (y - s)² lacks the 1/2; their rule absorbs the 2 in η.
    Source: Widrow, Hoff 1960.
    """

    formula: ClassVar[str] = "L = 1/(2n) Σᵢ ‖zᵢ − yᵢ‖²"
    kernel: ClassVar[tuple[str, ...]] = ("mse",)

    def rows(self, z: Array, y: Array) -> Array:
        return half_squares(z - y)

    def row_gradient(self, z: Array, y: Array) -> Array:
        dz: Array = z - y
        return dz


@loss("huber", label="Huber")
@dataclass(frozen=True, slots=True)
class Huber(Distance):
    """Squared for small errors and linear for large ones, so that outliers pull less.

    L = 1/n Σᵢ Σₖ H(rᵢₖ) with r = z - y, H(r) = r²/2 for |r| ≤ δ, else δ (|r| - δ/2);
    ∂L/∂z = clip(r, -δ, δ)/n. A large δ gives the mean squared error. Source: Huber 1964.
    """

    delta: float = knob(
        1.0,
        low=0.01,
        high=100.0,
        log=True,
        symbol="δ",
        help="The error beyond which the loss grows in a straight line.",
    )
    formula: ClassVar[str] = "L = 1/n Σ (r²/2 if |r| ≤ δ else δ(|r| − δ/2)),  r = z − y"
    kernel: ClassVar[tuple[str, ...]] = ("huber", "delta")

    def rows(self, z: Array, y: Array) -> Array:
        size = np.abs(z - y)
        near = np.minimum(size, self.delta)
        # For |r| ≤ δ both factors are r; beyond it this is δ (|r| - δ/2).
        return np.add.reduce(near * (size - 0.5 * near), axis=1)

    def row_gradient(self, z: Array, y: Array) -> Array:
        return np.clip(z - y, -self.delta, self.delta)


@loss("squared_error", label="Squared error behind an activation")
@dataclass(frozen=True, slots=True)
class SquaredError(Loss):
    """The squared error of squashed outputs: where they saturate, the gradient vanishes.

    L = 1/(2n) Σᵢ ‖pᵢ - yᵢ‖² with p = f(z), f = sigmoid, softmax, tanh or step; ∂L/∂z = Jᵀ(p - y)/n
    with J = ∂p/∂z, for the sigmoid (p - y) p (1 - p)/n. A network that is sure and wrong hardly
    moves: compare with cross-entropy, where J cancels. Behind a sigmoid or tanh two classes are one
    output (targets 0 and 1, for tanh -1 and 1), more classes one output each; behind softmax
    every class has an output. Behind a step (1 for z ≥ 0, else 0) the loss is half the share of
    wrong answers, as of a logic gate, and its gradient is 0: it is set by hand, nothing trains it.
    """

    link: str = choice(
        "sigmoid",
        "sigmoid",
        "softmax",
        "tanh",
        "step",
        help="The activation function f between the outputs and the squared error.",
    )
    formula: ClassVar[str] = "L = 1/(2n) Σᵢ ‖f(zᵢ) − yᵢ‖²"
    kernel: ClassVar[tuple[str, ...]] = ("squared_error", "link")

    @property
    def no(self) -> float:
        return -1.0 if self.link == "tanh" else 0.0

    def outputs(self, classes: int, targets: int) -> int:
        refuse_without_classes(classes, Sentence("the squared error behind an activation"))
        return 1 if classes == 2 and self.link != "softmax" else classes

    def encode(self, y: Array, classes: int) -> Array:
        if self.link == "softmax":
            return one_hot(y, classes)
        return class_targets(y, classes, self.no)

    def predict(self, z: Array) -> Array:
        return activation[self.link]()(z)

    def probabilities(self, z: Array) -> Array | None:
        one_sigmoid = self.link == "sigmoid" and z.shape[1] == 1
        return self.shares(z) if one_sigmoid or self.link == "softmax" else None

    def rows(self, z: Array, y: Array) -> Array:
        return half_squares(self._error(z, y))

    def row_gradient(self, z: Array, y: Array) -> Array:
        return activation[self.link]().backward(z, self.predict(z), self._error(z, y))

    def shares(self, z: Array) -> Array:
        p, rest = self._certainty(z)
        return np.concatenate([rest, p], axis=1) if p.shape[1] == 1 else p

    @property
    def kernel_answer(self) -> tuple[str, float]:
        return "first_firing" if self.link == "step" else "largest", 0.0

    def classify(self, z: Array) -> Array:
        if self.link == "step" and z.shape[1] > 1:
            # Where several fire, the first does.
            return np.argmax(self.shares(z), axis=1)
        return Loss.classify(self, z)

    def _error(self, z: Array, y: Array) -> Array:
        """f(z) - y, with all digits where the two are nearly equal."""
        reach = 1 - self.no
        return gap(*self._certainty(z), (y - self.no) / reach) * reach

    def _certainty(self, z: Array) -> tuple[Array, Array]:
        """How far each output is from no (0) to yes (1), and how far it is from yes."""
        if self.link == "softmax":
            p = softmax(z)
            return p, complement(p)
        if self.link == "step":
            fires = activation[self.link]()(z)
            return fires, 1 - fires
        # (1 + tanh z) / 2 is the sigmoid of 2z.
        s = 2 * z if self.link == "tanh" else z
        return Sigmoid()(s), Sigmoid()(-s)
