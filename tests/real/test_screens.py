"""The window on a real screen, under a window manager: it fits, and it is shared as it should be.

`.ci/run` runs this on virtual screens of 1280×720, 1366×768, 1440×900 and 1920×1080 pixels; without
a screen there is nothing to test here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.network.places import Column, Neuron
from playground import app
from playground.control.controller import Controller
from playground.panels.network.cards.card import Head
from playground.panels.selection import Selection
from playground.session.settings import Settings
from playground.window.main_window import MainWindow
from playground.window.on_screen import OnScreen

pytestmark = pytest.mark.skipif(
    os.environ.get("QT_QPA_PLATFORM") != "xcb", reason="needs an X screen with a window manager"
)
# How wide and high the map of the boundary must be, from which width of the screen on.
LEAST_MAP = ((1920, 400), (1440, 300), (0, 240))
# How wide the form is unless it was dragged.
FORM = (264, 280)
# A window manager has done what it was asked for when nothing has moved for so many looks.
CALM_LOOKS = 25


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Callable[[], Controller]]:
    """Starts the program as `playground` does; what is still open is closed after the test."""
    started: list[Controller] = []
    first = FirstPaint()
    # What the pointer stands on by chance would show as pointed at.
    QCursor.setPos(1, 1)

    def begin(language: str = "en") -> Controller:
        controller = app.build(spiral(), "light", language)
        started.append(controller)
        for head in controller.window.panels["network"].heads.heads:
            head.installEventFilter(first)
        with qtbot.waitActive(controller.window):
            OnScreen(controller.window).open(first=controller.settings.geometry.isEmpty())
        assert first.seen == {column: [] for column in range(3)}, "at the first paint"
        settle(controller.window)
        return controller

    yield begin
    for controller in started:
        end(controller)
        controller.window.deleteLater()
        controller.deleteLater()
    app.install(app.application(), "en")


def settle(window: MainWindow) -> None:
    """Wait until window and docks have come to rest."""
    before, calm = None, 0
    for _ in range(40 * CALM_LOOKS):
        QTest.qWait(10)
        places = [dock.geometry() for dock in window.docks.values()]
        now = (window.frameGeometry(), places, map_size(window))
        calm = calm + 1 if now == before else 0
        if calm == CALM_LOOKS:
            return
        before = now
    raise AssertionError("the window does not come to rest")


def end(controller: Controller) -> None:
    """Close the window, as its user does who wants to keep nothing."""
    controller.discard_changes()
    controller.window.close()


def check_fits(window: MainWindow) -> None:
    """The window is on its screen with its frame, and nothing in it is cut off."""
    # A window manager may take the frame of a maximised window away, and Qt learns of it late.
    whole = window.geometry() if window.isMaximized() else window.frameGeometry()
    assert window.screen().availableGeometry().contains(whole)
    inside = window.rect()
    for name, dock in window.docks.items():
        shown = dock.isVisible() and not dock.visibleRegion().isEmpty()
        assert not shown or inside.contains(dock.geometry()), name
        least = dock.minimumSizeHint()
        assert not shown or least.width() <= dock.width(), name
        assert not shown or least.height() <= dock.height(), name


def broken(head: Head) -> list[str]:
    """What of a layer's card is not as it should be."""
    found = []
    row = head.parentWidget()
    if not row.rect().contains(head.geometry()):
        found.append("the card lies outside its row")
    canvas = row.parentWidget()
    if not canvas.rect().contains(QRect(row.mapTo(canvas, QPoint()), row.size())):
        found.append("the row lies outside the panel")
    for part in head.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if part.isVisible() and not head.rect().contains(part.geometry()):
            found.append(f"{part.objectName() or type(part).__name__} lies outside the card")
    if not head.title.words() or "…" in head.title.words():
        found.append(f"{head.title.text()} is cut")
    if head.activation.isVisible() and cut(head.activation, head.activation.currentText()):
        found.append(f"{head.activation.currentText()} is cut")
    return found


def cut(widget: QWidget, text: str) -> bool:
    """Whether there is no room for `text` in a control."""
    return widget.fontMetrics().horizontalAdvance(text) > widget.width()


def check_whole(window: MainWindow) -> None:
    """No card and no word of the bar on top is cut off."""
    heads = window.panels["network"].heads.heads
    assert [broken(head) for head in heads] == [[]] * len(heads)
    transport = window.transport
    for name, stat in transport.stats.items():
        for label in (stat.number, stat.caption):
            assert not stat.isVisible() or not cut(label, label.text()), name
            assert not stat.isVisible() or stat.rect().contains(label.geometry()), name
        assert not stat.isVisible() or transport.rect().contains(stat.geometry()), name
    for name, button in transport.buttons.items():
        assert button.width() >= min(button.sizeHint().width(), button.maximumWidth()), name


