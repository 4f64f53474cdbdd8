"""The optimiser at work: what it remembers, and how far its steps go in every layer."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.network.blocks import blocks_of
from engine.probes import (
    Cosines,
    EffectiveSteps,
    MemoryReading,
    OptimizerMemory,
    Ratio,
    RatioHistory,
    Ratios,
    Spreads,
    UpdateCosine,
    UpdateRatio,
)
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.specs.paths import touches
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.optimizer.closer import CloserLook
from playground.panels.optimizer.quantities import HEALTHY, Quantity, columns_of
from playground.panels.optimizer.table import StepsTable, short_name
from playground.panels.optimizer.trail import TrailPlot
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.widgets.focused_wheel import FocusedWheel
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.numbers import fixed
from playground.words.settings import sentence_of, word
from playground.words.translate import tr

PACE = replace(NOW_AND_THEN, together="optimizer")
MEMORY, RATIO, STEPS, COSINE = OptimizerMemory(), UpdateRatio(), EffectiveSteps(), UpdateCosine()
HISTORY = RatioHistory()
# From this height on, table and curve are shown both.
BOTH_EMS = 27
# Qt's own largest size: no bound.
UNBOUND = 16_777_215
# Cosines from which steps agree, and below which they undo each other.
AGREE, UNDO = 0.3, -0.3
# More layers than this are named only by their colour.
NAMED = 5


class OptimizerPanel(Panel):
    """Steps, memory and learning rate of the optimiser, layer by layer and over time."""

    name: ClassVar[str] = "optimizer"
    title: ClassVar[str] = "Optimiser"
    home: ClassVar[str] = "loss"
    questions = ("Why does it zig-zag?", "How large are the steps?")
    terms = ("learning rate", "step", "gradient")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.rule, self.words, self.legend = (QLabel(self) for _ in range(3))
        self.rule.setAccessibleName(tr("Rule of the optimiser"))
        self.words.setAccessibleName(tr("What the optimiser is doing"))
        self.closer = CloserLook(PACE, self)
        for label in (self.rule, self.words, self.legend, self.closer):
            label.setProperty("kind", "caption")
            label.setWordWrap(True)
            label.setMinimumWidth(1)
        self.view = QComboBox(self)
        self.view.setObjectName("optimizer.view")
        self.view.setAccessibleName(tr("What is shown of the optimiser"))
        self.view.setToolTip(tr("The last step layer by layer, or the ratio over all steps."))
        self.view.addItems([tr("Now"), tr("Over time")])
        self.view.setMinimumContentsLength(max(len(self.view.itemText(i)) for i in (0, 1)))
        FocusedWheel(self.view)
        self.table_view = StepsTable(theme)
        self.page = VerticalScroll(self.table_view, self)
        self.trail = TrailPlot(theme, self)
        self._history: Ratios | None = None
        self._titles: tuple[str, ...] = ()
        self._columns: dict[str, Quantity] = {}
        self._lay_out()
        self.view.currentIndexChanged.connect(self._share_room)
        self.words.setText(tr("There is no network yet."))

    def wants(self) -> frozenset[Want]:
        probes = (MEMORY, RATIO, STEPS, COSINE, HISTORY)
        return frozenset(Want(probe, PACE) for probe in probes) | self.closer.wants()

    def start(self, setup: Setup) -> None:
        """Make a row and a line for each layer."""
        self._titles = tuple(block.title for block in blocks_of(setup.network.layers))
        self._history, self._columns = None, {}
        self.closer.start(setup)
        self.table_view.show_columns(self._titles, ())
        self.trail.start(len(self._titles))
        self.words.setText(tr("No step yet: train one to see how far it goes."))
        self._name_rule(setup.spec)
        self._write_legend()
        self._share_room()

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """Name the rule in force; another optimiser has other axes."""
        if touches(changed, "optimizer") and self._name_rule(spec):
            self._columns = {}

    def select(self, selection: Selection) -> None:
        """Tell of the weight that is picked."""
        if self.closer.pick(selection.place):
            self.rewanted.emit()

    def draw(self, snapshot: Snapshot) -> None:
        readings = snapshot.readings
        self.closer.draw(snapshot)
        memory: MemoryReading | None = readings.get(MEMORY)
        if memory is None:
            return
        ratios: tuple[Ratio, ...] = readings.get(RATIO) or ()
        steps: Spreads | None = readings.get(STEPS)
        cosines: Cosines | None = readings.get(COSINE)
        found = [
            column.including(self._columns.get(column.key))
            for column in columns_of(ratios, steps, cosines, memory)
        ]
        self._columns |= {column.key: column for column in found}
        self.table_view.show_columns(self._titles, tuple(found))
        history: Ratios | None = readings.get(HISTORY)
        if history is not None:
            self._history = history
            self.trail.show_rows(history.rows)
            self._write_legend()
        said = self._sentence(snapshot.step, memory, cosines, ratios)
        if said != self.words.text():
            self.words.setText(said)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.table_view.set_theme(theme)
        self.trail.set_theme(theme)
        self._write_legend()
        self._share_room()

    def table(self) -> list[list[object]]:
        """The columns of every layer, then the ratios over the steps."""
        columns = self.table_view.columns
        if not columns:
            return []
        heads = [
            head
            for c in columns
            for head in (c.title, tr("{name} min", name=c.title), tr("{name} max", name=c.title))
        ]
        rows: list[list[object]] = [[tr("layer"), *heads]]
        for row, title in enumerate(self._titles):
            cells = [c.cells[row] for c in columns]
            rows.append([title, *(n for c in cells for n in (c.value, c.least, c.most))])
        if self._history is not None:
            rows += [
                [],
                [
                    tr("step"),
                    tr("rate"),
                    *(tr("ratio {name}", name=tr(title)) for title in self._titles),
                ],
            ]
            rows += self._history.rows.tolist()
        return rows + self.closer.rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.rule, 1)
        head.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.closer)
        column.addWidget(self.page, 4)
        column.addWidget(self.legend)
        column.addWidget(self.trail, 5)

    @Slot()
    def _share_room(self) -> None:
        """Show both where there is room for both, else the one chosen."""
        both = self.height() >= BOTH_EMS * self.theme.base_px
        over_time = self.view.currentIndex() == 1
        self.view.setVisible(not both)
        self.page.setVisible(both or not over_time)
        needed = self.table_view.sizeHint().height() + 2
        self.page.setMaximumHeight(needed if both else UNBOUND)
        for part in (self.trail, self.legend):
            part.setVisible(both or over_time)

    def _name_rule(self, spec: ExperimentSpec) -> bool:
        """Write the optimiser's rule; returns whether it is another one."""
        rule = spec.optimizer
        text = f"<b>{word(rule)}</b>&nbsp; {rule.formula}"
        if text == self.rule.text():
            return False
        self.rule.setText(text)
        self.rule.setToolTip(sentence_of(type(rule)))
        return True

    def _sentence(
        self,
        step: int,
        memory: MemoryReading,
        cosines: Cosines | None,
        ratios: tuple[Ratio, ...],
    ) -> str:
        """The learning rate, how the last steps agree, and whether anything is remembered."""
        parts = [tr("η = {rate:.3g} for the next step", rate=memory.rate)]
        if step and not ratios:
            parts.append(tr("how far a step goes is known from the next one on"))
        if not memory.arrays:
            parts.append(tr("no memory: every step forgets the ones before"))
        if cosines is not None and not math.isnan(cosines.whole):
            parts.append(_agreement(cosines.whole))
        elif step == 0:
            parts.append(tr("no step yet"))
        return " · ".join(parts)

    def _write_legend(self) -> None:
        names = []
        for place, title in enumerate(self._titles):
            if NAMED <= place < len(self._titles) - 1:
                continue
            color = self.trail.layer_color(place)
            names.append(f'<span style="color:{color}"><b>━</b></span> {short_name(title)}')
        names.append(f'<span style="color:{self.theme.quiet}">┄</span> η')
        good = self.theme.words("good")
        names.append(
            f'<span style="color:{good}">▬</span> '
            + tr("usual Δ ÷ w: {low:g} to {high:g}", low=HEALTHY[0], high=HEALTHY[1])
        )
        names += self._spacing()
        text = "&nbsp; ".join(names)
        if text != self.legend.text():
            self.legend.setText(text)

    def _spacing(self) -> list[str]:
        """How close together the steps are that the lines go through."""
        history = self._history
        if history is None:
            return []
        if history.rows[0, 0] == history.complete_from or history.every == 1:
            return [tr("every step")]
        return [
            tr(
                "every step from {step:,} on, 1 in {n:,} before",
                step=history.complete_from,
                n=history.every,
            )
        ]


def _agreement(cosine: float) -> str:
    """How the last two updates compare, in words."""
    cos = fixed(cosine, 2)
    if cosine >= AGREE:
        return tr("the last two steps agree (cos {number})", number=cos)
    if cosine <= UNDO:
        return tr("the last step undoes the one before (cos {number})", number=cos)
    return tr("the last two steps have little in common (cos {number})", number=cos)
