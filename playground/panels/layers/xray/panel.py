"""Neurons seen through: how often each fires, what enters one, how it died, and its revival."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.network.naming import PlaceNames
from engine.network.places import Column, Neuron, Parameter
from engine.probes import DeathProbe, DeathReading, Fate, XrayProbe, XrayReading
from engine.running.pace import AT_REST, NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.layers.xray.firing_bars import FiringBars
from playground.panels.layers.xray.story import story_of
from playground.panels.layers.xray.sums_plot import SumsPlot
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.widgets.chip import Chip
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.numbers import percent
from playground.words.places import heading_of_layer, names_of
from playground.words.translate import tr

# From so many heights of the type on, bars and plot stand beside each other.
WIDE_EMS = 18
# How high each of them is at least.
LEAST_EMS = 4.4
OFTEN = 0.9


class XrayPanel(Panel):
    """The neurons of one layer, and one of them from the inside."""

    name: ClassVar[str] = "xray"
    title: ClassVar[str] = "Neuron X-ray"
    tab: ClassVar[str] = "X-ray"
    home: ClassVar[str] = "loss"
    questions = (
        "Which neurons fire, and how often?",
        "When did this neuron die, and of what?",
        "How can a dead neuron be revived?",
    )
    terms = ("dead unit", "saturation", "activation function")
    explains = ("dead units", "some dead", "saturating")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.place = Neuron(0, 0)
        self.reading: XrayReading | None = None
        self.death: DeathReading | None = None
        # A layer was picked, perhaps because of its dead neurons: the first of them is looked at.
        self._seeks_dead = False
        self._names: PlaceNames | None = None
        self.layer = QComboBox(self)
        self.layer.setObjectName("xray.layer")
        self.layer.setAccessibleName(tr("Layer whose neurons are shown"))
        self.layer.setToolTip(tr("The layer whose neurons are shown; click a bar for one of them."))
        self.layer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        FocusedWheel(self.layer)
        self.chip = Chip(parent=self)
        self.revive = self._button(
            "revive", tr("Revive"),
            tr("Draw the weights of this neuron anew, as first weights are: it fires again. Undo "
               "brings the old ones back."),
        )  # fmt: skip
        self.rewind = self._button(
            "rewind", tr("Step before"),
            tr("Go back to the last step at which this neuron was alive."),
        )  # fmt: skip
        self.bars, self.plot = FiringBars(theme, self), SumsPlot(theme, self)
        self.legend, self.story = QLabel(self), QLabel()
        self.legend.setProperty("kind", "caption")
        self.story.setObjectName("xray.story")
        self.story.setAccessibleName(tr("How the neuron died"))
        for label in (self.legend, self.story):
            label.setWordWrap(True)
            label.setMinimumWidth(1)
        self._lay_out()
        self.layer.activated.connect(self._turn_to_layer)
        self.bars.chosen.connect(self._choose)
        self.revive.clicked.connect(self._revive)
        self.rewind.clicked.connect(self._go_back)
        self._forget()
        self._write_legend()

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"xray.{name}")
        button.setAccessibleName(text)
        button.setToolTip(tip)
        return button

    def _lay_out(self) -> None:
        bar = FlowLayout()
        for part in (self.layer, self.chip, self.revive, self.rewind):
            bar.addWidget(part)
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        self.middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.middle.setSpacing(8)
        for view in (self.bars, self.plot):
            view.setMinimumWidth(1)
            # As high as there is room, which what it would like to have must not decide.
            view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            self.middle.addWidget(view, 1)
        inside.addLayout(bar)
        inside.addLayout(self.middle, 1)
        inside.addWidget(self.story)
        inside.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(VerticalScroll(content, self))

    def wants(self) -> frozenset[Want]:
        return frozenset((Want(self._xray(), NOW_AND_THEN), Want(self._death(), AT_REST)))

    def start(self, setup: Setup) -> None:
        """Offer the layers of another network; the neuron stays if there is such a one."""
        names = self._names = names_of(setup)
        column = min(self.place.column, len(names.blocks) - 1)
        self.place = Neuron(column, min(self.place.unit, names.units(column) - 1))
        self.layer.clear()
        self.layer.addItems([heading_of_layer(block.title) for block in names.blocks])
        self.layer.setCurrentIndex(column)
        self._forget()
        self.rewanted.emit()

    def select(self, selection: Selection) -> None:
        """Look at the neuron that was picked, the one that a weight leads to, or at a layer."""
        place, names = selection.place, self._names
        if "place" not in selection.picked or names is None:
            return
        if isinstance(place, Parameter):
            place = names.neuron_of(place)
        if isinstance(place, Column) and place.column != self.place.column:
            place, self._seeks_dead = Neuron(place.column, 0), True
        if isinstance(place, Neuron) and place.column >= 0:
            self._turn_to(place)

    def draw(self, snapshot: Snapshot) -> None:
        readings = snapshot.readings
        reading, death = readings.get(self._xray()), readings.get(self._death())
        if isinstance(death, DeathReading):
            self.death = death
        if isinstance(reading, XrayReading):
            self.reading = reading
            if self.death is not None and not reading.dead[reading.place.unit]:
                self.death = None
            if self._seeks_dead and reading.dead.any():
                self._turn_to(Neuron(reading.place.column, int(reading.dead.argmax())))
                reading = None
            self._seeks_dead = False
        if isinstance(reading, XrayReading) or death is not None:
            self._show()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.bars.set_theme(theme)
        self.plot.set_theme(theme)
        self._write_legend()
        self._arrange()

    def table(self) -> list[list[object]]:
        """Every neuron's shares, then the histogram of the one that is looked at."""
        found = self.reading
        if found is None:
            return []
        rows: list[list[object]] = [[tr("neuron"), tr("fires"), tr("saturated"), tr("dead")]]
        shares = zip(found.firing.tolist(), found.saturated.tolist(), found.dead, strict=True)
        for unit, (fires, saturated, dead) in enumerate(shares, start=1):
            rows.append([unit, fires, saturated, tr("yes") if dead else tr("no")])
        rows += [[], [tr("s of neuron {unit}", unit=found.place.unit + 1), tr("share"), "f", "f′"]]
        bins, limit = found.sums.shares.tolist(), found.sums.limit
        for place, share in enumerate(bins):
            s = limit * (2 * place + 1 - len(bins)) / len(bins)
            response = found.response
            pair = () if response is None else (response.values[place], response.slopes[place])
            rows.append([s, share, *map(float, pair)])
        return rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _xray(self) -> XrayProbe:
        return XrayProbe(column=self.place.column, unit=self.place.unit)

    def _death(self) -> DeathProbe:
        return DeathProbe(column=self.place.column, unit=self.place.unit)

    def _forget(self) -> None:
        self.reading = self.death = None
        self.bars.show_shares(self.bars.firing[:0], self.bars.saturated[:0], -1)
        self.plot.clear()
        for part in (self.chip, self.revive, self.rewind, self.story):
            part.hide()

    def _turn_to(self, place: Neuron) -> None:
        """Look at another neuron."""
        if place != self.place:
            self.place = place
            self.layer.setCurrentIndex(place.column)
            self._forget()
            self.rewanted.emit()

    @Slot(int)
    def _turn_to_layer(self, column: int) -> None:
        self.pick(place=Neuron(column, 0))

    @Slot(int)
    def _choose(self, unit: int) -> None:
        self.pick(place=Neuron(self.place.column, unit))

    def _show(self) -> None:
        found = self.reading
        if found is None:
            return
        unit = found.place.unit
        self.bars.show_shares(found.firing, found.saturated, unit)
        self.plot.show_reading(found)
        dead, fires = bool(found.dead[unit]), float(found.firing[unit])
        saturated = float(found.saturated[unit])
        name = tr("neuron {unit}", unit=unit + 1)
        if dead:
            self.chip.set_status(tr("{neuron}: dead", neuron=name), "bad")
        elif saturated > OFTEN:
            words = tr("{neuron}: saturated for {share}", neuron=name, share=percent(saturated, 0))
            self.chip.set_status(words, "warning")
        else:
            words = tr("{neuron}: fires for {share}", neuron=name, share=percent(fires, 0))
            self.chip.set_status(words, "good")
        self.chip.show()
        self._write_legend()
        self._tell(dead)

    def _tell(self, dead: bool) -> None:
        """How it died, and what can be done."""
        death = self.death if dead else None
        told = story_of(death)
        if dead and death is None:
            told = tr("Pause to see when it died and of what.")
        if told != self.story.text():
            self.story.setText(told)
        self.story.setVisible(bool(told))
        self.revive.setVisible(dead and death is not None and bool(death.revival))
        self.rewind.setVisible(death is not None and death.fate in (Fate.STEP, Fate.CHANGE))
        self._arrange()

    def _arrange(self) -> None:
        """Bars and plot beside each other where there is room, else over each other."""
        line, way = self.fontMetrics().height(), QBoxLayout.Direction
        wide = self.width() >= WIDE_EMS * line
        self.middle.setDirection(way.LeftToRight if wide else way.TopToBottom)
        for part in (self.bars, self.plot):
            part.setMinimumHeight(round(LEAST_EMS * line))

    def _write_legend(self) -> None:
        theme, found = self.theme, self.reading
        count = "" if found is None else f" {int(found.dead.sum())}/{len(found.firing)}"
        signs = (
            (theme.words("accent"), "▮", tr("fires")),
            (theme.words("warning"), "▮", tr("saturated")),
            (theme.words("bad"), "×", tr("dead") + count),
            (theme.text, "━", "f(s)"),
            (theme.words("bad"), "┄", "f′(s)"),
        )
        text = "&nbsp; ".join(
            f'<span style="color:{color}">{sign}</span> {word}' for color, sign, word in signs
        )
        if text != self.legend.text():
            self.legend.setText(text)

    @Slot()
    def _revive(self) -> None:
        """Ask for the weights that were drawn for it."""
        death = self.death
        if death is not None and death.revival and self._names is not None:
            name = self._names.neuron(death.place)
            self.parameters_set.emit(dict(death.revival), tr("Revive {neuron}", neuron=name))

    @Slot()
    def _go_back(self) -> None:
        if self.death is not None:
            self.sought.emit(max(0, self.death.step - 1))
