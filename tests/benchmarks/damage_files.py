"""Opens damaged documents: each is refused with a sentence, or opens and trains on.

    python tests/benchmarks/damage_files.py [--count 100000] [--seed 1] [--format .bpg|.json]

Prints how many were opened and refused, and the first file of every other exception, which is
kept. Exit code 1 if there was one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from damage import damaged, documents, is_opened

# So many files are opened between two lines that say how far it is.
EVERY = 5_000


def main() -> int:
    """Damage, open, count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=(".bpg", ".json"), action="append")
    given = parser.parse_args()
    warnings.simplefilter("error")
    failed = False
    folder = Path(tempfile.mkdtemp(prefix="damaged-"))
    for suffix, sound in documents().items():
        if given.format and suffix not in given.format:
            continue
        rng, found, began = Random(given.seed), Counter[str](), time.perf_counter()
        path = folder / f"damaged{suffix}"
        for number in range(given.count):
            # A new file each time: to cut one off that is there costs a write to the disk.
            path.unlink(missing_ok=True)
            path.write_bytes(damaged(sound, rng))
            try:
                found["opened" if is_opened(path) else "refused"] += 1
            except Exception as error:
                kind = f"{type(error).__name__}: {error}"[:90]
                if not found[kind]:
                    path.rename(folder / f"{number}{suffix}")
                    print(f"{folder / f'{number}{suffix}'}: {kind}")
                found[kind] += 1
                failed = True
            if (number + 1) % EVERY == 0:
                print(f"{suffix}: {dict(found)} so far", file=sys.stderr, flush=True)
        print(f"{suffix}: {dict(found)} in {time.perf_counter() - began:.0f} s")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
