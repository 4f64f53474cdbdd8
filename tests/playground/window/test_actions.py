"""The table of commands."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence

from playground.look.theme import icon_names
from playground.panels import panel_types
from playground.window.actions import ACTIONS, MENUS, action_named, actions_with

ALL = actions_with(panel_types().values())


def test_names_and_shortcuts_are_unique() -> None:
    names = Counter(entry.name for entry in ALL)
    keys = Counter(QKeySequence(e.shortcut).toString() for e in ALL if e.shortcut)
    assert max(names.values()) == 1
    assert max(keys.values()) == 1
    assert "" not in keys, "a shortcut that Qt does not understand"


def test_every_command_has_a_menu_a_sentence_and_an_icon_that_exists() -> None:
    for entry in ALL:
        assert entry.menu in MENUS
        assert entry.tip.endswith(".")
        assert not entry.icon or entry.icon in icon_names()


def test_commands_are_found_by_name() -> None:
    assert all(action_named(entry.name) is entry for entry in ACTIONS)
