"""The decision boundary: what the network answers everywhere, and the samples it learns from."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.arrays import Array
from engine.experiment import Plan
from engine.probes import DecisionField, Field, Probe, Samples, SamplesProbe
from engine.snapshot import Snapshot
from playground.panels.panel import Panel
from playground.panels.plots import Plot
from playground.tokens import Theme

RUNNING = DecisionField(resolution=100, every=2)
SAMPLES = SamplesProbe(every=3)
POINT = 8
SIGNS = "●■▲◆★⬟⬢✚✖▼"


class BoundaryPanel(Panel):
    """Class regions by confidence; training samples filled, others hollow, mistakes haloed."""

    name: ClassVar[str] = "boundary"
    title: ClassVar[str] = "Decision boundary"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.plot = Plot(theme, "Decision boundary", self)
        self.image = pg.ImageItem(axisOrder="row-major")
        self.halo = pg.ScatterPlotItem(size=POINT + 8, symbol="o", pxMode=True)
        self.points: list[pg.ScatterPlotItem] = []
        self.legend = QLabel(self)
        self.readout = QLabel(self)
        for label in (self.legend, self.readout):
            label.setProperty("kind", "caption")
            label.setWordWrap(False)
        self.readout.setAccessibleName("Prediction under the pointer")
        self.plot.addItem(self.image)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.legend)
        column.addWidget(self.plot, 1)
        column.addWidget(self.readout)
        self.plot.scene().sigMouseMoved.connect(self._read)
        self._field: Field | None = None
        self._samples: Samples | None = None
        self._classes: tuple[str, ...] = ()
        self._ground = QRectF()

    def probes(self) -> frozenset[Probe]:
        return frozenset((RUNNING, SAMPLES))

    def start(self, plan: Plan) -> None:
        """Fit the axes to the data and forget the samples of the run before."""
        self._field = self._samples = None
        self._classes = plan.data.classes
        plane = plan.plane
        left, right, bottom, top = plane.extent
        self.plot.show_range(left, right, bottom, top)
        self.plot.plotItem.getViewBox().setAspectLocked(plane.square)
        self.image.clear()
        self._ground = QRectF(left, bottom, right - left, top - bottom)
        first, second = plane.labels
        if plane.principal:
            self.readout.setText(
                f"The plane of the two principal components shows {plane.explained:.0%} of the "
                "variance of the inputs; all others are at their mean."
            )
        else:
            self.readout.setText("")
        self.plot.set_labels(bottom=first, left=second)
        self._write_legend()
        self._clear_points()

    def draw(self, snapshot: Snapshot) -> None:
        field = snapshot.readings.get(RUNNING)
        if field is not None:
            self._field = field
            self._paint_field()
        samples = snapshot.readings.get(SAMPLES)
        if samples is not None:
            if self._samples is None:
                self._place_points(samples)
            self._samples = samples
            self._halo(samples)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.plot.set_theme(theme)
        self._write_legend()
        if self._field is not None:
            self._paint_field()
        if self._samples is not None:
            self._clear_points()
            self._place_points(self._samples)
            self._halo(self._samples)

    def _paint_field(self) -> None:
        assert self._field is not None
        picture = self.theme.shade_regions(self._field.values)
        first = self.image.image is None
        self.image.setImage(picture, autoLevels=False, levels=(0, 255))
        if first:
            # An image stretches its own pixels: it can be laid out only when it has some.
            self.image.setRect(self._ground)

    def _clear_points(self) -> None:
        for item in self.points:
            self.plot.removeItem(item)
        self.points = []
        self.halo.setData([], [])

    def _place_points(self, samples: Samples) -> None:
        """One item for each class and part: made once a run, so that no frame makes any."""
        if self.halo.scene() is None:
            self.plot.addItem(self.halo)
        for label in range(len(samples.classes)):
            color = self.theme.class_color(label)
            for filled in (True, False):
                chosen = (samples.labels == label) & ((samples.part == 0) == filled)
                item = pg.ScatterPlotItem(
                    *samples.points[chosen].T,
                    size=POINT,
                    symbol=self.theme.class_symbol(label),
                    pen=self.theme.pen("surface" if filled else color, 1 if filled else 1.6),
                    brush=self.theme.brush(color if filled else "surface", 1.0 if filled else 0.6),
                )
                self.plot.addItem(item)
                self.points.append(item)

    def _halo(self, samples: Samples) -> None:
        self.halo.setPen(self.theme.pen("bad", 1.6))
        self.halo.setBrush(None)
        self.halo.setData(*samples.points[mistakes(samples)].T)

    def _write_legend(self) -> None:
        names = [
            f'<span style="color:{self.theme.class_color(i)}">{SIGNS[i % 10]}</span> {name}'
            for i, name in enumerate(self._classes)
        ]
        bad = self.theme.words("bad")
        names.append(
            f'filled: train · hollow: test, validation · <span style="color:{bad}">◯</span> wrong'
        )
        self.legend.setText("&nbsp;&nbsp;".join(names))

    @Slot(object)
    def _read(self, position: QPointF) -> None:
        """Say what the network answers under the pointer."""
        field = self._field
        if field is None or not self._classes:
            return
        where = self.plot.plotItem.getViewBox().mapSceneToView(position)
        left, right, bottom, top = field.plane.extent
        a, b = (where.x() - left) / (right - left), (where.y() - bottom) / (top - bottom)
        if not (0 <= a < 1 and 0 <= b < 1):
            return
        rows, columns = field.values.shape[:2]
        answer = field.values[int(b * rows), int(a * columns)]
        best = int(np.argmax(answer))
        first, second = ("PC 1", "PC 2") if field.plane.principal else field.plane.labels
        self.readout.setText(
            f"{first} = {where.x():.2f}, {second} = {where.y():.2f}:  class {self._classes[best]}, "
            f"{answer[best]:.1%}"
        )


def mistakes(samples: Samples) -> Array:
    """Which samples (n,) the network takes for another class."""
    return samples.predicted != samples.labels
