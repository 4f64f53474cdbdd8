"""The decision boundary: what the network answers everywhere, and the samples it learns from."""

from __future__ import annotations

import math
from dataclasses import asdict, replace
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.data.datasets.drawn import Drawn
from engine.probes import DecisionField, SamplesProbe
from engine.running.pace import AT_REST, Pace, Want
from engine.running.snapshot import Snapshot, Status
from engine.specs.paths import touches
from engine.training.experiment import ExperimentSpec
from engine.training.setup import DECIDE_SAMPLES, Setup
from playground.look.restyle import restyle
from playground.look.tokens import Theme
from playground.panels.boundary.actions import ACTIONS
from playground.panels.boundary.boundary_plot import BoundaryPlot
from playground.panels.boundary.sketch import HOW_TO_DRAW, REACH, Sketch
from playground.panels.boundary.stage import Stage
from playground.panels.boundary.strokes import Points, adoptable, points_of
from playground.panels.boundary.tools import LOOK, PAINT, TOOL, WIDEST, ToolBar
from playground.panels.boundary.views import ViewChooser
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.plotting.picture import Picture
from playground.words.translate import tr

PACE = Pace(every=2, together="boundary")
COARSE, FINE = 100, 300
# The fine picture has fewer pixels where each has many inputs: so many numbers at most.
FINE_NUMBERS = 3_000_000
# While it moves, lines are drawn anew with every second picture, through every second pixel.
LINES_EVERY = LINES_STRIDE = 2
# The tools stand beside the plot or above it, about so many times the type's height wide or high.
BESIDE, ON_TOP = QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.TopToBottom
SIDE, ABOVE = 13, 6
# A picture of less than `LEAST` goes without words, beside a narrow column of tools.
NARROW, LEAST, SHARE = 6, 11, 0.45


