"""What gives way when the data changes: the loss, and the width of residual blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.datasets import dataset
from engine.experiment import DataSpec, ExperimentSpec
from engine.layers import Activate, Dense, Residual
from engine.losses import MeanSquaredError
from engine.plan import Plan
from engine.plans import Plans
from engine.registry import SpecError
from playground.nearest import nearest_plan

BLOCK = Residual((Dense(units=3), Activate(), Dense(units=2)))
CIRCLE = ExperimentSpec(data=DataSpec(dataset=dataset["circle"]()), layers=(BLOCK,))
IRIS = DataSpec(dataset=dataset["iris"]())


def test_what_fits_stays_as_it_is() -> None:
    plan, note = nearest_plan(CIRCLE, Plans())
    assert (plan.spec, note) == (CIRCLE, "")


def test_residual_blocks_follow_the_inputs_of_other_data() -> None:
    plan, note = nearest_plan(replace(CIRCLE, data=IRIS), Plans())
    assert plan.spec.layers == (Residual((*BLOCK.layers[:2], Dense(units=4))),)
    assert note == "Residual blocks now follow the number of inputs."
    assert Plan.of(plan.spec).network.fan_ins == (4, 4)


def test_the_loss_and_the_width_may_both_give_way() -> None:
    numbers = DataSpec(dataset=dataset["sine"]())
    plan, note = nearest_plan(replace(CIRCLE, data=numbers), Plans())
    assert isinstance(plan.spec.loss, MeanSquaredError)
    assert plan.network.fan_ins == (1, 1)
    assert note.startswith("The loss is now Mean squared error: ")


def test_what_nothing_can_fit_is_refused() -> None:
    wide = tuple(Dense(units=2048) for _ in range(3))
    with pytest.raises(SpecError, match="parameters"):
        nearest_plan(replace(CIRCLE, layers=(*wide, Residual((Dense(units=5),)))), Plans())
