"""The runs that were left hold as much memory as they say, and no more than they may."""

from __future__ import annotations

import gc
import tracemalloc
from dataclasses import replace

import pytest
from samples import spiral

from engine.network.layers import Activate, Dense
from engine.running.commands import Load
from engine.running.left_runs import KEPT_BYTES, LEFT_PAST_BYTES, LeftRuns
from engine.running.stopwatch import Stopwatch
from engine.training.run import Run

WIDE = tuple(lay for _ in range(8) for lay in (Dense(units=32), Activate()))


def left(number: int) -> Run:
    """A run of some layers that was trained for a while."""
    run = Run(replace(spiral(seed=number, layers=WIDE), batch_size=32))
    while run.step_count < 300:
        run.advance(50)
    run.hold_past(LEFT_PAST_BYTES)
    return run


@pytest.mark.long
def test_a_run_counts_what_it_holds() -> None:
    """Else the bound on all of them would be no bound."""
    left(0)
    gc.collect()
    tracemalloc.start()
    try:
        runs = [left(number) for number in range(1, 4)]
        gc.collect()
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    counted = sum(run.nbytes for run in runs)
    assert 0.9 * counted < held < 1.1 * counted


def test_all_together_are_bounded() -> None:
    kept = LeftRuns()
    run = left(1)
    most = KEPT_BYTES // run.nbytes
    for number in range(most + 5):
        kept.add(number, run, Stopwatch())
    (again, _), dropped, _ = kept.fetch(Load(run.trainer.setup, 0), None)
    assert again.step_count == 0
    assert dropped, "who comes back to it is told that it begins again"
    assert not kept.fetch(Load(run.trainer.setup, 0), None)[1], "once"
    (newest, _), dropped, problem = kept.fetch(Load(run.trainer.setup, most + 4), None)
    assert (newest is run, dropped, problem) == (True, False, None)


def test_a_large_run_that_was_read_and_not_trained_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A document that is only looked at takes no memory any more when another one is opened."""
    monkeypatch.setattr("engine.running.left_runs.KEPT_BYTES", 0)
    source, kept = left(1), LeftRuns()
    load = Load(source.trainer.setup, 7, source.state())
    (run, clock), *_ = kept.fetch(load, None)
    kept.add(7, run, clock)
    (again, _), dropped, problem = kept.fetch(load, None)
    assert again is not run
    assert (again.step_count, dropped, problem) == (300, False, None)
    again.advance(1)
    kept.add(7, again, clock)
    (still, _), *_ = kept.fetch(load, None)
    assert still is again, "a step was taken, which is in no file"
    still.seek(300)
    kept.add(7, still, clock)
    assert kept.fetch(load, None)[0][0] is still, "the step that was taken back can be seen again"


def test_a_run_that_was_read_and_reset_is_not_read_again() -> None:
    source, kept = left(1), LeftRuns()
    load = Load(source.trainer.setup, 7, source.state())
    (run, clock), *_ = kept.fetch(load, None)
    run.reset()
    kept.add(7, run, clock)
    (again, _), dropped, problem = kept.fetch(load, None)
    assert (again.step_count, dropped, problem) == (0, False, None)
    again.advance(1)
    kept.add(7, again, clock)
    assert kept.fetch(load, None)[0][0] is again
