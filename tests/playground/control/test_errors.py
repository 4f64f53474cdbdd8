"""Nothing unexpected reaches a user as a traceback."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground import app
from playground.command_line import main as cli
from playground.control.controller import Controller
from playground.control.errors import ErrorHooks
from playground.window.main_window import MainWindow


def test_exceptions_of_any_thread_become_one_sentence(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    before = sys.excepthook, threading.excepthook
    said: list[tuple[str, str]] = []
    hooks = ErrorHooks()
    hooks.show_with(lambda text: said.append((text, threading.current_thread().name)))
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


def test_what_is_done_before_the_loop_is_caught_as_well(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    hooks = ErrorHooks()
    try:
        with caplog.at_level(logging.ERROR), hooks.catching():
            raise IndexError("out of range")
        # There is nobody yet to show it: it waits.
        assert said == []
        hooks.show_with(said.append)
    finally:
        hooks.remove()
    assert said == ["Something unexpected happened and was logged: out of range"]
    assert len(caplog.records) == 1


@pytest.mark.long
def test_a_first_file_that_breaks_the_reader_leaves_the_window_open(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    said: list[str] = []

    def broken(controller: Controller, path: Path, like: object = None) -> None:
        raise IndexError("out of range")

    def closed() -> int:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        said.append(window.banner.text())
        window.close()
        window.deleteLater()
        return 0

    monkeypatch.setattr(Controller, "open", broken)
    monkeypatch.setattr(QApplication, "exec", staticmethod(closed))
    with caplog.at_level(logging.ERROR):
        assert app.run(tmp_path / "bad.bpg", theme="light") == 0
    assert "out of range" in said[0]


def test_hooks_stand_before_the_first_file_is_opened(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, found = sys.excepthook, []

    def build(*_: object) -> None:
        found.append(sys.excepthook)
        raise OSError("settings")

    monkeypatch.setattr(app, "build", build)
    with pytest.raises(OSError, match="settings"):
        app.run(None)
    assert found != [before]
    assert sys.excepthook == before


def test_what_nobody_foresaw_is_one_line_on_the_command_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(path: Path) -> None:
        raise IndexError("out of range")

    monkeypatch.setattr("playground.session.experiments._spec_in", broken)
    with caplog.at_level(logging.ERROR):
        assert cli.main(["any.bpg"]) == 1
    assert capsys.readouterr().err == (
        "playground: something unexpected happened and was logged: out of range\n"
    )
    (record,) = caplog.records
    assert record.exc_info is not None
