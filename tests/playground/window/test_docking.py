"""Layouts that were saved before a panel came, or while there was one that has gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.data.datasets import dataset
from engine.training.experiment import DataSpec
from playground import app
from playground.control.controller import Controller
from playground.panels import panel_types
from playground.window.docking.default_layout import DOWN, ON_DEMAND, reading_order, rectangle
from playground.window.docking.moved import FORMER_PLACES
from playground.window.docking.seal import sealed, unsealed
from playground.window.main_window import MainWindow

pytestmark = pytest.mark.long

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
    state = unsealed(bytes(layout.data()))
    assert state is not None
    assert known in state
    return QByteArray(sealed(state.replace(known, other)))


def restored(window: MainWindow, layout: QByteArray) -> None:
    """Give the window a layout that was saved, and let everything take its place."""
    size = window.size()
    assert window.restore_arrangement(bytes(layout.data()))
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
    shown = {name: home for name, home in TABS.items() if name not in ON_DEMAND}
    seen, beside = front(window), {name: neighbours(window, name) for name in shown}
    places = {name: place_of(window, name) for name in shown}
    window.arrange()
    restored(window, layout)
    # They are behind what was there, as in a fresh window.
    assert front(window) == seen
    assert all(window.docks[name].isHidden() for name in TABS.keys() - shown.keys())
    for name, home in shown.items():
        assert f"dock.{home}" in neighbours(window, name)
        assert neighbours(window, name) == beside[name]
        # A panel that is laid out for the first time may ask for more height than later.
        assert place_of(window, name) == pytest.approx(places[name], abs=80)


@pytest.mark.parametrize("how", ["arrange", "spread", "restore"])
def test_a_window_that_is_resized_while_its_docks_are_taken_out_waits_for_them(
    how: str, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    layout = window.arrangement()
    taken_out = QMainWindow.removeDockWidget

    def remove(of: QMainWindow, dock: QDockWidget) -> None:
        taken_out(of, dock)
        of.resize(of.width() - 1, of.height())

    monkeypatch.setattr(MainWindow, "removeDockWidget", remove)
    # Qt would complain about docks without a place.
    if how == "restore":
        assert window.restore_arrangement(bytes(layout.data()))
    else:
        getattr(window, how)()
    QApplication.processEvents()
    assert all(window.dockWidgetArea(dock) for dock in window.docks.values())


@pytest.mark.parametrize("floating", [False, True])
@pytest.mark.parametrize("name", ["experiment", "lanes"])
def test_a_dock_that_has_lost_its_place_gets_one_beside_the_lanes(
    name: str, floating: bool, opened: Opened
) -> None:
    """Qt complained at every change of size until the lanes were left."""
    window = opened()
    window.removeDockWidget(window.docks[name])
    if floating:
        window.docks[name].setFloating(True)
        window.docks[name].show()
    window.lanes_abreast.show()
    QApplication.processEvents()
    window.resize(1400, 900)
    QApplication.processEvents()
    for shown in ("experiment", "lanes"):
        assert window.docks[shown].isVisible()
        assert not window.docks[shown].isFloating()
    window.lanes_abreast.leave()
    QApplication.processEvents()
    assert all(window.dockWidgetArea(dock) for dock in window.docks.values())


def test_docks_with_a_place_of_their_own_get_that(opened: Opened) -> None:
    window = opened()
    # In a fixed order: after the curves, Qt gives the network 20 pixels more than the window has.
    for name in reading_order(window.docks.keys() - TABS):
        window.arrange()
        beside = neighbours(window, name)
        restored(window, without(window.arrangement(), name))
        assert window.docks[name].isHidden() == (name in ON_DEMAND)
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
    assert front(window) == window.docks.keys() - set(ON_DEMAND)
    assert not any(neighbours(window, name) for name in window.docks)
    for name in window.docks:
        place_of(window, name)


def test_an_arrangement_is_kept_where_the_place_of_the_window_is_unknown(opened: Opened) -> None:
    """Qt refuses the place of a window that was on a screen of another width."""
    first = opened()
    first.docks["layers"].close()
    second = opened()
    assert not second.docks["layers"].isHidden()
    assert second.restore(QByteArray(b"another screen"), first.arrangement())
    assert second.docks["layers"].isHidden()


def widths(window: MainWindow) -> list[int]:
    """How wide form, network and boundary are."""
    return [window.docks[name].width() for name in ("experiment", "network", "boundary")]


@pytest.mark.parametrize("size", [(1280, 690), (1366, 738), (1440, 900), (1920, 1050)])
def test_the_form_keeps_its_width_and_the_rest_is_shared(
    opened: Opened, size: tuple[int, int]
) -> None:
    window = opened()
    window.resize(*size)
    QApplication.processEvents()
    form, network, boundary = widths(window)
    assert 264 <= form <= 280
    assert network / (network + boundary) == pytest.approx(0.55, abs=0.01)


def test_a_dragged_gap_is_kept_at_other_sizes_and_after_a_restart(
    opened: Opened, qtbot: QtBot
) -> None:
    window = opened()
    gap = window.docks["experiment"].geometry().right() + 2
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(window, left, none, QPoint(gap, 500))
    qtbot.mouseMove(window, QPoint(gap + 60, 500))
    QApplication.processEvents()
    qtbot.mouseRelease(window, left, none, QPoint(gap + 60, 500))
    form = widths(window)[0]
    assert 320 <= form <= 336
    window.resize(1700, 900)
    QApplication.processEvents()
    assert widths(window)[0] == pytest.approx(form, abs=4)
    again = opened()
    assert again.restore(QByteArray(), window.arrangement(), window.shares())
    QApplication.processEvents()
    assert widths(again)[0] == pytest.approx(form, abs=4)
    again.arrange()
    QApplication.processEvents()
    assert 264 <= widths(again)[0] <= 280


def test_a_restart_of_a_maximized_window_that_was_smaller_before_ends_well(
    opened: Opened,
) -> None:
    """Qt kept the places of the docks twice, and the second ones led nowhere once they were moved.

    The program ended at every start after it had been closed while its window was maximised.
    """
    layout = opened().arrangement()
    again = opened((1358, 732))
    again.hide()
    again.overrideWindowState(Qt.WindowState.WindowMaximized)
    assert again.restore(QByteArray(), layout)
    assert again.isMaximized()
    again.show()
    QApplication.processEvents()
    assert front(again) >= {"network", "boundary", "loss"}


@pytest.mark.parametrize("also", ["projector", "inspector", "both", "gap"])
def test_docks_that_nobody_moved_stand_as_by_default_after_a_restart(
    opened: Opened, also: str
) -> None:
    """However it was closed: at the projector, with the inspector open, with another height."""
    first = opened((1358, 732))
    if also in ("inspector", "both"):
        first.arranger.reveal("inspector")
    if also in ("projector", "both"):
        first.actions_by_name["projector"].trigger()
    if also == "gap":
        first.resizeDocks([first.docks[name] for name in ("network", "layers")], [200, 400], DOWN)
    QApplication.processEvents()
    layout, shares = first.arrangement(), first.shares()
    again = opened((1358, 732))
    assert again.restore(QByteArray(), layout, shares)
    QApplication.processEvents()
    assert 264 <= widths(again)[0] <= 280
    assert "layers" in front(again) or "inspector" in front(again)
    again.resize(1700, 900)
    QApplication.processEvents()
    assert 264 <= widths(again)[0] <= 280


@pytest.mark.parametrize("touched", [False, True])
def test_an_untouched_layout_of_the_first_version_is_the_new_default(
    opened: Opened, touched: bool
) -> None:
    """Version 0.1.0 had the boundary under the network where there was height for three rows."""
    window = opened()
    docks = window.docks
    for name, other, how in FORMER_PLACES:
        window.removeDockWidget(docks[name])
        window.splitDockWidget(docks[other], docks[name], how)
        docks[name].show()
    for name, home in TABS.items():
        window.tabifyDockWidget(docks[home], docks[name])
    docks[TABS["table"]].raise_()
    docks[TABS["confusion"]].raise_()
    if touched:
        docks["layers"].close()
    layout = window.arrangement()
    again = opened()
    restored(again, layout)
    above = again.docks["boundary"].y() > again.docks["network"].geometry().bottom()
    assert above == touched
    again.resize(1900, 1000)
    QApplication.processEvents()
    assert touched or 264 <= widths(again)[0] <= 280


def test_the_inspector_takes_its_room_from_the_layers(opened: Opened) -> None:
    for size in ((1280, 720), (1900, 1000)):
        window = opened(size)
        before = [window.docks[name].size() for name in ("network", "boundary", "loss")]
        window.arranger.reveal("inspector")
        QApplication.processEvents()
        assert "inspector" in front(window)
        for name, had in zip(("network", "boundary", "loss"), before, strict=True):
            lost = had - window.docks[name].size()
            assert max(abs(lost.width()), abs(lost.height())) <= 4


def test_what_is_opened_on_demand_gets_room_that_the_map_can_spare(opened: Opened) -> None:
    """In a window as it is on a screen of 1366×768 pixels: 240 of them are left for the map."""
    window = opened((1358, 732))
    plane = window.panels["boundary"].plot.plotItem.getViewBox()
    before = rectangle(window, window.docks["loss"]).height()
    window.arranger.reveal("xray")
    QApplication.processEvents()
    assert window.docks["xray"].height() >= before + 30
    assert min(plane.width(), plane.height()) >= 240


def test_at_the_projector_panels_have_the_height_of_the_window(opened: Opened) -> None:
    """All but map and curves, whatever is opened, and whatever there is to explain in the map."""
    window = opened((1280, 720))
    window.docks["variance"].toggleViewAction().trigger()
    window.arranger.reveal("confusion")
    QApplication.processEvents()
    home = window.docks["variance"].height()
    window.actions_by_name["projector"].trigger()
    QApplication.processEvents()
    assert {"confusion", "boundary", "loss"} <= front(window)
    assert not window.docks["variance"].isHidden(), "it was open"
    for name in ("variance", "expression", "ppca"):
        window.arranger.reveal(name)
        QApplication.processEvents()
        assert {name, "boundary", "loss"} <= front(window)
        assert window.docks[name].height() > 0.7 * window.height() > 2 * home
    window.panels["network"].edited.emit(replace(spiral(), data=DataSpec(dataset["digits"]())))
    QApplication.processEvents()
    assert window.size().toTuple() == (1280, 720)
    window.actions_by_name["projector"].trigger()
    QApplication.processEvents()
    assert "dock.loss" in neighbours(window, "variance")
