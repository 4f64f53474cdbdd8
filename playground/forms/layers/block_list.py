"""A stack of layers as cards, one for each block, and the buttons that add another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from engine.network.blocks import Layers, blocks_in
from engine.network.layer_edits import (
    STARTS,
    add_block,
    duplicate_block,
    move_block,
    parameter_counts,
    remove_block,
    with_block,
)
from engine.network.layers import DEEPEST, Layer, fitted
from engine.specs.paths import joined
from playground.forms.field import retire, sign_icon
from playground.forms.layers.layer_card import LayerCard
from playground.look.tokens import Theme
from playground.words.mnemonics import keep_marked
from playground.words.numbers import number
from playground.words.settings import REBUILDS, item_lines, label_of_kind, tooltip
from playground.words.translate import tr


class BlockList(QWidget):
    """One card per block; one at a time is open. `edited` carries the new layers.

    Cards are numbered as by `blocks_in`, from 0. Residual blocks in an edited
    stack are made to fit, so that no edit elsewhere breaks them. `around` is how many residual
    blocks this list is inside of: there the last weights must give back what comes in.
    """

    edited = Signal(object)
    opened = Signal(bool)

    def __init__(
        self,
        path: str,
        theme: Theme,
        level: str,
        around: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._path, self._theme, self._level = path, theme, level
        self._around = around
        self._layers: Layers = ()
        self._fan_in, self._most = 1, 0
        self.cards: list[LayerCard] = []
        self.add = self._make_add()
        self.kinds = self._make_kinds()
        adding = QHBoxLayout()
        adding.setSpacing(4)
        adding.addWidget(self.add, 1)
        adding.addWidget(self.kinds)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(adding)

    def set_value(self, layers: Layers, fan_in: int, most: int) -> None:
        """Show these layers, which get `fan_in` numbers and may be `most`, without emitting."""
        if (layers, fan_in, most) != (self._layers, self._fan_in, self._most):
            self._layers, self._fan_in, self._most = layers, fan_in, most
            self._show()

    def set_level(self, level: str) -> None:
        """Show the knobs up to this level."""
        self._level = level
        for card in self.cards:
            card.set_level(level)

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self._theme = theme
        self.add.setIcon(sign_icon(theme))
        for card in self.cards:
            card.set_theme(theme)

    def opened_card(self) -> int | None:
        """The number of the open card."""
        return next((i for i, card in enumerate(self.cards) if card.is_open()), None)

    def open_only(self, chosen: QWidget | None) -> None:
        """Close every card but this one."""
        for card in self.cards:
            if card.is_open() != (card is chosen):
                card.set_open(card is chosen)

    def _show(self) -> None:
        """Bring the cards to the layers at hand."""
        layers, fan_in, most = self._layers, self._fan_in, self._most
        blocks = blocks_in(layers)
        while len(self.cards) > len(blocks):
            retire(self.cards.pop())
        while len(self.cards) < len(blocks):
            self.cards.append(self._card(len(self.cards)))
        room = most - len(layers)
        bound = [i for i, block in enumerate(blocks) if block[0].units is not None]
        last_weights = bound[-1] if bound and self._around else None
        for i, (card, block) in enumerate(zip(self.cards, blocks, strict=True)):
            (count,), width = parameter_counts([block], fan_in)
            allowed = {"up": i > 0, "down": i < len(blocks) - 1, "duplicate": room >= len(block)}
            names = frozenset({"remove", *(name for name, fits in allowed.items() if fits)})
            text = tr("{count:,} params", count=count) if i == 0 else number(count)
            card.set_block(block, text, fan_in, room, names, follows=i == last_weights)
            fan_in = width
        self.add.setEnabled(len(add_block(layers)) <= most)
        for kind, action in self.actions_of.items():
            added = add_block(layers, kind)
            deepest = self._around + added[len(layers)].depth
            action.setEnabled(len(added) <= most and deepest <= DEEPEST)
        self.kinds.setEnabled(any(action.isEnabled() for action in self.actions_of.values()))

    def _card(self, index: int) -> LayerCard:
        path = joined(self._path, index)
        card = LayerCard(path, self._theme, self._level, self._list_inside, self)
        card.opened.connect(lambda on: self._on_opened(card, on))
        card.edited.connect(lambda block: self._submit(with_block(self._layers, index, block)))
        card.asked.connect(lambda action: self._on_asked(index, action))
        self._column.insertWidget(index, card)
        return card

    def _list_inside(self, path: str, parent: QWidget) -> BlockList:
        """The list of what is inside a residual block of this one."""
        return BlockList(path, self._theme, self._level, self._around + 1, parent)

    def _on_opened(self, card: LayerCard, on: bool) -> None:
        self.open_only(card if on else None)
        self.opened.emit(on)

    def _on_asked(self, index: int, action: str) -> None:
        layers, count = self._layers, len(self.cards)
        if action == "duplicate":
            self._submit(duplicate_block(layers, index))
        elif action == "remove":
            self._submit(remove_block(layers, index))
            self.open_only(None)
            near = self.cards[min(index, len(self.cards) - 1)].head if self.cards else self.add
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            to = index + (-1 if action == "up" else 1)
            self._submit(move_block(layers, index, to))
            # The buttons travel with their layer, so that it can be moved on and on.
            if len(self.cards) == count and to < count:
                self.open_only(self.cards[to])
                self.cards[to].focus_button(action)

    def _submit(self, layers: Layers) -> None:
        self._layers = fitted(layers, self._fan_in)
        # What was asked for may not have fitted: then the cards show again what there is.
        self._show()
        self.edited.emit(self._layers)

    @Slot()
    def _on_add(self) -> None:
        self._submit(add_block(self._layers))

    def _make_add(self) -> QPushButton:
        inside = self._around > 0
        add = QPushButton(tr("+ add layer inside") if inside else tr("+ add layer"), self)
        add.setObjectName(f"{self._path}.add")
        add.setProperty("dashed", True)
        add.setAccessibleName(tr("Add layer inside the block") if inside else tr("Add layer"))
        add.setToolTip(tooltip([tr("One more hidden layer, set as the last one is."), REBUILDS]))
        add.setAccessibleDescription(tr(REBUILDS))
        # The mark of what rebuilds stands after the words here as everywhere.
        add.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        add.setIcon(sign_icon(self._theme))
        add.clicked.connect(self._on_add)
        return add

    def _make_kinds(self) -> QToolButton:
        """The small button beside "add layer" that asks which kind."""
        kinds = QToolButton(self)
        kinds.setObjectName(f"{self._path}.add_kind")
        kinds.setAccessibleName(tr("Choose the kind of layer to add"))
        kinds.setToolTip(tooltip([tr("Add a layer of another kind."), REBUILDS]))
        kinds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(kinds)
        keep_marked(menu)
        menu.setToolTipsVisible(True)
        self.actions_of = {kind: self._action(kind, menu) for kind in STARTS}
        kinds.setMenu(menu)
        return kinds

    def _action(self, kind: type[Layer], menu: QMenu) -> QAction:
        action = QAction(label_of_kind(kind), menu)
        action.setToolTip(tooltip(item_lines(kind)))
        action.triggered.connect(lambda: self._submit(add_block(self._layers, kind)))
        menu.addAction(action)
        return action
