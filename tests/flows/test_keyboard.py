"""Without a mouse: from launch to a network that has learned, with keys only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from samples import spiral

from engine.network.layers import Activate, Dense

KEY = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier


class Keys:
    """A person at the keyboard: every key goes to whatever has the focus."""

    def __init__(self, user: Any) -> None:
        self.user = user

    @property
    def focus(self) -> QWidget:
        """What has the focus, the window if nothing has."""
        return self.user.window.focusWidget() or self.user.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key."""
        self.user.qtbot.keyClick(self.focus, key, modifier)

    def type(self, text: str) -> None:
        """Type a text."""
        self.user.qtbot.keyClicks(self.focus, text)

    def tab_to(self, name: str) -> None:
        """Press Tab until the control of this name, or something in it, has the focus."""
        wanted = self.user.find(name)
        trail = []
        for _ in range(400):
            trail.append((type(self.focus).__name__, self.focus.objectName()))
            if wanted is self.focus or wanted.isAncestorOf(self.focus):
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab never reaches {name!r}: {trail[-12:]}")


@pytest.mark.long
def test_a_network_is_built_and_trained_with_keys_only(open_window: Callable[..., Any]) -> None:
    user = open_window(spiral(samples=200, layers=(Dense(units=4), Activate())))
    keys = Keys(user)
    # Another data set: Tab to the gallery, arrows to choose in it.
    keys.tab_to("data.dataset")
    while keys.focus.objectName() == "data.more":
        keys.press(KEY.Key_Tab)
    before = user.session.spec.data.dataset
    for other in ("moons", "circle"):
        while keys.focus.accessibleName() != other:
            keys.press(KEY.Key_Right if other == "moons" else KEY.Key_Left)
        keys.press(KEY.Key_Space)
        user.wait(lambda other=other: user.session.spec.data.dataset.name == other)
    keys.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    keys.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.wait(lambda: user.session.spec.data.dataset == before)
    keys.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    keys.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    user.wait(lambda: user.session.spec.data.dataset.name == "circle")
    # Two layers more, by the command's key from wherever the focus is.
    QApplication.focusWidget().clearFocus()
    for _ in range(2):
        keys.press(KEY.Key_L, Qt.KeyboardModifier.ControlModifier)
    user.wait(lambda: len(user.session.spec.layers) == 6)
    # A faster learning rate, typed.
    keys.tab_to("optimizer.lr")
    field = user.find("optimizer.lr")
    while "QLineEdit" not in keys.focus.metaObject().className() and not keys.focus.inherits(
        "QLineEdit"
    ):
        assert field.isAncestorOf(keys.focus)
        keys.press(KEY.Key_Tab)
    keys.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.type("0.03")
    keys.press(KEY.Key_Return)
    user.wait(lambda: user.session.spec.optimizer.lr == 0.03)
    # Play with the space bar on the button itself.
    keys.tab_to("transport.play")
    keys.press(KEY.Key_Space)
    user.wait(user.playing)
    user.wait(lambda: user.percent("train_accuracy") >= 95)
    keys.press(KEY.Key_Space)
    user.rest()
    # One step on, one step back, exactly.
    QApplication.focusWidget().clearFocus()
    shown = user.step_shown()
    keys.press(KEY.Key_Right)
    user.wait(lambda: user.step_shown() == shown + 1)
    keys.press(KEY.Key_Left)
    user.wait(lambda: user.step_shown() == shown)
    # Every command has its place in the list of keys.
    keys.press(KEY.Key_F1)
    user.wait(lambda: QApplication.activeModalWidget() is not None)
    user.qtbot.keyClick(QApplication.activeModalWidget(), KEY.Key_Escape)
    user.wait(lambda: QApplication.activeModalWidget() is None)


@pytest.mark.long
def test_the_seed_is_seen_in_the_bar_and_edited_from_there(open_window: Callable[..., Any]) -> None:
    user = open_window(spiral(seed=7))
    keys = Keys(user)
    assert user.find("transport.seed").text() == "Seed 7"
    keys.tab_to("transport.seed")
    keys.press(KEY.Key_Space)
    user.wait(lambda: user.find("seed").isAncestorOf(keys.focus))
    keys.type("12")
    keys.press(KEY.Key_Return)
    user.wait(lambda: user.find("transport.seed").text() == "Seed 12")
    assert user.session.spec.seed == 12
