"""Files that earlier versions have written: each one opens, and trains on as it did then.

The files beside this one are kept as they are for ever; README.md says what they hold. What
training makes of them is in `expected.json`. Where NumPy computes as it did on the machine that
wrote them, every bit must be the same; elsewhere the last digits may differ, and so they may where
the program itself has become more exact since: see MORE_EXACT. What the kernel computes is the same
everywhere; where there is none, NumPy goes on otherwise.
"""

from __future__ import annotations

import hashlib
import json
import math
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dressing import look_kept
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from engine.arrays import Array
from engine.data.datasets.table import Table
from engine.specs.knobs import LEVELS
from engine.training.experiment import ExperimentSpec
from engine.training.kernel_stepper import why_numpy
from engine.training.past.loss_curve import BARE
from engine.training.run import Run
from playground import app
from playground.control.controller import Controller
from playground.session.files import (
    Opened,
    open_document,
    open_experiment,
    save_experiment,
    write_document,
)
from playground.session.recovery import Leftover, leftovers
from playground.session.settings import FIRST_SPEED, Settings
from playground.words.languages import ENGLISH
from playground.words.speaking import install

FOLDER = Path(__file__).parent
# Under this name users have their settings and what a crash left; no later name would find them.
PROGRAM = "Backprop Playground"
# Training is compared after so many steps.
MARKS = (7, 40)
# How far losses may be from those expected where the last bits differ: relative, absolute.
NEAR = {"float64": (1e-6, 1e-9), "float32": (1e-3, 1e-5)}
# Activations and losses that have become more exact since a set of files was described, and have
# other last bits since. What a file stores stays as it is, and training goes on from it.
MORE_EXACT = {
    # They have got the digits of their far tails.
    "expected.json": {
        *("sigmoid", "tanh", "elu", "selu", "softplus", "gelu", "silu", "mish", "softmax"),
        *("softmax_cross_entropy", "binary_cross_entropy", "kl_divergence", "squared_error"),
    },
}
# One control of the form that each level adds.
ADDED = dict(zip(LEVELS, ("optimizer", "batch_size", "dtype"), strict=True))
# Qt takes a window's place for unknown on a screen whose width is not about the same.
SAME_SCREEN = (0.8, 1.25)
PATIENCE = 30_000


def files(pattern: str) -> list[Path]:
    """The files of the collection that match, which must not be none."""
    found = sorted(FOLDER.glob(pattern))
    assert found, pattern
    return found


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


