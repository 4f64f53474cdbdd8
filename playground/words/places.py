"""Words for places in a network."""

from __future__ import annotations

from engine.network.naming import PlaceNames
from engine.network.places import Parameter
from engine.training.setup import Setup
from playground.words.translate import tr


def names_of(setup: Setup) -> PlaceNames:
    """The names of places in the network of a setup, with those of its inputs and classes."""
    return PlaceNames(setup.network, setup.inputs, setup.data.classes)


def name_of_parameter(setup: Setup, place: Parameter) -> str:
    """What a parameter is called in the name of an undo step: "Bias of neuron 3 of layer 1"."""
    return tr(names_of(setup).parameter(place))
