"""Loss and accuracy over the steps of the run."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.arrays import Array
from engine.history import Curve
from engine.plan import Plan
from engine.probes import CurveProbe, Probe, round_up
from engine.snapshot import Snapshot
from engine.splits import PARTS
from playground.panels.panel import Panel
from playground.panels.plots import Plot, set_grid
from playground.tokens import Theme

CURVE = CurveProbe(every=4, phase=1)
# More points than this cannot be told apart, and wide lines cost by the point.
DRAWN = 200
MARKS = 20
ROLES = {"train": "accent", "validation": "warning", "test": "good"}
LEAST = 1e-12
AXIS_EMS = 5


class LossPanel(Panel):
    """Loss over accuracy: batches faint, whole parts as lines, the run before as a ghost."""

    name: ClassVar[str] = "loss"
    title: ClassVar[str] = "Loss / accuracy"
    home: ClassVar[str] = ""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.loss = Plot(theme, "Loss", self)
        self.accuracy = Plot(theme, "Accuracy", self)
        self.legend = QLabel(self)
        self.legend.setProperty("kind", "caption")
        self.log = QCheckBox("log scale", self)
        self.log.setChecked(True)
        self.log.setToolTip("Draw the loss on a logarithmic axis.")
        self.log.toggled.connect(self._relog)
        self.ghost = self._line(self.loss)
        self.batches = self._line(self.loss)
        self.losses = {part: self._line(self.loss) for part in PARTS}
        self.accuracies = {part: self._line(self.accuracy) for part in PARTS}
        self.marks: list[pg.InfiniteLine] = []
        self._curve: Curve | None = None
        self._before: Curve | None = None
        self._step = 0
        self._ticked = (0.0, 0.0)
        self._classes = True
        self._lay_out()
        set_grid(self.loss, x=False, y=True)
        set_grid(self.accuracy, x=False, y=True)
        self.accuracy.plotItem.getAxis("left").setTicks([[(0, "0 %"), (0.5, "50 %"), (1, "100 %")]])
        self._relog()
        self.set_theme(theme)

    def probes(self) -> frozenset[Probe]:
        return frozenset((CURVE,))

    def start(self, plan: Plan) -> None:
        """Keep the curve of the run before as a ghost, and begin a new one."""
        if self._curve is not None and len(self._curve.rows) > 1:
            self._before = self._curve
        self._curve = None
        self._step = 0
        for mark in self.marks:
            self.loss.removeItem(mark)
        self.marks = []
        self._classes = bool(plan.data.classes)
        self.accuracy.setVisible(self._classes)
        self.loss.set_labels(bottom="" if self._classes else "step", left="loss")
        for line in (self.batches, *self.losses.values(), *self.accuracies.values()):
            line.setData([], [])
        self._write_legend()

    def draw(self, snapshot: Snapshot) -> None:
        self._step = snapshot.step
        curve = snapshot.readings.get(CURVE)
        if curve is not None:
            self._curve = curve
            self._paint()

    def mark(self, text: str) -> None:
        """A dotted line where a setting was changed."""
        if len(self.marks) >= MARKS:
            self.loss.removeItem(self.marks.pop(0))
        line = pg.InfiniteLine(
            self._step,
            pen=self.theme.pen("quiet", 1, style=Qt.PenStyle.DotLine),
            label=text,
            labelOpts={"position": 0.92, "color": self.theme.quiet, "anchors": [(0, 0), (1, 0)]},
        )
        self.loss.addItem(line)
        self.marks.append(line)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for plot in (self.loss, self.accuracy):
            plot.set_theme(theme)
            # One width for both, so that their steps stand above each other.
            plot.plotItem.getAxis("left").setWidth(AXIS_EMS * theme.small_px)
        self.ghost.setPen(theme.pen("quiet", 1, alpha=0.5))
        self.batches.setPen(theme.pen("accent", 1, alpha=0.28))
        for lines in (self.losses, self.accuracies):
            for part, line in lines.items():
                line.setPen(theme.pen(ROLES[part], 2))
        for mark in self.marks:
            mark.setPen(theme.pen("quiet", 1, style=Qt.PenStyle.DotLine))
            mark.label.setColor(theme.quiet)
        self._write_legend()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.legend)
        head.addStretch(1)
        head.addWidget(self.log)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.loss, 5)
        column.addWidget(self.accuracy, 3)
        self.accuracy.set_labels(bottom="step", left="accuracy")

    def _line(self, plot: Plot) -> pg.PlotCurveItem:
        line = pg.PlotCurveItem(connect="finite")
        line.setSegmentedLineMode("on")
        plot.addItem(line)
        return line

    @Slot()
    def _relog(self) -> None:
        self._ticked = (0.0, 0.0)
        self._paint()

    def _paint(self) -> None:
        """Put the newest curve into the lines, and widen the axes when it has outgrown them."""
        if self._before is not None:
            self.ghost.setData(*self._thin(self._before, "train_loss"))
        curve = self._curve
        if curve is None:
            return
        self.batches.setData(*self._zigzag(curve))
        for part in PARTS:
            self.losses[part].setData(*self._thin(curve, f"{part}_loss"))
            if self._classes:
                self.accuracies[part].setData(*_thinned(curve, curve.column(f"{part}_accuracy")))
        right = grown(max(self._step, 50))
        bottom, top = self._loss_range(curve)
        self.loss.show_range(0, right, bottom, top)
        self._tick(bottom, top)
        self.accuracy.show_range(0, right, -0.12, 1.12)

    def _thin(self, curve: Curve, column: str) -> tuple[Array, Array]:
        return _thinned(curve, self._scaled(curve.column(column)))

    def _zigzag(self, curve: Curve) -> tuple[Array, Array]:
        """Smallest and largest batch loss of each bucket, one after the other."""
        size = max(1, math.ceil(len(curve.batch_steps) / DRAWN))
        starts = np.arange(0, len(curve.batch_steps), size)
        if not len(starts):
            return starts, starts
        low = np.minimum.reduceat(curve.batch_low, starts)
        high = np.maximum.reduceat(curve.batch_high, starts)
        values = np.stack([low, high], axis=1).ravel()
        return np.repeat(curve.batch_steps[starts], 2), self._scaled(values)

    def _scaled(self, values: Array) -> Array:
        if not self.log.isChecked():
            return values
        return np.log10(np.maximum(values, LEAST))

    def _tick(self, bottom: float, top: float) -> None:
        """Write decades on a logarithmic axis, and 2 and 5 between them while there is room."""
        if (bottom, top) == self._ticked:
            return
        self._ticked = bottom, top
        axis = self.loss.plotItem.getAxis("left")
        if not self.log.isChecked():
            axis.setTicks(None)
            return
        steps = (1, 2, 5) if top - bottom <= 2 else (1,)
        decades = range(math.floor(bottom), math.ceil(top) + 1)
        axis.setTicks(
            [[(d + math.log10(step), f"{step * 10.0**d:g}") for d in decades for step in steps]]
        )

    def _loss_range(self, curve: Curve) -> tuple[float, float]:
        """Whole decades on a logarithmic axis, a round number above the largest on a linear one."""
        losses = np.concatenate([curve.column(f"{part}_loss") for part in PARTS])
        seen = np.concatenate([losses[np.isfinite(losses)], curve.batch_high])
        if not len(seen):
            return (0.0, 1.0)
        if not self.log.isChecked():
            return (0.0, round_up(float(seen.max())))
        low = max(LEAST, float(min(seen.min(), curve.batch_low.min(initial=math.inf))))
        floor = math.floor(2 * math.log10(low)) / 2
        ceiling = math.ceil(2 * math.log10(max(low, float(seen.max())))) / 2
        return (floor, max(ceiling, floor + 0.5))

    def _write_legend(self) -> None:
        names = [
            f'<span style="color:{self.theme.words(ROLES[part])}"><b>━</b></span> {part}'
            for part in PARTS
        ]
        if self._before is not None:
            names.append(f'<span style="color:{self.theme.quiet}">─</span> run before')
        self.legend.setText("&nbsp;&nbsp;".join(names))


def _thinned(curve: Curve, values: Array) -> tuple[Array, Array]:
    """At most DRAWN points of an evaluated column over its steps, the newest included."""
    steps = curve.column("step")
    stride = max(1, math.ceil(len(steps) / DRAWN))
    return steps[::-1][::stride][::-1], values[::-1][::stride][::-1]


def grown(steps: float) -> float:
    """The right end of the step axis, in steps of 25 % so that it seldom changes."""
    return 50 * 1.25 ** math.ceil(math.log(max(steps, 50) / 50, 1.25) - 1e-9)
