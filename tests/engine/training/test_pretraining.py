"""Layers that first learn to encode their inputs, before there is a loss."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from samples import same

from engine.data.datasets import dataset
from engine.data.statistics.pca import PCA
from engine.network.activations import Sigmoid, Tanh
from engine.network.gradient_check import numeric_gradient, relative_error
from engine.network.layers import Activate, BatchNorm, Dense, Dropout
from engine.network.places import Parameter
from engine.network.starts import Start
from engine.steps import at_once
from engine.training.beginning.first_weights import Beginning
from engine.training.beginning.fresh import is_beginning
from engine.training.beginning.pretraining import AutoEncoder, AutoEncoders, NoPretraining
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.trainer import Trainer

PLAIN = ExperimentSpec(
    data=DataSpec(dataset["iris"]()),
    layers=(Dense(units=5), Activate(Tanh()), Dense(units=3), Activate(Tanh())),
)
TAUGHT = replace(PLAIN, pretraining=AutoEncoders(epochs=10))


def taught(spec: ExperimentSpec = TAUGHT) -> Trainer:
    return Trainer(spec)


class TestAutoEncoder:
    """One block with a decoder on top."""

    @pytest.mark.parametrize(
        "block",
        [
            (Dense(units=3), Activate(Tanh())),
            (Dense(units=3), BatchNorm(), Activate(Sigmoid())),
        ],
        ids=["dense", "normalised"],
    )
    def test_its_gradient_is_the_finite_difference(self, block: tuple) -> None:
        setup = Setup.of(replace(PLAIN, layers=block))
        network, x = setup.network, setup.parts["train"].x[:9]
        weights = network.init(setup.stream_of_layer)
        inside = slice(0, len(block))
        encoder = AutoEncoder.of(network, weights, inside, 4, np.random.default_rng(0))
        found = encoder.gradient(x)
        assert found is not None
        exact = found.copy()

        def loss() -> float:
            value = encoder.network.forward(encoder.weights, x, encoder.mode).outputs[-1]
            return encoder.network.loss.value(value, x)

        numeric = numeric_gradient(loss, encoder.flat)
        assert relative_error(exact, np.asarray(numeric)) <= 1e-6

    def test_a_linear_one_comes_to_the_plane_of_the_principal_components(self) -> None:
        spec = replace(
            PLAIN,
            layers=(Dense(units=2),),
            pretraining=AutoEncoders(epochs=600, lr=0.1, batch_size=200),
        )
        trainer = taught(spec)
        x = trainer.setup.parts["train"].x
        best = 0.5 * PCA.fit(x).variances[2:].sum()
        (losses,) = trainer.beginning.losses
        assert len(losses) == 601
        assert best * 0.99 <= losses[-1] <= best * 1.1
        assert losses[0] > 10 * losses[-1]


class TestFirstWeights:
    """What training begins with."""

    def test_it_is_off_unless_asked_for_and_old_files_mean_off(self) -> None:
        assert ExperimentSpec().pretraining == NoPretraining()
        body = json.loads(PLAIN.dumps())
        del body["pretraining"]
        assert ExperimentSpec.loads(json.dumps(body)) == PLAIN
        assert ExperimentSpec.loads(TAUGHT.dumps()) == TAUGHT

    def test_equal_experiments_begin_with_equal_bits(self) -> None:
        one, other = taught(), taught()
        assert np.array_equal(one.weights.params.flat, other.weights.params.flat)
        assert one.beginning.losses == other.beginning.losses
        assert not np.array_equal(
            one.weights.params.flat, taught(replace(TAUGHT, weights_draw=1)).weights.params.flat
        )

    def test_each_hidden_layer_learns_and_the_output_stays_as_drawn(self) -> None:
        before, after = taught(PLAIN).weights.layers, taught().weights.layers
        for layer in (0, 2):
            assert not np.array_equal(before[layer]["W"], after[layer]["W"])
        assert np.array_equal(before[4]["W"], after[4]["W"])
        first, second = taught().beginning.losses
        assert first[-1] < 0.5 * first[0]
        assert second[-1] < 0.5 * second[0]

    def test_the_batches_of_training_are_those_without_it(self) -> None:
        orders = [Trainer(spec).state().order for spec in (PLAIN, TAUGHT)]
        assert np.array_equal(*orders)

    def test_the_batch_size_of_training_does_not_count(self) -> None:
        other = taught(replace(TAUGHT, batch_size=3))
        assert np.array_equal(other.weights.params.flat, taught().weights.params.flat)

    def test_what_was_set_by_hand_comes_last(self) -> None:
        trainer = taught(replace(TAUGHT, starts=(Start("layers.0.W.1.2", 7.0),)))
        assert trainer.weights.layers[0]["W"][1, 2] == 7.0
        again = Trainer(trainer.setup)
        assert again.weights.layers[0]["W"][1, 2] == 7.0

    def test_noise_and_running_statistics_of_the_blocks_take_part(self) -> None:
        layers = (Dropout(), Dense(units=4), BatchNorm(), Activate(Tanh()), Dropout())
        trainer = taught(replace(TAUGHT, layers=layers))
        assert len(trainer.beginning.losses) == 1
        assert trainer.weights.buffers.flat.any()
        assert np.isfinite(trainer.weights.params.flat).all()

    def test_one_that_is_not_finite_ends_with_the_last_finite_weights(self) -> None:
        setup = Setup.of(TAUGHT)
        weights = setup.network.init(setup.stream_of_layer)
        drawn, losses = weights.params.flat.copy(), list[list[float]]()
        x = np.full((40, 4), 1e200)
        rng = np.random.default_rng
        at_once(TAUGHT.pretraining.in_portions(setup.network, weights, x, rng, losses))
        assert np.array_equal(weights.params.flat[:25], drawn[:25])
        assert np.isfinite(weights.params.flat).all()
        assert len(losses) == 2
        assert math.isnan(losses[0][-1])
        assert math.isfinite(losses[1][-1])

    def test_a_network_without_hidden_layers_has_nothing_to_learn(self) -> None:
        trainer = taught(replace(TAUGHT, layers=()))
        assert trainer.beginning.losses == ()
        assert trainer.beginning.ready


class TestPatience:
    """A run in a window pre-trains in portions."""

    def test_it_comes_portion_by_portion_and_its_share_grows(self) -> None:
        run = Run(TAUGHT, patient=True)
        assert not run.trainer.beginning.ready
        shares = []
        while not run.trainer.beginning.ready:
            run.owed.settle(lambda: True)
            shares.append(run.trainer.beginning.share)
        assert len(shares) > 50
        assert shares == sorted(shares)
        assert (shares[0], shares[-1]) == (0, 1)
        at_once = Run(TAUGHT)
        assert np.array_equal(run.trainer.weights.params.flat, at_once.trainer.weights.params.flat)
        run.owed.settle()
        assert run.curve.newest_step == 0
        assert run.trainer.evaluation() == at_once.trainer.evaluation()

    def test_reset_and_step_zero_need_not_wait_again(self) -> None:
        run = Run(TAUGHT, patient=True)
        run.advance(3)
        first = Run(TAUGHT).trainer.weights.params.flat
        run.reset()
        assert run.trainer.settled
        assert np.array_equal(run.trainer.weights.params.flat, first)
        run.advance(3)
        run.seek(0)
        assert np.array_equal(run.trainer.weights.params.flat, first)

    def test_who_resets_while_it_goes_on_begins_it_anew(self) -> None:
        run = Run(TAUGHT, patient=True)
        run.owed.settle(lambda: True)
        run.reset()
        assert not run.trainer.settled
        run.advance(3)
        plain = Run(TAUGHT)
        plain.advance(3)
        assert np.array_equal(run.trainer.weights.params.flat, plain.trainer.weights.params.flat)

    def test_what_was_taught_and_forgotten_is_taught_again_before_a_step_is_repeated(self) -> None:
        run = Run(TAUGHT, patient=True)
        run.advance(3)
        wanted = run.trainer.weights.params.flat.copy()
        run._setups._newest.clear()
        run.approach(0)
        run.seek(3)
        assert np.array_equal(run.trainer.weights.params.flat, wanted)

    def test_steps_settings_and_values_wait_for_it(self) -> None:
        calm = Run(replace(TAUGHT, batch_size=8))
        calm.advance(2)
        run = Run(TAUGHT, patient=True)
        run.retune(replace(TAUGHT, batch_size=8))
        assert run.spec.batch_size == 8
        run.advance(2)
        assert np.array_equal(run.trainer.weights.params.flat, calm.trainer.weights.params.flat)
        hasty = Run(TAUGHT, patient=True)
        drawn = hasty.trainer.weights.layers[0]["W"][0, 0]
        assert hasty.set_parameter(Parameter(0, "W", (0, 0)), 3.0) != drawn
        assert hasty.trainer.beginning.ready

    def test_who_goes_on_from_a_state_that_is_asked_for_meanwhile_begins_anew(self) -> None:
        run = Run(TAUGHT, patient=True)
        run.owed.settle(lambda: True)
        kept = []
        run.hand_state(kept.append)
        (state,) = kept
        assert state.begins
        other = Run(replace(TAUGHT, batch_size=8), patient=True)
        other.advance(2)
        other.restore(state)
        assert (other.step_count, other.spec, other.untouched) == (0, TAUGHT, True)
        run.owed.settle()
        other.owed.settle()
        assert same(other.state(), run.state())
        assert is_beginning(run.state().trainer, run.trainer.setup)

    def test_who_goes_on_from_a_state_need_not_pre_train(self) -> None:
        run = Run(TAUGHT)
        run.advance(4)
        other = Run(TAUGHT, patient=True)
        other.restore(run.state())
        assert other.trainer.settled
        run.advance(4)
        other.advance(4)
        assert np.array_equal(other.trainer.weights.params.flat, run.trainer.weights.params.flat)
        other.reset()
        assert not other.trainer.beginning.ready

    def test_nobody_waits_to_learn_whether_a_state_is_a_beginning(self) -> None:
        state = Run(TAUGHT).state().trainer
        assert not is_beginning(state, Setup.of(TAUGHT))

    def test_a_copy_of_the_run_has_the_same_past(self) -> None:
        run = Run(TAUGHT, patient=True)
        run.advance(3)
        twin = run.fork()
        twin.seek(0)
        assert np.array_equal(
            twin.trainer.weights.params.flat, Beginning(run.trainer.setup).weights.params.flat
        )
        assert math.isfinite(twin.trainer.score("train").loss)
