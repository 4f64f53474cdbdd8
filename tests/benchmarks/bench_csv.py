"""How long a large table takes: reading, working out the experiment, and the longest block.

    python tests/benchmarks/bench_csv.py [--rows 200000] [--columns 100] [--gaps 0]

Writes a table of random numbers into a temporary folder, opens it in the import dialog and
imports it. Prints seconds, the longest time in which the window could not answer, and the peak
memory of the process.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QWidget

import playground.look.theme as look
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.app import application
from playground.importing.dialog import ImportDialog

BLOCK = 1000


def table(path: Path, rows: int, columns: int, gaps: float = 0.0) -> Path:
    """A table of random numbers with five decimals, of which this share is missing."""
    rng = np.random.default_rng(0)
    with path.open("w") as file:
        file.write(",".join(f"c{i}" for i in range(columns)) + "\n")
        for start in range(0, rows, BLOCK):
            values = rng.standard_normal((min(BLOCK, rows - start), columns))
            if gaps:
                values[rng.random(values.shape) < gaps] = np.nan
            file.writelines(
                ",".join("" if np.isnan(v) else f"{v:.5f}" for v in row) + "\n" for row in values
            )
    return path


class Watched:
    """Keeps the window alive until some work is done, and notes how long it could not answer."""

    def __init__(self) -> None:
        self.app = application()
        self.longest = 0.0

    def until_idle(self, dialog: ImportDialog) -> float:
        """Seconds until the dialog has nothing under way."""
        began = last = time.perf_counter()
        while dialog.work.busy():
            self.app.processEvents()
            now = time.perf_counter()
            self.longest = max(self.longest, now - last)
            time.sleep(0.001)
            last = time.perf_counter()
        return time.perf_counter() - began

    def tell(self, what: str, seconds: float) -> None:
        """Print, and begin to watch anew."""
        print(f"{what:22} {seconds:6.2f} s, longest block {self.longest * 1e3:.0f} ms")
        self.longest = 0.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--columns", type=int, default=100)
    parser.add_argument("--gaps", type=float, default=0.0)
    given = parser.parse_args()
    watched = Watched()
    host = QWidget()
    theme = look.named(watched.app, "light")
    look.apply(watched.app, theme)
    with tempfile.TemporaryDirectory() as folder:
        path = table(Path(folder) / "big.csv", given.rows, given.columns, given.gaps)
        print(f"{given.rows:,} rows × {given.columns} columns, {path.stat().st_size / 1e6:.0f} MB")
        setups: list[Setup] = []
        dialog = ImportDialog(path, ExperimentSpec(), theme, host)
        dialog.imported.connect(setups.append)
        dialog.open()
        seconds = watched.until_idle(dialog)
        assert dialog.accept_button.isEnabled(), dialog.problem.text()
        watched.tell("read, typed and shown", seconds)
        dialog.accept_button.click()
        seconds = watched.until_idle(dialog)
        assert setups
        watched.tell("experiment worked out", seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory':22} {peak:6.0f} MB")


if __name__ == "__main__":
    main()
