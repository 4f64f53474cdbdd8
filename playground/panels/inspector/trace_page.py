"""The computational graph of one sample: drawn where the network is small, else as tables."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from engine.arrays import Array
from engine.expressions import WorkedGraph
from engine.probes import NetworkGraphReading, TraceEntry, TraceReading
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.inspector.page import Caption, NumberTable, Page
from playground.plotting.graphs.player import GraphPlayer
from playground.words.numbers import number
from playground.words.translate import tr

FIRST = 4


class TracePage(Page):
    """A graph to walk through; of a larger network two tables, to the loss and the way back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        header = [tr("symbol"), tr("meaning"), tr("formula"), tr("values")]
        self.where = Caption(parent=self)
        self.forward = NumberTable(tr("Forward values of one sample"), header, self, (1, 2))
        self.back = Caption(tr("And back: how the loss changes with each of them"), self)
        self.backward = NumberTable(tr("Gradients of one sample"), header, self, (1, 2))
        self.units = Caption(parent=self)
        self.player = GraphPlayer(theme, "inspector.graph", self)
        self.add(self.where, self.units, self.player, self.forward, self.back, self.backward)
        self.units.hide()
        self.reading: TraceReading | None = None
        self.graph: WorkedGraph | None = None
        self._choose()

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

    def draw_graph(self, reading: NetworkGraphReading) -> None:
        """Show the graph of a network that is small enough, else leave the tables."""
        self.graph = reading.graph
        self._choose()
        if reading.graph is not None:
            self.where.show_text(tr("Sample {row}, from its inputs to the loss",
                                    row=reading.row + 1))  # fmt: skip
            self.player.show_graph(reading.graph)
            # The page scrolls up and down, the graph only from side to side.
            bar = self.player.area.horizontalScrollBar().sizeHint().height()
            self.player.area.setMinimumHeight(self.player.view.minimumHeight() + bar)

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self.player.set_theme(theme)

    def _choose(self) -> None:
        drawn = self.graph is not None
        self.player.setVisible(drawn)
        for part in (self.forward, self.back, self.backward):
            part.setVisible(not drawn)


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
