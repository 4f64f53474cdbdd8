"""At the projector: F5 makes everything large and plain, and F5 again takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLabel, QWidget
from samples import spiral

import playground.look.theme as look
from playground.look.colors import contrast

EIGHTEEN_POINTS = 18 * 96 / 72


def words(window: QWidget) -> list[QLabel]:
    """Every label with words in it that can be seen."""
    labels = window.findChildren(QLabel)
    return [label for label in labels if label.isVisible() and label.text().strip()]


@pytest.mark.long
def test_everything_is_large_while_projecting_and_training_goes_on(
    open_window: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    user = open_window(spiral())
    user.window.resize(1920, 1080)
    meanwhile, dress = [], look.apply

    def watched(*given: Any) -> None:
        busy = user.window.busy
        meanwhile.append(busy.text() if busy.isVisible() else "")
        dress(*given)

    monkeypatch.setattr(look, "apply", watched)
    user.click("transport.play")
    user.wait(lambda: user.step_shown() > 20)
    before = {id(label): QFontInfo(label.font()).pixelSize() for label in words(user.window)}
    user.press(Qt.Key.Key_F5)
    user.wait(lambda: user.window.transport.theme.base_px >= EIGHTEEN_POINTS)
    small = [
        f"{label.text()[:40]!r}: {QFontInfo(label.font()).pixelSize()} px"
        for label in words(user.window)
        if QFontInfo(label.font()).pixelSize() < EIGHTEEN_POINTS
    ]
    assert not small, "\n".join(small)
    theme = user.window.transport.theme
    assert contrast(theme.text, theme.surface) == 21
    assert theme.line_px == 2
    shown = user.step_shown()
    user.wait(lambda: user.step_shown() > shown)
    user.press(Qt.Key.Key_F5)
    user.wait(lambda: user.window.transport.theme.base_px < EIGHTEEN_POINTS)
    assert meanwhile == 2 * ["Changing the look …"], "it takes longer than can go unsaid"
    assert not user.window.busy.isVisible()
    after = {id(label): QFontInfo(label.font()).pixelSize() for label in words(user.window)}
    assert all(after[key] == before[key] for key in before.keys() & after.keys())
