"""Which classes are taken for which; for numbers, predicted over true."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.data.splits import PARTS
from engine.probes import Answers, AnswersProbe, MetricsProbe
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.specs.paths import touches
from engine.training.experiment import ExperimentSpec
from engine.training.metrics import ClassMetrics, Metrics
from engine.training.setup import DECIDE_SAMPLES, Setup
from playground.look.tokens import Theme
from playground.panels.panel import Panel
from playground.panels.scores.confusion.agreement import Agreement
from playground.panels.scores.confusion.confusion_grid import ConfusionGrid
from playground.panels.selection import Cell
from playground.words.numbers import fixed, number, percent
from playground.words.translate import tr

# The answers are those that the data table begins with: they are measured once for both.
METRICS, ANSWERS = MetricsProbe(), AnswersProbe()
# A panel wider than this shows counts and scores side by side.
BOTH_EMS = 23


class ConfusionPanel(Panel):
    """Counts of truth against answer, with precision, recall and F1 of every class.

    Where numbers are predicted: predicted over true ones, or how far off they are.
    """

    name: ClassVar[str] = "confusion"
    title: ClassVar[str] = "Confusion matrix"
    tab: ClassVar[str] = "Confusion"
    of_numbers = ("Predicted against true", "Predicted")
    home: ClassVar[str] = "loss"
    questions = (
        "Which classes are taken for which?",
        "How far are predicted numbers from the true ones?",
        "How good is it on samples that it has never seen?",
    )
    terms = ("test part", "training part")
    explains = ("train_accuracy", "test_accuracy", "test_error")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.grid = ConfusionGrid(theme, self)
        self.grid.setToolTip(tr("A click or Enter lists the samples of a cell in the data table."))
        self.scores = QTableWidget(0, 4, self)
        self.agreement = Agreement(theme, self)
        self._setup: Setup | None = None
        # The cell under the pointer, −1 twice for none.
        self._pointed = (-1, -1)
        self._build()
        self._metrics: dict[str, Metrics] = {}
        self._step = 0
        self._answers: Answers | None = None
        self.grid.pointed.connect(self._read)
        self.grid.chosen.connect(self._show_one)
        self.part.currentIndexChanged.connect(self._show)
        self._arrange()

    def _build(self) -> None:
        self.summary = ""
        self.part = QComboBox(self)
        self.part.setObjectName("confusion.part")
        self.part.addItems([tr("Training"), tr("Validation"), tr("Test")])
        self.part.setCurrentIndex(PARTS.index("test"))
        self.part.setAccessibleName(tr("Part of the data"))
        self.part.setToolTip(tr("Which part of the data is looked at."))
        self.by_class = self._switch(
            "by_class",
            tr("By class"),
            tr("Precision, recall and F1 of every class, not the counts."),
        )
        self.by_class.setAccessibleName(tr("Scores of every class"))
        self.by_class.toggled.connect(self._arrange)
        self.residuals = self._switch(
            "residuals",
            tr("Residuals"),
            tr("How far off each answer is, predicted − true, over what is predicted."),
        )
        self.residuals.toggled.connect(self.agreement.show_residuals)
        self.readout = QLabel(self)
        self.readout.setWordWrap(True)
        self.readout.setMinimumWidth(1)
        self.readout.setProperty("kind", "caption")
        self.readout.setAccessibleName(tr("Scores, or the cell under the pointer"))
        table = self.scores
        table.setObjectName("confusion.scores")
        table.setAccessibleName(tr("Precision, recall and F1 of every class"))
        table.setToolTip(
            tr(
                "Precision: of those taken for the class, the share that is it. Recall: of those "
                "that are the class, the share that was found. F1: the harmonic mean of both."
            )
        )
        table.setHorizontalHeaderLabels([tr("class"), tr("prec."), tr("recall"), tr("F1")])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()

    def _switch(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"confusion.{name}")
        button.setCheckable(True)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.part)
        bar.addWidget(self.by_class)
        bar.addWidget(self.residuals)
        bar.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.grid, 9)
        middle.addWidget(self.scores, 10)
        middle.addWidget(self.agreement, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addLayout(middle, 1)
        column.addWidget(self.readout)

    def wants(self) -> frozenset[Want]:
        return frozenset((Want(METRICS, NOW_AND_THEN), Want(ANSWERS, NOW_AND_THEN)))

    def start(self, setup: Setup) -> None:
        """Empty cells for the classes of another run, or axes for its numbers."""
        self._setup, self._metrics, self._answers = setup, {}, None
        classes = setup.data.classes
        self._arrange()
        self.grid.start(classes)
        self.agreement.start(setup)
        self.scores.setRowCount(len(classes))
        for row, name in enumerate(classes):
            for column in range(4):
                self.scores.setItem(row, column, QTableWidgetItem("" if column else name))
        self._fit()
        self.summary = (
            tr("Counts come with the next measurement.")
            if classes
            else tr("Numbers come with the next measurement.")
        )
        self._say("")
        self._show()

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """Points that are drawn by hand come and go while the run goes on."""
        if not touches(changed, *DECIDE_SAMPLES):
            return
        before = self._setup
        if before is not None and setup.data.classes == before.data.classes:
            self._setup = setup

    def draw(self, snapshot: Snapshot) -> None:
        metrics = snapshot.readings.get(METRICS)
        answers = snapshot.readings.get(ANSWERS)
        if metrics is not None:
            self._metrics, self._step = metrics, snapshot.step
        if answers is not None:
            self._answers = answers
        if metrics is not None or answers is not None:
            self._show()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.grid.set_theme(theme)
        self.agreement.set_theme(theme)
        self._fit()

    def table(self) -> list[list[object]]:
        """The counts, truth by row, or true and predicted numbers."""
        if self._setup is None:
            return []
        names = list(self._setup.data.classes)
        if names:
            counts = [
                [name, *map(int, row)] for name, row in zip(names, self.grid.counts, strict=True)
            ]
            return [[tr("truth \\ taken for"), *names], *counts]
        x, y = self.agreement.points.getData()
        pairs: list[list[object]] = [[float(a), float(b)] for a, b in zip(x, y, strict=True)]
        if self.residuals.isChecked():
            return [[tr("predicted"), tr("residual")], *pairs]
        return [[tr("true"), tr("predicted")], *pairs]

    @Slot()
    def _show(self) -> None:
        """Show the part that is chosen."""
        setup, part = self._setup, PARTS[self.part.currentIndex()]
        found = self._metrics.get(part)
        if setup is None or found is None:
            return
        if not len(setup.parts[part]):
            text = tr("No samples are kept back for this part: choose another one.")
        elif isinstance(found, ClassMetrics):
            self.grid.show_counts(found.confusion)
            self._score(found)
            text = tr("accuracy {share}", share=percent(found.accuracy))
            if not math.isnan(found.log_loss):
                text += " · " + tr("log-loss {value}", value=number(found.log_loss, 3))
            text += " · " + tr("colour: share of the row")
        else:
            text = self._numbers(setup, part, found.r2, found.mean_absolute_error)
        self.summary = text + " · " + tr("at step {step}", step=number(self._step))
        self._read(*self._pointed)

    def _numbers(self, setup: Setup, part: str, r2: float, error: float) -> str:
        if self._answers is not None:
            self.agreement.show_answers(self._answers, setup.parts[part].rows)
        text = tr(
            "R² = {r2} ({share} of the variance explained) · mean absolute error {error}",
            r2=number(r2, 3), share=percent(max(0.0, r2)), error=number(error, 3),
        )  # fmt: skip
        count = setup.data.y.shape[1]
        drawn = tr("drawn: the first of {count} targets", count=count) if count > 1 else ""
        return f"{text} · {drawn}" if drawn else text

    def _score(self, found: ClassMetrics) -> None:
        scores = np.stack([found.precision, found.recall, found.f1], axis=1)
        for row, values in enumerate(scores):
            for column, value in enumerate(values, start=1):
                item = self.scores.item(row, column)
                text = fixed(value, 2)
                if item is not None and item.text() != text:
                    item.setText(text)

    def _fit(self) -> None:
        high = round(self.fontMetrics().height() * 1.45)
        self.scores.verticalHeader().setDefaultSectionSize(high)

    def _say(self, about_cell: str) -> None:
        """Read a cell, or sum everything up while none is pointed at."""
        text = about_cell or self.summary
        if self.readout.text() != text:
            self.readout.setText(text)
            self.grid.setAccessibleDescription(about_cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Counts beside scores where both have room, else the one that is asked for."""
        classes = self._setup is not None and bool(self._setup.data.classes)
        both = self.width() > BOTH_EMS * self.fontMetrics().height()
        scores = classes and self.by_class.isChecked()
        self.by_class.setVisible(classes and not both)
        self.grid.setVisible(classes and (both or not scores))
        self.scores.setVisible(classes and (both or scores))
        numbers = self._setup is not None and not classes
        self.agreement.setVisible(numbers)
        self.residuals.setVisible(numbers)

    @Slot(int, int)
    def _read(self, truth: int, answer: int) -> None:
        """Say what a cell means."""
        setup, self._pointed = self._setup, (truth, answer)
        if setup is None or not 0 <= truth < len(self.grid.counts):
            self._say("")
            return
        names, counts = setup.data.classes, self.grid.counts
        values = {
            "count": int(counts[truth, answer]), "all": int(counts[truth].sum()),
            "truth": names[truth], "answer": names[answer],
        }  # fmt: skip
        if truth == answer:
            self._say(tr("{count:,} of {all:,} “{truth}” were recognised", **values))
        else:
            self._say(tr("{count:,} of {all:,} “{truth}” were taken for “{answer}”", **values))

    @Slot(int, int)
    def _show_one(self, truth: int, answer: int) -> None:
        """Ask for the samples of this cell; point out the first whose answer is known."""
        found, setup = self._answers, self._setup
        if setup is None or not setup.data.classes:
            return
        name = PARTS[self.part.currentIndex()]
        cell = Cell(name, truth, answer)
        if found is None:
            self.pick(cell=cell)
            return
        inside = (found.labels == truth) & (found.predicted == answer)
        rows = found.rows[inside & np.isin(found.rows, setup.parts[name].rows)]
        if len(rows):
            self.pick(cell=cell, sample=int(rows[0]))
        else:
            self.pick(cell=cell)
