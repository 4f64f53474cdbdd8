"""The order in which Tab visits the window: bar, then dock by dock as one reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTabBar, QWidget

from playground.widgets.card_dock import CardDock


def stops(window: QWidget, groups: Sequence[QWidget], rows: Sequence[QWidget]) -> list[QWidget]:
    """Everything that Tab visits now, in order: what is outside of `groups`, then each group.

    Qt puts controls that are made later at the end of its own chain, far from their neighbours.
    Within a group its order stays; within one of `rows` controls come from top to bottom.
    """
    found = [widget for widget in _chain(window) if _stops(widget, window)]
    order = {id(widget): place for place, widget in enumerate(found)}

    def key(widget: QWidget) -> tuple[int, int, int, int]:
        rank = next((i for i, g in enumerate(groups, start=1) if g.isAncestorOf(widget)), 0)
        if rank and groups[rank - 1] in rows:
            group = groups[rank - 1]
            at = widget.mapTo(group, QPoint(0, widget.height() // 2))
            return rank, at.y() // group.fontMetrics().height(), at.x(), order[id(widget)]
        return rank, 0, 0, order[id(widget)]

    return sorted(found, key=key)


def first_stop_after(window: QWidget, docks: Sequence[CardDock], step: int) -> QWidget | None:
    """Where the keyboard goes in the next dock that can be seen, or in the one before."""
    shown = [dock for dock in docks if not dock.visibleRegion().isEmpty()]
    if not shown:
        return None
    focus = window.focusWidget()
    here = [place for place, dock in enumerate(shown) if focus and dock.isAncestorOf(focus)]
    to = shown[(here[0] + step if here else min(0, step)) % len(shown)]
    inside = [widget for widget in stops(window, [to], []) if to.isAncestorOf(widget)]
    return next((w for w in inside if not to.head.isAncestorOf(w)), to.body)


def _chain(window: QWidget) -> Iterator[QWidget]:
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        yield widget
        widget = widget.nextInFocusChain()


def _stops(widget: QWidget, window: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    # Tab bars that no dock needs any more wait outside of the window.
    away = isinstance(widget, QTabBar) and widget.visibleRegion().isEmpty()
    return bool(takes) and widget.isEnabled() and widget.isVisibleTo(window) and not away
