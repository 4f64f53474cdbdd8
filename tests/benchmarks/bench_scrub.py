"""Going to any recorded step: python tests/benchmarks/bench_scrub.py [--json FILE]

The spiral's samples, 2-8-8-2, alone and in one of four lanes that share the memory for the past.
After 10,000 steps the run goes to 300 steps drawn at random, one after the other.

seek p50, p99   processor time until everything is as it was after that step
steps repeated  from the nearest checkpoint, mean
past MB         what the recorded past holds
"""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import numpy as np
from bench_window import small_spiral
from reporting import Row, arguments, save, show

from engine.optimizers import optimizer
from engine.training.past.checkpoints import LIMIT
from engine.training.run import Run

STEPS, SOUGHT, LANES = 10_000, 300, 4


def scrubbed(name: str, past_bytes: int) -> Row:
    """How long it takes to be at any step."""
    run = Run(replace(small_spiral(), optimizer=optimizer[name]()), past_bytes)
    while run.step_count < STEPS:
        run.advance(50)
    rng = np.random.default_rng(1)
    seconds, repeated = [], []
    for step in rng.integers(0, STEPS, size=SOUGHT).tolist():
        began = time.process_time()
        run.approach(step)
        repeated.append(step - run.step_count)
        run.seek(step)
        seconds.append(time.process_time() - began)
    seconds.sort()
    return {
        "optimiser": name,
        "seek p50 ms": 1000 * statistics.median(seconds),
        "seek p99 ms": 1000 * seconds[int(0.99 * SOUGHT)],
        "steps repeated": statistics.mean(repeated),
        "past MB": run.timeline.checkpoints.nbytes / 1e6,
    }


def main() -> None:
    given = arguments(__doc__ or "").parse_args()
    rows = []
    for words, limit in (("alone", LIMIT), ("one of four lanes", LIMIT // LANES)):
        rows += [{"run": words, **scrubbed(name, limit)} for name in ("sgd", "adam")]
    show(f"Going to {SOUGHT} of {STEPS:,} steps, 2-8-8-2", rows)
    save(given.json, "scrub", rows)


if __name__ == "__main__":
    main()
