"""Words for changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.data.datasets import dataset
from engine.data.features import Feature, Sine, Square
from engine.data.scaling import Standardise
from engine.network.activations import ReLU
from engine.network.initializers import Zeros
from engine.network.layer_edits import with_activation_everywhere
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, Layer, Maxout, Residual
from engine.network.places import Parameter
from engine.network.starts import Start
from engine.optimizers import SGD, Adam
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.freezing import with_layer_frozen, with_neuron_frozen
from engine.training.setup import Setup
from playground.session.change_words import describe
from playground.words.places import name_of_parameter

BASE = ExperimentSpec(
    layers=(Dense(units=8), Activate(), Dense(units=4), Activate()), optimizer=Adam(lr=0.01)
)


@pytest.mark.parametrize(
    ("change", "path", "text"),
    [
        ({"optimizer": Adam(lr=0.003)}, "optimizer.lr", "Learning rate, 0.01 to 0.003"),
        ({"optimizer": SGD()}, "optimizer", "Optimiser, Adam to SGD"),
        ({"batch_size": 32}, "batch_size", "Batch size, 16 to 32"),
        ({"layers": (*BASE.layers, Dense(), Activate())}, "layers", "Add layer 3"),
        ({"layers": BASE.layers[:2]}, "layers", "Remove layer 2"),
        ({"layers": BASE.layers[2:]}, "layers", "Remove layer 1"),
        ({"layers": BASE.layers[:2] + BASE.layers}, "layers", "Duplicate layer 1"),
        (
            {"layers": (Dense(units=8), BatchNorm(), *BASE.layers[1:])},
            "layers",
            "Add batch normalisation to layer 1",
        ),
        ({"layers": (Dropout(), *BASE.layers)}, "layers", "Add dropout to the inputs"),
        ({"layers": BASE.layers[2:] + BASE.layers[:2]}, "layers", "Move layer 1 to place 2"),
        (
            {"layers": (*BASE.layers[:2], Dense(units=12), BASE.layers[3])},
            "layers.2.units",
            "Width of layer 2, 4 to 12",
        ),
        (
            {"layers": (*BASE.layers[:3], Activate(activation=ReLU()))},
            "layers.3.activation",
            "Activation of layer 2, Tanh to ReLU",
        ),
        (
            {"layers": with_activation_everywhere(BASE.layers, ReLU)},
            "layers",
            "Activation of all layers to ReLU",
        ),
        (
            {"output_lr_multiplier": 0.5},
            "output_lr_multiplier",
            "Learning-rate factor of the output layer, 1 to 0.5",
        ),
        ({"starts": (Start("output.b.0", 1.0),)}, "starts", "Other hand-set starts"),
        ({"output_init": Zeros()}, "output_init", "Output initialisation, Glorot to Zeros"),
        ({"data": DataSpec(dataset["moons"]())}, "data.dataset", "Data set, Spiral to Moons"),
        (
            {"data": DataSpec(dataset["spiral"](noise=0.3))},
            "data.dataset.noise",
            "Noise, 0.02 to 0.3",
        ),
        ({"data": DataSpec(features=(Square(),))}, "data.features", "Input features, add Squares"),
        (
            {"data": DataSpec(scaling=Standardise())},
            "data.scaling",
            "Input scaling, None to Standardise",
        ),
        ({}, "", "No change"),
    ],
)
def test_a_change_is_named(change: dict[str, object], path: str, text: str) -> None:
    found = describe(BASE, replace(BASE, **change))
    assert (found.path, found.text) == (path, text)


@pytest.mark.parametrize(
    ("column", "unit", "words"),
    [
        (1, 2, "neuron 3 of layer 2"),
        (2, 0, "neuron 1 of the output layer"),
        (0, None, "layer 1"),
        (2, None, "the output layer"),
    ],
)
def test_freezing_and_melting_are_named(column: int, unit: int | None, words: str) -> None:
    frozen = (
        with_layer_frozen(BASE, column, True)
        if unit is None
        else with_neuron_frozen(BASE, column, unit, True)
    )
    assert describe(BASE, frozen).text == f"Freeze {words}"
    assert describe(frozen, BASE).text == f"Unfreeze {words}"


def test_a_frozen_normalisation_is_not_called_a_layer() -> None:
    def norm(factor: float) -> ExperimentSpec:
        return replace(BASE, layers=(Dense(), BatchNorm(lr_multiplier=factor), Activate()))

    assert describe(norm(1.0), norm(0.0)).text == "Freeze batch normalisation of layer 1"


def test_parameters_are_named_as_everywhere() -> None:
    layers = (Dense(units=3), BatchNorm(), Residual((Dense(units=3),)))
    setup = Setup.of(replace(BASE, layers=layers))
    for place, name in (
        (Parameter(0, "W", (1, 2)), "Weight from input x₂ to neuron 3 of layer 1"),
        (Parameter(3, "b", (0,)), "Bias of output 1 (class 0)"),
        (Parameter(1, "gamma", (2,)), "Scale of the normalisation of neuron 3 of layer 1"),
        (
            Parameter(2, "0.W", (0, 1)),
            "Weight from neuron 1 to neuron 2 of layer 1 inside layer 2",
        ),
        (Parameter(2, "0.b", (2,)), "Bias of neuron 3 of layer 1 inside layer 2"),
    ):
        assert name_of_parameter(setup, place) == name


INSIDE = (Dense(units=4), Activate(), Dense(units=8))


@pytest.mark.parametrize(
    ("inside", "path", "text"),
    [
        ((Dense(units=5), *INSIDE[1:]), "0.units", "Width of layer 1 inside layer 2, 4 to 5"),
        ((*INSIDE, Dense(units=8)), "", "Add layer 3 inside layer 2"),
        ((INSIDE[0], Dropout(), *INSIDE[1:]), "", "Add dropout to layer 1 inside layer 2"),
        (
            (*INSIDE[:2], Maxout(units=8)),
            "2",
            "Layer 2 inside layer 2, Dense to Maxout",
        ),
    ],
)
def test_a_change_inside_a_residual_block_is_named(
    inside: tuple[Layer, ...], path: str, text: str
) -> None:
    old, new = (
        replace(BASE, layers=(Dense(units=8), Residual(layers))) for layers in (INSIDE, inside)
    )
    found = describe(old, new)
    assert (found.path, found.text) == (f"layers.1.layers.{path}".rstrip("."), text)


def test_a_layer_of_another_kind_is_named() -> None:
    new = replace(BASE, layers=(Maxout(units=8), *BASE.layers[1:]))
    assert describe(BASE, new).text == "Layer 1, Dense to Maxout"
    new = replace(BASE, layers=(*BASE.layers[:2], Dropout(), *BASE.layers[2:]))
    assert describe(BASE, new).text == "Add dropout to layer 1"


def test_a_change_within_a_list_of_features_is_named() -> None:
    def with_features(*features: Feature) -> ExperimentSpec:
        return replace(BASE, data=DataSpec(features=features))

    found = describe(with_features(Square(), Sine()), with_features(Square(), Sine(frequency=3.0)))
    assert (found.path, found.text) == ("data.features.1.frequency", "Frequency, 1 to 3")
    found = describe(with_features(Square(columns=(1,))), with_features(Square()))
    assert (found.path, found.text) == ("data.features.0.columns", "Another choice: Squares")
    found = describe(with_features(Square(), Sine()), with_features(Sine()))
    assert (found.path, found.text) == ("data.features", "Input features, remove Squares")
    found = describe(with_features(Square()), with_features(Sine()))
    assert (found.path, found.text) == ("data.features.0", "Input features, Squares to Sine")
