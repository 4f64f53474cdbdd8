"""Counters, by hand: zeros, moves of the perceptron and of ADALINE, the largest error, ROC."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import Line

from engine.data.datasets import dataset
from engine.network.initializers import Zeros as ZeroWeights
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError, Perceptron
from engine.optimizers import SGD
from engine.probes import LargestErrors, Moves, RocProbe, Zeros
from engine.probes.counters import EpochMoves
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run

GATE = ExperimentSpec(
    data=DataSpec(dataset["gate"](samples=40)),
    layers=(),
    loss=Perceptron(),
    optimizer=SGD(lr=1.0),
    batch_size=1,
    shuffle=False,
)


def followed(spec: ExperimentSpec, epochs: int) -> Run:
    """A run whose moves are counted from its beginning."""
    run = Run(spec)
    run.record(frozenset((EpochMoves,)))
    while run.trainer.epoch < epochs:
        run.step()
    return run


def test_the_perceptron_moves_at_mistakes_only() -> None:
    """w ← w + y x at every mistake, done by hand beside it."""
    run = followed(GATE, 12)
    trainer = Run(GATE).trainer
    w, b = trainer.weights.layers[-1]["W"].copy(), trainer.weights.layers[-1]["b"].copy()
    train = trainer.setup.parts["train"]
    order = np.argsort(train.rows)
    counts = []
    for _ in range(12):
        moves = 0
        for x, label in zip(train.x[order], train.labels[order], strict=True):
            y = 2 * label - 1
            if y * (x @ w + b)[0] <= 0:
                w, b, moves = w + y * x[:, None], b + y, moves + 1
        counts.append(moves)
    reading = Moves().measure_run(run)
    assert reading is not None
    assert reading.rows[:, 1].tolist() == counts
    assert reading.rows[:, 0].tolist() == list(range(1, 13))
    assert counts[0] > 0
    # It has converged: no mistake is left that would move it.
    assert reading.last == counts[-1] == 0


def test_adaline_moves_at_every_sample() -> None:
    adaline = replace(GATE, loss=MeanSquaredError(targets="-1/1"), optimizer=SGD(lr=0.05))
    reading = Moves().measure_run(followed(adaline, 5))
    assert reading is not None
    samples = reading.rows[0, 2]
    assert (reading.rows[:, 1] == samples).all()


def test_an_epoch_that_was_not_followed_whole_is_not_counted() -> None:
    run = Run(GATE)
    run.step()
    run.step()
    run.record(frozenset((EpochMoves,)))
    while run.trainer.epoch < 2:
        run.step()
    reading = Moves().measure_run(run)
    assert reading is not None
    assert reading.rows[:, 0].tolist() == [2]


def test_moves_go_back_with_the_run() -> None:
    run = followed(GATE, 4)
    before = Moves().measure_run(run)
    steps = run.trainer.steps_per_epoch
    run.seek(2 * steps)
    early = Moves().measure_run(run)
    assert early is not None
    assert before is not None
    np.testing.assert_array_equal(early.rows, before.rows[:2])
    while run.trainer.epoch < 4:
        run.step()
    again = Moves().measure_run(run)
    assert again is not None
    np.testing.assert_array_equal(again.rows, before.rows)
    # Another future: what lay ahead is forgotten.
    run.seek(2 * steps + 1)
    run.retune(replace(GATE, optimizer=SGD(lr=0.5)))
    assert Moves().measure_run(run).rows[:, 0].tolist() == [1, 2]


def test_zeros_are_counted_layer_by_layer() -> None:
    layers = (Dense(units=3, init_weights=ZeroWeights()), Activate(), Dense(units=2), Activate())
    run = Run(ExperimentSpec(data=DataSpec(dataset["circle"]()), layers=layers))
    first, last = run.trainer.weights.layers[0]["W"], run.trainer.weights.layers[2]["W"]
    first[0, 0], last[...] = 1e-5, 0.5
    found = Zeros(threshold=1e-3).measure(run.trainer)
    by_layer = [(layer.weights, layer.exact, layer.small) for layer in found.layers]
    assert by_layer[:2] == [(6, 5, 6), (6, 0, 0)]
    assert found.whole.exact == 5 + found.layers[2].exact
    assert found.whole.weights == sum(layer.weights for layer in found.layers)


def test_the_largest_error_is_that_of_the_worst_sample() -> None:
    run = Run(ExperimentSpec(data=DataSpec(Line()), layers=(), loss=MeanSquaredError()))
    found = LargestErrors().measure(run.trainer)
    setup = run.trainer.setup
    for part, error in found.items():
        samples = setup.parts[part]
        z = setup.network.predict(run.trainer.weights, samples.x)
        off = np.abs(setup.answers(z) - samples.labels)[:, 0]
        assert error.value == pytest.approx(off.max())
        assert error.row == samples.rows[off.argmax()]
    assert "train" in found
    circle = Run(ExperimentSpec(data=DataSpec(dataset["circle"]()), layers=()))
    assert LargestErrors().measure(circle.trainer) == {}


def test_roc_is_of_two_classes_and_knows_where_the_network_answers() -> None:
    run = Run(ExperimentSpec(data=DataSpec(dataset["circle"]()), layers=(Dense(4), Activate())))
    for _ in range(30):
        run.step()
    found = RocProbe().measure(run.trainer)
    setup = run.trainer.setup
    for part, reading in found.items():
        samples = setup.parts[part]
        taken = setup.network.loss.classify(setup.network.predict(run.trainer.weights, samples.x))
        ones = samples.labels == 1
        assert (reading.true, reading.false) == (taken[ones].mean(), taken[~ones].mean())
        near = np.hypot(reading.curve.false - reading.false, reading.curve.true - reading.true)
        assert near.min() < 0.02
    assert set(found) == {"train", "validation", "test"}
    iris = Run(ExperimentSpec(data=DataSpec(dataset["iris"]()), layers=()))
    assert RocProbe().measure(iris.trainer) == {}


def test_of_a_part_without_samples_there_is_no_largest_error() -> None:
    spec = ExperimentSpec(data=DataSpec(Line(), test=0.0), layers=(), loss=MeanSquaredError())
    assert set(LargestErrors().measure(Run(spec).trainer)) == {"train", "validation"}


def test_a_part_of_one_class_has_no_roc() -> None:
    run = Run(ExperimentSpec(data=DataSpec(dataset["circle"]()), layers=()))
    ones = run.trainer.setup.parts["test"].labels
    ones[...] = 1
    found = RocProbe().measure(run.trainer)
    assert set(found) == {"train", "validation"}
    assert found["train"].area == found["train"].curve.area


def test_what_is_counted_takes_as_many_numbers_as_it_says() -> None:
    run = Run(GATE)
    run.record(frozenset((EpochMoves,)))
    moves = run.recorder(EpochMoves)
    assert moves is not None
    sizes = [moves.nbytes]
    while run.trainer.epoch < 2:
        run.step()
        sizes.append(moves.nbytes)
    assert sizes[0] == 0
    assert sizes[3] == 3 * sizes[1] > 0, "every step of the epoch at hand"
    of_an_epoch = run.trainer.steps_per_epoch * sizes[1]
    assert sizes[-1] == 2 * 4 * 8 + of_an_epoch, "a row of four numbers for each epoch"


def test_what_is_counted_from_here_on_forgets_nothing_of_what_was_before() -> None:
    """Going back to the step at which counting began takes back none of its moves."""
    run = followed(GATE, 2)
    counter = run.recorder(EpochMoves)
    assert counter is not None
    before = list(counter.epochs)
    counter.forget_after(run.step_count)
    assert list(counter.epochs) == before
