"""The first window: a run that can be watched, keys that do what they say, quiet notices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flows_support import shipped
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.training.experiment import ExperimentSpec
from playground import app
from playground.panels.boundary.actions import ACTIONS as TOOLS
from playground.widgets import banner as banners
from playground.window.actions import ACTIONS
from playground.window.first_hints import FirstHints
from playground.words.mnemonics import mark_of

KEY = Qt.Key


@pytest.mark.long
def test_the_first_play_can_be_watched(qtbot: QtBot) -> None:
    """A fresh install trains some 200 steps a second, and keeps the speed that is chosen."""
    controller = app.build(ExperimentSpec(), "light")
    assert controller.window.transport.speed.speed == 200
    controller.window.actions_by_name["faster"].trigger()
    assert controller.settings.speed == 320
    steps: list[int] = []
    controller.session.snapshot_ready.connect(lambda snapshot: steps.append(snapshot.step))
    controller.window.actions_by_name["slower"].trigger()
    controller.window.transport.speed.choose(100.0)
    controller.session.play()
    qtbot.wait(2000)
    assert 0 < steps[-1] <= 300
    controller.discard_changes()
    controller.window.close()
    controller.window.deleteLater()
    controller.deleteLater()


def test_nothing_edits_on_a_bare_letter() -> None:
    training = {"Space", "R", "+", "-", "Left", "Right", "Shift+Left", "Shift+Right"}
    tools = {action.shortcut for action in TOOLS}
    for action in ACTIONS:
        bare = len(action.shortcut) == 1
        assert not bare or action.shortcut in training | tools, action.name


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_menu_has_its_letters(qtbot: QtBot, language: str) -> None:
    controller = app.build(spiral(), "light", language)
    window = controller.window
    letters = [mark_of(menu.title()) for menu in window.menus.values()]
    assert "" not in letters
    assert len(set(letters)) == len(letters)
    # Those that a person can open; plots have some that nobody can.
    menus = [button.menu() for button in window.findChildren(QToolButton) if button.menu()]
    for menu in window.menus.values():
        menus += [menu, *(action.menu() for action in menu.actions() if action.menu())]
    for menu in menus:
        menu.aboutToShow.emit()
        texts = [a.text() for a in menu.actions() if a.text() and a.isVisible()]
        letters = [mark_of(text) for text in texts]
        assert "" not in letters, texts
        assert len(set(letters)) == len(letters), texts
    controller.discard_changes()
    window.close()
    window.deleteLater()
    controller.deleteLater()
    app.install(app.application(), "en")


@pytest.mark.long
@pytest.mark.parametrize(("tile", "name"), [("moons", "moons"), ("draw…", "drawn")])
def test_space_plays_after_a_click_on_a_tile(
    open_window: Callable[..., Any], tile: str, name: str
) -> None:
    user = open_window(spiral())
    window, qtbot = user.window, user.qtbot
    button = next(
        button
        for button in window.form.findChildren(QToolButton)
        if button.property("kind") == "thumb" and button.accessibleName() == tile
    )
    # After a click the space bar plays, after a walk there with Tab it chooses.
    button.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    user.wait(lambda: user.session.spec.data.dataset.name == name)
    for playing in (True, False):
        qtbot.keyClick(window.focusWidget() or window, KEY.Key_Space)
        user.wait(lambda playing=playing: user.playing() == playing)
    assert user.session.spec.data.dataset.name == name


@pytest.mark.long
def test_alt_with_a_letter_types_nothing(open_window: Callable[..., Any]) -> None:
    user = open_window(spiral())
    window, qtbot, alt = user.window, user.qtbot, Qt.KeyboardModifier.AltModifier
    field = user.find("optimizer.lr").findChild(QLineEdit)
    field.setFocus()
    field.clear()
    # Letters that no menu has, then one that opens a menu.
    for key in (KEY.Key_Q, KEY.Key_X, KEY.Key_T):
        qtbot.keyClick(field, key, alt)
        assert field.text() == ""
    menu = QApplication.activePopupWidget()
    assert menu is window.menus["Train"]
    menu.close()


@pytest.mark.long
def test_a_notice_moves_nothing_and_leaves_by_itself(
    open_window: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(banners, "STAY", 300)
    monkeypatch.setattr(banners, "LETTER", 0)
    user = open_window(spiral())
    window, banner = user.window, user.window.banner
    QApplication.processEvents()
    before = {name: dock.geometry() for name, dock in window.docks.items()}
    banner.show_message("Saved.")
    QApplication.processEvents()
    assert {name: dock.geometry() for name, dock in window.docks.items()} == before
    assert window.rect().contains(banner.geometry())
    assert banner.geometry().bottom() > window.height() - 40
    user.wait(lambda: not banner.isVisible())
    banner.show_message("Start again?", "error", "Start again")
    user.qtbot.wait(600)
    assert banner.isVisible()
    banner.clear()


@pytest.mark.long
def test_hints_leave_with_the_first_key(open_window: Callable[..., Any]) -> None:
    user = open_window(spiral())
    hints = FirstHints(QApplication.instance(), user.window.panels["boundary"])
    hints.left.connect(user.controller.note_hinted)
    assert hints.isVisible()
    assert not user.controller.settings.hinted
    user.press(KEY.Key_Space)
    assert not hints.isVisible()
    assert user.controller.settings.hinted
    user.wait(user.playing)


@pytest.mark.long
def test_panels_and_menus_are_reached_with_keys(open_window: Callable[..., Any]) -> None:
    user = open_window(spiral())
    window, reached = user.window, []
    for _ in range(5):
        window.actions_by_name["next_panel"].trigger()
        focus = window.focusWidget()
        reached += [name for name, dock in window.docks.items() if dock.isAncestorOf(focus)]
    assert set(reached) == {"experiment", "network", "boundary", "loss", "layers"}
    window.actions_by_name["previous_panel"].trigger()
    assert window.docks[reached[-2]].isAncestorOf(window.focusWidget())


@pytest.mark.long
def test_a_run_with_nothing_left_to_learn_says_so(
    open_window: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from playground.control import little_left

    monkeypatch.setattr(little_left, "CONVERGED", 0.5)
    monkeypatch.setattr(little_left, "STEPS", 50)
    user = open_window(shipped("circle"))
    user.click("transport.play")
    user.wait(lambda: "negligible" in user.window.banner.text())
    user.click("banner.action")
    user.rest()
