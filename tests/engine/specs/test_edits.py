"""Edits by path: what is found there, what may be put there, and what a wrong path is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import specs

from engine.network.activations import LeakyReLU, ReLU
from engine.network.initializers import Normal
from engine.network.layers import Activate, Dense
from engine.network.penalties import L1, L2
from engine.optimizers import SGD, Adam
from engine.specs.edits import replace_at, switched, value_at
from engine.specs.knobs import NumberKnob, Spec, knobs_of
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec

BASE = ExperimentSpec(
    layers=(Dense(units=8), Activate(LeakyReLU(slope=0.3)), Dense(units=4)), penalty=L2()
)


def number_paths(spec: Spec, path: str = "") -> list[tuple[str, NumberKnob]]:
    """Every path of a spec under which a number stands, however deep."""
    found = []
    for name, knob in knobs_of(type(spec)).items():
        value, here = getattr(spec, name), f"{path}{name}"
        if isinstance(knob, NumberKnob):
            found.append((here, knob))
        inside = value if isinstance(value, tuple) else ()
        for place, item in enumerate(inside):
            if isinstance(item, Spec):
                found += number_paths(item, f"{here}.{place}.")
        if isinstance(value, Spec):
            found += number_paths(value, f"{here}.")
    return found


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("optimizer.lr", 0.5),
        ("layers.0.units", 16),
        ("layers.1.activation.slope", 0.2),
        ("penalty.strength", 0.01),
        ("batch_size", 4),
        ("data.dataset.samples", 50),
        ("dtype", "float32"),
        ("data.raw_inputs", False),
    ],
)
def test_a_value_is_put_where_the_path_leads_and_nowhere_else(path: str, value: object) -> None:
    edited = replace_at(BASE, path, value)
    assert value_at(edited, path) == value
    assert value_at(BASE, path) != value
    assert replace_at(edited, path, value_at(BASE, path)) == BASE


@pytest.mark.long
@settings(max_examples=30)
@given(data=st.data())
def test_every_number_of_any_experiment_can_be_set_to_both_ends(data: st.DataObject) -> None:
    spec = data.draw(specs(ExperimentSpec))
    for path, knob in number_paths(spec):
        for end in (knob.low, knob.high):
            value = int(end) if knob.integer else end
            assert value_at(replace_at(spec, path, value), path) == value
        with pytest.raises(SpecError, match="expected") as caught:
            replace_at(spec, path, knob.high + 1)
        assert caught.value.path == path


def test_a_whole_number_does_for_a_number_and_not_the_other_way_round() -> None:
    rate = value_at(replace_at(BASE, "optimizer.lr", 1), "optimizer.lr")
    assert (rate, type(rate)) == (1.0, float)
    with pytest.raises(SpecError, match="a whole number"):
        replace_at(BASE, "batch_size", 4.0)


def test_the_name_of_an_item_puts_it_there() -> None:
    assert replace_at(BASE, "optimizer", "sgd").optimizer == SGD()
    assert replace_at(BASE, "layers.1.activation", "relu").layers[1] == Activate(ReLU())
    assert replace_at(BASE, "layers.2", "activate").layers[2] == Activate()
    strong = replace(BASE, penalty=L2(strength=0.5))
    assert replace_at(strong, "penalty", "l1").penalty == L1(strength=0.5)


def test_the_item_that_is_there_already_keeps_its_settings() -> None:
    fast = replace(BASE, optimizer=Adam(lr=0.5))
    assert replace_at(fast, "optimizer", "adam").optimizer == Adam(lr=0.5)


def test_whole_specs_and_lists_of_them_can_be_put_in_place() -> None:
    assert replace_at(BASE, "optimizer", SGD(lr=0.5)).optimizer == SGD(lr=0.5)
    layers = (Dense(units=3),)
    assert replace_at(BASE, "layers", layers).layers == layers
    assert replace_at(BASE, "layers.0", layers[0]).layers[0] == layers[0]
    with pytest.raises(SpecError, match="optimizer"):
        replace_at(BASE, "optimizer", L2())
    with pytest.raises(SpecError, match="layers"):
        replace_at(BASE, "layers", (L2(),))


@pytest.mark.parametrize(
    ("path", "value", "where", "problem"),
    [
        ("speed", 1, "speed", "unknown name; expected one of data, layers"),
        ("optimizer.speed", 1, "optimizer.speed", "unknown name; expected one of lr"),
        ("optimizer.lr.unit", 1, "optimizer.lr.unit", "unknown name; there is a plain value"),
        ("", 1, "", "unknown name"),
        ("optimizer.", 1, "optimizer.", "unknown name"),
        ("layers.3.units", 1, "layers.3", "no such place; expected 0 to 2"),
        ("layers.-1.units", 1, "layers.-1", "no such place"),
        ("layers.²", 1, "layers.²", "no such place"),
        ("layers.one.units", 1, "layers.one", "no such place"),
        ("stopping.0.epochs", 1, "stopping.0", "no such place; the list is empty"),
        ("layers.1.units", 1, "layers.1.units", "unknown name; expected one of activation"),
        ("layers.0.units", 0, "layers.0.units", "expected a whole number from 1"),
        ("layers.0.units", True, "layers.0.units", "expected a whole number"),
        ("optimizer.lr", "fast", "optimizer.lr", "expected a number, found a text 'fast'"),
        ("optimizer.lr", float("nan"), "optimizer.lr", "expected a number from"),
        ("optimizer", "adan", "optimizer", "expected one of sgd, "),
        ("optimizer", 3, "optimizer", "expected one of sgd, "),
        ("dtype", "float16", "dtype", "expected one of float64, float32"),
        ("data", "spiral", "data", "expected an object"),
        ("layers", 3, "layers", "expected a list"),
        ("data.raw_inputs", 1, "data.raw_inputs", "expected true or false"),
    ],
)
def test_a_wrong_edit_names_the_place_and_what_was_expected(
    path: str, value: object, where: str, problem: str
) -> None:
    with pytest.raises(SpecError) as caught:
        replace_at(BASE, path, value)
    assert caught.value.path == where
    assert caught.value.problem.startswith(problem)


def test_a_value_of_a_wrong_path_is_refused_too() -> None:
    assert value_at(BASE, "layers.1.activation") == LeakyReLU(slope=0.3)
    with pytest.raises(SpecError, match=r"layers\.1\.speed"):
        value_at(BASE, "layers.1.speed")


def test_switching_keeps_what_was_set_and_optimisers_keep_nothing() -> None:
    assert switched(L2(strength=0.5), L1) == L1(strength=0.5)
    assert switched(L2(), L1) == L1()
    assert switched(Adam(lr=0.5), SGD) == SGD()
    assert switched(Normal(std=2.0), Normal) == Normal(std=2.0)


def test_a_kind_of_which_nothing_can_be_set_says_so() -> None:
    spec = ExperimentSpec(layers=(Activate(ReLU()),))
    with pytest.raises(SpecError, match="unknown name; nothing can be set there"):
        value_at(spec, "layers.0.activation.slope")
