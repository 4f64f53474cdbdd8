"""The default arrangement: nothing lies over anything else, and the room is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from samples import spiral

from engine.network.places import Column
from playground.panels.selection import Selection

pytestmark = pytest.mark.long


def tab_bars(window: QWidget) -> list[QTabBar]:
    """The tab bars that can be seen."""
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [bar for bar in bars if bar.isVisible() and not bar.visibleRegion().isEmpty()]


def room(user: Any, width: int, height: int) -> None:
    """Give the window another size."""
    user.window.resize(width, height)
    user.window.arrange()
    QApplication.processEvents()


def inside(window: QWidget, bars: list[QTabBar]) -> bool:
    """Whether all bars are below the tool bar."""
    return all(bar.y() > window.transport.height() for bar in bars)


def places(window: Any) -> dict[str, QRect]:
    """Where the docks are that are not closed."""
    return {name: d.geometry() for name, d in window.docks.items() if not d.isHidden()}


@pytest.mark.parametrize("again", ["arrange", "restore", "full_screen"])
def test_no_tab_bar_is_left_over_the_menu(open_window: Callable[..., Any], again: str) -> None:
    user = open_window(spiral())
    assert len(tab_bars(user.window)) == 2
    if again == "arrange":
        user.window.arrange()
    elif again == "restore":
        user.window.restore_arrangement(bytes(user.window.arrangement().data()))
    else:
        user.window.full_screen.toggle(user.window.docks["layers"])
        user.window.full_screen.leave()
    QApplication.processEvents()
    assert len(tab_bars(user.window)) == 2
    assert inside(user.window, tab_bars(user.window))


# Two ways to have something in the place of all panels: one over the other, each left by several.
WAYS = {
    "full over lanes": ("lanes", "full", "full", "lanes"),
    "lanes left from a full screen": ("lanes", "full", "lanes"),
    "lanes shown from a full screen": ("full", "lanes", "lanes"),
    "full lanes": ("lanes", "full lanes", "escape", "lanes"),
    "full lanes closed": ("lanes", "full lanes", "close lanes"),
    "arranged": ("lanes", "full", "arrange"),
    "restored": ("full", "restore", "full", "full"),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_out_of_a_full_screen_and_of_the_lanes_ends_where_it_began(
    open_window: Callable[..., Any], way: str
) -> None:
    user = open_window(spiral())
    room(user, 1440, 900)
    window, docks = user.window, user.window.docks
    before = places(window)
    met = [bytes(window.arrangement().data())]
    act = {
        "lanes": window.lanes_abreast.toggle,
        "full": lambda: window.full_screen.toggle(docks["experiment"]),
        "full lanes": lambda: window.full_screen.toggle(docks["lanes"]),
        "escape": lambda: user.press(Qt.Key.Key_Escape),
        "close lanes": lambda: docks["lanes"].close_button.click(),
        "arrange": window.arrange,
        "restore": lambda: window.restore_arrangement(met[0]),
    }
    for step in WAYS[way]:
        act[step]()
        QApplication.processEvents()
        met.append(bytes(window.arrangement().data()))
    user.wait(lambda: not window.lanes_abreast.shown and window.full_screen.dock is None)
    assert places(window) == before
    # A file saved on the way has the panels where they were before, too.
    for saved in met:
        window.restore_arrangement(saved)
        assert places(window).keys() == before.keys()


def test_a_panel_closed_on_the_full_screen_leaves_it(open_window: Callable[..., Any]) -> None:
    user = open_window(spiral())
    window, loss = user.window, user.window.docks["loss"]
    window.full_screen.toggle(loss)
    loss.close_button.click()
    user.wait(lambda: window.full_screen.dock is None)
    assert loss.isHidden()
    assert window.docks["boundary"].isVisible()


def test_the_arrangement_follows_the_type_until_somebody_moves_a_dock(
    open_window: Callable[..., Any],
) -> None:
    user = open_window(spiral())
    room(user, 1280, 720)
    window, docks = user.window, user.window.docks
    form = docks["experiment"].width()
    assert docks["network"] not in window.tabifiedDockWidgets(docks["layers"])
    user.press(Qt.Key.Key_F5)
    QApplication.processEvents()
    assert docks["network"] in window.tabifiedDockWidgets(docks["layers"])
    # A tab is title enough, and the boundary is no lower than the curves.
    assert not docks["network"].head.isVisible()
    assert docks["boundary"].height() > docks["loss"].height()
    window.select(Selection.of(place=Column(0)))
    QApplication.processEvents()
    assert window.size().toTuple() == (1280, 720)
    assert docks["inspector"] in window.tabifiedDockWidgets(docks["layers"])
    assert not docks["inspector"].visibleRegion().isEmpty()
    user.press(Qt.Key.Key_F5)
    QApplication.processEvents()
    assert docks["inspector"].isVisible()
    assert docks["network"].head.isVisible()
    assert abs(docks["experiment"].width() - form) < 12
    docks["layers"].setFloating(True)
    user.press(Qt.Key.Key_F5)
    QApplication.processEvents()
    assert docks["layers"].isFloating()
    user.press(Qt.Key.Key_F5)


def test_the_counters_are_always_there(open_window: Callable[..., Any]) -> None:
    user = open_window(spiral())
    room(user, 1280, 720)
    user.press(Qt.Key.Key_F5)
    QApplication.processEvents()
    transport = user.window.transport
    assert transport.stats["epoch"].isVisible()
    assert transport.stats["step"].isVisible()
    assert transport.buttons["reset"].text() == ""
    assert transport.buttons["play"].text() == "Play"
    bar = transport.height()
    user.press(Qt.Key.Key_F5)
    QApplication.processEvents()
    assert transport.buttons["new_data"].text() == "New data"
    assert transport.height() < bar


def test_tab_comes_to_a_title_before_what_is_below_it(open_window: Callable[..., Any]) -> None:
    user = open_window(spiral())
    room(user, 1440, 900)
    names = []
    for _ in range(60):
        user.window.focusNextPrevChild(True)
        widget = user.window.focusWidget()
        assert not isinstance(widget, QTabBar) or widget in tab_bars(user.window)
        names.append(widget.objectName())
    assert names.index("section.network") < names.index("layers.0")
    assert names.index("section.training") < names.index("optimizer")


@pytest.mark.parametrize("way", ["arrange", "spread", "leave", "full screen", "restore"])
@pytest.mark.parametrize("floating", [(), ("network", "layers", "boundary")])
def test_lanes_are_left_for_docks_that_make_the_window_larger(
    open_window: Callable[..., Any], way: str, floating: tuple[str, ...]
) -> None:
    """At the projector on a small screen: who heard of the size arranged docks among Qt's own."""
    user = open_window(spiral())
    room(user, 1440, 900)
    window = user.window
    before = bytes(window.arrangement().data())
    for name in floating:
        window.docks[name].setFloating(True)
    window.actions_by_name["add_lane"].trigger()
    window.actions_by_name["projector"].trigger()
    window.resize(600, 400)
    QApplication.processEvents()
    if way == "full screen":
        window.full_screen.toggle(window.docks["loss"])
    act = {
        "arrange": window.arrange,
        "spread": window.spread,
        "leave": window.lanes_abreast.leave,
        "full screen": window.lanes_abreast.leave,
        "restore": lambda: window.restore_arrangement(before),
    }
    act[way]()
    QApplication.processEvents()
    assert window.lanes_abreast.shown is (way == "restore")
    window.actions_by_name["projector"].trigger()