class FirstPaint(QObject):
    """Sees how layer cards are when they are painted for the first time."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[int, list[str]] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, Head):
            self.seen.setdefault(watched.column, broken(watched))
        return False


def check_shared(window: MainWindow) -> None:
    """The form has its width; network and boundary share the rest 55 : 45; the map is large."""
    width = {name: dock.width() for name, dock in window.docks.items()}
    assert FORM[0] <= width["experiment"] <= FORM[1]
    part = width["network"] / (width["network"] + width["boundary"])
    assert part == pytest.approx(0.55, abs=0.01)
    screen = window.screen().geometry().width()
    least = next(pixels for wide, pixels in LEAST_MAP if screen >= wide)
    assert min(map_size(window).toTuple()) >= least


def map_size(window: MainWindow) -> QSize:
    """How large the boundary is drawn."""
    box = window.panels["boundary"].plot.plotItem.getViewBox()
    return box.sceneBoundingRect().toRect().size()


def test_it_opens_within_the_screen(start: Callable[[], Controller]) -> None:
    window = start().window
    check_fits(window)
    check_shared(window)


def test_it_is_shared_alike_at_every_size(start: Callable[[], Controller]) -> None:
    first = start()
    window = first.window
    before = window.size()
    window.showMaximized()
    settle(window)
    assert window.width() >= window.screen().availableGeometry().width() - 4
    check_fits(window)
    check_shared(window)
    window.showNormal()
    settle(window)
    assert window.size() == before
    check_fits(window)
    check_shared(window)
    end(first)
    again = start()
    check_fits(again.window)
    check_shared(again.window)
    again.window.showMaximized()
    settle(again.window)
    end(again)
    last = start().window
    assert last.isMaximized()
    check_fits(last)
    check_shared(last)


def test_the_inspector_takes_nothing_from_the_map(start: Callable[[], Controller]) -> None:
    window = start().window
    before = map_size(window)
    window.select(Selection.of(place=Column(0)))
    settle(window)
    assert not window.docks["inspector"].visibleRegion().isEmpty()
    lost = before - map_size(window)
    assert max(abs(lost.width()), abs(lost.height())) <= 4
    check_fits(window)
    check_shared(window)


def test_a_window_of_a_larger_screen_comes_back_within_this_one(
    start: Callable[[], Controller],
) -> None:
    controller = start()
    window, room = controller.window, controller.window.screen().availableGeometry()
    window.setGeometry(QRect(room.x() + 300, room.y() + 200, room.width() + 500, room.height()))
    kept = window.saveGeometry()
    end(controller)
    Settings().keep(kept, QByteArray(), "")
    again = start().window
    check_fits(again)
    check_shared(again)


@pytest.mark.parametrize("maximized", [False, True])
def test_a_panel_fills_the_screen_and_comes_back(
    start: Callable[[], Controller], qtbot: QtBot, maximized: bool
) -> None:
    window = start().window
    if maximized:
        window.showMaximized()
        settle(window)
    before = {name: dock.geometry() for name, dock in window.docks.items() if dock.isVisible()}
    window.full_screen.toggle(window.docks["boundary"])
    settle(window)
    screen = window.screen().geometry()
    assert window.geometry() == screen
    shown = [name for name, dock in window.docks.items() if dock.isVisible()]
    assert shown == ["boundary"]
    assert window.docks["boundary"].size() == screen.size()
    qtbot.keyClick(window.docks["boundary"].widget(), Qt.Key.Key_Escape)
    settle(window)
    assert not window.isFullScreen()
    assert window.transport.isVisible()
    for name, place in before.items():
        now = window.docks[name].geometry()
        assert window.docks[name].isVisible(), name
        # Qt shares docks to within the gaps between them.
        assert abs(now.width() - place.width()) <= 8, name
        assert abs(now.height() - place.height()) <= 8, name


@pytest.mark.parametrize("language", ["en", "de"])
def test_nothing_is_clipped(start: Callable[..., Controller], qtbot: QtBot, language: str) -> None:
    window = start(language).window
    check_whole(window)
    window.select(Selection.of(place=Neuron(0, 1)))
    weights = window.panels["inspector"].neuron.weights
    qtbot.waitUntil(weights.isVisible, timeout=20_000)
    settle(window)
    # Numbers as long as they get.
    weights.show_rows([[weights.item(0, 0).text(), "−0.0888", "−0.888", "−0.0888"]])
    for column in range(weights.columnCount()):
        assert weights.sizeHintForColumn(column) <= weights.columnWidth(column)
    check_whole(window)
    window.actions_by_name["projector"].trigger()
    settle(window)
    check_whole(window)
    window.actions_by_name["projector"].trigger()
    window.showMaximized()
    settle(window)
    check_whole(window)


def test_an_arrangement_of_ones_own_stays_within_the_screen_at_the_projector(
    start: Callable[[], Controller],
) -> None:
    window = start().window
    room = window.screen().availableGeometry()
    window.spread()
    settle(window)
    assert room.contains(window.frameGeometry())
    for _ in range(2):
        window.actions_by_name["projector"].trigger()
        settle(window)
        assert room.contains(window.frameGeometry())
    window.arrange()
    settle(window)
    check_fits(window)
    check_shared(window)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_projector_keeps_the_numbers_and_the_buttons(
    start: Callable[..., Controller], language: str
) -> None:
    window = start(language).window
    window.actions_by_name["projector"].trigger()
    settle(window)
    transport = window.transport
    shown = ["epoch", "step", "train_loss", "train_accuracy"]
    # The lowest screen has no room for it beside all the buttons.
    if window.screen().geometry().width() >= 1366:
        shown.append("test_accuracy")
    for name in shown:
        assert transport.stats[name].isVisible(), name
        assert transport.rect().contains(transport.stats[name].geometry()), name
    for name, button in transport.buttons.items():
        assert button.isVisible(), name
        assert button.iconSize().height() > 24 or button.text(), name
    assert min(map_size(window).toTuple()) >= LEAST_MAP[-1][1]
    panel = window.panels["boundary"]
    assert panel.legend.isVisible()
    assert window.panels["loss"].loss.isVisible()
    check_fits(window)
    window.actions_by_name["projector"].trigger()
