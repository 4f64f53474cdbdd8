"""The word on each layer: the ills of the lectures are found, and healthy layers left in peace."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import spiral

from engine.data.datasets import dataset
from engine.network.activations import ELU, Activation, Identity, ReLU, Sigmoid, Softmax, Tanh
from engine.network.initializers import Constant, Initializer, Kaiming, Normal, Xavier, Zeros
from engine.network.layers import Activate, Dense, Dropout
from engine.network.losses import MeanSquaredError
from engine.optimizers import SGD, Adam
from engine.probes import HealthProbe, HealthReading, LayerHealth, Signal
from engine.probes.health import Diagnosis, verdicts
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer


def judged(spec: ExperimentSpec, steps: int = 1) -> tuple[Diagnosis, ...]:
    trainer = Trainer(spec)
    for _ in range(steps):
        trainer.step()
    return verdicts(HealthProbe().measure(trainer))


def words(spec: ExperimentSpec, steps: int = 1) -> list[str]:
    return [each.word for each in judged(spec, steps)]


def ten_layers(activation: Activation, start: Initializer) -> ExperimentSpec:
    """The experiment of the lectures: ten layers of 500 units, 500 normal inputs."""
    return ExperimentSpec(
        data=DataSpec(dataset["normal"](inputs=500)),
        layers=(Dense(units=500, init_weights=start), Activate(activation)) * 10,
        batch_size=100,
    )


def layer(title: str, rms: float = 1.0, median: float = 1.0, **about: float) -> LayerHealth:
    values = {"mean": 0.0, "std": 1.0, "rms": 1.0, "spread": 1.0} | about
    return LayerHealth(title, **values, signal=Signal(rms, median, median))


def reading(first: LayerHealth, loss_left: float = 1.0) -> HealthReading:
    return HealthReading((first, layer("output")), 1.0, 1.0, loss_left)


def test_a_good_start_is_healthy() -> None:
    layers = (Dense(units=16, init_weights=Kaiming()), Activate(ReLU()))
    first, output = judged(spiral(layers=layers))
    assert first.status == output.status == "good"
    assert first.word == output.word == "healthy"
    assert first.numbers[0].startswith("gradient 0.0")
    assert any(number.startswith("median gradient 0.0") for number in first.numbers)
    assert output.numbers[0].endswith("% sure")
    assert "comes straight from the loss" in output.sentence
    assert first.sentence == "Signals and gradients of a usual size."


def test_weights_too_small_collapse_the_signal() -> None:
    layers = (Dense(units=16, init_weights=Normal(std=0.001)), Activate(Tanh())) * 4
    assert words(spiral(layers=layers), steps=0)[3:] == ["collapsed", "collapsed"]


def test_weights_too_large_saturate() -> None:
    layers = (Dense(units=16, init_weights=Normal(std=5.0)), Activate(Tanh())) * 2
    assert words(spiral(layers=layers), steps=0)[1] == "saturating"


def test_a_negative_bias_kills_relu_units() -> None:
    below = Dense(units=8, init_weights=Zeros(), init_bias=Constant(value=-1.0))
    layers = (below, Activate(ReLU()))
    first = judged(spiral(layers=layers))[0]
    assert (first.status, first.word) == ("bad", "dead units")
    assert "100%" in first.sentence


def test_ten_layers_of_sigmoids_are_ill_from_the_first_step_on() -> None:
    layers = (Dense(units=16, init_weights=Xavier()), Activate(Sigmoid())) * 10
    found = words(spiral(layers=layers))
    assert found[:4] == ["vanishes"] * 4
    # Further up every sample gets the same answer, the output layer's too.
    assert set(found[4:]) == {"collapsed"}


def test_ten_tanh_layers_of_500_with_sigma_1_vanish_although_a_few_signals_explode() -> None:
    trainer = Trainer(ten_layers(Tanh(), Normal(std=1.0)))
    trainer.step()
    found = HealthProbe().measure(trainer)
    first, output = found.layers[0].signal, found.layers[-1].signal
    assert first is not None
    assert output is not None
    # By the root mean square alone it would explode.
    assert first.rms > 100 * output.rms
    assert first.passed < 1e-6
    assert {each.word for each in verdicts(found)[:-1]} == {"vanishes"}


@pytest.mark.parametrize(
    ("activation", "start", "word"),
    [
        (Tanh(), Normal(std=0.01), "vanishes"),
        (Tanh(), Xavier(), "healthy"),
        (ReLU(), Xavier(), "vanishes"),
        (ReLU(), Kaiming(), "healthy"),
    ],
)
def test_ten_layers_of_500_are_told_by_their_start(
    activation: Activation, start: Initializer, word: str
) -> None:
    # A small rate: the verdict is on the start, not on what a step makes of it.
    spec = replace(ten_layers(activation, start), optimizer=SGD(lr=1e-5))
    assert words(spec)[0] == word


def test_signals_that_grow_without_bound_explode_and_none_is_healthy() -> None:
    spec = replace(ten_layers(ReLU(), Normal(std=1.0)), optimizer=SGD(lr=1e-5))
    assert words(spec, steps=0)[2:] == ["explodes"] * 9
    trainer = Trainer(spec)
    trainer.weights.layers[-1]["W"] *= 1e25
    output = verdicts(HealthProbe().measure(trainer))[-1]
    assert (output.status, output.word) == ("bad", "explodes")


@pytest.mark.parametrize("size", [1e138, np.inf, np.nan])
def test_no_layer_is_healthy_beside_an_enormous_spread(size: float) -> None:
    trainer = Trainer(spiral(layers=(Dense(units=4), Activate(Identity())), dtype="float64"))
    trainer.step()
    trainer.weights.layers[0]["W"][...] = size
    assert [each.word for each in verdicts(HealthProbe().measure(trainer))] == ["explodes"] * 2


def test_a_run_with_next_to_no_loss_has_converged() -> None:
    layers = (Dense(units=8, init_weights=Xavier()), Activate(Tanh())) * 2
    spec = spiral(samples=300, layers=layers, optimizer=Adam(lr=0.01))
    found = judged(spec, steps=4000)
    assert {(each.status, each.word) for each in found} == {("good", "converged")}
    line = DataSpec(dataset["plane"](noise=0.0))
    linear = ExperimentSpec(data=line, layers=(), loss=MeanSquaredError(), optimizer=SGD(lr=0.1))
    assert words(linear, 1) == ["healthy"]
    assert words(linear, 2000) == ["converged"]


def test_samples_that_are_answered_well_do_not_make_a_gradient_vanish() -> None:
    """Most samples send next to nothing back; what is left of it passes all layers."""
    layers = (Dense(units=8, init_weights=Kaiming()), Activate(ReLU())) * 2
    spec = spiral(samples=300, layers=layers, optimizer=Adam(lr=0.1), engine="numpy")
    trainer = Trainer(spec)
    for _ in range(1000):
        trainer.step()
    found = HealthProbe().measure(trainer)
    signals = [each.signal for each in found.layers if each.signal is not None]
    assert signals[0].median < 1e-4 * signals[-1].median
    assert "vanishes" not in [each.word for each in verdicts(found)]


def test_what_dropout_cuts_off_does_not_count() -> None:
    block = Dense(units=16, init_weights=Xavier()), Activate(Tanh()), Dropout(rate=0.7)
    assert words(spiral(layers=block * 2)) == ["healthy"] * 3


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_elu_units_far_out_are_not_called_dead(dtype: str) -> None:
    trainer = Trainer(spiral(layers=(Dense(units=4), Activate(ELU())), dtype=dtype))
    trainer.weights.layers[0]["b"][...] = -400.0
    trainer.step()
    found = HealthProbe().measure(trainer)
    assert found.layers[0].dead == 0
    assert "dead" not in verdicts(found)[0].word


@pytest.mark.parametrize("activation", [Sigmoid(), ELU(), ReLU()])
def test_trained_networks_are_left_in_peace(activation: Activation) -> None:
    layers = (Dense(units=8, init_weights=Kaiming()), Activate(activation)) * 2
    spec = spiral(samples=300, layers=layers, optimizer=Adam(lr=0.01))
    assert not any(each.status == "bad" for each in judged(spec, 1000))


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (layer("1", dead=0.3), "some dead"),
        (layer("1", dead=0.6), "dead units"),
        (layer("1", spread=1e-4), "collapsed"),
        (layer("1", saturated=0.5), "saturating"),
        (layer("1", 200.0), "explodes"),
        (layer("1", 200.0, 1e-7), "vanishes"),
        (layer("1", 1.0, 1e-7), "vanishes"),
        (layer("1", 0.001), "vanishes"),
        (layer("1", 0.0, 0.0), "vanishes"),
        (layer("1"), "healthy"),
    ],
)
def test_every_ill_has_its_word(found: LayerHealth, word: str) -> None:
    first, output = verdicts(reading(found))
    assert first.word == word
    assert first.sentence.endswith(".")
    assert output.word == "healthy"
    assert {each.word for each in verdicts(reading(found, 1e-4))} == {"converged"}


def test_before_the_first_step_there_are_no_gradients_to_judge() -> None:
    first, output = judged(spiral(), steps=0)[::2]
    assert (first.status, first.word) == ("neutral", "no gradient yet")
    assert [number.split()[0] for number in first.numbers] == ["spread", "mean"]
    assert output.word == "no gradient yet"


def test_a_run_that_goes_on_from_a_file_is_judged_by_its_next_step() -> None:
    trainer, other = Trainer(spiral()), Trainer(spiral())
    for _ in range(5):
        trainer.step()
    state = trainer.state()
    other.restore(state)
    judged_by = verdicts(HealthProbe().measure(other))
    assert [each.word for each in judged_by] == [
        each.word for each in verdicts(HealthProbe().measure(trainer))
    ]
    assert other.last is None, "nothing has been trained"
    trainer.step()
    other.step()
    assert np.array_equal(trainer.weights.params.flat, other.weights.params.flat)


def test_a_gradient_of_zero_everywhere_is_no_division_by_zero() -> None:
    silent = HealthReading((layer("1", 0.0, 0.0), layer("output", 0.0, 0.0)), 1.0, 1.0, 1.0)
    assert verdicts(silent)[0].word == "healthy"


def test_one_sample_alone_says_nothing_of_the_answers_to_others() -> None:
    alone = HealthReading((layer("1", spread=0.0), layer("output", spread=0.0)), 1.0, 0.0, 1.0)
    assert {each.word for each in verdicts(alone)} == {"healthy"}


def test_shares_that_would_be_nothing_are_left_out() -> None:
    first, _ = verdicts(reading(layer("1", saturated=0.004, dead=0.004)))
    assert first.numbers[0] == "gradient 1"
    first, _ = verdicts(reading(layer("1", saturated=0.02, dead=0.04)))
    assert first.numbers[:2] == ("4% dead", "2% saturated")


def test_a_hidden_softmax_is_judged_like_any_other_layer() -> None:
    healthy = (Dense(units=6, init_weights=Kaiming()), Activate(Softmax()))
    assert words(spiral(layers=healthy))[0] == "healthy"
    large = Normal(std=10.0)
    sure = (Dense(units=16), Activate(), Dense(units=6, init_weights=large), Activate(Softmax()))
    assert words(spiral(layers=sure, engine="numpy"))[1] == "saturating"
