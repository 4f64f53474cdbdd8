"""The word on each layer: the ills of the lectures are found, and healthy layers left in peace."""

from __future__ import annotations

import numpy as np
import pytest
from samples import spiral

from engine.network.activations import ReLU, Sigmoid, Softmax, Tanh
from engine.network.initializers import Constant, Kaiming, Normal, Xavier
from engine.network.layers import Activate, Dense
from engine.probes import Activations, Gradients, Histogram, Histograms
from engine.probes.health import Diagnosis, verdicts
from engine.training.experiment import ExperimentSpec
from engine.training.trainer import Trainer


def judged(spec: ExperimentSpec, steps: int = 1) -> tuple[Diagnosis, ...]:
    trainer = Trainer(spec)
    for _ in range(steps):
        trainer.step()
    return verdicts(Activations().measure(trainer), Gradients().measure(trainer))


def layer(title: str, rms: float = 1.0, **about: float) -> Histogram:
    values = {"mean": 0.0, "std": 1.0, "rms": rms} | about
    return Histogram(title, np.full(5, 0.2), **values)


def test_a_good_start_is_healthy() -> None:
    layers = (Dense(units=16, init_weights=Kaiming()), Activate(ReLU()))
    first, output = judged(spiral(layers=layers))
    assert first.status == output.status == "good"
    assert first.word == "healthy"
    assert [number.split()[0] for number in first.numbers][-3:] == ["σ", "δ", "mean"]


def test_weights_too_small_collapse_the_signal() -> None:
    layers = (Dense(units=16, init_weights=Normal(std=0.001)), Activate(Tanh())) * 4
    assert judged(spiral(layers=layers), steps=0)[3].word == "collapsed"


def test_weights_too_large_saturate() -> None:
    layers = (Dense(units=16, init_weights=Normal(std=5.0)), Activate(Tanh())) * 2
    assert judged(spiral(layers=layers))[1].word == "saturating"


def test_a_negative_bias_kills_relu_units() -> None:
    layers = (Dense(units=8, init_weights=Constant(value=0.0), init_bias=-1.0), Activate(ReLU()))
    first = judged(spiral(layers=layers))[0]
    assert (first.status, first.word) == ("bad", "dead units")
    assert "100%" in first.sentence


def test_ten_layers_of_sigmoids_make_the_gradient_vanish() -> None:
    layers = (Dense(units=16, init_weights=Xavier()), Activate(Sigmoid())) * 10
    assert judged(spiral(layers=layers))[0].word == "gradient vanishes"


@pytest.mark.parametrize(
    ("found", "slope", "word"),
    [
        (layer("1", dead=0.3), 1.0, "some dead"),
        (layer("1", dead=0.6), 1.0, "dead units"),
        (layer("1", std=1e-4), 1.0, "collapsed"),
        (layer("1", saturated=0.5), 1.0, "saturating"),
        (layer("1"), 200.0, "gradient explodes"),
        (layer("1"), 0.001, "gradient vanishes"),
        (layer("1"), 0.0, "gradient vanishes"),
        (layer("1"), 1.0, "healthy"),
    ],
)
def test_every_ill_has_its_word(found: Histogram, slope: float, word: str) -> None:
    activations = Histograms(1.0, (found, layer("output")))
    gradients = Histograms(1.0, (layer("1", slope), layer("output")))
    first, output = verdicts(activations, gradients)
    assert first.word == word
    assert first.sentence.endswith(".")
    assert output.word == "healthy"


def test_before_the_first_step_there_are_no_gradients_to_judge() -> None:
    first, _ = verdicts(Histograms(1.0, (layer("1"), layer("output"))), None)
    assert first.word == "healthy"
    assert first.numbers == ("σ 1", "mean 0")


def test_a_gradient_of_zero_everywhere_is_no_division_by_zero() -> None:
    zeros = Histograms(1.0, (layer("1", 0.0), layer("output", 0.0)))
    assert verdicts(Histograms(1.0, (layer("1"), layer("output"))), zeros)[0].word == "healthy"


def test_a_hidden_softmax_is_judged_like_any_other_layer() -> None:
    healthy = (Dense(units=6, init_weights=Kaiming()), Activate(Softmax()))
    assert judged(spiral(layers=healthy))[0].word == "healthy"
    large = Normal(std=10.0)
    sure = (Dense(units=16), Activate(), Dense(units=6, init_weights=large), Activate(Softmax()))
    assert judged(spiral(layers=sure))[1].word == "saturating"
    trainer = Trainer(spiral(layers=healthy))
    # A unit whose share is 0 for every sample cannot come back: its slope p (1 - p) is 0.
    trainer.weights.layers[0]["b"][2] = -2000.0
    assert Activations().measure(trainer).layers[0].dead == pytest.approx(1 / 6)
