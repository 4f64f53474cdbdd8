"""What the arrays of a network are called in files and in words."""

from __future__ import annotations

from engine.arrays import Array
from engine.network.layers import Layer
from engine.network.network import Network, Weights


def named_arrays(network: Network, weights: Weights) -> dict[str, Array]:
    """All parameters and running statistics by name, such as `1.dense.W`.

    The number is the layer's place in the network, from 1; the output layer comes last.
    """
    return {
        name_of_array(place, lay, name): values
        for place, (lay, arrays) in enumerate(
            zip(network.layers, weights.layers, strict=True), start=1
        )
        for name, values in arrays.items()
    }


def name_of_array(place: int, lay: Layer, name: str) -> str:
    """What the array `name` of the layer at `place` (from 1) is called, such as `1.dense.W`."""
    return f"{place}.{getattr(lay, 'name', type(lay).__name__)}.{name}"
