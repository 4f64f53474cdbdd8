"""The hidden layers as a stack of cards, the output layer last."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.network.blocks import Layers, blocks_in
from engine.network.layer_edits import parameter_counts
from engine.sentences import Sentence
from engine.specs.knobs import TupleKnob, knobs_of
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.forms.layers.block_list import BlockList
from playground.forms.layers.common_activation import CommonActivation
from playground.forms.layers.layer_card import LayerCard
from playground.forms.layers.output_card import OutputCard
from playground.look.tokens import Theme
from playground.words.translate import tr


class LayerStack(QWidget):
    """One card per block; one at a time is open. `edited` carries the new experiment.

    Above them stands the activation function that all of them share.
    """

    edited = Signal(object)

    def __init__(
        self,
        spec: ExperimentSpec,
        setup: Setup,
        theme: Theme,
        level: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.activation = CommonActivation("layers.activation", self)
        self.activation.edited.connect(self._on_layers)
        self.blocks = BlockList("layers", theme, level, parent=self)
        self.blocks.edited.connect(self._on_layers)
        self.blocks.opened.connect(self._on_block_opened)
        self.output = OutputCard(spec, level, self)
        self.output.edited.connect(self._submit)
        self.output.opened.connect(self._on_output_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.activation)
        column.addWidget(self.blocks)
        column.addWidget(self.output)
        self.set_value(spec, setup)

    @property
    def cards(self) -> list[LayerCard]:
        """The cards of the hidden layers, in their order."""
        return self.blocks.cards

    @property
    def add(self) -> QPushButton:
        """The button that adds a layer."""
        return self.blocks.add

    def set_value(self, spec: ExperimentSpec, setup: Setup) -> None:
        """Show the layers of `spec`, with the sizes of `setup`, without emitting."""
        self._inputs, self._outputs = setup.network.fan_ins[0], setup.network.width
        knob = knobs_of(ExperimentSpec)["layers"]
        assert isinstance(knob, TupleKnob)
        self._most = knob.most
        self._show_layers(spec)

    def set_level(self, level: str) -> None:
        """Show the knobs up to this level."""
        self.blocks.set_level(level)
        self.output.set_level(level)

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self.blocks.set_theme(theme)

    def opened(self) -> int | None:
        """The number of the open card of a block."""
        return self.blocks.opened_card()

    def _show_layers(self, spec: ExperimentSpec) -> None:
        self._spec = spec
        self.activation.set_value(spec.layers, self._most)
        self.blocks.set_value(spec.layers, self._inputs, self._most)
        blocks = blocks_in(spec.layers)
        _, width = parameter_counts(blocks, self._inputs)
        last, _ = parameter_counts([(spec.output_layer(self._outputs),)], width)
        count = Sentence("{n:,}") if blocks else Sentence("{n:,} params")
        self.output.set_value(spec, self._outputs, tr(count, n=last[0]))

    @Slot(object)
    def _on_layers(self, layers: Layers) -> None:
        self._submit(replace(self._spec, layers=layers))

    @Slot(object)
    def _submit(self, spec: ExperimentSpec) -> None:
        self._show_layers(spec)
        self.edited.emit(spec)

    @Slot(bool)
    def _on_block_opened(self, on: bool) -> None:
        if on:
            self.output.set_open(False)

    @Slot(bool)
    def _on_output_opened(self, on: bool) -> None:
        if on:
            self.blocks.open_only(None)
