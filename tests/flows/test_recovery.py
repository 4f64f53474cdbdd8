"""A window is killed; the next one offers what it had."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from flows_support import shipped

from playground.session.files import open_document
from playground.session.recovery import UNREADABLE, recovery_folder

ROOT = Path(__file__).parents[2]

# A window with an edit and five steps of training, which then goes on until it is killed.
WINDOW = """
import sys
from dataclasses import replace
from PySide6.QtCore import QTimer
from flows_support import shipped
from engine.files.bpg import StoredExperiment
from playground import app
from playground.session.recovery import recovery_folder

controller = app.build(shipped("circle"), "light")
controller.window.show()
session, files = controller.session, controller.files
session.edit(replace(session.spec, seed=8))
session.run_to(5)

def say(run):
    # What is kept may have been written before the fifth step was shown.
    (path,) = recovery_folder().glob("*.bpg")
    with path.open("rb") as file:
        if StoredExperiment(file).step == 5:
            print("kept", flush=True)

files.recovery.kept.connect(say)
again = QTimer()
again.timeout.connect(lambda: files.recovery.keep())
again.start(100)
# Nobody waits for ever if this goes wrong.
QTimer.singleShot(20_000, app.application().quit)
app.application().exec()
"""


@pytest.fixture
def killed() -> Path:
    """The recovery file of a window that has been killed."""
    places = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW],
        env=os.environ | {"PYTHONPATH": places},
        stdout=subprocess.PIPE,
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline(), "the window has kept nothing"
        window.kill()
    (path,) = recovery_folder().glob("*.bpg")
    return path


def weights(user: Any, tmp_path: Path) -> dict[str, Any]:
    """The weights that the window holds now."""
    user.session.export(tmp_path / "now")
    user.wait(lambda: (tmp_path / "now" / "result.json").exists())
    with np.load(tmp_path / "now" / "weights.npz", allow_pickle=False) as arrays:
        return dict(arrays)


@pytest.mark.long
def test_a_killed_window_is_restored_by_the_next(
    killed: Path, open_window: Callable, tmp_path: Path
) -> None:
    left = open_document(killed)
    assert left.state is not None
    assert left.step == 5
    user = open_window(shipped("spiral"))
    user.controller.files.offer_leftovers()
    assert user.window.banner.text() == (
        "A session that ended unexpectedly was kept: Circle, step 5, a moment ago."
    )
    user.click("banner.action")
    user.wait(lambda: user.step_shown() == 5)
    assert user.session.spec.seed == 8
    assert user.window.isWindowModified()
    flat = np.concatenate([values.ravel() for values in weights(user, tmp_path).values()])
    assert np.array_equal(flat, left.state.trainer.params)
    # What was restored is kept under this window's own name now.
    user.wait(lambda: not killed.exists())
    (own,) = recovery_folder().glob("*.bpg")
    assert open_document(own).step == 5
    user.session.undo_stack.undo()
    assert user.session.spec == shipped("spiral")
    user.session.undo_stack.redo()
    user.controller.discard_changes()
    user.window.close()
    assert list(recovery_folder().iterdir()) == []


@pytest.mark.long
def test_what_is_discarded_is_not_offered_again(killed: Path, open_window: Callable) -> None:
    user = open_window(shipped("spiral"))
    user.controller.files.offer_leftovers()
    user.click("banner.other")
    assert not user.window.banner.isVisible()
    assert list(recovery_folder().iterdir()) == []
    user.controller.files.offer_leftovers()
    assert not user.window.banner.isVisible()


@pytest.mark.long
def test_what_is_not_answered_stays_for_the_next_start(killed: Path, open_window: Callable) -> None:
    first = open_window(shipped("spiral"))
    first.controller.files.offer_leftovers()
    second = open_window(shipped("xor"))
    second.controller.files.offer_leftovers()
    assert not second.window.banner.isVisible(), "it is offered once at a time"
    first.window.close()
    second.controller.files.offer_leftovers()
    assert "Circle, step 5" in second.window.banner.text()


@pytest.mark.long
def test_a_damaged_one_is_moved_aside_and_said(killed: Path, open_window: Callable) -> None:
    killed.write_bytes(killed.read_bytes()[:-30])
    user = open_window(shipped("spiral"))
    user.controller.files.offer_leftovers()
    assert "cannot be read" in user.window.banner.text()
    assert (recovery_folder() / UNREADABLE / killed.name).exists()
    user.controller.files.offer_leftovers()
    assert not killed.exists()
