"""The decision boundary: what the network answers everywhere, and the samples it learns from."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from engine.data.datasets.drawn import Drawn
from engine.network.places import exists
from engine.probes import DecisionField, NeuronMap, SamplesProbe
from engine.running.pace import AT_REST, Pace, Want
from engine.running.snapshot import Snapshot, Status
from engine.specs.paths import touches
from engine.training.experiment import ExperimentSpec
from engine.training.setup import DECIDE_SAMPLES, Setup
from playground.look.tokens import Theme
from playground.panels.boundary.actions import ACTIONS
from playground.panels.boundary.boundary_plot import BoundaryPlot
from playground.panels.boundary.frame import PlaneFrame
from playground.panels.boundary.lens import Lens
from playground.panels.boundary.neuron_choice import NeuronChoice
from playground.panels.boundary.overlay import NeuronTag, PlaneReadout
from playground.panels.boundary.sketch import HOW_TO_DRAW, REACH, Sketch
from playground.panels.boundary.stage import Stage
from playground.panels.boundary.strokes import Points, adoptable, points_of
from playground.panels.boundary.tools import LOOK, PAINT, TOOL, ToolBar
from playground.panels.boundary.views import ViewChooser
from playground.panels.panel import Panel
from playground.panels.selection import PhaseShown, Selection
from playground.plotting.answers.picture import Picture
from playground.plotting.answers.pictures import COARSE, FINE, fine_side
from playground.plotting.legend_line import LegendLine
from playground.widgets.elided_label import ElidedLabel
from playground.words.places import names_of
from playground.words.translate import tr

PACE = Pace(every=2, together="boundary")
# While it moves, lines are drawn anew with every second picture, through every second pixel.
LINES_EVERY = LINES_STRIDE = 2
# Steps of the wheel; many bring all back.
ZOOMS = {"zoom_in": 2, "zoom_out": -2, "zoom_all": -1000}


class BoundaryPanel(Panel):
    """The network's answers on the plane of the data, with the samples on top.

    While a neuron is pointed at or chosen in the network, its map lies over the plane.
    """

    name: ClassVar[str] = "boundary"
    brings = ACTIONS
    title: ClassVar[str] = "Decision boundary"
    tab: ClassVar[str] = "Boundary"
    of_numbers = ("Predicted function", "Function")
    home: ClassVar[str] = ""
    questions = ("Where does it draw the line?", "What does this neuron do?")
    terms = ("hidden layer",)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.plot = BoundaryPlot(theme, tr("Decision boundary"), self)
        self.tools = ToolBar(theme, self)
        self.views = ViewChooser(self)
        self.sketch = Sketch(self.plot, self.tools, self)
        self.lens = Lens(self.plot, lambda: not self.sketch.busy, self)
        self.stage = Stage(self.plot, self.lens, theme)
        self.legend = LegendLine(theme, tr("Legend of the plane"), self)
        self.note = ElidedLabel("", self)
        self.note.setProperty("kind", "caption")
        self.readout, self.tag = PlaneReadout(self.plot), NeuronTag(self.plot)
        for box in self.views.boxes:
            self.tools.add(box)
        self.frame = PlaneFrame(self, self.plot, self.tools, self.legend, self.note)
        self._coarse = DecisionField(resolution=COARSE)
        self._fine = DecisionField(resolution=FINE)
        self._judged = SamplesProbe()
        self._spec: ExperimentSpec | None = None
        self._painted = 0
        # Where the pointer is on the plane, as long as it is over it.
        self._pointed: tuple[float, float] | None = None
        self._choice = NeuronChoice()
        self._hinting = False
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def picture(self) -> Picture | None:
        """What is drawn now."""
        return self.stage.picture

    def wants(self) -> frozenset[Want]:
        moving = (Want(probe, PACE) for probe in (self._coarse, self._judged, *self._neuron_maps()))
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
        self.readout.say("")
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
        self.plot.setAccessibleName(self.titles(setup)[0])
        self._leave_neuron()

    def draw(self, snapshot: Snapshot) -> None:
        readings = snapshot.readings
        field = readings.get(self._fine) or readings.get(self._coarse)
        self._painted += field is not None
        stride = 1
        if snapshot.status is Status.RUNNING:
            stride = LINES_STRIDE if self._painted % LINES_EVERY == 0 else 0
        self.stage.show(field, readings.get(self._judged), stride)
        for probe in self._neuron_maps():
            found = readings.get(probe)
            if found is not None and self.stage.neuron.show(found):
                self._show_legend()
        if field is not None and self._pointed is not None:
            self._read(*self._pointed)

    def select(self, selection: Selection) -> None:
        """Put a ring around a sample; a plane that is held at it follows."""
        if "sample" in selection.picked:
            row = -1 if selection.sample is None else selection.sample
            self.stage.point_out(row)
            if self.views.select_sample(row):
                self._look_elsewhere()
        if self._choice.take(selection):
            self._turn_to_neuron()

    def show_phase(self, shown: PhaseShown | None) -> None:
        """Put rings around the samples of the mini-batch."""
        self.stage.ring_batch(None if shown is None else shown.seen.rows)

    def act(self, name: str) -> None:
        """Zoom, or take a tool in hand; says what is missing where there is nothing to draw on."""
        if name in ZOOMS:
            self.lens.magnify(ZOOMS[name])
            return
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
        self.legend.set_theme(theme)
        self._arrange()
        self.stage.remake(theme)
        self._show_legend()
        self._show_draft()

    def _choose_probes(self) -> None:
        """Want what fits the plane that is looked at; say so if that is something else."""
        before, view = self.wants(), self.views.view
        chosen: dict[str, Any] = asdict(view)
        inputs = len(self.stage.setup.inputs) if self.stage.setup is not None else 1
        pixels = fine_side(inputs)
        self._coarse = DecisionField(resolution=COARSE, **chosen)
        self._fine = DecisionField(resolution=pixels, **chosen)
        self._judged = SamplesProbe(**chosen)
        if self.wants() != before:
            self.rewanted.emit()

    def _neuron_maps(self) -> tuple[NeuronMap, ...]:
        return self._choice.probes(self.views.view, COARSE)

    def _turn_to_neuron(self) -> None:
        """Look at the map of another neuron, or at the boundary again."""
        neuron, setup = self._choice.neuron, self.stage.setup
        self.stage.neuron.show(None)
        words = ""
        if neuron is not None and setup is not None and exists(setup.network, neuron):
            words = tr(names_of(setup).neuron(neuron))
        self.tag.name(words[:1].upper() + words[1:])
        self._show_legend()
        self.rewanted.emit()

    def _arrange(self) -> None:
        plane = self.stage.plane
        square = plane is None or plane.square
        self.frame.arrange(self.theme, boxed=self.views.offered, square=square)

    def _connect(self) -> None:
        self.plot.moved.connect(self._read)
        self.plot.left.connect(self._stop_reading)
        self.plot.resized.connect(self._stand)
        self.lens.picked.connect(self._pick)
        self.tag.clicked.connect(self._leave_neuron)
        self.sketch.freshened.connect(self._freshen)
        self.sketch.drawn.connect(self._train_on)
        self.sketch.waiting.connect(self._show_draft)
        self.sketch.settled.connect(self.settled)
        self.sketch.said.connect(self._say)
        self.tools.adopted.connect(self._adopt)
        self.tools.looked.connect(self._look)
        self.views.changed.connect(self._look_elsewhere)

    def _fit(self, setup: Setup) -> None:
        self.views.set_inputs(setup.data.inputs)
        self.stage.fit(setup, self.views.view)
        self.tools.held_back.setVisible(self.stage.holds_back)
        self._show_legend()
        self._tell_plane()
        self._choose_probes()

    def _show_legend(self) -> None:
        legend = self.stage.legend()
        if legend is not None and self.legend.show_legend(legend):
            self._arrange()

    def _tell_plane(self) -> None:
        """Say which plane it is where the axes do not, and how much of the data is drawn."""
        words = " · ".join(filter(None, (self.views.says(self.stage.plane), self.stage.count())))
        self.frame.tell(words)
        self.views.tell(words)

    @Slot()
    def _look(self) -> None:
        """Other shading, other lines, more or fewer samples."""
        self.stage.look(*self.tools.looks)
        self._show_legend()
        self._show_draft()

    @Slot()
    def _look_elsewhere(self) -> None:
        """Another plane of the inputs."""
        if self.stage.setup is not None:
            self.stage.forget()
            self._fit(self.stage.setup)
            self._arrange()

    @Slot(float, float)
    def _read(self, x: float, y: float) -> None:
        """Say what the network answers under the pointer."""
        self._pointed = (x, y)
        if not self._drafting and not self._hinting:
            # In the half where the pointer is not.
            bottom, top = self.plot.plotItem.getViewBox().viewRange()[1]
            self.readout.say(self.stage.answer_at((x, y)), low=y > (bottom + top) / 2)

    @Slot()
    def _stop_reading(self) -> None:
        self._pointed = None
        if not self._drafting and not self._hinting:
            self.readout.say("")

    @Slot()
    def _stand(self) -> None:
        """What lies over the plane follows it."""
        self.readout.stand()
        self.tag.stand()

    @Slot()
    def _leave_neuron(self) -> None:
        """Back to the boundary, with the neuron still chosen elsewhere."""
        self._choice.forget()
        self._turn_to_neuron()

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
        self.readout.say(words, role)