@cache
def expected() -> dict[str, dict[str, Any]]:
    """What is known of each file by its name, with the machine that it was found out on."""
    known: dict[str, dict[str, Any]] = {}
    for path in files("expected*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        for name, entry in record["documents"].items():
            assert name not in known, f"{name} is described twice"
            known[name] = entry | {"machine": record["machine"], "set": path.name}
    return known


EXPERIMENTS, RUNS = files("experiments/*.json"), files("runs/*.bpg")
RECOVERIES, SETTINGS = files("recovery/*.bpg"), files("settings/*.conf")
ALL = [*EXPERIMENTS, *RUNS, *RECOVERIES, *SETTINGS]


def digest(*values: Array) -> str:
    """One number for all bits of some arrays."""
    found = hashlib.sha256()
    for array in values:
        found.update(np.ascontiguousarray(array).tobytes())
    return found.hexdigest()


@cache
def arithmetic() -> str:
    """One number for all bits that this machine's sums, products and functions give.

    All of them are small: how large ones are shared among threads changes no document.
    """
    rng = np.random.Generator(np.random.PCG64(1))
    results: list[Array] = []
    for dtype in ("float64", "float32"):
        for rows, inner, columns in ((3, 2, 8), (16, 8, 5), (32, 64, 16), (7, 13, 1), (64, 6, 10)):
            a = rng.standard_normal((rows, inner)).astype(dtype)
            b = rng.standard_normal((inner, columns)).astype(dtype)
            ab = a.dot(b)
            results += [ab, a.T.dot(ab), ab.dot(b.T), a.ravel() @ a.ravel()]
            results += [np.add.reduce(a, axis=axis) for axis in (0, 1, None)]
            results += [np.einsum(f"ij,ij->{index}", a, a) for index in "ij"]
            results += [f(a) for f in (np.exp, np.tanh, np.sin, np.cos)]
            results += [f(np.abs(a)) for f in (np.sqrt, np.log, np.log1p)]
            results += [a**3, 1 / a, a.mean(axis=0), a.std(axis=0)]
        results += list(np.linalg.qr(rng.standard_normal((9, 6)).astype(dtype)))
    return digest(*results)


def machine() -> dict[str, str]:
    """What decides the last bits of a result."""
    return {
        "numpy": np.__version__,
        "processor": platform.machine(),
        "arithmetic": arithmetic(),
    }


def is_this_machine(written: dict[str, str]) -> bool:
    """Whether NumPy computes here as it did where the files were written."""
    return all(written[name] == value for name, value in machine().items())


def is_more_exact_now(spec: ExperimentSpec, described: str) -> bool:
    """Whether what training computes with has become more exact since a set was described."""
    return not MORE_EXACT.get(described, set()).isdisjoint(
        re.findall(r'"type": "(\w+)"', spec.dumps())
    )


def shown(run: Run) -> dict[str, Any]:
    """Where a run is: place, and all bits of what it has learnt."""
    trainer = run.trainer
    flat, buffers = trainer.weights.params.flat, trainer.weights.buffers.flat
    return {
        "step": trainer.step_count,
        "epoch": trainer.epoch,
        "position": trainer.position,
        "parameters": len(flat),
        "params": digest(flat),
        "buffers": digest(buffers),
        "norms": [math.sqrt(math.fsum((x.astype(float) ** 2).tolist())) for x in (flat, buffers)],
    }


def what_follows(opened: Opened) -> dict[str, Any]:
    """What training makes of a file, from where it stands: the entry of `expected.json`."""
    run = Run(opened.setup)
    if opened.state is not None:
        run.restore(opened.state)
    losses, states = [], [shown(run)]
    if opened.state is not None:
        curve = run.curve.points()
        # As far as the version that wrote it knew: columns have come since.
        rows = curve.rows[:, :BARE]
        past = digest(rows, curve.batch_steps, curve.batch_low, curve.batch_high)
        states[0] |= {"evaluations": len(curve.rows), "history": past}
    for done in range(1, MARKS[-1] + 1):
        losses.append(float(run.step()))
        if done in MARKS:
            states.append(shown(run))
    return {"states": states, "losses": losses, "bits": [loss.hex() for loss in losses]}


def place(state: dict[str, Any]) -> list[int]:
    """Where a trainer is, which no rounding changes."""
    return [state[name] for name in ("step", "epoch", "position", "parameters")]


def check(opened: Opened, name: str) -> dict[str, Any]:
    """Fail unless training goes on from `opened` as it did when the file was written."""
    entry, found = expected()[name], what_follows(opened)
    if opened.state is not None:
        # What was stored is the same everywhere, to the last bit.
        assert found["states"][0] == entry["states"][0]
    as_then = not is_more_exact_now(opened.setup.spec, entry["set"])
    of_kernel = opened.setup.spec.engine == "kernel"
    if of_kernel and (why := why_numpy(opened.setup)):
        pytest.skip(why)
    if as_then and (of_kernel or is_this_machine(entry["machine"])):
        assert found == {part: entry[part] for part in found}
        return found
    rel, near_zero = NEAR[opened.setup.spec.dtype]
    for here, there in zip(found["states"], entry["states"], strict=True):
        assert place(here) == place(there)
        assert here["norms"] == pytest.approx(there["norms"], rel=rel, abs=near_zero)
    assert found["losses"] == pytest.approx(entry["losses"], rel=rel, abs=near_zero)
    return found


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_no_file_was_written_anew(path: Path) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == expected()[name_of(path)]["sha256"], "add another file, leave this one alone"


def test_no_file_is_missing() -> None:
    assert set(expected()) == {name_of(path) for path in ALL}


@pytest.mark.parametrize("path", EXPERIMENTS, ids=name_of)
def test_an_experiment_trains_as_it_did(path: Path, tmp_path: Path) -> None:
    opened = open_document(path)
    assert opened.state is None
    check(opened, name_of(path))
    save_experiment(tmp_path / "again.json", opened.setup.spec)
    assert open_experiment(tmp_path / "again.json") == open_experiment(path) == opened.setup.spec


@pytest.mark.parametrize("path", RUNS, ids=name_of)
def test_a_run_goes_on_where_it_was(path: Path, tmp_path: Path) -> None:
    opened = open_document(path)
    entry = expected()[name_of(path)]
    assert (opened.state is not None) == entry["whole"]
    assert opened.step == entry["states"][0]["step"]
    assert bool(opened.layout) == ("docks" in entry)
    found = check(opened, name_of(path))
    if opened.state is not None:
        write_document(tmp_path / "again.bpg", opened.state, {"layout": opened.layout})
        again = open_document(tmp_path / "again.bpg")
        assert again.layout == opened.layout
        assert what_follows(again) == found


def data_folder() -> Path:
    """Where the program keeps files of its own."""
    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place)) / PROGRAM


