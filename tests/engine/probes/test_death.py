"""The X-ray of neurons: who fires, and when and of what a dead one died."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import spiral

from engine.network.activations import ReLU, Sigmoid, Softmax
from engine.network.initializers import Constant, Zeros
from engine.network.layers import Activate, BatchNorm, Dense, Residual
from engine.network.places import Neuron, Parameter
from engine.optimizers import SGD
from engine.probes import DeadUnits, DeathProbe, Fate, XrayProbe
from engine.training.run import Run

LAYERS = (Dense(units=8), Activate(ReLU()), Dense(units=8), Activate(ReLU()))


def deadly(seed: int = 3, layers: tuple = LAYERS) -> Run:
    """A run whose learning rate kills neurons within a few steps."""
    return Run(replace(spiral(layers=layers), seed=seed, optimizer=SGD(lr=3.0)))


def died(run: Run, steps: int = 60) -> Neuron:
    """The first neuron that is dead after these steps, and was alive at first."""
    born = [set(np.flatnonzero(r.units)) for r in DeadUnits().measure(run.trainer)]
    for _ in range(steps):
        run.step()
    for column, reading in enumerate(DeadUnits().measure(run.trainer)):
        for unit in set(np.flatnonzero(reading.units)) - born[column]:
            return Neuron(column, int(unit))
    raise AssertionError("nobody died")


def test_the_share_that_fires_is_counted_on_the_fixed_batch() -> None:
    run = deadly()
    reading = XrayProbe(column=1, unit=2).measure(run.trainer)
    x = run.trainer.setup.parts["train"].x[:256]
    s = run.trainer.network.forward(run.trainer.weights, x).outputs[3]
    np.testing.assert_allclose(reading.firing, (s > 0).mean(axis=0))
    assert not reading.saturated.any()
    assert (reading.smallest, reading.largest) == pytest.approx((s[:, 2].min(), s[:, 2].max()))
    assert reading.response is not None
    middle = len(reading.response.values) // 2
    assert reading.response.slopes[middle - 1] == 0
    assert reading.response.slopes[middle + 1] == 1
    beyond = XrayProbe(column=99, unit=99).measure(run.trainer)
    assert beyond.place.column == 2, "the output layer"


def test_a_sigmoid_saturates_but_never_stops_firing() -> None:
    run = deadly(layers=(Dense(units=3), Activate(Sigmoid())))
    run.trainer.weights.layers[0]["b"][...] = (0.0, 50.0, 0.0)
    reading = XrayProbe(column=0).measure(run.trainer)
    assert reading.firing.tolist() == [1, 1, 1]
    assert reading.saturated[1] == 1
    assert not reading.dead.any()


def test_the_step_of_death_is_the_first_after_which_nothing_fires() -> None:
    run = deadly()
    place = died(run)
    before = run.state()
    found = DeathProbe(place.column, place.unit).measure_run(run)
    assert found.fate is Fate.STEP
    assert 0 < found.step <= run.step_count
    again = deadly()
    fires = []
    while again.step_count < run.step_count:
        again.step()
        fires.append(not DeadUnits().measure(again.trainer)[place.column].units[place.unit])
    assert fires[found.step - 2] or found.step == 1, "alive one step before"
    assert not any(fires[found.step - 1 :]), "and never after"
    after = run.state()
    np.testing.assert_array_equal(before.trainer.params, after.trainer.params)
    assert before.trainer.streams == after.trainer.streams, "nothing of the run has changed"


def test_the_blow_is_the_update_of_that_step() -> None:
    run = deadly()
    place = died(run)
    found = DeathProbe(place.column, place.unit).measure_run(run)
    blow = found.blow
    assert blow is not None
    assert blow.before > 0 >= blow.largest >= blow.after
    parts = blow.weights + blow.bias + blow.inputs
    assert parts == pytest.approx(blow.after - blow.before)
    assert blow.bias == pytest.approx(-blow.rate * blow.gradient), "plain SGD"
    assert blow.update == pytest.approx(blow.rate * blow.slope)
    assert 0 < blow.fired <= blow.batch


def test_a_neuron_killed_by_hand_says_so() -> None:
    run = deadly()
    run.retune(replace(run.spec, optimizer=SGD(lr=0.01)))
    for _ in range(5):
        run.step()
    run.set_parameter(Parameter(0, "b", (0,)), -1000.0)
    for _ in range(5):
        run.step()
    found = DeathProbe(0, 0).measure_run(run)
    assert (found.fate, found.step) == (Fate.CHANGE, 5)


def test_one_that_never_lived_died_before_the_first_step() -> None:
    run = deadly()
    run.trainer.weights.layers[0]["b"][...] = -1000.0
    state = run.state()
    run = deadly()
    run.restore(state)
    run.step()
    found = DeathProbe(0, 1).measure_run(run)
    assert (found.fate, found.step, found.blow) == (Fate.BEFORE, 0, None)


def test_revival_draws_weights_that_fire_and_always_the_same_ones() -> None:
    run = deadly()
    place = died(run)
    probe = DeathProbe(place.column, place.unit)
    fresh = probe.measure_run(run).revival
    assert fresh == probe.measure_run(run).revival
    width = run.trainer.network.fan_ins[2 * place.column]
    assert len(fresh) == width + 1
    assert {at.index[-1] for at, _ in fresh} == {place.unit}
    for at, value in fresh:
        run.set_parameter(at, value)
    found = probe.measure_run(run)
    assert (found.fate, found.revival) == (Fate.ALIVE, ())


def test_scale_and_shift_of_a_normalisation_are_drawn_too() -> None:
    run = deadly(layers=(Dense(units=3), BatchNorm(), Activate(ReLU())))
    run.set_parameter(Parameter(1, "beta", (2,)), -50.0)
    found = DeathProbe(0, 2).measure_run(run)
    assert found.fate is Fate.CHANGE or found.fate is Fate.BEFORE
    assert {at.name for at, _ in found.revival} == {"W", "b", "gamma", "beta"}
    values = {at.name: value for at, value in found.revival}
    assert (values["gamma"], values["beta"]) == (1.0, 0.0)


def test_a_neuron_that_no_draw_brings_to_life_stays_as_it_is() -> None:
    buried = Dense(units=3, init_weights=Zeros(), init_bias=Constant(value=-1.0))
    run = deadly(layers=(buried, Activate(ReLU())))
    found = DeathProbe(0, 1).measure_run(run)
    assert (found.fate, found.revival) == (Fate.BEFORE, ())


def test_a_sum_of_several_layers_has_no_parameters_of_its_own_to_draw() -> None:
    block = Residual(layers=(Dense(units=4), Activate(ReLU()), Dense(units=4)))
    run = deadly(layers=(Dense(units=4), Activate(ReLU()), block, Activate(ReLU())))
    run.trainer.weights.params.flat[...] = -1.0
    found = DeathProbe(1, 0).measure_run(run)
    assert found.fate is not Fate.ALIVE
    assert found.revival == ()


def test_units_that_are_mixed_have_no_response_of_their_own() -> None:
    run = deadly(layers=(Dense(units=3), Activate(Softmax())))
    assert XrayProbe(column=0).measure(run.trainer).response is None


def test_a_neuron_behind_a_normalisation_dies_of_more_than_its_weighted_sum() -> None:
    """How much of the blow came from weights, bias and inputs cannot be told apart there."""
    run = deadly(layers=(Dense(units=6), BatchNorm(), Activate(ReLU())))
    unit = 2
    for name, value in (("gamma", 0.0), ("beta", -5.0)):
        run.set_parameter(Parameter(1, name, (unit,)), value)
    reading = DeathProbe(column=0, unit=unit).measure_run(run)
    assert reading.fate in (Fate.CHANGE, Fate.BEFORE)
    run = deadly(layers=(Dense(units=6), BatchNorm(), Activate(ReLU())))
    run.step()
    run.set_parameter(Parameter(1, "beta", (unit,)), -50.0)
    run.step()
    reading = DeathProbe(column=0, unit=unit).measure_run(run)
    assert reading.blow is not None
    assert np.isnan([reading.blow.weights, reading.blow.bias, reading.blow.inputs]).all()
