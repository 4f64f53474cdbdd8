"""What a person should know of a setup that works, and hardly as it is meant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from samples import normalized, spiral

from engine.data.datasets import Data, Dataset
from engine.network.layers import Activate, BatchNorm, Dense, LayerNorm, Residual
from engine.network.losses import MeanSquaredError
from engine.probes.cautions import cautions
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup


@dataclass(frozen=True, slots=True)
class Odd(Dataset):
    """So many rows of so many inputs; without classes there are numbers to predict."""

    rows: int = 1
    inputs: int = 2
    classes: int = 0

    def sample(self, rng: np.random.Generator) -> Data:
        x = rng.standard_normal((self.rows, self.inputs))
        names = tuple(f"x{i}" for i in range(self.inputs))
        if not self.classes:
            return Data.of(x, x[:, :1], names)
        labels = np.arange(self.rows) % self.classes
        return Data.of(x, labels, names, tuple(map(str, range(self.classes))))


def of_rows(rows: int, inputs: int = 2) -> ExperimentSpec:
    return ExperimentSpec(data=DataSpec(dataset=Odd(rows, inputs)), loss=MeanSquaredError())


WITHIN = Residual(layers=(Dense(units=6), BatchNorm()))
CASES = {
    "one row": (of_rows(1), "one sample to train on"),
    "batches of one": (normalized(batch_size=1), "batches of one sample"),
    "within a block": (
        spiral(layers=(Dense(units=6), WITHIN), batch_size=1),
        "batches of one sample",
    ),
    "classes": (
        ExperimentSpec(data=DataSpec(dataset=Odd(2000, 2, 1000))),
        "1,000 classes for 1,400 training samples",
    ),
    "inputs": (of_rows(20, 2000), "2,000 inputs"),
}


@pytest.mark.parametrize(("spec", "words"), CASES.values(), ids=CASES)
def test_each_gets_its_sentence(spec: ExperimentSpec, words: str) -> None:
    (sentence,) = cautions(Setup.of(spec))
    assert words in sentence


@pytest.mark.parametrize(
    "spec",
    [
        spiral(),
        normalized(),
        spiral(batch_size=1),
        spiral(layers=(Dense(units=4), LayerNorm(), Activate()), batch_size=1),
    ],
)
def test_what_is_usual_gets_none(spec: ExperimentSpec) -> None:
    assert not cautions(Setup.of(spec))


def test_with_batch_normalisation_the_one_row_is_a_batch_of_one() -> None:
    spec = ExperimentSpec(
        data=DataSpec(dataset=Odd(1)),
        loss=MeanSquaredError(),
        layers=(Dense(units=3), BatchNorm(), Activate()),
    )
    assert len(cautions(Setup.of(spec))) == 2
