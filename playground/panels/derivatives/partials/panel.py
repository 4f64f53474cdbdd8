"""All partial derivatives of a small network at once; a click shows the chain rule of one."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.network.naming import PlaceNames
from engine.probes import MOST_PARTIALS, PartialsProbe, PartialsReading
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.specs.paths import touches
from engine.training.experiment import ExperimentSpec
from engine.training.setup import DECIDE_LAYERS, Setup
from playground.look.tokens import Theme
from playground.panels.inspector.page import NumberTable
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.widgets.chip import Chip
from playground.widgets.empty_state import EmptyState
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.numbers import number
from playground.words.places import names_of
from playground.words.translate import tr

BATCH = -1


class PartialsPanel(Panel):
    """∂L/∂w of every weight and bias, with its finite difference."""

    name: ClassVar[str] = "partials"
    title: ClassVar[str] = "All partial derivatives"
    tab: ClassVar[str] = "Partials"
    home: ClassVar[str] = "boundary"
    questions = ("Is the gradient right?", "Which way does every weight want to go?")
    terms = ("gradient", "back-propagation")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.row = BATCH
        self.reading: PartialsReading | None = None
        self._names: PlaceNames | None = None
        self.about = QLabel(self)
        self.about.setProperty("kind", "caption")
        self.about.setWordWrap(True)
        self.about.setMinimumWidth(1)
        self.batch_button = QPushButton(tr("Back to the mean of the batch"), self)
        self.batch_button.setObjectName("partials.batch")
        self.batch_button.setAccessibleName(self.batch_button.text())
        self.batch_button.setToolTip(tr("Look at many samples at once again, not at one."))
        self.chip = Chip(parent=self)
        self.rows = NumberTable(
            tr("Partial derivatives: click one to see its chain rule"),
            [tr("parameter"), tr("value"), "∂L/∂w", tr("numeric"), tr("meaning")],
            self,
            spare=(4,),
        )
        self.rows.setObjectName("partials.table")
        self.empty = EmptyState(theme, "inspect", "", self)
        self._lay_out()
        self.rows.chosen.connect(self._choose)
        self.batch_button.clicked.connect(lambda: self._take(BATCH))
        self._forget()

    def _lay_out(self) -> None:
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.rows)
        inside.addStretch(1)
        self.page = VerticalScroll(content, self)
        self.chip.setWordWrap(True)
        self.chip.setMinimumWidth(1)
        self.chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar = FlowLayout()
        bar.addWidget(self.batch_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.about)
        column.addWidget(self.chip)
        column.addLayout(bar)
        column.addWidget(self.page, 1)
        column.addWidget(self.empty, 1)

    def wants(self) -> frozenset[Want]:
        return frozenset((Want(PartialsProbe(row=self.row), NOW_AND_THEN),))

    def start(self, setup: Setup) -> None:
        """Another network has other parameters."""
        self._names = names_of(setup)
        self._forget()
        if self.row >= len(setup.data.x):
            self._take(BATCH)

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """A live edit leaves the parameters where they are, under names of their own."""
        same = self._names is not None and len(self._names.network.layers) == len(
            setup.network.layers
        )
        if same and touches(changed, *DECIDE_LAYERS):
            self._names = names_of(setup)

    def select(self, selection: Selection) -> None:
        """Take the derivatives of the sample that was picked, alone."""
        if "sample" in selection.picked:
            self._take(BATCH if selection.sample is None else selection.sample)

    def draw(self, snapshot: Snapshot) -> None:
        reading = snapshot.readings.get(PartialsProbe(row=self.row))
        if isinstance(reading, PartialsReading):
            self.reading = reading
            self._show(reading)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.empty.set_theme(theme)
        if self.reading is not None:
            self._show(self.reading)

    def table(self) -> list[list[object]]:
        """Every parameter with its value, gradient and finite difference."""
        found, names = self.reading, self._names
        if found is None or names is None or not found.places:
            return []
        head: list[object] = [tr("parameter"), tr("value"), "∂L/∂w", tr("finite difference")]
        numbers = zip(found.values, found.gradients, found.numeric, strict=True)
        return [
            head,
            *(
                [tr(names.parameter(place)), *(float(value) for value in three)]
                for place, three in zip(found.places, numbers, strict=True)
            ),
        ]

    def _forget(self) -> None:
        self.reading = None
        self.about.setText(tr("Derivatives come with the next measurement."))
        for part in (self.chip, self.page, self.empty, self.batch_button):
            part.hide()

    def _take(self, row: int) -> None:
        if row != self.row:
            self.row = row
            self._forget()
            self.rewanted.emit()

    def _show(self, found: PartialsReading) -> None:
        names, listed = self._names, bool(found.places)
        if names is None:
            return
        self.page.setVisible(listed)
        self.empty.setVisible(not listed)
        self.chip.setVisible(listed)
        self.batch_button.setVisible(found.row >= 0)
        if not listed:
            self.about.setText("")
            self.empty.words.setText(
                tr(
                    "This network has {count:,} parameters: all at once are shown of {most} at "
                    "most, such as those of 2-2-1. Click a weight to inspect it alone.",
                    count=found.count, most=MOST_PARTIALS,
                )
            )  # fmt: skip
            return
        color = self.theme.words("accent")
        loss = f'<b style="color:{color}">{number(found.loss)}</b>'
        if found.row >= 0:
            about = tr("{count} derivatives of the loss of sample {row}, which is {loss}",
                       count=found.count, row=found.row + 1, loss=loss)  # fmt: skip
        else:
            about = tr("{count} derivatives of the mean loss of {n} samples, which is {loss}",
                       count=found.count, n=found.samples, loss=loss)  # fmt: skip
        self.about.setText(about)
        worst = number(float(found.differences.max()), 2)
        if found.agree.all():
            self.chip.set_status(
                tr("all agree with finite differences, to {worst}", worst=worst), "good"
            )
        else:
            count = int((~found.agree).sum())
            self.chip.set_status(
                tr("{count} of them differ, by up to {worst}: a kink may lie within ε",
                   count=count, worst=worst),
                "warning",
            )  # fmt: skip
        self.rows.show_rows(*self._rows(names, found))

    def _rows(self, names: PlaceNames, found: PartialsReading) -> tuple[list[list[str]], list[str]]:
        rows, tips = [], []
        for i, place in enumerate(found.places):
            three = (found.values[i], found.gradients[i], found.numeric[i])
            meaning = tr(names.short(place))
            rows.append([found.symbols[i], *(number(float(value), 3) for value in three), meaning])
            tips.append(tr("{what}: click to see its chain rule", what=tr(names.parameter(place))))
        return rows, tips

    @Slot(int)
    def _choose(self, row: int) -> None:
        if self.reading is not None and 0 <= row < len(self.reading.places):
            self.pick(place=self.reading.places[row])
