"""The training samples in the order of an epoch, cut into mini-batches."""

from __future__ import annotations

from dataclasses import dataclass

from engine.arrays import Array
from engine.training.setup import Setup


@dataclass(frozen=True, slots=True)
class Batches:
    """x (n, d), targets y (n, outputs) and sample weights (n,) or None, in this order.

    `order` (n,) holds their numbers in the training part. States share it: nobody writes to it.
    """

    order: Array
    x: Array
    y: Array
    weights: Array | None

    @classmethod
    def of(cls, setup: Setup, order: Array) -> Batches:
        """The training part of a setup in this order."""
        order.flags.writeable = False
        train = setup.parts["train"]
        weights = setup.sample_weights(train.labels[order])
        return cls(order, train.x[order], train.y[order], weights)

    def __len__(self) -> int:
        return len(self.x)

    def cut(self, start: int, stop: int) -> tuple[Array, Array, Array | None]:
        """Samples, targets and weights of one mini-batch; the last one takes what is left."""
        weights = None if self.weights is None else self.weights[start:stop]
        return self.x[start:stop], self.y[start:stop], weights
