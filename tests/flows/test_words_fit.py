"""No words are cut: what can be seen has room for all it says, in every language and look."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QToolButton, QWidget
from samples import spiral

from playground import app
from playground.control.controller import Controller
from playground.panels.network.cards.title import Title
from playground.plotting.legend_line import LegendLine
from playground.widgets.elided_label import ElidedLabel
from playground.window.docking.default_layout import LANES, LESSON, ON_DEMAND
from playground.window.main_window import MainWindow

pytestmark = pytest.mark.long

# Pixels that rounding may take.
ROUNDING = 1


@pytest.fixture
def start() -> Iterator[Callable[[str], Controller]]:
    """Builds the program in a language; afterwards it is closed, and words are English again."""
    started: list[Controller] = []

    def build(language: str) -> Controller:
        started.append(app.build(spiral(), "light", language))
        return started[-1]

    yield build
    for controller in started:
        controller.discard_changes()
        controller.window.close()
        controller.window.deleteLater()
        controller.deleteLater()
    app.install(app.application(), "en")


def seen(window: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    """The widgets of a kind of which anything is in sight."""
    widgets = window.findChildren(kind)
    return [w for w in widgets if w.isVisible() and not w.visibleRegion().isEmpty()]


def cut_labels(window: MainWindow) -> Iterator[str]:
    """Labels whose words do not fit."""
    for label in seen(window, QLabel):
        assert isinstance(label, QLabel)
        if not label.text().strip() or isinstance(label, ElidedLabel):
            continue
        room = label.contentsRect()
        if label.wordWrap():
            if label.heightForWidth(label.width()) > label.height() + ROUNDING:
                yield f"{label.text()!r} in {room.width()}×{room.height()}"
        elif label.fontMetrics().horizontalAdvance(label.text()) > room.width() + ROUNDING:
            yield f"{label.text()!r} in {room.width()}"


def cut_buttons(window: MainWindow) -> Iterator[str]:
    """Buttons whose words do not fit."""
    icons_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    for button in seen(window, QAbstractButton):
        assert isinstance(button, QAbstractButton)
        signs = isinstance(button, QToolButton) and button.toolButtonStyle() == icons_only
        # A title of a card says less where there is no room, and its tool-tip all.
        signs = signs or isinstance(button, Title)
        if signs or not button.text().strip() or button.width() >= button.sizeHint().width():
            continue
        words = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
        if words > button.contentsRect().width() + ROUNDING:
            yield f"{button.objectName()} {button.text()!r} in {button.width()}"


def cut_legends(window: MainWindow) -> Iterator[str]:
    """Legends that leave something out."""
    for legend in seen(window, LegendLine):
        assert isinstance(legend, LegendLine)
        high = legend.high(legend.lines(legend.width()))
        if legend.width() < legend.narrowest() or legend.height() < high:
            yield f"{legend.accessibleName()} in {legend.size().toTuple()}"


def cut_tabs(window: MainWindow) -> Iterator[str]:
    """Tabs whose words do not fit; those without room are scrolled to."""
    for bar in seen(window, QTabBar):
        assert isinstance(bar, QTabBar)
        for place in range(bar.count()):
            words = bar.fontMetrics().horizontalAdvance(bar.tabText(place).replace("&", ""))
            if bar.tabRect(place).width() < words:
                yield bar.tabText(place)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("width", "height", "projecting"),
    [
        (1272, 684, False),
        (1358, 732, False),
        (1272, 684, True),
        (1358, 732, True),
        (1912, 1044, True),
    ],
)
def test_nothing_is_cut(
    start: Callable[[str], Controller], language: str, width: int, height: int, projecting: bool
) -> None:
    """In windows as they are on screens of 1280×720, 1366×768 and 1920×1080 pixels."""
    controller = start(language)
    window = controller.window
    window.resize(QSize(width, height))
    window.show()
    window.arrange()
    QTest.qWait(200)
    if projecting:
        QTest.keyClick(window, Qt.Key.Key_F5)
        QTest.qWait(500)
    for _ in range(2):
        cut = [*cut_labels(window), *cut_buttons(window), *cut_legends(window)]
        cut += cut_tabs(window)
        assert not cut, "\n".join(cut)
        controller.session.step()
        QTest.qWait(500)


def test_nothing_is_cut_in_what_is_opened_on_demand(start: Callable[[str], Controller]) -> None:
    """In German at the projector, in a window as it is on a screen of 1280×720 pixels."""
    controller = start("de")
    window = controller.window
    window.resize(QSize(1272, 684))
    window.show()
    window.arrange()
    QTest.keyClick(window, Qt.Key.Key_F5)
    controller.session.step()
    QTest.qWait(500)
    for name in ON_DEMAND:
        if name in (LESSON, LANES):
            continue
        window.arranger.reveal(name)
        QTest.qWait(200)
        cut = [*cut_labels(window), *cut_buttons(window), *cut_legends(window), *cut_tabs(window)]
        assert not cut, f"{name}:\n" + "\n".join(cut)
        assert window.size() == QSize(1272, 684), name
