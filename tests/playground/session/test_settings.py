"""What is remembered from one start to the next, shared by all windows."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings, QStandardPaths
from pytestqt.qtbot import QtBot

from playground.session.settings import APPLICATION, Settings


def folder() -> Path:
    """Where the settings are."""
    places = QStandardPaths.StandardLocation
    return Path(QStandardPaths.writableLocation(places.GenericConfigLocation)) / APPLICATION


def test_everything_comes_back() -> None:
    first = Settings()
    assert (first.theme, first.level, first.hinted, first.recent) == (
        "system",
        "standard",
        False,
        [],
    )
    assert first.geometry.isEmpty()
    first.theme, first.level, first.language = "dark", "full", "de"
    first.hinted = True
    first.keep_fold("data", False)
    first.keep_fold("seed", True)
    first.recent = ["/tmp/ä b.bpg", "/tmp/\udcff.bpg"]
    first.keep(QByteArray(b"\0\xff"), QByteArray(b"docks"), "1:2")
    second = Settings()
    assert (second.theme, second.level, second.language) == ("dark", "full", "de")
    assert second.hinted
    assert second.folds == {"data": False, "seed": True}
    assert second.recent == first.recent == ["/tmp/ä b.bpg", "/tmp/\udcff.bpg"]
    assert (second.geometry, second.layout) == (QByteArray(b"\0\xff"), QByteArray(b"docks"))
    assert second.shares == "1:2"


def test_windows_side_by_side_keep_each_others_settings() -> None:
    first, second = Settings(), Settings()
    first.theme = "dark"
    second.level = "full"
    first.recent = ["/tmp/a.bpg"]
    assert (second.theme, first.level, second.recent) == ("dark", "full", ["/tmp/a.bpg"])


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"theme": 1e999}'])
def test_a_damaged_file_counts_as_none(content: bytes) -> None:
    settings = Settings()
    settings.theme = "dark"
    (path,) = folder().iterdir()
    path.write_bytes(content)
    assert Settings().theme == settings.theme == "system"
    settings.theme = "light"
    assert json.loads(path.read_text())["theme"] == "light"


def test_names_that_no_file_can_have_are_left_out() -> None:
    """The list of labs, and of files opened last, ended with a traceback."""
    settings = Settings()
    for name in ("nul\0", "half\ud800"):
        settings.recent, settings.labs_folder = [name, "/tmp/a.bpg"], Path(name)
        assert Settings().recent == ["/tmp/a.bpg"]
        assert Settings().labs_folder is None


def test_values_of_another_kind_count_as_none() -> None:
    settings = Settings()
    settings.hinted = False
    (path,) = folder().iterdir()
    names = ("theme", "level", "language", "speed", "hinted", "recent", "geometry", "shares")
    for value in (-1, None, [], {}, ["a", 1], "no", True, "\ud800"):
        path.write_text(json.dumps(dict.fromkeys(names, value)))
        found = Settings()
        assert (found.theme, found.level, found.speed) == ("system", "standard", 200)
        assert all(isinstance(name, str) for name in found.recent)
        assert isinstance(found.shares, str)
        assert isinstance(found.geometry, QByteArray)


def test_what_cannot_be_written_is_remembered_and_said_once(qtbot: QtBot) -> None:
    settings = Settings()
    folder().parent.mkdir(parents=True, exist_ok=True)
    folder().write_text("in the way")
    with qtbot.waitSignal(settings.failed) as said:
        settings.theme = "dark"
    problem = f"{APPLICATION}: cannot be written: it is a file, not a folder"
    assert said.args == [f"Settings are not kept: {problem}"]
    with qtbot.assertNotEmitted(settings.failed):
        settings.level = "full"
    assert (settings.theme, settings.level) == ("dark", "full")
    folder().unlink()
    settings.recent = ["a"]
    again = Settings()
    assert (again.theme, again.level, again.recent) == ("dark", "full", ["a"])


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there settings are no file")
def test_settings_of_earlier_versions_are_taken_over_and_left_alone() -> None:
    folder().mkdir(parents=True)
    old = folder() / f"{APPLICATION}.conf"
    store = QSettings(str(old), QSettings.Format.IniFormat)
    store.setValue("theme", "dark")
    store.setValue("recent", ["/tmp/a.bpg"])
    store.setValue("hinted", True)
    store.setValue("folds/data", False)
    store.setValue("layout", QByteArray(b"\0docks\xff"))
    store.sync()
    content = old.read_bytes()
    for _ in range(2):
        settings = Settings()
        assert (settings.theme, settings.recent, settings.hinted) == ("dark", ["/tmp/a.bpg"], True)
        assert settings.layout == QByteArray(b"\0docks\xff")
        assert settings.folds == {"data": False}
        # From the first change on they stand in the new file.
        settings.level = "full"
    assert old.read_bytes() == content
