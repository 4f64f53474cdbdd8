"""How long a large network keeps a person waiting: pause, an edit that shows, and closing.

`python tests/benchmarks/bench_interruption.py`; `--commands N` for more or fewer of each. One
network of 784-512-512-10 on 20,000 rows trains in a window that is not shown, with every panel's
measurements wanted. Times are counted from the command, and beside them stands that of the
mini-batch that may be at hand: a command is never carried out within one. Each command comes at
another moment of the training, some while an epoch is scored.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from typing import Any

from bench_training import seconds_per_trained_step
from bench_window import opened, wait
from reporting import Row, arguments, save, show
from workloads import Noise

from engine.data.datasets import dataset
from engine.network.activations import ReLU
from engine.network.layers import Activate, Dense
from engine.optimizers import Adam
from engine.running.snapshot import Snapshot, Status
from engine.training.experiment import DataSpec, ExperimentSpec
from playground.command_line.main import ONE_THREAD

# A window writes down what it trains, so its samples need a name.
dataset("noise", label="Noise")(Noise)

NAME = "784-512-512-10, 20,000 rows"
ROWS, BATCH = 20_000, 64
# Seconds in which a command may come after training has gone on: an epoch takes longer.
WITHIN = 4.0
CLOSINGS = 20


def experiment() -> ExperimentSpec:
    """The network, its batches and its rows; 15 % of them are kept back twice."""
    layers = tuple(lay for _ in range(2) for lay in (Dense(units=512), Activate(activation=ReLU())))
    return replace(
        ExperimentSpec(),
        data=DataSpec(dataset=Noise(samples=ROWS, inputs=784, classes=10)),
        layers=layers,
        optimizer=Adam(),
        batch_size=BATCH,
    )


class Watch:
    """The newest snapshot that a window was given."""

    def __init__(self, controller: Any) -> None:
        self.snapshot = Snapshot(-1)
        controller.session.snapshot_ready.connect(self._take)

    def _take(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot


def train_for(session: Any, watch: Watch, seconds: float) -> None:
    """Have a session train, and let it go on for a while."""
    session.play()
    wait(lambda: watch.snapshot.status is Status.RUNNING)
    end = time.perf_counter() + seconds
    wait(lambda: time.perf_counter() > end)


def seconds_of_pauses(controller: Any, watch: Watch, commands: int) -> list[float]:
    """From asking to pause until the window has been given a paused snapshot."""
    found, session = [], controller.session
    for _ in range(commands):
        train_for(session, watch, random.uniform(0.1, WITHIN))
        began = time.perf_counter()
        session.pause()
        wait(lambda: watch.snapshot.status is Status.PAUSED)
        found.append(time.perf_counter() - began)
    return found


def seconds_of_edits(controller: Any, watch: Watch, commands: int, *, running: bool) -> list[float]:
    """From changing the learning rate until a snapshot has it, while training or soon after it."""
    found, session = [], controller.session
    for number in range(commands):
        train_for(session, watch, random.uniform(0.1, WITHIN))
        if not running:
            session.pause()
            pause = time.perf_counter() + random.uniform(0.0, WITHIN / 2)
            wait(lambda pause=pause: time.perf_counter() > pause)  # type: ignore[misc]
        spec = replace(session.spec, optimizer=Adam(lr=1e-4 * (1 + number / commands)))
        began = time.perf_counter()
        session.edit(spec)
        wait(lambda spec=spec: watch.snapshot.spec == spec)  # type: ignore[misc]
        found.append(time.perf_counter() - began)
        session.settle()
    session.pause()
    wait(lambda: watch.snapshot.status is Status.PAUSED)
    return found


def seconds_to_close(controller: Any, watch: Watch) -> float:
    """From closing a window that trains until its thread has ended."""
    train_for(controller.session, watch, random.uniform(0.1, WITHIN))
    began = time.perf_counter()
    controller.discard_changes()
    controller.window.close()
    wait(lambda: threading.active_count() == 1)
    return time.perf_counter() - began


def milliseconds(what: str, seconds: list[float]) -> Row:
    """A row of the table: the 99th of a hundred, and what lies below it."""
    ordered = sorted(1000 * each for each in seconds)
    return {
        "what": what,
        "times": len(ordered),
        "p50 ms": ordered[len(ordered) // 2],
        "p95 ms": ordered[int(0.95 * len(ordered))],
        "p99 ms": ordered[int(0.99 * len(ordered))],
        "most ms": ordered[-1],
    }


def measure(commands: int) -> list[Row]:
    """All rows, each of which this process can tell."""
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(lambda *_: None)
    random.seed(0)
    spec = experiment()
    rows = [milliseconds("one mini-batch", [seconds_per_trained_step(spec) for _ in range(3)])]
    controller = opened(spec, spread=False)
    watch = Watch(controller)
    rows += [
        milliseconds("pause", seconds_of_pauses(controller, watch, commands)),
        milliseconds("edit, training", seconds_of_edits(controller, watch, commands, running=True)),
        milliseconds("edit, at rest", seconds_of_edits(controller, watch, commands, running=False)),
    ]
    closings = [seconds_to_close(controller, watch)]
    for _ in range(CLOSINGS - 1):
        controller = opened(spec, spread=False)
        closings.append(seconds_to_close(controller, Watch(controller)))
    return [*rows, milliseconds("close", closings)]


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--commands", type=int, default=100, help="pauses and edits of each kind")
    parser.add_argument("--rows", action="store_true", help="print the rows as JSON")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ |= ONE_THREAD
    if given.rows:
        print(json.dumps(measure(given.commands)))
        return
    with tempfile.TemporaryDirectory() as home:
        # The window opens as on its first day, and leaves the user's settings alone.
        os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home}
        command = [sys.executable, __file__, "--rows", "--commands", str(given.commands)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    rows = json.loads(done.stdout)
    show(f"Commands to a window that trains {NAME}", rows)
    save(given.json, "interruption", rows)


if __name__ == "__main__":
    main()
