"""Where the docks stand by default: form, network over plots over layers, inspector.

In a short window the plots stand beside network and layers instead of between them, where all
would be too low; the columns of network and layers line up in both. Where even two panels over
each other would be too low, the layers share the place of the network, and where four panels
beside each other would be too narrow, the inspector shares that of the form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget

# Hidden until something is clicked.
ON_DEMAND = ("inspector",)
# How the height is shared between network, plots and layers.
HEIGHTS = (33, 41, 26)
# How the width is shared between network and plots where they stand beside each other.
HALVES = (0.56, 0.44)
EQUAL = (0.5, 0.5)
INSPECTOR_SHARE = 0.3
# Below so many line heights three panels do not fit over each other, or not even two.
SHORT_EMS = 60
LOW_EMS = 30
# Below so many line heights four panels do not fit beside each other.
NARROW_EMS = 68
# What the form takes of the width at most.
SIDE_SHARE = 0.27
# How many panels stand beside each other where all are spread out.
ROW = 4

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
NOWHERE = Qt.DockWidgetArea.NoDockWidgetArea
ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
# Where the panels go, one after the other: each beside or under one that has its place.
OVER = (
    ("inspector", "network", ACROSS),
    ("boundary", "network", DOWN),
    ("layers", "boundary", DOWN),
    ("loss", "boundary", ACROSS),
)
BESIDE = (
    ("inspector", "network", ACROSS),
    ("boundary", "network", ACROSS),
    ("layers", "network", DOWN),
    ("loss", "boundary", DOWN),
)


def arrange(
    window: QMainWindow, docks: Mapping[str, QDockWidget], homes: Mapping[str, str]
) -> None:
    """Put every dock in its place; `homes` names the dock whose place another one shares."""
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    for dock in docks.values():
        window.removeDockWidget(dock)
    place(window, docks, homes, docks)
    for name in ("experiment", "network", "boundary", "loss"):
        docks[name].raise_()


def place(
    window: QMainWindow,
    docks: Mapping[str, QDockWidget],
    homes: Mapping[str, str],
    names: Collection[str],
) -> None:
    """Put these docks where they stand by default; the others stay where they are."""
    for name, area in (("experiment", LEFT), ("network", RIGHT)):
        if name in names:
            window.addDockWidget(area, docks[name])
    for name, beside, how in BESIDE if short(window) else OVER:
        if name in names:
            if beside not in names and docks[beside].isFloating():
                # Nothing can stand beside it, but in the place that it has left.
                window.tabifyDockWidget(docks[beside], docks[name])
            else:
                window.splitDockWidget(docks[beside], docks[name], how)
    for name, home in (*shared(window), *homes.items()):
        if name in names and home:
            window.tabifyDockWidget(docks[_first_at(home, homes)], docks[name])
    for name in names:
        docks[name].setFloating(False)
        docks[name].setVisible(name not in ON_DEMAND)


def _first_at(home: str, homes: Mapping[str, str]) -> str:
    """The dock that has the place of its own which another one shares with it."""
    while homes.get(home):
        home = homes[home]
    return home


def homeless(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> list[str]:
    """The docks that have no place in the window, not even a hidden one."""
    return [
        name
        for name, dock in docks.items()
        if not dock.isFloating() and window.dockWidgetArea(dock) == NOWHERE
    ]


def restore(window: QMainWindow, arrangement: QByteArray, version: int = 0) -> bool:
    """Put the docks where they were when `arrangement` was saved; False if that is not known.

    Docks that it does not know are `homeless` then; names that nobody has any more are passed over.
    """
    before = window.saveState(version)
    # Qt does not take back the tab bars of docks it restores to other places: they would stay in
    # the corner, over the menu.
    for dock in window.findChildren(QDockWidget):
        if not dock.isFloating():
            window.removeDockWidget(dock)
    settle(window)
    known = window.restoreState(arrangement, version)
    if not known:
        window.restoreState(before, version)
    return known


def settle(window: QMainWindow) -> None:
    """Let the docks take their places now, not with the next events."""
    layout = window.layout()
    assert layout is not None
    layout.activate()


def reading_order(names: Iterable[str]) -> list[str]:
    """The docks in the order in which one reads them, left to right and down."""
    first, last = ("experiment", "network", "boundary"), ("loss", "layers", "inspector")
    between = [name for name in names if name not in (*first, *last)]
    return [*first, *between, *last]


def short(window: QMainWindow) -> bool:
    """Whether three panels over each other would be too low to read."""
    return window.height() < SHORT_EMS * window.fontMetrics().height()


def shared(window: QMainWindow) -> list[tuple[str, str]]:
    """Which docks share a place for want of room: each with the one that was there first."""
    found = [("layers", "network")] if low(window) else []
    return [*found, ("inspector", "experiment")] if narrow(window) else found


def low(window: QMainWindow) -> bool:
    """Whether two panels over each other would be too low to read."""
    return window.height() < LOW_EMS * window.fontMetrics().height()


def narrow(window: QMainWindow) -> bool:
    """Whether four panels beside each other would be too narrow to read."""
    return window.width() < NARROW_EMS * window.fontMetrics().height()


def form_of(window: QMainWindow) -> tuple[bool, bool, bool]:
    """What the default arrangement depends on: where this changes, so does it."""
    return short(window), low(window), narrow(window)


def share(window: QMainWindow, docks: Mapping[str, QDockWidget], side: int) -> None:
    """Give the form `side` pixels, if that is not too much, and share the rest."""
    side = min(side, round(SIDE_SHARE * window.width()))
    rest = max(1, window.width() - side)
    columns, parts = ["network"], [1.0]
    if short(window):
        columns, parts = ["network", "boundary"], list(EQUAL if narrow(window) else HALVES)
    if docks["inspector"].isVisible() and not narrow(window):
        columns, parts = [*columns, "inspector"], [*parts, INSPECTOR_SHARE * sum(parts)]
    widths = [round(rest * part / sum(parts)) for part in parts]
    window.resizeDocks(
        [docks["experiment"], *(docks[name] for name in columns)], [side, *widths], ACROSS
    )
    if short(window):
        pairs = [("boundary", "loss"), *([] if low(window) else [("network", "layers")])]
        for pair in pairs:
            window.resizeDocks([docks[name] for name in pair], [1, 1], DOWN)
        return
    window.resizeDocks([docks["boundary"], docks["loss"]], [rest // 2, rest // 2], ACROSS)
    rows = [docks[name] for name in ("network", "boundary", "layers")]
    window.resizeDocks(rows, list(HEIGHTS), DOWN)


def spread(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
    """Every panel side by side and none behind another: for large screens."""
    arrange(window, docks, {})
    placed = ("experiment", "network", "inspector", "layers", "boundary", "loss")
    rest = [name for name in docks if name not in placed]
    above = docks["boundary"]
    for row in (rest[i : i + ROW] for i in range(0, len(rest), ROW)):
        window.splitDockWidget(above, docks[row[0]], DOWN)
        for left, right in pairwise(row):
            window.splitDockWidget(docks[left], docks[right], ACROSS)
        above = docks[row[0]]
    for dock in docks.values():
        dock.show()
