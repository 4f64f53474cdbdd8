"""What an edit costs in Python: python tests/benchmarks/bench_edit.py [--json FILE]

The real window, off-screen and at rest, takes one tick of a control, as a key or the wheel gives
it. Counted are the calls into `engine/` and `playground/` on the window's thread
(`sys.setprofile`), the median of several ticks.

calls       from the tick until the edit is done: forms, panels, undo and document know of it
frames      in the frames after it, until what was measured anew has been drawn
ms          time of an edit, without counting
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench_window import elapse, opened
from reporting import Row, arguments, save, show

# The helpers that tests share.
sys.path.insert(0, str(Path(__file__).parents[1]))
from call_counting import Calls

from engine.network.layers import Activate, Dense, Dropout
from engine.network.penalties import L2
from engine.training.experiment import ExperimentSpec

TICKS = 7
# Seconds after which everything an edit has set off is drawn, and the next is a drag of its own.
SETTLED = 1.2


def with_dropout() -> ExperimentSpec:
    """The default experiment with something to drop."""
    return replace(ExperimentSpec(), layers=(Dense(units=8), Activate(), Dropout(), Dense(units=8)))


def with_penalty() -> ExperimentSpec:
    """The default experiment with a price on its weights."""
    return replace(ExperimentSpec(), penalty=L2())


# What is edited, in which experiment, by which control.
EDITS: dict[str, tuple[Callable[[], ExperimentSpec], str]] = {
    "learning rate": (ExperimentSpec, "optimizer.lr"),
    "penalty λ": (with_penalty, "penalty.strength"),
    "dropout rate": (with_dropout, "layers.0.dropout.rate"),
    "noise of the data": (ExperimentSpec, "data.dataset.noise"),
    "width (rebuilds)": (ExperimentSpec, "network.0.units"),
}


def ticker(window: Any, name: str) -> Callable[[], None]:
    """What moves the control called `name` on by one."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractButton, QWidget

    if name.startswith("layers.0."):
        # A card makes its controls when it is opened.
        window.findChild(QAbstractButton, "layers.0").click()
    control = window.findChild(QWidget, name)
    slider = getattr(control, "slider", None)
    if slider is not None:
        return lambda: slider.setValue(slider.value() + 1)
    field = control.field
    return lambda: QTest.keyClick(field, Qt.Key.Key_Up)


def measure(name: str, most: int) -> Row:
    """One row; the functions that are called most are printed if `most` is not 0."""
    make, path = EDITS[name]
    controller = opened(make(), spread=False)
    elapse(SETTLED)
    tick = ticker(controller.window, path)
    tick()
    elapse(SETTLED)
    counts, frames, seconds = [], [], []
    functions: Counter[str] = Counter()
    for _ in range(TICKS):
        with Calls() as calls:
            tick()
        counts.append(calls.count)
        functions = calls.by_function()
        with Calls() as calls:
            elapse(SETTLED)
        frames.append(calls.count)
        start = time.perf_counter()
        tick()
        seconds.append(time.perf_counter() - start)
        elapse(SETTLED)
    controller.discard_changes()
    controller.window.close()
    for function, times in functions.most_common(most):
        print(f"{times:6}  {function}")
    return {
        "edit": name,
        "calls": round(statistics.median(counts)),
        "most": max(counts),
        "frames": round(statistics.median(frames)),
        "ms": 1000 * statistics.median(seconds),
    }


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--edit", choices=EDITS, help="measure this edit only")
    parser.add_argument("--functions", type=int, default=0, metavar="N", help="list N functions")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        # The window opens as on its first day, and leaves the user's settings alone.
        os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        from PySide6.QtCore import qInstallMessageHandler

        qInstallMessageHandler(lambda *_: None)
        names = [given.edit] if given.edit else list(EDITS)
        rows = [measure(name, given.functions) for name in names]
    show("Python calls of one edit", rows)
    save(given.json, "edit", rows)


if __name__ == "__main__":
    main()
