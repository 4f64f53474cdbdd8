"""Places of docks that are damaged: none of them gets as far as Qt, which would end the process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.training.run import Run
from playground import app
from playground.control.controller import Controller
from playground.session.files import write_document
from playground.session.settings import Settings
from playground.session.settings_store import SettingsStore, packed
from playground.window.docking.qt_places import whole
from playground.window.docking.seal import sealed, unsealed
from playground.window.main_window import MainWindow

pytestmark = pytest.mark.long

Start = Callable[[], Controller]
# What both sentences say.
SAID = "Where the panels stood is damaged"


@pytest.fixture
def start() -> Iterator[Start]:
    """Opens windows as the program does; each is closed after the test."""
    controllers: list[Controller] = []

    def begin() -> Controller:
        controller = app.build(spiral(), "light")
        controllers.append(controller)
        controller.window.show()
        return controller

    yield begin
    for controller in controllers:
        controller.discard_changes()
        controller.window.close()
        controller.window.deleteLater()
        controller.deleteLater()


def damaged(data: bytes) -> Iterator[bytes]:
    """The bytes with one of them turned round, or one bit of it, or some missing at the end."""
    for place in range(len(data)):
        for mask in (0xFF, 1 << place % 8):
            yield data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]
        yield data[:place]


def moved(window: MainWindow) -> bytes:
    """An arrangement that is not the default one; the window has that again."""
    window.docks["layers"].close()
    layout = bytes(window.arrangement().data())
    window.arrange()
    assert not window.docks["layers"].isHidden()
    return layout


def states(window: MainWindow) -> Iterator[bytes]:
    """Arrangements as Qt writes them: by default, floating, side by side, on a full screen."""
    for change in (
        window.arrange,
        window.docks["loss"].close,
        lambda: window.docks["network"].setFloating(True),
        window.spread,
        lambda: window.full_screen.toggle(window.docks["layers"]),
        window.lanes_abreast.show,
    ):
        change()
        yield bytes(window.saveState(2).data())


def test_whatever_becomes_of_a_sealed_arrangement_it_changes_nothing(start: Start) -> None:
    window = start().window
    layout = moved(window)
    before = window.saveState()
    for bad in damaged(layout):
        assert unsealed(bad) is None
        assert not window.arranger.restore(QByteArray(bad))
        assert not window.restore_arrangement(bad)
    assert window.saveState() == before
    assert window.restore_arrangement(layout)
    assert window.docks["layers"].isHidden()


def test_a_damaged_arrangement_in_the_settings_is_the_default_one_and_says_so(
    start: Start,
) -> None:
    first = start()
    layout = moved(first.window)
    bad = layout[:-40] + b"\xff" + layout[-39:]
    Settings().keep(QByteArray(), QByteArray(layout), "")
    path = SettingsStore("Backprop Playground").path
    stored = json.loads(path.read_text())
    for content, damage in ((layout, False), (bad, True), (b"\0\0\0\xff" + bytes(99), True)):
        path.write_text(json.dumps({**stored, "layout": packed(QByteArray(content))}))
        window = start().window
        assert window.docks["layers"].isHidden() is not damage
        assert (SAID in window.banner.text()) is damage


def test_a_damaged_arrangement_in_a_document_leaves_the_panels_where_they_are(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    controller = start()
    window = controller.window
    layout = moved(window)
    run = Run(spiral())
    for number, content in enumerate((layout[:-1] + b"\x01", b"docks", layout)):
        path = tmp_path / f"{number}.bpg"
        write_document(path, run.state(), {"layout": content})
        window.banner.clear()
        controller.open(path)
        qtbot.waitUntil(lambda name=path.name: controller.files.document.path.name == name)  # type: ignore[misc]
        assert (SAID in window.banner.text()) is (content != layout)
        assert window.docks["layers"].isHidden() is (content == layout)


def test_arrangements_of_earlier_versions_have_no_seal_and_are_known(start: Start) -> None:
    window = start().window
    for state in states(window):
        assert whole(state)
        assert window.arranger.restore(QByteArray(state))
        assert unsealed(sealed(state)) == state


def test_without_a_seal_what_leads_qt_astray_is_found(start: Start) -> None:
    """Numbers of areas, counts, tabs in front, marks, names that stand twice, a missing end."""
    state = bytes(start().window.saveState(2).data())
    for place in range(len(state)):
        assert not whole(state[:place])
    assert not whole(state + b"\0")
    name = "dock.loss".encode("utf-16-be")
    other = "dock.draw".encode("utf-16-be")
    assert name in state
    assert other in state
    assert not whole(state.replace(name, other))
    area = 13
    for number in (-1, 4, 1 << 30):
        assert not whole(state[:area] + number.to_bytes(4, "big", signed=True) + state[area + 4 :])
    # Where a mark stands or a high digit of a number, another one is never right.
    marks = [place for place, byte in enumerate(state) if byte in (0xFA, 0xFB, 0xFC, 0xFD)]
    for place in marks:
        assert not whole(state[:place] + bytes([state[place] ^ 0x40]) + state[place + 1 :])
