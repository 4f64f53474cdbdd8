"""A monkey at the real window: whatever it does, nothing fails and Qt does not complain."""

from __future__ import annotations

import pytest
from flows_support import shipped
from monkey import Monkey
from PySide6.QtWidgets import QFileDialog

pytestmark = pytest.mark.long

EVENTS = 150


@pytest.fixture(autouse=True)
def no_file_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """File dialogs would wait for a person: here each is closed at once, without a choice."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")


# An exception in a slot or a painter, a Qt warning, a thread or window left: each fails a test.
@pytest.mark.parametrize(("name", "seed"), [("spiral", 1), ("digits", 2)])
def test_nothing_a_monkey_does_fails(open_window, name: str, seed: int) -> None:
    user = open_window(shipped(name))
    Monkey(user.controller, seed).act(EVENTS)
    # The window still trains.
    user.session.pause()
    step = user.step_shown()
    user.session.step()
    user.wait(lambda: user.step_shown() != step)
