"""Importance of inputs by permutation against scikit-learn's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.data.datasets import dataset
from engine.data.scaling import Standardise
from engine.network.losses import MeanSquaredError
from engine.probes import ImportanceProbe
from engine.steps import at_once
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer

inspection = pytest.importorskip("sklearn.inspection")
REPEATS = 60


class _Estimator(SimpleNamespace):
    """The network as scikit-learn wants to see it."""

    def fit(self, x: Array, y: Array) -> Any:
        return self

    def score(self, x: Array, y: Array) -> float:
        setup = self.trainer.setup
        z = at_once(setup.network.predict_in_portions(self.trainer.weights, setup.input_map(x)))
        if setup.data.classes:
            return float((setup.network.loss.classify(z) == y).mean())
        said = setup.answers(z)
        return float(1 - ((y - said) ** 2).sum() / ((y - y.mean()) ** 2).sum())


@pytest.mark.parametrize("name", ["iris", "engel"])
def test_it_is_scikit_learns_but_for_the_orders_drawn(name: str) -> None:
    data = DataSpec(dataset[name](), scaling=Standardise(), target_scaling=Standardise())
    spec = ExperimentSpec(data=data)
    if name == "engel":
        spec = ExperimentSpec(data=data, loss=MeanSquaredError())
    trainer = Trainer(spec)
    for _ in range(400):
        trainer.step()
    setup, part = trainer.setup, trainer.setup.parts["train"]
    mine = ImportanceProbe(part="train", repeats=REPEATS, seed=3).measure(trainer)
    other = inspection.permutation_importance(
        _Estimator(trainer=trainer), setup.data.x[part.rows], part.labels,
        n_repeats=REPEATS, random_state=1,
    )  # fmt: skip
    error = np.sqrt((mine.deviation**2 + other.importances_std**2) / REPEATS)
    assert np.all(np.abs(mine.mean - other.importances_mean) <= 4 * error + 1e-12)
    assert mine.deviation == pytest.approx(other.importances_std, rel=0.5, abs=1e-3)
    assert mine.mean.max() > 0.05