@pytest.mark.parametrize("path", files("runs/*table*.bpg"), ids=name_of)
def test_a_table_comes_out_of_the_file_that_carries_it(path: Path) -> None:
    opened = open_document(path)
    # It keeps its name, in a folder that is named by its content.
    (table,) = (data_folder() / "tables").glob("*/*")
    assert hashlib.sha256(table.read_bytes()).hexdigest() == table.parent.name
    found = opened.setup.spec.data.dataset
    assert isinstance(found, Table)
    assert (Path(found.path), found.digest) == (table, table.parent.name)


def docks_of(window: QMainWindow) -> dict[str, list[Any]]:
    """Of each dock: whether it is open, its area, whether it floats, what shares its place."""
    found = {}
    for dock in window.findChildren(QDockWidget):
        others = sorted(other.objectName() for other in window.tabifiedDockWidgets(dock))
        area = window.dockWidgetArea(dock).name
        found[dock.objectName()] = [not dock.isHidden(), area, dock.isFloating(), others]
    return dict(sorted(found.items()))


def check_docks(window: QMainWindow, then: dict[str, list[Any]]) -> None:
    """Fail unless all docks of a file are where it has them; newer ones may be anywhere."""
    now = docks_of(window)
    assert set(then) <= set(now)
    for name, (*where, beside) in then.items():
        assert now[name][:-1] == where, name
        assert [other for other in now[name][-1] if other in then] == beside, name


def left_by_a_crash(path: Path) -> Path:
    """Put a recovery file where a crash leaves it."""
    folder = data_folder() / "recovery"
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(path, folder))


@pytest.mark.parametrize("path", RECOVERIES, ids=name_of)
def test_what_a_crash_left_is_offered_and_goes_on(path: Path) -> None:
    entry = expected()[name_of(path)]
    copy = left_by_a_crash(path)
    (left,) = leftovers()
    assert isinstance(left, Leftover)
    assert (left.path, left.step) == (copy, entry["states"][0]["step"])
    assert left.origin == Path(entry["origin"])
    opened = open_document(left.path)
    assert opened.state is not None
    check(opened, name_of(path))
    left.remove()
    assert list(leftovers()) == []


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[], Controller]]:
    """Starts the program as its user does; afterwards it is closed, and looks as before."""
    started: list[Controller] = []

    def begin() -> Controller:
        settings = Settings()
        controller = app.build(ExperimentSpec(), settings.theme, settings.language)
        started.append(controller)
        with qtbot.waitExposed(controller.window):
            controller.window.show()
        return controller

    with look_kept(qapp):
        yield begin
        for controller in started:
            controller.discard_changes()
            controller.window.close()
            controller.window.deleteLater()
            controller.deleteLater()
        install(qapp, ENGLISH)


