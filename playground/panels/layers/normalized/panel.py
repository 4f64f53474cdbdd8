"""Batch normalisation under the microscope: one neuron's batch before and after, there and back."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.network.layer_edits import with_batch_norm_everywhere
from engine.network.layers.readings import Seen
from engine.network.naming import PlaceNames
from engine.network.places import Neuron, Parameter
from engine.probes import NormalizedProbe, NormalizedReading
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.inspector.page import Formula, NumberTable, SideBySide
from playground.panels.layers.normalized.formulas import backwards, forwards, verdict
from playground.panels.layers.normalized.line_plot import LinePlot
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.widgets.chip import Chip
from playground.widgets.count_box import CountBox
from playground.widgets.empty_state import EmptyState
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.numbers import number
from playground.words.places import heading_of_layer, names_of
from playground.words.translate import tr

# Samples of the batches that can be tried; 0: the mini-batch just used.
SIZES = (0, 32, 2, 1)
SEEN = (Seen.USUAL, Seen.BATCH, Seen.RUNNING)
# Samples that are listed, and how high the plot is at least, in heights of the type.
LISTED, PLOT_EMS = 12, 8
MOST_NEURONS = 2048


class BatchNormPanel(Panel):
    """What a normalisation over the batch does to one neuron."""

    name: ClassVar[str] = "batch_norm"
    title: ClassVar[str] = "BatchNorm microscope"
    tab: ClassVar[str] = "BatchNorm"
    home: ClassVar[str] = "loss"
    questions = (
        "What does batch normalisation do to a neuron?",
        "Why do training and test answer differently?",
        "Why does batch normalisation fail for small batches?",
    )
    terms = ("batch normalisation",)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.reading: NormalizedReading | None = None
        self._spec: ExperimentSpec | None = None
        self._names: PlaceNames | None = None
        self._at, self._unit = 0, 0
        self.layer = self._combo(
            "layer", tr("Layer whose normalisation is shown"),
            tr("Which normalisation is shown."), (),
        )  # fmt: skip
        self.unit = CountBox(1, MOST_NEURONS, parent=self)
        self.unit.setObjectName("batch_norm.unit")
        self.unit.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.unit.setAccessibleName(tr("Neuron"))
        self.unit.setToolTip(tr("Which neuron is looked at; clicking one in the network does too."))
        self.batch = self._combo(
            "batch", tr("Batch"),
            tr("The mini-batch of the last step, or a smaller one of training samples to try."),
            (tr("last batch"), tr("batch of 32"), tr("batch of 2"), tr("batch of 1")),
        )  # fmt: skip
        self.switch = self._combo(
            "seen", tr("Statistics that all panels show"),
            tr("While this panel is open, all others follow: as usual, layers are shown by the "
               "statistics of their batch and answers by the running averages; as in training, "
               "answers by those of the last mini-batch; as in test, layers by running averages."),
            (tr("all: as usual"), tr("all: as in training"), tr("all: as in test")),
        )  # fmt: skip
        self.chip = Chip(parent=self)
        self.plot = LinePlot(theme)
        self.legend = QLabel()
        self.forwards, self.backwards = Formula(tr("Forwards")), Formula(tr("Backwards"))
        self.statistics = NumberTable(
            tr("Statistics of the batch and running averages"), ["", tr("batch"), tr("running")]
        )
        self.samples = NumberTable(
            tr("Samples of the batch"),
            [tr("sample"), "s", "ŝ", "y", tr("y in test"), "∂J/∂y", "∂J/∂s"],
            spare=(4,),
        )  # fmt: skip
        self.empty = EmptyState(theme, "inspect", "", self)
        self.add = QPushButton(tr("Add it to all layers"), self)
        self._lay_out()
        self._connect()
        self._write_legend()
        self._forget()

    def _combo(self, name: str, words: str, tip: str, items: tuple[str, ...]) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(f"batch_norm.{name}")
        combo.setAccessibleName(words)
        combo.setToolTip(tip)
        combo.addItems(list(items))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        FocusedWheel(combo)
        return combo

    def _connect(self) -> None:
        self.layer.activated.connect(self._choose_layer)
        self.unit.edited.connect(self._choose_unit)
        self.batch.activated.connect(self._look_elsewhere)
        self.switch.activated.connect(self._look_elsewhere)
        self.add.clicked.connect(self._add)

    def _lay_out(self) -> None:
        self.add.setObjectName("batch_norm.add")
        self.add.setAccessibleName(self.add.text())
        self.add.setToolTip(tr("Normalise the sums of every hidden layer; the network is rebuilt."))
        bar = FlowLayout()
        for control in (self.layer, self.unit, self.batch, self.switch, self.add):
            bar.addWidget(control)
        for label in (self.legend, self.chip):
            label.setWordWrap(True)
            label.setMinimumWidth(1)
        self.chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.legend.setProperty("kind", "caption")
        self.page = SideBySide()
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.plot, self.legend, self.chip, self.statistics),
            (self.forwards, self.backwards),
        )
        for parts in groups:
            group = self.page.group()
            for part in parts:
                group.insertWidget(group.count() - 1, part)
        self.plot.setMinimumWidth(1)
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(bar)
        for shown in (self.page, self.samples, self.empty):
            inside.addWidget(shown)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(VerticalScroll(content, self))
        self._fit()

    @property
    def seen(self) -> Seen:
        """As the switch says."""
        return SEEN[max(0, self.switch.currentIndex())]

    def wants(self) -> frozenset[Want]:
        return frozenset((Want(self._probe(), NOW_AND_THEN),))

    def start(self, setup: Setup) -> None:
        """Another network has other normalisations."""
        self._spec, self._names = setup.spec, names_of(setup)
        self._forget()

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        self._spec = spec

    def select(self, selection: Selection) -> None:
        """Look at the neuron that was picked, if its layer is normalised."""
        place, names = selection.place, self._names
        if "place" not in selection.picked or names is None or self.reading is None:
            return
        if isinstance(place, Parameter):
            place = names.neuron_of(place)
        if not isinstance(place, Neuron) or place.column < 0:
            return
        title = names.blocks[place.column].title
        if title in self.reading.titles:
            self._turn_to(self.reading.titles.index(title), place.unit)

    def draw(self, snapshot: Snapshot) -> None:
        probe = self._probe()
        if probe not in snapshot.readings:
            return
        found = snapshot.readings[probe]
        self.reading = found if isinstance(found, NormalizedReading) else None
        if self.reading is None:
            self._say_empty(tr("Nothing is normalised over the batch in this network."))
        else:
            self._show(self.reading)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.plot.set_theme(theme)
        self.empty.set_theme(theme)
        self._write_legend()
        self._fit()

    def table(self) -> list[list[object]]:
        """Statistics and derivatives, then every sample of the batch."""
        found = self.reading
        if found is None:
            return []
        rows: list[list[object]] = [
            ["", tr("batch"), tr("running")],
            ["μ", found.mean, found.running_mean],
            ["v", found.variance, found.running_variance],
            ["γ", found.scale], ["β", found.shift],
            ["∂J/∂γ", found.by_scale], ["∂J/∂β", found.by_shift],
            ["∂J/∂v", found.by_variance], ["∂J/∂μ", found.by_mean],
            [],
            [tr("sample"), "s", "ŝ", "y", tr("y in test"), "∂J/∂y", "∂J/∂s"],
        ]  # fmt: skip
        columns = (found.s, found.s_hat, found.y, found.tested, found.by_y, found.by_s)
        rows += [[i, *map(float, each)] for i, each in enumerate(zip(*columns, strict=True), 1)]
        return rows

    def _probe(self) -> NormalizedProbe:
        size = SIZES[max(0, self.batch.currentIndex())]
        return NormalizedProbe(at=self._at, unit=self._unit, size=size)

    def _forget(self) -> None:
        self.reading = None
        self._say_empty(tr("Numbers come with the next measurement."))
        self.add.hide()

    def _say_empty(self, words: str) -> None:
        self.empty.words.setText(words)
        self.empty.show()
        self.add.setVisible(self._spec is not None)
        for part in self._of_a_reading():
            part.hide()

    def _of_a_reading(self) -> tuple[QWidget, ...]:
        """What there is to be shown and chosen of a normalisation."""
        controls = (self.layer, self.unit, self.batch, self.switch)
        return (*controls, self.chip, self.page, self.samples)

    def _show(self, found: NormalizedReading) -> None:
        for hidden in (self.empty, self.add):
            hidden.hide()
        for part in self._of_a_reading():
            part.show()
        headings = [
            tr("Input") if title == "input" else heading_of_layer(title) for title in found.titles
        ]
        if [self.layer.itemText(i) for i in range(self.layer.count())] != headings:
            self.layer.clear()
            self.layer.addItems(headings)
        self.layer.setCurrentIndex(found.at)
        self.unit.setValue(found.unit + 1)
        self.plot.show_reading(found)
        self.chip.set_status(*verdict(found))
        self.forwards.show_text(forwards(found))
        self.backwards.show_text(backwards(found))
        pairs = (
            ("μ", found.mean, found.running_mean), ("v", found.variance, found.running_variance),
            ("√v", _root(found.variance), _root(found.running_variance)),
        )  # fmt: skip
        self.statistics.show_rows([[name, number(a), number(b)] for name, a, b in pairs])
        columns = (found.s, found.s_hat, found.y, found.tested, found.by_y, found.by_s)
        listed = list(zip(*columns, strict=True))[:LISTED]
        self.samples.show_rows(
            [[str(i), *(number(float(x), 3) for x in each)] for i, each in enumerate(listed, 1)]
        )

    def _turn_to(self, at: int, unit: int) -> None:
        if (at, unit) != (self._at, self._unit):
            self._at, self._unit = at, unit
            self.rewanted.emit()

    @Slot(int)
    def _choose_layer(self, at: int) -> None:
        self._turn_to(at, 0)

    @Slot(int)
    def _choose_unit(self, shown: int) -> None:
        self._turn_to(self._at, shown - 1)

    @Slot()
    def _look_elsewhere(self) -> None:
        self.rewanted.emit()

    @Slot()
    def _add(self) -> None:
        """Ask for the same network with normalisation."""
        if self._spec is not None:
            layers = with_batch_norm_everywhere(self._spec.layers, True)
            self.edited.emit(replace(self._spec, layers=layers))

    def _fit(self) -> None:
        # As wide as its numbers: all four controls stand in one line of a small screen.
        self.unit.setFixedWidth(self.unit.minimumSizeHint().width())
        self.plot.setFixedHeight(PLOT_EMS * self.theme.base_px)

    def _write_legend(self) -> None:
        theme = self.theme
        signs = (
            (theme.words("accent"), "━", tr("batch, μ ± √v")),
            (theme.words("warning"), "┄", tr("running averages: test mode")),
        )
        self.legend.setText(
            "&nbsp; ".join(f'<span style="color:{c}">{s}</span> {w}' for c, s, w in signs)
        )


def _root(variance: float) -> float:
    return math.sqrt(variance) if variance >= 0 else math.nan
