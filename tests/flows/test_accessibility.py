"""What a screen reader and a keyboard find: a name on every control, every control in turn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QScrollBar,
    QTabBar,
    QWidget,
)
from samples import normalized

from engine.network.places import Neuron
from playground.panels.selection import Selection
from playground.widgets.count_box import CountBox
from playground.widgets.section import Section

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QTabBar,
)
# These take all keys at one place: the number of a stepper, the title of a section.
KEYED = (CountBox, Section)
# Qt makes these inside its own controls, which are named themselves.
INSIDE = (
    "qt_spinbox_lineedit",
    "qt_scrollarea_viewport",
    "qt_toolbar_ext_button",
    "qt_menubar_ext_button",
    "qt_tableview_cornerbutton",
)


def controls(window: QMainWindow) -> Iterator[QWidget]:
    """Everything in the window that one can see and act on."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or widget.objectName() in INSIDE:
            continue
        if isinstance(widget, QScrollBar | QHeaderView):
            continue
        if isinstance(widget, QTabBar) and not widget.count():
            continue
        parent = widget.parentWidget()
        # A spin box or an editable combo box speaks for the line edit in it.
        if isinstance(parent, QAbstractSpinBox | QComboBox):
            continue
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
            continue
        own = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if isinstance(widget, CONTROLS) or own:
            yield widget


def place(widget: QWidget) -> str:
    """Where a control is, for a person who has to give it a name."""
    names = []
    at: QWidget | None = widget
    while at is not None:
        names.append(f"{type(at).__name__}({at.objectName()})")
        at = at.parentWidget()
    return " in ".join(names[:4])


@pytest.fixture
def user(open_window: Callable[..., Any]) -> Any:
    """A window with every panel open, every card unfolded and the phases of a step shown."""
    found = open_window(normalized())
    found.window.resize(2560, 1440)
    found.window.spread()
    found.window.select(Selection.of(place=Neuron(0, 0)))
    found.window.actions_by_name["phase"].trigger()
    found.wait(lambda: found.window.transport.phases.title.text() != "")
    found.window.banner.show_message("Something to read.", "info", "Do it")
    return found


def test_every_control_has_a_name_in_the_accessibility_tree(user: Any) -> None:
    nameless = []
    for widget in controls(user.window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            nameless.append(place(widget))
    assert not nameless, "\n".join(nameless)


def test_a_name_is_words_and_not_a_sign(user: Any) -> None:
    for widget in controls(user.window):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name)
        assert any(letter.isalnum() for letter in name), f"{name!r}: {place(widget)}"


def test_nothing_that_is_read_aloud_has_tags(user: Any) -> None:
    """What has no description is described by its tool-tip, as it stands."""
    for widget in user.window.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None:
            continue
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description):
            words = interface.text(kind)
            assert not re.search(r"</?\w+>", words), f"{words!r}: {place(widget)}"


def test_every_button_can_be_reached_with_the_keyboard_or_a_menu(user: Any) -> None:
    """By Tab, by the arrow keys of its group, or as a command in the menu bar."""
    unreachable = []
    for widget in controls(user.window):
        if not isinstance(widget, QAbstractButton):
            continue
        grouped = widget.group() is not None or isinstance(widget.parent(), KEYED)
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not grouped:
            unreachable.append(place(widget))
    assert not unreachable, "\n".join(unreachable)


def test_tab_goes_round_all_visible_controls_and_dock_by_dock(user: Any) -> None:
    user.find("transport.play").setFocus()
    visited: list[QWidget] = []
    for _ in range(2000):
        here = user.window.focusWidget()
        assert here is not None
        if here in visited:
            break
        visited.append(here)
        user.qtbot.keyClick(here, Qt.Key.Key_Tab)
    docks = user.window.docks
    homes = [
        next((name for name, dock in docks.items() if dock.isAncestorOf(widget)), "bar")
        for widget in visited
    ]
    # The panels are visited one after the other: each begins once.
    begun = [home for home, before in zip(homes, ["", *homes], strict=False) if home != before]
    again = {home for home in begun if begun.count(home) > 1} - {"bar"}
    assert not again, f"Tab comes back to {again}: {begun}"
    assert {"experiment"} < set(homes)
