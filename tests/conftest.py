"""Rules for every test: no screen, no settings of the user, nothing left running."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from leaks import Watch

# Before anything makes a QApplication; a person who wants to see the windows sets it themself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Tests read what the window says in English, whatever the machine speaks.
os.environ["LC_ALL"] = "C.UTF-8"

# The same examples each time: a red run is red for the next person too.
# How long making one takes says how busy the machine is.
settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("repeatable")

# The leak fixture is tested by running pytest inside pytest.
pytest_plugins = ["pytester"]

HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")
FAILED = pytest.StashKey[bool]()


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: a test of the window waits as long as it computes."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep what is collected out of the search for garbage: it stays until the end.

    Half a million objects, looked through again with each thousand more and after each window.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the test failed: its traceback keeps its objects alive."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that passed but leaves a thread, timer, animation or window behind."""
    with Watch() as watch:
        yield
        if not request.node.stash.get(FAILED, False) and (leaks := watch.leaks()):
            pytest.fail("The test left behind:\n" + "\n".join(leaks), pytrace=False)


@pytest.fixture(scope="session")
def homes() -> Iterator[Path]:
    """The folder in which each test gets a home of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def own_settings(no_leaks: None, homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test an empty home, so that no test reads or writes anybody's settings."""
    home = tempfile.mkdtemp(dir=homes)
    for name in HOMES:
        monkeypatch.setenv(name, home)
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        formats, scopes = core.QSettings.Format, core.QSettings.Scope
        core.QSettings.setDefaultFormat(formats.IniFormat)
        for kind in (formats.IniFormat, formats.NativeFormat):
            for scope in (scopes.UserScope, scopes.SystemScope):
                core.QSettings.setPath(kind, scope, home)
