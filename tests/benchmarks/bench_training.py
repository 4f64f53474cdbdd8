"""Training speed without a window: python tests/benchmarks/bench_training.py [--json FILE]

Steps per second of five networks as the window's thread trains them, with an evaluation of all
samples after every epoch, in both precisions, with linear algebra on one thread and on as many as
it takes by itself. `µs/step` is a step without evaluations. `matmul ratio` is its time over that of
its matrix products alone; `torch ratio` is the time of the same step in PyTorch's eager mode, if
that is installed, over its time. `kernel µs` is a step in bursts that the compiled kernel computes,
evaluations included, and `kernel ratio` the time of NumPy's in the same bursts over it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec

from reporting import Row, arguments, save, show
from workloads import WORKLOADS, Workload

from engine.running.commands import Load, Play
from engine.running.loop import Loop
from engine.training.experiment import ExperimentSpec
from engine.training.kernel_stepper import why_numpy
from engine.training.setup import Setup
from engine.training.trainer import Trainer
from playground.command_line.main import ONE_THREAD

ROUNDS = 7
ROUND_SECONDS = 0.15
FRAME_SECONDS = 0.033


class EndlessTrainer(Trainer):
    """Goes round the samples without shuffling, as the PyTorch loop does."""

    def _end_epoch(self) -> None:
        self._progress.position = 0


def seconds_per_call(call: Callable[[], object]) -> float:
    """The median over rounds of the mean time of a call, after warming up."""
    calls = 0
    end = time.perf_counter() + ROUND_SECONDS
    while time.perf_counter() < end:
        call()
        calls += 1
    means = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(calls):
            call()
        means.append((time.perf_counter() - start) / calls)
    return statistics.median(means)


def seconds_per_trained_step(spec: ExperimentSpec) -> float:
    """The median over rounds of the mean time of a step in bursts as long as a frame."""
    loop = Loop()
    loop.apply(Load(Setup.of(spec), run=1))
    loop.apply(Play())
    means = []
    for _ in range(1 + ROUNDS):
        steps, start = 0, time.perf_counter()
        while (passed := time.perf_counter() - start) < ROUND_SECONDS or not steps:
            steps += loop.burst(FRAME_SECONDS)
        means.append(passed / steps)
    return statistics.median(means[1:])


def measure(workload: Workload, dtype: str, threads: str) -> Row:
    """One row: our step, and the yardsticks beside it."""
    spec, compiled_spec = (
        replace(workload.spec(dtype), engine=name) for name in ("numpy", "kernel")
    )
    trained, compiled = seconds_per_trained_step(spec), None
    if not why_numpy(Setup.of(compiled_spec)):
        compiled = seconds_per_trained_step(compiled_spec)
    step = seconds_per_call(EndlessTrainer(spec).step)
    products = list(workload.products(dtype))
    bare = seconds_per_call(lambda: [product() for product in products])
    return {
        "network": workload.name,
        "precision": dtype,
        "threads": threads,
        "steps/s": 1 / trained,
        "µs/step": step * 1e6,
        "matmul ratio": step / bare,
        "kernel µs": None if compiled is None else compiled * 1e6,
        "kernel ratio": None if compiled is None else trained / compiled,
        "torch ratio": _torch_seconds(workload, dtype) / step if find_spec("torch") else None,
    }


def _torch_seconds(workload: Workload, dtype: str) -> float:
    from torch_step import torch_step

    return seconds_per_call(torch_step(workload, dtype))


def run_with_threads(threads: str) -> list[Row]:
    """All rows, measured in a process of its own because thread counts are read at its start."""
    environment = {key: value for key, value in os.environ.items() if key not in ONE_THREAD}
    if threads != "default":
        environment |= ONE_THREAD
    done = subprocess.run(
        [sys.executable, __file__, "--rows", threads],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
    )
    rows: list[Row] = json.loads(done.stdout)
    return rows


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--rows", metavar="THREADS", help="print the rows of this process as JSON")
    given = parser.parse_args()
    if given.rows:
        rows = [
            measure(w, dtype, given.rows) for w in WORKLOADS for dtype in ("float32", "float64")
        ]
        print(json.dumps(rows))
        return
    rows = run_with_threads("1") + run_with_threads("default")
    show("Training without a window", rows)
    save(given.json, "training", rows)


if __name__ == "__main__":
    main()
