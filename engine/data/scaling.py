"""Scaling: whether the network sees its inputs in their own units or in standard ones.

Off unless it is asked for, so that who computes by hand gets the same numbers. What is measured
(mean, standard deviation) is measured on the training part alone and then used for all parts:
otherwise the test part would have a say in training.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array, freeze, single
from engine.specs.knobs import Spec
from engine.specs.registry import Registry

# A spread below this share of a column's size is rounding, not information.
_ROUNDING = 1e-12
# Larger numbers than this are measured in larger units: their squares would be infinite.
HUGE = 1e100
# From this spread on even a difference may be infinite.
_WIDEST = 1e300
# The spread of so many columns is measured at once: it takes a copy of them.
_AT_ONCE = 16


def sizes(x: Array) -> Array:
    """A power of two for each column of x (n, d) that makes its numbers small; 1 for usual ones."""
    largest = np.maximum(x.max(axis=0, initial=0.0), -x.min(axis=0, initial=0.0))
    return np.where(largest > HUGE, np.ldexp(1.0, np.frexp(largest)[1] - 1), 1.0)


@dataclass(frozen=True, slots=True)
class Units:
    """What a scaling measured: `shift (d,)` and `scale (d,)` of the columns it was shown."""

    shift: Array
    scale: Array

    def __call__(self, x: Array) -> Array:
        """x in these units: (x − shift) / scale, rows x (n, d)."""
        if (self.scale > _WIDEST).any():
            return np.asarray(x / self.scale - self.shift / self.scale)
        # In place: of a large table there is no room for a second copy.
        made: Array = x - self.shift
        made /= self.scale
        return made

    def rounded(self) -> Units:
        """The same in single precision."""
        return Units(single(self.shift), single(self.scale))

    def inverse(self, x: Array) -> Array:
        """Back to the units of the data: x · scale + shift."""
        return x * self.scale + self.shift


@dataclass(frozen=True, slots=True)
class Scaling(Spec):
    """How columns of numbers are brought to one size."""

    formula: ClassVar[str]

    def fit(self, x: Array) -> Units:
        """Measure the rows x (n, d) of the training part."""
        raise NotImplementedError

    def units_of(self, x: Array, rounded: bool = False) -> Units | None:
        """The same; None for units in which no number would be another one."""
        with np.errstate(all="ignore"):
            units = self.fit(x)
        units = units.rounded() if rounded else units
        same = bool((units.shift == 0).all() and (units.scale == 1).all())
        return None if same or not np.isfinite(units.scale).all() else units


scaling: Registry[Scaling] = Registry("scaling", Scaling)


@scaling("none", label="None")
@dataclass(frozen=True, slots=True)
class NoScaling(Scaling):
    """The network sees the numbers as they are.

    x = x. Inputs of very different sizes then make a narrow ravine of the loss (LeCun, Bottou,
    Orr, Müller 1998, section 4.3): try the data set Ravine.
    """

    formula: ClassVar[str] = "x"

    def fit(self, x: Array) -> Units:
        return Units(freeze(np.zeros(x.shape[1])), freeze(np.ones(x.shape[1])))


@scaling("standardise", label="Standardise")
@dataclass(frozen=True, slots=True)
class Standardise(Scaling):
    """Every input gets mean 0 and variance 1 over the training part.

    x̂ = (x − μ)/σ with μ and σ² = 1/n Σ (x − μ)² of the training part, used for validation, test
    and every point you ask about as well. Features are scaled too, after they were made from the
    raw inputs. A column that is constant is left alone. Pictures keep the original units. Targets
    are scaled only where that is a setting of its own; answers are then turned back. Weights then
    belong to x̂, not to x. Source: LeCun, Bottou, Orr, Müller 1998.
    """

    formula: ClassVar[str] = "x̂ = (x − μ) / σ"

    def fit(self, x: Array) -> Units:
        size = sizes(x)
        if (size != 1).any():
            x = x / size
        blocks = np.array_split(x, max(1, -(-x.shape[1] // _AT_ONCE)), axis=1)
        mean = x.mean(axis=0)
        deviation = np.concatenate([block.std(axis=0) for block in blocks])
        varies = deviation > _ROUNDING * np.maximum(x.max(axis=0), -x.min(axis=0))
        shift, scale = np.where(varies, mean * size, 0.0), np.where(varies, deviation * size, 1.0)
        return Units(freeze(shift), freeze(scale))
