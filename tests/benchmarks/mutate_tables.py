"""Opens mutated tables: each is a table or is refused with one sentence.

    python tests/benchmarks/mutate_tables.py [--count 10000] [--seed 1]

Prints how many were read and refused, the longest time, the peak memory, and the first file of
every exception, which is kept. Exit code 1 if there was one, or if a file took more than two
seconds or a gigabyte.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from mutated_tables import is_read, mutated, sound_tables

MOST_SECONDS, MOST_MB = 2.0, 1024


def main() -> int:
    """Open, count and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng, sound = Random(given.seed), sound_tables()
    folder = Path(tempfile.mkdtemp())
    counts: Counter[str] = Counter()
    longest, slowest = 0.0, ""
    for number in range(given.count):
        source = rng.choice(sound)
        path = folder / f"{number}{source.suffix}"
        path.write_bytes(mutated(source.read_bytes(), rng))
        began = time.process_time()
        try:
            kind = "read" if is_read(path) else "refused"
        except Exception as error:
            kind = f"{type(error).__name__}: {error}"[:200]
            if not counts[kind]:
                print(f"{path} ({source.name}): {kind}")
        seconds = time.process_time() - began
        if seconds > longest:
            longest, slowest = seconds, source.name
        if counts[kind] or kind in ("read", "refused"):
            path.unlink()
        counts[kind] += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    faults = given.count - counts["read"] - counts["refused"]
    print(f"{given.count:,} tables: {counts['read']:,} read, {counts['refused']:,} refused, "
          f"{faults:,} faults")  # fmt: skip
    print(f"longest {longest:.2f} s of processor time ({slowest}), peak memory {peak:.0f} MB")
    return int(faults > 0 or longest > MOST_SECONDS or peak > MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
