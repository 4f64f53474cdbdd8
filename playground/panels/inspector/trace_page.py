"""The computational graph of one sample: every value forwards, every gradient back."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from engine.arrays import Array
from engine.probes import TraceEntry, TraceReading
from engine.training.setup import Setup
from playground.panels.inspector.page import Caption, NumberTable, Page
from playground.words.numbers import number
from playground.words.translate import tr

FIRST = 4


class TracePage(Page):
    """Two tables: from x to the loss, and the way back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        header = [tr("symbol"), tr("meaning"), tr("formula"), tr("values")]
        self.where = Caption(parent=self)
        self.forward = NumberTable(tr("Forward values of one sample"), header, self, (1, 2))
        self.back = Caption(tr("And back: how the loss changes with each of them"), self)
        self.backward = NumberTable(tr("Gradients of one sample"), header, self, (1, 2))
        self.units = Caption(parent=self)
        self.add(self.where, self.units, self.forward, self.back, self.backward)
        self.units.hide()
        self.reading: TraceReading | None = None

    def start(self, setup: Setup) -> None:
        """Say in which units targets and outputs are, where these are not those of the data."""
        units = setup.target_units
        self.units.setVisible(units is not None)
        if units is None:
            return
        some = [
            tr("μ = {mean}, σ = {deviation}", mean=number(mean), deviation=number(deviation))
            for mean, deviation in zip(units.shift.tolist(), units.scale.tolist(), strict=True)
        ]
        self.units.show_text(
            tr(
                "Targets, outputs and loss are in training units: (y − μ) / σ with {units}",
                units="; ".join(some[:FIRST]),
            )
        )

    def draw(self, reading: TraceReading) -> None:
        """Show all values of one sample."""
        self.reading = reading
        self.where.show_text(tr("Sample {row}, from its inputs to the loss", row=reading.row + 1))
        for table, entries in ((self.forward, reading.forward), (self.backward, reading.backward)):
            rows = [[e.symbol, tr(e.meaning), e.formula, elided(e.values)] for e in entries]
            table.show_rows(rows, [_tip(entry) for entry in entries])


def elided(values: Array) -> str:
    """A number, a short row of them, or the shape of a larger array and its first numbers."""
    flat = values.reshape(-1)
    first = ", ".join(number(float(value), 3) for value in flat[:FIRST])
    if values.ndim < 2 and len(flat) <= FIRST:
        return first
    shape = " × ".join(map(str, np.atleast_1d(values).shape))
    return tr("{shape}, first {values} …", shape=shape, values=first)


def _tip(entry: TraceEntry) -> str:
    formula = f"\n{entry.formula}" if entry.formula else ""
    made = "\n" + tr("made of {inputs}", inputs=", ".join(entry.inputs)) if entry.inputs else ""
    return f"{entry.symbol}: {tr(entry.meaning)}, {elided(entry.values)}{formula}{made}"
