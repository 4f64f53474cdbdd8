"""Kills a process while it saves, again and again: the file must open each time.

    python tests/benchmarks/kill_saves.py [--count 500] [--seed 1]

Prints how many files were damaged, and how many kills came in the middle of writing, which leaves
a part beside the file. Exit code 1 if one was damaged.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))
# A process with threads cannot be copied.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

from samples import normalized

from engine.disk.whole_file import PART
from engine.training.run import Run
from playground.session.files import DocumentError, open_document, write_document


def save_for_ever(path: Path, tell: int) -> NoReturn:
    """Train, save, tell; until killed."""
    run = Run(normalized())
    while True:
        run.step()
        write_document(path, run.state(), {"layout": bytes(200_000)})
        os.write(tell, b".")


def kill_while_saving(path: Path, rng: Random) -> None:
    """Have `path` saved again and again by another process, and kill it at some moment."""
    ear, tell = os.pipe()
    child = os.fork()
    if not child:
        try:
            save_for_ever(path, tell)
        finally:
            os._exit(1)
    os.close(tell)
    for _ in range(rng.randint(1, 4)):
        assert os.read(ear, 1), "the process has ended by itself"
    # Somewhere in the next save.
    until = time.perf_counter() + rng.uniform(0, 0.01)
    while time.perf_counter() < until:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(ear)


def main() -> int:
    """Save, kill, open, count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng, steps, damaged, parts = Random(given.seed), list[int](), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.bpg"
        for _ in range(given.count):
            kill_while_saving(path, rng)
            try:
                steps.append(open_document(path).step)
            except DocumentError as error:
                damaged += 1
                print(error)
            for part in Path(folder).glob(f"*{PART}"):
                parts += 1
                part.unlink()
    print(
        f"{given.count} kills: {damaged} damaged, {parts} in the middle of writing, "
        f"steps {min(steps)} to {max(steps)}"
    )
    return int(damaged > 0)


if __name__ == "__main__":
    sys.exit(main())
