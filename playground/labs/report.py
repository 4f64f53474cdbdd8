"""Handing in: the name, what is missing, and the report as a file, as HTML and as PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QDateTime, QIODevice, QMarginsF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
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
from engine.labs.hand_in.report import Pictures, as_html
from engine.labs.lab import Lab
from engine.labs.progress import LabProgress
from engine.training.experiment import ExperimentSpec
from playground.labs.cards.base import button
from playground.words.translate import tr

MARGIN = 18.0
DOTS = 150


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

    def show_text(self, problem: str, text: str) -> None:
        """It could not be saved: here is the text."""
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


def files_of(
    lab: Lab, hand_in: HandIn, path: Path, pictures: Pictures | None = None
) -> dict[Path, bytes]:
    """The three files of a hand-in, beside each other: to hand in, to read, to print."""
    page = as_html(lab, hand_in, tr, pictures)
    return {
        path: hand_in.dumps().encode(),
        path.with_suffix(".html"): page.encode(),
        path.with_suffix(".pdf"): printed(page),
    }


def printed(page: str) -> bytes:
    """A page of HTML as PDF on A4."""
    document = QTextDocument()
    document.setHtml(page)
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document.print_(writer)
    del writer
    buffer.close()
    return bytes(made.data())
