"""A monkey at the real window: whatever it does, nothing fails and Qt does not complain.

`tests/benchmarks/monkeys.py` lets many of them play for longer; here two play in processes of
their own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from monkey import type_into
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.long

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "monkeys.py"
EVENTS = 150
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


# Odd seeds play on the spiral, even ones on the digits. The window trains in the end, or an
# exception says that it does not.
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_a_monkey_does_fails(seed: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--row", str(seed), "--events", str(EVENTS)],
        env=os.environ | dict.fromkeys(HOMES, str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    row = json.loads(done.stdout)
    assert (row["exceptions"], row["warnings"]) == (0, 0), done.stderr


class Vanishing(QLineEdit):
    """A field whose window is no more as soon as a certain key is pressed in it, or released."""

    def __init__(self, kind: QEvent.Type, key: Qt.Key) -> None:
        super().__init__()
        self._kind, self._key = kind, key
        self.met: list[int] = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() != QEvent.Type.ShortcutOverride:
            self.met.append(event.key())
            if (event.type(), event.key()) == (self._kind, self._key):
                self.destroy()
        return super().event(event)


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_A])
@pytest.mark.parametrize("kind", [QEvent.Type.KeyPress, QEvent.Type.KeyRelease])
def test_a_monkey_may_close_the_window_with_every_key(
    kind: QEvent.Type, key: Qt.Key, qtbot: QtBot
) -> None:
    """One play in twenty ended the process: Qt's test library typed on into a window of before."""
    field = Vanishing(kind, key)
    qtbot.addWidget(field)
    field.show()
    handle = field.windowHandle()
    type_into(handle, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    strokes = [Qt.Key.Key_Shift, Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_Shift]
    last = strokes.index(key) if kind == QEvent.Type.KeyPress else 3 - strokes.index(key)
    assert field.met == strokes[: last + 1]
