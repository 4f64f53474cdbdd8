"""Words for places in a network."""

from __future__ import annotations

from engine.network.naming import name_of_array
from engine.network.network import Network
from engine.network.places import Parameter
from playground.words.translate import tr


def name_of_parameter(network: Network, place: Parameter) -> str:
    """What a parameter is called in the name of an undo step: "Weight 1.dense.W[0, 3]"."""
    layer = network.layers[place.layer]
    array = name_of_array(place.layer + 1, layer, place.name)
    name = f"{array}[{', '.join(map(str, place.index))}]"
    if place.name in layer.biases:
        return tr("Bias {name}", name=name)
    if place.name in layer.penalized:
        return tr("Weight {name}", name=name)
    return tr("Parameter {name}", name=name)
