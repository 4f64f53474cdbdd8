"""Gradient checking: analytic derivatives against central differences.

(f(p + ε) - f(p - ε)) / 2ε differs from f'(p) by O(ε²); with float64 and ε near 1e-6 the two agree
to about 1e-9 relative, unless a kink lies within ε.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.network.layers import Mode
from engine.network.network import Network, Weights


def numeric_gradient(f: Callable[[], float], values: Array, epsilon: float = 1e-6) -> Array:
    """∂f/∂values by central differences; `f` reads `values`, which is put back as it was.

    values: any shape, float64 and writable; the result has the same shape.
    """
    gradient = np.zeros_like(values)
    flat, out = values.reshape(-1), gradient.reshape(-1)
    for i in range(flat.size):
        kept = flat[i]
        flat[i] = kept + epsilon
        above = f()
        flat[i] = kept - epsilon
        below = f()
        flat[i] = kept
        out[i] = (above - below) / (2 * epsilon)
    return gradient


def relative_error(analytic: Array, numeric: Array) -> float:
    """max |a - b| / max(1e-3, max |a|, max |b|): one scale for the whole array.

    The floor keeps rounding noise of gradients that are 0 from being divided by 0.
    """
    if analytic.size == 0:
        return 0.0
    scale = max(1e-3, float(np.abs(analytic).max()), float(np.abs(numeric).max()))
    return float(np.abs(analytic - numeric).max() / scale)


def check_network(
    network: Network, weights: Weights, x: Array, y: Array, mode: Mode, epsilon: float = 1e-6
) -> float:
    """The worst relative error over all parameters of a float64 network.

    `mode` must not draw random numbers, or must draw the same ones each time.
    """
    grads: ParameterVector = network.gradients()
    network.loss_and_gradients(weights, x, y, mode, grads)

    def objective() -> float:
        z = network.forward(weights, x, mode).outputs[-1]
        return network.loss.value(z, y) + network.penalty_value(weights)

    numeric = numeric_gradient(objective, weights.params.flat, epsilon)
    return relative_error(grads.flat, numeric)
