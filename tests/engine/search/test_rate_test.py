"""The learning-rate range test, against training with the same rates one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.data.datasets import dataset
from engine.network.layers import Activate, Dense, Mode
from engine.optimizers import SGD, Adam
from engine.search.rate_test import (
    TRIED,
    RateTest,
    measured_loss,
    rate_test,
    rates_of,
    steepest_descent,
)
from engine.steps import at_once
from engine.training.beginning.pretraining import AutoEncoders
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from engine.training.trainer import Trainer

CIRCLE = ExperimentSpec(
    data=DataSpec(dataset["circle"]()),
    layers=(Dense(units=8), Activate()),
    optimizer=SGD(lr=0.1),
    batch_size=32,
)


@pytest.mark.parametrize("optimizer", [SGD(), Adam()])
def test_it_trains_as_a_trainer_whose_rate_is_set_before_every_step(optimizer: SGD | Adam) -> None:
    spec = replace(CIRCLE, optimizer=optimizer)
    found = at_once(rate_test(spec))
    trainer = Trainer(spec)
    for rate, loss in list(zip(found.rates, found.losses, strict=True))[:60]:
        trainer.retune(replace(spec, optimizer=replace(optimizer, lr=float(rate))))
        trainer.step()
        assert measured_loss(trainer.setup, trainer.weights) == loss


def test_the_suggestion_lies_where_the_loss_falls_and_trains_well() -> None:
    found = at_once(rate_test(CIRCLE))
    assert found.suggested is not None
    assert found.lowest is not None
    assert found.suggested < found.lowest

    def loss_after(rate: float) -> float:
        trainer = Trainer(replace(CIRCLE, optimizer=SGD(lr=rate)))
        while trainer.epoch < 20:
            trainer.step()
        return trainer.score("train").loss

    assert loss_after(found.suggested) < 0.98 * loss_after(found.suggested / 10)
    assert (found.rates == rates_of(CIRCLE)[: len(found.rates)]).all()


def test_what_is_known_by_hand() -> None:
    rates = np.geomspace(1e-4, 1.0, 41)
    # Flat, then a straight fall over log η around 10⁻², then up.
    losses = np.interp(np.log10(rates), [-4, -3, -1.5, 0], [1.0, 1.0, 0.2, 3.0])
    found = RateTest.of(rates, losses, 1.0, False)
    assert found.suggested is not None
    assert found.lowest == pytest.approx(10**-1.5)
    assert 1e-3 < found.steepest < found.lowest
    assert found.suggested == found.lowest / 10
    assert RateTest.of(rates, np.ones(41), 1.0, False).suggested is None
    nothing = RateTest.of(np.empty(0), np.empty(0), 1.0, True)
    assert (nothing.suggested, nothing.ended) == (None, True)


@pytest.mark.parametrize("middle", [12, 20])
def test_the_steepest_place_of_an_even_fall_is_its_middle(middle: int) -> None:
    x = np.arange(40) * 0.1
    assert steepest_descent(x, -np.tanh(x - x[middle]), 40) == middle
    assert steepest_descent(x, -np.tanh(x - x[middle]), middle) == middle - 1
    assert steepest_descent(x, np.tanh(x - x[middle]), 40) is None


def test_it_ends_where_the_rate_is_far_too_large() -> None:
    found = at_once(rate_test(replace(CIRCLE, layers=(*CIRCLE.layers, Dense(units=8)))))
    assert found.ended
    assert len(found.losses) < TRIED
    assert np.isfinite(found.losses).all()


def test_samples_that_are_known_are_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever closes the window would wait for them."""
    alone, setup = at_once(rate_test(CIRCLE)), Setup.of(CIRCLE)
    monkeypatch.setattr("engine.training.setup._sampled", None)
    spec = replace(CIRCLE, optimizer=SGD(lr=0.5))
    np.testing.assert_array_equal(at_once(rate_test(spec, [setup])).losses, alone.losses)


def test_whoever_closes_the_window_waits_for_a_mini_batch_or_a_layer_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between two looks at whether it has been stopped."""
    rows: list[int] = []
    forward = Dense.forward

    def counted(
        self: Dense, params: Mapping[str, Array], x: Array, mode: Mode
    ) -> tuple[Array, Any]:
        rows.append(len(x))
        return forward(self, params, x, mode)

    monkeypatch.setattr(Dense, "forward", counted)
    monkeypatch.setattr("engine.training.epochs.progress.EXCERPT", 2 * 8)
    layers = (*CIRCLE.layers, Dense(units=4), Activate())
    spec = replace(CIRCLE, batch_size=8, layers=layers, engine="numpy")
    steps, between = rate_test(spec), list[list[int]]()
    for _ in range(40):
        next(steps)
        between.append([*rows])
        rows.clear()
    measured = len(Setup.of(spec).parts["train"])
    assert {tuple(each) for each in between} == {(), (8, 8, 8), (measured,)}


def test_the_same_experiment_has_the_same_curve() -> None:
    one, two = at_once(rate_test(CIRCLE)), at_once(rate_test(CIRCLE))
    np.testing.assert_array_equal(one.losses, two.losses)


def test_layers_are_pre_trained_before_and_a_loss_that_stays_small_is_followed_to_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taught = replace(
        CIRCLE, layers=(Dense(units=2), Activate()), pretraining=AutoEncoders(epochs=1)
    )
    steps = rate_test(taught)
    shares = [next(steps) for _ in range(40)]
    assert shares == sorted(shares)
    assert shares.count(0.0) > 5, "pre-training goes in portions"
    monkeypatch.setattr("engine.search.rate_test.TOO_LARGE", np.inf)
    found = at_once(rate_test(replace(CIRCLE, layers=())))
    assert (len(found.losses), found.ended) == (TRIED, False)
