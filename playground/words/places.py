"""Words for places in a network."""

from __future__ import annotations

from engine.network.naming import OUTPUT_LAYER, PlaceNames, layer_name
from engine.network.places import Parameter
from engine.training.setup import Setup
from playground.words.translate import tr


def names_of(setup: Setup) -> PlaceNames:
    """The names of places in the network of a setup, with those of its inputs and classes."""
    return PlaceNames(setup.network, setup.inputs, setup.data.classes)


def layer_of_title(title: str) -> str:
    """“layer 2” or “the output layer”, by the title of its block."""
    return tr(OUTPUT_LAYER if title == "output" else layer_name(int(title)))


def heading_of_layer(title: str) -> str:
    """“Layer 2” or “Output”: the same as a heading, where there is little room."""
    if title == "output":
        return tr("Output")
    name = layer_of_title(title)
    return name[:1].upper() + name[1:]


def name_of_parameter(setup: Setup, place: Parameter) -> str:
    """What a parameter is called in the name of an undo step: "Bias of neuron 3 of layer 1"."""
    return tr(names_of(setup).parameter(place))
