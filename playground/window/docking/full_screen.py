"""One panel over the whole screen, and back to exactly where it was."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow

from playground.window.docking.default_layout import restore


class FullScreen(QObject):
    """Makes a dock fill the screen until it is toggled again or Escape is pressed."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._arrangement = QByteArray()
        self.dock: QDockWidget | None = None

    def toggle(self, dock: QDockWidget | None) -> None:
        """Show `dock` alone, or the whole window if it is None; a second call takes it back."""
        if self.dock is not None:
            self.leave()
        elif dock is None:
            state = self._window.windowState()
            self._window.setWindowState(state ^ Qt.WindowState.WindowFullScreen)
        else:
            self._arrangement = self._window.saveState()
            self.dock = dock
            dock.setFloating(True)
            dock.showFullScreen()
            dock.activateWindow()
            dock.installEventFilter(self)

    def leave(self) -> None:
        """Put the dock back into its place."""
        dock, self.dock = self.dock, None
        if dock is not None:
            dock.removeEventFilter(self)
            dock.setWindowState(Qt.WindowState.WindowNoState)
            dock.setFloating(False)
            restore(self._window, self._arrangement)
            self._window.activateWindow()
            dock.widget().setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escape = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        )
        # Closed or docked by other means: there is nothing to go back from.
        docked = isinstance(watched, QDockWidget) and not watched.isFloating()
        if event.type() == QEvent.Type.Close or (
            event.type() == QEvent.Type.WindowStateChange and docked
        ):
            self.dock = None
            watched.removeEventFilter(self)
        elif escape:
            self.leave()
        return escape
