"""A row of one's own with its answer, and how much each input matters."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView, QVBoxLayout, QWidget

from engine.data.typed_rows import words_of
from engine.probes import Importance, ImportanceProbe, TypedAnswer, TypedRowProbe
from engine.running.pace import AT_REST, NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.panel import Panel
from playground.panels.samples.inputs.cells import ColumnCells
from playground.panels.samples.inputs.columns_model import NAME, VALUE, ColumnsModel
from playground.panels.selection import Selection
from playground.words.numbers import number, percent
from playground.words.translate import tr

IMPORTANCE = ImportanceProbe()
# So many classes are named with their shares, and so many columns that were filled in.
_NAMED = 4
_NAME_SHARE, _VALUE_SHARE = 0.28, 0.26


class InputsPanel(Panel):
    """Type a row and read its answer; beside it stands how much each input matters."""

    name: ClassVar[str] = "inputs"
    title: ClassVar[str] = "Inputs: a row of your own"
    tab: ClassVar[str] = "Inputs"
    home: ClassVar[str] = "boundary"
    questions = ("What does it answer to a row of my own?",)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._setup: Setup | None = None
        self._probe = TypedRowProbe()
        self.columns = ColumnsModel(self)
        self.view = QTableView(self)
        self.cells = ColumnCells(theme, self.columns, self.view)
        self.answer = QLabel(tr("Here stands the answer to the row that is typed below."), self)
        self.answer.setAccessibleName(tr("Answer to the typed row"))
        self.note = QLabel(tr("Importance comes with the first pause."), self)
        self._build()
        self.columns.typed.connect(self._ask)

    def _build(self) -> None:
        for label in (self.answer, self.note):
            label.setWordWrap(True)
            label.setMinimumWidth(1)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("kind", "caption")
        view = self.view
        view.setObjectName("inputs.columns")
        view.setAccessibleName(tr("Inputs with their values and importance"))
        view.setModel(self.columns)
        view.setItemDelegate(self.cells)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.CurrentChanged
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setShowGrid(False)
        view.verticalHeader().hide()
        view.horizontalHeader().setStretchLastSection(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.answer)
        column.addWidget(view, 1)
        column.addWidget(self.note)
        self._fit()

    def wants(self) -> frozenset[Want]:
        if self._setup is None:
            return frozenset()
        return frozenset((Want(self._probe, NOW_AND_THEN), Want(IMPORTANCE, AT_REST)))

    def start(self, setup: Setup) -> None:
        """Show the inputs of another run; what was typed stays where they are called alike."""
        self._setup = setup
        self.columns.start(setup.data)
        self.note.setText(tr("Importance comes with the first pause."))
        self._ask()

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """Samples come and go while the run goes on."""
        before = self._setup
        if before is not None and setup.data is not before.data:
            self.start(setup)
        elif before is not None:
            self._setup = setup

    def select(self, selection: Selection) -> None:
        """Take the values of a sample that was picked, to change one of them."""
        row, setup = selection.sample, self._setup
        if "sample" not in selection.picked or row is None or setup is None:
            return
        if row < len(setup.data.x):
            self.columns.take(words_of(setup.data, row))
            self._ask()

    def draw(self, snapshot: Snapshot) -> None:
        answer = snapshot.readings.get(self._probe)
        importance = snapshot.readings.get(IMPORTANCE)
        if answer is not None:
            self._show_answer(answer)
        if importance is not None:
            self.columns.show_importance(importance)
            self._tell(importance, snapshot.step)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.cells.theme = theme
        self._fit()
        self.view.viewport().update()

    def table(self) -> list[list[object]]:
        """Every input with what was typed, and its importance."""
        found = self.columns.importance
        rows: list[list[object]] = [
            [source.name, word, *_numbers(found, place)]
            for place, (source, word) in enumerate(
                zip(self.columns.sources, self.columns.words, strict=True)
            )
        ]
        header = [tr("input"), tr("value"), tr("importance"), tr("spread")]
        return [list(header), *rows] if rows else []

    @Slot()
    def _ask(self) -> None:
        """Have the network asked for the row that is written now."""
        self._probe = TypedRowProbe.of(self.columns.words)
        self.rewanted.emit()

    def _show_answer(self, found: TypedAnswer) -> None:
        setup = self._setup
        assert setup is not None
        if found.problem:
            text = tr(found.problem) + "."
        elif len(found.shares):
            order = np.argsort(-found.shares, kind="stable")[:_NAMED].tolist()
            shares = [
                tr("{name} {share}", name=setup.data.classes[k], share=percent(found.shares[k]))
                for k in order
            ]
            text = tr("Answer: {answer}", answer=", ".join(shares))
        else:
            numbers = "; ".join(number(float(value)) for value in found.numbers)
            text = tr("Answer: {answer}", answer=numbers)
        if found.filled:
            some = ", ".join(found.filled[:_NAMED]) + (", …" if found.filled[_NAMED:] else "")
            text += " " + tr("(filled in: {names})", names=some)
        if self.answer.text() != text:
            self.answer.setText(text)

    def _tell(self, found: Importance, step: int) -> None:
        parts = {"train": tr("training"), "validation": tr("validation"), "test": tr("test")}
        classes = self._setup is not None and bool(self._setup.data.classes)
        base = percent(found.base) if classes else number(found.base, 3)
        words = {
            "base": base,
            "count": found.samples,
            "part": parts[found.part],
            "repeats": found.repeats,
            "step": number(step),
        }
        self.note.setText(
            tr(
                "Importance: what the accuracy of {base} loses when one column is shuffled among "
                "{count:,} {part} samples, {repeats} times (± spread); at step {step}.",
                **words,
            )
            if classes
            else tr(
                "Importance: what R² = {base} loses when one column is shuffled among {count:,} "
                "{part} samples, {repeats} times (± spread); at step {step}.",
                **words,
            )
        )

    def _fit(self) -> None:
        high = self.view.fontMetrics().height()
        self.view.verticalHeader().setDefaultSectionSize(round(high * 1.5))
        self._share_width()

    def _share_width(self) -> None:
        wide = self.width()
        self.view.setColumnWidth(NAME, round(_NAME_SHARE * wide))
        self.view.setColumnWidth(VALUE, round(_VALUE_SHARE * wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()


def _numbers(found: Importance | None, place: int) -> list[object]:
    if found is None:
        return ["", ""]
    return [float(found.mean[place]), float(found.deviation[place])]
