"""The switch for what every panel shows: by batch statistics, by running averages, or as usual."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import spiral

from engine.network.layers import QUIET, TEST, Activate, BatchNorm, Dense, Residual
from engine.network.layers.readings import Seen
from engine.probes import Activations, DecisionField, MetricsProbe, PreActivations
from engine.probes.base import answering, outputs_of_the_fixed_batch
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.probe_schedule import ProbeSchedule
from engine.training.run import Run
from engine.training.trainer import Trainer

LAYERS = (
    Dense(units=4),
    BatchNorm(momentum=0.01),
    Activate(),
    Residual(layers=(Dense(units=4), BatchNorm(), Activate())),
)


def trained() -> Trainer:
    trainer = Trainer(replace(spiral(layers=LAYERS), batch_size=16))
    for _ in range(5):
        trainer.step()
    return trainer


def test_answers_are_seen_by_the_statistics_of_the_batch_just_used() -> None:
    trainer = trained()
    assert answering(trainer) is trainer.weights
    trainer.seen = Seen.BATCH
    seen = answering(trainer)
    x = trainer.last.outputs[0]
    before = trainer.weights.buffers.flat.copy()
    by_batch = trainer.network.forward(seen, x, TEST).outputs[-1]
    np.testing.assert_array_equal(trainer.weights.buffers.flat, before)
    np.testing.assert_array_equal(seen.params.flat, trainer.weights.params.flat)
    # The pass was made before the update of its step: the first statistics are still the same.
    mean = trainer.last.outputs[1].mean(axis=0)
    np.testing.assert_allclose(seen.layers[1]["running_mean"], mean)
    assert not np.allclose(by_batch, trainer.network.forward(trainer.weights, x).outputs[-1])


def test_before_the_first_step_they_are_those_of_the_first_samples() -> None:
    trainer = Trainer(spiral(layers=LAYERS))
    trainer.seen = Seen.BATCH
    x = trainer.setup.parts["train"].x[:256]
    quiet = trainer.network.forward(trainer.weights, x, QUIET).outputs[-1]
    seen = trainer.network.forward(answering(trainer), x, TEST).outputs[-1]
    np.testing.assert_allclose(seen, quiet, rtol=1e-9)


def test_layers_are_seen_by_running_averages() -> None:
    trainer = trained()
    trainer.seen = Seen.RUNNING
    x = trainer.setup.parts["train"].x[:256]
    found = outputs_of_the_fixed_batch(trainer)
    wanted = trainer.network.forward(trainer.weights, x, TEST).outputs
    for one, other in zip(found, wanted, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("probe", [DecisionField(resolution=5), MetricsProbe()])
def test_what_answers_follows_the_switch(probe: object) -> None:
    trainer = trained()
    readings = {}
    for seen in Seen:
        trainer.seen = seen
        readings[seen] = repr(probe.measure(trainer))
    assert readings[Seen.USUAL] == readings[Seen.RUNNING] != readings[Seen.BATCH]


@pytest.mark.parametrize("probe", [Activations(), PreActivations()])
def test_what_layers_say_follows_the_switch(probe: object) -> None:
    trainer = trained()
    readings = {}
    for seen in Seen:
        trainer.seen = seen
        readings[seen] = repr(probe.measure(trainer))
    assert readings[Seen.USUAL] == readings[Seen.BATCH] != readings[Seen.RUNNING]


def test_without_such_a_layer_nothing_differs() -> None:
    trainer = Trainer(spiral(layers=(Dense(units=4), Activate())))
    trainer.step()
    usual = DecisionField(resolution=5).measure(trainer).values
    for trainer.seen in Seen:
        np.testing.assert_array_equal(DecisionField(resolution=5).measure(trainer).values, usual)


def test_training_asks_nothing_of_it() -> None:
    one, other = trained(), Trainer(replace(spiral(layers=LAYERS), batch_size=16))
    other.seen = Seen.BATCH
    for _ in range(5):
        other.step()
    np.testing.assert_array_equal(one.weights.params.flat, other.weights.params.flat)
    np.testing.assert_array_equal(one.weights.buffers.flat, other.weights.buffers.flat)


def test_the_schedule_measures_anew_what_is_seen_otherwise() -> None:
    run = Run(replace(spiral(layers=LAYERS), batch_size=16))
    for _ in range(5):
        run.step()
    schedule, want = ProbeSchedule(), frozenset({Want(Activations(), NOW_AND_THEN)})
    schedule.want(want)
    (first,) = dict(schedule.take(run, running=True)).values()
    schedule.want(want, Seen.RUNNING)
    assert run.trainer.seen is Seen.USUAL, "until something is measured"
    (second,) = dict(schedule.take(run, running=True)).values()
    assert run.trainer.seen is Seen.RUNNING
    assert repr(first) != repr(second)
