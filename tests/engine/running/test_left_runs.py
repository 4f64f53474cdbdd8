"""The runs that were left hold as much memory as they say, and no more than they may."""

from __future__ import annotations

import gc
import tracemalloc
from dataclasses import replace

from samples import spiral

from engine.network.layers import Activate, Dense
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
    assert kept.take(0) is None
    assert kept.forget(0), "who comes back to it is told that it begins again"
    newest = kept.take(most + 4)
    assert newest is not None
    assert newest[0] is run
