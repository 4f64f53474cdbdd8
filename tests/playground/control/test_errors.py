"""Nothing unexpected reaches a user as a traceback."""

from __future__ import annotations

import logging
import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from playground.control.errors import ErrorHooks


def test_exceptions_of_any_thread_become_one_sentence(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    before = sys.excepthook, threading.excepthook
    said: list[tuple[str, str]] = []
    hooks = ErrorHooks(lambda text: said.append((text, threading.current_thread().name)))
    try:
        with caplog.at_level(logging.ERROR):
            error = ValueError("no such thing")
            sys.excepthook(ValueError, error, None)
            details = threading.ExceptHookArgs((KeyError, KeyError("lost"), None, None))
            worker = threading.Thread(target=lambda: threading.excepthook(details))
            worker.start()
            worker.join()
            qtbot.waitUntil(lambda: len(said) == 2)
    finally:
        hooks.remove()
    assert "no such thing" in said[0][0]
    assert "lost" in said[1][0]
    assert {name for _, name in said} == {"MainThread"}
    assert len(caplog.records) == 2
    assert (sys.excepthook, threading.excepthook) == before
