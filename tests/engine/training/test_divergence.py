"""Which layer is named when training blows up."""

from __future__ import annotations

import numpy as np
import pytest
from samples import same, spiral

from engine.network.layers import TEST, Activate, Dense, Dropout
from engine.network.network import ParameterVector, Pass
from engine.training.divergence import OUTPUT_LAYER, Diverged, first_not_finite
from engine.training.setup import Setup
from engine.training.stepper import NumpyStepper
from engine.training.trainer import Trainer

LAYERS = (Dense(units=4), Activate(), Dense(units=3), Activate())


def passed() -> tuple[Trainer, Pass, ParameterVector]:
    """A trainer, a pass over its first samples and the gradients of it, all of them finite."""
    trainer = Trainer(Setup.of(spiral(layers=LAYERS)))
    network, rng = trainer.network, np.random.default_rng(1)
    grads = network.gradients()
    x, y = rng.normal(size=(5, 2)), np.eye(network.width)[rng.integers(0, 2, 5)]
    done = network.loss_and_gradients(trainer.weights, x, y, TEST, grads)
    return trainer, done, grads


def test_where_all_is_finite_the_output_is_named() -> None:
    trainer, done, grads = passed()
    assert first_not_finite(trainer.network, done, grads) == OUTPUT_LAYER


@pytest.mark.parametrize(("layer", "name"), [(0, "layer 1"), (2, "layer 2")])
@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan])
def test_the_first_layer_whose_output_is_not_finite_is_named(
    layer: int, name: str, value: float
) -> None:
    trainer, done, grads = passed()
    for output in done.outputs[layer + 1 :]:
        output[0, 0] = value
    assert first_not_finite(trainer.network, done, grads) == name


@pytest.mark.parametrize(("layer", "name"), [(0, "layer 1"), (2, "layer 2")])
def test_the_first_layer_whose_gradient_is_not_finite_is_named(layer: int, name: str) -> None:
    trainer, done, grads = passed()
    grads.views[layer]["b"][0] = np.inf
    grads.views[4]["W"][0, 0] = np.nan
    found = first_not_finite(trainer.network, done, grads)
    assert found == f"the gradient of {name}"
    # A loss that is not finite says more than the gradients that follow from it.
    done.loss = np.inf
    assert first_not_finite(trainer.network, done, grads) == OUTPUT_LAYER


def test_noise_that_was_drawn_for_a_step_that_diverged_is_given_back() -> None:
    """Repeated from its state, the same step meets the same noise."""
    layers = (Dense(units=4), Dropout(rate=0.5), Activate())
    trainer = Trainer(Setup.of(spiral(layers=layers)), NumpyStepper)
    trainer.weights.params.flat[:] = np.inf
    before = trainer.state()
    with pytest.raises(Diverged):
        trainer.step()
    assert same(trainer.state(), before)
