"""Divergence: training that runs off to infinity, and the layer in which that shows first."""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import ParameterVector
from engine.network.blocks import count_of_blocks
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
    for i, output in enumerate(done.outputs[1:]):
        if not np.isfinite(output).all():
            return _name(network, i)
    if math.isfinite(done.loss):
        for i, views in enumerate(grads.views):
            if not all(math.isfinite(np.vdot(values, values)) for values in views.values()):
                return Sentence("the gradient of {layer}", layer=_name(network, i))
    # Its values are finite, but their squares or exponentials are not.
    return _name(network, len(network.layers) - 1)


def _name(network: Network, index: int) -> str:
    if index == len(network.layers) - 1:
        return Sentence("the output layer")
    return Sentence("layer {n}", n=count_of_blocks(network.layers[: index + 1]))
