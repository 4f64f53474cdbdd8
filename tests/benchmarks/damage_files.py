"""Opens damaged files of every kind: each is refused with a sentence, or opens and works.

    python tests/benchmarks/damage_files.py [--count 100000] [--seed 1] [--format document …]

Prints how many were opened and refused, and the first file of every other exception, which is
kept. Exit code 1 if there was one.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from damaged_formats import FORMATS

# So many files are opened between two lines that say how far it is.
EVERY = 5_000


def main() -> int:
    """Damage, open, count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=FORMATS, nargs="+", default=[*FORMATS])
    given = parser.parse_args()
    warnings.simplefilter("error")
    failed = False
    folder = Path(tempfile.mkdtemp(prefix="damaged-"))
    # What a reader notes down is no news here, and what it keeps is kept here.
    logging.basicConfig(level=logging.CRITICAL)
    os.environ.update(XDG_CONFIG_HOME=str(folder), XDG_DATA_HOME=str(folder))
    for name in given.format:
        format = FORMATS[name]
        rng, found, began = Random(given.seed), Counter[str](), time.perf_counter()
        sound, path = format.sound(), folder / f"damaged{format.suffix}"
        for number in range(given.count):
            # A new file each time: to cut one off that is there costs a write to the disk.
            path.unlink(missing_ok=True)
            path.write_bytes(format.spoil(sound, rng))
            try:
                found["opened" if format.is_read(path) else "refused"] += 1
            except Exception as error:
                kind = f"{type(error).__name__}: {error}"[:90]
                if not found[kind]:
                    kept = folder / f"kept-{number}{format.suffix}"
                    kept.write_bytes(path.read_bytes())
                    print(f"{kept}: {kind}", flush=True)
                found[kind] += 1
                failed = True
            if (number + 1) % EVERY == 0:
                print(f"{name}: {dict(found)} so far", file=sys.stderr, flush=True)
        print(f"{name}: {dict(found)} in {time.perf_counter() - began:.0f} s")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
