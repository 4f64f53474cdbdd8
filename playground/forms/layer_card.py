"""The card of one block of layers, and the card of the output layer."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.activations import Identity
from engine.experiment import ExperimentSpec
from engine.knobs import knobs_of
from engine.layers import Activate, BatchNorm, Dense, Layer
from playground.forms.card import Card, body_column
from playground.forms.field import retire
from playground.forms.help_texts import short_label
from playground.forms.layer_buttons import LayerButtons
from playground.forms.layer_edits import (
    Layers,
    first_of,
    with_activation,
    with_batch_norm,
    with_layer,
)
from playground.forms.optional_layer import OptionalLayer
from playground.forms.spec_edits import shown_at
from playground.forms.spec_form import SpecForm
from playground.tokens import Theme

# The key of a layer within its block: its class, and which one of that class it is.
Key = tuple[type[Layer], int]
_NORM: Key = (BatchNorm, 0)
_ACTIVE: Key = (Activate, 0)
_OPENS = "A click opens and closes the settings of this layer"
_FOLLOWS = "The output layer follows from the data and the loss"
_OUTPUT_KNOB = "output_init"


class LayerCard(Card):
    """A block of layers: one line, and its settings when open.

    `edited` carries the whole new block; `asked` carries up, down, duplicate or remove.
    """

    edited = Signal(object)
    asked = Signal(str)

    def __init__(self, path: str, theme: Theme, level: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path, self._theme, self._level = path, theme, level
        self._block: Layers = ()
        self._room = 0
        self._allowed: frozenset[str] = frozenset()
        self._forms: dict[Key, SpecForm] = {}
        self._inner: QVBoxLayout | None = None
        self.head.setObjectName(path)

    def set_block(self, block: Layers, count: str, room: int, allowed: frozenset[str]) -> None:
        """Show these layers; `room` is how many more fit, `allowed` which buttons work."""
        self._block, self._room, self._allowed = block, room, allowed
        self.head.show_words(_title(block), _about(block), count, _OPENS)
        self._refresh()

    def set_level(self, level: str) -> None:
        """Show the knobs up to this level."""
        self._level = level
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self._theme = theme
        if self.body is not None:
            self.buttons.set_theme(theme)

    def focus_button(self, name: str) -> None:
        """Give the keyboard to one of the small buttons, or to the head where it is off."""
        button = self.buttons.buttons[name]
        place = button if button.isEnabled() else self.head
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_body(self) -> QWidget:
        body = QWidget(self)
        self._inner = body_column(body)
        self.norm = OptionalLayer(BatchNorm, f"{self._path}.{BatchNorm.name}", body)  # type: ignore[attr-defined]
        self.norm.switched.connect(self._on_norm)
        self.buttons = LayerButtons(self._path, self._theme, body)
        self.buttons.asked.connect(self.asked)
        self.body = body
        self._refresh()
        return body

    def _refresh(self) -> None:
        """Bring the settings, if there are any yet, to the block at hand."""
        if self._inner is None:
            return
        places = _places(self._block)
        wanted = {key: self._block[i] for key, i in places.items()}
        wanted.setdefault(_ACTIVE, Activate(Identity()))
        for key in [key for key in self._forms if key not in wanted]:
            retire(self._forms.pop(key))
        missing = [key for key in wanted if key not in self._forms]
        for key in missing:
            self._forms[key] = self._form(key, wanted[key])
        for key, form in self._forms.items():
            form.set_value(wanted[key])
            form.set_level(self._level)
            form.setVisible(not form.is_bare())
        self.norm.set_state(_NORM in places, self._room > 0)
        self.norm.setVisible(shown_at("standard", self._level))
        self.buttons.set_allowed(self._allowed)
        if missing:
            self._arrange(list(places))

    def _arrange(self, keys: list[Key]) -> None:
        """Weights, normalisation, activation, then whatever else the block holds."""
        assert self._inner is not None
        first = [key for key in keys if key[0].penalized]
        rest = [key for key in keys if key not in (*first, _NORM, _ACTIVE)]
        norm = [self._forms[_NORM]] if _NORM in self._forms else []
        order: list[QWidget] = [self._forms[key] for key in first]
        order += [self.norm, *norm, self._forms[_ACTIVE]]
        order += [self._forms[key] for key in rest]
        for place, part in enumerate([*order, self.buttons]):
            self._inner.insertWidget(place, part)

    def _form(self, key: Key, layer: Layer) -> SpecForm:
        kind, number = key
        plain = number == 0 and kind in (Dense, Activate)
        own = f"{self._path}.{kind.name}" + (f".{number}" if number else "")  # type: ignore[attr-defined]
        counted = ("units",)
        form = SpecForm(layer, self._path if plain else own, counted=counted, parent=self.body)
        form.edited.connect(lambda new: self._on_edited(key, new))
        return form

    def _on_edited(self, key: Key, layer: Layer) -> None:
        place = _places(self._block).get(key)
        if place is not None:
            self.edited.emit(with_layer(self._block, place, layer))
        elif isinstance(layer, Activate):
            self.edited.emit(with_activation(self._block, layer.activation))

    @Slot(bool)
    def _on_norm(self, wanted: bool) -> None:
        self.edited.emit(with_batch_norm(self._block, wanted))


class OutputCard(Card):
    """The output layer, which follows from data and loss; only its first weights are chosen.

    `edited` carries the experiment with other first weights.
    """

    edited = Signal(object)

    def __init__(self, spec: ExperimentSpec, level: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._form: SpecForm | None = None
        self.head.setObjectName("layers.output")
        self.set_level(level)

    def set_value(self, spec: ExperimentSpec, outputs: int, count: str) -> None:
        """Show the output layer of this experiment."""
        self._spec = spec
        loss = short_label(spec.loss)
        self.head.show_words(f"Output {outputs}", f"{loss[:1].lower()}{loss[1:]}", count, _FOLLOWS)
        if self._form is not None:
            self._form.set_value(spec)

    def set_level(self, level: str) -> None:
        """Let the card be opened where the level has anything to show in it."""
        self._level = level
        knob = knobs_of(ExperimentSpec)[_OUTPUT_KNOB]
        usable = shown_at(knob.level, level)
        if not usable:
            self.set_open(False)
        self.head.setCheckable(usable)
        if self._form is not None:
            self._form.set_level(level)

    def make_body(self) -> QWidget:
        body = QWidget(self)
        self._form = SpecForm(self._spec, names=(_OUTPUT_KNOB,), parent=body)
        self._form.edited.connect(self.edited)
        self._form.set_level(self._level)
        body_column(body).addWidget(self._form)
        return body


def _places(block: Layers) -> dict[Key, int]:
    """Where each layer of a block stands, by class and number within the class."""
    seen: Counter[type[Layer]] = Counter()
    places: dict[Key, int] = {}
    for place, layer in enumerate(block):
        kind = type(layer)
        places[(kind, seen[kind])] = place
        seen[kind] += 1
    return places


def _title(block: Layers) -> str:
    """The layer with weights and its width; without one, the first layer's name."""
    head = block[0]
    return f"{short_label(head)} {head.units}" if isinstance(head, Dense) else short_label(head)


def _about(block: Layers) -> str:
    """Normalisation, activation functions and first weights in a few words."""
    words = ["BN"] if first_of(block, BatchNorm) is not None else []
    words += [short_label(layer.activation) for layer in block if isinstance(layer, Activate)]
    words += [short_label(layer.init_weights) for layer in block if isinstance(layer, Dense)]
    return " · ".join(words)
