"""Text codes in the window: what is open as a text to send, and what somebody has sent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog

from engine.files.text_code import TextCodeError, is_text_code
from engine.labs.library import Library
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.control.aside import Aside, Errand
from playground.control.file_controller import FileController
from playground.control.labs.controller import LabController
from playground.labs.finding import LabUnusableError, code_of, lab_in_code
from playground.session.experiments import code_of_experiment, experiment_in_code
from playground.session.files import working_out
from playground.session.session import Session
from playground.window.main_window import MainWindow
from playground.words.translate import tr


class TextCodes(QObject):
    """Copies a code, asks for one, and opens what it holds."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        files: FileController,
        labs: LabController,
        aside: Aside,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._files = window, session, files
        self._labs, self._aside = labs, aside

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do."""
        return {"copy_code": self.copy, "open_code": self.ask}

    @Slot()
    def copy(self) -> None:
        """Put the code of the lab that is open, or of the experiment, into the clipboard."""
        lesson = self._labs.lesson
        if lesson is None:
            self._put(code_of_experiment(self._session.spec))
        else:
            self._labs.menu.need(lambda library: self._put(code_of(lesson.lab, library)))

    @Slot()
    def ask(self) -> None:
        """Ask for a code; one that was copied stands there already."""
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setObjectName("text_code")
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle(tr("Open a text code"))
        dialog.setLabelText(tr("The text code of an experiment or of a lab:"))
        copied = QGuiApplication.clipboard().text()
        dialog.setTextValue(copied if is_text_code(copied) else "")
        dialog.textValueSelected.connect(self.open)
        dialog.open()

    @Slot(str)
    def open(self, code: str) -> None:
        """Open what a code holds; if it cannot be, say so and leave everything as it is."""
        try:
            spec = experiment_in_code(code)
        except (TextCodeError, ValueError) as error:
            self._warn(tr(str(error)))
            return
        if spec is None:
            self._labs.menu.need(lambda library: self._open_lab(code, library))
        else:
            self._open_experiment(spec)

    def _open_lab(self, code: str, library: Library) -> None:
        try:
            self._labs.show(lab_in_code(code, library))
        except LabUnusableError as error:
            self._warn(tr(error.lines[0]))

    def _open_experiment(self, spec: ExperimentSpec) -> None:
        def install(setup: Setup) -> None:
            self._session.open(setup, None, tr("Open a text code"))
            self._files.document.opened(None, 0)

        def take(setup: Setup) -> None:
            self._files.unless_missed(lambda: install(setup))

        words = tr("Opening the text code …")
        self._aside.begin(Errand(words, working_out(spec), take, self._warn))

    def _put(self, code: str) -> None:
        QGuiApplication.clipboard().setText(code)
        words = tr("Copied, {n} letters: File > Open a text code opens the same.", n=len(code))
        self._window.banner.show_message(words)

    def _warn(self, sentence: str) -> None:
        self._window.banner.show_message(sentence, "warning")
