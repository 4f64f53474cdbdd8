"""Handing in: the name, and what is missing."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from engine.labs.hand_in.file import HAND_IN, HandIn, missing_in
from engine.labs.lab import Lab
from engine.labs.progress import LabProgress
from engine.training.experiment import ExperimentSpec
from playground.labs.cards.base import button
from playground.words.translate import tr


class HandInDialog(QDialog):
    """Asks for the name and says what is missing; `saving(HandIn)` when it is to be saved.

    If it cannot be saved, its text is shown, to be copied.
    """

    saving = Signal(object)

    def __init__(
        self, lab: Lab, progress: LabProgress, spec: ExperimentSpec, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("hand_in")
        self.setWindowTitle(tr("Hand in"))
        self.setAccessibleName(tr("Hand in"))
        self._lab, self._progress, self._spec = lab, progress, spec
        self.name = QLineEdit(progress.name, self)
        self.name.setObjectName("hand_in.name")
        self.name.setAccessibleName(tr("Your name"))
        form = QFormLayout()
        form.addRow(tr("Your name"), self.name)
        self.missing = QLabel(self._missing(), self)
        self.missing.setObjectName("hand_in.missing")
        self.missing.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("hand_in.text")
        self.text.setAccessibleName(tr("The hand-in as text, to be copied"))
        self.text.setReadOnly(True)
        self.text.hide()
        self.save = button(tr("Save…"), "hand_in.save", self._save, self)
        self.save.setProperty("primary", True)
        self.save.setDefault(True)
        self.save.setToolTip(
            tr("Three files: {suffix} to hand in, HTML to read, PDF to print.", suffix=HAND_IN)
        )
        close = button(tr("Close"), "hand_in.close", self.reject, self)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(close)
        line.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.missing)
        column.addWidget(self.text)
        column.addLayout(line)
        self.setMinimumWidth(26 * self.fontMetrics().height())

    def hand_in(self) -> HandIn:
        """What is handed in, with the name as it is now."""
        saved = QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate)
        name, spec = self.name.text().strip(), self._spec
        return HandIn(name, saved, spec.seed, spec.dumps(), self._progress)

    def say(self, words: str) -> None:
        """Say what is under way; until it is over nothing else can be saved."""
        self.missing.setText(words)
        self.save.setEnabled(False)

    def show_text(self, problem: str, text: str) -> None:
        """It could not be saved: here is the text."""
        self.save.setEnabled(True)
        self.missing.setText(
            tr("{problem} Copy this text into a file or a message instead:", problem=problem)
        )
        self.text.setPlainText(text)
        self.text.show()
        self.text.selectAll()
        self.text.setFocus()

    def _save(self) -> None:
        self.saving.emit(self.hand_in())

    def _missing(self) -> str:
        gaps = missing_in(self._lab, self._progress)
        if not gaps:
            return tr("Everything is there.")
        lines = [
            tr("Step {number}: {what}", number=gap.place + 1, what=tr(gap.what)) for gap in gaps
        ]
        return "\n".join((tr("Incomplete; it can be handed in all the same:"), *lines))
