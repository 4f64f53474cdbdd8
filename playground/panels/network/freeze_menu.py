"""The menu after a right click: freeze a neuron or a layer, or let it learn again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from engine.network.places import Column, Neuron
from engine.training.experiment import ExperimentSpec
from engine.training.freezing import (
    frozen_neurons,
    is_layer_frozen,
    is_neuron_frozen,
    with_layer_frozen,
    with_neuron_frozen,
)
from playground.panels.network.wiring import Wiring
from playground.words.mnemonics import keep_marked
from playground.words.translate import tr

Take = Callable[[ExperimentSpec], None]


def frozen_places(spec: ExperimentSpec, wiring: Wiring) -> frozenset[Neuron | Column]:
    """Every frozen neuron that is drawn, and every frozen column."""
    found: set[Neuron | Column] = set()
    for rank in wiring.ranks[1:]:
        nodes = range(0 if rank.summed_up else rank.nodes)
        if is_layer_frozen(spec, rank.column):
            found.add(Column(rank.column))
            found.update(Neuron(rank.column, unit) for unit in nodes)
        else:
            own = frozen_neurons(spec, rank.column)
            found.update(Neuron(rank.column, unit) for unit in own if unit in nodes)
    return frozenset(found)


class FreezeMenu(QMenu):
    """What can be frozen at a place; what is chosen is handed to `take` as a new experiment."""

    def __init__(
        self, spec: ExperimentSpec, place: Neuron | Column, take: Take, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("network.menu")
        keep_marked(self)
        self.setToolTipsVisible(True)
        column = place.column
        if isinstance(place, Neuron) and not is_layer_frozen(spec, column):
            frozen = is_neuron_frozen(spec, column, place.unit)
            other = with_neuron_frozen(spec, column, place.unit, not frozen)
            words = tr("Unfreeze neuron") if frozen else tr("Freeze neuron")
            tip = tr("Whether training moves the weights and the bias into this neuron.")
            # A layer without units of its own freezes as a whole.
            if other != spec:
                self._add("network.freeze_neuron", words, tip, other, take)
        frozen = is_layer_frozen(spec, column)
        words = tr("Unfreeze layer") if frozen else tr("Freeze layer")
        tip = tr("Whether training moves the weights and biases into this layer.")
        other = with_layer_frozen(spec, column, not frozen)
        self._add("network.freeze_layer", words, tip, other, take)

    def _add(self, name: str, words: str, tip: str, spec: ExperimentSpec, take: Take) -> None:
        action = QAction(words, self)
        action.setObjectName(name)
        action.setToolTip(tip)
        action.triggered.connect(lambda: take(spec))
        self.addAction(action)
