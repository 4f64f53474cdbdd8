"""Keeps the default arrangement in shape until somebody arranges the docks themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, Slot
from PySide6.QtWidgets import QMainWindow

from playground.widgets.card_dock import CardDock
from playground.window.default_layout import (
    ON_DEMAND,
    arrange,
    form_of,
    homeless,
    low,
    place,
    restore,
    settle,
    share,
    spread,
)

# Counted up when an older arrangement means something else now; docks may come and go.
LAYOUT_VERSION = 2
# How many layouts stand in each other.
NESTED = 8


class Arranger(QObject):
    """Arranges the docks of a window; `homes` names the dock whose place another one shares.

    `side` tells how wide the form wants to be.
    """

    def __init__(
        self,
        window: QMainWindow,
        docks: Mapping[str, CardDock],
        homes: Mapping[str, str],
        side: Callable[[], int],
    ) -> None:
        super().__init__(window)
        self._window, self._docks, self._homes, self._side = window, docks, homes, side
        self._form: tuple[bool, ...] = ()
        self._default = False
        for name, dock in docks.items():
            dock.topLevelChanged.connect(self._leave_default)
            if name not in ON_DEMAND:
                dock.close_button.clicked.connect(self._leave_default)
                dock.toggleViewAction().triggered.connect(self._leave_default)

    def arrange(self) -> None:
        """The default arrangement, in the form that suits the window as it is now."""
        arrange(self._window, self._docks, self._homes)
        self._default, self._form = True, form_of(self._window)
        self._share()

    def spread(self) -> None:
        """Every panel side by side."""
        for dock in self._docks.values():
            dock.show_head(True)
        spread(self._window, self._docks)
        self._default = False

    def fit(self) -> None:
        """Keep the default arrangement in shape after the window or its type has changed."""
        if not self._default:
            return
        if self._form != form_of(self._window):
            shown = [name for name in ON_DEMAND if self._docks[name].isVisible()]
            self.arrange()
            for name in shown:
                self._docks[name].show()
        self._share()

    def fit_type(self) -> None:
        """The same, once all widgets have the sizes of another look."""
        # First, or the docks as they are now could ask for more than the window has.
        self.fit()
        # What stands in something asks that for another size, which asks what it stands in.
        for _ in range(NESTED):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.fit()

    def reveal(self, name: str) -> None:
        """Bring a dock to light, wherever it is."""
        dock = self._docks[name]
        hidden = dock.isHidden()
        dock.show()
        dock.raise_()
        if hidden:
            self.fit()

    def arrangement(self) -> QByteArray:
        """The places of all docks, to be restored later."""
        return self._window.saveState(LAYOUT_VERSION)

    def restore(self, arrangement: QByteArray) -> bool:
        """Put the docks where they were; what is no arrangement changes nothing.

        A dock that came after the arrangement was saved takes its default place.
        """
        known = not arrangement.isEmpty() and restore(self._window, arrangement, LAYOUT_VERSION)
        if known:
            self._default = False
            place(self._window, self._docks, self._homes, homeless(self._window, self._docks))
            for dock in self._docks.values():
                dock.show_head(True)
        return known

    def _share(self) -> None:
        for dock in self._docks.values():
            tabbed = bool(self._window.tabifiedDockWidgets(dock)) and not dock.isFloating()
            dock.show_head(not (tabbed and low(self._window)))
        # The docks' least sizes follow their titles and the type.
        settle(self._window)
        share(self._window, self._docks, self._side())

    @Slot()
    def _leave_default(self) -> None:
        self._default = False
