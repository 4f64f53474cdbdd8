"""Layers: what each computes forwards, and the exact chain rule backwards.

Layers hold no arrays. `forward(params, x, mode) -> (y, cache)` and
`backward(params, cache, dy, grads) -> dx` are given everything they read and show everything they
keep, so that any intermediate value can be looked at. Batches are rows: `x (n, fan_in)`,
`y (n, width)`, `dy = ∂L/∂y`. `params` maps names to arrays and holds the running statistics too;
`grads` holds arrays of the parameters' shapes, which `backward` fills.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.activations import Activation, Tanh
from engine.arrays import Array, Shapes
from engine.initializers import Glorot, Initializer
from engine.knobs import Spec, knob, part
from engine.registry import Registry

Arrays = Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Mode:
    """Whether a pass trains (batch statistics, noise from `rng`) or only predicts."""

    training: bool
    rng: np.random.Generator | None = None


TEST = Mode(training=False)


@dataclass(frozen=True, slots=True)
class Layer(Spec):
    """One step of the network, from a batch of rows to a batch of rows."""

    formula: ClassVar[str]
    penalized: ClassVar[tuple[str, ...]] = ()

    def width(self, fan_in: int) -> int:
        """Columns of the output for `fan_in` columns of input."""
        return fan_in

    def shapes(self, fan_in: int) -> Shapes:
        """Shapes of the parameters that gradients train."""
        return {}

    def buffer_shapes(self, fan_in: int) -> Shapes:
        """Shapes of the running statistics, which no gradient trains."""
        return {}

    def init(self, fan_in: int, rng: np.random.Generator) -> dict[str, Array]:
        """First values of parameters and running statistics."""
        return {}

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, Any]:
        """y and what `backward` will need; writes to nothing."""
        raise NotImplementedError

    def backward(
        self, params: Arrays, cache: Any, dy: Array, grads: Arrays, to_input: bool = True
    ) -> Array | None:
        """Fill `grads`; return ∂L/∂x, or None when `to_input` says nobody needs it."""
        raise NotImplementedError

    def observe(self, params: Arrays, cache: Any) -> None:
        """Move the running statistics towards the batch that `cache` saw."""


layer: Registry[Layer] = Registry("layer", Layer)


@layer("dense", label="Dense")
@dataclass(frozen=True, slots=True)
class Dense(Layer):
    """Every unit is a weighted sum of all inputs plus a bias.

    y = x W + b with W (fan_in, units), b (units,). Backwards: ∂L/∂W = xᵀ dy, ∂L/∂b = Σ rows of
    dy, ∂L/∂x = dy Wᵀ. The slides write columns, W x + b: their W is the transpose of this one.
    """

    units: int = knob(
        8,
        low=1,
        high=2048,
        log=True,
        rebuilds=True,
        level="beginner",
        symbol="m",
        help="How many neurons the layer has.",
    )
    init_weights: Initializer = part(
        Glorot, label="Initialisation", rebuilds=True, help="How the weights start."
    )
    init_bias: float = knob(
        0.0,
        low=-10.0,
        high=10.0,
        label="First bias",
        symbol="b₀",
        rebuilds=True,
        level="full",
        help="The value every bias starts from.",
    )
    formula: ClassVar[str] = "s = x W + b"
    penalized: ClassVar[tuple[str, ...]] = ("W",)

    def width(self, fan_in: int) -> int:
        return self.units

    def shapes(self, fan_in: int) -> Shapes:
        return {"W": (fan_in, self.units), "b": (self.units,)}

    def init(self, fan_in: int, rng: np.random.Generator) -> dict[str, Array]:
        weights = self.init_weights.draw(fan_in, self.units, rng)
        return {"W": weights, "b": np.full(self.units, self.init_bias)}

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, Array]:
        y: Array = x.dot(params["W"])
        y += params["b"]
        return y, x

    def backward(
        self, params: Arrays, cache: Array, dy: Array, grads: Arrays, to_input: bool = True
    ) -> Array | None:
        cache.T.dot(dy, out=grads["W"])
        np.add.reduce(dy, axis=0, out=grads["b"])
        return dy.dot(params["W"].T) if to_input else None


@dataclass(slots=True)
class Normalized:
    """What batch normalisation keeps of a pass: x̂, 1/√(var + ε), and the batch's statistics."""

    x_hat: Array
    inverse_std: Array
    mean: Array
    variance: Array
    training: bool


