"""The menu of the files that were opened last."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from playground.session.settings import Settings
from playground.words.translate import tr

MOST = 10


class RecentMenu(QObject):
    """Up to ten files, the newest first.

    `chosen(Path)` is to be opened; `gone(Path)` was chosen but is not there any more, and has
    vanished from the menu.
    """

    chosen = Signal(object)
    gone = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.menu = QMenu(tr("Open recent"), parent)
        self.menu.setObjectName("recent")
        self.menu.setAccessibleName(tr("Open recent"))
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)
        self._fill()

    def add(self, path: Path) -> None:
        """Put a file on top."""
        whole = str(path.absolute())
        others = [name for name in self._settings.recent if name != whole]
        self._settings.recent = [whole, *others][:MOST]
        self._fill()

    @Slot()
    def _fill(self) -> None:
        """Another window may have opened files too: it is made anew whenever it is shown."""
        self.menu.clear()
        for number, name in enumerate(self._settings.recent, start=1):
            path = Path(name)
            # An ampersand in a name would be taken for the mark of a key.
            shown = path.name.replace("&", "&&")
            action = self.menu.addAction(f"&{number % 10}  {shown}")
            action.setObjectName(f"recent.{number}")
            action.setToolTip(name)
            action.triggered.connect(lambda _checked=False, path=path: self._choose(path))
        self.menu.setEnabled(bool(self._settings.recent))

    def _choose(self, path: Path) -> None:
        if os.path.exists(path):
            self.chosen.emit(path)
            return
        self._settings.recent = [name for name in self._settings.recent if name != str(path)]
        self._fill()
        self.gone.emit(path)