class BoundaryPanel(Panel):
    """The network's answers on the plane of the data, with the samples on top."""

    name: ClassVar[str] = "boundary"
    brings = ACTIONS
    title: ClassVar[str] = "Decision boundary"
    tab: ClassVar[str] = "Boundary"
    home: ClassVar[str] = ""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.plot = BoundaryPlot(theme, tr("Decision boundary"), self)
        self.stage = Stage(self.plot, theme)
        self.tools = ToolBar(theme, self)
        self.views = ViewChooser(self)
        self.sketch = Sketch(self.plot, self.tools, self)
        self.legend, self.readout = QLabel(self), QLabel(self)
        self._words = ""
        for label in (self.legend, self.readout):
            label.setProperty("kind", "caption")
            label.setMinimumWidth(1)
        self.legend.setWordWrap(True)
        self.readout.setObjectName("boundary.readout")
        self.readout.setAccessibleName(tr("Answer under the pointer"))
        self.readout.setWordWrap(True)
        self.readout.setProperty("pictured", False)
        for box in self.views.boxes:
            self.tools.add(box)
        self.side = QWidget(self)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.tools, self.legend, self.readout):
            column.addWidget(part)
        column.addStretch(1)
        self._row = QBoxLayout(BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.side)
        self._row.addWidget(self.plot, 1)
        self._coarse = DecisionField(resolution=COARSE)
        self._fine = DecisionField(resolution=FINE)
        self._judged = SamplesProbe()
        self._spec: ExperimentSpec | None = None
        self._painted = 0
        # Where the pointer is on the plane, as long as it is over it.
        self._pointed: tuple[float, float] | None = None
        # How to draw stays in sight until something is drawn.
        self._crowded = self._hinting = False
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def picture(self) -> Picture | None:
        """What is drawn now."""
        return self.stage.picture

    def wants(self) -> frozenset[Want]:
        moving = (Want(probe, PACE) for probe in (self._coarse, self._judged))
        return frozenset((*moving, Want(self._fine, AT_REST)))

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """Follow an edit: other samples show at once, drawn points can be drawn on."""
        chosen = spec.data.dataset
        begins = self._spec is not None and not isinstance(self._spec.data.dataset, Drawn)
        self._spec = spec
        if not touches(changed, *DECIDE_SAMPLES):
            return
        self.tools.show_drawing(drawing=isinstance(chosen, Drawn), adoptable=adoptable(setup.data))
        self.sketch.set_drawing(isinstance(chosen, Drawn))
        self._hinting = self._hinting and isinstance(chosen, Drawn)
        self._fit(setup)
        if isinstance(chosen, Drawn):
            self.sketch.extent = setup.plane.extent
            self.sketch.take(chosen.points)
            if begins:
                self.tools.take(PAINT)
                self._hinting = True
                self._say(tr(HOW_TO_DRAW))
            self._show_draft()
        self._arrange()

    def start(self, setup: Setup) -> None:
        """Fit the axes to the data and forget what was measured in the run before."""
        self.stage.forget()
        self._fit(setup)

    def draw(self, snapshot: Snapshot) -> None:
        readings = snapshot.readings
        field = readings.get(self._fine) or readings.get(self._coarse)
        self._painted += field is not None
        stride = 1
        if snapshot.status is Status.RUNNING:
            stride = LINES_STRIDE if self._painted % LINES_EVERY == 0 else 0
        self.stage.show(field, readings.get(self._judged), stride)
        if field is not None and self._pointed is not None:
            self._read(*self._pointed)

    def select(self, selection: Selection) -> None:
        """Put a ring around a sample; a plane that is held at it follows."""
        if "sample" in selection.picked:
            row = -1 if selection.sample is None else selection.sample
            self.stage.point_out(row)
            if self.views.select_sample(row):
                self._look_elsewhere()

    def act(self, name: str) -> None:
        """Take a tool in hand; says what is missing where there is nothing to draw on."""
        tool = name.removeprefix(TOOL)
        if self.sketch.drawing or tool == LOOK:
            self.tools.take(tool)
        else:
            self._say(tr("To draw, choose your own points among the data sets."), "warning")

    def table(self) -> list[list[object]]:
        return self.stage.table()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.plot.set_theme(theme)
        self.tools.set_theme(theme)
        self._arrange()
        self.stage.remake(theme)
        self._show_legend()
        self._show_draft()

    def _choose_probes(self) -> None:
        """Want what fits the plane that is looked at; say so if that is something else."""
        before, view = self.wants(), self.views.view
        chosen: dict[str, Any] = asdict(view)
        inputs = len(self.stage.setup.inputs) if self.stage.setup is not None else 1
        pixels = max(COARSE, min(FINE, math.isqrt(FINE_NUMBERS // inputs)))
        self._coarse = DecisionField(resolution=COARSE, **chosen)
        self._fine = DecisionField(resolution=pixels, **chosen)
        self._judged = SamplesProbe(**chosen)
        if self.wants() != before:
            self.rewanted.emit()

    def _arrange(self) -> None:
        """Put the tools where they leave the picture, a square most often, the most room."""
        wide, narrow, rise, least = (
            self.theme.base_px * ems for ems in (SIDE, NARROW, ABOVE, LEAST)
        )
        beside = min(self.width() - wide, self.height())
        above = min(self.width(), self.height() - rise)
        self._crowded = max(beside, above) < least
        stands_beside = self._crowded or beside >= above
        self._row.setDirection(BESIDE if stands_beside else ON_TOP)
        room = round(SHARE * self.width()), self.height()
        breadth = self.tools.breadth(narrow, *room) if self._crowded else wide
        self.side.setMinimumWidth(breadth if stands_beside else 0)
        self.side.setMaximumWidth(breadth if stands_beside else WIDEST)
        self.tools.set_narrow(breadth if self._crowded else 0)
        self._show_words()

    def _show_words(self) -> None:
        """Where there is hardly room for the picture, words can be had by pointing at the tools."""
        self.legend.setText(self._words)
        on_top = self._row.direction() is ON_TOP
        width = self.width() if on_top else self.side.maximumWidth()
        parts = (self.tools, self.legend, self.readout)
        left = self.height() - sum(part.heightForWidth(width) + 4 for part in parts)
        if on_top and left < LEAST * self.theme.base_px:
            # What the markers stand for stays; the rest can be had by pointing.
            self.legend.setText(self._words.partition("<br>")[0])
        explained = (on_top or left >= 0) and not self._crowded
        self.legend.setVisible(explained)
        self.readout.setVisible(not self._crowded or self._drafting)
        self.side.setToolTip("" if self.legend.text() == self._words and explained else self._words)

    def _connect(self) -> None:
        self.plot.moved.connect(self._read)
        self.plot.left.connect(self._stop_reading)
        self.sketch.picked.connect(self._pick)
        self.sketch.freshened.connect(self._freshen)
        self.sketch.drawn.connect(self._train_on)
        self.sketch.waiting.connect(self._show_draft)
        self.sketch.settled.connect(self.settled)
        self.sketch.said.connect(self._say)
        self.tools.adopted.connect(self._adopt)
        self.tools.looked.connect(self._look)
        self.views.changed.connect(self._look_elsewhere)

    def _fit(self, setup: Setup) -> None:
        before = self.stage.setup
        self.views.set_inputs(setup.data.inputs)
        self.stage.fit(setup, self.views.view)
        self._show_legend()
        if before is None or setup.data.inputs != before.data.inputs:
            self._say(self.views.says(self.stage.plane))
        self._choose_probes()

    def _show_legend(self) -> None:
        if self.picture is None or self.stage.setup is None or self.stage.shown is None:
            return
        words, shown = self.picture.legend(), len(self.stage.shown.rows)
        if shown < len(self.stage.setup.data.x):
            total = len(self.stage.setup.data.x)
            words += "&nbsp; " + tr("{shown:,} of {total:,} shown", shown=shown, total=total)
        if words != self._words:
            self._words = words
            self._show_words()

    @Slot()
    def _look(self) -> None:
        """Other shading, other lines."""
        self.stage.look(self.tools.regions.isChecked(), self.tools.contours.isChecked())
        self._show_legend()

    @Slot()
    def _look_elsewhere(self) -> None:
        """Another plane of the inputs."""
        if self.stage.setup is not None:
            self.stage.forget()
            self.stage.fit(self.stage.setup, self.views.view)
            self._say(self.views.says(self.stage.plane))
            self._choose_probes()

    @Slot(float, float)
    def _read(self, x: float, y: float) -> None:
        """Say what the network answers under the pointer."""
        self._pointed = (x, y)
        answer = self.stage.answer_at(self._pointed)
        if answer and not self._drafting and not self._hinting:
            self._say(answer)

    @Slot()
    def _stop_reading(self) -> None:
        self._pointed = None

    @Slot(float, float)
    def _pick(self, x: float, y: float) -> None:
        row = self.stage.row_at((x, y), REACH * self.plot.pixel())
        if row is not None:
            self.pick(sample=row)

    @Slot()
    def _freshen(self) -> None:
        stroke = self.sketch.stroke
        self.stage.place_fresh(stroke.fresh if stroke is not None else ())

    @Slot(object)
    def _train_on(self, points: Points) -> None:
        """Ask for an experiment with these points; it comes back through `set_experiment`."""
        self._hinting = False
        if self._spec is not None:
            data = replace(self._spec.data, dataset=Drawn(points=points))
            self.edited.emit(replace(self._spec, data=data))

    @Slot()
    def _adopt(self) -> None:
        """Make drawn points of the samples at hand."""
        if self.stage.setup is not None and adoptable(self.stage.setup.data):
            self._train_on(points_of(self.stage.setup.data))

    @property
    def _drafting(self) -> bool:
        """Whether points are drawn that cannot be trained on yet."""
        return self.sketch.drawing and not self.sketch.trainable

    @Slot()
    def _show_draft(self) -> None:
        """Show points that cannot be trained on yet, and say why."""
        if self._drafting:
            self.stage.place_draft(self.sketch.points)
            self._say(tr("Draw points of two classes or more to train on them."), "warning")

    @Slot(str)
    def _say(self, words: str, role: str = "quiet") -> None:
        self.readout.setText(words)
        if self.readout.property("role") != role:
            restyle(self.readout, role=role)
            self._show_words()
