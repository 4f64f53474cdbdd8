"""One list that gives all hidden layers the same activation function."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.network.activations import activation
from engine.network.blocks import Layers
from engine.network.layer_edits import activations_in, with_activation_everywhere
from engine.sentences import Sentence
from playground.forms.field import narrow_combo, offer_kinds
from playground.widgets.elided_label import ElidedLabel
from playground.words.settings import LIVE, item_lines, short_label, tooltip
from playground.words.translate import tr

_HELP = Sentence("The activation function of all hidden layers; each can have another in its card.")
_SPOKEN = Sentence("Activation of all hidden layers")


class CommonActivation(QWidget):
    """The activation function that the hidden layers share, “mixed” where they differ.

    `edited` carries the layers, all with the chosen one. There is nothing to choose where no
    layer has an activation function, or where a full stack has no room for those it lacks.
    """

    edited = Signal(object)

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers: Layers = ()
        self._kinds = tuple(activation)
        self.setObjectName(f"{path}.field")
        self.combo = narrow_combo(self)
        self.combo.setObjectName(path)
        self.combo.addItems([short_label(kind()) for kind in self._kinds])
        self.combo.setPlaceholderText(tr("mixed"))
        self.combo.setAccessibleName(tr(_SPOKEN))
        offer_kinds(self.combo, self._kinds, {})
        self.combo.activated.connect(self._on_chosen)
        label = ElidedLabel(tr("Activation"), self)
        label.setToolTip(tooltip([_HELP, LIVE]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(self.combo, 1)

    def set_value(self, layers: Layers, most: int) -> None:
        """Show what these layers share, of which there may be `most`, without emitting."""
        self._layers = layers
        found = {type(each) for each in activations_in(layers)}
        self.setVisible(bool(found))
        self.combo.setEnabled(len(with_activation_everywhere(layers, self._kinds[0])) <= most)
        shared = next(iter(found)) if len(found) == 1 else None
        self.combo.setCurrentIndex(-1 if shared is None else self._kinds.index(shared))
        words = [tr("mixed")] if shared is None else item_lines(shared)
        self.combo.setToolTip(tooltip([_HELP, *words, LIVE]))
        self.combo.setAccessibleDescription(" ".join((tr(_HELP), *words)))

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        layers = with_activation_everywhere(self._layers, self._kinds[index])
        if layers != self._layers:
            self.edited.emit(layers)
