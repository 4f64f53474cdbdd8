"""Taking a panel with you: clipboard, PNG, SVG, CSV, and the whole screen."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby, product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.running.snapshot import Snapshot
from engine.training.run import Run
from engine.training.setup import Setup
from playground.look.tokens import LIGHT
from playground.panels import panel_types
from playground.plotting import export
from playground.window.main_window import MainWindow

PANELS = panel_types()
# What one works with, and no picture shows.
WORKED_WITH = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit)


def opened() -> MainWindow:
    """A window that has drawn a trained network."""
    run = Run(Setup.of(spiral()))
    made = MainWindow(run.trainer.setup, LIGHT, PANELS)
    made.resize(1280, 900)
    made.show()
    made.start(run.trainer.setup)
    # A window that is shown arranges itself first.
    QApplication.processEvents()
    for _ in range(20):
        run.step()
    for name, panel in made.panels.items():
        made.docks[name].show()
        made.docks[name].raise_()
        readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
        panel.draw(Snapshot(0, run.step_count, readings=readings))
    return made


@pytest.fixture(scope="module")
def shared_window(qapp: QApplication) -> Iterator[MainWindow]:
    """A window whose panels are taken with one; making it takes longer than any look at it."""
    made = opened()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(shared_window: MainWindow) -> Iterator[MainWindow]:
    """The shared window, with nothing said in it."""
    yield shared_window
    shared_window.banner.clear()


@pytest.fixture
def own_window(qtbot: QtBot) -> MainWindow:
    """One that may be arranged in another way."""
    made = opened()
    qtbot.addWidget(made)
    return made


def choose(window: MainWindow, panel: str, what: str) -> None:
    """Choose an entry of a panel's menu."""
    menu = window.menus_by_panel[panel].menu
    next(act for act in menu.actions() if act.objectName() == f"{panel}.{what}").trigger()


def test_every_panel_is_saved_as_picture_and_drawing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for name in PANELS:
        is_saved(window, name, tmp_path, monkeypatch, qtbot)


