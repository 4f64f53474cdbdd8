"""Runs tests in random orders, for no test may lean on what another leaves.

    python tests/benchmarks/shuffle_tests.py [--runs 50] [--first 1] [--most N] [tests/flows …]

Each run is a process of its own, one test after the other, in an order that its number decides,
all of them or the first N in that order. What failed is printed with the test that ran before it.
Exit code 1 if anything did.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

ROOT = Path(__file__).parents[2]


class Shuffled:
    """A plugin of pytest: the order of its tests is drawn at random, and which `most` are run."""

    def __init__(self, seed: int, most: int | None) -> None:
        self._seed, self._most = seed, most

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Draw the order."""
        Random(self._seed).shuffle(items)
        del items[self._most :]


def failures(said: str) -> list[str]:
    """Which tests failed, each with the one that ran before it."""
    found, before = [], "nothing"
    for line in said.splitlines():
        ran = re.match(r"(\S+::.+?) (PASSED|FAILED|ERROR|SKIPPED)", line)
        if ran:
            if ran[2] in ("FAILED", "ERROR"):
                found.append(f"{ran[1]} after {before}")
            before = ran[1]
    return found


def main() -> int:
    """Run, shuffle, run again."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--first", type=int, default=1, help="the number of the first run")
    parser.add_argument("--seed", type=int, help="run once in this order, in this process")
    parser.add_argument("--most", type=int, help="so many tests a run, by default all")
    parser.add_argument("-k", default="", help="only tests whose names say so")
    parser.add_argument("paths", nargs="*", default=["tests/flows"])
    given = parser.parse_args()
    chosen = [*given.paths, *(["-k", given.k] if given.k else [])]
    bounded = [] if given.most is None else ["--most", str(given.most)]
    if given.seed is not None:
        settings = ["-n", "0", "-v", "-m", "long or not long", "-p", "no:cacheprovider"]
        return int(pytest.main([*settings, *chosen], plugins=[Shuffled(given.seed, given.most)]))
    failed = 0
    for seed in range(given.first, given.first + given.runs):
        began = time.monotonic()
        command = [sys.executable, __file__, "--seed", str(seed), *bounded, *chosen]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        summary = (done.stdout.strip().splitlines() or [done.stderr])[-1].strip("= ")
        print(f"{seed}: {summary} ({time.monotonic() - began:.0f} s)", flush=True)
        if done.returncode:
            failed += 1
            print("\n".join(failures(done.stdout)) or done.stdout[-2000:], flush=True)
    print(f"{given.runs} orders, {failed} with a failure")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
