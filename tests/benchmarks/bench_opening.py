"""Opening large experiments: python tests/benchmarks/bench_opening.py [--json FILE]

A table of 20,000 × 784 numbers with ten classes, and an experiment of 784-512-512-10 on it: without
weights (a JSON file), trained with Adam (a .bpg file of more than 50 MB), and undone again. The
window is shown and at rest. Every row is a process of its own.

seconds     until the experiment can be seen and trained
block       the longest time in which the window could not answer, in between
work        the most processor time that the window's thread took without a look at what it is
            asked; unlike the block it says the same on a busy machine
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from bench_window import wait
from reporting import Row, arguments, save, show

from playground.command_line.main import ONE_THREAD

ROWS, COLUMNS, CLASSES = 20_000, 784, 10
WHAT = ("plain", "whole", "undo")


def written(folder: Path) -> None:
    """The table, the experiment, and the same trained for a step, with a history of its own."""
    from engine.data.datasets.table import Table
    from engine.data.tables.guessing import guessed
    from engine.data.tables.reading import at_once, reading
    from engine.network.activations import ReLU
    from engine.network.layers import Activate, Dense
    from engine.network.losses import SoftmaxCrossEntropy
    from engine.optimizers import Adam
    from engine.training.experiment import DataSpec, ExperimentSpec
    from engine.training.run import Run
    from playground.session.files import save_experiment, write_document

    rng = np.random.default_rng(0)
    table = folder / "pictures.csv"
    with table.open("w") as file:
        file.write(",".join([*(f"p{i}" for i in range(COLUMNS)), "digit"]) + "\n")
        for _ in range(ROWS // 100):
            pixels = rng.integers(0, 256, (100, COLUMNS))
            lines = (",".join(map(str, row)) + f",d{row[0] % CLASSES}\n" for row in pixels)
            file.writelines(lines)
    read = at_once(reading(table))
    guessed(read)
    columns = tuple(f"p{i}" for i in range(COLUMNS))
    data = Table(
        path=str(table),
        digest=read.digest,
        reading=read.dialect,
        inputs=columns,
        targets=("digit",),
        categories=("digit",),
    )
    hidden = tuple(lay for _ in range(2) for lay in (Dense(units=512), Activate(activation=ReLU())))
    spec = ExperimentSpec(
        data=DataSpec(dataset=data),
        layers=hidden,
        loss=SoftmaxCrossEntropy(),
        optimizer=Adam(),
        batch_size=64,
        dtype="float64",
    )
    save_experiment(folder / "plain.json", spec)
    run = Run(spec)
    run.advance(3)
    extras = {"table.csv": table.read_bytes()}
    write_document(folder / "whole.bpg", run.state(), extras)


class Watched:
    """Notes the times at which the event loop came round."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._times: list[tuple[float, float]] = []

    def _tick(self) -> None:
        self._times.append((time.perf_counter(), time.thread_time()))

    def during(self, act: Callable[[], object], done: Callable[[], bool]) -> Row:
        """Do something and watch until it has come about, and has been painted."""
        began = time.perf_counter()
        self._times.clear()
        self._tick()
        self._timer.start(1)
        act()
        wait(done, 120)
        came = time.perf_counter()
        wait(lambda: time.perf_counter() > came + 0.5)
        self._timer.stop()
        block, work = 1000 * np.diff(self._times, axis=0).max(axis=0)
        return {"seconds": came - began, "block ms": float(block), "work ms": float(work)}


def measure(what: str, folder: Path) -> Row:
    """Seconds and the longest block of one way to open."""
    from engine.training.experiment import ExperimentSpec
    from playground import app

    controller = app.build(ExperimentSpec())
    session, window = controller.session, controller.window
    window.resize(1440, 900)
    window.show()
    shown: list[Any] = []
    session.snapshot_ready.connect(lambda snapshot: shown.append((snapshot.run, snapshot.step)))
    wait(lambda: bool(shown))
    watched = Watched()
    watched.during(lambda: None, lambda: True)

    def seen() -> bool:
        return bool(shown) and shown[-1][0] == session.run

    name = "whole.bpg" if what == "whole" else "plain.json"
    path = folder / name
    before = session.run
    row = watched.during(lambda: controller.open(path), lambda: session.run != before and seen())
    if what == "undo":
        undo, redo = (window.actions_by_name[name].trigger for name in ("undo", "redo"))
        watched.during(undo, lambda: session.run == before and seen())
        row = watched.during(redo, lambda: session.run != before and seen())
    controller.discard_changes()
    window.close()
    return {"what": what, "MB": path.stat().st_size / 1e6} | row


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--row", nargs=2, metavar=("NAME", "FOLDER"), help="print one as JSON")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="only write the files")
    parser.add_argument("--folder", type=Path, help="files that have been written before")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ |= ONE_THREAD
    if given.row:
        print(json.dumps(measure(given.row[0], Path(given.row[1]))))
        return
    if given.write:
        written(given.write)
        return
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        folder = given.folder or Path(home)
        if given.folder is None:
            subprocess.run([sys.executable, __file__, "--write", home], check=True)
        rows = []
        for what in WHAT:
            command = [sys.executable, __file__, "--row", what, str(folder)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
            rows.append(json.loads(done.stdout))
    show(f"Opening {ROWS:,} × {COLUMNS}", rows)
    save(given.json, "opening", rows)


if __name__ == "__main__":
    main()
