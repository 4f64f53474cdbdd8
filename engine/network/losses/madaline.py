"""MADALINE: many ADALINEs that vote, trained by the rule of least disturbance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.losses.base import (
    Loss,
    LossMisfit,
    class_targets,
    loss,
    refuse_without_classes,
)
from engine.network.losses.distances import half_squares
from engine.sentences import Sentence
from engine.specs.knobs import choice


@loss("madaline", label="MADALINE")
@dataclass(frozen=True, slots=True)
class Madaline(Loss):
    """Several ADALINEs vote; where the majority is wrong, those nearest to 0 are pulled over.

    K outputs are sums z, each votes for class 1 if z ≥ 0, else for class 0; most votes win. For a
    wrong answer as few units as would turn it are chosen, those with the smallest |z| among the
    wrong ones, and each is trained as an ADALINE: L = 1/(2n) Σᵢ Σ chosen (zᵢₖ − yᵢ)², y ∈ {−1, 1};
    ∂L/∂z = (z − y)/n of those, 0 of all others. Right answers pull at nothing. Without a hidden
    layer and with batches of one sample, plain gradient descent on it is the first MADALINE rule:
    the output layer is the layer of ADALINEs, and the vote is never trained. Source: Widrow, Hoff
    1960, Ridgway 1962.
    """

    units: str = choice(
        "3",
        "3",
        "5",
        "7",
        "9",
        label="ADALINEs",
        rebuilds=True,
        help="How many of them vote: an odd number, so that there is no draw.",
    )
    formula: ClassVar[str] = "L = 1/(2n) Σ chosen (z − y)²,  y ∈ {−1, 1}"
    kernel: ClassVar[tuple[str, ...]] = ("madaline",)

    @property
    def no(self) -> float:
        return -1.0

    def outputs(self, classes: int, targets: int) -> int:
        refuse_without_classes(classes, Sentence("MADALINE"))
        if classes != 2:
            raise LossMisfit(
                Sentence("MADALINE tells two classes apart; this data has {count}", count=classes)
            )
        return int(self.units)

    def encode(self, y: Array, classes: int) -> Array:
        return np.repeat(class_targets(y, classes, self.no), int(self.units), axis=1)

    def predict(self, z: Array) -> Array:
        return z.copy()

    def rows(self, z: Array, y: Array) -> Array:
        return half_squares(self.row_gradient(z, y))

    def row_gradient(self, z: Array, y: Array) -> Array:
        dz: Array = (z - y) * self.chosen(z, y)
        return dz

    def chosen(self, z: Array, y: Array) -> Array:
        """Which units (n, K) are trained: the fewest that turn a wrong answer, nearest to 0."""
        wrong = (z >= 0) != (y > 0)
        lacking = wrong.sum(axis=1) - z.shape[1] // 2
        distance = np.where(wrong, np.abs(z), np.inf)
        ranks = np.argsort(np.argsort(distance, axis=1, kind="stable"), axis=1, kind="stable")
        return wrong & (ranks < lacking[:, np.newaxis])

    def shares(self, z: Array) -> Array:
        """The shares of the votes."""
        yes = (z >= 0).mean(axis=1, dtype=z.dtype)
        return np.stack([1 - yes, yes], axis=1)

    @property
    def kernel_answer(self) -> tuple[str, float]:
        return "vote", 0.0

    def classify(self, z: Array) -> Array:
        return (2 * np.count_nonzero(z >= 0, axis=1) > z.shape[1]).astype(np.int64)
