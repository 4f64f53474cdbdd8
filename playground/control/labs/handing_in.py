"""Handing in from the window: the name, where to, three files; the text if nothing can be saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from engine.disk.whole_file import replace_files
from engine.labs.hand_in.file import HAND_IN, HandIn
from engine.labs.hand_in.report import END, ReportPicture
from engine.training.experiment import ExperimentSpec
from playground.labs.lesson import Lesson
from playground.labs.report import HandInDialog, files_of
from playground.labs.report_pictures import panel_picture, sketches_of
from playground.session.writer import Writer
from playground.window.main_window import MainWindow
from playground.words.translate import tr

# Panels that the report shows as they are when it is saved.
PICTURED = ("loss", "boundary")


class HandingIn(QObject):
    """One hand-in of a lesson with these settings, from the question to the files."""

    def __init__(
        self, lesson: Lesson, spec: ExperimentSpec, window: MainWindow, writer: Writer
    ) -> None:
        dialog = HandInDialog(lesson.lab, lesson.progress, spec, window)
        super().__init__(dialog)
        self.dialog = dialog
        self._lesson, self._window, self._writer = lesson, window, writer
        self.dialog.name.textChanged.connect(lesson.name)
        self.dialog.saving.connect(self._save)
        self.dialog.open()

    @Slot(object)
    def _save(self, hand_in: HandIn) -> None:
        """Ask where to, and write three files; if that cannot be, the text is shown."""
        lesson, dialog = self._lesson, self.dialog
        offered = f"{lesson.lab.id}{HAND_IN}"
        kinds = tr("Hand-ins (*{suffix})", suffix=HAND_IN)
        name, _ = QFileDialog.getSaveFileName(dialog, tr("Save the hand-in"), offered, kinds)
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != HAND_IN:
            path = path.with_name(path.name + HAND_IN)
        pictures = {**sketches_of(lesson), END: self._run_at_the_end()}
        made = files_of(lesson.lab, hand_in, path, pictures)

        def write() -> None:
            replace_files(made)

        def end(problem: str) -> None:
            if problem:
                dialog.show_text(problem, hand_in.dumps())
            else:
                dialog.accept()
                words = tr("Handed in as {name}, with HTML and PDF beside it.", name=path.name)
                self._window.banner.show_message(words)

        self._writer.write(write, end)

    def _run_at_the_end(self) -> list[ReportPicture]:
        """The curve of the loss and the map, as far as they can be seen just now."""
        panels = [self._window.panels[name] for name in PICTURED]
        return [panel_picture(panel) for panel in panels if panel.isVisible()]