def is_saved(
    window: MainWindow, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A picture and a drawing of the panel are written, and something is on them."""
    window.docks[name].raise_()
    qtbot.waitUntil(window.panels[name].isVisible)
    for kind in ("png", "svg"):
        target = str(folder / name)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, t=target: (t, ""))
        choose(window, name, kind)
    panel = window.panels[name]
    image = QImage(str(folder / f"{name}.png"))
    # What is left out at the edges makes it smaller than the panel.
    assert 0 < image.width() <= 2 * panel.width()
    # Something is drawn: more than the ground.
    seen = (range(0, image.width(), 7), range(0, image.height(), 9))
    assert len({image.pixel(x, y) for x, y in product(*seen)}) > 1
    drawing = ElementTree.parse(folder / f"{name}.svg").getroot()
    assert drawing.get("viewBox").startswith("0 0 ")
    assert len(list(drawing.iter())) > 10
    assert f"{name}.svg" in window.banner.text()


def test_the_numbers_of_a_panel_are_a_table(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in PANELS:
        is_a_table(window, name, tmp_path / f"{name}.csv", monkeypatch)


def is_a_table(
    window: MainWindow, name: str, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The numbers that the panel writes are tables with a header."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    choose(window, name, "csv")
    if not window.panels[name].table():
        assert "no numbers" in window.banner.text()
        # Nothing is selected to be inspected, these samples are no pictures, the network has no
        # normalisation and is not pre-trained, nothing was searched or tried.
        lacking = {"inspector", "pictures", "search", "batch_norm", "draw", "rate_test"}
        assert name in lacking | {"pretraining"}
        return
    with target.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    tables = [list(table) for full, table in groupby(rows, key=bool) if full]
    assert tables
    for header, *body in tables:
        assert all(header)
        assert body, name
        assert {len(row) for row in body} == {len(header)}


def test_a_picture_goes_to_the_clipboard(window: MainWindow) -> None:
    choose(window, "loss", "copy")
    image = QGuiApplication.clipboard().image()
    assert image.size() == export.picture(window.panels["loss"]).size()
    assert "clipboard" in window.banner.text()


class Painted(QObject):
    """Remembers which widgets were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: set[QWidget] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self.widgets.add(watched)
        return False


def test_pictures_hold_no_buttons_boxes_or_hints(window: MainWindow, qtbot: QtBot) -> None:
    for name in PANELS:
        holds_no_controls(window, name, qtbot)


def holds_no_controls(window: MainWindow, name: str, qtbot: QtBot) -> None:
    """Neither picture nor drawing of the panel paints what is pressed or only explains."""
    panel = window.panels[name]
    window.docks[name].raise_()
    qtbot.waitUntil(panel.isVisible)
    QApplication.processEvents()
    inside = [part for part in panel.findChildren(QWidget) if part.isVisible()]
    painted = Painted()
    for part in inside:
        part.installEventFilter(painted)
    export.picture(panel)
    export.svg(panel, name)
    assert painted.widgets
    hints = [part for part in inside if part.property("pictured") is False]
    controls = [
        part
        for part in inside
        if isinstance(part, WORKED_WITH) and part.property("pictured") is not True
    ]
    for part in (*hints, *controls):
        for inner in (part, *part.findChildren(QWidget)):
            assert inner not in painted.widgets, (type(inner), inner.objectName())


def test_words_of_a_drawing_keep_their_widths_without_the_font(window: MainWindow) -> None:
    drawing = ElementTree.fromstring(export.svg(window.panels["layers"], "Layers"))
    words = [node for node in drawing.iter() if node.tag.endswith("text") and node.text.strip()]
    assert words
    for node in words:
        face = QFont("Inter")
        face.setPixelSize(int(float(node.get("font-size"))))
        face.setWeight(QFont.Weight(int(node.get("font-weight"))))
        wide = QFontMetricsF(face).horizontalAdvance(node.text)
        assert float(node.get("textLength")) == pytest.approx(wide, abs=0.1), node.text
        assert node.get("font-family").endswith("sans-serif")


def test_axes_of_a_drawing_are_letters_though_the_window_keeps_a_picture_of_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = window.panels["loss"]
    window.docks["loss"].raise_()
    qtbot.waitUntil(panel.isVisible)
    panel.grab()
    drawn = ElementTree.fromstring(export.svg(panel, "Loss"))
    texts = {(node.text or "").strip() for node in drawn.findall(".//{*}text")}
    assert {"loss", "100 %"} <= {text.replace("\u00a0", " ") for text in texts}, texts


def test_a_picture_of_the_network_names_its_layers(window: MainWindow, qtbot: QtBot) -> None:
    window.docks["network"].raise_()
    qtbot.waitUntil(window.panels["network"].isVisible)
    drawing = export.svg(window.panels["network"], "Network").decode()
    assert "Output" in drawing or ">out" in drawing
    assert "click to edit" not in drawing


def test_a_file_that_cannot_be_written_is_one_sentence(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = str(tmp_path / "nowhere" / "plot.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    choose(window, "loss", "png")
    assert window.banner.text().startswith("plot.png: cannot be written")


@pytest.mark.long
def test_f11_fills_the_screen_and_escape_returns(own_window: MainWindow, qtbot: QtBot) -> None:
    window = own_window
    dock = window.docks["loss"]
    dock.raise_()
    qtbot.mouseClick(dock.body, Qt.MouseButton.LeftButton)
    # Docks behind a tab lie anywhere out of sight.
    seen = {name: other for name, other in window.docks.items() if other.head.isEnabled()}
    places = {name: other.geometry() for name, other in seen.items()}
    window.fill_screen()
    qtbot.waitUntil(lambda: window.geometry() == window.screen().geometry())
    assert [name for name, other in window.docks.items() if other.isVisible()] == ["loss"]
    assert dock.size() == window.size(), "no bar, no menu"
    qtbot.keyClick(dock, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    qtbot.waitUntil(
        lambda: all(window.docks[name].geometry() == place for name, place in places.items())
    )
    window.fill_screen()
    assert window.isFullScreen()
    window.fill_screen()
    assert not window.isFullScreen()
    # With no panel meant it is the window that fills the screen.
    window.transport.buttons["play"].setFocus()
    window.fill_screen()
    assert window.isFullScreen()
    window.fill_screen()
    assert not window.isFullScreen()


def test_a_panel_without_height_gives_a_picture_and_no_warning(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    panel = PANELS["loss"](LIGHT, around)
    panel.start(Setup.of(spiral()))
    around.show()
    for size in (QSize(0, 0), QSize(200, 0), QSize(0, 200)):
        panel.resize(size)
        assert panel.size() == size
        assert not export.picture(panel).isNull()
        assert b"<svg" in export.svg(panel, "Loss")
