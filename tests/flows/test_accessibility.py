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


def nameless(window: QMainWindow) -> list[str]:
    """Controls without a name in the accessibility tree, or with a sign for one."""
    found = []
    for widget in controls(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if not any(letter.isalnum() for letter in name):
            found.append(f"has no name but {name!r}: {place(widget)}")
    return found


def tagged(window: QMainWindow) -> list[str]:
    """What is read aloud with tags: what has no description is described by its tool-tip."""
    found = []
    for widget in window.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None:
            continue
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description):
            words = interface.text(kind)
            if re.search(r"</?\w+>", words):
                found.append(f"is read aloud with tags, {words!r}: {place(widget)}")
    return found


def unreachable(window: QMainWindow) -> list[str]:
    """Buttons that neither Tab nor the arrow keys of a group nor the menu bar reach."""
    found = []
    for widget in controls(window):
        if not isinstance(widget, QAbstractButton):
            continue
        grouped = widget.group() is not None or isinstance(widget.parent(), KEYED)
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not grouped:
            found.append(f"cannot be reached: {place(widget)}")
    return found


def visited_again(user: Any) -> list[str]:
    """Docks that Tab comes back to on its way round: each is visited once, one after the other."""
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
    assert {"experiment"} < set(homes)
    begun = [home for home, before in zip(homes, ["", *homes], strict=False) if home != before]
    again = {home for home in begun if begun.count(home) > 1} - {"bar"}
    return [f"Tab comes back to {name}: {begun}" for name in sorted(again)]


# One window for all of them, with every panel open, every card unfolded and the phases of a step
# shown.
@pytest.mark.long
def test_a_screen_reader_and_the_keyboard_find_every_control(
    open_window: Callable[..., Any],
) -> None:
    user = open_window(normalized())
    window = user.window
    window.resize(2560, 1440)
    window.spread()
    window.select(Selection.of(place=Neuron(0, 0)))
    window.actions_by_name["phase"].trigger()
    user.wait(lambda: window.transport.phases.title.text() != "")
    window.banner.show_message("Something to read.", "info", "Do it")
    assert len([*controls(window)]) > 100
    problems = nameless(window) + tagged(window) + unreachable(window) + visited_again(user)
    assert not problems, "\n".join(problems)
