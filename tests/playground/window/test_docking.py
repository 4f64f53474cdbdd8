"""Layouts that were saved before a panel came, or while there was one that has gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from samples import spiral

from playground import app
from playground.control.controller import Controller
from playground.panels import panel_types
from playground.window.main_window import MainWindow

Opened = Callable[..., MainWindow]
# The panels that share a place; the others have one of their own.
TABS = {name: kind.home for name, kind in panel_types().items() if kind.home}


@pytest.fixture
def opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """Shows a window with all panels or some; each is closed after the test."""
    controllers: list[Controller] = []
    everything = panel_types()

    def show(size: tuple[int, int] = (1440, 900), *, tabs: bool = True) -> MainWindow:
        kinds = {name: kind for name, kind in everything.items() if tabs or not kind.home}
        monkeypatch.setattr(app, "panel_types", lambda: kinds)
        controller = app.build(spiral(), "light")
        controllers.append(controller)
        window = controller.window
        window.resize(*size)
        window.arrange()
        window.show()
        QApplication.processEvents()
        return window

    yield show
    for controller in controllers:
        controller.discard_changes()
        controller.window.close()
        controller.window.deleteLater()
        controller.deleteLater()


def neighbours(window: MainWindow, name: str) -> set[str]:
    """The docks that share the place of this one."""
    return {dock.objectName() for dock in window.tabifiedDockWidgets(window.docks[name])}


def front(window: MainWindow) -> set[str]:
    """The docks that can be seen."""
    return {name for name, dock in window.docks.items() if not dock.visibleRegion().isEmpty()}


def without(layout: QByteArray, name: str) -> QByteArray:
    """The layout of a window that had a dock of another name instead."""
    known, other = (text.encode("utf-16-be") for text in (f"dock.{name}", f"dock.{name[::-1]}"))
    assert known in layout.data()
    return layout.replace(known, other)


def restored(window: MainWindow, layout: QByteArray) -> None:
    """Give the window a layout that was saved, and let everything take its place."""
    size = window.size()
    window.restore_arrangement(bytes(layout.data()))
    QApplication.processEvents()
    assert window.size() == size


def place_of(window: MainWindow, name: str) -> tuple[int, ...]:
    """Where a dock is once it has been brought to light: in the window, not over it."""
    dock = window.docks[name]
    window.arranger.reveal(name)
    QApplication.processEvents()
    assert name in front(window)
    assert not dock.isFloating()
    assert window.rect().contains(dock.geometry())
    return dock.geometry().getRect()  # type: ignore[return-value]


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_panels_that_came_later_share_the_place_of_their_home(
    opened: Opened, size: tuple[int, int]
) -> None:
    layout = opened(size, tabs=False).arrangement()
    window = opened(size)
    seen, beside = front(window), {name: neighbours(window, name) for name in TABS}
    places = {name: place_of(window, name) for name in TABS}
    window.arrange()
    restored(window, layout)
    # They are behind what was there, as in a fresh window.
    assert front(window) == seen
    for name, home in TABS.items():
        assert not window.docks[name].isHidden()
        assert f"dock.{home}" in neighbours(window, name)
        assert neighbours(window, name) == beside[name]
        assert place_of(window, name) == pytest.approx(places[name], abs=12)


def test_docks_with_a_place_of_their_own_get_that(opened: Opened) -> None:
    window = opened()
    for name in window.docks.keys() - TABS:
        window.arrange()
        beside = neighbours(window, name)
        restored(window, without(window.arrangement(), name))
        assert window.docks[name].isHidden() == (name == "inspector")
        if name not in TABS.values():
            assert neighbours(window, name) == beside
        place_of(window, name)


def test_a_home_is_followed_to_where_it_has_been_moved(opened: Opened) -> None:
    window = opened()
    home = window.docks[TABS["table"]]
    for move in (
        home.close,
        lambda: home.setFloating(True),
        lambda: window.tabifyDockWidget(window.docks["layers"], home),
    ):
        window.arrange()
        move()
        layout = without(window.arrangement(), "table")
        window.arrange()
        restored(window, layout)
        place_of(window, "table")
    assert {"dock.layers", home.objectName()} <= neighbours(window, "table")


def test_panels_that_have_gone_are_passed_over(opened: Opened) -> None:
    old = opened()
    for name in TABS:
        old.docks[name].raise_()
    layout = old.arrangement()
    window = opened(tabs=False)
    restored(window, layout)
    assert front(window) == window.docks.keys() - {"inspector"}
    for name in window.docks:
        assert not neighbours(window, name)
        place_of(window, name)


def test_an_arrangement_is_kept_where_the_place_of_the_window_is_unknown(opened: Opened) -> None:
    """Qt refuses the place of a window that was on a screen of another width."""
    first = opened()
    first.docks["layers"].close()
    second = opened()
    assert not second.docks["layers"].isHidden()
    assert second.restore(QByteArray(b"another screen"), first.arrangement())
    assert second.docks["layers"].isHidden()
