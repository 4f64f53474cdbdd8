"""What differs between two specs is found, path by path."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import specs

from engine.network.activations import LeakyReLU
from engine.network.layers import Activate, Dense
from engine.network.penalties import L2
from engine.specs.differences import differences, every_path
from engine.specs.edits import replace_at, value_at
from engine.specs.paths import touches
from engine.training.experiment import ExperimentSpec

BASE = ExperimentSpec(
    layers=(Dense(units=8), Activate(LeakyReLU(slope=0.3)), Dense(units=4)), penalty=L2()
)


@pytest.mark.parametrize(
    ("edits", "paths"),
    [
        ({}, set()),
        ({"optimizer.lr": 0.5}, {"optimizer.lr"}),
        ({"layers.2.units": 5, "seed": 7}, {"layers.2.units", "seed"}),
        ({"layers.1.activation.slope": 0.1}, {"layers.1.activation.slope"}),
        ({"layers.1.activation": "relu"}, {"layers.1.activation"}),
        ({"layers.1": "dropout"}, {"layers.1"}),
        ({"optimizer": "sgd"}, {"optimizer"}),
        ({"layers": BASE.layers[:2]}, {"layers"}),
        ({"layers": ()}, {"layers"}),
        ({"layers.0.frozen": (1, 3)}, {"layers.0.frozen"}),
        ({"data.dataset.noise": 0.3, "data.test": 0.4}, {"data.dataset.noise", "data.test"}),
    ],
)
def test_every_path_that_differs_is_found(edits: dict[str, object], paths: set[str]) -> None:
    other = BASE
    for path, value in edits.items():
        other = replace_at(other, path, value)
    assert differences(BASE, other) == paths
    assert differences(other, BASE) == paths


@pytest.mark.long
@given(st.data())
@settings(max_examples=60)
def test_what_differs_is_all_that_has_to_be_carried_over(data: st.DataObject) -> None:
    old, new = (data.draw(specs(ExperimentSpec)) for _ in range(2))
    # Places set by hand differ from each other at every moment: they are carried over as one.
    old = replace(old, starts=())
    found = differences(old, new)
    for path in found:
        old = replace_at(old, path, value_at(new, path))
    assert old == new
    assert touches(found, *every_path(old)) == bool(found)
