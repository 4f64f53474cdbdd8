"""Jacobians: how the outputs of a layer answer to its inputs, at one sample."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.layers import TEST
from engine.probes.base import Probe, answering, probe
from engine.specs.knobs import knob
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class JacobianReading:
    """∂y/∂x at a point: `matrix (outputs, inputs)`, where x (inputs,) goes in and y comes out."""

    title: str
    matrix: Array
    x: Array
    y: Array


@probe("jacobian", label="Jacobian")
@dataclass(frozen=True, slots=True)
class JacobianProbe(Probe):
    """The Jacobian ∂y/∂x of one layer, or of the whole network, at a training sample.

    Every part of the network is a layer here: Dense gives Wᵀ, an activation diag f'(s), softmax
    its full matrix. The product of all of them, the last one leftmost, is that of the network.
    In test mode. Numbers beyond the last layer or sample take the last one.
    """

    layer: int = knob(
        0, low=0, high=101, help="Which layer, counted from the input; 0 is the whole network."
    )
    sample: int = knob(0, low=0, high=1_000_000, help="Which training sample, counted from 0.")

    def measure(self, trainer: Trainer) -> JacobianReading:
        network, weights = trainer.network, answering(trainer)
        train = trainer.setup.parts["train"]
        place = min(self.sample, len(train) - 1)
        x = train.x[place : place + 1]
        number = min(self.layer, len(network.layers))
        with np.errstate(all="ignore"):
            outputs = network.forward(weights, x, TEST).outputs
            if number == 0:
                matrix = network.jacobian(weights, x)[0]
                title, start, stop = "network", 0, len(network.layers)
            else:
                matrix = network.layer_jacobian(weights, number - 1, x)[0]
                lay = network.layers[number - 1]
                title = f"{number}. {getattr(lay, 'label', type(lay).__name__)}"
                start, stop = number - 1, number
        return JacobianReading(
            title, freeze(matrix), freeze(outputs[start][0]), freeze(outputs[stop][0])
        )
