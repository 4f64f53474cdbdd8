"""What the places in a network are called."""

from __future__ import annotations

import pytest
from samples import spiral

from engine.network.layers import Activate, Dense, Dropout, Residual
from engine.network.naming import PlaceNames, named_arrays
from engine.network.places import Neuron, Parameter
from engine.training.trainer import Trainer

LAYERS = (Dropout(), Dense(units=3), Activate(), Residual((Dense(units=3),)))
TRAINER = Trainer(spiral(layers=LAYERS))
NAMES = PlaceNames(TRAINER.network)


def test_arrays_are_named_by_the_place_of_their_layer() -> None:
    assert "2.dense.W" in named_arrays(TRAINER.network, TRAINER.weights)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Parameter(1, "W", (1, 2)), "Weight size → 3 of layer 1"),
        (Parameter(1, "b", (2,)), "Bias of neuron 3 of layer 1"),
        (Parameter(3, "0.W", (0, 1)), "Weight from neuron 1 to neuron 2 of layer 1 inside layer 2"),
        (Parameter(4, "W", (2, 0)), "Weight 3 → 1 of the output layer"),
    ],
)
def test_weights_have_a_short_name_too(place: Parameter, words: str) -> None:
    assert PlaceNames(TRAINER.network, ("age", "size")).short(place) == words


def test_inputs_without_a_name_are_numbered_in_short_names_too() -> None:
    assert NAMES.short(Parameter(1, "W", (1, 2))) == "Weight x₂ → 3 of layer 1"


@pytest.mark.parametrize(
    ("layer", "name"),
    [(0, "layer 1"), (1, "layer 1"), (2, "layer 1"), (3, "layer 2"), (4, "the output layer")],
)
def test_words_count_the_layers_of_the_window_from_1(layer: int, name: str) -> None:
    assert NAMES.layer(NAMES.column_of(layer)) == name


@pytest.mark.parametrize(
    ("classes", "name"),
    [((), "output 2"), (("a", "b"), "output 2 (class b)"), (("a", "b", "c"), "output 2")],
)
def test_an_output_is_called_after_its_class(classes: tuple[str, ...], name: str) -> None:
    names = PlaceNames(TRAINER.network, ("age", "size"), classes)
    assert names.neuron(Neuron(2, 1)) == name
    assert names.neuron(Neuron(-1, 1)) == "input size"


def test_inputs_without_names_and_neurons_count_from_1() -> None:
    assert NAMES.neuron(Neuron(-1, 0)) == "input x₁"
    weight = NAMES.parameter(Parameter(1, "W", (1, 2)))
    assert weight == "Weight from input x₂ to neuron 3 of layer 1"
    assert NAMES.parameter(Parameter(1, "b", (0,))) == "Bias of neuron 1 of layer 1"


def test_a_column_has_so_many_neurons_and_the_inputs_are_one_too() -> None:
    assert [NAMES.units(column) for column in (-1, 0, 1, 2)] == [2, 3, 3, 2]
