"""The menu in a panel's title: copy it, save it as a picture or as numbers, fill the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

import playground.plotting.export as plot_export
from engine.disk.whole_file import WriteError, replace_file
from playground.panels.panel import Panel
from playground.widgets.card_dock import CardDock
from playground.window.actions import action_named
from playground.words.translate import tr


class DockMenu(QObject):
    """Fills the menu of a panel's dock. `said(sentence, level)` tells how it went.

    `full_screen` asks for the dock to fill the screen.
    """

    said = Signal(str, str)
    full_screen = Signal()

    def __init__(self, dock: CardDock, panel: Panel) -> None:
        super().__init__(dock)
        self.dock, self.panel = dock, panel
        self.menu = dock.add_menu()
        self.menu.setToolTipsVisible(True)
        self.menu.addActions(panel.options())
        self.menu.addSeparator()
        self._add("copy", tr("Copy picture"), self.copy)
        self._add("png", tr("Save as PNG…"), self.save_png)
        self._add("svg", tr("Save as SVG…"), self.save_svg)
        self._add("csv", tr("Save numbers as CSV…"), self.save_csv)
        self.menu.addSeparator()
        # What follows a tab stands where the keys of commands do.
        key = action_named("full_screen").shortcut
        self._add("full", f"{tr('Full screen')}\t{key}", self.full_screen.emit)
        dock.menu_button.setObjectName(f"{panel.name}.menu")
        dock.body.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        dock.body.customContextMenuRequested.connect(self._open_at)

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(plot_export.picture(self.panel))
        self.said.emit(tr("{panel} is on the clipboard.", panel=self.dock.title), "info")

    def save_png(self) -> None:
        """Ask for a name and save the picture."""
        self._save("png", tr("Pictures (*.png)"), lambda: plot_export.png(self.panel))

    def save_svg(self) -> None:
        """Ask for a name and save the drawing."""
        kinds = tr("Drawings (*.svg)")
        self._save("svg", kinds, lambda: plot_export.svg(self.panel, self.dock.title))

    def save_csv(self) -> None:
        """Ask for a name and save the numbers."""
        rows = self.panel.table()
        if not rows:
            self.said.emit(tr("There are no numbers in this panel yet."), "warning")
            return
        self._save("csv", tr("Tables (*.csv)"), lambda: plot_export.comma_separated(rows))

    def _save(self, suffix: str, kinds: str, content: Callable[[], bytes]) -> None:
        title = tr("Save {panel}", panel=self.dock.title)
        first = f"{self.panel.name}.{suffix}"
        name, _ = QFileDialog.getSaveFileName(self.dock.window(), title, first, kinds)
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(f"{name}.{suffix}")
        try:
            replace_file(path, content())
        except WriteError as error:
            self.said.emit(tr(str(error)), "error")
            return
        self.said.emit(tr("Saved as {path}.", path=path), "info")

    def _open_at(self, place: QPoint) -> None:
        self.menu.popup(self.dock.body.mapToGlobal(place))

    def _add(self, name: str, text: str, act: Callable[[], object]) -> None:
        action = self.menu.addAction(text)
        action.setObjectName(f"{self.panel.name}.{name}")
        action.triggered.connect(lambda _checked=False: act())
