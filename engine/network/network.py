"""An ordered stack of layers: the forward pass, the loss, and back-propagation through it.

A `Network` is a description with sizes worked out; it holds no numbers. `Weights` are the
numbers: parameters and running statistics, each kind in one flat vector.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.network.jacobians import jacobian_between
from engine.network.layers import QUIET, TEST, Layer, LayerMisfit, Mode, Units
from engine.network.losses import Loss
from engine.network.penalties import NoPenalty, Penalty
from engine.network.starts import Starts, resolved
from engine.steps import Portions, at_once

PORTION = 400


class ShapeError(ValueError):
    """Rows that do not fit a network: says what was expected and what was found."""


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

    @property
    def pulling(self) -> int:
        """How many samples pull at the weights: those with ∂L/∂z ≠ 0."""
        dz = self.deltas[-1]
        return 0 if dz is None else int(np.count_nonzero(dz.any(axis=1)))


class Weights:
    """The numbers of a network: `params` (trained) and `buffers` (running statistics)."""

    def __init__(self, network: Network) -> None:
        sizes = list(zip(network.layers, network.fan_ins, strict=True))
        self.params = ParameterVector([lay.shapes(n) for lay, n in sizes], network.dtype)
        self.buffers = ParameterVector([lay.buffer_shapes(n) for lay, n in sizes], network.dtype)
        self.layers = [a | b for a, b in zip(self.params.views, self.buffers.views, strict=True)]

    def copied(self, network: Network) -> Weights:
        """The same numbers for the same network, which may go their own way."""
        twin = Weights(network)
        twin.params.flat[...], twin.buffers.flat[...] = self.params.flat, self.buffers.flat
        return twin


class Network:
    """Layers with their sizes, a loss on top and a penalty on the weights.

    `starts` are the first values set by hand. Raises `LayerMisfit`, and `SpecError` for a start
    without a place.
    """

    def __init__(
        self,
        layers: tuple[Layer, ...],
        fan_in: int,
        loss: Loss,
        penalty: Penalty | None = None,
        dtype: str = "float64",
        starts: Starts = (),
    ) -> None:
        self.layers = layers
        self.loss = loss
        self.penalty = penalty or NoPenalty()
        self.dtype = dtype
        widths = [fan_in]
        for i, lay in enumerate(layers):
            if (problem := lay.problem(widths[-1])) is not None:
                raise LayerMisfit(i, problem)
            widths.append(lay.width(widths[-1]))
        self.fan_ins = tuple(widths[:-1])
        self.width = widths[-1]
        self._first = next(
            (i for i, lay in enumerate(layers) if lay.shapes(widths[i])), len(layers)
        )
        sized = enumerate(zip(layers, self.fan_ins, strict=True))
        self._observing = tuple(i for i, (lay, n) in sized if lay.buffer_shapes(n))
        self.starts = resolved(self, starts)

    @property
    def parameter_count(self) -> int:
        """How many numbers gradients train."""
        pairs = zip(self.layers, self.fan_ins, strict=True)
        return sum(int(np.prod(s)) for lay, n in pairs for s in lay.shapes(n).values())

    def init(self, stream: Callable[[int], np.random.Generator], x: Array | None = None) -> Weights:
        """Fresh weights; `stream(i)` is the random stream of layer i.

        Initialisers that look at data are finished with the rows x (n, fan_in), layer by layer
        from the input; without x they stay as drawn. What was set by hand comes last.
        """
        weights = Weights(self)
        for i, (lay, fan_in) in enumerate(zip(self.layers, self.fan_ins, strict=True)):
            for name, value in lay.init(fan_in, stream(i)).items():
                weights.layers[i][name][...] = value
        if x is not None and any(lay.data_dependent for lay in self.layers):
            self._settle(weights, self._rows(x))
        self.set_starts(weights)
        return weights

    def set_starts(self, weights: Weights) -> None:
        """Put in what was set by hand."""
        for place, number in self.starts.items():
            weights.layers[place.layer][place.name][place.index] = number

    def _settle(self, weights: Weights, x: Array) -> None:
        """Let each layer finish its first values, given what the ones below make of x."""
        with np.errstate(all="ignore"):
            for lay, params in zip(self.layers, weights.layers, strict=True):
                lay.settle(params, x)
                x, _ = lay.forward(params, x, QUIET)

    @cached_property
    def lr_multipliers(self) -> ParameterVector | None:
        """What each parameter's learning rate is multiplied by; None if all are 1.

        What belongs to a frozen unit has 0: its weights, its bias, and the scale and shift of a
        normalisation that follows it.
        """
        vector = self.gradients()
        frozen: Units = ()
        for lay, views in zip(self.layers, vector.views, strict=True):
            frozen = lay.fill_lr_multipliers(views, frozen)
        return None if (vector.flat == 1).all() else vector

    def gradients(self) -> ParameterVector:
        """An empty gradient: zeros in the shape of the parameters."""
        shapes = [lay.shapes(n) for lay, n in zip(self.layers, self.fan_ins, strict=True)]
        return ParameterVector(shapes, self.dtype)

    def forward(self, weights: Weights, x: Array, mode: Mode = TEST) -> Pass:
        """h⁰ = x, hⁱ⁺¹ = layerᵢ(hⁱ): all outputs, x (n, fan_in) first.

        Raises `ShapeError` if x has another shape or, in training, no row.
        """
        x = self._rows(x)
        if mode.training and not len(x):
            raise ShapeError("expected one row or more to train on, found none")
        return self._forward(weights, x, mode)

    def _forward(self, weights: Weights, x: Array, mode: Mode) -> Pass:
        outputs, caches = [x], []
        for lay, params in zip(self.layers, weights.layers, strict=True):
            x, cache = lay.forward(params, x, mode)
            outputs.append(x)
            caches.append(cache)
        return Pass(outputs, caches)

    def predict(self, weights: Weights, x: Array, layers: int | None = None) -> Array:
        """z (n, outputs), the outputs of the last layer, or of the first `layers`, in test mode.

        Rows are taken in portions, and no value on the way is kept, so that memory stays in the
        processor's cache: for 10,000 rows that is four times as fast as `forward`. Raises
        `ShapeError` if x is not (n, fan_in).
        """
        return at_once(self.predict_in_portions(weights, x, layers))

    def predict_in_portions(
        self, weights: Weights, x: Array, layers: int | None = None
    ) -> Portions[Array]:
        """The same with a pause after every portion, perhaps only through the first `layers`.

        What overflows does so silently.
        """
        x = self._rows(x)
        through = list(zip(self.layers, weights.layers, strict=True))[:layers]
        portions = []
        for i in range(0, max(1, len(x)), PORTION):
            h = x[i : i + PORTION]
            with np.errstate(all="ignore"):
                for lay, params in through:
                    h = lay.forward(params, h, TEST)[0]
            portions.append(h)
            if len(x) > PORTION:
                yield
        return np.concatenate(portions)

    def outputs_in_portions(self, weights: Weights, x: Array, mode: Mode) -> Portions[Array]:
        """z (n, outputs) of all rows at once in any mode, with a pause after every layer.

        What overflows does so silently.
        """
        x = self._rows(x)
        for lay, params in zip(self.layers, weights.layers, strict=True):
            with np.errstate(all="ignore"):
                x = lay.forward(params, x, mode)[0]
            yield
        return x

    def backward(self, weights: Weights, done: Pass, dz: Array, grads: ParameterVector) -> None:
        """Back-propagate dz = ∂L/∂z: fill `grads` and `done.deltas`.

        The chain rule from the last layer to the first; it stops at the first layer that has
        parameters, because no one needs ∂L/∂x of the data.
        """
        layers, arrays, caches, views = self.layers, weights.layers, done.caches, grads.views
        deltas: list[Array | None] = [None] * len(layers)
        done.deltas = deltas
        dy: Array | None = dz
        for i in range(len(layers) - 1, self._first - 1, -1):
            assert dy is not None
            deltas[i] = dy
            dy = layers[i].backward(arrays[i], caches[i], dy, views[i], i > self._first)

    def loss_and_gradients(
        self,
        weights: Weights,
        x: Array,
        y: Array,
        mode: Mode,
        grads: ParameterVector,
        sample_weights: Array | None = None,
        penalized: bool = True,
    ) -> Pass:
        """One forward and one backward pass; `grads` gets ∂(L + R)/∂parameters.

        x (n, fan_in), y (n, outputs) encoded targets, sample_weights (n,) for a weighted mean.
        `penalized` = False leaves out ∂R, for a penalty that acts after the step. The returned
        pass holds the loss L of the batch (a mean over its rows, without the penalty R). Nothing
        is checked here: a training step takes its batch from samples that were checked once.
        """
        done = self._forward(weights, x, mode)
        z = done.outputs[-1]
        done.loss, dz = self.loss.value_with_gradient(z, y, sample_weights)
        self.backward(weights, done, dz, grads)
        if penalized:
            self._penalize(weights, grads)
        return done

    def jacobian(self, weights: Weights, x: Array) -> Array:
        """∂z/∂x (n, outputs, fan_in): how each output answers to each input, row by row.

        Exact, by the chain rule: one backward pass for each output, in test mode, so that rows
        do not depend on each other. It is the product of the layers' Jacobians, the last layer's
        leftmost. x (n, fan_in) are inputs of the network: features and scaling come before.
        """
        return jacobian_between(self, weights, self.forward(weights, x), 0, len(self.layers))

    def layer_jacobian(self, weights: Weights, i: int, x: Array) -> Array:
        """∂hⁱ⁺¹/∂hⁱ (n, width, fan_in) of layer i alone, where the network sees x (n, fan_in).

        Dense: Wᵀ, the same for every row. Activation: diag f'(s), or the full matrix of softmax.
        Raises IndexError if there is no layer i.
        """
        if not 0 <= i < len(self.layers):
            raise IndexError(f"expected a layer from 0 to {len(self.layers) - 1}, found {i}")
        return jacobian_between(self, weights, self.forward(weights, x), i, i + 1)

    def _rows(self, x: Any) -> Array:
        """x as an array of the network's precision; raises `ShapeError`."""
        fan_in = self.fan_ins[0] if self.layers else self.width
        try:
            rows = np.asarray(x, self.dtype)
        except (TypeError, ValueError):
            raise ShapeError("expected a table of numbers, all rows alike") from None
        if rows.ndim != 2 or rows.shape[1] != fan_in:
            raise ShapeError(f"expected rows of the shape (n, {fan_in}), found {rows.shape}")
        return rows

    @property
    def draws_noise(self) -> bool:
        """Whether a training pass draws random numbers, as dropout does."""
        return any(lay.draws_noise for lay in self.layers)

    def observe(self, weights: Weights, done: Pass) -> None:
        """Let running statistics move towards the batch of a training pass."""
        for i in self._observing:
            self.layers[i].observe(weights.layers[i], done.caches[i])

    def penalty_value(self, weights: Weights) -> float:
        """R, the penalty on all weights."""
        return sum(
            self.penalty.value(weights.params.views[i][name], bias)
            for i, name, bias in self._priced()
        )

    def proximal_step(self, weights: Weights, rate: float) -> Array:
        """Let a proximal penalty shrink the parameters after a step of this learning rate.

        Returns what was added to the flat vector of parameters. Each parameter's own factor of
        the learning rate counts, so frozen parameters stay.
        """
        flat, factors = weights.params.flat, self.lr_multipliers
        before = flat.copy()
        for i, name, bias in self._priced():
            own_rate = rate if factors is None else rate * factors.views[i][name]
            self.penalty.proximal_step(weights.params.views[i][name], own_rate, bias)
        return flat - before

    def _priced(self) -> Iterator[tuple[int, str, bool]]:
        """Layer, name, and whether it is a bias, of every array that the penalty counts."""
        for i, lay in enumerate(self.layers):
            yield from ((i, name, False) for name in lay.penalized)
            if self.penalty.counts_biases:
                yield from ((i, name, True) for name in lay.biases)

    def _penalize(self, weights: Weights, grads: ParameterVector) -> None:
        if isinstance(self.penalty, NoPenalty):
            return
        for i, name, bias in self._priced():
            grads.views[i][name] += self.penalty.gradient(weights.params.views[i][name], bias)
