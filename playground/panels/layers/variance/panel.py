"""How large signals and error signals are in every layer, beside what theory says."""

from __future__ import annotations

import math
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.arrays import Array
from engine.network.blocks import blocks_of
from engine.probes import VarianceProbe, VarianceReading
from engine.running.pace import Pace, Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.layers.variance.sizes_plot import SizesPlot
from playground.panels.panel import Panel
from playground.widgets.focused_wheel import FocusedWheel
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.numbers import number
from playground.words.settings import word
from playground.words.translate import tr

# A pass there and back: seldom while training goes on.
PACE, SELDOM = Pace(every=60), Pace(every=600)
NOW, START = VarianceProbe(), VarianceProbe(start=True)
# From so many heights of the type on, both plots stand beside each other.
WIDE_EMS = 18
LEAST_EMS = 5.5


class VariancePanel(Panel):
    """σ of activations and the size of δ, layer by layer: measured and as theory has them."""

    name: ClassVar[str] = "variance"
    title: ClassVar[str] = "Variance by layer"
    tab: ClassVar[str] = "Variance"
    home: ClassVar[str] = "loss"
    questions = (
        "Do signals keep their size from layer to layer?",
        "Does the initialisation fit the activation function?",
        "Does the error signal reach the first layers?",
    )
    terms = ("error signal",)
    explains = ("vanishes", "explodes", "collapsed")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.reading: VarianceReading | None = None
        self.first: VarianceReading | None = None
        self._starts = ""
        self.of = QComboBox(self)
        self.of.setObjectName("variance.of")
        self.of.setAccessibleName(tr("Signals going forwards that are shown"))
        self.of.setToolTip(tr("Activations h, behind the function, or the sums s that enter it."))
        self.of.addItems([tr("activations h"), tr("sums s")])
        FocusedWheel(self.of)
        self.about, self.legend = QLabel(), QLabel()
        self.about.setAccessibleName(tr("What becomes of the signals"))
        for label in (self.about, self.legend):
            label.setWordWrap(True)
            label.setMinimumWidth(1)
            label.setProperty("kind", "caption")
        self.forwards = SizesPlot(theme, "forwards", tr("σ of signals"))
        self.backwards = SizesPlot(theme, "backwards", tr("size of δ"))
        self._lay_out()
        self.of.activated.connect(self._show)
        self._write_legend()
        self._forget()

    def _lay_out(self) -> None:
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        self.middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.middle.setSpacing(8)
        for plot in (self.forwards, self.backwards):
            plot.setMinimumWidth(1)
            # As high as there is room, which what it would like to have must not decide.
            plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            self.middle.addWidget(plot, 1)
        top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.addWidget(self.of)
        top.addWidget(self.about, 1)
        inside.addLayout(top)
        inside.addLayout(self.middle, 1)
        inside.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(VerticalScroll(content, self))
        self._arrange()

    def wants(self) -> frozenset[Want]:
        return frozenset((Want(NOW, PACE), Want(START, SELDOM)))

    def start(self, setup: Setup) -> None:
        """Name the initialisers of another network."""
        layers = setup.network.layers
        starts = [layers[block.first].init_weights for block in blocks_of(layers)]
        names = dict.fromkeys(word(start) for start in starts if start is not None)
        self._starts = ", ".join(names)
        self._forget()
        self._write_legend()

    def draw(self, snapshot: Snapshot) -> None:
        readings = snapshot.readings
        now, first = readings.get(NOW), readings.get(START)
        if isinstance(first, VarianceReading):
            self.first = first
        if isinstance(now, VarianceReading):
            self.reading = now
        if now is not None or first is not None:
            self._show()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for plot in (self.forwards, self.backwards):
            plot.set_theme(theme)
        self._write_legend()
        self._arrange()

    def table(self) -> list[list[object]]:
        """Every layer's sizes: now, at the first weights, in theory."""
        found = self.reading
        if found is None:
            return []
        head: list[object] = [
            tr("layer"), "σ(s)", tr("σ(s) in theory"), "σ(h)", tr("σ(h) in theory"),
            tr("rms of δ"), tr("rms of δ in theory"), tr("median of |δ|"),
        ]  # fmt: skip
        columns = [
            found.sums, found.theory_sums, found.activations, found.theory_activations,
            found.signals, found.theory_signals, found.medians,
        ]  # fmt: skip
        first = self.first
        if first is not None and len(first.titles) == len(found.titles):
            head += [tr("σ(h) at first"), tr("rms of δ at first")]
            columns += [first.activations, first.signals]
        rows = zip(found.titles, *(each.tolist() for each in columns), strict=True)
        return [head, *([tr(title), *numbers] for title, *numbers in rows)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _forget(self) -> None:
        self.reading = self.first = None
        for plot in (self.forwards, self.backwards):
            plot.clear()
        self.about.setText(tr("Numbers come with the next measurement."))

    @Slot()
    def _show(self) -> None:
        found, first = self.reading, self.first
        if found is None:
            return
        if first is not None and len(first.titles) != len(found.titles):
            first = None
        sums = self.of.currentIndex() == 1
        now, theory = (
            (found.sums, found.theory_sums)
            if sums
            else (found.activations, found.theory_activations)
        )
        before = None if first is None else first.sums if sums else first.activations
        self.forwards.show_sizes(now, before, theory)
        signals = None if first is None else first.signals
        # Theory goes down from δ of the output at the first weights, where they are known.
        expected = found.theory_signals if first is None else first.theory_signals
        self.backwards.show_sizes(found.signals, signals, expected, found.medians)
        self.about.setText(_told(found))

    def _arrange(self) -> None:
        line, way = self.fontMetrics().height(), QBoxLayout.Direction
        wide = self.width() >= WIDE_EMS * line
        self.middle.setDirection(way.LeftToRight if wide else way.TopToBottom)
        for plot in (self.forwards, self.backwards):
            plot.setMinimumHeight(round(LEAST_EMS * line))

    def _write_legend(self) -> None:
        theme = self.theme
        theory = tr("theory")
        if self._starts:
            theory = tr("theory for {starts}", starts=self._starts)
        signs = (
            (theme.words("accent"), "━", tr("now")),
            (theme.quiet, "━", tr("first weights")),
            (theme.text, "╌", theory),
            (theme.words("negative"), "┈", tr("median of |δ|")),
        )
        self.legend.setText(
            "&nbsp; ".join(f'<span style="color:{c}">{s}</span> {w}' for c, s, w in signs)
        )


def _told(found: VarianceReading) -> str:
    """By how much signals change from layer to layer, measured and in theory."""
    factors = [_factor(each) for each in (found.activations, found.theory_activations)]
    back = [_factor(each) for each in (found.signals, found.theory_signals)]
    if math.isnan(factors[0]):
        return tr("One layer of weights: there is nothing to compare.")
    return tr(
        "a layer multiplies σ by {forth} (theory: {wanted}), and δ on its way back by {back} "
        "(theory: {due})",
        forth=number(factors[0], 2), wanted=number(factors[1], 2),
        back=number(1 / back[0] if back[0] else math.nan, 2),
        due=number(1 / back[1] if back[1] else math.nan, 2),
    )  # fmt: skip


def _factor(values: Array) -> float:
    """The geometric mean of the factor from one hidden layer to the next."""
    sizes = values.tolist()[:-1]
    if len(sizes) < 2 or not (0 < sizes[0] < math.inf and 0 < sizes[-1] < math.inf):
        return math.nan
    return float((sizes[-1] / sizes[0]) ** (1 / (len(sizes) - 1)))
