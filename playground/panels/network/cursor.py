"""The place the keyboard is at in the network view."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from engine.network.places import Column, Neuron, Parameter, Place
from playground.panels.network.joints import neuron_of
from playground.panels.network.scene import Scene

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
KEYS = frozenset((*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End))


class Cursor:
    """Arrows go from neuron to neuron; with Shift up and down go along what leads into it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.place: Place | None = None

    def enter(self, scene: Scene) -> None:
        """Go on in another scene, at the same place if it has that."""
        self._scene = scene
        self.settle()

    def settle(self) -> None:
        """Be somewhere that exists: at what is chosen, or at the first neuron."""
        wiring, neuron = self._scene.wiring, self.neuron()
        if neuron is not None and wiring.has(neuron):
            return
        chosen = self._scene.chosen
        if isinstance(chosen, Neuron) and wiring.has(chosen):
            self.place = chosen
        else:
            self.place = self._at(0, 0) if wiring.columns else None

    def neuron(self) -> Neuron | None:
        """The neuron at which the cursor is, or into which its weight leads."""
        if isinstance(self.place, Parameter):
            return neuron_of(self._scene.wiring, self.place)
        if isinstance(self.place, Column):
            return Neuron(self.place.column, 0)
        return self.place

    def parameter(self) -> Parameter | None:
        """What F2 edits: the weight at hand, or the bias of the neuron at hand."""
        if isinstance(self.place, Parameter):
            return self.place
        inputs = self._ports()
        return inputs[0] if inputs else None

    def owns(self, event: QKeyEvent) -> bool:
        """Whether a key moves the cursor."""
        plain = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        return Qt.Key(event.key()) in KEYS and not event.modifiers() & ~plain

    def moved_by(self, event: QKeyEvent) -> bool:
        """Move as a key asks; False if it asks for nothing of the kind."""
        if not self.owns(event):
            return False
        self.settle()
        neuron, key = self.neuron(), Qt.Key(event.key())
        if neuron is None:
            return False
        if key not in ARROWS:
            units = 0 if key == Qt.Key.Key_Home else 10**6
            self.place = self._at(neuron.column, units)
            return True
        across, down = ARROWS[key]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and down:
            self._along(down)
        elif down:
            self.place = self._at(neuron.column, neuron.unit + down)
        else:
            self.place = self._beside(neuron, neuron.column + across)
        return True

    def _along(self, step: int) -> None:
        """The next weight into the neuron; the bias comes first."""
        ports: list[Place] = [*self._ports()]
        neuron = self.neuron()
        if not ports or neuron is None:
            return
        stops: list[Place] = [neuron, *ports]
        at = stops.index(self.place) if self.place in stops else 0
        self.place = stops[(at + step) % len(stops)]

    def _ports(self) -> list[Parameter]:
        """Bias and weights of the neuron at hand, from top to bottom."""
        neuron = self.neuron()
        joint = self._scene.joint(neuron.column) if neuron is not None else None
        if neuron is None or joint is None:
            return []
        rank = self._scene.wiring.rank(neuron.column)
        sources = range(len(joint.weights))
        weights = [joint.place_of(rank, source, neuron.unit) for source in sources]
        bias = [joint.bias_of(rank, neuron.unit)] if joint.biased else []
        return [*bias, *weights]

    def _beside(self, neuron: Neuron, column: int) -> Place:
        """The neuron of another column at about the same height."""
        wiring = self._scene.wiring
        column = min(max(-1, column), wiring.columns - 1)
        here, there = wiring.rank(neuron.column).nodes, wiring.rank(column).nodes
        return self._at(column, (2 * neuron.unit + 1) * there // (2 * here))

    def _at(self, column: int, unit: int) -> Place:
        rank = self._scene.wiring.rank(column)
        if rank.summed_up and column >= 0:
            return Column(column)
        return Neuron(column, min(max(0, unit), rank.nodes - 1))
