"""In what lanes differ, in words as the forms say it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import spiral

from engine.network.activations import LeakyReLU, ReLU, Sigmoid, Tanh
from engine.network.initializers import Glorot, Normal, Xavier
from engine.network.layers import Activate, BatchNorm, Dense, Residual
from engine.network.penalties import L2
from engine.optimizers import SGD, Adam, Momentum
from engine.running.races import race
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.panels.lanes.differing import chip_of, common_of, differing, shorter_chips

SPEC = spiral(layers=(Dense(units=4), Activate(), Dense(units=4), Activate()))


def rows(*specs: ExperimentSpec) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.setting, row.values) for row in differing(specs)]


def common(*specs: ExperimentSpec) -> tuple[str, ...]:
    return common_of([Setup.of(spec) for spec in specs])


def activated(*kinds: object) -> ExperimentSpec:
    layers = tuple(lay for kind in kinds for lay in (Dense(units=4), Activate(kind)))
    return replace(SPEC, layers=layers)


def test_equal_experiments_differ_in_nothing() -> None:
    assert rows(SPEC, SPEC) == rows(SPEC) == rows() == []


def test_another_kind_brings_its_own_settings() -> None:
    specs = [replace(SPEC, optimizer=rule) for rule in (Adam(lr=0.01), Momentum(lr=0.02))]
    assert rows(*specs) == [
        ("Optimiser", ("Adam", "Momentum")),
        ("Learning rate η", ("0.01", "0.02")),
        ("Momentum μ", ("–", "0.9")),
    ]
    found = differing(specs)
    assert [chip_of(found, place) for place in range(2)] == [
        "Optimiser: Adam, η 0.01",
        "Optimiser: Momentum, η 0.02, μ 0.9",
    ]


def test_one_number_is_one_row() -> None:
    specs = [replace(SPEC, optimizer=SGD(lr=rate)) for rate in (0.1, 0.2, 0.2)]
    assert rows(*specs) == [("Learning rate η", ("0.1", "0.2", "0.2"))]
    assert chip_of(differing(specs), 1) == "η 0.2"


def test_a_difference_between_others_than_the_first_is_told_too() -> None:
    specs = [replace(SPEC, penalty=L2(strength=s)) for s in (0.1, 0.1, 0.01)]
    specs = [SPEC, *specs]
    assert rows(*specs)[1] == ("Strength λ", ("–", "0.1", "0.1", "0.01"))


def test_what_is_the_same_in_all_layers_is_one_row() -> None:
    specs = activated(Tanh(), Tanh()), activated(LeakyReLU(), LeakyReLU())
    assert rows(*specs) == [
        ("Activation of all layers", ("Tanh", "Leaky ReLU")),
        ("Slope a of all layers", ("–", "0.01")),
    ]
    mixed = activated(Tanh(), Tanh()), activated(ReLU(), Sigmoid())
    assert rows(*mixed) == [
        ("Activation of layer 1", ("Tanh", "ReLU")),
        ("Activation of layer 2", ("Tanh", "Sigmoid")),
    ]


def test_layers_inside_others_are_named() -> None:
    def block(units: int) -> ExperimentSpec:
        inside = Residual(layers=(Dense(units=units), Activate(), Dense(units=4)))
        return replace(SPEC, layers=(Dense(units=4), Activate(), inside))

    assert rows(block(3), block(5)) == [("Width m of layer 1 inside layer 2", ("3", "5"))]


def test_other_stacks_are_written_out() -> None:
    without, with_it = (v.spec for v in race["batch_norm"]().entries(Setup.of(SPEC)).variants)
    assert rows(without, with_it) == [
        (
            "Layers",
            (
                "Dense 4 · Tanh · Dense 4 · Tanh",
                "Dense 4 · BN · Tanh · Dense 4 · BN · Tanh",
            ),
        )
    ]


def test_the_order_is_that_of_the_forms() -> None:
    other = replace(SPEC, batch_size=4, optimizer=SGD(), layers=())
    assert [setting for setting, _ in rows(SPEC, other)] == [
        "Layers",
        "Optimiser",
        "Learning rate η",
        "Batch size n",
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"optimizer": SGD()}, ("same data", "same first weights", "same batches")),
        ({"batch_size": 4}, ("same data", "same first weights", "other batches")),
        ({"weights_draw": 1}, ("same data", "other first weights", "same batches")),
        ({"output_init": Normal()}, ("same data", "other first weights", "same batches")),
        ({"data_draw": 1}, ("other data", "same first weights", "other batches")),
        ({"seed": 1}, ("other data", "other first weights", "other batches")),
        (
            {"layers": (Dense(units=4), BatchNorm(), Activate(), Dense(units=4), Activate())},
            ("same data", "same first weights", "same batches"),
        ),
        (
            {"layers": (Dense(units=5), Activate(), Dense(units=4), Activate())},
            ("same data", "same first weights where shapes agree", "same batches"),
        ),
        (
            {
                "layers": (
                    Dense(units=4, init_weights=Xavier()), Activate(), Dense(units=4), Activate()
                )
            },
            ("same data", "other first weights", "same batches"),
        ),
        (
            {
                "layers": (
                    Dense(units=4, init_weights=Glorot(distribution="uniform")), Activate(),
                    Dense(units=4), Activate(),
                )
            },
            ("same data", "other first weights", "same batches"),
        ),
    ],
)  # fmt: skip
def test_what_lanes_have_in_common_is_said(
    changes: dict[str, object], words: tuple[str, ...]
) -> None:
    assert common(SPEC, replace(SPEC, **changes)) == words


@pytest.mark.parametrize("name", race.names)
def test_every_race_can_be_read(name: str) -> None:
    entries = race[name]().entries(Setup.of(SPEC))
    for heat in entries.heats:
        found = differing([variant.spec for variant in heat])
        assert found or len(heat) == 1
        chips = [chip_of(found, place) for place in range(len(heat))]
        assert len(set(chips)) == len(chips)


def test_in_short_nothing_is_said_twice() -> None:
    """Hidden layers and the output begin alike: it was “Xavier, Xavier”."""
    (heat, *_) = race["initializers"]().entries(Setup.of(SPEC)).heats
    found = differing([variant.spec for variant in heat])
    said = [shorter_chips(found, place) for place in range(len(heat))]
    assert ("Xavier",) in said
    assert all(len(set(parts)) == len(parts) for chips in said for parts in [chips[0].split(", ")])
