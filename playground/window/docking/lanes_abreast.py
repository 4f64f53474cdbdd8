"""The lanes side by side over everything but the form, and back to what stood there before."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow

from playground.widgets.card_dock import CardDock
from playground.window.docking.default_layout import ACROSS, LANES, LESSON, settle, side_of
from playground.window.docking.full_screen import FullScreen

# What stays beside the lanes.
STAYING = ("experiment", LESSON, LANES)


class LanesAbreast(QObject):
    """Has the lanes fill the place of all panels until it is left; `changed(bool)` says so."""

    changed = Signal(bool)

    def __init__(
        self, window: QMainWindow, docks: Mapping[str, CardDock], full_screen: FullScreen
    ) -> None:
        super().__init__(window)
        self._window, self._docks = window, docks
        self._full_screen, self._arranger = full_screen, full_screen.arranger
        self._arrangement = QByteArray()
        self.shown = False
        if LANES in docks:
            docks[LANES].visibilityChanged.connect(self._follow_soon)
            docks[LANES].topLevelChanged.connect(self._follow_soon)

    @property
    def arrangement(self) -> QByteArray:
        """Where the docks are, or will be when the lanes are left."""
        return self._arrangement if self.shown else self._full_screen.arrangement

    def toggle(self) -> None:
        """Show the lanes in the place of all panels, or these again."""
        if self.shown:
            self.leave()
        else:
            self.show()

    def show(self) -> None:
        """Show the lanes in the place of all panels."""
        if self.shown or LANES not in self._docks:
            return
        self._full_screen.leave()
        self._arranger.give_places()
        self._arrangement = self._arranger.arrangement()
        self.shown = self._arranger.held = True
        for name, dock in self._docks.items():
            # Floating ones lie over the window as it is.
            if name not in STAYING and not dock.isFloating():
                dock.hide()
        lanes = self._docks[LANES]
        lanes.show_head(True)
        if lanes.isFloating():
            lanes.setFloating(False)
            # The keys were perhaps in the window that there is no more.
            self._window.activateWindow()
        lanes.show()
        lanes.raise_()
        settle(self._window)
        self._hold()
        self.fit()
        self.changed.emit(True)

    @Slot()
    def _follow_soon(self) -> None:
        """Not at once: Qt tells of a dock while it is still taking it out, or moving them all."""
        QTimer.singleShot(0, self, self._follow)

    @Slot()
    def _follow(self) -> None:
        """Closed or taken out by its own buttons, the dock leaves its place to what stood there."""
        lanes = self._docks[LANES]
        if self.shown and lanes.isFloating():
            place = lanes.geometry()
            self.leave()
            lanes.setFloating(True)
            lanes.setGeometry(place)
            lanes.show()
        elif self.shown and lanes.isHidden() and self._full_screen.dock is None:
            self.leave()
        self._hold()
        self.fit()

    @Slot()
    def _hold(self) -> None:
        """Have the lanes stay where they are until they are left.

        Taken by the mouse out of a place that they share with hidden panels they would end the
        process, in Qt; dropped on the form they would be a tab of it.
        """
        lanes, every = self._docks[LANES], Qt.DockWidgetArea.AllDockWidgetAreas
        fixed = lanes.features() & ~QDockWidget.DockWidgetFeature.DockWidgetMovable
        movement = QDockWidget.DockWidgetFeature.DockWidgetMovable
        lanes.setFeatures(fixed if self.shown else fixed | movement)
        lanes.setAllowedAreas(Qt.DockWidgetArea.NoDockWidgetArea if self.shown else every)

    @Slot()
    def fit(self) -> None:
        """Leave the form its width after the window has changed."""
        if self.shown and not self._docks["experiment"].isFloating():
            pair = [self._docks["experiment"], self._docks[LANES]]
            side = side_of(self._window, self._arranger.shares)
            rest = max(1, self._window.width() - side)
            self._window.resizeDocks(pair, [side, rest], ACROSS)

    def leave(self) -> None:
        """Show the panels again where they were; a panel on the full screen leaves that first."""
        self._full_screen.leave()
        if not self.shown:
            return
        self.shown = self._arranger.held = False
        self._docks[LANES].setFloating(False)
        self._hold()
        self._arranger.restore(self._arrangement)
        self.changed.emit(False)
