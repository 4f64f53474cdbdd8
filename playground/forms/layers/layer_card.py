"""The card of one block of layers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.network.activations import Identity
from engine.network.blocks import Layers, place_of_activation
from engine.network.layer_edits import (
    OPTIONAL,
    with_activation,
    with_layer,
    with_optional,
)
from engine.network.layers import Activate, Layer
from engine.sentences import Sentence
from engine.specs.edits import replace_at
from engine.specs.knobs import TupleKnob, knobs_of
from engine.specs.paths import joined
from playground.forms.card import Card, body_column
from playground.forms.field import retire
from playground.forms.layers.layer_buttons import LayerButtons
from playground.forms.layers.layer_words import about_block, word_of
from playground.forms.layers.optional_layer import OptionalLayer
from playground.forms.levels import shown_at
from playground.forms.spec_form import SpecForm
from playground.look.tokens import Theme
from playground.widgets.number_field import drop_typing_in
from playground.words.translate import tr

if TYPE_CHECKING:
    from playground.forms.layers.block_list import BlockList

# The key of a layer within its block: its class, and which one of that class it is.
Key = tuple[type[Layer], int]
_ACTIVE: Key = (Activate, 0)
_OPENS = Sentence("A click opens and closes the settings of this layer")
_FOLLOWS = Sentence("As many as the block gets, because its answer is added to its input")


class LayerCard(Card):
    """A block of layers: one line, and its settings when open.

    `edited` carries the whole new block; `asked` carries up, down, duplicate or remove. The
    layers inside a residual block are a list of such cards, which `list_inside` makes.
    """

    edited = Signal(object)
    asked = Signal(str)

    def __init__(
        self,
        path: str,
        theme: Theme,
        level: str,
        list_inside: Callable[[str, QWidget], BlockList],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._path, self._theme, self._level = path, theme, level
        self._list_inside = list_inside
        self._block: Layers = ()
        self._fan_in = self._room = 0
        self._follows = False
        self._allowed: frozenset[str] = frozenset()
        self._forms: dict[Key, SpecForm] = {}
        self._column_inside: QVBoxLayout | None = None
        self.inside: BlockList | None = None
        self.head.setObjectName(path)

    def set_block(
        self,
        block: Layers,
        count: str,
        fan_in: int,
        room: int,
        allowed: frozenset[str],
        follows: bool = False,
    ) -> None:
        """Show these layers, which get `fan_in` numbers.

        `room` is how many more layers fit, `allowed` which buttons work, and `follows` whether
        the number of units is not free.
        """
        if block != self._block:
            # What is being typed was meant for the layers that stood here.
            drop_typing_in(self)
        self._block, self._fan_in, self._room = block, fan_in, room
        self._allowed, self._follows = allowed, follows
        self.head.show_words(word_of(block[0]), about_block(block), count, tr(_OPENS))
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
        if self.inside is not None:
            self.inside.set_theme(theme)

    def focus_button(self, name: str) -> None:
        """Give the keyboard to one of the small buttons, or to the head where it is off."""
        button = self.buttons.buttons[name]
        place = button if button.isEnabled() else self.head
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_body(self) -> QWidget:
        body = QWidget(self)
        self._column_inside = body_column(body)
        self.options = {kind: self._option(kind, body) for kind in OPTIONAL}
        self.buttons = LayerButtons(self._path, self._theme, body)
        self.buttons.asked.connect(self.asked)
        self.body = body
        self._refresh()
        return body

    def _refresh(self) -> None:
        """Bring the settings, if there are any yet, to the block at hand."""
        if self._column_inside is None:
            return
        places = _places(self._block)
        wanted = {key: self._block[i] for key, i in places.items()}
        if place_of_activation(self._block) is None:
            wanted[_ACTIVE] = Activate(Identity())
        for key in [key for key in self._forms if key not in wanted]:
            retire(self._forms.pop(key))
        missing = [key for key in wanted if key not in self._forms]
        for key in missing:
            self._forms[key] = self._form(key, wanted[key])
        for key, form in self._forms.items():
            form.set_value(wanted[key])
            form.set_level(self._level)
            form.setVisible(not form.is_bare())
            if key[0].weighted:
                self._free_units(form)
        for kind, option in self.options.items():
            option.set_state((kind, 0) in places, self._room > 0)
            option.setVisible(shown_at("standard", self._level))
        self.buttons.set_allowed(self._allowed)
        opened = self._refresh_inside()
        if missing or opened:
            self._arrange(list(places))

    def _refresh_inside(self) -> bool:
        """Show what is inside a residual block; whether the list of it is new."""
        first, new = self._block[0], False
        if first.layers is None:
            if self.inside is not None:
                retire(self.inside)
                self.inside = None
            return False
        if self.inside is None:
            assert self.body is not None
            self.inside = self._list_inside(f"{self._path}.layers", self.body)
            self.inside.edited.connect(self._on_inside)
            new = True
        knob = knobs_of(type(first))["layers"]
        assert isinstance(knob, TupleKnob)
        self.inside.set_level(self._level)
        self.inside.set_value(first.layers, self._fan_in, knob.most)
        return new

    def _free_units(self, form: SpecForm) -> None:
        """Let the number of units be edited where it is free."""
        field = form.fields.get("units")
        if field is not None and field.isEnabled() == self._follows:
            field.setEnabled(not self._follows)
            field.setToolTip(tr(_FOLLOWS) if self._follows else "")

    def _arrange(self, keys: list[Key]) -> None:
        """Weights, what is done to them, activation, what follows, whatever else there is."""
        assert self._column_inside is not None
        before = [kind for kind in OPTIONAL if not kind.after_activation]
        after = [kind for kind in OPTIONAL if kind.after_activation]
        order: list[QWidget] = [self._forms[key] for key in keys if key[0].weighted]
        order += [self.inside] if self.inside is not None else []
        for kind in (*before, Activate, *after):
            order += [self.options[kind]] if kind in self.options else []
            order += [self._forms[(kind, 0)]] if (kind, 0) in self._forms else []
        order += [form for form in self._forms.values() if form not in order]
        for place, part in enumerate([*order, self.buttons]):
            self._column_inside.insertWidget(place, part)

    def _option(self, kind: type[Layer], body: QWidget) -> OptionalLayer:
        option = OptionalLayer(kind, joined(self._path, kind.name), body)  # type: ignore[attr-defined]
        option.switched.connect(
            lambda wanted: self.edited.emit(with_optional(self._block, kind, wanted))
        )
        return option

    def _form(self, key: Key, layer: Layer) -> SpecForm:
        kind, number = key
        plain = number == 0 and (kind.weighted or layer.activation is not None)
        own = joined(self._path, kind.name, number or "")  # type: ignore[attr-defined]
        counted = ("units",)
        form = SpecForm(layer, self._path if plain else own, counted=counted, parent=self.body)
        form.edited.connect(lambda new: self._on_edited(key, new))
        return form

    def _on_edited(self, key: Key, layer: Layer) -> None:
        place = _places(self._block).get(key)
        if place is not None:
            self.edited.emit(with_layer(self._block, place, layer))
        elif layer.activation is not None:
            self.edited.emit(with_activation(self._block, layer.activation))

    def _on_inside(self, layers: Layers) -> None:
        self.edited.emit(with_layer(self._block, 0, replace_at(self._block[0], "layers", layers)))


def _places(block: Layers) -> dict[Key, int]:
    """Where each layer of a block stands, by class and number within the class."""
    seen: Counter[type[Layer]] = Counter()
    places: dict[Key, int] = {}
    for place, layer in enumerate(block):
        kind = type(layer)
        places[(kind, seen[kind])] = place
        seen[kind] += 1
    return places
