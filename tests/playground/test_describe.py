"""Words for changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.activations import ReLU
from engine.experiment import DataSpec, ExperimentSpec
from engine.features import Feature, Sine, Square
from engine.layers import Activate, BatchNorm, Dense, Dropout, Layer, Maxout, Residual
from engine.optimizers import SGD, Adam
from engine.scaling import Standardise
from playground.describe import describe

BASE = ExperimentSpec(
    layers=(Dense(units=8), Activate(), Dense(units=4), Activate()), optimizer=Adam(lr=0.01)
)


@pytest.mark.parametrize(
    ("change", "path", "text"),
    [
        ({"optimizer": Adam(lr=0.003)}, "optimizer.lr", "Learning rate, 0.01 to 0.003"),
        ({"optimizer": SGD()}, "optimizer", "Optimiser, Adam to SGD"),
        ({"batch_size": 32}, "batch_size", "Batch size, 16 to 32"),
        ({"layers": (*BASE.layers, Dense(), Activate())}, "layers", "Add a layer"),
        ({"layers": BASE.layers[:2]}, "layers", "Remove a layer"),
        ({"layers": (Dense(units=8), BatchNorm(), *BASE.layers[1:])}, "layers", "Extend a layer"),
        ({"layers": BASE.layers[2:] + BASE.layers[:2]}, "layers", "Move a layer"),
        (
            {"layers": (*BASE.layers[:2], Dense(units=12), BASE.layers[3])},
            "layers.2.units",
            "Units, 4 to 12 (layer 2)",
        ),
        (
            {"layers": (*BASE.layers[:3], Activate(activation=ReLU()))},
            "layers.3.activation",
            "Activation, Tanh to ReLU (layer 2)",
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


INSIDE = (Dense(units=4), Activate(), Dense(units=8))


@pytest.mark.parametrize(
    ("inside", "path", "text"),
    [
        ((Dense(units=5), *INSIDE[1:]), "0.units", "Units, 4 to 5 (layer 1 inside layer 2)"),
        ((*INSIDE, Dense(units=8)), "", "Add a layer inside layer 2"),
        ((INSIDE[0], Dropout(), *INSIDE[1:]), "", "Extend a layer inside layer 2"),
        (
            (*INSIDE[:2], Maxout(units=8)),
            "2",
            "Layers inside, Dense to Maxout (layer 2 inside layer 2)",
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
    assert describe(BASE, new).text == "Layers, Dense to Maxout (layer 1)"
    new = replace(BASE, layers=(*BASE.layers[:2], Dropout(), *BASE.layers[2:]))
    assert describe(BASE, new).text == "Extend a layer"


def test_a_change_within_a_list_of_features_is_named() -> None:
    def with_features(*features: Feature) -> ExperimentSpec:
        return replace(BASE, data=DataSpec(features=features))

    found = describe(with_features(Square(), Sine()), with_features(Square(), Sine(frequency=3.0)))
    assert (found.path, found.text) == ("data.features.1.frequency", "Frequency, 1 to 3")
    found = describe(with_features(Square(), Sine()), with_features(Sine()))
    assert (found.path, found.text) == ("data.features", "Input features, remove Squares")
    found = describe(with_features(Square()), with_features(Sine()))
    assert (found.path, found.text) == ("data.features.0", "Input features, Squares to Sine")
