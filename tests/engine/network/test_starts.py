"""Hand-set starts: paths of parameters, and the first values of a network."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from strategies import parameter_paths

from engine.network.initializers import LSUV
from engine.network.layers import Activate, BatchNorm, Dense, Residual
from engine.network.losses import SoftmaxCrossEntropy
from engine.network.network import Network
from engine.network.places import (
    Parameter,
    is_parameter_path,
    parameter_at,
    path_of_parameter,
)
from engine.network.starts import (
    LARGEST_START,
    MOST_STARTS,
    Start,
    StartsKnob,
    hand_set_starts,
    with_start,
)
from engine.specs.knobs import KnobError
from engine.specs.registry import SpecError

LAYERS = (
    Dense(units=4),
    BatchNorm(),
    Activate(),
    Residual((Dense(units=5), Activate(), Residual((Dense(units=5),)), Dense(units=4))),
    Dense(units=2),
)


def network(*starts: Start) -> Network:
    return Network(LAYERS, 3, SoftmaxCrossEntropy(), starts=starts)


PATHS = {
    "layers.0.W.2.3": Parameter(0, "W", (2, 3)),
    "layers.0.b.0": Parameter(0, "b", (0,)),
    "layers.1.gamma.3": Parameter(1, "gamma", (3,)),
    "layers.3.layers.0.W.3.4": Parameter(3, "0.W", (3, 4)),
    "layers.3.layers.2.layers.0.b.1": Parameter(3, "2.0.b", (1,)),
    "output.W.3.1": Parameter(4, "W", (3, 1)),
}


@pytest.mark.parametrize(("path", "place"), PATHS.items())
def test_a_parameter_has_one_path(path: str, place: Parameter) -> None:
    assert is_parameter_path(path)
    assert parameter_at(network(), path) == place
    assert path_of_parameter(network(), place) == path


def test_every_parameter_of_a_network_has_a_path_of_its_own() -> None:
    found = network()
    places = [
        Parameter(i, name, tuple(map(int, index)))
        for i, (lay, fan_in) in enumerate(zip(found.layers, found.fan_ins, strict=True))
        for name, shape in lay.shapes(fan_in).items()
        for index in np.ndindex(*shape)
    ]
    paths = [path_of_parameter(found, place) for place in places]
    assert len(places) == found.parameter_count == len(set(paths))
    assert [parameter_at(found, path) for path in paths] == places


@pytest.mark.parametrize(
    "path",
    [
        *("", "layers", "layers.0", "layers.0.W", "W.0.0", "output", "output.W", "0.W.0.0"),
        *("layers.00.W.0.0", "layers.0.W.00.1", "layers.0.W.-1.0", "layers.-1.W.0.0"),
        *("layers.0.W.0.0.", ".layers.0.W.0.0", "layers.0..W.0.0", "layers.0.W.0.0\n"),
        *("layers.0.W.1e3.0", "layers.0.W.\u0661.0", "layers.0.3.0.0", "Layers.0.W.0.0"),
        *("output.0.W.0.0", "layers.0.W.0.0.0.0.0", "layers.99999999.W.0.0"),
    ],
)
def test_what_is_no_path_is_refused_when_the_start_is_made(path: str) -> None:
    with pytest.raises(KnobError, match=r"^place: expected a place such as layers\.0\.W\.1\.2"):
        Start(path, 1.0)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -2e6])
def test_a_value_is_finite_and_of_use(value: float) -> None:
    with pytest.raises(KnobError, match=r"^value: expected a number from -1e\+06 to 1e\+06"):
        Start("layers.0.W.0.0", value)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("layers.5.W.0.0", "no such layer; expected one of 4 hidden ones"),
        ("layers.4.W.0.0", "no such layer; expected one of 4 hidden ones"),
        ("layers.2.W.0.0", "none, for it has no parameters"),
        ("layers.0.gamma.0", "expected a parameter of layer 0: W, b"),
        ("layers.1.running_mean.0", "follows the data"),
        ("layers.0.W.3.0", r"expected a place in W \(3, 4\), found \(3, 0\)"),
        ("layers.0.W.0", r"expected a place in W \(3, 4\), found \(0,\)"),
        ("layers.3.W.0.0", "expected a parameter of layer 3"),
        ("layers.3.layers.9.W.0.0", "expected a parameter of layer 3"),
        ("layers.0.layers.0.W.0.0", "expected a parameter of layer 0: W, b"),
        ("output.b.2", r"expected a place in b \(2,\)"),
    ],
)
def test_a_place_that_is_not_there_is_named(path: str, words: str) -> None:
    with pytest.raises(SpecError, match=words) as caught:
        network(Start("layers.0.b.0", 1.0), Start(path, 1.0))
    assert caught.value.path == "starts.1.place"


@given(path=parameter_paths())
def test_whatever_is_written_is_there_or_refused(path: str) -> None:
    """Never another error, and never another place."""
    problem = ""
    try:
        found = network(Start(path, 0.5))
    except SpecError as error:
        problem = error.path
    if problem:
        assert problem == "starts.0.place"
    else:
        assert [path_of_parameter(found, place) for place in found.starts] == [path]


def test_first_weights_are_as_drawn_but_for_what_was_set() -> None:
    plain = network().init(np.random.default_rng).params.flat
    starts = [Start(path, float(i)) for i, path in enumerate(PATHS)]
    found = network(*starts)
    weights = found.init(np.random.default_rng)
    for start in starts:
        place = PATHS[start.place]
        assert weights.layers[place.layer][place.name][place.index] == start.value
    assert (weights.params.flat != plain).sum() == len(starts)


def test_what_looks_at_data_is_scaled_before_a_weight_is_set() -> None:
    layers = (Dense(units=3, init_weights=LSUV()), Activate(), Dense(units=2))
    x = np.random.default_rng(0).normal(size=(50, 3))
    start = Start("layers.0.W.0.0", 7.0)
    drawn, by_hand = (
        Network(layers, 3, SoftmaxCrossEntropy(), starts=starts).init(np.random.default_rng, x)
        for starts in ((), (start,))
    )
    assert by_hand.layers[0]["W"][0, 0] == 7.0
    assert (by_hand.params.flat != drawn.params.flat).sum() == 1


def test_a_place_set_again_keeps_its_turn() -> None:
    first, second = Start("layers.0.b.0", 1.0), Start("layers.0.b.1", 2.0)
    again = Start("layers.0.b.0", 3.0)
    assert with_start(with_start((), first), second) == (first, second)
    assert with_start((first, second), again) == (again, second)


def test_each_place_is_set_once_and_there_is_an_end() -> None:
    knob = hand_set_starts().metadata["knob"]
    assert isinstance(knob, StartsKnob)
    twice = (Start("layers.0.b.0", 1.0), Start("layers.0.b.0", 2.0))
    assert knob.problem(twice) == "expected each place once, found layers.0.b.0 twice"
    many = tuple(Start(f"layers.0.b.{i}", LARGEST_START) for i in range(MOST_STARTS + 1))
    assert "at most 1000" in str(knob.problem(many))
    assert knob.problem(many[1:]) is None
