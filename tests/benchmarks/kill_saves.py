"""Kills a process while it saves, again and again: the file must open each time.

    python tests/benchmarks/kill_saves.py [--count 500] [--seed 1]

Prints how many files were damaged, and how many half-written ones stood beside them. Exit code 1
if one was damaged.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from killing import kill_while_saving

from engine.disk.whole_file import PART
from playground.session.files import DocumentError, open_document


def main() -> int:
    """Save, kill, open, count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng, steps, damaged = Random(given.seed), list[int](), 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.bpg"
        for _ in range(given.count):
            kill_while_saving(path, rng)
            try:
                steps.append(open_document(path).step)
            except DocumentError as error:
                damaged += 1
                print(error)
        parts = list(Path(folder).glob(f"*{PART}"))
        for part in parts:
            part.unlink()
    print(
        f"{given.count} kills: {damaged} damaged, steps {min(steps)} to {max(steps)}, "
        f"{len(parts)} in the middle of writing"
    )
    return int(damaged > 0)


if __name__ == "__main__":
    sys.exit(main())
