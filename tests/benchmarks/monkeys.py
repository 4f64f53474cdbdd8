"""Monkeys at the window: python tests/benchmarks/monkeys.py [--seeds 20] [--events 10000]

Each seed is a monkey of `tests/monkey.py` in a process of its own: it clicks, drags, types, turns
the wheel, moves docks and chooses from menus at random. Odd seeds play on the spiral, even ones on
the digits. The screen is Qt's off-screen one unless QT_QPA_PLATFORM says otherwise; under "xcb" it
is best a virtual one with a window manager.

processor   seconds of it that the events took, of all threads
exceptions  what left Python code anywhere, warnings of Python among it, and what ended training
warnings    what Qt had to complain about
code        how the process ended: 0 unless it crashed
"""

from __future__ import annotations

import json
import logging
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import warnings
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from reporting import Row, arguments, save, show

from engine.running.lane import Lane
from playground.command_line.main import ONE_THREAD

EXPERIMENTS = ("digits", "spiral")
# What a platform without windows says when one is to be raised.
HARMLESS = "This plugin does not support"
STOPPED = "training stopped"
# So many calls around a warning of Qt are told.
DEPTH = 12
# Events between two looks at how it goes.
PORTION = 500


class Complaints:
    """Keeps what Python and Qt complain about, and what the monkey did last before it."""

    def __init__(self) -> None:
        from PySide6.QtCore import qInstallMessageHandler

        self.exceptions: list[str] = []
        self.warnings: list[str] = []
        self.monkey: Any = None
        sys.excepthook = lambda *details: self.tell("".join(traceback.format_exception(*details)))
        threading.excepthook = lambda details: self.tell(str(details.exc_value))
        sys.unraisablehook = lambda details: self.tell(f"{details.object}: {details.exc_value}")
        qInstallMessageHandler(self._warn)
        logging.basicConfig(level=logging.ERROR)
        logging.getLogger(Lane.__module__).addFilter(self._read_log)
        warnings.simplefilter("error")

    def _warn(self, kind: object, context: object, message: str) -> None:
        if not message.startswith(HARMLESS):
            where = "".join(traceback.format_stack(limit=DEPTH)[:-1])
            self._note(self.warnings, f"{message}\n{where}")

    def _read_log(self, record: logging.LogRecord) -> bool:
        """A lane tells of an exception in training by its status and its log alone."""
        if record.getMessage().startswith(STOPPED):
            self.tell(record.getMessage())
        return True

    def tell(self, text: str) -> None:
        """Something is not as it should be."""
        self._note(self.exceptions, text)

    def _note(self, kept: list[str], text: str) -> None:
        kept.append(text)
        done = "" if self.monkey is None else "\n    ".join(self.monkey.done)
        print(f"{text}\n  after\n    {done}", file=sys.stderr, flush=True)


def play(seed: int, events: int) -> Row:
    """Let one monkey play; the window still trains afterwards."""
    from bench_window import wait
    from monkey import Monkey

    from playground import app
    from playground.session.experiments import shipped
    from playground.window.on_screen import OnScreen

    controller = app.build(shipped(EXPERIMENTS[seed % 2]))
    OnScreen(controller.window).open(first=True)
    complaints = Complaints()
    complaints.monkey = monkey = Monkey(controller, seed)
    began, worked = time.perf_counter(), time.process_time()
    for done in range(0, events, PORTION):
        monkey.act(min(PORTION, events - done))
    seconds, work = time.perf_counter() - began, time.process_time() - worked
    shown: list[tuple[int, int]] = []
    controller.session.snapshot_ready.connect(
        lambda snapshot: shown.append((snapshot.run, snapshot.step))
    )
    run = monkey.come_home()
    wait(lambda: (run, 1) in shown)
    if (run, 1) not in shown:
        complaints.tell(
            f"the window does not train any more: {_state_of(controller)}, {shown[-3:]}"
        )
    controller.discard_changes()
    controller.window.close()
    return {
        "seed": seed,
        "events": events,
        "seconds": seconds,
        "processor s": work,
        "exceptions": len(complaints.exceptions),
        "warnings": len(complaints.warnings),
        "memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _state_of(controller: Any) -> str:
    """What is in the way, perhaps."""
    from PySide6.QtWidgets import QApplication

    from playground.window.busy_line import BusyLine

    session, window = controller.session, controller.window
    runner = session.runner
    over = [QApplication.activeModalWidget(), QApplication.activePopupWidget()]
    lines = [line.objectName() for line in window.findChildren(BusyLine) if not line.isHidden()]
    return (
        f"{session.status}, run {session.run}, {runner.submitted} asked, visible "
        f"{window.isVisible()}, {window.windowState()}, {window.geometry()}, over it {over}, "
        f"busy {lines}, locked {session.permissions.locked}"
    )


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--seeds", type=int, default=20, help="how many monkeys, by default 20")
    parser.add_argument("--first", type=int, default=1, help="the first seed, by default 1")
    parser.add_argument("--events", type=int, default=10_000, help="of each, by default 10,000")
    parser.add_argument("--row", type=int, metavar="SEED", help="let one play, print it as JSON")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ |= ONE_THREAD
    if given.row is not None:
        print(json.dumps(play(given.row, given.events)))
        return
    rows = []
    for seed in range(given.first, given.first + given.seeds):
        with tempfile.TemporaryDirectory() as home:
            own = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
            command = [sys.executable, __file__, "--row", str(seed), "--events", str(given.events)]
            done = subprocess.run(
                command, stdout=subprocess.PIPE, env=os.environ | own, check=False
            )
        empty = {"seed": seed, "events": given.events, "seconds": 0.0, "processor s": 0.0}
        empty |= {"exceptions": 0, "warnings": 0, "memory MB": 0.0}
        row = json.loads(done.stdout) if done.stdout else empty
        rows.append(row | {"code": done.returncode})
        print(rows[-1], flush=True)
    show(f"Monkeys, {os.environ['QT_QPA_PLATFORM']}", rows)
    save(given.json, "monkeys", rows)
    if any(row["exceptions"] or row["warnings"] or row["code"] for row in rows):
        sys.exit(1)


if __name__ == "__main__":
    main()
