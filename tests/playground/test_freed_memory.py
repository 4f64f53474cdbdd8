"""What large arrays held goes back to the system with them."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

import pytest

from playground import app

NO_MALLOPT = not sys.platform.startswith("linux") or not hasattr(ctypes.CDLL(None), "mallopt")

# Networks come and go in a thread, and each leaves something small behind.
CODE = """
import os, random, threading
import numpy as np
from playground.app import give_back_memory

def resident():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

def edit():
    rng, networks, left = random.Random(1), [], []
    for _ in range(120):
        size = 1_300_000 + rng.randrange(300_000)
        networks.append([np.ones(size) for _ in range(4)])
        left += [np.ones(100 + rng.randrange(1_000)) for _ in range(60)]
        if len(networks) > 4:
            networks.pop(rng.randrange(5))
    networks.clear()
    kept = sum(array.nbytes for array in left) / 2**20
    print(resident() - before - kept)

give_back_memory()
before = resident()
thread = threading.Thread(target=edit)
thread.start()
thread.join()
"""


@pytest.mark.skipif(NO_MALLOPT, reason="the C library has no such options")
def test_networks_that_have_gone_hold_no_memory() -> None:
    """120 edits of a network of a million weights left 600 MB behind, of gigabytes in a window."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CODE]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert float(done.stdout) < 50


@pytest.mark.skipif(NO_MALLOPT, reason="the C library has no such options")
def test_every_window_gives_it_back(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(app, "give_back_memory", lambda: asked.append(True))
    app.application()
    assert asked == [True]
