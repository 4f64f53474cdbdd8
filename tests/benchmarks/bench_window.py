"""The window while it trains: python tests/benchmarks/bench_window.py [--json FILE]

Each experiment gets a process of its own, because peak memory is one of the numbers. The screen is
Qt's off-screen one unless QT_QPA_PLATFORM says otherwise.

launch      from starting Python to the first painted window, median of five
p50, p95    interval between frames while training at full speed; one experiment has every
            panel open side by side, some have lanes, the others the window as it opens; the kernel
            trains where it is not NumPy
GUI work    processor time of the window's own thread, per frame
frame       from taking a snapshot to everything of it painted, median
speed ratio training speed beside the window over that of the same training alone, the mean of
            before and after
pause       from asking for a pause to its last frame painted, the slowest of ten
close       from closing the window while training to no thread left, the slowest of five
memory      the most that the process has held until then, with the window and a run before it
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from reporting import Row, arguments, save, show

from engine.data.datasets import dataset
from engine.network.activations import ReLU
from engine.network.layers import Activate, BatchNorm, Dense, Layer
from engine.network.places import Neuron
from engine.optimizers import Adam
from engine.running.commands import Load, Play
from engine.running.loop import Loop
from engine.running.snapshot import Status
from engine.running.thread import FRAME
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from playground.command_line.loading import load_drawing
from playground.command_line.main import ONE_THREAD
from playground.session.experiments import shipped

WARMING_UP, SECONDS = 1.0, 6.0
SIZE = (1920, 1080)
# The size at which every panel is open beside the others.
LARGE = (2560, 1440)

# The window itself tells when it has been painted: a filter that sees every event of the
# application from Python would take a tenth of a second of what it measures.
LAUNCH = """
import sys, time
from playground.command_line.loading import load_drawing
from playground.command_line.main import main

program = load_drawing("playground.app")
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

class Watched(program.MainWindow):
    painted = False

    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, end)

def end():
    print(time.time(), flush=True)
    QApplication.instance().closeAllWindows()

program.MainWindow = Watched
sys.exit(main([{name!r}]))
"""


def wide_spiral() -> ExperimentSpec:
    """Three arms and three layers of 32 with BatchNorm: the network of the speed target."""
    layers: list[Layer] = []
    for _ in range(3):
        layers += [Dense(units=32), BatchNorm(), Activate(activation=ReLU())]
    arms = replace(dataset["spiral"](), classes=3, samples=1000)  # type: ignore[call-arg]
    return replace(
        ExperimentSpec(),
        data=DataSpec(dataset=arms),
        layers=tuple(layers),
        optimizer=Adam(),
        batch_size=32,
    )


def deep_spiral() -> ExperimentSpec:
    """Eight layers of 32 and 2,000 points: the network of the budget with every panel open."""
    points = replace(dataset["spiral"](), samples=2000)  # type: ignore[call-arg]
    layers = tuple(lay for _ in range(8) for lay in (Dense(units=32), Activate()))
    return replace(ExperimentSpec(), data=DataSpec(dataset=points), layers=layers, batch_size=32)


def small_spiral() -> ExperimentSpec:
    """The network that four lanes train at 30 frames a second."""
    layers = (Dense(units=8), Activate(), Dense(units=8), Activate())
    return replace(shipped("spiral"), layers=layers)


def in_numpy(made: Callable[[], ExperimentSpec]) -> Callable[[], ExperimentSpec]:
    """The same experiment, trained by NumPy."""
    return lambda: replace(made(), engine="numpy")


def digits() -> ExperimentSpec:
    """Handwritten digits, as shipped."""
    return shipped("digits")


def spiral() -> ExperimentSpec:
    """What the window opens with."""
    return shipped("spiral")


EXPERIMENTS: dict[str, Callable[[], ExperimentSpec]] = {
    "spiral": spiral,
    "2-32-32-32-3 BN": wide_spiral,
    "digits": digits,
    "2-32×8-2, every panel": deep_spiral,
    "spiral, NumPy": in_numpy(spiral),
    "2-32-32-32-3 BN, NumPy": in_numpy(wide_spiral),
    "digits, NumPy": in_numpy(digits),
    "2-32×8-2, every panel, NumPy": in_numpy(deep_spiral),
    "2-8-8-2, two lanes": small_spiral,
    "2-8-8-2, four lanes": small_spiral,
}
# How many lanes stand side by side; the steps of all of them count.
LANES = {"2-8-8-2, two lanes": 2, "2-8-8-2, four lanes": 4}
# Where every panel stands beside the others, instead of as the window opens.
SPREAD = ("2-32×8-2, every panel", "2-32×8-2, every panel, NumPy")


class Frames:
    """Watches one window: when each frame began, when it was painted, how far training was."""

    def __init__(self, controller: Any) -> None:
        self.session = controller.session
        self.began: list[float] = []
        self.painted: list[float] = []
        self.step = 0
        resume = self.session.runner.resume

        def after_painting(seconds: float, drawn: float | None) -> None:
            # Not the painting of a frame that began before things had warmed up.
            if len(self.painted) < len(self.began):
                self.painted.append(time.perf_counter())
            resume(seconds, drawn)

        self.session.runner.resume = after_painting
        self.session.snapshot_ready.connect(self._begin)

    def _begin(self, snapshot: Any) -> None:
        self.began.append(time.perf_counter())
        self.step = snapshot.step

    def clear(self) -> None:
        """Forget what was seen while things were warming up."""
        self.began.clear()
        self.painted.clear()


def wait(until: Callable[[], bool], seconds: float = 30.0) -> None:
    """Run Qt's event loop until something is so."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, poll = QEventLoop(), QTimer()
    end = time.perf_counter() + seconds
    poll.timeout.connect(lambda: loop.quit() if until() or time.perf_counter() > end else None)
    poll.start(1)
    loop.exec()


