"""The decision boundary: what the network answers everywhere, and the samples it learns from."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QPointF, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.plan import Plan
from engine.probes import DecisionField, Field, Probe, Samples, SamplesProbe
from engine.snapshot import Snapshot
from playground.panels.panel import Panel
from playground.panels.pictures import Picture, picture_for
from playground.panels.plots import Plot
from playground.tokens import Theme

FIELD = DecisionField(resolution=100, every=2)
SAMPLES = SamplesProbe(every=2)


class BoundaryPanel(Panel):
    """The network's answers on the plane of the data, with the samples on top."""

    name: ClassVar[str] = "boundary"
    title: ClassVar[str] = "Decision boundary"
    home: ClassVar[str] = ""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.plot = Plot(theme, "Decision boundary", self)
        self.legend = QLabel(self)
        self.readout = QLabel(self)
        for label in (self.legend, self.readout):
            label.setProperty("kind", "caption")
            label.setMinimumWidth(1)
        self.legend.setWordWrap(True)
        self.readout.setAccessibleName("Answer under the pointer")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.legend)
        column.addWidget(self.plot, 1)
        column.addWidget(self.readout)
        self.plot.scene().sigMouseMoved.connect(self._read)
        self.picture: Picture | None = None
        self._plan: Plan | None = None
        self._field: Field | None = None
        self._samples: Samples | None = None

    def probes(self) -> frozenset[Probe]:
        return frozenset((FIELD, SAMPLES))

    def start(self, plan: Plan) -> None:
        """Fit the axes to the data and forget the samples of the run before."""
        self._plan, self._field, self._samples = plan, None, None
        plane = plan.plane
        self.plot.set_square(plane.square)
        self.plot.show_range(*plane.extent)
        self.plot.set_labels(*plane.labels)
        about = ""
        if plane.principal:
            about = f"PC 1 and 2 show {plane.explained:.0%} of the variance; the rest: its mean"
        self.readout.setText(about)
        self._choose_picture(plan)

    def draw(self, snapshot: Snapshot) -> None:
        field = snapshot.readings.get(FIELD)
        if field is not None:
            self._field = field
        samples = snapshot.readings.get(SAMPLES)
        if samples is not None:
            if self._samples is None and self.picture is not None:
                self.picture.place(samples)
            self._samples = samples
        self._show(field, samples)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.plot.set_theme(theme)
        if self._plan is not None:
            self._choose_picture(self._plan)
            if self.picture is not None and self._samples is not None:
                self.picture.place(self._samples)
            self._show(self._field, self._samples)

    def _show(self, field: Field | None, samples: Samples | None) -> None:
        if self.picture is not None and field is not None:
            self.picture.paint(field)
        if self.picture is not None and samples is not None:
            self.picture.judge(samples)

    def _choose_picture(self, plan: Plan) -> None:
        if self.picture is not None:
            self.picture.clear()
        self.picture = picture_for(self.plot, self.theme, plan.data, plan.plane)
        self.legend.setText(self.picture.legend())

    @Slot(object)
    def _read(self, position: QPointF) -> None:
        """Say what the network answers under the pointer."""
        field = self._field
        if field is None or self.picture is None:
            return
        where = self.plot.plotItem.getViewBox().mapSceneToView(position)
        left, right, bottom, top = field.plane.extent
        a, b = (where.x() - left) / (right - left), (where.y() - bottom) / (top - bottom)
        if not (0 <= a < 1 and 0 <= b < 1):
            return
        rows, columns = field.values.shape[:2]
        answer = self.picture.read(field, int(b * rows), int(a * columns))
        names = ("PC 1", "PC 2") if field.plane.principal else field.plane.labels
        at = zip(names[: min(2, len(field.plane.origin))], (where.x(), where.y()), strict=False)
        place = ", ".join(f"{name} = {value:.2f}" for name, value in at)
        self.readout.setText(f"{place}: {answer}")
