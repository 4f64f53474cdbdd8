"""What every layer is: what it computes forwards, and the exact chain rule backwards.

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

from engine.arrays import Array, Shapes
from engine.network.layers.units import Units
from engine.sentences import Sentence
from engine.specs.knobs import Spec, knob
from engine.specs.registry import Registry

Arrays = Mapping[str, Array]


class LayerMisfit(ValueError):  # noqa: N818
    """A layer that cannot follow what is below it: `problem` says what would fit.

    `place` is its number among the layers of the network, from 0.
    """

    def __init__(self, place: int, problem: str) -> None:
        super().__init__(Sentence("layer {n}: {problem}", n=place, problem=problem))
        self.place = place
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Mode:
    """Whether a pass trains (batch statistics, noise from `rng`) or only predicts."""

    training: bool
    rng: np.random.Generator | None = None


TEST = Mode(training=False)
# Batch statistics as in training, but no noise: what probes and first values are measured with.
QUIET = Mode(training=True)


@dataclass(frozen=True, slots=True)
class Layer(Spec):
    """One step of the network, from a batch of rows to a batch of rows.

    `weighted` layers are what the lectures count: each begins a column of the window, and what
    follows it up to the next one belongs to it. `penalized` names the parameters that a penalty
    on weights counts.
    """

    formula: ClassVar[str]
    weighted: ClassVar[bool] = False

    @property
    def penalized(self) -> tuple[str, ...]:
        """Names of the parameters that a penalty counts: weights, but no biases or scales."""
        return ()

    @property
    def biases(self) -> tuple[str, ...]:
        """Names of the biases, which a penalty counts only if it has a strength of their own."""
        return ()

    def fill_lr_multipliers(self, factors: Arrays, frozen: Units) -> Units:
        """Fill in what the learning rate of each parameter is multiplied by; 0: it never moves.

        `frozen` are the frozen units of what this layer follows; its own are returned.
        """
        # Layers with parameters of their own have the knob, see `lr_multiplier` below.
        for values in factors.values():
            values[...] = getattr(self, "lr_multiplier", 1.0)
            values[..., list(frozen)] = 0
        return frozen

    @property
    def data_dependent(self) -> bool:
        """Whether first values are finished by looking at data, by `settle`."""
        return False

    def problem(self, fan_in: int) -> str | None:
        """One phrase on why the layer cannot take `fan_in` columns of input, else None."""
        return None

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

    def settle(self, params: Arrays, x: Array) -> None:
        """Finish the first values in place, given the first inputs x (n, fan_in) of this layer."""

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


def lr_multiplier() -> Any:
    """The knob of a layer with parameters that makes it learn faster, slower or not at all."""
    return knob(
        1.0,
        low=0.0,
        high=10.0,
        label="Learning-rate factor",
        level="full",
        help="What the learning rate of this layer is multiplied by; 0 freezes the layer.",
    )
