"""Words for changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.activations import ReLU
from engine.experiment import ExperimentSpec
from engine.layers import Activate, BatchNorm, Dense
from engine.optimizers import SGD, Adam
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
        ({}, "", "No change"),
    ],
)
def test_a_change_is_named(change: dict[str, object], path: str, text: str) -> None:
    found = describe(BASE, replace(BASE, **change))
    assert (found.path, found.text) == (path, text)
