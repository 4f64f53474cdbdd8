"""What a test left behind: threads, timers, animations, Qt threads and windows.

`Watch` is entered before a test and asked for leaks after it. While it is open it notes where
each thread, timer and animation was started, so that a leak is reported with its origin. Qt is
looked at only if something else has imported it.
"""

from __future__ import annotations

import gc
import sys
import threading
import traceback
import weakref
from collections.abc import Callable
from types import TracebackType
from typing import Any

import pytest

# Qt makes these windows by itself, keeps them for reuse and gives them no parent.
OWNED_BY_QT = ("QTipLabel", "QComboBoxPrivateContainer")


class Watch:
    """Notes what is started while it is open; `leaks` says what is still running."""

    def __init__(self) -> None:
        self._patches = pytest.MonkeyPatch()
        self._births: list[tuple[weakref.ref[Any], Callable[[Any], bool], str]] = []
        self._threads = set(threading.enumerate())
        self._windows = _windows()

    def __enter__(self) -> Watch:
        self._record(threading.Thread, lambda thread: False)
        core = sys.modules.get("PySide6.QtCore")
        if core is not None:
            running = core.QAbstractAnimation.State.Running
            self._record(core.QTimer, lambda timer: timer.isActive())
            self._record(core.QAbstractAnimation, lambda motion: motion.state() == running)
            self._record(core.QThread, lambda thread: thread.isRunning())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._patches.undo()

    def leaks(self) -> list[str]:
        """One paragraph for each thing that outlived the test."""
        _settle()
        found = self._find()
        if found:
            # A cycle of references is no leak: it goes with the next collection.
            gc.collect()
            _settle()
            found = self._find()
        return found

    def _find(self) -> list[str]:
        origins = {id(ref()): origin for ref, _, origin in self._births}
        threads = [
            f"thread {thread.name!r} is still running\n{origins.get(id(thread), '')}"
            for thread in threading.enumerate()
            if thread not in self._threads
            # Python's note of a thread of Qt's that asked who it is; it outlives that.
            and not isinstance(thread, threading._DummyThread)
        ]
        started = [
            f"{type(thing).__name__} is still running\n{origin}"
            for ref, is_running, origin in self._births
            if (thing := ref()) is not None and _is_valid(thing) and is_running(thing)
        ]
        windows = [
            f"window {type(window).__module__}.{type(window).__name__} "
            f"(title {window.windowTitle()!r}, name {window.objectName()!r}, "
            f"{'visible' if window.isVisible() else 'hidden'}) has no parent and still exists"
            for window in _windows()
            if not any(window is known for known in self._windows)
        ]
        return threads + started + windows

    def _record(self, cls: type[Any], is_running: Callable[[Any], bool]) -> None:
        """Note the stack of every `start` of `cls` until the watch is closed."""
        start = cls.start

        def noted(thing: Any, *arguments: Any, **named: Any) -> Any:
            stack = traceback.StackSummary.extract(
                traceback.walk_stack(sys._getframe(1)), limit=12, lookup_lines=False
            )
            stack.reverse()
            origin = "started here:\n" + "".join(stack.format())
            self._births.append((weakref.ref(thing), is_running, origin))
            return start(thing, *arguments, **named)

        self._patches.setattr(cls, "start", noted)


def _windows() -> list[Any]:
    """All widgets without parent, except those that Qt keeps for itself."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return []
    return [
        window
        for window in widgets.QApplication.topLevelWidgets()
        if window.parent() is None and window.metaObject().className() not in OWNED_BY_QT
    ]


def _settle() -> None:
    """Carry out every `deleteLater` that is pending: what is about to go has not leaked."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def _is_valid(thing: Any) -> bool:
    """Whether the C++ half of a Qt object still exists."""
    if isinstance(thing, threading.Thread):
        return False
    return bool(sys.modules["shiboken6"].isValid(thing))
