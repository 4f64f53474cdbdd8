"""Layers of weighted sums: Dense, and Maxout with several sums for each unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from engine.arrays import Array, Shapes
from engine.network.initializers import Glorot, Initializer
from engine.network.layers.base import QUIET, Arrays, Layer, Mode, layer, lr_multiplier
from engine.network.layers.biases import bias_lr_multiplier, bias_switch, first_biases
from engine.network.layers.moments import Flow, SignalMoments
from engine.network.layers.readings import Factors, Term
from engine.network.layers.units import MOST_UNITS, Units, frozen_units, with_unit
from engine.sentences import Sentence
from engine.specs.edits import switched
from engine.specs.knobs import knob, part


@dataclass(frozen=True, slots=True)
class Affine(Layer):
    """Weighted sums s = x W + b of all inputs; `sums` of them make one unit.

    Without `bias` there is no array "b". `without_bias` is the formula then.
    """

    units: int = knob(
        8,
        low=1,
        high=MOST_UNITS,
        log=True,
        rebuilds=True,
        level="beginner",
        symbol="m",
        help="How many neurons the layer has.",
    )
    init_weights: Initializer = part(
        Glorot, label="Initialisation", rebuilds=True, help="How the weights start."
    )
    bias: bool = bias_switch()
    init_bias: Initializer = first_biases()
    lr_multiplier: float = lr_multiplier()
    bias_lr_multiplier: float = bias_lr_multiplier()
    frozen: Units = frozen_units()
    weighted: ClassVar[bool] = True
    without_bias: ClassVar[str]
    arrays: ClassVar[Mapping[str, Term]] = {
        "W": Term("W", Sentence("weights"), times="x"),
        "b": Term("b", Sentence("biases")),
    }

    @property
    def title(self) -> Sentence:
        return Sentence("{name} {units}", name=Sentence(self.label), units=self.units)

    @property
    def rule(self) -> str:
        return self.formula if self.bias else self.without_bias

    @property
    def sums(self) -> int:
        return 1

    @property
    def penalized(self) -> tuple[str, ...]:
        return ("W",)

    @property
    def biases(self) -> tuple[str, ...]:
        return ("b",) if self.bias else ()

    def with_units(self, units: int) -> Affine:
        return replace(self, units=units)

    def with_unit_frozen(self, unit: int, frozen: bool) -> Affine:
        return replace(self, frozen=with_unit(self.frozen, unit, frozen))

    def fill_lr_multipliers(self, factors: Arrays, frozen: Units) -> Units:
        own = tuple(unit for unit in self.frozen if unit < self.units)
        for name, values in factors.items():
            own_factor = self.bias_lr_multiplier if name in self.biases else 1.0
            values[...] = self.lr_multiplier * own_factor
            by_unit = values.reshape(*values.shape[:-1], self.sums, self.units)
            by_unit[..., list(own)] = 0
        return own

    @property
    def data_dependent(self) -> bool:
        return self.init_weights.data_dependent

    def width(self, fan_in: int) -> int:
        return self.units

    def shapes(self, fan_in: int) -> Shapes:
        columns = self.sums * self.units
        return {"W": (fan_in, columns)} | dict.fromkeys(self.biases, (columns,))

    def init(self, fan_in: int, rng: np.random.Generator) -> dict[str, Array]:
        # Each draw knows the true fan-out; one wide matrix would be scaled for another layer.
        draws = [self.init_weights.draw(fan_in, self.units, rng) for _ in range(self.sums)]
        return {"W": np.concatenate(draws, axis=1)} | {
            name: self._first_biases(fan_in, rng) for name in self.biases
        }

    def _first_biases(self, fan_in: int, rng: np.random.Generator) -> Array:
        """b (sums · units,): a bias starts as one more weight of its sum would.

        It is the weight of an input that is always 1, hence a row of a matrix with the fan-in and
        fan-out of the layer. Biases have a stream of their own: other biases, same weights.
        """
        (stream,) = rng.spawn(1)
        rows = [self.init_bias.draw(fan_in, self.units, stream)[0] for _ in range(self.sums)]
        return np.concatenate(rows)

    def settle(self, params: Arrays, x: Array) -> None:
        self.init_weights.settle(
            params["W"], lambda: self.forward(params, x, QUIET)[0], params.get("b")
        )


def entering(x: Array, name: str, index: tuple[int, ...]) -> Array:
    """What a weight or bias is multiplied by, (n,): an input of x (n, fan_in), or 1."""
    return x[:, index[0]] if name == "W" else np.ones(len(x))


@layer("dense", label="Dense")
@dataclass(frozen=True, slots=True)
class Dense(Affine):
    """Every unit is a weighted sum of all inputs plus a bias.

    y = x W + b with W (fan_in, units), b (units,). Backwards: ∂L/∂W = xᵀ dy, ∂L/∂b = Σ rows of
    dy, ∂L/∂x = dy Wᵀ. The slides write columns, W x + b: their W is the transpose of this one.
    """

    formula: ClassVar[str] = "s = x W + b"
    kernel: ClassVar[tuple[str, ...]] = ("dense", "bias")
    without_bias: ClassVar[str] = "s = x W"
    answer: ClassVar[Term] = Term("s", Sentence("pre-activation"))

    @classmethod
    def begin_block(cls, weights: Layer, active: Layer) -> tuple[Layer, ...]:
        return (switched(weights, cls), active)

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, Array]:
        y: Array = x.dot(params["W"])
        if self.bias:
            y += params["b"]
        return y, x

    def backward(
        self, params: Arrays, cache: Array, dy: Array, grads: Arrays, to_input: bool = True
    ) -> Array | None:
        cache.T.dot(dy, out=grads["W"])
        if self.bias:
            np.add.reduce(dy, axis=0, out=grads["b"])
        return dy.dot(params["W"].T) if to_input else None

    def flow(self, fan_in: int, x: SignalMoments) -> Flow | None:
        """E s² = fan_in · Var W · E x² + E b²; E δ² below = units · Var W · E δ² above."""
        if self.data_dependent:
            # Such weights are scaled until their sums have variance 1.
            variance = 1 / (fan_in * x.second) if x.second > 0 else 0.0
            return Flow(SignalMoments(0.0, 1.0), self.units * variance)
        drawn = self.init_weights.moments(fan_in, self.units)
        biases = self.init_bias.moments(fan_in, self.units) if self.bias else (0.0, 0.0)
        if drawn is None or drawn[0] or biases is None:
            return None
        variance = fan_in * drawn[1] * x.second + biases[1]
        return Flow(SignalMoments(biases[0], variance), self.units * drawn[1])

    def factors(
        self, params: Arrays, cache: Array, dy: Array, name: str, index: tuple[int, ...]
    ) -> Factors:
        return dy[:, index[-1]], entering(cache, name, index)


@dataclass(slots=True)
class Winners:
    """What maxout keeps of a pass: its input x, and which piece (n, units) was the largest."""

    x: Array
    piece: Array


@layer("maxout", label="Maxout")
@dataclass(frozen=True, slots=True)
class Maxout(Affine):
    """Every unit has several weighted sums and answers with the largest of them.

    yⱼ = max over p of sₚⱼ with s = x W + b, W (fan_in, pieces · units): the columns of the first
    piece of all units, then those of the second. Backwards the gradient is 1 to the largest sum
    and 0 to the rest, ∂L/∂sₚⱼ = dyⱼ if p is the arg-max (the first of equal ones). A maximum of
    straight lines is any convex function, so no activation need follow; ReLU is max(s, 0). All
    pieces start alike under zero or constant weights: only the first would ever learn.
    Source: Goodfellow and others 2013.
    """

    pieces: int = knob(
        2,
        low=2,
        high=16,
        symbol="k",
        rebuilds=True,
        level="beginner",
        help="How many weighted sums each unit takes the largest of.",
    )
    formula: ClassVar[str] = "yⱼ = maxₚ (x Wₚ + bₚ)ⱼ"
    kernel: ClassVar[tuple[str, ...]] = ("maxout", "pieces", "bias")
    without_bias: ClassVar[str] = "yⱼ = maxₚ (x Wₚ)ⱼ"
    answer: ClassVar[Term] = Term("h", Sentence("largest sum"))

    @property
    def title(self) -> Sentence:
        return Sentence(
            "{name} {units} × {pieces}",
            name=Sentence(self.label),
            units=self.units,
            pieces=self.pieces,
        )

    @property
    def sums(self) -> int:
        return self.pieces

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, Winners]:
        s: Array = x.dot(params["W"])
        if self.bias:
            s += params["b"]
        pieces = s.reshape(len(x), self.pieces, self.units)
        return np.maximum.reduce(pieces, axis=1), Winners(x, pieces.argmax(axis=1))

    def backward(
        self, params: Arrays, cache: Winners, dy: Array, grads: Arrays, to_input: bool = True
    ) -> Array | None:
        largest = np.arange(self.pieces)[:, None] == cache.piece[:, None, :]
        ds: Array = (largest * dy[:, None, :]).reshape(len(dy), -1)
        cache.x.T.dot(ds, out=grads["W"])
        if self.bias:
            np.add.reduce(ds, axis=0, out=grads["b"])
        return ds.dot(params["W"].T) if to_input else None

    def factors(
        self, params: Arrays, cache: Winners, dy: Array, name: str, index: tuple[int, ...]
    ) -> Factors:
        piece, unit = divmod(index[-1], self.units)
        won = cache.piece[:, unit] == piece
        return dy[:, unit] * won, entering(cache.x, name, index)

    def kernel_room(self, fan_in: int) -> tuple[int, int]:
        return (2 * self.pieces + 1) * self.units, 0

    def kernel_cache(self, x: Array, y: Array, room: Array) -> Winners:
        return Winners(x, room[-y.size :].reshape(y.shape).astype(np.intp))
