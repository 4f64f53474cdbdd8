"""One column per layer: activations over gradients, and how the layer is doing."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.activations import Activation, Identity
from engine.blocks import blocks_of
from engine.health import verdicts
from engine.layers import Dense, Layer
from engine.plan import Plan
from engine.probes import Activations, Gradients, Histograms, Probe
from engine.snapshot import Snapshot
from playground.describe import word
from playground.panels.panel import Panel
from playground.panels.plots import Plot
from playground.tokens import Theme
from playground.widgets.chip import Chip

ACTIVATIONS = Activations(every=4, phase=3)
GRADIENTS = Gradients(every=4, phase=3)
MARGIN = 0.06
LONGEST_TICK = 4


class HistogramRow:
    """The histograms of all layers side by side in one plot, each as high as its highest bin."""

    def __init__(self, theme: Theme, role: str, title: str, symbol: str, parent: QWidget) -> None:
        self.role, self.title, self.symbol = role, title, symbol
        self.caption = QLabel(parent)
        self.caption.setProperty("kind", "caption")
        self.plot = Plot(theme, title, parent)
        self.plot.plotItem.hideAxis("left")
        self.plot.setMinimumHeight(56)
        self.bars: list[pg.PlotCurveItem] = []
        self.reading: Histograms | None = None
        self._limit = 0.0
        self.plot.scene().sigMouseMoved.connect(self._read)

    def start(self, columns: int) -> None:
        """Make one set of bars for each layer."""
        for item in self.bars:
            self.plot.removeItem(item)
        self.bars = []
        for _ in range(columns):
            item = pg.PlotCurveItem([0, 0], [0], stepMode="center", fillLevel=0)
            self.plot.addItem(item)
            self.bars.append(item)
        self.reading, self._limit = None, 0.0
        self.plot.show_range(0, max(1, columns), 0, 1.05)
        self.plot.plotItem.getAxis("bottom").setTicks([[]])
        self.caption.setText(self.title)
        self.set_theme(self.plot.theme)

    def draw(self, reading: Histograms) -> None:
        """Move the bars."""
        self.reading = reading
        for place, (item, layer) in enumerate(zip(self.bars, reading.layers, strict=False)):
            edges = place + MARGIN + (1 - 2 * MARGIN) * np.linspace(0, 1, len(layer.shares) + 1)
            item.setData(edges, layer.shares / max(float(layer.shares.max()), 1e-12))
        if reading.limit != self._limit:
            self._limit = reading.limit
            self._tick(reading)

    def set_theme(self, theme: Theme) -> None:
        """Colour the bars and the ground again."""
        self.plot.set_theme(theme)
        for item in self.bars:
            item.setPen(theme.pen(self.role))
            item.setBrush(theme.brush(self.role, 0.75))

    def _tick(self, reading: Histograms) -> None:
        # Long numbers of neighbouring columns would run into each other; the caption has them too.
        room = len(f"{reading.limit:g}") <= LONGEST_TICK
        ends = ((MARGIN, -1), (0.5, 0), (1 - MARGIN, 1)) if room else ((0.5, 0),)
        ticks = [
            (place + at, f"{sign * reading.limit:g}".replace("-", "−"))
            for place in range(len(reading.layers))
            for at, sign in ends
        ]
        self.plot.plotItem.getAxis("bottom").setTicks([ticks])
        self.caption.setText(
            f"{self.title}: all layers from −{reading.limit:g} to {reading.limit:g}, "
            "bars relative to each layer's highest"
        )

    def _read(self, position: QPointF) -> None:
        """Say what the bar under the pointer stands for."""
        if self.reading is None:
            return
        where = self.plot.plotItem.getViewBox().mapSceneToView(position).x()
        place = int(where) if where >= 0 else -1
        if not 0 <= place < len(self.reading.layers):
            return
        layer, limit = self.reading.layers[place], self.reading.limit
        bins = len(layer.shares)
        index = int((where - place - MARGIN) / (1 - 2 * MARGIN) * bins)
        if 0 <= index < bins:
            low = -limit + 2 * limit * index / bins
            self.plot.setToolTip(
                f"Layer {layer.title}: {layer.shares[index]:.1%} of {self.symbol} from {low:.3g} "
                f"to {low + 2 * limit / bins:.3g}\nmean {layer.mean:.3g}, σ {layer.std:.3g}, "
                f"root mean square {layer.rms:.3g}"
            )


class LayersPanel(Panel):
    """Activations and error signals of every layer, with a plain word on its health."""

    name: ClassVar[str] = "layers"
    title: ClassVar[str] = "Layers"
    home: ClassVar[str] = ""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.rows = (
            HistogramRow(theme, "accent", "Activations h", "h", self),
            HistogramRow(theme, "negative", "Gradients δ = ∂L/∂s of the last batch", "δ", self),
        )
        self.heads = QHBoxLayout()
        self.chips = QGridLayout()
        self.chips.setHorizontalSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(self.heads)
        for row in self.rows:
            column.addWidget(row.caption)
            column.addWidget(row.plot, 1)
        column.addLayout(self.chips)
        self.columns: list[tuple[QLabel, Chip, QLabel]] = []

    def probes(self) -> frozenset[Probe]:
        return frozenset((ACTIVATIONS, GRADIENTS))

    def start(self, plan: Plan) -> None:
        """Make a column for each layer of the network."""
        blocks = blocks_of(plan.network.layers)
        if len(blocks) != len(self.columns):
            self._make_columns(len(blocks))
        for row in self.rows:
            row.start(len(blocks))
        for block, (head, chip, note) in zip(blocks, self.columns, strict=True):
            first = plan.network.layers[block.first]
            width = first.width(plan.network.fan_ins[block.first])
            name = "Output" if block.title == "output" else f"Layer {block.title}"
            head.setText(f"<b>{name}</b> · {width} · {_kind(first, block.activation)}")
            chip.set_status("–")
            note.setText("")

    def draw(self, snapshot: Snapshot) -> None:
        activations = snapshot.readings.get(ACTIVATIONS)
        gradients = snapshot.readings.get(GRADIENTS)
        if activations is not None:
            self.rows[0].draw(activations)
        if gradients is not None:
            self.rows[1].draw(gradients)
        if activations is not None:
            found = verdicts(activations, self.rows[1].reading)
            for verdict, (_, chip, note) in zip(found, self.columns, strict=False):
                chip.set_status(verdict.word, verdict.status)
                chip.setToolTip(verdict.sentence)
                if note.text() != verdict.numbers:
                    note.setText(verdict.numbers)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for row in self.rows:
            row.set_theme(theme)

    def _make_columns(self, count: int) -> None:
        for widgets in self.columns:
            for widget in widgets:
                widget.setParent(None)
                widget.deleteLater()
        self.columns = []
        for place in range(count):
            head, chip, note = QLabel(self), Chip(parent=self), QLabel(self)
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            note.setProperty("kind", "caption")
            for label in (head, note):
                label.setMinimumWidth(1)
            self.heads.addWidget(head, 1)
            self.chips.addWidget(chip, 0, place, Qt.AlignmentFlag.AlignHCenter)
            self.chips.addWidget(note, 1, place)
            self.columns.append((head, chip, note))
        for place in range(self.chips.columnCount()):
            self.chips.setColumnStretch(place, 1 if place < count else 0)


def _kind(first: Layer, active: Activation) -> str:
    """What a layer computes, in a word or two: its activation, unless it is more than Dense."""
    if isinstance(first, Dense):
        return word(active)
    return word(first) if isinstance(active, Identity) else f"{word(first)} · {word(active)}"
