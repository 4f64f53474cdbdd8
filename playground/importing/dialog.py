"""The window in which a table becomes an experiment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.data.datasets.table import DROP, FILL, REFUSE
from engine.data.tables.dialect import Dialect, TableError
from engine.data.tables.uses import Use
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.importing.choices import Choices, uneven
from playground.importing.dialect_row import DialectRow, level_with
from playground.importing.preview import Preview
from playground.importing.steps import opened, worked_out
from playground.importing.work import Work
from playground.look.tokens import Theme
from playground.widgets.flow_layout import FlowLayout
from playground.words.translate import tr

_POLICIES = (DROP, FILL, REFUSE)
_SIZE_EMS = (64, 40)
_WHOLE = 1000


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
        self.dialect = DialectRow(self)
        self.dialect.edited.connect(self._read)
        self.preview = Preview(theme, self)
        self.preview.used.connect(self._on_used)
        self.task = self._label("task", "note")
        self.inputs = self._label("inputs", "caption")
        self.lacking = self._label("lacking", "")
        self.policy = self._make_policy()
        self.standardise = self._make_standardise()
        self.problem = self._label("problem", "error")
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
        self.work.start(opened(self.path, dialect))

    @Slot()
    def _import(self) -> None:
        if self._choices is None or self.work.busy():
            return
        self._begin()
        self.work.start(worked_out(self._choices.experiment(self._before)))

    def _begin(self) -> None:
        self.problem.clear()
        self.problem.hide()
        self.progress.setValue(0)
        self.progress.show()
        self.accept_button.setEnabled(False)

    @Slot(float)
    def _on_progress(self, share: float) -> None:
        self.progress.setValue(round(share * _WHOLE))

    @Slot(object)
    def _on_finished(self, result: Choices | Setup) -> None:
        self.progress.hide()
        if isinstance(result, Setup):
            self.imported.emit(result)
            self.accept()
            return
        cells = result.cells
        self.dialect.show_dialect(cells.dialect)
        name, rows, columns = self.path.name, len(cells), len(cells.columns)
        self.found.setText(
            tr("{name}: {rows:,} rows, 1 column", name=name, rows=rows)
            if columns == 1
            else tr(
                "{name}: {rows:,} rows, {columns:,} columns", name=name, rows=rows, columns=columns
            )
        )
        self._show(result)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.progress.hide()
        self.found.setText(self.path.name)
        words = f"{self.path.name}: {sentence.removesuffix('.')}."
        if self._choices is None:
            words += " " + tr("Correct the file, or choose above how it is to be read.")
        self.problem.setText(words)
        self.problem.show()
        self.accept_button.setEnabled(False)

    @Slot(int, object)
    def _on_used(self, place: int, use: Use) -> None:
        if self._choices is not None:
            self._show(self._choices.using(place, use))

    @Slot()
    def _on_options(self) -> None:
        if self._choices is not None:
            policy = _POLICIES[self.policy.currentIndex()]
            standard = self.standardise.isChecked()
            self._show(replace(self._choices, missing=policy, standardise=standard))

    def _show(self, choices: Choices) -> None:
        """Show a table, what it is used for, and what is still missing."""
        self._choices = choices
        self.options.show()
        self.preview.show_choices(choices)
        self.task.setText(choices.task())
        self.inputs.setText(choices.inputs())
        lacking = choices.lacking()
        self.lacking.setText(
            tr(
                "{count:,} of {rows:,} rows lack a value:",
                count=lacking,
                rows=len(choices.cells),
            )
            if lacking
            else tr("No row lacks a value.")
        )
        self.policy.setVisible(bool(lacking))
        self.policy.setCurrentIndex(_POLICIES.index(choices.missing))
        self.standardise.setText(
            tr("Standardise inputs (advised: their sizes differ much)")
            if uneven(choices)
            else tr("Standardise inputs")
        )
        problem = choices.problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.accept_button.setEnabled(not problem and not self.work.busy())

    def _make_policy(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("import.missing")
        box.setAccessibleName(tr("Missing values"))
        box.setToolTip(
            tr(
                "Drop these rows, or fill inputs with the mean of the column (its most frequent "
                "value for categories). A target is never filled in."
            )
        )
        box.addItems(
            [
                tr("Drop these rows"),
                tr("Fill in mean or most frequent"),
                tr("Refuse the table"),
            ]
        )
        box.activated.connect(self._on_options)
        return box

    def _make_standardise(self) -> QCheckBox:
        box = QCheckBox(self)
        box.setObjectName("import.standardise")
        box.setAccessibleName(tr("Standardise inputs"))
        box.setToolTip(
            tr("Sets the input scaling: every input gets mean 0 and variance 1, x̂ = (x − μ)/σ")
        )
        box.clicked.connect(self._on_options)
        return box

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
        self.lacking.setWordWrap(False)
        self.options = QWidget(self)
        # What there is to choose is known once the table is read.
        self.options.hide()
        flow = FlowLayout(self.options, spacing=8)
        for widget in (level_with(self.lacking, self.policy), self.policy):
            flow.addWidget(widget)
        flow.addWidget(level_with(self.standardise, self.policy))
        ends = QHBoxLayout()
        ends.addWidget(self.progress, 1)
        ends.addStretch(1)
        ends.addWidget(self.cancel_button)
        ends.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.found)
        column.addWidget(self.dialect)
        column.addWidget(self.preview, 1)
        column.addWidget(self.task)
        column.addWidget(self.inputs)
        column.addWidget(self.options)
        column.addWidget(self.problem)
        column.addLayout(ends)
