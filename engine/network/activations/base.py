"""What every activation function h = f(s) is: its values, derivatives and chain rule.

Arrays are batches of rows `(n, units)`. Most functions are element-wise: the chain rule is
`∂L/∂s = ∂L/∂h · f'(s)`. A vector function (softmax) mixes the units of a row: the chain rule is
`∂L/∂s = Jᵀ ∂L/∂h` with the row's Jacobian J. At a kink the derivative is a subgradient: 0 for
ReLU at 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.specs.knobs import Spec
from engine.specs.registry import Registry

# A value is saturated when the slope there is below this share of the steepest slope.
SATURATED_SLOPE = 0.05


@dataclass(frozen=True, slots=True)
class Activation(Spec):
    """A non-linearity.

    `elementwise` says that every output depends on its own input alone.
    `kinks` are the points where the derivative jumps (a numeric check stays away from them).
    `steepest` is the largest slope of a function that saturates, 0 of one that does not.
    """

    formula: ClassVar[str]
    kernel: ClassVar[tuple[str, ...]] = ()
    elementwise: ClassVar[bool] = True
    kinks: ClassVar[tuple[float, ...]] = ()
    steepest: ClassVar[float] = 0.0

    def __call__(self, s: Array) -> Array:
        """h = f(s), a new array of the same shape."""
        raise NotImplementedError

    def derivative(self, s: Array, h: Array) -> Array:
        """The slope ∂hₖ/∂sₖ of each output by its own input, given s and h = f(s), a new array.

        That is f'(s) of an element-wise function, the diagonal of the Jacobian of any. Both s and
        h are given so that nothing is computed twice.
        """
        raise NotImplementedError

    def backward(self, s: Array, h: Array, dh: Array) -> Array:
        """∂L/∂s from dh = ∂L/∂h."""
        ds = self.derivative(s, h)
        ds *= dh
        return ds

    def jacobian(self, s: Array) -> Array:
        """J (n, units, units) with J[i, k, j] = ∂h[i, k]/∂s[i, j]: diagonal if element-wise."""
        slopes = self.derivative(s, self(s))
        return slopes[:, :, np.newaxis] * np.eye(s.shape[1], dtype=s.dtype)

    def flat(self, s: Array) -> Array:
        """Where (n, units) the function does not change at all, so that no gradient gets through.

        A slope that is only too small for the precision is not meant: such a unit has a long way
        to go, but it is not dead.
        """
        return np.zeros(s.shape, dtype=bool)

    def saturated(self, s: Array, h: Array) -> Array:
        """Where (n, units) the function is nearly flat; nowhere if it has no flat ends.

        That is, where f'(s) is below 5 % of its steepest slope.
        """
        if not self.steepest:
            return np.zeros(s.shape, dtype=bool)
        return self.derivative(s, h) < SATURATED_SLOPE * self.steepest


activation: Registry[Activation] = Registry("activation", Activation)
