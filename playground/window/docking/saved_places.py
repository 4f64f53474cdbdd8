"""The places of all docks as bytes, and back: with a seal, for Qt ends the process over damage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QLayout, QMainWindow

from playground.window.docking.default_layout import settle
from playground.window.docking.qt_places import whole
from playground.window.docking.seal import sealed, unsealed

# Counted up when an older arrangement means something else now; docks may come and go.
_VERSION = 2


def saved(window: QMainWindow) -> QByteArray:
    """Where the docks are, to be restored later."""
    return QByteArray(sealed(bytes(window.saveState(_VERSION).data())))


def restore(window: QMainWindow, arrangement: QByteArray) -> bool:
    """Put the docks where they were when `arrangement` was saved; False if that is not known.

    Docks that it does not know are `homeless` then; names that nobody has any more are passed over.
    """
    state = _state(bytes(arrangement.data()))
    if state is None:
        return False
    before, docks = window.saveState(_VERSION), window.findChildren(QDockWidget)
    states = window.windowState()
    with _held_back(docks), _of_one_size(window):
        # Qt does not take back the tab bars of docks it restores to other places: they would stay
        # in the corner, over the menu.
        for dock in docks:
            dock.setFloating(False)
            window.removeDockWidget(dock)
        settle(window)
        if not window.isVisible():
            # Of a maximised window that is not shown yet Qt keeps the docks' places a second time,
            # and ends the process when it comes back to them after a dock has been moved.
            window.overrideWindowState(Qt.WindowState.WindowNoState)
        known = window.restoreState(state, _VERSION)
        if not known:
            window.restoreState(before, _VERSION)
        settle(window)
    if not window.isVisible():
        window.overrideWindowState(states)
    return known


@contextmanager
def _of_one_size(window: QMainWindow) -> Iterator[None]:
    """Have the window grow for docks that ask for more when all of them have their places.

    In between, whoever arranged them for another size would end the process, too.
    """
    layout = window.layout()
    assert layout is not None
    constraint = layout.sizeConstraint()
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    yield
    layout.setSizeConstraint(constraint)


def _state(data: bytes) -> bytes | None:
    """The bytes that Qt has written, if they are still the same.

    Until 29 November 2026 they were kept without a seal.
    """
    state = unsealed(data)
    return data if state is None and whole(data) else state


@contextmanager
def _held_back(docks: Sequence[QDockWidget]) -> Iterator[None]:
    """Tell what has become of docks when all of them have their places.

    In between Qt moves them one by one, and ends the process where somebody answers.
    """
    for dock in docks:
        dock.blockSignals(True)
    floating = [dock.isFloating() for dock in docks]
    yield
    for dock, floated in zip(docks, floating, strict=True):
        dock.blockSignals(False)
        if dock.isFloating() != floated:
            dock.topLevelChanged.emit(dock.isFloating())
        in_sight = dock.geometry().right() >= 0 and dock.geometry().bottom() >= 0
        dock.visibilityChanged.emit(dock.isVisible() and in_sight)
