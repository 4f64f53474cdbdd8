"""Handing in from the window: the name, where to, three files; the text if nothing can be saved.

While the name is typed the engine works out what the report says of steps that were run before.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from engine.disk.whole_file import replace_files
from engine.labs.hand_in.file import HAND_IN, HandIn
from engine.labs.hand_in.report import END, LabReport, ReportPicture
from engine.labs.rehearsal import Lookup, foreseeing_all
from engine.training.experiment import ExperimentSpec
from playground.importing.work import Work
from playground.labs.handed_in.dialog import HandInDialog
from playground.labs.handed_in.files import files_of
from playground.labs.handed_in.pictures import panel_picture, sketches_of
from playground.labs.handed_in.voice import voice_in
from playground.labs.lesson import Lesson
from playground.session.writer import Writer
from playground.window.main_window import MainWindow
from playground.words.translate import tr

# Panels that the report shows as they are when it is saved.
PICTURED = ("loss", "boundary")
# Milliseconds that the dialog waits for results that are all but known.
PATIENCE = 50


class HandingIn(QObject):
    """One hand-in of a lesson with these settings, from the question to the files."""

    def __init__(
        self, lesson: Lesson, spec: ExperimentSpec, window: MainWindow, writer: Writer
    ) -> None:
        dialog = HandInDialog(lesson.lab, lesson.progress, spec, window)
        super().__init__(dialog)
        self.dialog = dialog
        self._lesson, self._window, self._writer = lesson, window, writer
        self._results: Mapping[int, Lookup] | None = None
        # What is to be saved as soon as the results are there, and where to.
        self._waiting: tuple[HandIn, Path] | None = None
        self._working_out = Work((), self)
        self._working_out.finished.connect(self._take)
        self._working_out.start(foreseeing_all(lesson.lab, dict(lesson.truths)), PATIENCE)
        dialog.finished.connect(self._working_out.stop)
        self.dialog.name.textChanged.connect(lesson.name)
        self.dialog.saving.connect(self._save)
        self.dialog.open()

    @Slot(object)
    def _save(self, hand_in: HandIn) -> None:
        """Ask where to, and write three files; if that cannot be, the text is shown."""
        dialog = self.dialog
        offered = f"{self._lesson.lab.id}{HAND_IN}"
        kinds = tr("Hand-ins (*{suffix})", suffix=HAND_IN)
        name, _ = QFileDialog.getSaveFileName(dialog, tr("Save the hand-in"), offered, kinds)
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != HAND_IN:
            path = path.with_name(path.name + HAND_IN)
        self._waiting = hand_in, path
        if self._results is None:
            dialog.say(tr("The engine works out the numbers of the report …"))
        else:
            self._write()

    @Slot(object)
    def _take(self, results: Mapping[int, Lookup]) -> None:
        """The engine has worked out what the words of all steps say."""
        self._results = results
        if self._waiting is not None:
            self._write()

    def _write(self) -> None:
        assert self._waiting is not None
        assert self._results is not None
        lesson, dialog = self._lesson, self.dialog
        (hand_in, path), self._waiting = self._waiting, None
        voice = voice_in(hand_in.progress.language, self._window.lesson.formulas)
        pictures = {**sketches_of(lesson), END: self._run_at_the_end()}
        made = files_of(LabReport(lesson.lab, hand_in, voice, self._results, pictures), path)

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
