"""Lanes that the kernel trains: abreast, taken back, and kept in a document, to the last bit."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from kernel_support import needs_kernel
from samples import normalized, same

from engine.files.bpg import StoredExperiment, write
from engine.optimizers import Momentum
from engine.running.commands import KeepAbreast, LineUp, Load, Play, Seek
from engine.running.lockstep import Lockstep
from engine.running.loop import Loop
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.stopping import MaxEpochs

pytestmark = needs_kernel
FIRST = normalized(engine="kernel")
# One with other bits beside one with the same samples and a rule, and one of NumPy.
LANES = (
    FIRST,
    replace(FIRST, optimizer=Momentum(), dtype="float32"),
    replace(FIRST, engine="numpy", batch_size=7),
)


def lined_up(specs: tuple[ExperimentSpec, ...]) -> Loop:
    loop = Loop()
    loop.apply(LineUp(tuple(range(len(specs))), 0))
    for number, spec in enumerate(specs):
        loop.apply(Load(Setup.of(spec), number + 1, lane=number))
    return loop


def runs(loop: Loop) -> list[Run]:
    return [lane.run for lane in loop.lanes.values() if lane.run is not None]


def train(loop: Loop) -> None:
    while loop.running:
        loop.burst(0.01)


def play(loop: Loop, **upto: int) -> None:
    loop.apply(Play(**upto))
    train(loop)


def alone(spec: ExperimentSpec, steps: int) -> Run:
    run = Run(spec)
    while run.step_count < steps:
        run.advance(steps - run.step_count)
    return run


@pytest.mark.parametrize("by", Lockstep)
def test_each_lane_is_what_it_would_be_alone_and_can_be_taken_back(by: Lockstep) -> None:
    loop = lined_up(LANES)
    loop.apply(KeepAbreast(by))
    play(loop, steps=300)
    film = {}
    for step in (300, 157, 300, 3):
        loop.apply(Seek(step))
        train(loop)
        assert [run.step_count for run in runs(loop)] == [step] * len(LANES)
        states = [run.state().trainer for run in runs(loop)]
        assert same(states, film.setdefault(step, states))
    for spec, state in zip(LANES, film[157], strict=True):
        assert same(state, alone(spec, 157).state().trainer)


def test_they_end_abreast_with_whole_epochs_or_where_a_rule_says_so() -> None:
    loop = lined_up((*LANES, replace(FIRST, stopping=(MaxEpochs(epochs=4),))))
    play(loop, epochs=11)
    assert [run.trainer.epochs for run in runs(loop)] == [11, 11, 11, 4]


def test_a_lane_goes_on_from_a_document_bit_for_bit() -> None:
    loop = lined_up(LANES)
    play(loop, steps=77)
    for run in runs(loop):
        file = io.BytesIO()
        write(file, run.spec, run.state())
        opened = StoredExperiment(io.BytesIO(file.getvalue()))
        other = Run(opened.spec)
        state = opened.state(other.trainer.setup)
        assert state is not None
        other.restore(state)
        assert same(other.state().trainer, run.state().trainer)
        again = alone(run.spec, 200)
        for each in (run, other):
            while each.step_count < 200:
                each.advance(200 - each.step_count)
            assert same(each.state().trainer, again.state().trainer)
