"""Dead units: those whose slope is zero for every sample."""

from __future__ import annotations

import numpy as np
from samples import spiral

from engine.network.activations import ReLU, Step, Tanh
from engine.network.layers import Activate, Dense, Maxout
from engine.probes import DeadUnits, HealthProbe
from engine.training.trainer import Trainer


def test_a_relu_below_zero_everywhere_is_dead() -> None:
    trainer = Trainer(spiral(layers=(Dense(units=3), Activate(ReLU()), Dense(units=2), Maxout())))
    trainer.weights.layers[0]["b"][...] = (-100.0, 0.0, -100.0)
    found = DeadUnits().measure(trainer)
    assert [reading.title for reading in found] == ["1", "2", "3", "output"]
    assert found[0].units.tolist() == [True, False, True]
    assert not any(reading.units.any() for reading in found[1:])


def test_one_sample_that_gets_through_keeps_a_unit_alive() -> None:
    trainer = Trainer(spiral(layers=(Dense(units=1), Activate(ReLU()))))
    x = trainer.setup.parts["train"].x
    trainer.weights.layers[0]["W"][...] = ((1.0,), (0.0,))
    first, second = np.sort(x[:, 0])[::-1][:2]
    trainer.weights.layers[0]["b"][...] = -(first + second) / 2
    assert DeadUnits().measure(trainer)[0].units.tolist() == [False]
    trainer.weights.layers[0]["b"][...] = -first - 1e-9
    assert DeadUnits().measure(trainer)[0].units.tolist() == [True]


def test_it_agrees_with_the_share_in_the_health() -> None:
    layers = (Dense(units=4), Activate(Step()), Dense(units=4), Activate(Tanh()))
    trainer = Trainer(spiral(layers=layers))
    shares = [layer.dead for layer in HealthProbe().measure(trainer).layers]
    assert [float(r.units.mean()) for r in DeadUnits().measure(trainer)] == shares == [1, 0, 0]
