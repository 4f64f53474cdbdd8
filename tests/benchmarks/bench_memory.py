"""Memory of the window over a long run: python tests/benchmarks/bench_memory.py [--minutes M]

Eight layers of 32 units learn 2,000 points at full speed with every panel open. The resident
memory is read every ten seconds.

growth      of the last reading over the one after the first two minutes, when every panel has
            drawn, the checkpoints have filled their share and the curve its points
slope       of a straight line through all readings after that, per hour
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from bench_window import deep_spiral, elapse, opened
from reporting import arguments, save, show

from playground.command_line.main import ONE_THREAD

WARM = 120.0
EVERY = 10.0


def resident() -> float:
    """Megabytes of memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--minutes", type=float, default=30.0, help="by default 30")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not ONE_THREAD.keys() <= os.environ.keys():
        # Linear algebra reads these when it is loaded, so it is loaded once more.
        os.environ |= ONE_THREAD
        os.execv(sys.executable, [sys.executable, *sys.argv])
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        controller = opened(deep_spiral(), spread=True)
        controller.session.play()
        begun, readings = time.perf_counter(), []
        while (now := time.perf_counter() - begun) < 60 * given.minutes:
            elapse(EVERY)
            readings.append((now + EVERY, resident()))
            print(f"{readings[-1][0]:6.0f} s  {readings[-1][1]:7.1f} MB", flush=True)
        controller.discard_changes()
        controller.window.close()
    seconds, megabytes = np.array([reading for reading in readings if reading[0] >= WARM]).T
    slope = float(np.polyfit(seconds, megabytes, 1)[0]) * 3600
    rows = [
        {
            "experiment": "2-32×8-2, every panel",
            "minutes": given.minutes,
            "memory MB": float(megabytes[-1]),
            "growth MB": float(megabytes[-1] - megabytes[0]),
            "slope MB/h": slope,
        }
    ]
    show("Memory of the window while it trains", rows)
    save(given.json, "memory", rows)


if __name__ == "__main__":
    main()
