"""The card over one column: what the layer is, its width, its activation, and more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QToolButton, QWidget

from engine.network.activations import Activation, activation
from engine.network.blocks import Layers, activation_of
from engine.network.layers import Affine
from engine.specs.edits import switched
from engine.specs.knobs import NumberKnob, knobs_of
from engine.specs.paths import joined
from playground.forms.field import narrow_combo
from playground.forms.layers.layer_edits import with_activation, with_units
from playground.forms.layers.layer_words import about_block
from playground.look.tokens import Theme
from playground.panels.network.cards.card_layouts import Arrangement, arrangement_for
from playground.panels.network.cards.title import Title
from playground.panels.network.painting.marks import FROZEN, SIGNS
from playground.widgets.count_box import CountBox
from playground.words.settings import REBUILDS, item_lines, short_label, tooltip
from playground.words.translate import tr

COMBO_EMS = 11
_LETTERS = 3
NO_ARROW = "QComboBox::drop-down { width: 0; } QComboBox::down-arrow { image: none; }"


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
        self.setProperty("kind", "column")
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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 0, 2, 0)
        self._grid.setHorizontalSpacing(2)
        self._grid.setVerticalSpacing(0)
        # Cards with one row stand at the top, beside those with two.
        self._grid.setRowStretch(2, 1)
        self.set_theme(theme)

    def show_block(self, title: str, block: Layers, units: int, frozen: bool) -> None:
        """Show these layers; an empty block is the output layer, which follows from the data."""
        self._block = block
        first = block[0] if block else None
        name = short_label(first) if first is not None else tr("output")
        head = f"{title} · {name}" if block else f"{name} · {units}"
        free = first is not None and first.units is not None
        if first is not None and not free:
            head = f"{head} {units}"
        snow = f"{SIGNS[FROZEN]} " if frozen else ""
        plain = first is not None and first.sums == 1
        short = (title if plain else name) if block else tr("out")
        self.title.set_words(snow + head, snow + short)
        spoken = tr("Layer {title}, {name}, {units} neurons", title=title, name=name, units=units)
        about = about_block(block) if block else tr("follows from the data and the loss")
        self.title.setAccessibleName(", ".join((spoken, about)))
        hint = tr("A click selects the layer, a double click opens its settings.")
        drag = tr("Drag it sideways, or Ctrl and ← →, to move it; Delete removes it.")
        self.title.setToolTip(tooltip([f"{head}: {about}", hint, *([drag] if block else [])]))
        if self._free != free:
            self._free, self._mode = free, None
            self.units.setVisible(self._free)
        self.units.setValue(units)
        self.units.setAccessibleName(tr("Neurons of layer {title}", title=title))
        self.units.setToolTip(tooltip([tr("How many neurons the layer has."), REBUILDS]))
        shown = first is not None and first.layers is None
        if self._active != shown:
            self._active, self._mode = shown, None
        self.remove.setEnabled(bool(block))
        if shown:
            kind = type(activation_of(block))
            self.activation.setCurrentIndex(self._kinds.index(kind))
            self.activation.setAccessibleName(tr("Activation of layer {title}", title=title))
            self.activation.setToolTip(tooltip(item_lines(kind)))
        self._arrange()

    def stops(self) -> list[QWidget]:
        """The controls in the order in which Tab goes through them."""
        return [self.title, self.units.field, self.activation, self.remove, self.more]

    def set_theme(self, theme: Theme) -> None:
        """Take the sizes of another look."""
        self._em = theme.base_px
        self.activation.setMaximumWidth(COMBO_EMS * self._em)
        self._mode = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the parts where there is room for them."""
        ems = self.width() / self._em
        wanted, output = arrangement_for(ems), not self._block
        state = (wanted, ems >= wanted.removable, output)
        if state == self._mode:
            return
        self._mode = state
        for button in (self.units.less, self.units.more):
            button.setVisible(wanted.steps)
        # The name of the output layer needs the room more than the way to its settings.
        self.more.setVisible(wanted.counted or not (output or wanted.bare))
        self.activation.setVisible(self._active and not wanted.bare)
        self.remove.setVisible(ems >= wanted.removable and not output)
        self.activation.setStyleSheet("" if wanted.arrow else NO_ARROW)
        self.units.field.reserve(("888",) if wanted.steps else ("88",))
        self.units.setVisible(self._free and wanted.counted)
        parts: dict[str, QWidget] = {
            "title": self.title,
            "units": self.units,
            "activation": self.activation,
            "remove": self.remove,
            "more": self.more,
        }
        for name, cell in wanted.cells.items():
            self._grid.removeWidget(parts[name])
            self._grid.addWidget(parts[name], *cell)
        for column, share in enumerate(wanted.shares):
            self._grid.setColumnStretch(column, share)

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
