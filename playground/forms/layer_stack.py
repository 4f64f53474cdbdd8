"""The hidden layers as a stack of cards, the output layer last."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.experiment import ExperimentSpec
from engine.knobs import TupleKnob, knobs_of
from engine.layers import Dense
from engine.plan import Plan
from playground.forms.field import retire, sign_icon
from playground.forms.help_texts import REBUILDS, tooltip
from playground.forms.layer_card import LayerCard, OutputCard
from playground.forms.layer_edits import (
    Layers,
    add_block,
    blocks_in,
    duplicate_block,
    move_block,
    parameter_counts,
    remove_block,
    with_block,
)
from playground.tokens import Theme


class LayerStack(QWidget):
    """One card per block; one at a time is open. `edited` carries the new experiment.

    Cards are numbered as the blocks of `layer_edits`, from 0.
    """

    edited = Signal(object)

    def __init__(
        self,
        spec: ExperimentSpec,
        plan: Plan,
        theme: Theme,
        level: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._level = theme, level
        self.cards: list[LayerCard] = []
        self.add = self._make_add()
        self.output = OutputCard(spec, level, self)
        self.output.edited.connect(self._submit)
        self.output.opened.connect(lambda on: self._open_only(self.output if on else None))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.add)
        self._column.addWidget(self.output)
        self.set_value(spec, plan)

    def set_value(self, spec: ExperimentSpec, plan: Plan) -> None:
        """Show the layers of `spec`, with the sizes of `plan`, without emitting."""
        self._inputs, self._outputs = plan.network.fan_ins[0], plan.network.width
        self._show(spec)

    def set_level(self, level: str) -> None:
        """Show the knobs up to this level."""
        self._level = level
        for card in self.cards:
            card.set_level(level)
        self.output.set_level(level)

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self._theme = theme
        self.add.setIcon(sign_icon(theme))
        for card in self.cards:
            card.set_theme(theme)

    def opened(self) -> int | None:
        """The number of the open card of a block."""
        return next((i for i, card in enumerate(self.cards) if card.is_open()), None)

    def _show(self, spec: ExperimentSpec) -> None:
        self._spec = spec
        blocks = blocks_in(spec.layers)
        while len(self.cards) > len(blocks):
            retire(self.cards.pop())
        while len(self.cards) < len(blocks):
            self.cards.append(self._card(len(self.cards)))
        counts, width = parameter_counts(blocks, self._inputs)
        room = self._room()
        for i, (card, block) in enumerate(zip(self.cards, blocks, strict=True)):
            unit = " params" if i == 0 else ""
            allowed = {"up": i > 0, "down": i < len(blocks) - 1, "duplicate": room >= len(block)}
            names = frozenset({"remove", *(name for name, fits in allowed.items() if fits)})
            card.set_block(block, f"{counts[i]:,}{unit}", room, names)
        last, _ = parameter_counts([(Dense(units=self._outputs),)], width)
        unit = "" if blocks else " params"
        self.output.set_value(spec, self._outputs, f"{last[0]:,}{unit}")
        self.add.setEnabled(len(add_block(spec.layers)) <= len(spec.layers) + room)

    def _room(self) -> int:
        """How many more layers an experiment may have."""
        knob = knobs_of(ExperimentSpec)["layers"]
        assert isinstance(knob, TupleKnob)
        return knob.most - len(self._spec.layers)

    def _card(self, index: int) -> LayerCard:
        card = LayerCard(f"layers.{index}", self._theme, self._level, self)
        card.opened.connect(lambda on: self._open_only(card if on else None))
        card.edited.connect(
            lambda block: self._set_layers(with_block(self._spec.layers, index, block))
        )
        card.asked.connect(lambda action: self._on_asked(index, action))
        self._column.insertWidget(index, card)
        return card

    def _on_asked(self, index: int, action: str) -> None:
        layers, count = self._spec.layers, len(self.cards)
        if action == "duplicate":
            self._set_layers(duplicate_block(layers, index))
        elif action == "remove":
            self._set_layers(remove_block(layers, index))
            self._open_only(None)
            near = self.cards[min(index, len(self.cards) - 1)].head if self.cards else self.add
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            to = index + (-1 if action == "up" else 1)
            self._set_layers(move_block(layers, index, to))
            # The buttons travel with their layer, so that it can be moved on and on.
            if len(self.cards) == count and to < count:
                self._open_only(self.cards[to])
                self.cards[to].focus_button(action)

    def _set_layers(self, layers: Layers) -> None:
        self._submit(replace(self._spec, layers=layers))

    @Slot(object)
    def _submit(self, spec: ExperimentSpec) -> None:
        self._show(spec)
        self.edited.emit(spec)

    @Slot()
    def _on_add(self) -> None:
        self._set_layers(add_block(self._spec.layers))

    def _open_only(self, chosen: QWidget | None) -> None:
        for card in (*self.cards, self.output):
            if card.is_open() != (card is chosen):
                card.set_open(card is chosen)

    def _make_add(self) -> QPushButton:
        add = QPushButton("+ add layer", self)
        add.setObjectName("layers.add")
        add.setProperty("dashed", True)
        add.setAccessibleName("Add layer")
        add.setToolTip(tooltip(["One more hidden layer, set as the last one is.", REBUILDS]))
        add.setAccessibleDescription(REBUILDS)
        # The mark of what rebuilds stands after the words here as everywhere.
        add.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        add.setIcon(sign_icon(self._theme))
        add.clicked.connect(self._on_add)
        return add
