"""How the values of a network answer to each other: Jacobians, exact, by backward passes.

Rows are outputs and columns inputs, in test mode, so that samples do not depend on each other.
Parameters are laid out in one row for this: vec(W), all weights of the first unit, then of the
second. That is the slides' W row by row; here W (fan_in, units) is its transpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.arrays import Array
from engine.network.layers import TEST

if TYPE_CHECKING:
    # A network has Jacobians of its own, which are worked out here.
    from engine.network.network import Network, Pass, Weights


def jacobian_between(
    network: Network, weights: Weights, done: Pass, start: int, stop: int
) -> Array:
    """∂outputs[stop]/∂outputs[start] (n, width, inputs) of each row of a pass in test mode.

    It is the product of the Jacobians of the layers between, the last one leftmost.
    """
    grads = network.gradients()  # filled on the way, and not wanted
    n, width = done.outputs[stop].shape
    slopes = np.zeros((n, width, done.outputs[start].shape[1]), network.dtype)
    for k in range(width):
        dy: Array = np.zeros((n, width), network.dtype)
        dy[:, k] = 1
        for i in reversed(range(start, stop)):
            lay, params, cache = network.layers[i], weights.layers[i], done.caches[i]
            dx = lay.backward(params, cache, dy, grads.views[i])
            assert dx is not None
            dy = dx
        slopes[:, k] = dy
    return slopes


def jacobian_by_array(network: Network, weights: Weights, done: Pass, i: int, name: str) -> Array:
    """∂outputs[i + 1]/∂vec(array) (width, numbers) for a pass over one sample.

    Of the weights of a dense layer that is I ⊗ xᵀ: each unit answers to its own weights alone,
    by what comes in. Raises KeyError if layer i has no such parameters.
    """
    grads = network.gradients()
    lay, params, cache = network.layers[i], weights.layers[i], done.caches[i]
    rows = []
    for k in range(done.outputs[i + 1].shape[1]):
        dy: Array = np.zeros_like(done.outputs[i + 1])
        dy[:, k] = 1
        lay.backward(params, cache, dy, grads.views[i], to_input=False)
        rows.append(vec(grads.views[i][name]))
    return np.array(rows)


def loss_by_inputs(network: Network, weights: Weights, x: Array, y: Array) -> Array:
    """∂Lᵢ/∂x (n, fan_in) of every sample's own loss, in test mode and without the penalty.

    x (n, fan_in) are inputs of the network, after features and scaling; y (n, outputs).
    """
    done = network.forward(weights, x, TEST)
    grads = network.gradients()
    dy: Array | None = network.loss.row_gradient(done.outputs[-1], y)
    for i in reversed(range(len(network.layers))):
        assert dy is not None
        dy = network.layers[i].backward(weights.layers[i], done.caches[i], dy, grads.views[i])
    assert dy is not None
    return dy


def vec(array: Array) -> Array:
    """The numbers of an array in one row: of W (fan_in, units) unit by unit."""
    return array.T.flatten()


def unvec(row: Array, shape: tuple[int, ...]) -> Array:
    """One row of numbers as an array again; the reverse of `vec`."""
    return row.reshape(shape[::-1]).T
