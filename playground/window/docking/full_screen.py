"""One panel over the whole screen, and back to exactly where it was."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QToolBar, QWidget

from playground.widgets.card_dock import CardDock
from playground.window.docking.arranger import Arranger
from playground.window.docking.saved_places import restore


class FullScreen(QObject):
    """Makes a dock fill the screen until it is toggled again, closed, or Escape is pressed.

    The window itself goes to the whole screen, and all else in it is hidden: window managers
    give the whole screen to a window, but not all of them to a floating dock.
    """

    def __init__(
        self, window: QMainWindow, docks: Mapping[str, CardDock], arranger: Arranger
    ) -> None:
        super().__init__(window)
        self.arranger = arranger
        self._window, self._docks = window, docks
        self._arrangement = QByteArray()
        self._state = Qt.WindowState.WindowNoState
        self._place = QRect()
        self._held = False
        # Qt ends the process where docks are moved in the middle of what it tells of one, or of
        # the window's size.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._settle)
        self.dock: CardDock | None = None
        window.installEventFilter(self)
        for dock in docks.values():
            dock.visibilityChanged.connect(self._settle_soon)

    @property
    def arrangement(self) -> QByteArray:
        """Where the docks are, or will be when the whole screen is left."""
        return self.arranger.arrangement() if self.dock is None else self._arrangement

    def toggle(self, dock: CardDock | None) -> None:
        """Show `dock` alone, or the whole window if it is None; a second call takes it back."""
        window = self._window
        if self.dock is not None:
            self.leave()
        elif dock is None:
            window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            self._arrangement, self._place = self.arrangement, window.geometry()
            self._state = window.windowState()
            self.dock = dock
            self._held, self.arranger.held = self.arranger.held, True
            for bar in self._bars():
                bar.hide()
            for other in self._docks.values():
                # Floating ones lie over the window as it is.
                if other is not dock and not other.isFloating():
                    other.hide()
            dock.setFloating(False)
            dock.show()
            window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
            dock.widget().setFocus()

    def leave(self) -> None:
        """Put all docks back into their places."""
        dock, self.dock = self.dock, None
        if dock is None:
            return
        for bar in self._bars():
            bar.show()
        self._window.setWindowState(self._state)
        if not self._state & Qt.WindowState.WindowMaximized:
            # Not every platform remembers it.
            self._window.setGeometry(self._place)
        self._restore()
        if self._window.size() == self._place.size():
            self._arrangement = QByteArray()
        self.arranger.held = self._held
        self.arranger.fit()
        dock.widget().setFocus()

    def _restore(self) -> None:
        restore(self._window, self._arrangement)
        self.arranger.give_places()

    @Slot()
    def _settle_soon(self) -> None:
        self._soon.start()

    @Slot()
    def _settle(self) -> None:
        """Follow what has become of the dock, or of the window after it was left."""
        dock = self.dock
        if dock is not None and dock.isHidden():
            self.leave()
            dock.close()
        elif dock is None and not self._arrangement.isEmpty():
            # Places of docks are those of a window of one size: it may have it only now.
            if self._window.size() == self._place.size():
                self._restore()
            self._arrangement = QByteArray()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize and self.dock is None and not self._arrangement.isEmpty():
            self._settle_soon()
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if kind == QEvent.Type.KeyPress and pressed == Qt.Key.Key_Escape and self.dock is not None:
            self.leave()
            return True
        return False

    def _bars(self) -> list[QWidget]:
        return [*self._window.findChildren(QToolBar), self._window.menuBar()]
