"""A neuron at one sample: what goes in, what comes out, what comes back."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.network.naming import PlaceNames
from engine.network.places import Neuron, Parameter
from engine.probes import NeuronReading
from playground.panels.inspector.error_signal import explain, follow
from playground.panels.inspector.page import Caption, Formula, NumberTable, Page
from playground.widgets.chip import Chip
from playground.words.numbers import number
from playground.words.settings import word
from playground.words.symbols import EQUALS, SLOPE, indexed, lines
from playground.words.translate import tr

# Weights beyond these are left to the network view.
MOST_WEIGHTS = 12
OFTEN = 0.9


class NeuronPage(Page):
    """s, h, f′(s) and δ, whether it is dead or saturated, and its weights, strongest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Caption(parent=self)
        self.forward = Formula(tr("Forward values"), self)
        self.chip = Chip(parent=self)
        self.where = Caption(parent=self)
        self.signal = Formula(tr("Error signal of the neuron"), self, linked=True)
        self.heading = Caption(parent=self)
        self.weights = NumberTable(
            tr("Incoming weights, strongest first: click one to inspect it"),
            [tr("weight"), tr("value"), tr("input"), tr("product")],
            self,
        )
        self.weights.setObjectName("inspector.weights")
        row = QHBoxLayout()
        row.addWidget(self.chip)
        row.addStretch(1)
        self.add(self.title, self.forward)
        self.column.insertLayout(self.column.count() - 1, row)
        self.add(self.where, self.signal)
        self.beside(self.heading, self.weights)
        # Formulas can be broken into lines, four columns of numbers cannot.
        self.share(4, 5)
        self.reading: NeuronReading | None = None
        self._names: PlaceNames | None = None
        self._place: Neuron | None = None
        self._listed: list[Parameter] = []
        self.signal.linkActivated.connect(self._follow)
        self.weights.chosen.connect(self._choose)

    def show_place(self, names: PlaceNames, place: Neuron) -> None:
        """Turn to another neuron."""
        self._place, self.reading = place, None
        self.set_names(names)
        for part in (self.forward, self.where, self.signal, self.heading):
            part.show_text("")
        self.chip.hide()
        self.weights.hide()

    def set_names(self, names: PlaceNames) -> None:
        """The experiment was edited: the activation function may be another one."""
        self._names, place = names, self._place
        if place is None:
            return
        title = tr(names.neuron(place))
        kind = word(names.blocks[place.column].activation) if place.column >= 0 else ""
        name = title[:1].upper() + title[1:]
        self.title.show_text(f"{name} · {kind}" if kind else name)

    def draw(self, reading: NeuronReading) -> None:
        """Show a neuron's numbers."""
        names = self._names
        if names is None or reading.place != self._place:
            return
        self.reading = reading
        parts = {"train": tr("training"), "validation": tr("validation"), "test": tr("test")}
        self.where.show_text(
            tr("at sample {row} ({part} part), whose loss is {loss}",
               row=reading.row + 1, part=parts[reading.part], loss=number(reading.loss))
        )  # fmt: skip
        self.forward.show_text(self._forward(reading))
        self.signal.show_text(explain(names, reading))
        self.chip.setVisible(reading.place.column >= 0)
        if reading.dead:
            self.chip.set_status(tr("dead: f′(s) = 0 for every sample"), "bad")
        elif reading.saturated > OFTEN:
            share = tr("saturated for {share:.0%} of samples", share=reading.saturated)
            self.chip.set_status(share, "warning")
        else:
            share = tr("alive, saturated for {share:.0%}", share=reading.saturated)
            self.chip.set_status(share if reading.saturated else tr("alive"), "good")
        self._list(names, reading)

    def _forward(self, reading: NeuronReading) -> str:
        unit = reading.place.unit
        if reading.place.column < 0:
            return f"{indexed('x', unit)} {EQUALS}<b>{number(reading.h)}</b>"
        s, h = indexed("s", unit), indexed("h", unit)
        parts = []
        if reading.sums is not None:
            formula = f"{s} {EQUALS}Σ<sub>i</sub> <i>w</i><sub>i{unit + 1}</sub> <i>h</i>"
            parts = [f"{formula}<sub>i</sub>"]
            if reading.sums.bias is not None:
                b = indexed("b", unit)
                parts = [lines(f"{parts[0]} + {b}", f"{b} {EQUALS}{number(reading.sums.bias)}")]
        parts.append(f"{s} {EQUALS}<b>{number(reading.s)}</b>")
        if reading.normalized:
            parts.append(f"{indexed('ŝ', unit)} {EQUALS}{number(reading.entering)}")
        inner = "ŝ" if reading.normalized else "s"
        parts.append(f"{h} {EQUALS}<i>f</i>({inner}) {EQUALS}<b>{number(reading.h)}</b>")
        parts.append(f"{SLOPE}({inner}) {EQUALS}{number(reading.slope)}")
        return "<br>".join(parts)

    def _list(self, names: PlaceNames, reading: NeuronReading) -> None:
        sums, column = reading.sums, reading.place.column
        self.weights.setVisible(sums is not None)
        if sums is None:
            self.heading.show_text("")
            return
        unit, layer = reading.place.unit, names.blocks[column].first
        strongest = np.argsort(-np.abs(np.nan_to_num(sums.weights)), kind="stable")
        count, strongest = len(strongest), strongest[:MOST_WEIGHTS]
        if count > MOST_WEIGHTS:
            text = tr("The {most} strongest of {count} incoming weights",
                      most=MOST_WEIGHTS, count=count)  # fmt: skip
        else:
            text = tr("Incoming weights, strongest first")
        self.heading.show_text(text)
        self._listed = [Parameter(layer, "W", (int(i), unit)) for i in strongest]
        rows, tips = [], []
        for i in strongest:
            w, h = float(sums.weights[i]), float(sums.inputs[i])
            source = names.neuron(Neuron(column - 1, int(i)))
            rows.append([_short(column, int(i), names), *(number(v, 3) for v in (w, h, w * h))])
            tips.append(tr("Weight from {source}: click to inspect it", source=source))
        if sums.bias is not None:
            self._listed.append(Parameter(layer, "b", (unit,)))
            rows.append([tr("bias"), number(sums.bias, 3), "1", number(sums.bias, 3)])
            tips.append(tr("Bias: click to inspect it"))
        self.weights.show_rows(rows, tips)

    @Slot(int)
    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._listed):
            self.chosen.emit(self._listed[row])

    @Slot(str)
    def _follow(self, _link: str) -> None:
        above = None if self.reading is None else follow(self.reading)
        if self.reading is not None and above is not None:
            self.chosen.emit(Neuron(self.reading.place.column + 1, above))


def _short(column: int, i: int, names: PlaceNames) -> str:
    """Where a weight comes from, in a few letters."""
    return names.inputs[i] if column == 0 else tr("neuron {unit}", unit=i + 1)
