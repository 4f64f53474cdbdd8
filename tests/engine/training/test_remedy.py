"""What is offered after a divergence fits its cause."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest
from samples import spiral

from engine.data.datasets import Data, Dataset
from engine.data.scaling import NoScaling, Standardise
from engine.network.losses import MeanSquaredError
from engine.optimizers import SGD
from engine.training.divergence import LEAST_RATE, Remedy
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.trainer import Diverged


@dataclass(frozen=True, slots=True)
class Sized(Dataset):
    """A line to learn, with inputs and targets of these sizes."""

    inputs: float = 1.0
    targets: float = 1.0

    def sample(self, rng: np.random.Generator) -> Data:
        x = rng.uniform(-1, 1, (60, 2))
        y = x.sum(axis=1, keepdims=True)
        return Data.of(x * self.inputs, y * self.targets)


def line(inputs: float, targets: float, rate: float = 0.05) -> ExperimentSpec:
    data = DataSpec(dataset=Sized(inputs, targets))
    return ExperimentSpec(data=data, layers=(), loss=MeanSquaredError(), optimizer=SGD(lr=rate))


def steps_to_divergence(spec: ExperimentSpec, most: int = 300) -> int | None:
    run = Run(spec)
    for step in range(most):
        try:
            run.step()
        except Diverged:
            return step
    return None


@pytest.mark.parametrize(
    ("inputs", "targets", "advice"),
    [
        (1.0, 1e160, "The targets are as large as 1.9e+160: standardise them."),
        (1e160, 1.0, "The inputs are as large as 9.9e+159: standardise them."),
        (1e9, 1e160, "The inputs are as large as 9.9e+08 and the targets as large as 1.9e+160: "),
    ],
)
def test_data_that_is_far_too_large_is_scaled_and_then_learnt(
    inputs: float, targets: float, advice: str
) -> None:
    spec = line(inputs, targets)
    assert steps_to_divergence(spec) is not None
    half = replace(spec, optimizer=SGD(lr=spec.optimizer.lr / 2))
    assert steps_to_divergence(half) is not None, "half the learning rate does not help"
    remedy = Remedy.of(Setup.of(spec))
    assert remedy.advice.startswith(advice[:30])
    assert ("inputs" in remedy.advice) is (inputs > 1)
    assert ("targets" in remedy.advice) is (targets > 1)
    scaling = Standardise() if inputs > 1 else NoScaling()
    assert remedy.spec.data.scaling == scaling
    assert remedy.spec.optimizer == spec.optimizer
    assert steps_to_divergence(remedy.spec) is None


def test_where_the_data_is_usual_the_learning_rate_is_halved() -> None:
    spec = line(1.0, 1.0, rate=8.0)
    remedy = Remedy.of(Setup.of(spec))
    assert remedy.spec == replace(spec, optimizer=SGD(lr=4.0))
    assert remedy.advice == "Try a smaller learning rate."


def test_what_is_scaled_already_is_not_offered_again() -> None:
    spec = line(1e9, 1e9)
    scaled = Remedy.of(Setup.of(spec)).spec
    again = Remedy.of(Setup.of(scaled))
    assert (again.inputs, again.targets) == (0, 0)
    assert again.spec.optimizer.lr == spec.optimizer.lr / 2


def test_classes_are_no_targets_to_scale_and_the_rate_stays_a_number() -> None:
    spec = spiral(optimizer=SGD(lr=LEAST_RATE))
    assert Remedy.of(Setup.of(spec)).spec.optimizer.lr == LEAST_RATE
