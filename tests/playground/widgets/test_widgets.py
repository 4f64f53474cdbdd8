"""Section, gallery, stat, chip, banner, card dock: clicked and keyed as a person would."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground.widgets.banner import Banner
from playground.widgets.card_dock import CardDock
from playground.widgets.chip import SIGNS, Chip
from playground.widgets.gallery import Gallery
from playground.widgets.section import Fold, Section
from playground.widgets.stat import Stat
from playground.widgets.vertical_scroll import VerticalScroll

NAMES = ("circle", "xor", "clouds", "spiral", "moons", "digits")


def _heard(signal) -> list:
    heard: list = []
    signal.connect(heard.append)
    return heard


@pytest.fixture
def section(qtbot) -> Section:
    section = Section("Training")
    section.add(QPushButton("inside"))
    qtbot.addWidget(section)
    section.show()
    return section


def test_section_folds_by_click_and_key(qtbot, section: Section) -> None:
    heard = _heard(section.folded)
    qtbot.mouseClick(section.title, Qt.MouseButton.LeftButton)
    assert not section.content.isVisible()
    qtbot.keyClick(section.title, Qt.Key.Key_Space)
    assert section.content.isVisible()
    qtbot.mouseClick(section.arrow, Qt.MouseButton.LeftButton)
    assert heard == [True, False, True]


def test_section_is_silent_for_the_program(section: Section) -> None:
    heard = _heard(section.folded)
    section.set_open(False)
    assert not section.is_open()
    section.set_open(True)
    assert section.is_open()
    assert heard == []


def test_a_line_of_what_is_folded_cuts_no_name_in_two(qtbot: QtBot) -> None:
    fold, names = Fold("fold"), ("Classes", "Turns", "Shares", "Scaling")
    qtbot.addWidget(fold)
    fold.set_names(names)
    fold.show()
    whole, seen = fold.line.fontMetrics().horizontalAdvance, set()
    for width in range(9 + whole("▸ " + " · ".join(names)), whole("▸ Classes · …"), -3):
        fold.resize(width, 30)
        text = fold.line.text()
        assert whole(text) <= width
        assert set(text.removeprefix("▸ ").split(" · ")) <= {*names, "…"}
        seen.add(text)
    assert len(seen) == len(names)
    assert fold.line.accessibleName() == "Classes · Turns · Shares · Scaling"


def test_section_note(section: Section) -> None:
    section.set_note("↻ rebuilds", "warning", "Training starts again.")
    assert section.note.isVisible()
    assert section.note.property("role") == "warning"
    assert section.note.toolTip() == "Training starts again."
    section.set_note("")
    assert not section.note.isVisible()


@pytest.fixture
def gallery(qtbot) -> Gallery:
    gallery = Gallery()
    picture = QPixmap(32, 32)
    picture.fill(Qt.GlobalColor.gray)
    gallery.set_items([(name, name.title(), f"About {name}.", picture) for name in NAMES])
    gallery.resize(gallery.button("xor").sizeHint().width() * 3 + 20, 400)
    qtbot.addWidget(gallery)
    gallery.show()
    gallery.activateWindow()
    return gallery


def _geometry(gallery: Gallery, name: str) -> QRect:
    return gallery.button(name).geometry()


def test_gallery_is_silent_for_the_program(gallery: Gallery) -> None:
    heard = _heard(gallery.chosen)
    assert gallery.selected() == "circle"
    gallery.select("moons")
    assert gallery.selected() == "moons"
    gallery.select("nobody")
    assert gallery.selected() == ""
    gallery.select("xor")
    gallery.set_items([("xor", "XOR", "", QPixmap(8, 8)), ("csv", "CSV", "", QPixmap(8, 8))])
    assert gallery.selected() == "xor"
    assert gallery.names() == ("xor", "csv")
    assert heard == []


def test_gallery_chooses_one_by_click(qtbot, gallery: Gallery) -> None:
    heard = _heard(gallery.chosen)
    qtbot.mouseClick(gallery.button("spiral"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(gallery.button("moons"), Qt.MouseButton.LeftButton)
    assert heard == ["spiral", "moons"]
    assert [name for name in NAMES if gallery.button(name).isChecked()] == ["moons"]


def test_gallery_wraps_in_lines_of_equal_thumbnails(gallery: Gallery) -> None:
    first, third, fourth = (_geometry(gallery, name) for name in ("circle", "clouds", "spiral"))
    assert first.y() == third.y()
    assert fourth.x() == first.x()
    assert fourth.y() > first.bottom()
    assert third.right() >= gallery.width() - 4
    assert gallery.heightForWidth(2000) < gallery.heightForWidth(100)


def test_gallery_arrows_move_and_space_or_enter_chooses(qtbot, gallery: Gallery) -> None:
    heard = _heard(gallery.chosen)
    gallery.button("circle").setFocus()
    qtbot.waitUntil(gallery.button("circle").hasFocus)
    qtbot.keyClick(gallery.button("circle"), Qt.Key.Key_Right)
    assert gallery.button("xor").hasFocus()
    qtbot.keyClick(gallery.button("xor"), Qt.Key.Key_Down)
    assert gallery.button("moons").hasFocus()
    assert heard == []
    qtbot.keyClick(gallery.button("moons"), Qt.Key.Key_Space)
    qtbot.keyClick(gallery.button("moons"), Qt.Key.Key_Up)
    qtbot.keyClick(gallery.button("xor"), Qt.Key.Key_Left)
    qtbot.keyClick(gallery.button("circle"), Qt.Key.Key_Left)
    assert gallery.button("circle").hasFocus()
    qtbot.keyClick(gallery.button("circle"), Qt.Key.Key_Return)
    assert heard == ["moons", "circle"]


def test_tab_stops_once_in_a_gallery(gallery: Gallery) -> None:
    gallery.select("spiral")
    reach = {name: gallery.button(name).focusPolicy() for name in NAMES}
    assert [n for n in NAMES if reach[n] & Qt.FocusPolicy.TabFocus] == ["spiral"]


def test_gallery_without_items(qtbot) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.set_items([])
    gallery.show()
    assert gallery.selected() == ""


def test_stat_keeps_its_width(qtbot) -> None:
    stat = Stat("train loss", widest="0.0000")
    qtbot.addWidget(stat)
    before = stat.minimumSizeHint().width()
    for text in ("0.1", "0.1940", "–"):
        stat.set_text(text)
        assert stat.minimumSizeHint().width() == before
    stat.set_text("0.1940")
    stat.set_role("accent")
    assert stat.text() == "0.1940"
    assert stat.accessibleName() == "train loss 0.1940"
    assert stat.number.property("role") == "accent"


def test_chip_says_its_status_without_colour(qtbot) -> None:
    chip = Chip("healthy", "good")
    qtbot.addWidget(chip)
    assert chip.text() == SIGNS["good"] + "healthy"
    assert chip.accessibleName() == "good: healthy"
    chip.set_status("saturated 41 %")
    assert chip.text() == "saturated 41 %"
    assert len({SIGNS[status] for status in SIGNS}) == len(SIGNS)
    with pytest.raises(KeyError):
        chip.set_status("odd", "purple")


@pytest.fixture
def banner(qtbot) -> Banner:
    banner = Banner()
    banner.resize(300, 40)
    qtbot.addWidget(banner)
    return banner


def test_banner_elides_but_keeps_the_whole_text(qtbot, banner: Banner) -> None:
    text = "Loss became infinite at step 213, first in layer 2. Back to step 200?"
    banner.show_message(text, "warning", "Step back")
    assert banner.isVisible()
    assert banner.property("role") == "warning"
    qtbot.waitUntil(lambda: banner.message.text().endswith("…"))
    assert banner.message.toolTip() == banner.text() == text
    banner.activateWindow()
    banner.message.setFocus()
    qtbot.waitUntil(banner.message.hasFocus)
    qtbot.keyClick(banner.message, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert banner.message.selectedText() == text


def test_banner_action_and_close(qtbot, banner: Banner) -> None:
    acted, closed = [], []
    banner.action_clicked.connect(lambda: acted.append(1))
    banner.closed.connect(lambda: closed.append(1))
    banner.show_message("Adding a layer rebuilds the network.", action="Add")
    qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    assert (len(acted), len(closed)) == (1, 0)
    qtbot.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()
    banner.show_message("Again.", "error")
    assert not banner.action.isVisible()
    qtbot.keyClick(banner.message, Qt.Key.Key_Escape)
    assert not banner.isVisible()
    assert (len(acted), len(closed)) == (1, 2)
    banner.show_message("Again.")
    banner.clear()
    assert not banner.isVisible()
    assert len(closed) == 2


def test_card_dock_floats_closes_and_is_named(qtbot) -> None:
    dock = CardDock("loss", "Loss")
    qtbot.addWidget(dock)
    dock.set_content(QLabel("a plot"))
    dock.set_note("log")
    dock.add_to_head(QLabel("legend"))
    dock.show()
    assert dock.objectName() == "loss"
    assert dock.close_button.accessibleName() == "Close Loss"
    assert (dock.label.text(), dock.label.accessibleName()) == ("LOSS", "Loss")
    assert dock.body.accessibleName() == "Loss"
    dock.set_titles("Predicted against true", "Predicted")
    assert dock.close_button.toolTip() == "Close Predicted against true"
    assert (dock.windowTitle(), dock.label.text()) == ("Predicted", "PREDICTED AGAINST TRUE")
    assert dock.toggleViewAction().text() == "Predicted against true"
    qtbot.mouseClick(dock.close_button, Qt.MouseButton.LeftButton)
    assert not dock.isVisible()


def test_a_card_dock_that_floats_from_behind_a_tab_shows_its_content(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    docks = [CardDock(name, name.title(), window) for name in ("loss", "table")]
    contents = [QLabel("a plot"), QLabel("rows")]
    for dock, content in zip(docks, contents, strict=True):
        dock.set_content(content)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.tabifyDockWidget(*docks)
    window.show()
    docks[0].raise_()
    qtbot.waitUntil(lambda: contents[0].isVisible() and not contents[1].isVisible())
    docks[1].setFloating(True)
    qtbot.waitUntil(contents[1].isVisible)


def test_words_below_what_takes_all_room_do_not_lie_over_it(qtbot) -> None:
    """What takes what room there is was counted as nothing, and the page did not scroll."""
    content = QWidget()
    column = QVBoxLayout(content)
    room, words = QWidget(), QLabel("some words " * 20)
    room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    room.setMinimumHeight(150)
    words.setWordWrap(True)
    column.addWidget(room, 1)
    column.addWidget(words)
    page = VerticalScroll(content)
    qtbot.addWidget(page)
    page.resize(200, 180)
    page.show()
    assert words.geometry().top() > room.geometry().bottom()
    assert words.height() >= words.heightForWidth(words.width())
    assert page.verticalScrollBar().maximum() > 0


def test_vertical_scroll_is_as_wide_as_its_content(qtbot) -> None:
    content = QWidget()
    content.setMinimumSize(333, 2000)
    page = VerticalScroll(content)
    qtbot.addWidget(page)
    assert page.minimumSizeHint().width() >= 333


def test_a_message_stays_above_what_is_brought_to_light(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 200)
    docks = [QWidget(window) for _ in range(2)]
    banner = Banner(window)
    for dock in docks:
        dock.setGeometry(window.rect())
    window.show()
    banner.show_message("Something has happened.", "info", "Act")
    for dock in docks:
        dock.raise_()
        QApplication.processEvents()
        assert window.childAt(banner.geometry().center()) in banner.findChildren(QWidget)


def test_a_dock_comes_to_light_while_a_message_is_shown(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(600, 200)
    docks = [QDockWidget(str(number), window) for number in range(2)]
    for dock in docks:
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.tabifyDockWidget(*docks)
    banner = Banner(window)
    with qtbot.waitExposed(window):
        window.show()
    banner.show_message("Something has happened.", "info", "Act")
    for dock in (*docks, *docks):
        dock.raise_()
        qtbot.waitUntil(lambda dock=dock: not dock.visibleRegion().isEmpty())


@pytest.mark.parametrize("text", ["0.0008888", "8.888·10⁻⁶", "1,234,567.8", "888,888"])
def test_a_number_in_the_bar_is_never_cut(qtbot: QtBot, text: str) -> None:
    stat = Stat("train loss", "8.888·10⁻⁶")
    qtbot.addWidget(stat)
    stat.set_text(text)
    assert stat.number.fontMetrics().horizontalAdvance(text) <= stat.number.width()


def test_a_notice_stays_as_long_as_ever_where_the_window_was_held_up(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It counts from when it can be seen, not from when it was said."""
    monkeypatch.setattr("playground.widgets.banner.STAY", 100)
    monkeypatch.setattr("playground.widgets.banner.LETTER", 0)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 300)
    # What has the keyboard is elsewhere, or it would stay.
    QPushButton("Elsewhere", window).setFocus()
    banner = Banner(window)
    banner.show_message("Each sample has 2,000 inputs.")
    time.sleep(0.15)
    window.show()
    qtbot.waitExposed(window)
    assert banner.isVisible()
    qtbot.waitUntil(lambda: not banner.isVisible())


def test_a_message_gets_the_room_that_larger_type_needs(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(1200, 300)
    banner = Banner(around)
    around.show()
    banner.show_message("The training loss has been negligible for a while.", action="Pause")
    face = banner.message.font()
    face.setPixelSize(2 * banner.message.fontMetrics().height())
    banner.message.setFont(face)
    needed = banner.message.sizeHint().width()
    qtbot.waitUntil(lambda: banner.message.width() >= needed)
    assert around.rect().contains(banner.geometry())