def elapse(seconds: float) -> None:
    """Run Qt's event loop for a time, without a poll that would add to the work measured."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def opened(spec: ExperimentSpec, spread: bool, lanes: int = 1) -> Any:
    """A shown window as it opens, or with every panel or several lanes, and its session at rest."""
    app = load_drawing("playground.app")
    from playground.panels.lanes_shown import AddLane
    from playground.panels.selection import Selection

    controller = app.build(spec)
    window = controller.window
    window.resize(*(LARGE if spread else SIZE))
    window.show()
    window.arrange()
    controller.session.set_speed(None)
    if spread:
        window.spread()
        window.select(Selection.of(place=Neuron(1, 0)))
    for _ in range(lanes - 1):
        controller.lanes.grant(AddLane())
    return controller


def speed_alone(spec: ExperimentSpec) -> float:
    """Steps per second with nothing else in the process, from the same beginning for as long.

    The first steps alone would not do: units that have saturated take NumPy longer.
    """
    loop = Loop()
    loop.apply(Load(Setup.of(spec), run=1))
    loop.apply(Play())

    def trained(seconds: float) -> float:
        steps, start = 0, time.perf_counter()
        while (passed := time.perf_counter() - start) < seconds:
            steps += loop.burst(FRAME)
        return steps / passed

    trained(WARMING_UP)
    return trained(SECONDS)


def training(spec: ExperimentSpec, spread: bool, lanes: int = 1) -> Row:
    """Frames, work and speed of a window that trains at full speed; then its pauses."""
    alone = speed_alone(spec)
    controller = opened(spec, spread, lanes)
    frames = Frames(controller)
    session = controller.session
    session.play()
    elapse(WARMING_UP)
    frames.clear()
    first, start, work = frames.step, time.perf_counter(), time.thread_time()
    elapse(SECONDS)
    seconds, work = time.perf_counter() - start, time.thread_time() - work
    steps = lanes * (frames.step - first)
    began, painted = list(frames.began), list(frames.painted)
    intervals = sorted(b - a for a, b in pairwise(began))
    drawing = [after - before for before, after in zip(began, painted, strict=False)]
    row = {
        "steps/s alone": alone,
        "steps/s": steps / seconds,
        "speed ratio": steps / seconds / alone,
        "p50 ms": 1000 * statistics.median(intervals),
        "p95 ms": 1000 * intervals[int(0.95 * len(intervals))],
        "GUI work ms": 1000 * work / len(began),
        "frame ms": 1000 * statistics.median(drawing),
        "pause ms": 1000 * max(pause(frames) for _ in range(10)),
    }
    controller.discard_changes()
    controller.window.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # The machine may be faster or slower now than it was before.
    alone = (alone + speed_alone(spec)) / 2
    return row | {
        "steps/s alone": alone,
        "speed ratio": row["steps/s"] / alone,
        "memory MB": peak / (2**20 if sys.platform == "darwin" else 2**10),
    }


def pause(frames: Frames) -> float:
    """Seconds from asking a training session to pause until its last frame is painted."""
    session = frames.session
    session.play()
    wait(lambda: session.status is Status.RUNNING)
    elapse(0.2)
    start = time.perf_counter()
    session.pause()
    wait(lambda: session.status is Status.PAUSED and frames.painted[-1] > frames.began[-1])
    return frames.painted[-1] - start


def closing(spec: ExperimentSpec, spread: bool, lanes: int = 1) -> float:
    """Seconds from closing a window that trains until its thread has ended."""
    controller = opened(spec, spread, lanes)
    controller.session.play()
    wait(lambda: controller.session.status is Status.RUNNING)
    elapse(0.3)
    start = time.perf_counter()
    controller.discard_changes()
    controller.window.close()
    wait(lambda: threading.active_count() == 1)
    return time.perf_counter() - start


def launch(name: str) -> float:
    """Seconds from starting Python until the window has been painted."""
    code = LAUNCH.format(name=name)
    with tempfile.TemporaryDirectory() as home:
        # A person who starts it for the first time: no layout has been kept.
        own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
        start = time.time()
        command = [sys.executable, "-c", code]
        environment = os.environ | ONE_THREAD | own
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    return float(done.stdout) - start


def measure(name: str) -> Row:
    """All numbers of one experiment that this process can tell."""
    load_drawing("playground.app")
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(lambda *_: None)
    spec = EXPERIMENTS[name]()
    spread, lanes = name in SPREAD, LANES.get(name, 1)
    row = training(spec, spread, lanes)
    return row | {"close ms": 1000 * max(closing(spec, spread, lanes) for _ in range(5))}


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--row", metavar="NAME", help="print the row of one experiment as JSON")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ |= ONE_THREAD
    if given.row:
        print(json.dumps(measure(given.row)))
        return
    rows = []
    with tempfile.TemporaryDirectory() as home:
        # The window opens as on its first day, and leaves the user's settings alone.
        os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home}
        started = 1000 * statistics.median(launch("spiral") for _ in range(5))
        for name in EXPERIMENTS:
            command = [sys.executable, __file__, "--row", name]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
            rows.append({"experiment": name, **json.loads(done.stdout), "launch ms": started})
    show(f"The window at {SIZE[0]}×{SIZE[1]}, {os.environ['QT_QPA_PLATFORM']}", rows)
    save(given.json, "window", rows)


if __name__ == "__main__":
    main()
