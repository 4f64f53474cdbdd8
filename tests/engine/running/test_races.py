"""Races: what takes part, from the same samples and the same first weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from samples import spiral

from engine.files.bpg import MOST_LANES
from engine.network.activations import Sigmoid, Tanh, activation
from engine.network.initializers import initializer
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, Residual
from engine.network.penalties import L1, L2, NoPenalty
from engine.network.starts import Start
from engine.optimizers import SGD, Adam, optimizer
from engine.running.races import Entries, race
from engine.specs.differences import differences
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup

FOLDER = Path(__file__).parents[3] / "resources" / "experiments"
SHIPPED = sorted(path.stem for path in FOLDER.glob("*.json"))


def entries(name: str, **settings: object) -> Entries:
    """Who takes part in a race from a small spiral."""
    return race[name]().entries(Setup.of(spiral(**settings)))


def names(found: Entries) -> list[str]:
    return [variant.name for variant in found.variants]


@pytest.mark.parametrize("name", race.names)
@pytest.mark.parametrize("shipped", SHIPPED)
def test_every_variant_of_a_shipped_experiment_runs_or_says_why_not(
    shipped: str, name: str
) -> None:
    setup = Setup.of(ExperimentSpec.load(FOLDER / f"{shipped}.json"))
    rules = race[name]()
    found = rules.entries(setup)
    assert found.variants
    assert len(found.variants) + len(found.left_out) == len(list(rules.variants(setup)))
    assert len({variant.spec for variant in found.variants}) == len(found.variants)
    assert len(set(names(found))) == len(found.variants)
    for variant in found.variants:
        other = setup.retuned(variant.spec)
        assert other.parts is setup.parts, "the samples are the same"


def test_every_optimiser_takes_part_with_a_learning_rate_of_its_own() -> None:
    found = entries("optimizers", optimizer=Adam(lr=0.003, beta1=0.8))
    rules = {type(variant.spec.optimizer): variant.spec.optimizer for variant in found.variants}
    assert set(rules) == set(optimizer)
    assert rules[Adam] == Adam(lr=0.003, beta1=0.8), "the one at hand stays as it was set"
    # What suits Adam suits those that usually begin like it; the others keep to their own.
    assert rules[optimizer["rmsprop"]].lr == 0.003
    assert rules[SGD].lr == SGD().lr
    assert names(found)[:4] == ["SGD", "Momentum", "RMSProp", "Adam"]


def test_every_activation_is_in_all_layers_from_the_same_first_weights() -> None:
    layers = (Dense(units=6), Activate(Tanh()), Dense(units=5), Activate(Sigmoid()))
    found = entries("activations", layers=layers)
    assert names(found)[:5] == ["Sigmoid", "Tanh", "ReLU", "Leaky ReLU", "ELU"]
    assert len(found.variants) == len(activation)
    runs = [Run(variant.spec) for variant in found.variants]
    assert len({run.trainer.weights.params.flat.tobytes() for run in runs}) == 1
    for run, kind in zip(runs[:2], (Sigmoid, Tanh), strict=True):
        assert [lay.activation for lay in run.spec.layers[1::2]] == [kind(), kind()]


def test_every_initialisation_is_in_all_layers() -> None:
    found = entries("initializers")
    assert names(found)[:4] == ["σ = 0.01", "σ = 1", "Xavier", "Kaiming"]
    assert {type(variant.spec.output_init) for variant in found.variants} == set(initializer)
    for variant in found.variants:
        drawn = {lay.init_weights for lay in variant.spec.layers if lay.weighted}
        assert drawn == {variant.spec.output_init}


def test_strengths_are_those_of_the_penalty_that_is_chosen() -> None:
    usual = [variant.spec.penalty for variant in entries("penalties").variants]
    assert usual == [NoPenalty(), L2(strength=0.001), L2(strength=0.01), L2(strength=0.1)]
    chosen = [v.spec.penalty for v in entries("penalties", penalty=L1(proximal=True)).variants]
    assert chosen[1:] == [L1(strength=s, proximal=True) for s in (0.001, 0.01, 0.1)]


def test_batch_norm_is_behind_all_sums_or_none() -> None:
    inside = Residual(layers=(Dense(units=4), Activate()))
    layers = (Dropout(), Dense(units=4), BatchNorm(), Activate(), inside)
    without, with_it = (
        variant.spec.layers for variant in entries("batch_norm", layers=layers).variants
    )
    assert without == (Dropout(), Dense(units=4), Activate(), inside)
    nested = Residual(layers=(Dense(units=4), BatchNorm(), Activate()))
    assert with_it == (Dropout(), Dense(units=4), BatchNorm(), Activate(), nested)


def test_first_values_set_by_hand_follow_their_places_and_give_way_to_a_draw() -> None:
    starts = (Start("layers.2.W.1.0", 0.5), Start("output.b.0", 0.25))
    layers = (Dense(units=3), Activate(), Dense(units=3), Activate())
    _, with_it = entries("batch_norm", layers=layers, starts=starts).variants
    assert with_it.spec.starts == (Start("layers.3.W.1.0", 0.5), Start("output.b.0", 0.25))
    draws = entries("draws", layers=layers, starts=starts, weights_draw=999_999).variants
    assert [variant.spec.weights_draw for variant in draws] == [999_999, 1_000_000, 0, 1]
    assert all(not variant.spec.starts for variant in draws)
    firsts = [Run(variant.spec).trainer.weights.params.flat for variant in draws]
    assert len({first.tobytes() for first in firsts}) == len(draws)


def test_batches_are_one_a_few_and_all_samples() -> None:
    sizes = [variant.spec.batch_size for variant in entries("batches").variants]
    assert sizes == [1, 32, 42]
    few = race["batches"]().entries(Setup.of(spiral(samples=20)))
    assert [variant.spec.batch_size for variant in few.variants] == [1, 14]


def test_what_would_be_the_same_twice_is_left_out() -> None:
    found = entries("activations", layers=())
    assert len(found.variants) == 1
    assert found.left_out[0] == "Tanh: here the same as Sigmoid"


def test_what_cannot_be_trained_is_left_out_with_the_reason() -> None:
    found = entries("activations", layers=(Dense(units=1), Activate()))
    assert "Softmax" not in names(found)
    assert "expected two or more, found one" in found.left_out[-1]


def test_more_than_four_run_in_heats() -> None:
    heats = entries("optimizers").heats
    assert [len(heat) for heat in heats] == [4, 4, 3]
    assert sum(heats, ()) == entries("optimizers").variants
    assert max(map(len, heats)) == MOST_LANES


@pytest.mark.parametrize("name", race.names)
def test_a_race_is_about_one_thing(name: str) -> None:
    found = entries(name)
    paths = set().union(*(differences(found.variants[0].spec, v.spec) for v in found.variants))
    roots = {path.split(".")[0] for path in paths}
    assert len(roots - {"output_init"}) == 1


def test_every_optimiser_learns_in_its_race() -> None:
    setup = Setup.of(replace(spiral(), batch_size=16))
    for variant in race["optimizers"]().entries(setup).variants:
        run = Run(variant.spec)
        first = run.trainer.score("train").loss
        run.advance(150)
        assert np.isfinite(run.trainer.weights.params.flat).all()
        assert run.trainer.score("train").loss < first, variant.name
