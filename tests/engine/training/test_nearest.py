"""What gives way when the data changes: the loss, and the width of residual blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.data.datasets import dataset
from engine.network.layers import Activate, Dense, Residual
from engine.network.losses import MeanSquaredError
from engine.specs.registry import SpecError
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.nearest import nearest_setup
from engine.training.setup import Setup, Setups

BLOCK = Residual((Dense(units=3), Activate(), Dense(units=2)))
CIRCLE = ExperimentSpec(data=DataSpec(dataset=dataset["circle"]()), layers=(BLOCK,))
IRIS = DataSpec(dataset=dataset["iris"]())


def test_what_fits_stays_as_it_is() -> None:
    setup, note = nearest_setup(CIRCLE, Setups())
    assert (setup.spec, note) == (CIRCLE, "")


def test_residual_blocks_follow_the_inputs_of_other_data() -> None:
    setup, note = nearest_setup(replace(CIRCLE, data=IRIS), Setups())
    assert setup.spec.layers == (Residual((*BLOCK.layers[:2], Dense(units=4))),)
    assert note == "Residual blocks now follow the number of inputs."
    assert Setup.of(setup.spec).network.fan_ins == (4, 4)


def test_the_loss_and_the_width_may_both_give_way() -> None:
    numbers = DataSpec(dataset=dataset["sine"]())
    setup, note = nearest_setup(replace(CIRCLE, data=numbers), Setups())
    assert isinstance(setup.spec.loss, MeanSquaredError)
    assert setup.network.fan_ins == (1, 1)
    assert note.startswith("The loss is now Mean squared error: ")


def test_what_nothing_can_fit_is_refused() -> None:
    wide = tuple(Dense(units=2048) for _ in range(3))
    with pytest.raises(SpecError, match="parameters"):
        nearest_setup(replace(CIRCLE, layers=(*wide, Residual((Dense(units=5),)))), Setups())


def test_where_no_loss_makes_it_fit_the_first_problem_is_said() -> None:
    wide = tuple(Dense(units=2048) for _ in range(5))
    numbers = DataSpec(dataset=dataset["sine"]())
    with pytest.raises(SpecError) as raised:
        nearest_setup(replace(CIRCLE, data=numbers, layers=wide), Setups())
    assert raised.value.path == "loss"
