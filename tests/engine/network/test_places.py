"""Places in a network: which ones there are."""

from __future__ import annotations

import pytest
from samples import spiral

from engine.network.layers import Activate, Dense, Maxout, Residual
from engine.network.places import Column, Neuron, Parameter, Place, exists, parameter_at
from engine.training.setup import Setup

LAYERS = (Maxout(units=3), Residual((Dense(units=3), Activate())))


@pytest.mark.parametrize(
    ("place", "known"),
    [
        (Parameter(0, "W", (1, 4)), True),
        (Parameter(0, "W", (2, 0)), False),
        (Parameter(0, "W", (-1, 0)), False),
        (Parameter(0, "W", (1,)), False),
        (Parameter(0, "V", (0, 0)), False),
        (Parameter(1, "0.W", (2, 2)), True),
        (Parameter(2, "W", (0, 1)), True),
        (Parameter(3, "W", (0, 0)), False),
        (Parameter(-1, "W", (0, 0)), False),
        (Neuron(-1, 1), True),
        (Neuron(-1, 2), False),
        (Neuron(0, 2), True),
        (Neuron(0, 3), False),
        (Neuron(2, 1), True),
        (Neuron(2, 2), False),
        (Neuron(3, 0), False),
        (Neuron(-2, 0), False),
        (Column(0), True),
        (Column(2), True),
        (Column(3), False),
        (Column(-1), False),
    ],
)
def test_a_place_exists_where_the_network_has_it(place: Place, known: bool) -> None:
    network = Setup.of(spiral(layers=LAYERS)).network
    assert exists(network, place) is known


@pytest.mark.parametrize("path", ["", "layers", "layers.0.W.1.x", "output", "layers.-1.W.0.0"])
def test_what_is_no_path_of_a_parameter_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="expected the path of a parameter, found"):
        parameter_at(Setup.of(spiral(layers=LAYERS)).network, path)
