"""Whether a window can open is known before Qt is asked."""

from __future__ import annotations

import sys

import pytest
from cli_support import one_line, run

from playground.window.screen_check import missing_library, problem


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
@pytest.mark.parametrize(
    ("display", "named"),
    [
        ({}, "no display"),
        ({"DISPLAY": ":987"}, "DISPLAY|libxcb|:987"),
        ({"WAYLAND_DISPLAY": "wayland-987"}, "wayland"),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "no display"),
        ({"QT_QPA_PLATFORM": "xcb"}, "no display"),
    ],
)
def test_without_a_display_one_line_says_what_works(display: dict[str, str], named: str) -> None:
    done = run(**display)
    assert done.returncode == 2
    complaint = one_line(done.stderr)
    assert any(word in complaint for word in named.split("|"))
    assert "`playground train`" in complaint
    assert done.stdout == ""


def test_platforms_of_qt_without_a_screen_need_no_display() -> None:
    for platform in ("offscreen", "minimal", "vnc:size=800x600"):
        assert problem({"QT_QPA_PLATFORM": platform}, "linux") is None
    assert problem({}, "darwin") is None
    assert problem({}, "win32") is None


def test_a_missing_system_library_is_explained_with_its_package() -> None:
    fault = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    explained = missing_library(fault)
    assert explained is not None
    assert "apt install" in explained
    assert "libegl1" in explained
    assert missing_library(ImportError("No module named 'colours'")) is None
