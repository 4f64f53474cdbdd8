"""Pre-training in the loop: portion by portion, shown on the way, and left for any command."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from samples import spiral, wait_until

from engine.network.activations import Tanh
from engine.network.layers import Activate, Dense
from engine.network.places import Parameter
from engine.probes import PretrainingProbe
from engine.running import lane
from engine.running.commands import (
    Back,
    Command,
    Export,
    Keep,
    LineUp,
    Load,
    Measure,
    Pause,
    Play,
    PutBack,
    Reset,
    Retune,
    Seek,
    SetParameter,
    TakeStep,
)
from engine.running.loop import Loop
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Kept, Status
from engine.running.thread import Runner
from engine.training.beginning.pretraining import AutoEncoders
from engine.training.run import Run
from engine.training.setup import Setup

BLOCK = (Dense(units=3), Activate(Tanh()))
SPEC = replace(spiral(layers=BLOCK * 2), pretraining=AutoEncoders(epochs=20))


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch) -> Loop:
    """A loop with such a run, of which every look shows one more portion."""
    monkeypatch.setattr(lane, "SHOWN_EVERY", 0.0)
    made = Loop()
    made.apply(Measure(frozenset([Want(PretrainingProbe(), NOW_AND_THEN)])))
    made.apply(Load(Setup.of(SPEC), run=1))
    return made


def after(times: int) -> Callable[[], bool]:
    """Something comes in between when it has been asked for so often."""
    left = iter(range(times))
    return lambda: next(left, None) is None


def always() -> bool:
    return True


def first() -> np.ndarray:
    return Run(SPEC).trainer.weights.params.flat


def test_at_rest_it_is_shown_on_the_way(loop: Loop) -> None:
    shares = []
    while loop.waiting:
        snapshot = loop.rest()
        assert snapshot is not None
        assert snapshot.step == 0
        shares.append(snapshot.beginning)
    assert len(shares) > 50
    assert shares == sorted(shares)
    assert shares[-1] == 1
    reading = snapshot.readings.get(PretrainingProbe()) or loop.snapshot().readings
    assert reading
    assert loop.run is not None
    assert np.array_equal(loop.run.trainer.weights.params.flat, first())


def test_a_command_comes_in_between(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "SHOWN_EVERY", math.inf)
    assert loop.rest(after(5)) is None
    loop.apply(Retune(replace(SPEC, batch_size=8)))
    loop.apply(Load(Setup.of(spiral()), run=2))
    assert loop.run is not None
    assert loop.run.trainer.beginning.ready
    assert loop.run.trainer.spec.pretraining != SPEC.pretraining


def test_who_plays_waits_for_it_and_sees_it(loop: Loop) -> None:
    loop.apply(Play(steps=2))
    snapshots = []
    while loop.running:
        loop.burst(0.0)
        snapshots.append(loop.snapshot())
    assert snapshots[0].status is Status.RUNNING
    assert 0 < snapshots[20].beginning < 1
    assert snapshots[-1].step == 2
    calm = Run(SPEC)
    calm.advance(2)
    assert loop.run is not None
    assert np.array_equal(loop.run.trainer.weights.params.flat, calm.trainer.weights.params.flat)


def test_a_reset_on_the_way_begins_it_again_and_one_after_it_does_not(loop: Loop) -> None:
    loop.rest(after(9))
    loop.apply(Reset())
    assert loop.waiting
    while loop.waiting:
        loop.rest()
    loop.apply(Reset())
    assert not loop.waiting
    assert loop.run is not None
    assert np.array_equal(loop.run.trainer.weights.params.flat, first())


def test_what_is_kept_meanwhile_is_the_beginning_and_comes_at_once(loop: Loop) -> None:
    loop.rest(after(9))
    loop.apply(Retune(replace(SPEC, batch_size=8)))
    loop.apply(Keep(ticket=7))
    (kept,) = loop.answer().replies
    assert isinstance(kept, Kept)
    assert kept.state is not None
    assert kept.state.begins
    assert kept.state.spec == replace(SPEC, batch_size=8)
    assert loop.waiting, "it goes on"


def test_settings_that_need_other_weights_are_kept_with_them(loop: Loop) -> None:
    """A run that pre-trained on other samples is not what begins with these."""
    other = replace(SPEC, data=replace(SPEC.data, dataset=replace(SPEC.data.dataset, noise=0.3)))
    loop.rest(after(9))
    loop.apply(Retune(other))
    loop.apply(Keep(ticket=7))
    assert not loop.replies
    replies = []
    while loop.waiting:
        snapshot = loop.rest()
        replies += [] if snapshot is None else snapshot.replies
    (kept,) = replies
    assert isinstance(kept, Kept)
    assert kept.state is not None
    assert not kept.state.begins
    assert np.array_equal(kept.state.trainer.params, first())


@pytest.mark.parametrize(
    "command",
    [
        Keep(1),
        Seek(0),
        Back(),
        Back(epoch=True),
        SetParameter(Parameter(0, "W", (0, 0)), 1.0, ticket=1),
        PutBack(Parameter(0, "W", (0, 0)), ticket=1),
        Export(Path("nowhere")),
        Retune(replace(SPEC, batch_size=8)),
        Reset(),
        Pause(),
        Play(),
        TakeStep(),
        LineUp((0, 1), 1),
        LineUp((1,), 1),
        Load(Setup.of(spiral()), run=2),
    ],
    ids=lambda command: type(command).__name__,
)
def test_no_command_waits_for_it_nor_does_closing(loop: Loop, command: Command) -> None:
    loop.rest(after(9))
    made = loop.run
    assert made is not None
    loop.apply(command, always)
    assert not made.trainer.beginning.ready
    loop.keep_promises()
    assert not made.trainer.beginning.ready


@pytest.mark.parametrize(
    "command", [SetParameter(Parameter(0, "W", (0, 0)), 1.0, 1), Export(Path("nowhere"))]
)
def test_what_needs_first_weights_is_refused_with_a_sentence(loop: Loop, command: Command) -> None:
    loop.rest(after(9))
    loop.apply(command)
    snapshot = loop.snapshot()
    assert snapshot.message == lane.NOT_YET
    assert not snapshot.replies


def test_a_thread_that_is_closed_gives_it_up() -> None:
    """All that was promised meanwhile is there already, or made again by whoever begins anew."""
    runner = Runner()
    long = replace(SPEC, pretraining=AutoEncoders(epochs=1000, batch_size=1))
    setup = Setup.of(long)
    runner.submit(Load(setup, run=1))
    runner.submit(Keep(1))
    kept: list[object] = []

    def answered() -> bool:
        while (snapshot := runner.take()) is not None:
            kept.extend(snapshot.replies)
        return bool(kept)

    wait_until(answered)
    runner.submit(Keep(2))
    assert runner.close()
    made = runner._loop.run
    assert made is not None
    assert not made.trainer.beginning.ready
    assert answered()
    assert [isinstance(each, Kept) and each.state and each.state.begins for each in kept] == [
        True,
        True,
    ]
