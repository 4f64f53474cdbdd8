"""MADALINE's rule against a run computed by hand; a step at the output."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.data.datasets import dataset
from engine.network.losses import LossMisfit, SquaredError
from engine.network.losses.madaline import Madaline
from engine.optimizers import SGD
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer

RATE = 0.1
XOR = ExperimentSpec(
    data=DataSpec(dataset["gate"](gate="xor", samples=40)),
    layers=(),
    loss=Madaline(),
    optimizer=SGD(lr=RATE),
    batch_size=1,
    shuffle=False,
    seed=3,
)


def by_hand(spec: ExperimentSpec, epochs: int) -> tuple[np.ndarray, np.ndarray, list[int]]:
    """Weights and biases after some epochs of the rule, and the corrections of each epoch."""
    trainer = Trainer(spec)
    layer = trainer.weights.layers[-1]
    W, b = layer["W"].tolist(), layer["b"].tolist()
    train = trainer.setup.parts["train"]
    order = np.argsort(train.rows)
    corrected = []
    for _ in range(epochs):
        corrections = 0
        for x, label in zip(train.x[order].tolist(), train.labels[order].tolist(), strict=True):
            y = 1.0 if label == 1 else -1.0
            units = range(len(b))
            sums = [sum(x[i] * W[i][k] for i in range(len(x))) + b[k] for k in units]
            votes = [1.0 if s >= 0 else -1.0 for s in sums]
            against = sorted((abs(sums[k]), k) for k in units if votes[k] != y)
            # A majority of three is two: what is missing to it is turned over.
            missing = max(0, len(against) - len(b) // 2)
            for _, k in against[:missing]:
                error = y - sums[k]
                for i in range(len(x)):
                    W[i][k] += RATE * error * x[i]
                b[k] += RATE * error
                corrections += 1
        corrected.append(corrections)
    return np.array(W), np.array(b), corrected


@pytest.mark.parametrize("seed", [1, 3])
@pytest.mark.parametrize("units", ["3", "5"])
def test_training_is_the_rule_of_least_disturbance(units: str, seed: int) -> None:
    spec = replace(XOR, loss=Madaline(units=units), seed=seed)
    trainer = Trainer(spec)
    while trainer.epoch < 6:
        trainer.step()
    W, b, corrected = by_hand(spec, 6)
    assert sum(corrected) > 0
    np.testing.assert_allclose(trainer.weights.layers[-1]["W"], W, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(trainer.weights.layers[-1]["b"], b, rtol=1e-12, atol=1e-14)


@pytest.mark.long
def test_it_solves_xor_where_no_single_adaline_can() -> None:
    best = 0.0
    for seed in range(8):
        trainer = Trainer(replace(XOR, seed=seed))
        while trainer.epoch < 60:
            trainer.step()
        best = max(best, trainer.score("train").accuracy)
    assert best == 1.0


def test_only_the_nearest_of_the_wrong_ones_are_pulled() -> None:
    z = np.array([[-0.2, -3.0, -0.1], [-0.2, 3.0, 0.1], [-0.2, -3.0, 0.1]])
    y = np.ones((3, 3))
    # None of three is right: two must turn. Two are right: none. One is right: the nearer one.
    expected = [[True, False, True], [False, False, False], [True, False, False]]
    assert Madaline().chosen(z, y).tolist() == expected
    assert Madaline().classify(z).tolist() == [0, 1, 0]
    assert Madaline().shares(z)[:, 1] == pytest.approx([0, 2 / 3, 1 / 3])


def test_it_is_for_two_classes() -> None:
    for classes in (0, 3):
        with pytest.raises(LossMisfit):
            Madaline().outputs(classes, 1)


@pytest.mark.parametrize(("gate", "bias"), [("and", -1.5), ("or", -0.5)])
def test_one_neuron_with_a_step_is_a_gate(gate: str, bias: float) -> None:
    """B1: w = (1, 1) with b = −1.5 is AND, with b = −0.5 OR."""
    spec = replace(
        XOR,
        data=DataSpec(dataset["gate"](gate=gate, samples=40)),
        loss=SquaredError(link="step"),
    )
    trainer = Trainer(spec)
    layer = trainer.weights.layers[-1]
    layer["W"][...], layer["b"][...] = 1.0, bias
    score = trainer.score("train")
    assert (score.accuracy, score.loss) == (1.0, 0.0)
    # With another bias it answers wrongly, and no gradient tells it so.
    layer["b"][...] = 5.0
    assert trainer.score("train").loss > 0
    trainer.step()
    assert not trainer.grads.flat.any()
