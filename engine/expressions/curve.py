"""A formula along one of its variables: its curve, its tangent, and the subgradients at a kink."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.expressions.expression import Expression

POINTS = 241
# How far from the point the slopes on both sides are taken, relative to numbers above 1.
ASIDE = 1e-6
# Slopes that differ by less, relative to those above 1, are one slope.
ALIKE = 1e-4


@dataclass(frozen=True, slots=True)
class CurveAlong:
    """f over one variable, the others held: `x` and `y (n,)`, and f = `value` at x = `at`.

    `slope` = ∂f/∂x is what the backward pass says, `left` and `right` what it says just beside.
    A subgradient v has f(x) ≥ f(at) + v (x − at) for all x; of a convex f they are all slopes from
    `left` to `right`.
    """

    x: Array
    y: Array
    at: float
    value: float
    slope: float
    left: float
    right: float

    @property
    def is_kink(self) -> bool:
        """Whether the slope jumps there."""
        size = max(1.0, abs(self.left), abs(self.right))
        return bool(abs(self.left - self.right) > ALIKE * size)

    @property
    def stays_above(self) -> bool:
        """Whether the curve stays above its line, f(x) ≥ f(at) + slope · (x − at), as drawn."""
        line = self.line(self.slope, self.x)
        known = np.isfinite(self.y)
        scale = max(1.0, float(np.abs(self.y[known]).max(initial=0.0)))
        return bool((self.y[known] >= line[known] - 1e-9 * scale).all())

    def line(self, slope: float, x: Array) -> Array:
        """The line through the point with some slope; not finite where the point is not."""
        with np.errstate(all="ignore"):
            return self.value + slope * (x - self.at)


def curve_along(
    formula: Expression, given: Mapping[str, float], variable: str, output: int, reach: float
) -> CurveAlong:
    """One output from `reach` below the present value of a variable to as much above it."""
    at = given[variable]
    x = np.linspace(at - reach, at + reach, POINTS)
    y = formula.values({**given, variable: x})[formula.outputs[output]]
    step = ASIDE * max(1.0, abs(at))
    beside = np.array([at - step, at, at + step])
    values = formula.values({**given, variable: beside})
    gradients = formula.gradients(formula.slopes(values), output)
    left, slope, right = np.broadcast_to(gradients[formula.place_of(variable)], 3)
    value = np.broadcast_to(values[formula.outputs[output]], 3)[1]
    return CurveAlong(
        x, np.broadcast_to(y, POINTS), at, float(value), float(slope), float(left), float(right)
    )