@pytest.mark.long
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there settings are no file")
@pytest.mark.parametrize("path", SETTINGS, ids=name_of)
def test_settings_of_then_are_respected(path: Path, start: Callable[[], Controller]) -> None:
    target = Path(QSettings(PROGRAM, PROGRAM).fileName())
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target)
    entry = expected()[name_of(path)]
    controller = start()
    window, settings = controller.window, Settings()
    assert window.banner.isHidden()
    assert (settings.theme, settings.language) == (entry["theme"], entry["language"])
    assert (settings.level, settings.recent) == (entry["level"], entry["recent"])
    # What the program did not remember then is as at the first launch.
    speed, hinted = entry.get("speed", FIRST_SPEED), entry.get("hinted", False)
    assert (settings.speed, settings.hinted) == (speed, hinted)
    assert window.transport.speed.speed == speed
    assert window.theme.name == entry["wears"]
    assert (window.menus["File"].title().replace("&", "") == "File") == (entry["language"] != "de")
    for level, name in ADDED.items():
        control = window.form.findChild(QWidget, name)
        assert control is not None
        wanted = LEVELS.index(level) <= LEVELS.index(entry["level"])
        assert control.isVisibleTo(window.form) == wanted, name
    low, high = SAME_SCREEN
    if low <= entry["screen"] / window.screen().geometry().width() <= high:
        check_docks(window, entry["docks"])
        assert window.restore(settings.geometry, settings.layout)
    # On any screen the arrangement itself is known.
    window.restore_arrangement(bytes(settings.layout.data()))
    check_docks(window, entry["docks"])


def until_gone(path: Path, qtbot: QtBot) -> None:
    """Wait until the window keeps under a name of its own what it has restored from `path`."""
    qtbot.waitUntil(lambda: not path.exists(), timeout=PATIENCE)


@pytest.mark.long
def test_the_window_goes_on_with_a_run_and_with_what_a_crash_left(
    start: Callable[[], Controller], qtbot: QtBot
) -> None:
    controller = start()
    window, session = controller.window, controller.session
    steps: list[tuple[int, int]] = []
    session.snapshot_ready.connect(lambda snapshot: steps.append((snapshot.run, snapshot.step)))

    def goes_on(entry: dict[str, Any]) -> None:
        """Wait until the window shows the step of the file; its docks are those of the file."""
        here = entry["states"][0]["step"]
        qtbot.waitUntil(lambda: (session.run, here) in steps, timeout=PATIENCE)
        check_docks(window, entry["docks"])

    arranged = [path for path in RUNS if "docks" in expected()[name_of(path)]]
    assert arranged
    for path in arranged:
        controller.open(path)
        # Files are read aside.
        qtbot.waitUntil(lambda path=path: path.stem in window.windowTitle(), timeout=PATIENCE)
        assert window.banner.isHidden()
        goes_on(expected()[name_of(path)])
    for path in RECOVERIES:
        entry = expected()[name_of(path)]
        copy = left_by_a_crash(path)
        origin = Path(entry["origin"]).stem
        controller.files.offer_leftovers()
        qtbot.waitUntil(lambda name=origin: name in window.banner.text(), timeout=PATIENCE)
        restore = window.findChild(QAbstractButton, "banner.action")
        assert restore is not None
        restore.click()
        qtbot.waitUntil(lambda name=origin: name in window.windowTitle(), timeout=PATIENCE)
        goes_on(entry)
        until_gone(copy, qtbot)