@layer("batch_norm", label="Batch normalisation")
@dataclass(frozen=True, slots=True)
class BatchNorm(Layer):
    """Gives every unit mean 0 and variance 1 over the batch, then a scale and shift to learn.

    x̂ = (x - mean) / √(var + ε), y = γ x̂ + β, with the batch's mean and biased variance (1/n)
    while training and running averages otherwise. Backwards, while training, the gradient
    flows through mean and variance as well: ∂L/∂x = γ/(n√(var+ε)) (n dy - Σdy - x̂ Σ(dy x̂)).
    The running variance is the unbiased one (1/(n-1)), as in PyTorch. With batches of one
    sample x̂ is 0: nothing of the input gets through. Source: Ioffe, Szegedy 2015.
    """

    momentum: float = knob(
        0.1,
        low=0.001,
        high=1.0,
        log=True,
        help="Share of the newest batch in the running averages.",
    )
    epsilon: float = knob(
        1e-5,
        low=1e-8,
        high=0.1,
        log=True,
        symbol="ε",
        level="full",
        help="Added to the variance, so that nothing is divided by zero.",
    )
    formula: ClassVar[str] = "y = γ (x − mean) / √(var + ε) + β"

    def shapes(self, fan_in: int) -> Shapes:
        return {"gamma": (fan_in,), "beta": (fan_in,)}

    def buffer_shapes(self, fan_in: int) -> Shapes:
        return {"running_mean": (fan_in,), "running_variance": (fan_in,)}

    def init(self, fan_in: int, rng: np.random.Generator) -> dict[str, Array]:
        ones, zeros = np.ones(fan_in), np.zeros(fan_in)
        return {"gamma": ones, "beta": zeros, "running_mean": zeros, "running_variance": ones}

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, Normalized]:
        if mode.training:
            mean = np.add.reduce(x, axis=0)
            mean /= len(x)
            x_hat = x - mean
            variance = np.einsum("ij,ij->j", x_hat, x_hat)
            variance /= len(x)
        else:
            mean, variance = params["running_mean"], params["running_variance"]
            x_hat = x - mean
        inverse_std = 1 / np.sqrt(variance + self.epsilon)
        x_hat *= inverse_std
        y = x_hat * params["gamma"]
        y += params["beta"]
        return y, Normalized(x_hat, inverse_std, mean, variance, mode.training)

    def backward(
        self, params: Arrays, cache: Normalized, dy: Array, grads: Arrays, to_input: bool = True
    ) -> Array | None:
        np.einsum("ij,ij->j", dy, cache.x_hat, out=grads["gamma"])
        np.add.reduce(dy, axis=0, out=grads["beta"])
        if not to_input:
            return None
        scale = params["gamma"] * cache.inverse_std
        if not cache.training:
            return dy * scale
        n = len(dy)
        dx: Array = dy - grads["beta"] / n
        dx -= cache.x_hat * (grads["gamma"] / n)
        dx *= scale
        return dx

    def observe(self, params: Arrays, cache: Normalized) -> None:
        n = len(cache.x_hat)
        unbiased = cache.variance * (n / (n - 1)) if n > 1 else cache.variance
        for name, now in (("running_mean", cache.mean), ("running_variance", unbiased)):
            running = params[name]
            running += self.momentum * (now - running)


@layer("activate", label="Activation")
@dataclass(frozen=True, slots=True)
class Activate(Layer):
    """Applies an activation function to every unit.

    h = f(s), ∂L/∂s = ∂L/∂h · f'(s).
    """

    activation: Activation = part(
        Tanh,
        level="beginner",
        help="The non-linearity of the layer; changing it keeps the weights.",
    )
    formula: ClassVar[str] = "h = f(s)"

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Array]]:
        h = self.activation(x)
        return h, (x, h)

    def backward(
        self,
        params: Arrays,
        cache: tuple[Array, Array],
        dy: Array,
        grads: Arrays,
        to_input: bool = True,
    ) -> Array | None:
        return self.activation.backward(*cache, dy) if to_input else None
