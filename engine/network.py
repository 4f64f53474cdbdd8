"""An ordered stack of layers: the forward pass, the loss, and back-propagation through it.

A `Network` is a description with sizes worked out; it holds no numbers. `Weights` are the
numbers: parameters and running statistics, each kind in one flat vector.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.layers import TEST, Layer, Mode
from engine.losses import Loss
from engine.penalties import NoPenalty, Penalty

PORTION = 400


@dataclass(slots=True)
class Pass:
    """Everything one pass computed.

    outputs[0] is x, outputs[i + 1] the output of layer i; caches[i] what layer i kept;
    deltas[i] = ∂L/∂outputs[i + 1] (empty until `backward`, None below the first
    parameters); loss without penalty.
    """

    outputs: list[Array]
    caches: list[Any]
    loss: float = float("nan")
    deltas: list[Array | None] = field(default_factory=list)


class Weights:
    """The numbers of a network: `params` (trained) and `buffers` (running statistics)."""

    def __init__(self, network: Network) -> None:
        sizes = list(zip(network.layers, network.fan_ins, strict=True))
        self.params = ParameterVector([lay.shapes(n) for lay, n in sizes], network.dtype)
        self.buffers = ParameterVector([lay.buffer_shapes(n) for lay, n in sizes], network.dtype)
        self.layers = [a | b for a, b in zip(self.params.views, self.buffers.views, strict=True)]


class Network:
    """Layers with their sizes, a loss on top and a penalty on the weights."""

    def __init__(
        self,
        layers: tuple[Layer, ...],
        fan_in: int,
        loss: Loss,
        penalty: Penalty | None = None,
        dtype: str = "float64",
    ) -> None:
        self.layers = layers
        self.loss = loss
        self.penalty = penalty or NoPenalty()
        self.dtype = dtype
        widths = [fan_in]
        for lay in layers:
            widths.append(lay.width(widths[-1]))
        self.fan_ins = tuple(widths[:-1])
        self.width = widths[-1]
        self._first = next(
            (i for i, lay in enumerate(layers) if lay.shapes(widths[i])), len(layers)
        )

    @property
    def parameter_count(self) -> int:
        """How many numbers gradients train."""
        pairs = zip(self.layers, self.fan_ins, strict=True)
        return sum(int(np.prod(s)) for lay, n in pairs for s in lay.shapes(n).values())

    def init(self, stream: Callable[[int], np.random.Generator]) -> Weights:
        """Fresh weights; `stream(i)` is the random stream of layer i."""
        weights = Weights(self)
        for i, (lay, fan_in) in enumerate(zip(self.layers, self.fan_ins, strict=True)):
            for name, value in lay.init(fan_in, stream(i)).items():
                weights.layers[i][name][...] = value
        return weights

    def gradients(self) -> ParameterVector:
        """An empty gradient: zeros in the shape of the parameters."""
        shapes = [lay.shapes(n) for lay, n in zip(self.layers, self.fan_ins, strict=True)]
        return ParameterVector(shapes, self.dtype)

    def forward(self, weights: Weights, x: Array, mode: Mode = TEST) -> Pass:
        """h⁰ = x, hⁱ⁺¹ = layerᵢ(hⁱ): all outputs, x (n, fan_in) first."""
        outputs, caches = [x], []
        for lay, params in zip(self.layers, weights.layers, strict=True):
            x, cache = lay.forward(params, x, mode)
            outputs.append(x)
            caches.append(cache)
        return Pass(outputs, caches)

    def predict(self, weights: Weights, x: Array) -> Array:
        """z (n, outputs), the outputs of the last layer in test mode.

        Rows are taken in portions, and no value on the way is kept, so that memory stays in the
        processor's cache: for 10,000 rows that is four times as fast as `forward`.
        """
        portions = []
        for i in range(0, max(1, len(x)), PORTION):
            h = x[i : i + PORTION]
            for lay, params in zip(self.layers, weights.layers, strict=True):
                h = lay.forward(params, h, TEST)[0]
            portions.append(h)
        return np.concatenate(portions)

    def backward(self, weights: Weights, done: Pass, dz: Array, grads: ParameterVector) -> None:
        """Back-propagate dz = ∂L/∂z: fill `grads` and `done.deltas`.

        The chain rule from the last layer to the first; it stops at the first layer that has
        parameters, because no one needs ∂L/∂x of the data.
        """
        done.deltas = [None] * len(self.layers)
        dy: Array | None = dz
        for i in range(len(self.layers) - 1, self._first - 1, -1):
            if dy is None:
                break
            done.deltas[i] = dy
            dy = self.layers[i].backward(
                weights.layers[i], done.caches[i], dy, grads.views[i], to_input=i > self._first
            )

    def loss_and_gradients(
        self, weights: Weights, x: Array, y: Array, mode: Mode, grads: ParameterVector
    ) -> Pass:
        """One forward and one backward pass; `grads` gets ∂(L + R)/∂parameters.

        x (n, fan_in), y (n, outputs) encoded targets. The returned pass holds the loss L of the
        batch (a mean over its rows, without the penalty R).
        """
        done = self.forward(weights, x, mode)
        z = done.outputs[-1]
        done.loss = self.loss.value(z, y)
        self.backward(weights, done, self.loss.gradient(z, y), grads)
        self._penalize(weights, grads)
        return done

    def penalty_value(self, weights: Weights) -> float:
        """R, the penalty on all weights."""
        return sum(
            self.penalty.value(weights.params.views[i][name])
            for i, lay in enumerate(self.layers)
            for name in lay.penalized
        )

    def _penalize(self, weights: Weights, grads: ParameterVector) -> None:
        if isinstance(self.penalty, NoPenalty):
            return
        for i, lay in enumerate(self.layers):
            for name in lay.penalized:
                grads.views[i][name] += self.penalty.gradient(weights.params.views[i][name])
