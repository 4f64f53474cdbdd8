"""File > Export results: which weights, and into which folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from playground.session.session import Session
from playground.window.main_window import MainWindow
from playground.window.question import ask_with_best
from playground.words.translate import tr


class Exporting(QObject):
    """Asks where the results go; before, whether the best weights go there, if a rule keeps any."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._asked: QMessageBox | None = None

    @Slot()
    def ask(self) -> None:
        """Ask for what is needed, and export."""
        if self._asked is not None:
            return
        if any(rule.keeps_best for rule in self._session.spec.stopping):
            self._asked = ask_with_best(self._window)
            self._asked.finished.connect(self._take_answer)
        else:
            self._ask_folder(with_best=True)

    @Slot()
    def _take_answer(self) -> None:
        asked, self._asked = self._asked, None
        assert asked is not None
        button = asked.clickedButton()
        answer = button.objectName() if button else ""
        asked.deleteLater()
        if answer in ("question.with_best", "question.without"):
            self._ask_folder(with_best=answer == "question.with_best")

    def _ask_folder(self, *, with_best: bool) -> None:
        title, version = tr("Export results into a folder"), self._session.version
        if len(version.lanes) > 1:
            title = tr("Export results of lane {name} into a folder", name=version.lit.label)
        name = QFileDialog.getExistingDirectory(self._window, title)
        if name:
            self._session.export(Path(name), with_best=with_best)
