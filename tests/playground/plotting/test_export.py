"""Taking a panel with you: clipboard, PNG, SVG, CSV, and the whole screen."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby, product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.running.snapshot import Snapshot
from engine.training.run import Run
from engine.training.setup import Setup
from playground.look.tokens import LIGHT
from playground.panels import panel_types
from playground.window.main_window import MainWindow

PANELS = panel_types()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window that has drawn a trained network."""
    run = Run(Setup.of(spiral()))
    made = MainWindow(run.trainer.setup, LIGHT, PANELS)
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show()
    made.start(run.trainer.setup)
    for _ in range(20):
        run.step()
    for name, panel in made.panels.items():
        made.docks[name].show()
        made.docks[name].raise_()
        readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
        panel.draw(Snapshot(0, run.step_count, readings=readings))
    return made


def choose(window: MainWindow, panel: str, what: str) -> None:
    """Choose an entry of a panel's menu."""
    menu = window.menus_by_panel[panel].menu
    next(act for act in menu.actions() if act.objectName() == f"{panel}.{what}").trigger()


@pytest.mark.parametrize("name", PANELS)
def test_every_panel_is_saved_as_picture_and_drawing(
    window: MainWindow, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window.docks[name].raise_()
    qtbot.waitUntil(window.panels[name].isVisible)
    for kind in ("png", "svg"):
        target = str(tmp_path / "plot")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, t=target: (t, ""))
        choose(window, name, kind)
    panel = window.panels[name]
    image = QImage(str(tmp_path / "plot.png"))
    assert image.width() == 2 * panel.width()
    # Something is drawn: more than the ground.
    seen = (range(0, image.width(), 7), range(0, image.height(), 9))
    assert len({image.pixel(x, y) for x, y in product(*seen)}) > 1
    drawing = ElementTree.parse(tmp_path / "plot.svg").getroot()
    assert drawing.get("viewBox") == f"0 0 {panel.width()} {panel.height()}"
    assert len(list(drawing.iter())) > 10
    assert "plot.svg" in window.banner.text()


@pytest.mark.parametrize("name", PANELS)
def test_the_numbers_of_a_panel_are_a_table(
    window: MainWindow, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "numbers.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    choose(window, name, "csv")
    if not window.panels[name].table():
        assert "no numbers" in window.banner.text()
        # Nothing is selected to be inspected, and these samples are no pictures.
        assert name in ("inspector", "pictures"), "the other panels have numbers by now"
        return
    with target.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    tables = [list(table) for full, table in groupby(rows, key=bool) if full]
    assert tables
    for header, *body in tables:
        assert all(header)
        assert body
        assert {len(row) for row in body} == {len(header)}


def test_a_picture_goes_to_the_clipboard(window: MainWindow) -> None:
    choose(window, "loss", "copy")
    assert QGuiApplication.clipboard().image().width() == 2 * window.panels["loss"].width()
    assert "clipboard" in window.banner.text()


def test_a_file_that_cannot_be_written_is_one_sentence(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = str(tmp_path / "nowhere" / "plot.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    choose(window, "loss", "png")
    assert window.banner.text().startswith("plot.png: cannot be written")


def test_f11_fills_the_screen_with_the_clicked_panel_and_escape_returns(
    window: MainWindow, qtbot: QtBot
) -> None:
    dock = window.docks["loss"]
    dock.raise_()
    qtbot.mouseClick(dock.body, Qt.MouseButton.LeftButton)
    # Docks behind a tab lie anywhere out of sight.
    seen = {name: other for name, other in window.docks.items() if other.head.isEnabled()}
    places = {name: other.geometry() for name, other in seen.items()}
    window.fill_screen()
    assert dock.isFloating()
    assert dock.isFullScreen()
    qtbot.waitUntil(lambda: dock.size() == window.screen().size())
    qtbot.keyClick(dock, Qt.Key.Key_Escape)
    assert not dock.isFloating()
    qtbot.waitUntil(
        lambda: all(window.docks[name].geometry() == place for name, place in places.items())
    )
    window.fill_screen()
    assert dock.isFullScreen()
    window.fill_screen()
    assert not dock.isFloating()


def test_f11_with_no_panel_meant_fills_the_screen_with_the_window(window: MainWindow) -> None:
    window.transport.buttons["play"].setFocus()
    window.fill_screen()
    assert window.isFullScreen()
    window.fill_screen()
    assert not window.isFullScreen()
