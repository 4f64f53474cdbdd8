"""How weights and biases start: one draw of `W (fan_in, fan_out)` from the random stream "init".

`fan_in` is the number of inputs of a unit, `fan_out` the number of units. Biases are drawn as one
row of such a matrix, see `Affine.init`. Draws are made in float64, so that float32 and float64
experiments start from the same weights.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.specs.knobs import Spec, knob
from engine.specs.registry import Registry


@dataclass(frozen=True, slots=True)
class Initializer(Spec):
    """A rule for the first values of a weight matrix, or of biases."""

    formula: ClassVar[str]
    data_dependent: ClassVar[bool] = False

    @classmethod
    def of_number(cls, value: float) -> Initializer:
        """A number where an initialiser is expected: all start there, as one value for biases."""
        return Constant(value=value) if value else Zeros()

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        """W (fan_in, fan_out) in float64."""
        raise NotImplementedError

    def moments(self, fan_in: int, fan_out: int) -> tuple[float, float] | None:
        """Mean and variance of one weight as drawn; None where no number says it all."""
        return None

    def settle(
        self, weights: Array, output: Callable[[], Array], biases: Array | None = None
    ) -> None:
        """Change drawn weights in place after seeing what the layer makes of the first samples.

        `output()` is the layer's output (n, units) for the weights as they are at that moment,
        `biases` are those of the layer, where it has any; only initialisers that are
        `data_dependent` do anything here.
        """


initializer: Registry[Initializer] = Registry("initializer", Initializer)


@initializer("zeros", label="Zeros")
@dataclass(frozen=True, slots=True)
class Zeros(Initializer):
    """All 0: as weights they leave the units of a layer clones, as biases they are the usual start.

    W = 0.
    """

    formula: ClassVar[str] = "W = 0"

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        return np.zeros((fan_in, fan_out))

    def moments(self, fan_in: int, fan_out: int) -> tuple[float, float]:
        return 0.0, 0.0


@initializer("constant", label="Constant")
@dataclass(frozen=True, slots=True)
class Constant(Initializer):
    """All the same number: as weights they leave units clones, as biases they shift every sum.

    W = c. Slightly positive biases keep ReLU units alive at first.
    """

    value: float = knob(
        0.1, low=-10.0, high=10.0, symbol="c", rebuilds=True, help="The value that all start from."
    )
    formula: ClassVar[str] = "W = c"

    def draw(self, fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
        return np.full((fan_in, fan_out), self.value)

    def moments(self, fan_in: int, fan_out: int) -> tuple[float, float]:
        return self.value, 0.0
