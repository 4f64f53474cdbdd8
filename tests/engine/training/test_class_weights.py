"""Class weights: their size, their part in the loss, and that no score sees them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import Line, same, spiral

from engine.data.datasets import Data, Dataset
from engine.data.splits import class_weights
from engine.network.activations import Tanh
from engine.network.gradient_check import numeric_gradient, relative_error
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.losses import Loss, MeanSquaredError, SoftmaxCrossEntropy, loss
from engine.network.penalties import L2
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Uneven(Dataset):
    """Two overlapping clouds, nine samples of the first for one of the second."""

    def sample(self, rng: np.random.Generator) -> Data:
        y = (np.arange(200) % 10 == 0).astype(int)
        return Data.of(rng.standard_normal((200, 2)) + y[:, None], y, classes=("many", "few"))


def uneven(**settings: Any) -> ExperimentSpec:
    """An experiment on the clouds, its network small enough to check every derivative."""
    layers = (Dense(units=3), Activate(Tanh()))
    return ExperimentSpec(**{"data": DataSpec(Uneven()), "layers": layers} | settings)


@settings(max_examples=50)
@given(labels=st.lists(st.integers(0, 3), min_size=1, max_size=40))
def test_weights_are_those_of_scikit_learn(labels: list[int]) -> None:
    sk = pytest.importorskip("sklearn.utils.class_weight", reason="scikit-learn is not installed")
    y = np.array(labels)
    present = np.unique(y)
    found = class_weights(y, 4)
    expected = sk.compute_class_weight("balanced", classes=present, y=y)
    np.testing.assert_allclose(found[present], expected, rtol=1e-12)
    assert not np.delete(found, present).any()
    # Every class counts the same, and all together as much as without weights.
    shares = np.bincount(y, weights=found[y], minlength=4)[present]
    np.testing.assert_allclose(shares, len(y) / len(present))


def test_they_are_measured_on_the_training_part() -> None:
    # 14 or 15 of 144 samples: not the tenth that the class is of all samples.
    data = DataSpec(Uneven(), validation=0.13)
    setup = Setup.of(uneven(data=data, class_weights="balanced"))
    labels = setup.parts["train"].labels
    weights = setup.sample_weights(np.array([0, 1]))
    assert weights is not None
    counts = np.bincount(labels)
    np.testing.assert_allclose(weights, len(labels) / (2 * counts))
    assert Setup.of(uneven()).sample_weights(labels) is None


@pytest.mark.parametrize("cls", loss, ids=loss.names)
def test_a_weighted_loss_is_the_loss_of_repeated_rows(cls: type[Loss]) -> None:
    one = cls()
    rng = np.random.default_rng(0)
    labels = np.array([0, 1, 1, 0])
    y = one.encode(labels, 2)
    z = rng.standard_normal((4, y.shape[1]))
    times = np.array([1, 3, 2, 5])
    repeated_z, repeated_y = np.repeat(z, times, axis=0), np.repeat(y, times, axis=0)
    assert one.value(z, y, times * 0.5) == pytest.approx(one.value(repeated_z, repeated_y))
    found = one.gradient(z, y, times * 0.5)
    summed = np.add.reduceat(one.gradient(repeated_z, repeated_y), [0, 1, 4, 6], axis=0)
    np.testing.assert_allclose(found, summed, rtol=1e-12, atol=1e-15)
    # Equal weights, whatever their size, are no weights.
    np.testing.assert_allclose(one.gradient(z, y, np.full(4, 7.0)), one.gradient(z, y), rtol=1e-12)


def test_gradients_with_weights_are_exact() -> None:
    layers = (Dense(units=3), BatchNorm(), Activate(Tanh()))
    trainer = Trainer(uneven(layers=layers, class_weights="balanced", penalty=L2(strength=0.1)))
    rows = trainer.setup.parts["train"].rows[:12]
    x, y = trainer.setup.data.x[rows], trainer.setup.data.y[rows]
    _, grads = trainer.loss_and_gradients(x, y)

    def objective() -> float:
        return trainer.loss_and_gradients(x, y)[0]

    numeric = numeric_gradient(objective, trainer.weights.params.flat)
    assert relative_error(grads.flat, numeric) <= 1e-7
    plain = Trainer(uneven(layers=layers, penalty=L2(strength=0.1)))
    assert plain.loss_and_gradients(x, y)[0] != objective()


def test_the_rare_class_is_found_more_often() -> None:
    def recall(choice: str) -> float:
        trainer = Trainer(uneven(class_weights=choice))
        for _ in range(400):
            trainer.step()
        part = trainer.setup.parts["train"]
        said = trainer.network.loss.classify(trainer.network.predict(trainer.weights, part.x))
        return float((said[part.labels == 1] == 1).mean())

    assert recall("balanced") > recall("none") + 0.2


def test_a_training_step_uses_them_for_its_own_rows() -> None:
    spec = uneven(class_weights="balanced", batch_size=30)
    trainer = Trainer(spec)
    for start in (0, 30):
        rows = trainer.setup.parts["train"].rows[trainer.state().order[start : start + 30]]
        x, y = trainer.setup.data.x[rows], trainer.setup.data.y[rows]
        expected, grads = trainer.loss_and_gradients(x, y)
        assert trainer.step() == pytest.approx(expected, rel=1e-12)
        np.testing.assert_allclose(trainer.grads.flat, grads.flat, rtol=1e-12, atol=1e-15)


def test_scores_do_not_see_them() -> None:
    trainer = Trainer(uneven(class_weights="balanced"))
    for part in ("train", "validation", "test"):
        assert same(trainer.score(part), Trainer(uneven()).score(part))


def test_they_can_change_while_training_goes_on() -> None:
    spec = uneven(batch_size=30)
    switched, always = Trainer(spec), Trainer(replace(spec, class_weights="balanced"))
    switched.retune(replace(spec, class_weights="balanced"))
    assert [switched.step() for _ in range(8)] == [always.step() for _ in range(8)]
    assert same(switched.weights.params.flat, always.weights.params.flat)
    state = switched.state()
    switched.retune(spec)
    switched.step()
    fresh = Trainer(spec)
    fresh.restore(state)
    assert fresh.step() == always.step()


def test_numbers_have_no_class_weights() -> None:
    line = ExperimentSpec(data=DataSpec(Line()), loss=MeanSquaredError())
    weighted, plain = Trainer(replace(line, class_weights="balanced")), Trainer(line)
    assert [weighted.step() for _ in range(3)] == [plain.step() for _ in range(3)]


def test_even_classes_train_as_without_weights() -> None:
    weighted = Trainer(spiral(class_weights="balanced", batch_size=5000))
    plain = Trainer(spiral(batch_size=5000))
    assert weighted.step() == pytest.approx(plain.step(), rel=1e-12)
    assert isinstance(plain.spec.loss, SoftmaxCrossEntropy)
