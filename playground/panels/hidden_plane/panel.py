"""The hidden plane: where a layer puts the samples before the next one sees them."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from engine.data.splits import PARTS
from engine.network.blocks import blocks_of
from engine.network.places import Column, Neuron
from engine.probes import HiddenPlane, HiddenReading
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.hidden_plane.cloud import POINT, Cloud
from playground.panels.hidden_plane.plane_items import Extent, PlaneItems, steady_range
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.plotting.legend_line import Legend, LegendLine
from playground.plotting.markers import class_entries, number_entries
from playground.plotting.plots import Plot
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.numbers import number, percent
from playground.words.places import heading_of_layer
from playground.words.translate import tr

ROOM = 0.04
AXIS_EMS = 4.4


class HiddenPlanePanel(Panel):
    """The samples as a layer sees them, over what the rest of the network makes of its plane."""

    name: ClassVar[str] = "hidden_plane"
    title: ClassVar[str] = "Hidden plane"
    tab: ClassVar[str] = "Hidden"
    home: ClassVar[str] = "boundary"
    questions = (
        "What do the hidden units make of the data?",
        "Why can one line separate them now?",
    )
    terms = ("hidden layer",)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.layers = QComboBox(self)
        self.layers.setObjectName("hidden_plane.layer")
        self.layers.setAccessibleName(tr("Layer whose plane is drawn"))
        self.layers.setToolTip(tr("Which layer's activations h are drawn."))
        self.layers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        FocusedWheel(self.layers)
        self.folds = QCheckBox(tr("input grid"), self)
        self.folds.setObjectName("hidden_plane.grid")
        self.folds.setAccessibleName(self.folds.text())
        self.folds.setToolTip(tr("Where the layer puts the straight lines of the input plane."))
        self.folds.setChecked(True)
        self.legend = LegendLine(theme, tr("Legend of the hidden plane"), self)
        self.caption = QLabel(self)
        self.caption.setProperty("kind", "caption")
        self.caption.setMinimumWidth(1)
        self.caption.setWordWrap(True)
        self.caption.setAccessibleName(tr("What is drawn, or the answer under the pointer"))
        self.plot = Plot(theme, tr("Hidden plane"), self)
        self.plot.scene().sigMouseMoved.connect(self._read)
        self.items: PlaneItems | None = None
        self.cloud: Cloud | None = None
        self.reading: HiddenReading | None = None
        self._setup: Setup | None = None
        self._range: Extent | None = None
        self._names = ("", "")
        self._about = ""
        # Where the pointer is in the plot, as long as it is over it.
        self._pointed: QPointF | None = None
        self._lay_out()
        self._size_axis()
        self.layers.currentIndexChanged.connect(self._look_elsewhere)
        self.folds.toggled.connect(self._paint)
        self.caption.setText(tr("There is no network yet."))

    def wants(self) -> frozenset[Want]:
        layer = max(1, self.layers.currentIndex() + 1)
        return frozenset((Want(HiddenPlane(layer=layer), NOW_AND_THEN),))

    def start(self, setup: Setup) -> None:
        """Offer the layers of this network, the last hidden one first."""
        self._setup, self.reading, self._range = setup, None, None
        self._about = ""
        self._offer_layers(setup)
        if self.items is not None and self.cloud is not None:
            self.items.clear()
            self.cloud.clear()
        classes = setup.data.classes
        limit = 1.0 if classes else float(np.abs(setup.data.y).max()) or 1.0
        self.items = PlaneItems(self.plot, self.theme, bool(classes), limit)
        self.cloud = Cloud(self.plot, self.theme, len(classes), limit)
        self.folds.setVisible(len(setup.plane.origin) <= 2)
        self.caption.setText(tr("Nothing has been measured yet."))
        self._write_legend()

    def select(self, selection: Selection) -> None:
        """A neuron or a layer was clicked: show the plane of its layer."""
        place = selection.place if "place" in selection.picked else None
        if isinstance(place, Column | Neuron) and 0 <= place.column < self.layers.count():
            self.layers.setCurrentIndex(place.column)

    def draw(self, snapshot: Snapshot) -> None:
        for want in self.wants():
            if (reading := snapshot.readings.get(want.probe)) is not None:
                self.reading = reading
                self._paint()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.plot.set_theme(theme)
        self.legend.set_theme(theme)
        self._size_axis()
        if self.items is not None and self.cloud is not None:
            self.items.set_theme(theme)
            self.cloud.set_theme(theme)
        self._write_legend()

    def table(self) -> list[list[object]]:
        """Every sample: where it lies, what it is, what the network takes it for."""
        if self.reading is None:
            return []
        samples = self.reading.samples
        rows: list[list[object]] = [[*self._axes(self.reading), "part", "target", "answer"]]
        for at, part, target, answer in zip(
            samples.points, samples.part, samples.labels, samples.predicted, strict=True
        ):
            told = [_named(value, samples.classes) for value in (target, answer)]
            rows.append([*map(float, at), int(part), *told])
        return rows

    def _size_axis(self) -> None:
        self.plot.plotItem.getAxis("left").setWidth(AXIS_EMS * self.theme.small_px)

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=8)
        for part in (self.layers, self.folds):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.plot, 1)
        column.addWidget(self.legend)
        column.addWidget(self.caption)

    def _offer_layers(self, setup: Setup) -> None:
        blocks, network = blocks_of(setup.network.layers), setup.network
        widths = [(*network.fan_ins, network.width)[block.last + 1] for block in blocks]
        names = [
            f"{heading_of_layer(block.title)} ({units})"
            for block, units in zip(blocks, widths, strict=True)
        ]
        shown = [self.layers.itemText(i) for i in range(self.layers.count())]
        if names == shown:
            return
        self.layers.blockSignals(True)
        self.layers.clear()
        self.layers.addItems(names)
        self.layers.setMinimumContentsLength(max(map(len, names)))
        self.layers.setCurrentIndex(max(0, len(names) - 2))
        self.layers.blockSignals(False)
        self.rewanted.emit()

    @Slot()
    def _look_elsewhere(self) -> None:
        self.reading, self._range = None, None
        self._about = ""
        self.caption.setText(tr("The plane of this layer is being measured …"))
        self.rewanted.emit()

    @Slot()
    def _paint(self) -> None:
        reading = self.reading
        if reading is None or self.items is None or self.cloud is None:
            return
        wanted = reading.plane.extent
        if reading.units == 1 and reading.samples.classes:
            wanted = (*wanted[:2], -1.0, 1.0)
        shown = steady_range(self._range, wanted)
        if shown != self._range:
            self._range = shown
            left, right, bottom, top = shown
            # Some room, or half of the outermost numbers would be cut off.
            a, b = ROOM * (right - left), ROOM * (top - bottom)
            self.plot.show_range(left - a, right + a, bottom - b, top + b)
        names = self._axes(reading)
        if names != self._names:
            self._names = names
            self.plot.set_labels(*names)
        self.items.show_reading(reading, shown, self.folds.isChecked() and bool(len(reading.grid)))
        drawn = self.cloud.place(reading.samples)
        about = self._sentence(reading, drawn)
        if about != self._about:
            self._about = about
        self._tell()

    def _axes(self, reading: HiddenReading) -> tuple[str, str]:
        """The names of the axes, principal components with their share of the variance."""
        if not reading.plane.principal:
            return reading.plane.labels
        spread = reading.samples.points.var(axis=0)
        shares = spread / max(float(spread.sum()), 1e-300) * reading.plane.explained
        return tr("PC 1 ({share:.0%})", share=shares[0]), tr("PC 2 ({share:.0%})", share=shares[1])

    def _sentence(self, reading: HiddenReading, drawn: int) -> str:
        """What the picture shows besides the samples."""
        if reading.title == "output":
            parts = [tr("What the output layer makes of the samples")]
        elif reading.plane.principal:
            parts = [tr("Colours: what the layers above answer, other PCs at their mean")]
        else:
            parts = [tr("Colours: what the layers above answer")]
        if len(reading.lines):
            parts.append(tr("dashed: s = 0 of the next layer's neurons"))
        if drawn < len(reading.samples.points):
            parts.append(
                tr("{drawn} of {all:,} samples", drawn=drawn, all=len(reading.samples.points))
            )
        return " · ".join(parts)

    def _write_legend(self) -> None:
        setup = self._setup
        if setup is None:
            return
        parts = [part for part, name in enumerate(PARTS) if len(setup.parts[name])]
        if setup.data.classes:
            entries = class_entries(self.theme, setup.data.classes, parts, POINT)
            self.legend.show_legend(Legend(entries))
        else:
            told = (tr("Samples wear the colour of their target."),)
            entries = number_entries(self.theme, parts, POINT)
            self.legend.show_legend(Legend(entries, sentences=told))

    @Slot(object)
    def _read(self, position: QPointF) -> None:
        self._pointed = position
        self._tell()

    def _tell(self) -> None:
        """Say what the layers above answer under the pointer, or what is drawn."""
        words = self._answer_at(self._pointed) if self._pointed is not None else ""
        if (words or self._about) and self.caption.text() != (words or self._about):
            self.caption.setText(words or self._about)

    def _answer_at(self, position: QPointF) -> str:
        """What the layers above answer at a point of the plot; empty beside the plane."""
        reading = self.reading
        if reading is None or self._range is None:
            return ""
        at = self.plot.plotItem.getViewBox().mapSceneToView(position)
        left, right, bottom, top = reading.plane.extent
        rows, columns, _ = reading.rest.values.shape
        across = (at.x() - left) / (right - left)
        up = 0.5 if rows == 1 else (at.y() - bottom) / (top - bottom)
        if not (0 <= across < 1 and 0 <= up < 1):
            return ""
        answer = reading.rest.values[int(up * rows), int(across * columns)]
        classes = reading.samples.classes
        best = int(np.argmax(answer))
        told = f"{classes[best]}, {percent(answer[best])}" if classes else number(answer[0])
        shown = zip(self._names, (at.x(), at.y()), strict=True)
        place = ", ".join(f"{name} = {number(value, 3)}" for name, value in shown if name)
        return tr("{place}: the layers above answer {answer}", place=place, answer=told)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointed = None
        self._tell()


def _named(value: object, classes: tuple[str, ...]) -> object:
    """A class by its name, a number as it is."""
    if classes:
        return classes[int(str(value))]
    return float(np.asarray(value).reshape(-1)[0])
