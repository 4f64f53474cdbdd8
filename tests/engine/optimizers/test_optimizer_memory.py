"""What the optimiser is said to remember."""

from __future__ import annotations

import math

import numpy as np
import pytest
from samples import normalized, spiral

from engine.network.layers import Activate, Dense
from engine.optimizers import SGD, Adam, Momentum
from engine.optimizers.schedules import Exponential
from engine.probes import OptimizerMemory
from engine.training.trainer import Trainer

PLAIN = (Dense(units=2), Activate())


def test_after_one_step_momentum_remembers_the_gradient() -> None:
    trainer = Trainer(spiral(layers=PLAIN, optimizer=Momentum()))
    trainer.step()
    (array,) = OptimizerMemory().measure(trainer).arrays
    assert array.name == "v"
    assert [reach.title for reach in array.layers] == ["1", "output"]
    for reach, views in zip(array.layers, trainer.grads.views[::2], strict=True):
        sizes = np.abs(np.concatenate([values.ravel() for values in views.values()]))
        assert reach.rms == pytest.approx(math.sqrt((sizes**2).mean()))
        assert (reach.least, reach.most) == pytest.approx((sizes.min(), sizes.max()))
        assert reach.still == 0


def test_adam_remembers_a_share_of_gradient_and_square() -> None:
    trainer = Trainer(spiral(layers=PLAIN, optimizer=Adam(beta1=0.9, beta2=0.99)))
    trainer.step()
    m, v = OptimizerMemory().measure(trainer).arrays
    assert (m.name, v.name) == ("m", "v")
    first = m.layers[0]
    assert v.layers[0].most == pytest.approx(0.01 * (first.most / 0.1) ** 2)


def test_nothing_is_remembered_before_the_first_step_and_by_sgd() -> None:
    reading = OptimizerMemory().measure(Trainer(normalized()))
    for array in reading.arrays:
        assert all(reach.rms == 0 and reach.still == 1 for reach in array.layers)
        assert all(math.isnan(reach.least) for reach in array.layers)
    assert OptimizerMemory().measure(Trainer(spiral(optimizer=SGD()))).arrays == ()


def test_the_rate_is_that_of_the_schedule() -> None:
    spec = normalized(optimizer=SGD(lr=0.4), schedule=Exponential(gamma=0.5, per="step"))
    trainer = Trainer(spec)
    trainer.step()
    assert OptimizerMemory().measure(trainer).rate == pytest.approx(0.2)
