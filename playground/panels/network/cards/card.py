"""The card over one column: what the layer is, its width, its activation, and more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.network.activations import Activation, activation
from engine.network.blocks import Layers, activation_of
from engine.network.layer_edits import with_activation, with_units
from engine.network.layers import Affine
from engine.specs.edits import switched
from engine.specs.knobs import NumberKnob, knobs_of
from engine.specs.paths import joined
from playground.forms.field import narrow_combo
from playground.forms.layers.layer_words import about_block
from playground.look.restyle import restyle
from playground.look.tokens import Theme
from playground.panels.network.cards.card_layouts import Arrangement, arrangement_for
from playground.panels.network.cards.title import Title
from playground.panels.network.painting.marks import FROZEN, SIGNS
from playground.widgets.count_box import CountBox
from playground.widgets.number_field import drop_typing_in
from playground.words.places import heading_of_layer, layer_of_title
from playground.words.settings import REBUILDS, item_lines, short_label, tooltip
from playground.words.translate import tr

COMBO_EMS = 8
# The height of a row, and the air above and below the two.
ROW_EMS, EDGE = 1.9, 2
_LETTERS = 3
NO_ARROW = "QComboBox::drop-down { width: 0; } QComboBox::down-arrow { image: none; }"


def row_height(theme: Theme) -> int:
    """How high one of the two rows of a card is."""
    return round(ROW_EMS * theme.base_px)


def card_height(theme: Theme) -> int:
    """How high every card is, before and after it is shown, with whatever is in it."""
    return 2 * row_height(theme) + 2 * EDGE + 2


class Head(QFrame):
    """One card: its controls, and a `title` that is clicked and dragged.

    Intents: `edited` carries the new layers of the column; `opened` asks for its settings,
    `removed` for its end.
    """

    edited = Signal(object)
    opened = Signal()
    removed = Signal()

    def __init__(self, column: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self._block: Layers = ()
        self._mode: tuple[Arrangement, bool, bool] | None = None
        self._free = self._active = False
        path = joined("network", column)
        self.setObjectName(path)
        self.setProperty("kind", "layer")
        self.title = Title(self)
        self.title.setObjectName(f"{path}.title")
        self.title.opened.connect(self.opened)
        self.title.removed.connect(self._on_delete)
        knob = knobs_of(Affine)["units"]
        assert isinstance(knob, NumberKnob)
        self.units = CountBox(int(knob.low), int(knob.high), parent=self)
        self.units.setObjectName(f"{path}.units")
        self.units.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.units.edited.connect(self._on_units)
        self.activation = narrow_combo(self)
        self.activation.setObjectName(f"{path}.activation")
        self.activation.setProperty("compact", True)
        self.activation.setMinimumContentsLength(_LETTERS)
        self._kinds = tuple(activation)
        for place, kind in enumerate(self._kinds):
            self.activation.addItem(short_label(kind()))
            lines = tooltip(item_lines(kind))
            self.activation.setItemData(place, lines, Qt.ItemDataRole.ToolTipRole)
        self.activation.activated.connect(self._on_activation)
        self.more = self._button(f"{path}.more", "more", tr("Settings of this layer"))
        self.more.clicked.connect(self.opened)
        self.remove = self._button(f"{path}.remove", "close", tr("Remove this layer"))
        self.remove.clicked.connect(self.removed)
        # How many neurons there are where that is not free.
        self.count = QLabel(self)
        self.count.setProperty("kind", "caption")
        self._lay_out()
        self.set_theme(theme)

    def show_block(self, title: str, block: Layers, units: int, frozen: bool) -> None:
        """Show these layers; an empty block is the output layer, which follows from the data."""
        if block != self._block:
            # What is being typed was meant for the layer that stood here.
            drop_typing_in(self)
        self._block = block
        first = block[0] if block else None
        name = short_label(first) if first is not None else ""
        free = first is not None and first.units is not None
        snow = f"{SIGNS[FROZEN]} " if frozen else ""
        plain = first is not None and first.sums == 1
        whole = plain or not block
        head = heading_of_layer(title) if whole else f"{title} · {name}"
        short = (title if plain else name) if block else tr("out")
        self.title.set_words(snow + head, snow + short)
        self.count.setText(str(units))
        heading, layer = heading_of_layer(title), layer_of_title(title)
        parts = [heading, name] if block else [heading]
        about = about_block(block) if block else tr("follows from the data and the loss")
        spoken = [*parts, tr("{count:,} neurons", count=units), about]
        self.title.setAccessibleName(", ".join(spoken))
        hint = tr("A click selects the layer, a double click opens its settings.")
        drag = tr("Drag it sideways, or Ctrl and ← →, to move it; Delete removes it.")
        self.title.setToolTip(tooltip([f"{head}: {about}", hint, *([drag] if block else [])]))
        self.more.setAccessibleName(tr("Settings: {layer}", layer=layer))
        self.remove.setAccessibleName(tr("Remove: {layer}", layer=layer))
        if self._free != free:
            self._free, self._mode = free, None
        self.units.setValue(units)
        self.units.setAccessibleName(tr("Neurons of {layer}", layer=layer))
        self.units.setToolTip(tooltip([tr("How many neurons the layer has."), REBUILDS]))
        shown = first is not None and first.layers is None
        if self._active != shown:
            self._active, self._mode = shown, None
        if shown:
            kind = type(activation_of(block))
            self.activation.setCurrentIndex(self._kinds.index(kind))
            self.activation.setAccessibleName(tr("Activation of {layer}", layer=layer))
            self.activation.setToolTip(tooltip(item_lines(kind)))
        self._arrange()

    def set_chosen(self, chosen: bool) -> None:
        """Whether the column is the chosen one."""
        self.title.set_strong(chosen)
        restyle(self, role="accent" if chosen else "text")

    def stops(self) -> list[QWidget]:
        """The controls in the order in which Tab goes through them."""
        return [self.title, self.units.field, self.activation, self.remove, self.more]

    def set_theme(self, theme: Theme) -> None:
        """Take the sizes of another look."""
        self._em = theme.base_px
        self.activation.setMaximumWidth(COMBO_EMS * self._em)
        for part in (self.title, self.activation, self.more, self.remove, self.units, self.count):
            part.setMaximumHeight(row_height(theme))
        self._mode = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the parts where there is room for them."""
        wanted, output = arrangement_for(self.width() / self._em), not self._block
        state = (wanted, self._free, output)
        if state == self._mode:
            return
        self._mode = state
        for button in (self.units.less, self.units.more):
            button.setVisible(wanted.steps)
        self.more.setVisible(wanted.more)
        self.activation.setVisible(self._active and wanted.activation)
        self.remove.setVisible(wanted.remove and not output)
        self.activation.setStyleSheet("" if wanted.arrow else NO_ARROW)
        self.units.field.reserve(("888",) if wanted.steps else ("88",))
        self.units.setVisible(self._free and wanted.typed)
        self.count.setVisible(not (self._free and wanted.typed))

    def _lay_out(self) -> None:
        """Name, activation, settings and end in a row, the number of neurons centred below."""
        above, below, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        above.addWidget(self.title, 1)
        for part in (self.activation, self.more, self.remove):
            above.addWidget(part)
        below.addStretch(1)
        below.addWidget(self.units)
        below.addWidget(self.count)
        below.addStretch(1)
        for row in (above, below):
            row.setSpacing(2)
            column.addLayout(row, 1)
        column.setContentsMargins(4, EDGE, 4, EDGE)
        column.setSpacing(0)

    @Slot()
    def _on_delete(self) -> None:
        if self._block:
            self.removed.emit()

    @Slot(int)
    def _on_units(self, units: int) -> None:
        self.edited.emit(with_units(self._block, units))

    @Slot(int)
    def _on_activation(self, index: int) -> None:
        present = activation_of(self._block)
        kind: type[Activation] = self._kinds[index]
        if kind is not type(present):
            self.edited.emit(with_activation(self._block, switched(present, kind)))

    def _button(self, name: str, sign: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setProperty("flat", True)
        button.setProperty("sign", sign)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
