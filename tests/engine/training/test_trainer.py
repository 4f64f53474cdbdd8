"""The trainer: exact repetition, exact continuation, and changes while training goes on."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from samples import Line, normalized, same, spiral

from engine.data.datasets import dataset
from engine.network.activations import Identity, ReLU
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.losses import BinaryCrossEntropy, MeanSquaredError
from engine.network.penalties import L2
from engine.optimizers import SGD, Adam, Momentum, Optimizer, optimizer
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.past.owed_scores import STEPS_BETWEEN_EVALUATIONS
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.trainer import Diverged, Trainer

every_optimizer = pytest.mark.parametrize("cls", optimizer, ids=optimizer.names)


def trained(spec: ExperimentSpec, steps: int) -> Trainer:
    trainer = Trainer(spec)
    for _ in range(steps):
        trainer.step()
    return trainer


def losses(trainer: Trainer, steps: int) -> list[float]:
    return [trainer.step() for _ in range(steps)]


@every_optimizer
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_equal_experiments_train_to_equal_bits(cls: type[Optimizer], dtype: str) -> None:
    spec = normalized(optimizer=cls(), dtype=dtype)
    first, second = trained(spec, 30), trained(spec, 30)
    assert same(first.state(), second.state())
    assert first.weights.params.flat.dtype == dtype


def test_another_seed_gives_another_run() -> None:
    assert not same(trained(spiral(), 3).state(), trained(spiral(seed=1), 3).state())


def test_training_learns() -> None:
    layers = (Dense(units=8), Activate(ReLU()))
    data = DataSpec(dataset["xor"](samples=200))
    trainer = Trainer(ExperimentSpec(data=data, layers=layers, optimizer=Adam(lr=0.05)))
    before = trainer.score("train")
    losses(trainer, 300)
    after = trainer.score("train")
    assert after.loss < before.loss / 3
    assert after.accuracy > 0.9


def test_numbers_are_learnt_too_and_have_no_accuracy() -> None:
    trainer = Trainer(
        ExperimentSpec(
            data=DataSpec(Line()), layers=(), loss=MeanSquaredError(), optimizer=SGD(lr=0.3)
        )
    )
    losses(trainer, 300)
    assert trainer.score("test").loss < 1e-3
    assert math.isnan(trainer.score("test").accuracy)
    np.testing.assert_allclose(trainer.weights.layers[0]["W"][:, 0], [2, 0, 0], atol=0.05)
    np.testing.assert_allclose(trainer.weights.layers[0]["b"], [-1], atol=0.05)


class TestEpochs:
    """Batches and epochs: 42 samples for training."""

    def test_the_last_batch_takes_what_is_left(self) -> None:
        trainer = Trainer(spiral(batch_size=16))
        sizes = []
        for _ in range(6):
            trainer.step()
            assert trainer.last is not None
            sizes.append(len(trainer.last.outputs[0]))
        assert sizes == [16, 16, 10, 16, 16, 10]
        assert trainer.epoch == 2
        assert trainer.epochs == 2.0

    def test_every_epoch_takes_every_sample_once_in_another_order(self) -> None:
        trainer = Trainer(spiral(batch_size=16))
        orders = []
        for _ in range(3):
            rows = []
            for _ in range(3):
                trainer.step()
                assert trainer.last is not None
                rows.append(trainer.last.outputs[0])
            orders.append(np.concatenate(rows))
        train = trainer.setup.parts["train"].x
        for order in orders:
            np.testing.assert_array_equal(np.sort(order, axis=0), np.sort(train, axis=0))
        assert not np.array_equal(orders[0], orders[1])

    def test_epochs_count_in_fractions(self) -> None:
        trainer = Trainer(spiral(batch_size=16))
        trainer.step()
        assert trainer.epochs == pytest.approx(16 / 42)
        assert trainer.steps_to_epoch_end() == 2
        trainer.step()
        trainer.step()
        assert trainer.steps_to_epoch_end() == 3

    def test_a_batch_larger_than_the_data_is_the_data(self) -> None:
        trainer = trained(spiral(batch_size=5000), 2)
        assert trainer.epoch == 2

    def test_labels_stay_with_their_samples(self) -> None:
        trainer = Trainer(spiral(batch_size=42))
        answers = {tuple(x): y for x, y in zip(*self.pairs(trainer), strict=True)}
        order = trainer.state().order
        part = trainer.setup.parts["train"]
        for x, label in zip(part.x[order], part.labels[order], strict=True):
            assert answers[tuple(x)] == label

    def pairs(self, trainer: Trainer) -> tuple[np.ndarray, np.ndarray]:
        rows = trainer.setup.parts["train"].rows
        return trainer.setup.data.x[rows], trainer.setup.data.y[rows]

    def test_evaluations_begin_at_step_0_and_are_not_crowded(self) -> None:
        run = Run(spiral(batch_size=16))
        for _ in range(60):
            run.step()
        steps = run.curve.points().column("step")
        assert steps[0] == 0
        assert (np.diff(steps) >= STEPS_BETWEEN_EVALUATIONS).all()
        assert (steps % 3 == 0).all(), "evaluated at the end of an epoch only"


class TestReset:
    """Going back to the beginning."""

    def test_reset_restores_weights_and_repeats_the_run(self) -> None:
        run = Run(normalized())
        start, first = run.state(), losses(run, 20)
        end = run.state()
        run.reset()
        assert same(run.state(), start)
        assert losses(run, 20) == first
        assert same(run.state(), end)

    def test_reset_after_a_retune_keeps_the_new_settings(self) -> None:
        run = Run(normalized())
        run.step()
        spec = normalized(optimizer=SGD(lr=0.1), batch_size=8)
        run.retune(spec)
        run.step()
        run.reset()
        assert same(run.state(), Run(spec).state())


class TestSharedStreams:
    """Experiments that differ in one setting share the random numbers of all others."""

    def test_the_optimizer_changes_neither_data_nor_weights_nor_order(self) -> None:
        a, b = Trainer(spiral(optimizer=SGD())), Trainer(spiral(optimizer=Adam()))
        assert same(a.setup.parts, b.setup.parts)
        assert same(a.weights.params.flat, b.weights.params.flat)
        for _ in range(7):
            assert same(a.state().order, b.state().order)
            a.step()
            b.step()

    def test_new_weights_keeps_the_data(self) -> None:
        a, b = Trainer(spiral()), Trainer(spiral(weights_draw=1))
        assert same(a.setup.parts, b.setup.parts)
        assert same(a.state().order, b.state().order)
        assert not np.array_equal(a.weights.layers[0]["W"], b.weights.layers[0]["W"])

    def test_new_data_keeps_the_weights(self) -> None:
        a, b = Trainer(spiral()), Trainer(spiral(data_draw=1))
        assert not np.array_equal(a.setup.data.x, b.setup.data.x)
        assert same(a.weights.params.flat, b.weights.params.flat)

    def test_a_layer_added_at_the_end_leaves_the_weights_of_the_others(self) -> None:
        two = (Dense(units=8), Activate(), Dense(units=8), Activate())
        a = Trainer(spiral(layers=two))
        b = Trainer(spiral(layers=(*two, Dense(units=8), Activate())))
        for i in (0, 2):
            assert same(a.weights.layers[i]["W"], b.weights.layers[i]["W"])
        assert same(a.weights.layers[-1]["W"], b.weights.layers[-1]["W"]), "the output layer"

    def test_batch_norm_and_activations_leave_the_weights_alone(self) -> None:
        plain = Trainer(spiral(layers=(Dense(units=8), Dense(units=8))))
        normed = Trainer(spiral(layers=(Dense(units=8), BatchNorm(), Activate(), Dense(units=8))))
        assert same(plain.weights.layers[0]["W"], normed.weights.layers[0]["W"])
        assert same(plain.weights.layers[1]["W"], normed.weights.layers[3]["W"])
        assert same(plain.weights.layers[-1]["W"], normed.weights.layers[-1]["W"])

    def test_precision_rounds_the_same_weights(self) -> None:
        a, b = Trainer(spiral()), Trainer(spiral(dtype="float32"))
        rounded = a.weights.params.flat.astype("float32")
        assert same(rounded, b.weights.params.flat)


class TestRetune:
    """Changing settings while training goes on."""

    def test_parameters_position_and_history_are_kept(self) -> None:
        trainer = trained(normalized(), 20)
        before = trainer.state()
        spec = normalized(optimizer=Adam(lr=0.5), penalty=L2(), batch_size=4)
        trainer.retune(spec)
        after = trainer.state()
        assert trainer.spec == spec
        assert same(replace(after, spec=before.spec), before)
        trainer.step()
        assert trainer.last is not None
        assert len(trainer.last.outputs[0]) == 4

    def test_an_activation_can_change_under_way(self) -> None:
        layers = (Dense(units=4), Activate(ReLU()))
        trainer = trained(spiral(layers=layers), 5)
        kept = trainer.state().params
        trainer.retune(spiral(layers=(Dense(units=4), Activate(Identity()))))
        assert same(trainer.state().params, kept)
        trainer.step()
        assert trainer.last is not None
        np.testing.assert_array_equal(trainer.last.outputs[1], trainer.last.outputs[2])

    def test_the_same_kind_of_optimizer_keeps_its_memory_another_starts_empty(self) -> None:
        trainer = trained(spiral(optimizer=Momentum()), 5)
        memory = trainer.state().memory
        trainer.retune(spiral(optimizer=Momentum(lr=1.0)))
        assert same(trainer.state().memory, memory)
        trainer.retune(spiral(optimizer=Adam()))
        assert set(trainer.state().memory) == {"m", "v"}
        assert not any(values.any() for values in trainer.state().memory.values())

    def test_adam_taken_up_under_way_starts_with_steps_of_the_learning_rate(self) -> None:
        trainer = trained(spiral(optimizer=SGD()), 500)
        trainer.retune(spiral(optimizer=Adam(lr=0.01)))
        before = trainer.state().params
        trainer.step()
        moved = np.abs(trainer.state().params - before)
        # As in its very first step, |Δ| = η wherever the gradient is not tiny.
        assert moved.max() <= 0.01 * (1 + 1e-9)
        assert np.median(moved) == pytest.approx(0.01, rel=1e-3)

    def test_what_needs_new_weights_is_refused_and_changes_nothing(self) -> None:
        trainer = trained(spiral(), 3)
        before = trainer.state()
        for spec in (spiral(seed=1), spiral(layers=()), spiral(loss=BinaryCrossEntropy())):
            with pytest.raises(ValueError, match="new weights"):
                trainer.retune(spec)
        assert same(trainer.state(), before)


class TestState:
    """Stopping and going on, bit for bit."""

    @every_optimizer
    @pytest.mark.parametrize("steps", [0, 1, 3, 10])
    def test_a_fresh_trainer_goes_on_as_the_old_one(self, cls: type[Optimizer], steps: int) -> None:
        spec = normalized(optimizer=cls())
        old = trained(spec, steps)
        state = old.state()
        onward = losses(old, 20)
        fresh = Trainer(spec)
        fresh.restore(state)
        assert losses(fresh, 20) == onward
        assert same(fresh.state(), old.state())
        # And the same state once more, in the trainer that has gone on.
        old.restore(state)
        assert losses(old, 20) == onward

    def test_a_state_is_a_copy(self) -> None:
        trainer = trained(normalized(), 4)
        state, twin = trainer.state(), trainer.state()
        losses(trainer, 10)
        assert same(state, twin)
        trainer.restore(state)
        losses(trainer, 10)
        assert same(state, twin)

    def test_the_settings_come_back_with_the_state(self) -> None:
        trainer = trained(spiral(optimizer=Momentum()), 4)
        state = trainer.state()
        trainer.retune(spiral(optimizer=Adam(), batch_size=3))
        losses(trainer, 4)
        trainer.restore(state)
        assert trainer.spec == spiral(optimizer=Momentum())
        assert same(trainer.state(), state)

    def test_a_state_of_another_network_is_refused(self) -> None:
        trainer = Trainer(spiral())
        before = trainer.state()
        with pytest.raises(ValueError, match="another experiment"):
            trainer.restore(Trainer(spiral(layers=())).state())
        assert same(trainer.state(), before)


class TestDiverged:
    """Numbers that become infinite."""

    def line(self, **settings: object) -> ExperimentSpec:
        return ExperimentSpec(data=DataSpec(Line()), loss=MeanSquaredError(), **settings)  # type: ignore[arg-type]

    @pytest.mark.parametrize("dtype", ["float64", "float32"])
    def test_a_learning_rate_far_too_large_ends_with_finite_parameters(self, dtype: str) -> None:
        layers = (Dense(units=8), Activate(Identity())) * 3
        trainer = Trainer(self.line(layers=layers, optimizer=SGD(lr=10.0), dtype=dtype))
        with pytest.raises(Diverged) as caught:
            losses(trainer, 1000)
        assert caught.value.step == trainer.step_count + 1
        assert np.isfinite(trainer.weights.params.flat).all()
        assert str(caught.value).startswith(f"Loss became infinite at step {caught.value.step}")
        with pytest.raises(Diverged):
            trainer.step()

    @pytest.mark.parametrize(
        ("place", "where"), [(0, "layer 1"), (3, "layer 2"), (5, "the output layer")]
    )
    def test_the_first_layer_that_blows_up_is_named(self, place: int, where: str) -> None:
        layers = (Dense(units=3), BatchNorm(), Activate(), Dense(units=2), Activate())
        trainer = Trainer(spiral(layers=layers))
        trainer.weights.layers[place]["W"][...] = np.nan
        before = trainer.state()
        with pytest.raises(Diverged, match=f"first in {where}"):
            trainer.step()
        assert same(trainer.state(), before)

    @pytest.mark.parametrize(
        ("w1", "w2", "where"),
        [
            # Forwards 0 · 1e200 = 0, backwards x · 1e200 · dz, the square of which overflows.
            (0.0, 1e200, "the gradient of layer 1"),
            # Outputs are finite, but not their squares.
            (1.0, 1e200, "the output layer"),
        ],
    )
    def test_what_overflows_behind_the_layers_is_named(
        self, w1: float, w2: float, where: str
    ) -> None:
        trainer = Trainer(self.line(layers=(Dense(units=2), Activate(Identity()))))
        trainer.weights.layers[0]["W"][...] = w1
        trainer.weights.layers[2]["W"][...] = w2
        with pytest.raises(Diverged, match=f"first in {where}"):
            trainer.step()
        assert np.isfinite(trainer.weights.params.flat).all()


def test_an_empty_part_has_no_score() -> None:
    spec = ExperimentSpec(data=DataSpec(dataset["spiral"](samples=40), validation=0.0, test=0.0))
    trainer = trained(spec, 12)
    assert math.isnan(trainer.score("test").loss)
    assert math.isnan(trainer.score("validation").accuracy)
    assert math.isfinite(trainer.score("train").loss)


def test_scores_are_those_of_the_loss_and_the_labels() -> None:
    trainer = trained(spiral(loss=BinaryCrossEntropy()), 10)
    part = trainer.setup.parts["test"]
    z = trainer.network.forward(trainer.weights, part.x).outputs[-1]
    score = trainer.score("test")
    assert score.loss == pytest.approx(trainer.network.loss.value(z, part.y))
    assert score.accuracy == ((z[:, 0] >= 0) == part.labels).mean()


def test_a_trainer_takes_a_setup_that_is_worked_out_already() -> None:
    setup = Setup.of(spiral())
    trainer = Trainer(setup)
    assert trainer.setup is setup
    assert same(trainer.state(), Trainer(spiral()).state())
