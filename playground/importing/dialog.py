"""The window in which a table becomes an experiment."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.data.tables.cells.manner import Manner
from engine.data.tables.choices import Choices
from engine.data.tables.dialect import Dialect, TableError
from engine.data.tables.outcome import notes_of, outcome_of
from engine.data.tables.uses import Use
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.importing.dialect_row import DialectRow
from playground.importing.experiment_on import experiment_on
from playground.importing.options import ImportOptions
from playground.importing.preview import Preview
from playground.importing.row_boxes import RowBoxes
from playground.importing.steps import opened, worked_out
from playground.importing.work import Work
from playground.look.tokens import Theme
from playground.words.translate import tr

_SIZE_EMS = (64, 42)
_WHOLE = 1000
_MOST_NOTES = 6


class ImportDialog(QDialog):
    """Shows a file as it was read and asks what its columns mean.

    `imported` carries the worked-out setup of the experiment on it, which is `before` with the
    table as its data and a loss that fits. The file is read aside; Cancel stops that too.
    """

    imported = Signal(object)

    def __init__(self, path: Path, before: ExperimentSpec, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.path, self._before = path, before
        self._choices: Choices | None = None
        self.setObjectName("import")
        self.setWindowTitle(tr("Import {name}", name=path.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.work = Work((TableError, SpecError, MemoryError), self)
        self.work.progressed.connect(self._on_progress)
        self.work.finished.connect(self._on_finished)
        self.work.failed.connect(self._on_failed)
        self.found = self._label("found", "note")
        self.notes = self._label("notes", "caption")
        self.dialect = DialectRow(self)
        self.dialect.edited.connect(self._read)
        self.rows = RowBoxes(self)
        self.rows.edited.connect(self._read)
        self.same = QCheckBox(self)
        self.same.setObjectName("import.same")
        self.same.setAccessibleName(tr("In the same way as the table before"))
        self.same.setToolTip(
            tr("Use its columns, gaps and scaling as in the table that is trained on now")
        )
        self.same.clicked.connect(self._on_same)
        self.preview = Preview(theme, self)
        self.preview.used.connect(self._on_used)
        self.preview.read.connect(self._on_manner)
        self.options = ImportOptions(self)
        self.options.edited.connect(self._show)
        self.outcome = self._label("outcome", "")
        self.problem = self._label("problem", "error")
        self.mend_button = self._button(
            "mend", tr("Take it for missing"), tr("Take what is no number for a missing value")
        )
        self.mend_button.clicked.connect(self._mend)
        self.progress = QProgressBar(self)
        self.progress.setObjectName("import.progress")
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setToolTip(tr("How much of the work is done"))
        self.progress.setRange(0, _WHOLE)
        self.progress.setTextVisible(False)
        self.accept_button = self._button("accept", tr("Import"), tr("Train on this table"))
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self._import)
        self.cancel_button = self._button("cancel", tr("Cancel"), tr("Stop, and change nothing"))
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        wide, high = (ems * self.fontMetrics().height() for ems in _SIZE_EMS)
        room = parent.window().size()
        self.resize(min(wide, room.width()), min(high, room.height()))
        self._read(None)

    def choices(self) -> Choices | None:
        """What is chosen now; None before the table is read."""
        return self._choices

    def done(self, result: int) -> None:
        self.work.stop()
        super().done(result)

    @Slot(object)
    def _read(self, dialect: Dialect | None) -> None:
        self._choices = None
        self.found.setText(tr("Reading {name} …", name=self.path.name))
        self._begin()
        self.same.hide()
        self.work.start(opened(self.path, dialect, self._before))

    @Slot()
    def _import(self) -> None:
        if self._choices is None or self.work.busy():
            return
        self._begin()
        self.work.start(worked_out(experiment_on(self._choices, self._before)))

    def _begin(self) -> None:
        self.problem.clear()
        self.problem.hide()
        self.mend_button.hide()
        self.progress.setValue(0)
        self.progress.show()
        self.accept_button.setEnabled(False)

    @Slot(float)
    def _on_progress(self, share: float) -> None:
        self.progress.setValue(round(share * _WHOLE))

    @Slot(object)
    def _on_finished(self, result: tuple[Choices, Choices | None] | Setup) -> None:
        self.progress.hide()
        if isinstance(result, Setup):
            self.imported.emit(result)
            self.accept()
            return
        anew, same = self._proposals = result
        if same is not None:
            other = Path(self._before.data.dataset.path).name  # type: ignore[attr-defined]
            self.same.setText(tr("In the same way as {name}", name=other))
            self.same.setChecked(True)
            self.same.show()
        cells = anew.cells
        self.dialect.show_dialect(cells.dialect)
        name, rows, columns = self.path.name, len(cells), len(cells.columns)
        self.found.setText(
            tr("{name}: {rows:,} rows, 1 column", name=name, rows=rows)
            if columns == 1
            else tr(
                "{name}: {rows:,} rows, {columns:,} columns", name=name, rows=rows, columns=columns
            )
        )
        for part in (self.rows, self.preview, self.options, self.outcome):
            part.show()
        self._show(same or anew)
        if self.accept_button.isEnabled():
            self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _on_same(self, wanted: bool) -> None:
        anew, same = self._proposals
        self._show(same if wanted and same is not None else anew)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.progress.hide()
        self.found.setText(self.path.name)
        words = f"{self.path.name}: {sentence.removesuffix('.')}."
        if self._choices is None:
            # What was shown is of another reading.
            for part in (self.rows, self.options, self.outcome, self.notes, self.same):
                part.hide()
        self.problem.setText(words)
        self.problem.show()
        self.accept_button.setEnabled(False)

    @Slot(int, object)
    def _on_used(self, place: int, use: Use) -> None:
        if self._choices is not None:
            self._show(self._choices.using(place, use))

    @Slot(int, object)
    def _on_manner(self, place: int, manner: Manner) -> None:
        if self._choices is not None:
            self._show(self._choices.reading_as(place, manner))

    @Slot()
    def _mend(self) -> None:
        if self._choices is not None:
            self._show(self._choices.mended())

    @Slot(object)
    def _show(self, choices: Choices) -> None:
        """Show a table, what it is used for, and what is still missing."""
        self._choices = choices
        self.rows.show_choices(choices)
        self.preview.show_choices(choices)
        self.options.show_choices(choices)
        notes = notes_of(choices)
        lines = [_sentence(tr(note)) for note in notes[:_MOST_NOTES]]
        if len(notes) > _MOST_NOTES:
            lines.append(tr("And {count:,} more remarks.", count=len(notes) - _MOST_NOTES))
        self.notes.setText("\n".join(lines))
        self.notes.setVisible(bool(lines))
        self.outcome.setText(tr(outcome_of(choices)))
        problem = choices.problem()
        self.problem.setText(_sentence(tr(problem)) if problem else "")
        self.problem.setVisible(bool(problem))
        self.mend_button.setVisible(bool(problem) and choices.can_be_mended())
        self.accept_button.setEnabled(not problem and not self.work.busy())

    def _label(self, name: str, kind: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"import.{name}")
        label.setProperty("kind", kind)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"import.{name}")
        button.setAccessibleName(text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        # What there is to choose is known once the table is read.
        for part in (self.rows, self.options, self.outcome, self.notes, self.same):
            part.hide()
        ends = QHBoxLayout()
        ends.addWidget(self.progress, 1)
        ends.addStretch(1)
        ends.addWidget(self.mend_button)
        ends.addWidget(self.cancel_button)
        ends.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        self.dialect.append(self.rows)
        for above in (self.found, self.dialect, self.same, self.notes):
            column.addWidget(above)
        column.addWidget(self.preview, 1)
        for below in (self.options, self.outcome, self.problem):
            column.addWidget(below)
        column.addLayout(ends)


def _sentence(words: str) -> str:
    """Words with a capital letter first and a stop behind, and names in them as they are."""
    stop = "" if words.endswith((".", "?", "!")) else "."
    return words[:1].upper() + words[1:] + stop
