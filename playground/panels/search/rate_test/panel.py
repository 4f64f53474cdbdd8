"""Which learning rate suits: one click trains aside with a rate that grows, and draws the loss."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from engine.arrays import Array
from engine.search.rate_test import RateTest, rate_test, rates_of
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.importing.work import Work
from playground.look.tokens import Theme
from playground.panels.panel import Panel
from playground.plotting.curve_scales import decades, loss_range
from playground.plotting.plots import Dots, Line, Plot, line_in, set_grid
from playground.widgets.flow_layout import FlowLayout
from playground.words.numbers import number
from playground.words.translate import tr

# What may be changed without another curve: it is drawn over the one, and the other does not count.
LEAVES_IT = ("optimizer.lr", "schedule")
WHOLE, LEAST_EMS = 1000, 8


class RateTestPanel(Panel):
    """Tests all learning rates on a copy of the experiment, and suggests one."""

    name: ClassVar[str] = "rate_test"
    title: ClassVar[str] = "Learning-rate test"
    tab: ClassVar[str] = "Rate test"
    home: ClassVar[str] = "loss"
    questions = ("Which learning rate suits?", "Is the learning rate too large or too small?")
    terms = ("learning rate", "step")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.found: RateTest | None = None
        self._spec: ExperimentSpec | None = None
        self._known: tuple[Setup, ...] = ()
        self._work = Work((SpecError, MemoryError), self)
        self._work.progressed.connect(self._show_share)
        self._work.finished.connect(self._finish)
        self._work.failed.connect(self._fail)
        self._build(theme)
        self._lay_out()
        self.set_theme(theme)
        self._forget()

    def _build(self, theme: Theme) -> None:
        self.begin = QPushButton(tr("Try all rates"), self)
        self.begin.setObjectName("rate_test.begin")
        self.begin.setToolTip(
            tr(
                "Train a copy from its first weights, each step with a larger rate. The run at "
                "hand stays as it is."
            )
        )
        self.begin.clicked.connect(self._begin_or_cancel)
        self.take = QPushButton(self)
        self.take.setObjectName("rate_test.take")
        self.take.setToolTip(tr("Give the experiment this learning rate; undo takes it back."))
        self.take.clicked.connect(self._take_suggested)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, WHOLE)
        self.bar.setAccessibleName(tr("Progress of the test"))
        self.plot = Plot(theme, tr("Loss over learning rate"), self)
        self.plot.describe = self.words
        self.plot.set_labels(tr("learning rate η"), tr("training loss"))
        set_grid(self.plot, x=True, y=True)
        self.line = line_in(self.plot)
        self.present, self.marked = Line(), Line()
        self.point = Dots(size=10, symbol="o")
        for item in (self.present, self.marked):
            self.plot.addItem(item)
        self.plot.addItem(self.point)
        self.note = QLabel(self)
        self.note.setProperty("kind", "caption")
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(1)

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=8)
        for button in (self.begin, self.take):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.plot, 1)
        column.addWidget(self.note)

    def start(self, setup: Setup) -> None:
        """Another run of the same experiment has the same curve."""
        self._known = (setup,)
        if self._spec is None or setup.spec != self._spec:
            self._spec = setup.spec
            self._forget()

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """With other settings the curve is another one; with another rate it is not."""
        self._spec, self._known = spec, (setup,)
        if all(path.startswith(LEAVES_IT) for path in changed):
            self._show_present()
        else:
            self._forget()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.plot.set_theme(theme)
        self.plot.setMinimumHeight(LEAST_EMS * theme.small_px)
        self.line.setPen(theme.pen("accent", 2))
        self.present.setPen(theme.pen("quiet", 1.6, style=Qt.PenStyle.DashLine))
        self.marked.setPen(theme.pen("good", 2))
        self.point.setPen(theme.pen("surface", 1))
        self.point.setBrush(theme.brush("good"))

    def table(self) -> list[list[object]]:
        """The loss at every rate."""
        found = self.found
        if found is None:
            return []
        rows: list[list[object]] = [
            [float(rate), float(loss)] for rate, loss in zip(found.rates, found.losses, strict=True)
        ]
        return [[tr("learning rate"), tr("training loss")], *rows]

    def words(self) -> str:
        """What came of it, for who cannot see the curve."""
        return self.note.text()

    def end(self) -> None:
        """Leave the test, and wait until its thread has left it."""
        self._work.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.end()
        super().closeEvent(event)

    @Slot()
    def _begin_or_cancel(self) -> None:
        spec = self._spec
        if self._work.busy() or spec is None:
            self._forget()
            return
        self._forget()
        self._work.start(rate_test(spec, self._known))
        self._show_busy()

    @Slot(float)
    def _show_share(self, share: float) -> None:
        self.bar.setValue(round(WHOLE * share))

    @Slot(object)
    def _finish(self, found: RateTest) -> None:
        self.found = found
        self._show_busy()
        self._draw_curve(found)

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._forget()
        self.note.setText(sentence)

    @Slot()
    def _take_suggested(self) -> None:
        spec, found = self._spec, self.found
        if spec is not None and found is not None and found.suggested is not None:
            optimizer = replace(spec.optimizer, lr=_rounded(found.suggested))
            self.edited.emit(replace(spec, optimizer=optimizer))
            self.settled.emit()

    def _forget(self) -> None:
        """There is no curve yet."""
        self._work.leave()
        self.found = None
        for item in (self.line, self.marked):
            item.setData([], [])
        self.point.setData([], [])
        rates = np.array([1e-5, 1.0]) if self._spec is None else rates_of(self._spec)
        self._fit(rates, (0.0, 1.0))
        self.note.setText(
            tr("One click tries every learning rate, from far too small to too large.")
        )
        self._show_busy()

    def _show_busy(self) -> None:
        busy = self._work.busy()
        self.begin.setText(tr("Cancel") if busy else tr("Try all rates"))
        self.begin.setAccessibleName(self.begin.text())
        self.bar.setVisible(busy)
        suggested = None if self.found is None else self.found.suggested
        self.take.setVisible(suggested is not None)
        if suggested is not None:
            self.take.setText(tr("Take η = {rate}", rate=number(_rounded(suggested))))
            self.take.setAccessibleName(self.take.text())
        self._show_present()

    def _draw_curve(self, found: RateTest) -> None:
        x = np.log10(found.rates)
        self.line.setData(x, found.losses)
        # At the end it may shoot up; what counts is where it falls.
        _, top = loss_range([np.array([1.5 * found.first])], False)
        self._fit(rates_of(self._spec) if self._spec else found.rates, (0.0, top))
        if found.suggested is None:
            self.note.setText(
                tr("The loss falls at no learning rate: look for what else is wrong.")
            )
            return
        at = float(np.log10(found.suggested))
        self.marked.setData([at, at], [0.0, top])
        self.point.setData([at], [float(np.interp(at, x, found.losses))])
        text = tr(
            "The loss falls fastest at η = {rate}; it is least at {lowest}.",
            rate=number(found.steepest, 2), lowest=number(found.lowest, 2),
        )  # fmt: skip
        if found.ended:
            text += " " + tr("Beyond {last} it runs away.", last=number(float(found.rates[-1]), 2))
        self.note.setText(text + " " + tr("Dashed: the rate at hand."))

    def _fit(self, rates: Array, ends: tuple[float, float]) -> None:
        low, high = float(np.log10(rates[0])), float(np.log10(rates[-1]))
        self._ends = ends
        self.plot.show_range(low, high, *ends)
        self.plot.set_ticks("bottom", decades(low, high, 6))
        self._show_present()

    def _show_present(self) -> None:
        """The learning rate of the experiment at hand."""
        if self._spec is not None and self._spec.optimizer.lr > 0:
            at = float(np.log10(self._spec.optimizer.lr))
            self.present.setData([at, at], [*self._ends])


def _rounded(rate: float) -> float:
    """Two digits are enough for a learning rate."""
    return float(f"{rate:.1e}")
