"""From a file to the window that imports it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.training.experiment import ExperimentSpec
from playground.importing.table_files import TABLE_SUFFIXES, is_table
from playground.look.tokens import Theme
from playground.words.translate import tr


class Importer(QObject):
    """Asks for a table and what it means; `imported` carries the setup of the experiment on it."""

    imported = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def takes(self, path: Path) -> bool:
        """Whether a file's name says that it may be a table."""
        return is_table(path)

    def ask(self, before: ExperimentSpec, theme: Theme) -> None:
        """Ask which file to import."""
        tables = tr(
            "Tables ({patterns})", patterns=" ".join(f"*{suffix}" for suffix in TABLE_SUFFIXES)
        )
        title = tr("Import a table")
        name, _ = QFileDialog.getOpenFileName(
            self._window, title, "", f"{tables};;{tr('All files')} (*)"
        )
        if name:
            self.open(Path(name), before, theme)

    def open(self, path: Path, before: ExperimentSpec, theme: Theme) -> None:
        """Show what is in a file; the rest follows from what the user chooses there."""
        # Its parts, and what reads tables, are loaded for who needs them.
        from playground.importing.dialog import ImportDialog  # noqa: PLC0415

        dialog = ImportDialog(path, before, theme, self._window)
        dialog.imported.connect(self.imported)
        dialog.open()
