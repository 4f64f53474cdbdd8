"""The inspector: value, gradient and place in the network of whatever has been clicked."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.network.naming import PlaceNames
from engine.network.places import Column, Neuron, Parameter, Place, exists
from engine.probes import (
    ColumnProbe,
    NetworkGraphProbe,
    NeuronProbe,
    ParameterProbe,
    Probe,
    TraceProbe,
)
from engine.running.pace import NOW_AND_THEN, Pace, Want
from engine.running.snapshot import Snapshot
from engine.specs.paths import touches
from engine.training.experiment import ExperimentSpec
from engine.training.setup import DECIDE_LAYERS, Setup
from playground.look.tokens import Theme
from playground.panels.inspector.column_page import ColumnPage
from playground.panels.inspector.neuron_page import NeuronPage
from playground.panels.inspector.page import Caption
from playground.panels.inspector.parameter_page import ParameterPage
from playground.panels.inspector.trace_page import TracePage
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.widgets.empty_state import EmptyState
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.places import names_of
from playground.words.translate import tr

PACE = replace(NOW_AND_THEN, together="inspector")
# Long tables change too much to be read while they do.
TRACE_PACE = Pace(every=24, together=PACE.together)
BATCH = -1
PARAMETER_NUMBERS = ("value", "loss", "gradient", "penalty", "numeric", "epsilon", "difference")
NEURON_NUMBERS = ("s", "entering", "h", "slope", "back", "arriving", "signal", "loss")


class InspectorPanel(Panel):
    """One weight, bias, neuron or layer, in numbers, with the chain rule written out."""

    name: ClassVar[str] = "inspector"
    title: ClassVar[str] = "Inspector"
    home: ClassVar[str] = ""
    questions = (
        "How is this gradient worked out?",
        "What does this weight do to the loss?",
        "What does this neuron do?",
    )
    terms = ("back-propagation", "gradient", "error signal")
    explains = (
        "healthy",
        "no gradient yet",
    )
    revealed_by: ClassVar[tuple[str, ...]] = ("place",)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.place: Place | None = None
        self.row = BATCH
        self._names: PlaceNames | None = None
        self._build(theme)
        for page in self.pages:
            page.chosen.connect(lambda place: self.pick(place=place))
            page.parameter_set.connect(self.parameter_set)
        self._turn()

    def _build(self, theme: Theme) -> None:
        self.empty = EmptyState(
            theme,
            "inspect",
            tr(
                "Click a weight, a bias, a neuron or a layer in the network: here is its value, "
                "its gradient, and how the chain rule finds it."
            ),
            self,
        )
        self.parameter = ParameterPage(theme, self)
        self.neuron = NeuronPage(self)
        self.layer = ColumnPage(self)
        self.trace = TracePage(theme, self)
        self.pages = (self.parameter, self.neuron, self.layer)
        self.about_sample = Caption(parent=self)
        self.about_sample.setProperty("pictured", False)
        self.batch_button = QPushButton(tr("Back to the mean of the batch"), self)
        self.batch_button.setObjectName("inspector.batch")
        self.batch_button.setToolTip(tr("Look at many samples at once again, not at one."))
        self.trace_button = QPushButton(tr("Show the computational graph"), self)
        self.trace_button.setObjectName("inspector.trace")
        self.trace_button.setCheckable(True)
        self.trace_button.setToolTip(tr("Every value of one sample forwards and backwards."))
        for button in (self.batch_button, self.trace_button):
            button.setAccessibleName(button.text())
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        # One over the other in a narrow panel, beside each other in a wide and low one.
        buttons = FlowLayout()
        for button in (self.batch_button, self.trace_button):
            buttons.addWidget(button)
        for widget in (self.empty, *self.pages, self.about_sample):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.trace)
        column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(content, self))
        self.batch_button.clicked.connect(self._forget_sample)
        self.trace_button.toggled.connect(self._toggle_trace)

    def wants(self) -> frozenset[Want]:
        place, names = self.place, self._names
        found: list[Probe] = []
        if names is not None and place is not None:
            if isinstance(place, Parameter):
                found.append(ParameterProbe.at(place, self.row))
                found.append(self._neuron(names.neuron_of(place)))
            elif isinstance(place, Neuron):
                found.append(self._neuron(place))
            else:
                found.append(ColumnProbe(column=place.column))
        wanted = {Want(probe, PACE) for probe in found}
        if self.trace_button.isChecked():
            wanted.add(Want(TraceProbe(row=self.row), TRACE_PACE))
            wanted.add(Want(NetworkGraphProbe(row=self.row), TRACE_PACE))
        return frozenset(wanted)

    def start(self, setup: Setup) -> None:
        """Another network: keep what was chosen if it is there too."""
        self._names = names_of(setup)
        self.trace.start(setup)
        if self.place is not None and not exists(setup.network, self.place):
            self.place = None
        if self.row >= len(setup.data.x):
            self.row = BATCH
        self._turn()
        self.rewanted.emit()

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """A live edit leaves the places where they are, under names of their own."""
        if not touches(changed, *DECIDE_LAYERS):
            return
        names, place = names_of(setup), self.place
        if self._names is None or (place is not None and not exists(setup.network, place)):
            return  # another run is about to start
        self._names = names
        self.trace.start(setup)
        if isinstance(place, Parameter):
            self.parameter.set_names(names)
        elif isinstance(place, Neuron):
            self.neuron.set_names(names)
        elif isinstance(place, Column):
            self.layer.set_names(names)

    def select(self, selection: Selection) -> None:
        """Inspect the place that was picked, and take the gradients of the sample alone."""
        if "place" in selection.picked:
            self._turn_to(selection.place)
        if "sample" in selection.picked:
            self._take_sample(BATCH if selection.sample is None else selection.sample)

    def _turn_to(self, place: Place | None) -> None:
        """Inspect this place; one that is not in the network is nothing."""
        if place is not None and (self._names is None or not exists(self._names.network, place)):
            place = None
        if place != self.place:
            self.place = place
            self._turn()
            self.rewanted.emit()

    def _take_sample(self, row: int) -> None:
        if row != self.row:
            self.row = max(row, BATCH)
            self._tell_sample()
            self.rewanted.emit()

    def draw(self, snapshot: Snapshot) -> None:
        for probe in (want.probe for want in self.wants()):
            reading = snapshot.readings.get(probe)
            if reading is None:
                continue
            if isinstance(probe, ParameterProbe):
                self.parameter.draw(reading)
            elif isinstance(probe, ColumnProbe):
                self.layer.draw(reading)
            elif isinstance(probe, TraceProbe):
                self.trace.draw(reading)
            elif isinstance(probe, NetworkGraphProbe):
                self.trace.draw_graph(reading)
            elif isinstance(self.place, Neuron):
                self.neuron.draw(reading)
            else:
                self.parameter.draw_neuron(reading)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.parameter.set_theme(theme)
        self.trace.set_theme(theme)
        self.empty.set_theme(theme)

    def _neuron(self, place: Neuron) -> NeuronProbe:
        return NeuronProbe(column=place.column, unit=place.unit, row=self.row)

    def _turn(self) -> None:
        """Show the page of the place that is chosen."""
        place, names = self.place, self._names
        shown = {Parameter: self.parameter, Neuron: self.neuron, Column: self.layer}
        current = shown.get(type(place))
        for page in self.pages:
            page.setVisible(page is current)
        self.empty.setVisible(current is None)
        if names is not None:
            if isinstance(place, Parameter):
                self.parameter.show_place(names, place)
            elif isinstance(place, Neuron):
                self.neuron.show_place(names, place)
            elif isinstance(place, Column):
                self.layer.show_place(names, place)
        self._tell_sample()

    def _tell_sample(self) -> None:
        one = self.row != BATCH
        self.batch_button.setVisible(one)
        self.trace.setVisible(self.trace_button.isChecked())
        if one:
            text = tr("Everything here is of sample {row} alone.", row=self.row + 1)
        else:
            text = tr("Click a point in the boundary to see one sample forwards and backwards.")
        self.about_sample.show_text(text)

    @Slot()
    def _forget_sample(self) -> None:
        self._take_sample(BATCH)

    @Slot(bool)
    def _toggle_trace(self, shown: bool) -> None:
        words = tr("Hide the computational graph") if shown else tr("Show the computational graph")
        self.trace_button.setText(words)
        self.trace_button.setAccessibleName(words)
        self._tell_sample()
        self.rewanted.emit()

    def table(self) -> list[list[object]]:
        """What is inspected as symbols and numbers."""
        place = self.place
        if isinstance(place, Parameter) and self.parameter.reading is not None:
            rows = _numbers(self.parameter.reading, PARAMETER_NUMBERS)
        elif isinstance(place, Neuron) and self.neuron.reading is not None:
            rows = _numbers(self.neuron.reading, NEURON_NUMBERS)
        elif isinstance(place, Column) and self.layer.reading is not None:
            rows = [[array.name, array.norm] for array in self.layer.reading.arrays]
        else:
            return []
        return [[tr("quantity"), tr("value")], *rows]


def _numbers(reading: object, names: tuple[str, ...]) -> list[list[object]]:
    return [[name, getattr(reading, name)] for name in names]
