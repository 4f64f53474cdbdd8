"""Memory of the window over a long run: python tests/benchmarks/bench_memory.py [--minutes M]

Eight layers of 32 units learn 2,000 points at full speed with every panel open. The resident
memory is read every ten seconds. With `--edits N` somebody changes the experiment N times a minute:
the learning rate, the batch size, activations, widths, first weights, samples; and takes the last
changes back now and then. With `--large` there are three lanes of a network of a million weights
whose widths change, 60 times a minute unless `--edits` says otherwise; then memory swings by what
the runs at hand hold, and it is the highest reading that tells.

growth      of the last reading over the one after the first two minutes, when every panel has
            drawn, the checkpoints have filled their share and the curve its points; with edits
            as soon as there are as many as can be undone: until then the history still fills
highest     of all readings
slope       of a straight line through all readings after that, per hour
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
from bench_window import deep_spiral, elapse, opened, spiral
from reporting import arguments, save, show

from engine.network.activations import Activation, ReLU, Sigmoid, Tanh
from engine.network.layers import Activate, Dense
from engine.training.experiment import ExperimentSpec
from playground.command_line.main import ONE_THREAD

WARM = 120.0
EVERY = 10.0
# So many times the edits that can be undone belong to the beginning: of eleven things done ten are
# edits and one takes three of them back, which leaves seven that can be undone.
SETTLED = 11 / 7


def resident() -> float:
    """Megabytes of memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def edits(session: Any) -> Iterator[None]:
    """Edits of every kind, one after the other; each has been made when it is given."""
    kinds: tuple[Callable[[ExperimentSpec, int], ExperimentSpec], ...] = (
        lambda spec, n: replace(spec, optimizer=replace(spec.optimizer, lr=0.001 + n % 7 / 1e4)),
        lambda spec, n: replace(spec, batch_size=16 + n % 32),
        _with_activation,
        _with_width,
        lambda spec, n: replace(spec, weights_draw=n),
        lambda spec, n: replace(spec, data_draw=n),
    )
    for n in count():
        session.edit(kinds[n % len(kinds)](session.spec, n))
        session.settle()
        session.play()
        yield
        if n % 10 == 9:
            for _ in range(3):
                session.undo_stack.undo()
            session.play()
            yield


def large_spiral(first: int, second: int) -> ExperimentSpec:
    """Two layers of so many units each on what the window opens with."""
    layers = (Dense(units=first), Activate(), Dense(units=second), Activate())
    return replace(spiral(), layers=layers)


def widths(session: Any) -> Iterator[None]:
    """Other widths of a large network; every third one is taken back, every second one trains."""
    rng = np.random.default_rng(1)
    for n in count():
        session.edit(large_spiral(*rng.integers(1_100, 1_250, 2).tolist()))
        session.settle()
        if n % 2:
            session.play()
        yield
        session.pause()
        if n % 3 == 2:
            session.undo_stack.undo()
            yield


def _with_activation(spec: ExperimentSpec, n: int) -> ExperimentSpec:
    kinds: tuple[Activation, ...] = (Tanh(), ReLU(), Sigmoid())
    layers = list(spec.layers)
    place = 1 + 2 * (n % 8)
    kind = next(
        kind for kind in kinds[n % 3 :] + kinds if Activate(activation=kind) != layers[place]
    )
    layers[place] = Activate(activation=kind)
    return replace(spec, layers=tuple(layers))


def _with_width(spec: ExperimentSpec, n: int) -> ExperimentSpec:
    layers = list(spec.layers)
    layers[2 * (n % 8)] = Dense(units=24 + n % 9)
    return replace(spec, layers=tuple(layers))


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--minutes", type=float, default=30.0, help="by default 30")
    parser.add_argument("--edits", type=float, default=0.0, help="edits a minute, by default none")
    parser.add_argument("--large", action="store_true", help="three lanes of a large network")
    given = parser.parse_args()
    if given.large and not given.edits:
        given.edits = 60.0
    warm = settled_after(given.edits, given.large)
    if 60 * given.minutes <= warm + EVERY:
        least = warm / 60 + 1
        parser.error(f"so many edits a minute need {least:.0f} minutes or more")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not ONE_THREAD.keys() <= os.environ.keys():
        # Linear algebra reads these when it is loaded, so it is loaded once more.
        os.environ |= ONE_THREAD
        os.execv(sys.executable, [sys.executable, *sys.argv])
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        rows = [measured(given.minutes, given.edits, given.large)]
    show("Memory of the window while it trains", rows)
    save(given.json, "memory", rows)


def settled_after(rate: float, large: bool) -> float:
    """Seconds after which nothing fills up any more, with so many edits a minute.

    Beside what a `large` network holds, what can be undone is little.
    """
    from playground.session.session import UNDO_LIMIT

    return WARM if large or not rate else max(WARM, 60 * SETTLED * UNDO_LIMIT / rate)


def measured(minutes: float, rate: float, large: bool) -> dict[str, Any]:
    """Memory of one run of so many minutes, with so many edits a minute."""
    spec, lanes = (large_spiral(1_150, 1_150), 3) if large else (deep_spiral(), 1)
    controller = opened(spec, spread=True, lanes=lanes)
    session = controller.session
    session.play()
    made, person = 0, (widths if large else edits)(session)
    warm = settled_after(rate, large)
    begun, readings = time.perf_counter(), []
    while time.perf_counter() - begun < 60 * minutes:
        for _ in range(max(1, round(rate * EVERY / 60))):
            elapse(EVERY / max(1, round(rate * EVERY / 60)))
            if rate:
                next(person)
                made += 1
        readings.append((time.perf_counter() - begun, resident()))
        print(f"{readings[-1][0]:6.0f} s  {readings[-1][1]:7.1f} MB  {made} edits", flush=True)
    controller.discard_changes()
    controller.window.close()
    seconds, megabytes = np.array([reading for reading in readings if reading[0] >= warm]).T
    slope = float(np.polyfit(seconds, megabytes, 1)[0]) * 3600
    return {
        "experiment": "2-1150-1150-2, three lanes" if large else "2-32×8-2, every panel",
        "minutes": minutes,
        "edits": made,
        "memory MB": float(megabytes[-1]),
        "highest MB": max(held for _, held in readings),
        "growth MB": float(megabytes[-1] - megabytes[0]),
        "slope MB/h": slope,
    }


if __name__ == "__main__":
    main()
