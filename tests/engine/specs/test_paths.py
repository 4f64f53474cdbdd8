"""One dialect of paths: names and places from 0, joined by dots."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from engine.network.layers import Dense, Residual
from engine.specs.edits import value_at
from engine.specs.paths import depth_of, is_inside, joined, names_in, touches
from engine.specs.registry import SpecError, from_json, to_json
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup


def test_paths_are_joined_and_taken_apart() -> None:
    assert joined("layers", 0, "units") == "layers.0.units"
    assert joined("", "lr") == joined("lr", "") == "lr"
    assert joined("a.b", joined("c", 1)) == "a.b.c.1"
    assert joined() == joined("", "") == ""
    assert names_in("layers.0.units") == ["layers", "0", "units"]


def test_what_lies_inside() -> None:
    assert is_inside("layers.0", "layers")
    assert not is_inside("layers", "layers")
    assert not is_inside("layers_too.0", "layers")


def test_places_do_not_count_as_depth() -> None:
    assert depth_of("") == 0
    assert depth_of("layers.0.layers.11.units") == 3


@pytest.mark.parametrize(
    "path", ["layers.1.units", "layers.2.layers.0.units", "optimizer.lr", "data.dataset.noise"]
)
def test_errors_of_files_name_the_setting_that_edits_find(path: str) -> None:
    layers = (Dense(units=2), Dense(units=2), Residual(layers=(Dense(units=2),)))
    spec = replace(ExperimentSpec(), layers=layers)
    body = to_json(spec)
    assert value_at(spec, path) is not None
    inner = body
    *outer, last = names_in(path)
    for name in outer:
        inner = inner[int(name)] if isinstance(inner, list) else inner[name]
    inner[last] = -1e9
    with pytest.raises(SpecError) as refused:
        from_json(ExperimentSpec, json.loads(json.dumps(body)))
    assert refused.value.path == path
    assert str(refused.value).startswith(f"{path}: expected")


def test_a_rule_that_does_not_fit_is_named_by_its_place() -> None:
    body = to_json(ExperimentSpec())
    body["stopping"] = [{"type": "max_epochs"}, {"type": "target_accuracy"}]
    body["data"]["dataset"] = {"type": "engel"}
    body["loss"] = {"type": "mse"}
    with pytest.raises(SpecError) as refused:
        Setup.of(from_json(ExperimentSpec, body))
    assert refused.value.path == "stopping.1"


@pytest.mark.parametrize(
    ("places", "touched"),
    [
        (("optimizer",), True),
        (("optimizer.lr",), True),
        (("optimizer.lr.more",), True),
        (("optimizer.l",), False),
        (("optim",), False),
        (("data", "optimizer"), True),
        (("data", "layers"), False),
        ((), False),
    ],
)
def test_a_path_touches_what_it_is_what_holds_it_and_what_it_holds(
    places: tuple[str, ...], touched: bool
) -> None:
    assert touches({"optimizer.lr", "seed"}, *places) == touched
    assert not touches((), *places)
