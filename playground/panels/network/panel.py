"""The network: a card for each layer over its neurons, weights and biases, all to be edited."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.network.blocks import Layers
from engine.network.places import Column, Neuron, Parameter, Place
from engine.probes import Clones, DeadUnits, Matrices, NeuronMaps
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.specs.paths import touches
from engine.training.experiment import OUTPUT_KNOBS, ExperimentSpec
from engine.training.setup import DECIDE_SAMPLES, Setup
from playground.look.tokens import Theme
from playground.panels.network.canvas import NetworkCanvas
from playground.panels.network.cards.card_row import HeadRow
from playground.panels.network.cards.layer_popup import LayerPopup
from playground.panels.network.cards.stack import Stack
from playground.panels.network.freeze_menu import FreezeMenu, frozen_places
from playground.panels.network.joints import neuron_of
from playground.panels.network.painting.marks import SIGNS, marks_in, words_of
from playground.panels.network.painting.phase_light import column_of_phase
from playground.panels.network.readout import node_name
from playground.panels.network.scene import Scene
from playground.panels.network.weight_scale import WeightScale
from playground.panels.network.wiring import MOST_NODES, Wiring
from playground.panels.panel import Panel
from playground.panels.selection import PhaseShown, Selection
from playground.widgets.elided_label import ElidedLabel
from playground.words.translate import tr

# Panels whose drawings are those of the maps in the nodes, enlarged.
TELL_THE_SAME = ("boundary", "hidden_plane")
MAPS = NeuronMaps(resolution=20, most=MOST_NODES)
CLONES, DEAD = Clones(), DeadUnits()
MARKS_PACE = replace(NOW_AND_THEN, together="marks of the network")
CAPTION_EMS = 14
BETWEEN = " · "


class NetworkPanel(Panel):
    """The layers as cards and pictures; what is clicked here the inspector explains."""

    name: ClassVar[str] = "network"
    title: ClassVar[str] = "Network"
    home: ClassVar[str] = ""
    questions = ("What is connected with what, and how strongly?", "What does this neuron do?")
    terms = ("weight", "bias", "hidden layer", "clone")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.heads = HeadRow(theme, self)
        self.canvas = NetworkCanvas(theme, self)
        self.popup = LayerPopup(theme, self)
        self.caption = ElidedLabel("", self)
        self.caption.setProperty("kind", "caption")
        self.caption.setProperty("pictured", False)
        self.scale_bar = WeightScale(theme, self)
        self.foot = QWidget(self)
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.caption, 1)
        foot.addWidget(self.scale_bar)
        self._hold_foot()
        self._stack: Stack | None = None
        self._drawn = (0, 0)
        self._quiet = False
        self._matrices = Matrices()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heads)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.foot)
        self._connect()

    def wants(self) -> frozenset[Want]:
        drawn = (Want(probe, NOW_AND_THEN) for probe in (self._matrices, MAPS))
        return frozenset((*drawn, Want(CLONES, MARKS_PACE), Want(DEAD, MARKS_PACE)))

    @property
    def scene(self) -> Scene:
        """What is drawn."""
        return self.canvas.scene

    def start(self, setup: Setup) -> None:
        """A run begins: forget its weights and show those of the new one."""
        self.canvas.principal = setup.plane.principal
        self._show(setup, afresh=True)

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        self._stack = stack = Stack(spec, setup.network.fan_ins[0])
        self.popup.show_stack(stack)
        cards = touches(changed, "layers", *OUTPUT_KNOBS)
        # Other samples may bring other inputs or answers, and most often do not.
        nodes = not cards and touches(changed, *DECIDE_SAMPLES)
        if cards or (nodes and Wiring.of(setup) != self.scene.wiring):
            self._show(setup, afresh=False)

    def select(self, selection: Selection) -> None:
        """Point out a place: its links in full colour, the others faded."""
        if "place" not in selection.picked:
            return
        place = selection.place
        if isinstance(place, Neuron) and not self._exists(place):
            place = None
        self.scene.choose(place)
        self.heads.choose(self._column_of(place))
        self.canvas.refresh_links()

    def show_phase(self, shown: PhaseShown | None) -> None:
        """Light the layer at hand with the values of the batch; backwards, links show gradients."""
        self.scene.show_phase(shown)
        column = column_of_phase(self.scene.wiring.names, shown)
        self.heads.choose(self._column_of(self.scene.chosen) if column is None else column)
        light = self.scene.phase_light
        # The words beside it say what the links mean now, and need its room.
        self.scale_bar.setVisible(light is None or not light.words)
        self.canvas.update()
        self._describe()

    def draw(self, snapshot: Snapshot) -> None:
        readings = snapshot.readings
        if (matrices := readings.get(self._matrices)) is not None:
            self.scene.take_matrices(matrices)
            self.scale_bar.show_scale(self.scene.scale)
            self.canvas.refresh_links()
        if (maps := readings.get(MAPS)) is not None and not self._quiet:
            self.scene.take_maps(maps)
            self.canvas.refresh_nodes()
        clones, dead = readings.get(CLONES), readings.get(DEAD)
        news = clones is not None and self.scene.take_clones(clones)
        news = (dead is not None and self.scene.take_dead(dead)) or news
        if news:
            self.canvas.refresh_nodes()
        drawn = self.scene.count_of_weights()
        if news or drawn != self._drawn:
            self._drawn = drawn
            self._describe()

    def keep_quiet(self, covered: Collection[str]) -> None:
        """Draw no maps while one of the panels is covered that show the same, enlarged."""
        self._quiet = any(name in covered for name in TELL_THE_SAME)
        if self._quiet:
            self.scene.forget_maps()
            self.canvas.refresh_nodes()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.heads.set_theme(theme)
        self.canvas.set_theme(theme)
        self.scale_bar.set_theme(theme)
        self._hold_foot()
        self.popup.set_theme(theme)

    def table(self) -> list[list[object]]:
        """Every weight and bias that is drawn one by one."""
        wiring = self.scene.wiring
        rows: list[list[object]] = [["from", "to", "name", "value"]]
        names = wiring.names
        for rank in wiring.ranks[1:]:
            joint = self.scene.joint(rank.column)
            if joint is None:
                continue
            below = wiring.rank(rank.column - 1)
            for unit in range(rank.units):
                to = node_name(wiring, Neuron(rank.column, unit))
                if joint.biased:
                    bias = tr(names.parameter(joint.bias_of(rank, unit)))
                    rows.append([tr("bias"), to, bias, float(joint.bias[unit])])
                for source in range(below.units):
                    name = tr(names.parameter(joint.place_of(rank, source, unit)))
                    value = float(joint.weights[source, unit])
                    origin = node_name(wiring, Neuron(below.column, source))
                    rows.append([origin, to, name, value])
        return rows if len(rows) > 1 else []

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is little room the drawing needs it more than words about it.
        self.foot.setVisible(self.height() >= CAPTION_EMS * self.theme.base_px)

    def _connect(self) -> None:
        self.heads.edited.connect(self._on_block)
        self.heads.chosen.connect(lambda column: self.pick(place=Column(column)))
        self.heads.opened.connect(self._open_settings)
        self.heads.removed.connect(lambda column: self._on_asked(column, "remove"))
        self.heads.moved.connect(self._on_moved)
        self.heads.added.connect(self._on_added)
        self.heads.menu_asked.connect(lambda column, at: self._open_menu(Column(column), at))
        self.popup.edited.connect(self._on_block)
        self.popup.asked.connect(self._on_asked)
        self.popup.output_edited.connect(self.edited)
        self.canvas.chosen.connect(lambda place: self.pick(place=place))
        self.canvas.pointed.connect(lambda place: self.pick(pointed=place))
        self.canvas.parameter_set.connect(self.parameter_set)
        self.canvas.menu_asked.connect(self._open_menu)

    def _show(self, setup: Setup, afresh: bool) -> None:
        """Bring cards and drawing to the network of a setup; `afresh` forgets all readings."""
        self._stack = stack = Stack(setup.spec, setup.network.fan_ins[0])
        wiring = Wiring.of(setup)
        frozen = frozen_places(setup.spec, wiring)
        if wiring != self.scene.wiring:
            self.canvas.view.reset()
            afresh = True
        if wiring.side != self._matrices.side:
            self._matrices = Matrices(side=wiring.side)
            self.rewanted.emit()
        if afresh:
            self.canvas.show_network(wiring, frozen)
        self.scene.take_inputs(setup.grid(MAPS.resolution), MAPS.resolution)
        self.scene.frozen = frozen
        if not self._exists(self.scene.chosen):
            self.scene.choose(None)
        columns = frozenset(place.column for place in frozen if isinstance(place, Column))
        self.heads.show_stack(stack, wiring, columns)
        self.setTabOrder(self.heads.last_stop(), self.canvas)
        self.heads.choose(self._column_of(self.scene.chosen))
        self.canvas.fit()
        self._describe()

    def _hold_foot(self) -> None:
        """The foot is as high without the scale: what comes and goes in it moves nothing."""
        self.foot.setMinimumHeight(self.scale_bar.sizeHint().height())

    def _describe(self) -> None:
        """The line under the drawing: how much of it is drawn, and what its signs mean."""
        drawn, count = self.scene.count_of_weights()
        words: list[str] = []
        if drawn < count:
            words = [tr("the {drawn:,} strongest of {count:,} weights", drawn=drawn, count=count)]
        if self.scene.phase_light is not None and self.scene.phase_light.words:
            words = [self.scene.phase_light.words]
        words += [f"{SIGNS[mark]} {words_of(mark)}" for mark in marks_in(self.scene)]
        if self.canvas.view.can_move():
            words.append(tr("drag to see the rest"))
        text = BETWEEN.join(words) or tr("point at a neuron for its map · click a weight to set it")
        if self.caption.text() != text:
            # A hint is left out rather than cut.
            hints = () if words else text.split(BETWEEN)
            self.caption.shorter = (*hints, "") if hints else ()
            self.caption.setText(text)
            self.caption.setToolTip(text)

    def _column_of(self, place: Place | None) -> int | None:
        if isinstance(place, Parameter):
            place = neuron_of(self.scene.wiring, place)
        return None if place is None or isinstance(place, Parameter) else place.column

    def _exists(self, place: Place | None) -> bool:
        wiring = self.scene.wiring
        if isinstance(place, Parameter):
            return neuron_of(wiring, place) is not None
        if place is None or not wiring.has(Column(place.column)):
            return False
        return isinstance(place, Column) or place.unit < wiring.rank(place.column).units

    def _ask(self, edit: Callable[[Stack], ExperimentSpec]) -> None:
        """Ask for what an edit makes of the experiment, if there is one."""
        if self._stack is not None:
            self.edited.emit(edit(self._stack))

    @Slot(int, object)
    def _on_block(self, column: int, block: Layers) -> None:
        self._ask(lambda stack: stack.with_block(column, block))

    @Slot(int, str)
    def _on_asked(self, column: int, action: str) -> None:
        if action == "duplicate":
            self._ask(lambda stack: stack.duplicated(column))
        elif action == "remove":
            self._ask(lambda stack: stack.removed(column))
        else:
            self._on_moved(column, column + (-1 if action == "up" else 1))

    @Slot(int, int)
    def _on_moved(self, column: int, to: int) -> None:
        self._ask(lambda stack: stack.moved(column, to))

    @Slot(int)
    def _on_added(self, place: int) -> None:
        self._ask(lambda stack: stack.added(place))

    @Slot(int)
    def _open_settings(self, column: int) -> None:
        if self._stack is not None:
            self.popup.open(column, self._stack, self.heads.heads[column])

    @Slot(object, QPoint)
    def _open_menu(self, place: Place, at: QPoint) -> None:
        """What a right click offers."""
        found = neuron_of(self.scene.wiring, place) if isinstance(place, Parameter) else place
        if self._stack is None or found is None or found.column < 0:
            return
        menu = FreezeMenu(self._stack.spec, found, self.edited.emit, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
