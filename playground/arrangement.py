"""Where the docks stand by default: form, network over plots over layers, inspector."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget

# Hidden until something is clicked.
ON_DEMAND = ("inspector",)
# How the height is shared between network, plots and layers.
HEIGHTS = (30, 42, 28)
INSPECTOR_SHARE = 0.24
# How many panels stand beside each other where all are spread out.
ACROSS = 4


def arrange(
    window: QMainWindow, docks: Mapping[str, QDockWidget], homes: Mapping[str, str]
) -> None:
    """Put every dock in its place; `homes` names the dock whose place another one shares."""
    left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    for dock in docks.values():
        window.removeDockWidget(dock)
    window.addDockWidget(left, docks["experiment"])
    window.addDockWidget(right, docks["boundary"])
    if "inspector" in docks:
        window.splitDockWidget(docks["boundary"], docks["inspector"], across)
    if "network" in docks:
        window.addDockWidget(right, docks["network"])
        window.splitDockWidget(docks["network"], docks["boundary"], down)
    window.splitDockWidget(docks["boundary"], docks["layers"], down)
    window.splitDockWidget(docks["boundary"], docks["loss"], across)
    for name, home in homes.items():
        if home:
            window.tabifyDockWidget(docks[home], docks[name])
    for name, dock in docks.items():
        dock.setFloating(False)
        dock.setVisible(name not in ON_DEMAND)
    for name in ("boundary", "loss"):
        docks[name].raise_()


def share(window: QMainWindow, docks: Mapping[str, QDockWidget], side: int) -> None:
    """Give the form `side` pixels and share the rest."""
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    rest = max(1, window.width() - side)
    columns = [docks["experiment"], docks["layers"]]
    widths = [side, rest]
    if "inspector" in docks and docks["inspector"].isVisible():
        columns.append(docks["inspector"])
        widths = [side, round(rest * (1 - INSPECTOR_SHARE)), round(rest * INSPECTOR_SHARE)]
    window.resizeDocks(columns, widths, across)
    window.resizeDocks([docks["boundary"], docks["loss"]], [rest // 2, rest // 2], across)
    rows = [name for name in ("network", "boundary", "layers") if name in docks]
    window.resizeDocks([docks[name] for name in rows], list(HEIGHTS[-len(rows) :]), down)


def spread(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
    """Every panel side by side and none behind another: for large screens."""
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    arrange(window, docks, {})
    first = [name for name in ("network", "layers", "boundary", "loss") if name in docks]
    rest = [name for name in docks if name not in ("experiment", *first)]
    rows = [rest[i : i + ACROSS] for i in range(0, len(rest), ACROSS)]
    above = docks["boundary"]
    for row in rows:
        window.splitDockWidget(above, docks[row[0]], down)
        for left, right in pairwise(row):
            window.splitDockWidget(docks[left], docks[right], across)
        above = docks[row[0]]
    for dock in docks.values():
        dock.show()
