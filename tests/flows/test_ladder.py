"""Going through a step phase by phase, with keys and mouse, forwards and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from samples import normalized

from engine.labs.changes import Unlocked
from engine.network.layers import Activate, BatchNorm, Dense, Dropout
from playground.panels.lanes_shown import AddLane, Light
from playground.window.bar.phase_bar import PhaseBar

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
LAYERS = (Dense(units=6), BatchNorm(), Activate(), Dropout(rate=0.3), Dense(units=5), Activate())
# 42 samples for training in batches of 16: three steps an epoch.
LADDER = (
    "Pick the batch", "Forward 1 of 3", "Forward 2 of 3", "Forward 3 of 3", "Loss of the batch",
    "Backward 1 of 3", "Backward 2 of 3", "Backward 3 of 3", "Update",
)  # fmt: skip


@pytest.fixture
def user(open_window: Callable) -> Any:
    """Somebody who has trained for five steps."""
    user = open_window(normalized(layers=LAYERS))
    user.session.run_to(5)
    user.wait(lambda: user.step_shown() == 5 and not user.playing())
    return user


def bar(user: Any) -> PhaseBar:
    found = user.find("phases")
    assert isinstance(found, PhaseBar)
    return found


def says(user: Any, step: int, phase: str) -> bool:
    """Whether this phase of this step is looked at."""
    title = bar(user).title.text()
    return bar(user).isVisible() and title.startswith(f"Step {step:,} · {phase}")


def exported(user: Any, folder: Path) -> bytes:
    """The weights of this step as the window writes them."""
    user.session.export(folder)
    user.wait(lambda: (folder / "result.json").exists())
    return (folder / "weights.npz").read_bytes()


def lit_columns(user: Any) -> list[int]:
    light = user.window.panels["network"].scene.phase_light
    return [] if light is None else list(light.columns)


def ringed(user: Any) -> int:
    return len(user.window.panels["boundary"].stage.batch.getData()[0])


@pytest.mark.long
def test_up_and_down_the_ladder_by_keys(user: Any, tmp_path: Path) -> None:
    before = exported(user, tmp_path / "before")
    columns = []
    for phase in LADDER:
        user.press(RIGHT, ALT)
        user.wait(lambda phase=phase: says(user, 6, phase))
        assert user.step_shown() == 5, "looking takes no step"
        assert ringed(user) == 10, "the last batch of the epoch has what is left"
        columns.append(lit_columns(user))
        assert bar(user).accessibleName() == bar(user).title.text()
        assert bar(user).accessibleDescription() == bar(user).detail.text() != ""
    forward, backward = [[-1, 0], [0, 1], [1, 2]], [[1, 2], [0, 1], [-1, 0]]
    assert columns == [[-1], *forward, [2], *backward, [-1, 0, 1, 2]]
    assert exported(user, tmp_path / "looked") == before

    user.press(RIGHT, ALT)
    user.wait(lambda: says(user, 7, LADDER[0]) and user.step_shown() == 6)
    user.wait(lambda: ringed(user) == 16)
    after = exported(user, tmp_path / "after")
    assert after != before
    for phase in reversed(LADDER):
        user.press(LEFT, ALT)
        user.wait(lambda phase=phase: says(user, 6, phase))
    assert user.step_shown() == 5
    assert exported(user, tmp_path / "back") == before

    # By mini-batch and by epoch one stands at the first phase of what comes next.
    user.press(RIGHT)
    user.wait(lambda: says(user, 7, LADDER[0]))
    assert exported(user, tmp_path / "again") == after
    for key, modifier, step in ((LEFT, SHIFT, 3), (LEFT, SHIFT, 0), (RIGHT, SHIFT, 3)):
        user.press(key, modifier)
        user.wait(lambda step=step: says(user, step + 1, LADDER[0]))
        assert user.step_shown() == step


@pytest.mark.long
def test_the_ladder_by_mouse_and_what_leaves_it(user: Any) -> None:
    steps = bar(user).map
    assert not bar(user).isVisible()
    user.click("transport.phase")
    user.wait(lambda: says(user, 6, LADDER[0]))
    user.click("phases.phase")
    user.wait(lambda: says(user, 6, LADDER[1]))
    QTest.mouseClick(steps, Qt.MouseButton.LeftButton, pos=steps.point_of(6))
    user.wait(lambda: says(user, 6, LADDER[6]))
    user.click("phases.phase_back")
    user.wait(lambda: says(user, 6, LADDER[5]))

    def enter() -> None:
        user.press(RIGHT, ALT)
        user.wait(lambda: says(user, user.step_shown() + 1, LADDER[0]) and ringed(user) > 0)

    def gone() -> bool:
        return not (bar(user).isVisible() or lit_columns(user) or ringed(user))

    user.click("phases.close")
    user.wait(gone)
    enter()
    user.type_number("optimizer.lr", "0.007")
    user.wait(gone)
    enter()
    user.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.wait(gone)
    enter()
    user.click("transport.play")
    user.wait(lambda: gone() and user.playing())
    enter()
    assert not user.playing(), "who looks at a step stands still"
    user.press(Qt.Key.Key_R)
    user.wait(lambda: gone() and user.step_shown() == 0)
    enter()
    user.press(LEFT, ALT)
    user.wait(lambda: says(user, 1, LADDER[0]))
    user.session.edit(replace(user.session.spec, layers=LAYERS[:1]))
    user.wait(gone)
    enter()
    user.session.permissions.lock(Unlocked(()), trains=False)
    user.wait(gone)
    user.press(RIGHT, ALT)
    assert user.window.banner.text() == "First lock your prediction, then run it."
    assert gone(), "what a lab asks to predict is not shown before"


@pytest.mark.long
def test_all_lanes_take_the_step_and_another_lane_leaves_the_ladder(user: Any) -> None:
    user.window.transport.lanes.wished.emit(AddLane())
    user.wait(lambda: user.session.version.lit_number == 1)
    for _ in range(len(LADDER) + 1):
        user.press(RIGHT, ALT)
    user.wait(lambda: says(user, 7, LADDER[0]))
    user.wait(lambda: user.snapshots[-1].step == 6)
    user.press(LEFT, ALT)
    user.wait(lambda: says(user, 6, LADDER[-1]))
    user.press(RIGHT, ALT)
    user.wait(lambda: says(user, 7, LADDER[0]))
    user.window.transport.lanes.wished.emit(Light(0))
    user.wait(lambda: not bar(user).isVisible() and user.session.version.lit_number == 0)
    user.wait(lambda: user.step_shown() == 6)
