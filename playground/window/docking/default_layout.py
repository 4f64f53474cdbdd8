"""Where the docks stand by default: form, network over layers, boundary over loss.

The columns of network and layers line up. The inspector, once something is clicked, takes its
room from the layers: beside them in a wide window, else over them. Where two panels over each
other would be too low, at the projector, all that is neither boundary nor curves shares the place
of the network, which is as high as the window.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStyle, QTabBar, QTabWidget

from playground.window.docking.homes import first_at, low_homes
from playground.window.docking.shares import Shares
from playground.words.translate import tr

# Hidden until something is clicked, a lab is opened, a lane is added, or the View menu is asked.
LESSON, LANES = "lesson", "lanes"
ON_DEMAND = (
    *("inspector", "expression", "jacobians", "partials", "counters", "roc"),
    *("rate_test", "draw", "xray", "batch_norm", "variance", "pretraining"),
    *(LESSON, LANES),
)
# What lies over all that shares its place, from the back to the front.
OVER = ("experiment", "layers", "network", "boundary", "loss")
# Below so many line heights two panels do not fit over each other.
LOW_EMS = 30
# From so many line heights on the inspector fits beside the layers.
WIDE_EMS = 110
# What the form takes of the width at most, by itself and where somebody dragged it.
SIDE_SHARE, DRAGGED_SHARE = 0.22, 0.27
# Below so many line heights a lesson has no column of its own.
NARROW_EMS = 72
# How wide a lesson is in line heights, and what it takes of the width at most.
LESSON_EMS, LESSON_SHARE = 22, 0.255
# The lower panels get this share of the height, but leave the upper ones so many line heights
# unless they would have fewer than these themselves.
LOWER_SHARE, UPPER_EMS, LOWER_EMS = 0.42, 27, 13
# With a panel on demand in the place of the curves the map has so many: what was asked for is read.
TIGHT_EMS = 24
# Where layers and network share a place, the curves leave more to the boundary.
LOW_SHARE = 0.36
# How many panels stand beside each other where all are spread out.
ROW = 4

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
NOWHERE = Qt.DockWidgetArea.NoDockWidgetArea
ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
# Where the panels go, one after the other: each beside or under one that has its place.
PLACES = (
    ("boundary", "network", ACROSS),
    ("layers", "network", DOWN),
    ("loss", "boundary", DOWN),
    ("inspector", "layers", ACROSS),
)
# What follows from that: the layers end where the curves begin.
COLUMNS = ("loss", "layers", ACROSS)


def arrange(
    window: QMainWindow, docks: Mapping[str, QDockWidget], homes: Mapping[str, str]
) -> None:
    """Put every dock in its place; `homes` names the dock whose place another one shares."""
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    for dock in docks.values():
        window.removeDockWidget(dock)
    place(window, docks, homes, docks)
    for name in OVER:
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
    for name, beside, how in PLACES:
        if name in names:
            if beside not in names and docks[beside].isFloating():
                # Nothing can stand beside it, but in the place that it has left.
                window.tabifyDockWidget(docks[beside], docks[name])
            else:
                window.splitDockWidget(docks[beside], docks[name], how)
    if LESSON in names and narrow(window):
        window.tabifyDockWidget(docks["experiment"], docks[LESSON])
    elif LESSON in names:
        window.addDockWidget(RIGHT, docks[LESSON], ACROSS)
    homes = low_homes(homes) if low(window) else homes
    for name, home in homes.items():
        if name in names and home:
            window.tabifyDockWidget(docks[first_at(home, homes)], docks[name])
    for name in names:
        docks[name].setFloating(False)
        docks[name].setVisible(name not in ON_DEMAND)


def homeless(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> list[str]:
    """The docks that have no place in the window, not even a hidden one or one to come back to."""
    return [name for name, dock in docks.items() if window.dockWidgetArea(dock) == NOWHERE]


def settle(window: QMainWindow) -> None:
    """Let the docks take their places now, not with the next events."""
    layout = window.layout()
    assert layout is not None
    layout.activate()


def prepare_tabs(bar: QTabBar) -> None:
    """Name the tabs of docks that share a place; those without room are scrolled to, not cut."""
    bar.setAccessibleName(tr("Panels in this place"))
    bar.setElideMode(Qt.TextElideMode.ElideNone)


def reading_order(names: Iterable[str]) -> list[str]:
    """The docks in the order in which one reads them, left to right and down."""
    first, last = ("experiment", "network", "boundary"), ("loss", "layers", "inspector")
    taught = [name for name in names if name == LESSON]
    between = [name for name in names if name not in (*first, *last, LESSON)]
    return [*first, *between, *last, *taught]


def low(window: QMainWindow) -> bool:
    """Whether two panels over each other would be too low to read."""
    return window.height() < LOW_EMS * window.fontMetrics().height()


def wide(window: QMainWindow) -> bool:
    """Whether layers and inspector fit beside each other."""
    return window.width() >= WIDE_EMS * window.fontMetrics().height()


def narrow(window: QMainWindow) -> bool:
    """Whether there is no room for a lesson beside all else: it shares the place of the form."""
    return window.width() < NARROW_EMS * window.fontMetrics().height()


def form_of(window: QMainWindow) -> tuple[bool, bool, bool]:
    """What the default arrangement depends on: where this changes, so does it."""
    return low(window), wide(window), narrow(window)


def make_room(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
    """Give the inspector a place that takes nothing from network and boundary."""
    if low(window) or not wide(window):
        window.tabifyDockWidget(docks["layers"], docks["inspector"])


def rectangle(window: QMainWindow, dock: QDockWidget) -> QRect:
    """Where a dock is, or what lies over it: Qt puts those that are behind out of sight."""
    here = [other.geometry() for other in (dock, *window.tabifiedDockWidgets(dock))]
    return next((place for place in here if place.right() > 0), QRect())


def share(window: QMainWindow, docks: Mapping[str, QDockWidget], shares: Shares) -> None:
    """Give the form its width, if that is not too much, and share the rest."""
    em, side = window.fontMetrics().height(), side_of(window, shares)
    gap = window.style().pixelMetric(QStyle.PixelMetric.PM_DockWidgetSeparatorExtent, None, window)
    columns, lesson = ["experiment", "network", "boundary"], 0
    if not (docks[LESSON].isHidden() or docks[LESSON].isFloating() or narrow(window)):
        columns.append(LESSON)
        lesson = min(LESSON_EMS * em, round(LESSON_SHARE * window.width()))
    rest = max(1, window.width() - side - lesson - (len(columns) - 1) * gap)
    network = round(shares.network * rest)
    widths = [side, network, rest - network, lesson][: len(columns)]
    window.resizeDocks([docks[name] for name in columns], widths, ACROSS)
    inspected = docks["inspector"].isVisible() and wide(window) and not low(window)
    if inspected:
        pair = [docks["layers"], docks["inspector"]]
        window.resizeDocks(pair, [network // 2, network // 2], ACROSS)
    height = _height(window, docks)
    opened = {docks[name] for name in ON_DEMAND if name in docks and not docks[name].isHidden()}
    asked_for = not opened.isdisjoint(window.tabifiedDockWidgets(docks["loss"]))
    pairs = [("boundary", "loss", shares.right)]
    if not low(window):
        pairs.append(("network", "layers", shares.left))
    for upper, lower, part in pairs:
        least = TIGHT_EMS if asked_for and lower == "loss" else UPPER_EMS
        above = height - _lower(window, height, least) if part is None else round(part * height)
        rows = [docks[upper], docks[lower]]
        window.resizeDocks(rows, [max(1, above), max(1, height - above)], DOWN)


def side_of(window: QMainWindow, shares: Shares) -> int:
    """How wide the form is."""
    em = window.fontMetrics().height()
    most = SIDE_SHARE if shares.side == Shares().side else DRAGGED_SHARE
    return min(round(shares.side * em), round(most * window.width()))


def _lower(window: QMainWindow, height: int, upper_ems: float) -> int:
    """How high the lower panels are in columns of this height, with so much for the upper ones."""
    if low(window):
        return round(LOW_SHARE * height)
    em = window.fontMetrics().height()
    return round(min(LOWER_SHARE * height, max(height - upper_ems * em, LOWER_EMS * em)))


def shares_of(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> Shares:
    """How the docks share the window now."""
    side, network, boundary = (
        rectangle(window, docks[name]) for name in ("experiment", "network", "boundary")
    )
    height = _height(window, docks)
    bottom = window.rect().bottom()
    return Shares(
        side=side.width() / window.fontMetrics().height(),
        network=network.width() / max(1, network.width() + boundary.width()),
        left=1 - (bottom - network.bottom()) / height,
        right=1 - (bottom - boundary.bottom()) / height,
    )


def _height(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> int:
    """How high the columns of docks are."""
    tops = [rectangle(window, docks[name]).top() for name in ("experiment", "network")]
    return max(1, window.height() - min(tops))


def spread(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
    """Every panel side by side and none behind another: for large screens."""
    arrange(window, docks, {})
    placed = ("experiment", "network", "inspector", "layers", "boundary", "loss", LESSON)
    rest = [name for name in docks if name not in placed]
    above = docks["boundary"]
    for row in (rest[i : i + ROW] for i in range(0, len(rest), ROW)):
        window.splitDockWidget(above, docks[row[0]], DOWN)
        for left, right in pairwise(row):
            window.splitDockWidget(docks[left], docks[right], ACROSS)
        above = docks[row[0]]
    for name, dock in docks.items():
        if name != LESSON:
            dock.show()
