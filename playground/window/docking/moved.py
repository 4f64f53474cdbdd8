"""Whether somebody has moved a dock since the window arranged itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from playground.window.docking.default_layout import (
    ACROSS,
    COLUMNS,
    DOWN,
    LEFT,
    LESSON,
    ON_DEMAND,
    PLACES,
    RIGHT,
    rectangle,
)
from playground.window.docking.homes import first_at, low_homes

# Where they went in version 0.1.0, in windows of more than some height.
FORMER_PLACES = (
    ("boundary", "network", DOWN),
    ("layers", "boundary", DOWN),
    ("loss", "boundary", ACROSS),
)
# What alone shared another place in a low window in earlier versions.
LOW_PAIR = {"network", "layers"}


def untouched(
    window: QMainWindow, docks: Mapping[str, QDockWidget], homes: Mapping[str, str]
) -> bool:
    """Whether all docks stand by each other as by default, now or in version 0.1.0."""
    rest = [dock for name, dock in docks.items() if name not in ON_DEMAND]
    if any(dock.isFloating() or dock.isHidden() for dock in rest):
        return False
    if any(dock.isFloating() and not dock.isHidden() for dock in docks.values()):
        return False
    others = docks.keys() - {"experiment", LESSON}
    if any(window.dockWidgetArea(docks[name]) != RIGHT for name in others):
        return False
    if not (_shared(window, docks, homes, LOW_PAIR) or _shared(window, docks, low_homes(homes))):
        return False
    if window.dockWidgetArea(docks["experiment"]) != LEFT:
        return False
    return any(
        all(_follows(window, docks, *one) for one in places if one[0] not in ON_DEMAND)
        for places in ((*PLACES, COLUMNS), FORMER_PLACES)
    )


def _shared(
    window: QMainWindow,
    docks: Mapping[str, QDockWidget],
    homes: Mapping[str, str],
    pair: Collection[str] = (),
) -> bool:
    """Whether every dock shares its place with those that it should; the pair may or may not."""
    for name in docks.keys() - set(ON_DEMAND):
        first = first_at(name, homes)
        mates = {other for other in docks if first_at(other, homes) == first}
        mates -= {name, *ON_DEMAND}
        if _beside(window, docks, name) - set(ON_DEMAND) not in (mates, mates | {*pair} - {name}):
            return False
    return True


def _follows(
    window: QMainWindow,
    docks: Mapping[str, QDockWidget],
    name: str,
    other: str,
    how: Qt.Orientation,
) -> bool:
    """Whether one dock stands beside or under another, or shares its place.

    How high or low those beside each other are is a matter of the gaps, which can be dragged.
    """
    if {name, other} == LOW_PAIR and name in _beside(window, docks, other):
        return True
    one, before = (rectangle(window, docks[dock]) for dock in (name, other))
    if how == ACROSS:
        same_row = one.top() < before.bottom() and before.top() < one.bottom()
        return one.left() > before.right() and same_row
    return one.top() > before.bottom() and one.left() == before.left()


def _beside(window: QMainWindow, docks: Mapping[str, QDockWidget], name: str) -> set[str]:
    """The docks that share the place of this one."""
    mates = window.tabifiedDockWidgets(docks[name])
    return {other for other, dock in docks.items() if dock in mates}
