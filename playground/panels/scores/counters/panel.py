"""What can be counted of a run: moves, zeros of the weights, the largest error, the time."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.probes import (
    LargestError,
    LargestErrors,
    Moves,
    MovesReading,
    ZeroCounts,
    Zeros,
    round_up,
)
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.specs.knobs import NumberKnob, knobs_of
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.inspector.page import NumberTable
from playground.panels.panel import Panel
from playground.plotting.plots import Plot, line_in, set_grid
from playground.widgets.number_slider import NumberSlider
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.numbers import number, percent
from playground.words.places import heading_of_layer
from playground.words.translate import tr

MOVES, ERRORS = Moves(), LargestErrors()
PLOT_EMS = 9
# Epochs that the axis of the moves has at least.
FIRST_EPOCHS = 10


class CountersPanel(Panel):
    """Moves per epoch, zeros of the weights, the largest error, the time of an epoch."""

    name: ClassVar[str] = "counters"
    title: ClassVar[str] = "Counters"
    home: ClassVar[str] = "loss"
    questions = (
        "How many mistakes still move the weights?",
        "How many weights are zero?",
        "How far off is the worst answer?",
        "How long does an epoch take?",
    )
    terms = ("weight", "epoch", "penalty")
    explains = ("epoch",)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.zeros: ZeroCounts | None = None
        self.moves: MovesReading | None = None
        self.errors: dict[str, LargestError] = {}
        self._setup: Setup | None = None
        # Epochs and seconds at the first snapshot, and at the newest one.
        self._from: tuple[float, float] | None = None
        self._now = (0.0, 0.0)
        self._build(theme)
        self._lay_out()
        self.set_theme(theme)

    def _build(self, theme: Theme) -> None:
        self.time = QLabel(self)
        self.moved = QLabel(self)
        for label in (self.time, self.moved):
            label.setWordWrap(True)
            label.setMinimumWidth(1)
        self.plot = Plot(theme, tr("Moves per epoch"), self)
        self.plot.describe = self.moved.text
        self.plot.set_labels(tr("epochs"), tr("samples"))
        set_grid(self.plot, x=False, y=True)
        self.line = line_in(self.plot)
        knob = knobs_of(Zeros)["threshold"]
        assert isinstance(knob, NumberKnob)
        self.threshold = NumberSlider(knob.low, knob.high, log=True, symbol="ε", parent=self)
        self.threshold.setObjectName("counters.threshold")
        self.threshold.setAccessibleName(tr("Threshold ε"))
        self.threshold.setToolTip(tr(knob.help))
        self.threshold.setValue(Zeros().threshold)
        self.threshold.edited.connect(self._change_threshold)
        self.rows = NumberTable(
            tr("Zeros of the weights by layer"),
            [tr("layer"), tr("weights"), "w = 0", "|w| < ε"],
            self,
        )
        self.rows.setObjectName("counters.zeros")
        self.worst = NumberTable(
            tr("Largest error of every part: click one to see its sample"),
            [tr("part"), tr("largest |ŷ − y|"), tr("sample")],
            self,
        )
        self.worst.setObjectName("counters.errors")
        self.worst.chosen.connect(self._choose)

    def _lay_out(self) -> None:
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        bar = QHBoxLayout()
        self.caption = QLabel(tr("Small: |w| < ε"), self)
        self.caption.setProperty("kind", "caption")
        bar.addWidget(self.caption)
        bar.addWidget(self.threshold, 1)
        for part in (self.time, self.worst, self.moved, self.plot):
            inside.addWidget(part)
        inside.addLayout(bar)
        inside.addWidget(self.rows)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(VerticalScroll(content, self))

    def wants(self) -> frozenset[Want]:
        probes = (self._zeros_probe(), MOVES, ERRORS)
        return frozenset(Want(probe, NOW_AND_THEN) for probe in probes)

    def start(self, setup: Setup) -> None:
        """Another run: nothing is counted yet."""
        self._setup = setup
        self.zeros = self.moves = self._from = None
        self.errors = {}
        self._show()

    def draw(self, snapshot: Snapshot) -> None:
        readings = snapshot.readings
        self._now = (snapshot.epochs, snapshot.seconds)
        if self._from is None or snapshot.epochs < self._from[0]:
            self._from = self._now
        self.zeros = readings.get(self._zeros_probe(), self.zeros)
        if MOVES in readings:
            self.moves = readings[MOVES]
        self.errors = readings.get(ERRORS, self.errors)
        # Sentences and tables are laid out anew, and all around them.
        counted = any(want.probe in readings for want in self.wants())
        if counted or not snapshot.training:
            self._show()

    def table(self) -> list[list[object]]:
        """Every counter, one below the other."""
        rows: list[list[object]] = []
        if (took := self._seconds()) is not None:
            rows.append([tr("seconds per epoch"), "", took])
        if self.moves is not None:
            rows += [
                [tr("samples that moved the weights"), int(e), int(n)]
                for e, n, _ in self.moves.rows
            ]
        for part, error in self.errors.items():
            rows.append([tr("largest error"), tr(part), error.value])
        if self.zeros is not None:
            for layer in self.zeros.layers:
                title = heading_of_layer(layer.title)
                rows.append([tr("weights that are 0"), title, layer.exact])
                rows.append([tr("weights below ε"), title, layer.small])
        return [[tr("counter"), tr("where"), tr("count")], *rows] if rows else []

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.plot.set_theme(theme)
        self.plot.setFixedHeight(PLOT_EMS * theme.base_px)
        self.line.setPen(theme.pen("accent", 2))
        self._show()

    def _zeros_probe(self) -> Zeros:
        return Zeros(threshold=float(self.threshold.value()))

    @Slot(object)
    def _change_threshold(self, _value: float) -> None:
        self.zeros = None
        self.rewanted.emit()
        self._show()

    @Slot(int)
    def _choose(self, row: int) -> None:
        found = list(self.errors.values())
        if 0 <= row < len(found):
            self.pick(sample=found[row].row)

    def _seconds(self) -> float | None:
        """The seconds of an epoch, as long as this run has been followed."""
        if self._from is None or self._now[0] <= self._from[0]:
            return None
        return (self._now[1] - self._from[1]) / (self._now[0] - self._from[0])

    def _show(self) -> None:
        took = self._seconds()
        if took is None:
            self.time.setText(tr("The time of an epoch is known after the next steps."))
        else:
            self.time.setText(tr("An epoch takes {seconds} s.", seconds=number(took, 3)))
        self._show_errors()
        self._show_moves()
        self._show_zeros()

    def _show_errors(self) -> None:
        self.worst.setVisible(bool(self.errors))
        self.worst.show_rows(
            [
                [tr(part), number(error.value, 3), number(error.row + 1)]
                for part, error in self.errors.items()
            ]
        )

    def _show_moves(self) -> None:
        found = self.moves
        if found is None:
            self.moved.setText(
                tr("How many samples move the weights is known after the next whole epoch.")
            )
            self.line.setData([], [])
            self.plot.show_range(0, FIRST_EPOCHS, 0, 1)
            return
        epoch, count, samples = found.rows[-1]
        self.moved.setText(
            tr(
                "In epoch {epoch}, {count} of {samples} samples ({share}) moved the weights.",
                epoch=number(int(epoch)), count=number(int(count)), samples=number(int(samples)),
                share=percent(count / samples),
            )
        )  # fmt: skip
        self.line.setData(found.rows[:, 0], found.rows[:, 1])
        right = max(FIRST_EPOCHS, round_up(float(epoch)))
        self.plot.show_range(0, right, 0, 1.05 * float(found.rows[:, 2].max()))

    def _show_zeros(self) -> None:
        found = self.zeros
        self.rows.setVisible(found is not None)
        if found is None:
            return
        lines = [
            [heading_of_layer(layer.title), *_counts(layer.weights, layer.exact, layer.small)]
            for layer in found.layers
        ]
        whole = found.whole
        lines.append([tr("all"), *_counts(whole.weights, whole.exact, whole.small)])
        self.rows.show_rows(lines)


def _counts(weights: int, exact: int, small: int) -> list[str]:
    shares = [
        f"{number(count)} ({percent(count / weights)})" if weights else number(count)
        for count in (exact, small)
    ]
    return [number(weights), *shares]
