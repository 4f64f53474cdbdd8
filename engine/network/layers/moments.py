"""Mean and variance of signals as theory has them at the first weights, layer by layer.

The units of a wide layer with independent weights have normal sums; what a function makes of
them is then an integral. Source: Glorot, Bengio 2010; He and others 2015.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.network.activations import Activation

# How far the integrals reach in standard deviations, and the part around 0 that is looked at
# closely, as functions bend there.
REACH, CLOSE = 8.0, 12.0
POINTS = 2001


@dataclass(frozen=True, slots=True)
class SignalMoments:
    """Mean and variance of all numbers of a layer, over samples and units."""

    mean: float
    variance: float

    @property
    def second(self) -> float:
        """The mean of the square."""
        # A product that is too large is infinite; a power raises.
        return self.variance + self.mean * self.mean


@dataclass(frozen=True, slots=True)
class Flow:
    """What a layer makes of moments, and by what it multiplies the mean square of δ going back."""

    out: SignalMoments
    back: float


def through_function(f: Activation, s: SignalMoments) -> Flow:
    """Moments of h = f(s) and the mean of f'(s)² for normal s; an integral over a fine grid."""
    std = math.sqrt(s.variance)
    if not 0 < std < math.inf:
        at = np.array([[s.mean]])
        h = f(at)
        return Flow(SignalMoments(float(h[0, 0]), 0.0), float(f.derivative(at, h)[0, 0] ** 2))
    close = (np.linspace(-CLOSE, CLOSE, POINTS) - s.mean) / std
    ends = np.concatenate([np.linspace(-REACH, REACH, POINTS), close])
    ends = np.unique(ends[np.abs(ends) <= REACH])
    # By midpoints: a slope that jumps at 0 jumps between two of them.
    z, width = (ends[1:] + ends[:-1]) / 2, np.diff(ends)
    weights = np.exp(-0.5 * z * z) * width
    weights /= weights.sum()
    at = (s.mean + std * z)[np.newaxis]
    with np.errstate(all="ignore"):
        h = f(at)
        slope = f.derivative(at, h)[0]
    mean = float(h[0] @ weights)
    variance = max(0.0, float(h[0] ** 2 @ weights) - mean * mean)
    return Flow(SignalMoments(mean, variance), float(slope**2 @ weights))


def through_normalization(x: SignalMoments, epsilon: float) -> Flow:
    """Mean 0 and variance 1, up to ε; what goes back is divided by the old variance."""
    scale = 1 / (x.variance + epsilon)
    return Flow(SignalMoments(0.0, x.variance * scale), scale)
