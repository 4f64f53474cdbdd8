"""The keyboard stays in a part of the lesson whose controls come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@contextmanager
def kept_focus(around: QWidget, heir: Callable[[], QWidget]) -> Iterator[None]:
    """Give the keyboard to `heir` if the control in `around` that had it is gone afterwards.

    Else Qt would pass it on to whatever comes next, far away in the window. Whoever clicked has
    the mouse where it is wanted: there nothing is done, and the space bar goes on to play.
    """
    focus = around.window().focusWidget()
    keyed = focus is not None and around.isAncestorOf(focus) and not focus.underMouse()
    yield
    if keyed and focus is not None and not (focus.isVisibleTo(around) and focus.isEnabled()):
        heir().setFocus(Qt.FocusReason.TabFocusReason)
