"""The leak check itself: it must see every kind of leak, and nothing that has been cleaned up."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from leaks import Watch
from PySide6.QtCore import QThread, QTimer, QVariantAnimation
from PySide6.QtWidgets import QApplication, QLabel, QWidget


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    """A second watch inside the one that watches every test."""
    with Watch() as opened:
        yield opened


def test_a_clean_test_has_no_leaks(watch: Watch) -> None:
    assert watch.leaks() == []


def test_a_running_thread_is_reported_with_its_origin(watch: Watch) -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait, name="straggler")
    thread.start()
    (leak,) = watch.leaks()
    done.set()
    thread.join()
    assert "'straggler'" in leak
    assert "test_leaks.py" in leak
    assert "thread.start()" in leak
    assert watch.leaks() == []


def test_an_active_timer_is_reported_with_its_origin(watch: Watch) -> None:
    timer = QTimer()
    timer.start(60_000)
    (leak,) = watch.leaks()
    timer.stop()
    assert "QTimer" in leak
    assert "timer.start(60_000)" in leak
    assert watch.leaks() == []


def test_a_timer_of_a_leaked_parent_is_reported(watch: Watch) -> None:
    owner = QWidget()
    QTimer(owner).start(60_000)
    found = watch.leaks()
    owner.deleteLater()
    assert len(found) == 2
    assert watch.leaks() == []


def test_a_running_animation_is_reported(watch: Watch) -> None:
    motion = QVariantAnimation()
    motion.setStartValue(0.0)
    motion.setEndValue(1.0)
    motion.setDuration(60_000)
    motion.start()
    (leak,) = watch.leaks()
    motion.stop()
    assert "QVariantAnimation" in leak
    assert watch.leaks() == []


def test_a_running_qt_thread_is_reported(watch: Watch) -> None:
    thread = QThread()
    thread.start()
    found = watch.leaks()
    thread.quit()
    thread.wait()
    assert any("QThread" in leak for leak in found)
    assert watch.leaks() == []


@pytest.mark.parametrize("visible", [True, False])
def test_a_window_without_parent_is_reported(watch: Watch, visible: bool) -> None:
    window = QLabel()
    window.setWindowTitle("forgotten")
    window.setVisible(visible)
    (leak,) = watch.leaks()
    window.deleteLater()
    assert "forgotten" in leak
    assert ("visible" if visible else "hidden") in leak
    assert watch.leaks() == []


def test_a_window_in_a_cycle_of_references_is_no_leak(watch: Watch) -> None:
    window = QWidget()
    window.myself = window  # type: ignore[attr-defined]
    del window
    assert watch.leaks() == []


def test_a_widget_inside_another_is_no_leak_of_its_own(watch: Watch) -> None:
    window = QWidget()
    QLabel("inside", window)
    assert len(watch.leaks()) == 1
    window.deleteLater()
    assert watch.leaks() == []


LEAKY = """
import threading

stop = threading.Event()

def test_that_leaks():
    threading.Thread(target=stop.wait, name="straggler").start()

def test_after_it():
    stop.set()
    for thread in threading.enumerate():
        if thread.name == "straggler":
            thread.join()

def test_that_fails_and_leaks():
    stop.clear()
    threading.Thread(target=stop.wait, daemon=True).start()
    raise AssertionError("the reason")
"""


def test_the_fixture_fails_the_test_that_leaks(
    pytestconfig: pytest.Config, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    tests = pytestconfig.rootpath / "tests"
    monkeypatch.setenv("PYTHONPATH", str(tests))
    pytester.makeconftest((tests / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(LEAKY)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=2, failed=1, errors=1)
    result.stdout.fnmatch_lines(["The test left behind:", "thread 'straggler' is still running"])
