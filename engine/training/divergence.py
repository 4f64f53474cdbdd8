"""Divergence: training that runs off to infinity, and the layer in which that shows first."""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import ParameterVector
from engine.network.naming import OUTPUT_LAYER, PlaceNames
from engine.network.network import Network, Pass
from engine.sentences import Sentence


class Diverged(ArithmeticError):  # noqa: N818
    """Loss or gradient became infinite or NaN; parameters are those of the last finite step."""

    def __init__(self, step: int, where: str) -> None:
        super().__init__(
            Sentence(
                "Loss became infinite at step {step}, first in {where}.", step=step, where=where
            )
        )
        self.step = step
        self.where = where


def first_not_finite(network: Network, done: Pass, grads: ParameterVector) -> str:
    """The first layer whose output, or else gradient, is not finite, in words."""
    names = PlaceNames(network)
    for i, output in enumerate(done.outputs[1:]):
        if not np.isfinite(output).all():
            return names.layer(names.column_of(i))
    if math.isfinite(done.loss):
        for i, views in enumerate(grads.views):
            if not all(math.isfinite(np.vdot(values, values)) for values in views.values()):
                return Sentence("the gradient of {layer}", layer=names.layer(names.column_of(i)))
    # Its values are finite, but their squares or exponentials are not.
    return OUTPUT_LAYER
