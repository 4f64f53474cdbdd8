"""An auto-encoder: digits through a narrow middle, against the best that any plane can do."""

from __future__ import annotations

import numpy as np
import pytest

from engine.data.datasets import dataset
from engine.data.scaling import NoScaling
from engine.data.statistics.pca import PCA
from engine.network.activations import Identity
from engine.network.gradient_check import numeric_gradient, relative_error
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.optimizers import Adam
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer

CODE = 8
LINEAR = ExperimentSpec(
    data=DataSpec(dataset["digits_again"](), scaling=NoScaling()),
    layers=(Dense(units=CODE), Activate(Identity())),
    loss=MeanSquaredError(),
    optimizer=Adam(lr=0.01),
    batch_size=64,
)


def test_a_linear_one_finds_the_plane_of_the_principal_components() -> None:
    trainer = Trainer(LINEAR)
    x = trainer.setup.parts["train"].x
    # Half the squared distance to the best plane: the variances that it leaves out.
    best = 0.5 * PCA.fit(x).variances[CODE:].sum()
    before = trainer.score("train").loss
    while trainer.epoch < 60:
        trainer.step()
    after = trainer.score("train").loss
    assert best <= after * (1 + 1e-9)
    assert after == pytest.approx(best, rel=0.05)
    assert before > 3 * after


def test_its_gradient_is_the_finite_difference() -> None:
    trainer = Trainer(LINEAR)
    rows = trainer.setup.parts["train"].rows[:5]
    x, y = trainer.setup.data.x[rows], trainer.setup.data.y[rows]
    _, grads = trainer.loss_and_gradients(x, y)
    flat = trainer.weights.params.flat
    numeric = numeric_gradient(lambda: trainer.loss_and_gradients(x, y)[0], flat)
    assert relative_error(grads.flat, np.asarray(numeric)) <= 1e-6
